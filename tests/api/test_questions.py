"""A question in Python has the answer of its command, byte for byte, on the shipped log and on the starter."""

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import FOLDER, HEADER, a_folder, a_log, run
from tests.lines import EXAMPLE
from timeline import check, open_log
from timeline.api.answers import Answer
from timeline.api.log import OpenLog
from timeline.dates import DateError
from timeline.errors import LogFaulty, LogNotFound, LogUnreadable, WriteRefused, WrongUsage
from timeline.index.damage import IndexDamaged
from timeline.query.question import KEYWORDS
from timeline.starter import starter_text

DAY = "2025-03-18"
Ask = Callable[[OpenLog], Answer[Any, Any]]


@pytest.fixture(autouse=True)
def _shared_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(FOLDER / "cache"))  # that of the commands
    monkeypatch.delenv("TIMELINE_LOG", raising=False)


@pytest.fixture(scope="module")
def starter() -> str:
    return a_log(starter_text(2026))


QUESTIONS: list[tuple[str, Ask, list[str]]] = [
    ("list", lambda log: log.chronology(), ["list"]),
    ("events", lambda log: log.events(), ["list", "--only", "events"]),
    (
        "options",
        lambda log: log.chronology("type:law,forces or text:bridge", only="plans", limit=3, reverse=True),
        ["list", "type:law,forces or text:bridge", "--only", "plans", "--limit", "3", "--reverse"],
    ),
    (
        "a period",
        lambda log: log.chronology(since="2024-09", until="2025"),
        ["list", "--from", "2024-09", "--to", "2025"],
    ),
    (
        "days",
        lambda log: log.events(since=datetime.date(2024, 9, 1), until=datetime.date(2025, 3, 1), certain=True),
        ["list", "--only", "events", "--from", "2024-09-01", "--to", "2025-03-01", "--certain"],
    ),
    (
        "several",
        lambda log: log.events(type=["law", "report,forces"]),
        ["list", "--only=events", "-t", "law", "-t", "report,forces"],
    ),
    (
        "slack",
        lambda log: log.events(on="early 2024", slack="30d", exact=True),
        ["list", "--only", "events", "--on", "early 2024", "--slack", "30d", "--exact"],
    ),
    (
        "queries",
        lambda log: log.events(query=["type:law", "type:report"]),
        ["list", "--only=events", "-q", "type:law", "-q", "type:report"],
    ),
    ("search", lambda log: log.search("bridge or mission", limit=4), ["search", "bridge or mission", "--limit", "4"]),
    ("changes", lambda log: log.changes("2024-09-01", "2025-03-18"), ["changes", "2024-09-01", "2025-03-18"]),
    ("changes until now", lambda log: log.changes("2024-09-01"), ["changes", "2024-09-01"]),
    ("logged", lambda log: log.changes("2024-01-01", added=True), ["changes", "2024-01-01", "--added"]),
    ("state", lambda log: log.state("2024-12-31"), ["state", "2024-12-31"]),
    (
        "a vague state",
        lambda log: log.state("end of 2024", status="stated"),
        ["state", "end of 2024", "--status", "stated"],
    ),
    ("plans", lambda log: log.plans(), ["plans"]),
    (
        "some plans",
        lambda log: log.plans(
            verdict=["pending", "unknown,met"], kind="commitment", due_before="2027", against="2025-06"
        ),
        [
            "plans",
            "--verdict",
            "pending,unknown",
            "--verdict",
            "met",
            "--kind",
            "commitment",
            "--due-before",
            "2027",
            "--against",
            "2025-06",
        ],
    ),
    ("figures", lambda log: log.figures(), ["figures"]),
    ("disputes", lambda log: log.disputes(), ["disputes"]),
    ("stats", lambda log: log.stats(), ["stats"]),
    (
        "counts",
        lambda log: log.stats(per="month", by="type", only="events"),
        ["stats", "--per", "month", "--by", "type", "--only", "events"],
    ),
    ("chart", lambda log: log.chart("type:law", by="plan"), ["chart", "type:law", "--by", "plan"]),
    ("actors", lambda log: log.vocabulary("actors"), ["actors"]),
    ("places", lambda log: log.vocabulary("places", type="law"), ["places", "--type", "law"]),
    ("types", lambda log: log.vocabulary("types"), ["types"]),
    ("sources", lambda log: log.vocabulary("sources"), ["sources"]),
    ("views", lambda log: log.vocabulary("views"), ["views"]),
]


