"""Names of an actor over time: every name is found; an entry prints the one that it certainly had at its time."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import a_log, answer, problems_of, run, unescaped, workspace_of
from timeline.dates import parse
from timeline.folding import spellings
from timeline.index.opening import load_log
from timeline.log.memberships import lies_inside
from timeline.query.question import Question
from timeline.reports.search import search

LOG = """
timeline: {title: T, covers: 2011/2025-03-18}
sources: {s: {title: Report, publisher: Press, date: 2018-01-05}}
actors:
  hts:
    name: Hayat Tahrir
    aliases: [HTS]
    names:
      - {name: Nusra Front, during: 2012/2016-07-27, sources: [s], note: as it called itself}
      - {name: Fatah al-Sham, during: 2016-07-28/2017-01}
  un: {name: UN team, names: [{name: Old panel, during: 2010/2014-06}]}
events:
  - {id: early, date: 2012-06, title: A pledge, type: statement, actors: [hts], sources: [s]}
  - {id: sure, date: 2013-04-10, title: A split, type: statement, actors: [hts], places: [SY], sources: [s]}
  - {id: late, date: 2018, title: A battle, type: battle, actors: [hts, un], sources: [s]}
plans:
  - {id: promise, title: They leave, kind: commitment, announced: 2016-08, by: [hts], to: [un], deadline: 2017-06,
     sources: [s], revisions: [{date: 2017-05, deadline: 2018-06, sources: [s]}]}
  - {id: lent, title: They stay, kind: intention, announced: {event: sure}, by: [hts], sources: [s]}
figures:
  - {id: men, subject: hts, measure: fighters, unit: people, as_of: 2013-05, low: 5000, by: un, sources: [s]}
