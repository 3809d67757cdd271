"""Every filter, alone and with others: its results, and the messages for unknown values and empty answers."""

import csv
import io
from typing import Any

import pytest

from tests.helpers import a_log, answer, run, workspace_of
from timeline.dates import DateError
from timeline.errors import WrongUsage
from timeline.query.question import Question
from timeline.reports.chronology import chronology

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  cbp:   {title: Countering Daesh 2025, publisher: House of Commons Library, date: 2025-03-18}
  joint: {title: Joint statement, publisher: US Department of State, date: 2024-09-27}
  un:    {title: Report of the Secretary-General}
types: {base-closure: {name: Closure of a base, family: forces}}
actors:
  turkiye:        {name: Türkiye, aliases: [Turkey], country: TR}
  turkish-forces: {name: Turkish armed forces, country: TR}
  sna:            {name: Syrian National Army, part_of: turkish-forces}
  daesh:          {name: Islamic State, aliases: [Daesh, ISIS]}
  unami:          {name: UN Assistance Mission for Iraq}
events:
  - {id: strike, date: 2019-10-09, title: Air strikes on Ras al-Ayn, type: strike, places: [SY],
     actors: [turkish-forces], sources: [cbp], tags: [peace-spring]}
  - {id: sna-advance, date: 2019-10-12, title: The SNA advances, type: captured, places: [SY], actors: [sna],
     status: claimed, sources: [{ref: un, via: cbp}], summary: Fighters entered the town's centre.}
  - {id: ankara, date: 2020, title: Talks in Ankara, type: negotiation, places: [TR], sources: [un]}
  - {id: bombing, date: 2021-01-21, title: Bombing in Baghdad, type: attack, places: [IQ], actors: [daesh],
     sources: [cbp, un], tags: [baghdad, suicide-attack], disputed: [{field: title, value: x, sources: [joint]}]}
  - {id: closure, date: 2022, title: Air base closed, type: base-closure, places: [IQ], sources: [joint]}
  - {id: other, date: 2023, title: Something else, type: other, status: reported}
plans:
  - {id: leave, title: Forces leave Iraq, kind: commitment, announced: {event: closure}, by: [turkiye], to: [unami],
     deadline: 2025-09, places: [IQ], tags: [baghdad], revisions: [{date: 2024, note: put off, sources: [un]}]}
"""
PLAN = "leave:announced leave:moved leave:deadline"

FOUND = [
    ({"regions": ("Western Asia",)}, f"strike sna-advance ankara bombing closure {PLAN}"),
    ({"regions": ("Syria", "Turkey")}, "strike sna-advance ankara"),
    ({"countries": ("Iraq",)}, f"bombing closure {PLAN}"),
    ({"countries": ("irq", "SY")}, f"strike sna-advance bombing closure {PLAN}"),
    ({"actors": ("Turkish armed forces",)}, "strike sna-advance"),
    ({"actors": ("turkish-forces",), "exact": True}, "strike"),
    ({"actors": ("turkiye",)}, PLAN),  # who promised
    ({"actors": ("Turkiye",)}, PLAN),
    ({"actors": ("unami",)}, PLAN),  # and to whom
    ({"actors": ("isis", "sna")}, "sna-advance bombing"),
    ({"about": ("Turkey",)}, f"strike sna-advance ankara {PLAN}"),  # in Turkey, or by any actor of that country
    ({"about": ("TR",), "exact": True}, f"strike ankara {PLAN}"),
    ({"about": ("Iraq",)}, f"bombing closure {PLAN}"),
    ({"about": ("Daesh", "ankara")}, None),
    ({"about": ("Daesh", "Turkish armed forces")}, "strike sna-advance bombing"),
    ({"types": ("violence",)}, "strike bombing"),
    ({"types": ("violence", "territory")}, "strike sna-advance bombing"),
    ({"types": ("forces",)}, "closure"),  # a type of the log's own, by its family
    ({"types": ("Base closure",)}, "closure"),
    ({"types": ("other",)}, "other"),
    ({"types": ("diplomacy",)}, "ankara"),  # plans have no type: they are left out
    ({"tags": ("baghdad",)}, f"bombing {PLAN}"),
    ({"tags": ("Peace Spring", "suicide-attack")}, "strike bombing"),
    ({"sources": ("joint",)}, f"bombing closure {PLAN}"),  # also through a dispute, also through the event it names
    ({"sources": ("House of Commons Library",)}, "strike sna-advance bombing"),  # also by the document that cites it
    ({"sources": ("report of the secretary general",)}, f"sna-advance ankara bombing {PLAN}"),
    ({"statuses": ("claimed",)}, "sna-advance"),
    ({"statuses": ("Reported", "claimed")}, "sna-advance other"),
    ({"texts": ("air",)}, "strike closure"),  # words, from their beginning
    ({"texts": ("base air",)}, "closure"),
    ({"texts": ("fighter",)}, "sna-advance"),  # in the summary
    ({"texts": ("Turkey",)}, f"ankara {PLAN}"),  # in the names of places and actors
    ({"texts": ("TÜRKIYE",)}, f"ankara {PLAN}"),
    ({"texts": ("ras al ayn", "ankara")}, "strike ankara"),
    ({"texts": ("ntered",)}, ""),
    ({"texts": ("",)}, ""),
    ({"since": ("2021",), "countries": ("Iraq",)}, f"bombing closure {PLAN}"),
    ({"countries": ("Iraq",), "types": ("violence",)}, "bombing"),
    ({"countries": ("Iraq",), "types": ("territory",)}, ""),
    ({"about": ("Turkey",), "sources": ("un",), "until": ("2019",)}, "sna-advance"),
]


@pytest.mark.parametrize(("filters", "found"), FOUND)
def test_matches_of_filters(filters: dict[str, Any], found: str | None) -> None:
    workspace = workspace_of(LOG)
    if found is None:
        with pytest.raises(WrongUsage):
            answer(workspace, **filters)
    else:
        assert set(answer(workspace, **filters)) == set(found.split())


def test_without_filters_everything_is_found_and_certain() -> None:
    every = f"strike sna-advance ankara bombing closure other {PLAN}"
    assert answer(workspace_of(LOG)) == dict.fromkeys(every.split(), "certain")


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"regions": ("Syira",)}, "no place is called 'Syira'; did you mean 'Syria'"),
        ({"regions": ("Wester Africa",)}, "no place is called 'Wester Africa'; did you mean 'Western Africa'"),
        ({"regions": ("Xyzzy",)}, "no place is called 'Xyzzy'; 'timeline places' lists those that are used"),
        ({"countries": ("Irak",)}, "no country is called 'Irak'; did you mean 'Iraq'"),
        ({"countries": ("Western Africa",)}, "'Western Africa' is not a country; ask with --region 'Western Africa'"),
        ({"actors": ("Deash",)}, "no actor is called 'Deash'; did you mean 'daesh'"),
        ({"actors": ("Qwerty",)}, "no actor is called 'Qwerty'; 'timeline actors' lists them"),
        ({"about": ("Tukrey",)}, "no place or actor is called 'Tukrey'; did you mean 'Turkey'"),
        ({"types": ("violense",)}, "no type or family is called 'violense'; did you mean 'violence'"),
        ({"types": ("base-closures",)}, "no type or family is called 'base-closures'; did you mean 'base-closure'"),
        (
            {"types": ("qqq",)},
            "no type or family is called 'qqq'; the families are violence, power, diplomacy, forces, territory, other",
        ),
        ({"tags": ("bagdad",)}, "no entry has the tag 'bagdad'; did you mean 'baghdad'?"),
        ({"sources": ("jiont",)}, "no source is called 'jiont'; did you mean 'joint'"),
        ({"sources": ("",)}, "no source is called ''; 'timeline sources' lists them"),
        ({"statuses": ("known",)}, "no status is called 'known'; one of stated, reported, claimed, denied, retracted"),
        ({"regions": ("\x1b[31mred",)}, "no place is called '␛[31mred'; 'timeline places' lists those that are used"),
    ],
)
def test_a_name_that_means_nothing_names_the_nearest(filters: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongUsage) as stopped:
        answer(workspace_of(LOG), **filters)
    assert str(stopped.value).startswith(message)


@pytest.mark.parametrize("text", ["2024-02-30", "September", "12/04/2024", "", "soon"])
def test_a_period_that_is_no_date(text: str) -> None:
    with pytest.raises(DateError):
        answer(workspace_of(LOG), on=(text,))


def test_an_empty_answer_says_what_each_filter_alone_would_find() -> None:
    found = chronology(workspace_of(LOG), Question(countries=("Iraq",), types=("territory", "law"), since=("2026",)))
    assert [*found.rows] == []
    assert found.emptied_by == (
        "--country Iraq alone finds 5",
        "--type territory --type law alone finds 1",
        "--from 2026 alone finds nothing",
    )


def test_an_empty_answer_to_certain_says_so_too() -> None:
    found = chronology(workspace_of(LOG), Question(on=("2020-05",), certain=True))
    assert found.emptied_by == (
        "--on 2020-05 alone finds 1",
        "--certain leaves out what is only possible",
    )


def test_the_command_line_passes_every_filter_on() -> None:
    path = a_log(LOG)
    every = [
        *(
            "--region",
            "Syria",
            "--country",
            "Syria",
            "--actor",
            "sna",
            "--about",
            "Turkey",
            "--type",
            "battle,territory",
        ),
        *("--from", "2019-10", "--to", "2019-10", "--on", "2019", "--source", "cbp", "--status", "claimed"),
        *("--text", "advances", "--certain", "--slack", "3d"),
    ]
    done = run("list", "--log", path, *every, "--format", "csv")
    assert (done.code, done.err) == (0, "")
    assert [row["id"] for row in csv.DictReader(io.StringIO(done.out))] == ["sna-advance"]
    assert run("list", "--log", path, "-c", "IQ", "--tag", "baghdad", "--exact", "--only", "events").out.count("●") == 2


def test_an_empty_answer_explains_itself_on_standard_error() -> None:
    done = run("list", "--log", a_log(LOG), "--country", "Iraq", "--text", "no such\x1bword")
    assert done.code == 0
    assert "note: --country Iraq alone finds 5" in done.err
    assert "note: --text 'no such␛word' alone finds nothing" in done.err
    assert "\x1b" not in done.err + done.out


def test_a_tag_of_two_logs_and_an_actor_of_both() -> None:
    one = "actors: {un: {name: United Nations}}\nevents: [{id: a, date: 2020, title: T, type: law, actors: [un]}]"
    two = "actors: {un: {name: United Nations}}\nevents: [{id: b, date: 2019, title: T, type: law, actors: [un]}]"
    assert list(answer(workspace_of(one, two), actors=("United Nations",))) == ["b", "a"]