@pytest.mark.parametrize("which", ["shipped", "starter"])
@pytest.mark.parametrize(("ask", "words"), [case[1:] for case in QUESTIONS], ids=[case[0] for case in QUESTIONS])
def test_the_answer_is_that_of_the_command(ask: Ask, words: list[str], which: str, starter: str) -> None:
    name = str(EXAMPLE) if which == "shipped" else starter
    answer = ask(open_log(name, as_of=DAY))
    asked = [*words, "--log", name, "--as-of", DAY]
    assert answer.to_json() == run(*asked, "--format", "json").out
    assert answer.to_dict() == json.loads(answer.to_json())
    assert answer.text("md") == run(*asked, "--format", "md").out
    printed = run(*asked, "--format", "csv").out
    assert answer.text("csv") == printed
    assert len(answer.table()) == len([*csv.reader(io.StringIO(printed))]) - 1
    assert answer.text(width=100) == run(*asked).out


IDS = {
    "shipped": ["us-iraq-announce-mission-end", "cbp-2025", "actor:islamic-state"],
    "starter": ["bridge-reopens", "cost-2025"],
}


@pytest.mark.parametrize("which", IDS)
def test_entries_in_full_are_those_of_the_command(which: str, starter: str) -> None:
    name = str(EXAMPLE) if which == "shipped" else starter
    log = open_log(name, as_of=DAY)
    assert (
        log.show(*IDS[which]).to_json()
        == run("show", *IDS[which], "--log", name, "--as-of", DAY, "--format", "json").out
    )
    assert [card.entry for card in log.show(*IDS[which])] == [log.entry(one) for one in IDS[which]]


def test_changes_since_a_source_and_figures_of_a_subject() -> None:
    log = open_log(str(EXAMPLE), as_of=DAY)
    asked = ("--log", str(EXAMPLE), "--as-of", DAY, "--format", "json")
    assert log.changes_since_source("carnegie-2023", country="IQ").to_json() == (
        run("changes", "--since", "carnegie-2023", "--country", "IQ", *asked).out
    )
    assert log.figures("us-forces", exact=True).to_json() == run("figures", "us-forces", "--exact", *asked).out


FILTERS = {
    "region": "sahel",
    "country": "Iraq",
    "actor": "Daesh",
    "about": "Turkey",
    "type": "power,forces",
    "since": "2024",
    "until": "2024-06",
    "on": "early 2024",
    "known_from": "2024",
    "known_to": "2024",
    "tag": "iraq-drawdown",
    "source": "cbp-2025",
    "status": "reported,denied",
    "text": "prison",
}


def test_each_filter_has_the_name_of_its_option() -> None:
    assert set(FILTERS) == set(KEYWORDS)
    other = {"since": "--from", "until": "--to", "known_from": "--known-from", "known_to": "--known-to"}
    assert {name: row.option for name, row in KEYWORDS.items()} == {
        name: other.get(name, f"--{name}") for name in FILTERS
    }


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_means_what_its_option_means(name: str) -> None:
    answer = open_log(str(EXAMPLE), as_of=DAY).chronology(**{name: FILTERS[name]})  # type: ignore[arg-type]
    words = ["list", KEYWORDS[name].option, FILTERS[name], "--log", str(EXAMPLE), "--as-of", DAY]
    assert answer.to_json() == run(*words, "--format", "json").out
    assert len(answer) == len([*answer]) > 0


def test_the_faults_of_a_log_are_those_of_check(starter: str) -> None:
    for name in (str(EXAMPLE), starter, a_log(HEADER + "events:\n  - {id: a, date: 2024-13, title: A, type: other}\n")):
        answer = check(name)
        assert answer.to_json() == run("check", "--log", name, "--format", "json").out
        assert len(answer) == len(answer.errors) + len(answer.warnings)
    assert open_log(starter).check().to_json() == run("check", "--log", starter, "--format", "json").out


LOG = """
timeline: {title: A log, covers: 2024/2025-12-31}
sources:
  daily: {title: A paper, publisher: The Daily, date: 2025-01-02}
events:
  - {id: first, date: 2024-03-04, title: The first, type: other, places: [IQ], sources: [{ref: daily, at: page 1}]}
  - {id: vague, date: spring 2024, title: The vague, type: law, places: [SY]}
  - {id: lasting, date: 2024-05/.., title: The lasting, type: other}
  - {id: later, date: 2024-06-01, known: 2030-01-01, title: The later, type: other}
"""


def test_an_event_is_a_row_with_date_title_and_sources() -> None:
    vague, first = open_log(a_log(LOG), as_of="2025-12-31").events(until="2024-04")
    assert (first.id, first.title, str(first.date), first.match.name) == ("first", "The first", "4 Mar 2024", "CERTAIN")
    assert [(one.ref, one.at) for one in first.sources] == [("daily", "page 1")]
    assert (vague.id, str(vague.date), vague.match.name) == ("vague", "spring 2024", "POSSIBLE")
    assert (vague.date.earliest_day, vague.date.latest_day) == (datetime.date(2024, 3, 1), datetime.date(2024, 5, 31))