"""

# During 2012/2016-07-27: it began some day of 2012 and ended on 27 July 2016, so it held for certain from the last day
# of 2012 to that day.
INSIDE = [
    ("2012", "2012/2016-07-27", False),
    ("2012-06", "2012/2016-07-27", False),
    ("2012-12-30", "2012/2016-07-27", False),
    ("2012-12-31", "2012/2016-07-27", True),
    ("2013", "2012/2016-07-27", True),
    ("2016-07-27", "2012/2016-07-27", True),
    ("2016-07", "2012/2016-07-27", False),
    ("2016-07-28", "2012/2016-07-27", False),
    ("2013?", "2012/2016-07-27", False),
    ("2013~", "2012/2016-07-27", False),
    ("2013-05/2014", "2012/2016-07-27", True),
    ("2013-05/2017", "2012/2016-07-27", False),
    ("2013-05/..", "2012/2016-07-27", False),
    ("2013/", "2012/2016-07-27", False),
    ("{2013,2015}", "2012/2016-07-27", True),
    ("{2013,2017}", "2012/2016-07-27", False),
    ("[2013..2015]", "2012/2016-07-27", True),
    ("[..2013]", "2012/2016-07-27", False),
    ("/..", "2012/2016-07-27", False),
    ("2016", "2012/2017-01", True),  # the end lies in January 2017, at the earliest on its first day
    ("2017-01-01", "2012/2017-01", True),
    ("2017-01-02", "2012/2017-01", False),
    ("2030", "2017/..", True),
    ("2017-06", "2017/..", False),
    ("2018-05/..", "2017/..", True),
    ("2018", "2017/", False),  # how long is not known
    ("2010", "../2012-03-31", True),
    ("../2011", "../2012-03-31", True),
    ("2010", "/2012-03-31", False),
    ("2012-03-31", "/2012-03-31", True),
    ("2014", "2013~/2016", False),  # the source is not sure of the time itself
    ("2014-05", "2014", False),  # one day of 2014, which is no time that it lasted
    ("2014-05-06", "2014-05-06", True),
]


@pytest.mark.parametrize(("when", "during", "inside"), INSIDE)
def test_a_date_lies_certainly_inside(when: str, during: str, inside: bool) -> None:
    assert lies_inside(parse(when), parse(during)) is inside


@given(*[st.integers(min_value=2000, max_value=2020)] * 4, st.booleans())
def test_inside_is_every_reading_of_both(first: int, second: int, third: int, fourth: int, open_end: bool) -> None:
    """Held by hand: for all starts in the first year and all ends in the last, each day of the date lies between."""
    begin, end = sorted((first, second))
    low, high = sorted((third, fourth))
    during = f"{begin}/.." if open_end else f"{begin}/{end}"
    date = f"{low}" if low == high else f"{low}/{high}"
    expected = begin < low and (open_end or high < end)
    assert lies_inside(parse(date), parse(during)) is expected


PRINTED = {
    "early": ["Hayat Tahrir"],
    "sure": ["Nusra Front"],
    "late": ["Hayat Tahrir", "UN team"],
    "promise": ["Fatah al-Sham", "UN team"],
    "lent": ["Nusra Front"],
}


FORMER = {"Nusra Front", "Fatah al-Sham", "Old panel"}


@pytest.mark.parametrize("entry", PRINTED)
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_list_prints_the_name_of_the_time(entry: str, form: str) -> None:
    done = run("list", f"id:{entry}", "--log", a_log(LOG), "--format", form)
    assert done.code == 0, done.err
    out = unescaped(done.out)
    for name in PRINTED[entry]:
        assert name in out
    assert not any(name in out for name in FORMER.difference(PRINTED[entry]))
    assert ("Hayat Tahrir" in out) is ("Hayat Tahrir" in PRINTED[entry])


def test_tables_have_the_same_names_and_json_keeps_ids() -> None:
    path = a_log(LOG)
    rows = csv.DictReader(io.StringIO(run("list", "--log", path, "--format", "csv").out))
    assert {row["id"]: row["actor_names"].split("; ") for row in rows} == PRINTED
    rows = csv.DictReader(io.StringIO(run("plans", "--log", path, "--format", "csv").out))
    assert [(row["by_names"], row["to_names"]) for row in rows if row["id"] == "promise"] == [
        ("Fatah al-Sham", "UN team")
    ]
    listed = json.loads(run("list", "--only", "events", "--log", path, "--format", "json").out)["events"]
    assert [event["actors"] for event in listed] == [["hts"], ["hts"], ["hts", "un"]]


EVERYWHERE: list[tuple[tuple[str, ...], str]] = [
    (("plans", "--all"), "They leave"),
    (("state", "2017-02"), "They leave"),
    (("changes", "2016-07", "2016-09"), "They leave"),
    (("search", "leave"), "They leave"),
    (("show", "promise"), "They leave"),
]


@pytest.mark.parametrize(("arguments", "title"), EVERYWHERE)
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_answer_prints_the_name_of_a_plans_announcement(
    arguments: tuple[str, ...], title: str, form: str
) -> None:
    done = run(*arguments, "--log", a_log(LOG), "--as-of", "2025-01-01", "--format", form)
    assert done.code == 0, done.err
    out = unescaped(done.out)
    assert title in out.replace("**", "").replace("<strong>", "").replace("</strong>", "")
    assert "Fatah al-Sham" in out
    assert "Hayat Tahrir" not in out.replace("A battle", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("plans", "--format", "ics"),
        ("list", "--format", "timelinejs"),
        ("page",),
    ],
)
def test_calendars_slides_and_pages_print_it_too(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--log", a_log(LOG))
    assert done.code == 0, done.err
    assert "Fatah al-Sham" in done.out.replace("\r\n ", "")


@pytest.mark.parametrize("form", ["text", "md", "html"])
@pytest.mark.parametrize("arguments", [("figures",), ("show", "men"), ("state", "2013-06-01"), ("search", "fighters")])
def test_a_figure_prints_the_names_of_its_time(arguments: tuple[str, ...], form: str) -> None:
    done = run(*arguments, "--log", a_log(LOG), "--format", form)
    assert done.code == 0, done.err
    out = unescaped(done.out)
    assert "Nusra Front" in out
    assert "Old panel" in out
    assert "Hayat Tahrir" not in out


def test_figures_of_two_times_of_an_actor_stand_under_its_usual_name() -> None:
    more = "  - {id: more, subject: hts, measure: fighters, unit: people, as_of: 2018, low: 1, by: un, sources: [s]}\n"
    out = run("figures", "--log", a_log(LOG + more)).out
    assert "Hayat Tahrir: fighters" in out
    assert "Nusra Front" not in out
    rows = list(csv.DictReader(io.StringIO(run("figures", "--log", a_log(LOG + more), "--format", "csv").out)))
    assert [(row["id"], row["subject_name"], row["by_name"]) for row in rows] == [
        ("men", "Nusra Front", "Old panel"),
        ("more", "Hayat Tahrir", "UN team"),
    ]


@pytest.mark.parametrize("name", ["hts", "HTS", "Hayat Tahrir", "nusra front", "Nusra-Front", "FATAH AL SHAM"])
def test_every_name_is_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    everything = {"early", "sure", "late", "promise:announced", "promise:moved", "promise:deadline", "lent:announced"}
    for as_of in ("2025-01-01", "2018-12-31"):
        workspace = workspace_of(LOG, as_of=as_of)
        assert set(answer(workspace, actors=(name,))) == everything
        assert set(answer(workspace, query=f'about:"{name}"')) == everything
    assert load_log(a_log(LOG)).log.actors.named(spellings(name)) == ("hts",)


def test_words_and_search_find_a_former_name_in_entries_of_any_time() -> None:
    workspace = workspace_of(LOG)
    assert {"early", "sure", "late"} <= set(answer(workspace, texts=("nusra",)))
    found = search(workspace, Question(query="nusra"))
    names = {hit.entry.id: [named.name for named in hit.names] for hit in found.hits}
    assert names["late"] == ["Nusra Front"]
    out = run("search", "nusra id:late", "--log", a_log(LOG)).out
    assert "Hayat Tahrir (Nusra Front)" in out


def test_actors_lists_the_names_with_their_time() -> None:
    path = a_log(LOG)
    out = " ".join(run("actors", "--log", path, COLUMNS="160").out.split())
    assert "Nusra Front (2012 – 27 Jul 2016)" in out
    rows: Any = json.loads(run("actors", "--log", path, "--format", "json").out)["actors"]
    assert [(name["name"], name["during"]["edtf"]) for name in rows[0]["names"]] == [
        ("Nusra Front", "2012/2016-07-27"),
        ("Fatah al-Sham", "2016-07-28/2017-01"),
    ]
    table = list(csv.DictReader(io.StringIO(run("actors", "--log", path, "--format", "csv").out)))
    assert table[0]["names"] == "Nusra Front; Fatah al-Sham"
    assert table[0]["names_during"] == "2012/2016-07-27; 2016-07-28/2017-01"
    card = run("show", "hts", "--log", path).out
    assert "Nusra Front, 2012 – 27 Jul 2016" in card
    whole: Any = json.loads(run("show", "hts", "--log", path, "--format", "json").out)["entries"][0]
    assert whole["names"][0]["name"] == "Nusra Front"
    assert whole["names"][0]["note"] == "as it called itself"
    assert whole["names"][0]["sources"][0]["ref"] == "s"


def test_a_name_that_came_later_is_not_known_yet() -> None:
    """As of 2015 nobody knew of the name of 2016, nor that the one of 2012 would end."""
    (actor, _) = workspace_of(LOG, as_of="2015-01-01").logs[0].actors.values()
    assert [(name.name, name.during.edtf) for name in actor.names] == [("Nusra Front", "2012/..")]


def test_a_source_that_only_a_name_cites_is_used() -> None:
    text = LOG.replace("sources: [s], note", "sources: [t], note").replace(
        "sources: {s:", "sources: {t: {title: Other}, s:"
    )
    assert "unused-source" not in [p.code for p in problems_of(text)]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ("[{name: A, during: 2012/2014}, {name: B, during: 2014/2016}]", []),  # the change came some day of 2014
        ("[{name: A, during: 2012/2014-06-30}, {name: B, during: 2014-07-01/..}]", []),
        ("[{name: A, during: 2012/2014}, {name: B, during: 2013/2016}]", ["overlapping-names"]),
        ("[{name: A, during: 2012/..}, {name: B, during: 2015/..}]", ["overlapping-names"]),
        ("[{name: A, during: 2012/2015}, {name: A, during: 2017/2019}]", []),  # a name taken up again
        ("[{name: A, during: 2012}]", ["unprinted-name"]),
        ("[{name: A}]", ["missing-key"]),
        ("[{during: 2012/2014}]", ["missing-key"]),
        ("[{name: A, during: 2012/2014, until: 2015}]", ["unknown-key"]),
        ("[{name: A, during: soon}]", ["bad-date"]),
        ("[{name: A, during: 2012/2014, sources: [nobody]}]", ["unknown-source"]),
        ("A", ["expected-mapping"]),
        ("{name: A, during: 2012/2014}", []),
    ],
)
def test_what_check_says_of_names(names: str, codes: list[str]) -> None:
    text = f"actors: {{a: {{name: Usual, names: {names}}}}}\n"
    text += "events: [{id: e, date: 2014, title: E, type: other, actors: [a]}]\n"
    assert [p.code for p in problems_of(text) if p.code not in ("no-source", "unused-actor")] == codes
