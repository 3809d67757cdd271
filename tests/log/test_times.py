"""Local times of a log: the zone that its header names, hours that clocks skipped, and hours that came twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import a_log
from tests.log.test_includes import written
from timeline.dates import words
from timeline.index.opening import load_log, read_aside
from timeline.log.log import Log

ROOT = Path(__file__).parents[2]


def a_day(zone: str, *dates: str) -> str:
    """A log with an event on each of these dates: `e0`, `e1` and so on."""
    lines = [f"timeline: {{title: A log, covers: 1850/2025-12-31{f', timezone: {zone}' if zone else ''}}}", "events:"]
    lines += [
        f'  - {{id: e{number}, date: "{date}", title: Event {number}, type: other}}'
        for number, date in enumerate(dates)
    ]
    return "\n".join(lines) + "\n"


def instants(log: Log) -> dict[str, str | None]:
    return {event.id: event.date.time.utc for event in log.events.values() if event.date.time is not None}


INSTANTS = [
    # zone, local time, instant
    ("America/New_York", "2024-03-26T01:28", "2024-03-26T05:28:00Z"),
    ("America/New_York", "2024-01-26T01:28", "2024-01-26T06:28:00Z"),
    ("America/New_York", "26 March 2024, 9:30 pm", "2024-03-27T01:30:00Z"),
    ("America/New_York", "about 14:30 on 7 July 2024", "2024-07-07T18:30:00Z"),
    ("America/New_York", "2024-03-26T01:28:05", "2024-03-26T05:28:05Z"),
    ("America/New_York", "2024-03-26T24:00", "2024-03-27T04:00:00Z"),
    ("America/New_York", "2024-03-26T01:28Z", "2024-03-26T01:28:00Z"),  # an offset holds, whatever the header says
    ("America/New_York", "2024-03-26T01:28+02:00", "2024-03-25T23:28:00Z"),
    ("America/New_York", "2024-03-10T01:59", "2024-03-10T06:59:00Z"),
    ("America/New_York", "2024-03-10T03:00", "2024-03-10T07:00:00Z"),
    ("America/New_York", "2024-11-03T00:59", "2024-11-03T04:59:00Z"),
    ("America/New_York", "2024-11-03T01:00", None),
    ("America/New_York", "2024-11-03T01:59:59", None),
    ("America/New_York", "2024-11-03T01:30-04:00", "2024-11-03T05:30:00Z"),
    ("America/New_York", "2024-11-03T01:30-05:00", "2024-11-03T06:30:00Z"),
    ("America/New_York", "2024-11-03T02:00", "2024-11-03T07:00:00Z"),
    ("Europe/London", "2024-07-07T14:30", "2024-07-07T13:30:00Z"),
    ("Europe/London", "2024-03-31T00:59", "2024-03-31T00:59:00Z"),
    ("Europe/London", "2024-03-31T02:00", "2024-03-31T01:00:00Z"),
    ("Europe/London", "2024-10-27T00:59", "2024-10-26T23:59:00Z"),
    ("Europe/London", "2024-10-27T01:30", None),
    ("Europe/London", "2024-10-27T02:00", "2024-10-27T02:00:00Z"),
    ("Australia/Lord_Howe", "2024-07-07T14:30", "2024-07-07T04:00:00Z"),  # +10:30
    ("Australia/Lord_Howe", "2024-01-07T14:30", "2024-01-07T03:30:00Z"),  # +11:00
    ("Australia/Lord_Howe", "2024-10-06T01:59", "2024-10-05T15:29:00Z"),
    ("Australia/Lord_Howe", "2024-10-06T02:30", "2024-10-05T15:30:00Z"),
    ("Australia/Lord_Howe", "2024-04-07T01:29", "2024-04-06T14:29:00Z"),
    ("Australia/Lord_Howe", "2024-04-07T01:45", None),
    ("Australia/Lord_Howe", "2024-04-07T02:00", "2024-04-06T15:30:00Z"),
    ("Asia/Kathmandu", "2024-07-07T12:00", "2024-07-07T06:15:00Z"),
    ("UTC", "2024-07-07T12:00", "2024-07-07T12:00:00Z"),
    ("", "2024-07-07T12:00", None),
    ("", "2024-07-07T12:00Z", "2024-07-07T12:00:00Z"),
]


@pytest.mark.parametrize(("zone", "date", "utc"), INSTANTS)
def test_an_instant_is_that_of_the_zone(zone: str, date: str, utc: str | None) -> None:
    loaded = read_aside(a_log(a_day(zone, date)))
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    assert instants(loaded.log) == {"e0": utc}


SKIPPED = [
    # zone, local time, from when to when, the two times that it may mean
    ("America/New_York", "2024-03-10T02:00", "02:00 to 03:00", ("2024-03-10 01:00", "2024-03-10 03:00")),
    ("America/New_York", "2024-03-10T02:30", "02:00 to 03:00", ("2024-03-10 01:30", "2024-03-10 03:30")),
    ("America/New_York", "2024-03-10T02:59:59", "02:00 to 03:00", ("2024-03-10 01:59:59", "2024-03-10 03:59:59")),
    ("Europe/London", "31 March 2024, 1:15 am", "01:00 to 02:00", ("2024-03-31 00:15", "2024-03-31 02:15")),
    ("Australia/Lord_Howe", "2024-10-06T02:15", "02:00 to 02:30", ("2024-10-06 01:45", "2024-10-06 02:45")),
    # a whole day: Samoa went over the date line
    ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30 00:00 to 2011-12-31 00:00",
     ("2011-12-29 12:00", "2011-12-31 12:00")),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "date", "gap", "readings"), SKIPPED)
def test_a_skipped_hour_is_an_error_in_its_place(zone: str, date: str, gap: str, readings: tuple[str, str]) -> None:
    loaded = read_aside(a_log(a_day(zone, "2024-01-01", date)))
    [problem] = [problem for problem in loaded.problems if problem.severity == "error"]
    assert (problem.code, problem.line, problem.column, problem.entry) == ("skipped-hour", 4, 20, "e1")
    assert f"the clocks went from {gap}" in problem.message
    assert f"in {zone}" in problem.message
    assert problem.hint.startswith(f"write {' or '.join(readings)}")
    again = read_aside(a_log(a_day(zone, *readings)))
    assert not [problem for problem in again.problems if problem.severity == "error"]


def test_in_a_doubled_hour_the_first_of_the_two_gives_the_order() -> None:
    dates = ["2024-11-03T05:15Z", "2024-11-03T01:30", "2024-11-03T05:45Z", "2024-11-03T06:30Z", "2024-11-03T02:00"]
    log = read_aside(a_log(a_day("America/New_York", *reversed(dates)))).log
    events = sorted(log.events.values(), key=lambda event: event.date.sort_key)
    assert [event.id for event in events] == ["e4", "e3", "e2", "e1", "e0"]
    assert instants(log)["e3"] is None


def test_the_zone_gives_the_order_among_offsets() -> None:
    dates = ["2024-03-26", "2024-03-26T01:24", "2024-03-26T05:26Z", "2024-03-26T01:28", "2024-03-26T09:00+02:00"]
    log = read_aside(a_log(a_day("America/New_York", *reversed(dates)))).log
    events = sorted(log.events.values(), key=lambda event: event.date.sort_key)
    assert [event.id for event in events] == ["e4", "e3", "e2", "e1", "e0"]


@pytest.mark.parametrize("before", ["", "sources: {report: {title: A report, date: 2024-03-26T09:00}}\n"])
def test_the_header_may_come_last_and_holds_for_every_file(tmp_path: Path, before: str) -> None:
    header = "timeline: {title: A log, covers: 2014/2025-03-18, timezone: Europe/London}\n"
    event = "events:\n  - {{id: {}, date: 2024-07-07T14:30, title: An event, type: other}}\n".format
    log = written(tmp_path, log=f"{before}include: more.yaml\n{event('a')}{header}", more=event("b"))
    loaded = read_aside(log)
    assert not [problem for problem in loaded.problems if problem.severity == "error"]
    assert instants(loaded.log) == {"a": "2024-07-07T13:30:00Z", "b": "2024-07-07T13:30:00Z"}


@pytest.mark.parametrize(
    "zone", ["America/NewYork", "EST5", "localtime", "../zoneinfo/UTC", "Europe", "posixrules", "x"]
)
def test_an_unknown_zone_is_an_error(zone: str) -> None:
    loaded = read_aside(a_log(a_day(zone, "2024-07-07T14:30")))
    assert [problem.code for problem in loaded.problems if problem.severity == "error"] == ["unknown-timezone"]


def test_missing_time_zones_name_the_package_to_install(tmp_path: Path) -> None:
    log = a_log(a_day("America/New_York", "2024-03-26T01:28"))
    program = (
        "import sys; sys.modules['tzdata'] = None; from timeline.index.opening import read_aside\n"
        f"print(*(f'{{p.code}}: {{p.message}}; {{p.hint}}' for p in read_aside({log!r}).problems), sep='\\n')"
    )
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert "unknown-timezone: this system has no data of time zones; " in done.stdout
    assert "pip install tzdata" in done.stdout


def test_every_kind_of_date_may_carry_a_time() -> None:
    log = read_aside(a_log("""