def test_an_open_side_of_a_date_has_no_day() -> None:
    (lasting,) = open_log(a_log(LOG), as_of="2025-12-31").events(text="lasting")
    assert (lasting.date.earliest_day, lasting.date.latest_day) == (datetime.date(2024, 5, 1), None)


def test_notes_are_the_sentences_below_the_answer() -> None:
    name = a_log(LOG)
    answer = open_log(name, as_of="2025-12-31").events(since="2027", country="Iraq")
    said = run(
        "list", "--only=events", "--from=2027", "-c=Iraq", "--as-of=2025-12-31", "--format=csv", "--log", name
    ).err
    assert said == "".join(f"note: {note}\n" for note in answer.notes)
    assert "not followed: the question reaches beyond 2025-12-31" in answer.notes[0]


def test_what_becomes_known_later_is_noted_where_no_day_is_given() -> None:
    name = a_log(LOG)
    assert [note.partition(";")[0] for note in open_log(name).notes] == ["1 entry becomes known only after today"]
    assert open_log(name, as_of="2025-12-31").notes == ()
    assert len(open_log(name, as_of=datetime.date(2030, 1, 1)).events()) == 4


def test_as_of_is_the_last_day_of_its_date() -> None:
    assert open_log(a_log(LOG), as_of="February 2025").as_of == datetime.date(2025, 2, 28)


def test_several_logs_are_asked_together() -> None:
    log = open_log(a_log(LOG), a_log(LOG.replace("first", "another")), as_of="2025-12-31")
    assert [row.id for row in log.events(on="2024-03-04", certain=True)] == ["first", "another"]


def test_without_a_name_it_is_the_log_of_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder()
    monkeypatch.chdir(folder)
    with pytest.raises(LogNotFound):
        open_log()
    a_log(LOG, folder)
    assert [row.id for row in open_log().events(limit=1)] == ["vague"]
    monkeypatch.setenv("TIMELINE_LOG", a_log(LOG.replace("vague", "other")))
    assert [row.id for row in open_log().events(limit=1)] == ["other"]
    assert [row.id for row in open_log(Path("events.yaml")).events(limit=1)] == ["vague"]


WRONG: list[tuple[Callable[[OpenLog], object], list[str]]] = [
    (lambda log: log.events(country="Irak"), ["list", "--country", "Irak"]),
    (lambda log: log.events("country:Irak"), ["list", "country:Irak"]),
    (lambda log: log.events(since="last"), ["list", "--from", "last"]),
    (lambda log: log.chronology(slack="far"), ["list", "--slack", "far"]),
    (lambda log: log.show("frist"), ["show", "frist"]),
    (lambda log: log.changes("2025", "2024"), ["changes", "2025", "2024"]),
    (lambda log: log.changes_since_source("weekly"), ["changes", "--since", "weekly"]),
    (lambda log: log.state("since 2014"), ["state", "since 2014"]),
    (lambda log: log.plans(verdict="late"), ["plans", "--verdict", "late"]),
    (lambda log: log.search(""), ["search"]),
    (lambda log: log.stats(only="sources"), ["stats", "--only", "sources"]),
]


@pytest.mark.parametrize(("ask", "words"), WRONG, ids=[" ".join(words) for _, words in WRONG])
def test_errors_are_those_of_the_command(ask: Callable[[OpenLog], object], words: list[str]) -> None:
    name = a_log(LOG)
    with pytest.raises((WrongUsage, DateError)) as raised:
        ask(open_log(name, as_of="2025-12-31"))
    said = run(*words, "--log", name, "--as-of", "2025-12-31")
    assert said.code == 2
    assert said.err.splitlines()[0] == f"error: {raised.value}"


def test_a_filter_that_is_none_is_named_with_the_nearest() -> None:
    with pytest.raises(WrongUsage, match="no filter is called 'contry'; did you mean 'country'"):
        open_log(a_log(LOG)).events(contry="Iraq")
    with pytest.raises(WrongUsage, match="country is a text, not 5"):
        open_log(a_log(LOG)).events(country=5)  # type: ignore[arg-type]


def test_a_log_with_errors_is_not_opened() -> None:
    with pytest.raises(LogFaulty) as raised:
        open_log(a_log(LOG.replace("date: 2024-03-04", "date: 2024-13-04")))
    assert [problem.entry for problem in raised.value.problems if problem.severity == "error"] == ["first"]
    with pytest.raises(LogUnreadable):
        open_log(str(a_folder() / "nothing.yaml"))