timeline: {title: A log, covers: 2014/2025-03-18, timezone: Europe/London}
sources: {report: {title: A report, date: 2024-07-08T09:00, accessed: "2024-07-09, 10:00"}}
events:
  - {id: a, date: 2024-07-07T14:30, title: An event, type: other, sources: report, known: 8 July 2024 at 1 pm,
     added: 2024-07-09T10:00, checked: 2024-07-10T10:00,
     disputed: [{field: date, value: 2024-07-07T15:00, sources: report, date: 2024-07-08T12:00}]}
plans:
  - {id: p, title: A plan, kind: commitment, announced: 2024-07-07T16:00, deadline: 2024-08-01T17:00, sources: report,
     revisions: [{date: 2024-07-20T11:00, deadline: 2024-08-01T18:00, sources: report}],
     outcome: {date: 2024-08-01T17:30, result: met, sources: report}}
figures:
  - {id: f, subject: x, measure: people, unit: people, as_of: 2024-07-07T18:00, value: 5, sources: report}
actors: {x: {name: X}}
""")).log  # fmt: skip
    event, plan, figure, source = log.events["a"], log.plans["p"], log.figures["f"], log.sources["report"]
    revision = plan.revisions[0]
    dates = (
        *(source.date, source.accessed, event.date, event.known, event.added, event.checked),
        *(event.disputed[0].read, event.disputed[0].date, plan.announced.date, plan.deadline, revision.date),
        *(revision.deadline, plan.outcomes[0].date, figure.as_of),
    )
    assert [words(date) for date in dates] == [
        *("8 Jul 2024, 09:00", "9 Jul 2024, 10:00", "7 Jul 2024, 14:30", "8 Jul 2024, 13:00", "9 Jul 2024, 10:00"),
        *("10 Jul 2024, 10:00", "7 Jul 2024, 15:00", "8 Jul 2024, 12:00", "7 Jul 2024, 16:00", "1 Aug 2024, 17:00"),
        *("20 Jul 2024, 11:00", "1 Aug 2024, 18:00", "1 Aug 2024, 17:30", "7 Jul 2024, 18:00"),
    ]  # fmt: skip
    assert all(date.time is not None and date.time.utc is not None for date in dates)


def test_the_index_says_what_a_fresh_reading_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    dates = ["2024-03-26T01:28", "1:24 am on 26 March 2024", "2024-03-26T05:26:07Z", "2024-11-03T01:30", "2024-03-26"]
    dates += ["about 14:30 UTC on 7 July 2024", "possibly 7 July 2024, 14:30:05", "2024-07-07T24:00"]
    path = Path(a_log(a_day("America/New_York", *dates), tmp_path))
    edited = (
        path.read_text(encoding="utf-8").replace("1:24 am", "1:22 am").replace("2024-11-03T01:30", "2024-11-03T03:30")
    )
    elsewhere = edited.replace("America/New_York", "Europe/London")
    without = edited.replace(", timezone: America/New_York", "")
    for text in (path.read_text(encoding="utf-8"), edited, elsewhere, without):
        path.write_text(text, encoding="utf-8")
        fresh = {event.id: event.date for event in read_aside(str(path)).log.events.values()}
        for _ in range(2):  # made or mended, then kept
            found = {event.id: event.date for event in load_log(str(path)).log.events.values()}
            assert found == fresh
            assert [date.sort_key for date in found.values()] == [date.sort_key for date in fresh.values()]


def test_an_edit_is_mended_in_the_zone_of_the_header(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "more.yaml").write_text(
        "events:\n  - {id: b, date: 2024-03-26T01:28, title: An event, type: other}\n", encoding="utf-8"
    )
    text = a_day("America/New_York", "2024-03-26T01:24").replace("events:", "include: more.yaml\nevents:")
    path = a_log(text, tmp_path)
    load_log(path)
    more = (tmp_path / "more.yaml").read_text(encoding="utf-8")
    (tmp_path / "more.yaml").write_text(more.replace("01:28", "01:29"), encoding="utf-8")
    mended = load_log(path)
    assert not mended.is_checked
    assert instants(mended.log) == {"e0": "2024-03-26T05:24:00Z", "b": "2024-03-26T05:29:00Z"}


def test_events_at_different_times_are_no_near_duplicates() -> None:
    event = "  - {{id: {}, date: {}, title: An event, type: attack, places: [US], actors: [x], sources: r}}\n".format
    head = (
        "timeline: {title: A log, covers: 2014/2025-03-18}\nactors: {x: {name: X}}\nsources: {r: {title: R}}\nevents:\n"
    )

    def told(*dates: str) -> list[str | None]:
        events = [event(f"e{number}", date) for number, date in enumerate(dates)]
        problems = read_aside(a_log(head + "".join(events))).problems
        return [problem.entry for problem in problems if problem.code == "near-duplicate"]

    assert told("2024-07-07T14:30", "2024-07-07T14:31", "2024-07-07T14:30Z") == ["e2"]
    assert told("2024-07-07T14:30", "2024-07-07T14:31+02:00", "2024-07-07T12:31Z") == ["e2"]
    assert told("2024-07-07T14:30", "2024-07-07", "2024-07-07T15:00") == ["e1", "e2"]
    assert told("2024-07-07T14:30", "about 15:00 on 7 July 2024") == ["e1"]
    assert told("2024-07-07", "2024-07-07") == ["e1"]