def test_an_answer_is_saved_whole_by_its_ending() -> None:
    name, folder = a_log(LOG), a_folder()
    answer = open_log(name, as_of="2025-12-31").events()
    for ending in ("md", "html", "csv", "json", "jsonl", "txt"):
        answer.save(str(folder / f"answer.{ending}"))
        done = run(
            "list",
            "--only",
            "events",
            "--log",
            name,
            "--as-of",
            "2025-12-31",
            "--output",
            str(folder / f"other.{ending}"),
        )
        assert done.code == 0
        assert (folder / f"answer.{ending}").read_bytes() == (folder / f"other.{ending}").read_bytes()
    answer.save(str(folder / "answer.xlsx"))
    assert (folder / "answer.xlsx").read_bytes()[:2] == b"PK"


def test_what_cannot_be_saved_is_refused() -> None:
    name, folder = a_log(LOG), a_folder()
    before = Path(name).read_bytes()
    answer = open_log(name, as_of="2025-12-31").events()
    with pytest.raises(WrongUsage, match="does not tell how to write it"):
        answer.save(name)
    link = folder / "answer.json"
    link.symlink_to(name)
    with pytest.raises(WriteRefused):
        answer.save(str(link))
    with pytest.raises(WriteRefused):
        answer.save(str(folder / "no" / "answer.md"))
    with pytest.raises(WrongUsage, match="'ods' is none of the formats"):
        answer.text("ods")
    with pytest.raises(WrongUsage, match="docx is a file for another program"):
        answer.text("docx")
    assert Path(name).read_bytes() == before


def test_a_chart_is_drawn() -> None:
    drawn = open_log(a_log(LOG), as_of="2025-12-31").chart().text("svg")
    assert "The lasting" in drawn
    assert drawn.lstrip().startswith("<")


def test_an_answer_stays_while_its_log_changes() -> None:
    name = a_log(LOG)
    log = open_log(name, as_of="2025-12-31")
    before = log.events()
    held: Iterator[object] = iter(before)
    next(held)
    Path(name).write_text(LOG.replace("The vague", "Another title"), encoding="utf-8")
    assert next(row.title for row in log.events()) == "The vague"
    log.refresh()
    assert next(row.title for row in log.events()) == "Another title"
    assert next(row.title for row in before) == "The vague"
    assert len([*held]) == 2


def test_a_log_that_cannot_be_read_again_stays_as_it_was() -> None:
    name = a_log(LOG)
    log = open_log(name, as_of="2025-12-31")
    Path(name).write_text(LOG.replace("2024-03-04", "2024-13-04"), encoding="utf-8")
    with pytest.raises(LogFaulty):
        log.refresh()
    assert len(log.events()) == 3


REFUSED: list[tuple[Callable[[OpenLog], object], str]] = [
    (lambda log: log.chronology(only="event"), "only is not 'event'; did you mean 'events'?"),  # type: ignore[arg-type]
    (lambda log: log.events(limit=0), "limit is not 0; give 1 or more"),
    (lambda log: log.search("first", limit=-1), "limit is not -1; give 1 or more"),
    (lambda log: log.stats(per="week"), "per is not 'week'; it may be year, quarter, month"),  # type: ignore[arg-type]
    (lambda log: log.stats(by="places"), "by is not 'places'; did you mean 'place'?"),  # type: ignore[arg-type]
    (lambda log: log.chart(by="day"), "by is not 'day'; it may be kind, actor, place, plan"),  # type: ignore[arg-type]
    (lambda log: log.vocabulary("actor"), "which is not 'actor'; did you mean 'actors'?"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("ask", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_a_choice_that_is_none_is_refused(ask: Callable[[OpenLog], object], sentence: str) -> None:
    with pytest.raises(WrongUsage) as raised:
        ask(open_log(a_log(LOG)))
    assert str(raised.value) == sentence


def test_a_damaged_cache_is_given_up_and_the_log_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    name = a_log(LOG)
    open_log(name)
    log = open_log(name, as_of="2025-12-31")
    found, times = log.workspace, 0

    class Damaged:
        def __getattr__(self, attribute: str) -> Any:
            nonlocal times
            times += 1
            raise IndexDamaged("a row is not the same in both copies")

    monkeypatch.setattr(log, "_workspace", Damaged())
    assert len(log.state("2024-06-01").value.ongoing) == 1
    assert (times, log.workspace is found) == (1, False)


def test_a_cache_that_is_damaged_while_an_answer_is_read_is_named() -> None:
    class Broken(Answer[None, int]):
        def members(self) -> Iterator[int]:
            yield 1
            raise IndexDamaged("a row is not the same in both copies", "/nowhere/index.sqlite")

    answer = iter(Broken(None, ()))
    assert next(answer) == 1
    with pytest.raises(LogUnreadable, match="this cache of the log is damaged; open the log again: it is read anew"):
        next(answer)
