"""The chronology for calendar programs, read back by a library that knows the format (RFC 5545)."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.helpers import a_log, run

HEAD = 'timeline: {title: "The mission, in Iraq", covers: 2014/2025-03-18}\n'


def told(text: str, *args: str) -> tuple[dict[str, Any], str]:
    """The events of the calendar by their names, and what was said besides."""
    done = run("list", "--log", a_log(HEAD + text), "--as-of", "2025-03-18", "-f", "ics", *args)
    assert done.code == 0, done.err
    calendar = Calendar.from_ical(done.out)
    assert {part.name for part in calendar.subcomponents} <= {"VEVENT"}
    return {str(part["uid"]): part for part in calendar.walk("VEVENT")}, done.err


def event(date: str, more: str = "") -> str:
    return f"events:\n  - {{id: it, title: It, type: other, date: {date}{more}}}\n"


def days(text: str) -> tuple[str, str]:
    """The first and the last day of an event."""
    found = told(text)[0]["it@events.yaml"]
    last = found.decoded("dtend") - datetime.timedelta(days=1)
    return found.decoded("dtstart").isoformat(), last.isoformat()


@pytest.mark.parametrize(
    ("written", "first", "last", "summary"),
    [
        ("2024-09-27", "2024-09-27", "2024-09-27", "It"),
        ("2024-09-27?", "2024-09-27", "2024-09-27", "It (possibly 27 Sep 2024)"),
        ("2024-02", "2024-02-01", "2024-02-29", "It (Feb 2024)"),
        ("early 2022", "2022-01-01", "2022-04-30", "It (early 2022)"),
        ("2024", "2024-01-01", "2024-12-31", "It (2024)"),
        ("by September 2024", "2024-09-01", "2024-09-30", "It (by Sep 2024)"),
        ("2024-03-03/2024-03-07", "2024-03-03", "2024-03-07", "It (3 – 7 Mar 2024)"),
        # What lasted longer than a year, or is open, stands where it began; else where it ended.
        ("2014-06/2019-03-23", "2014-06-01", "2014-06-30", "It (Jun 2014 – 23 Mar 2019)"),
        ("2014/..", "2014-01-01", "2014-12-31", "It (since 2014)"),
        ("'[2020-05..]'", "2020-05-01", "2020-05-31", "It (May 2020 or later)"),
        ("../2019-05-02", "2019-05-02", "2019-05-02", "It (until 2 May 2019)"),
    ],
)
def test_an_event_stands_on_all_the_days_that_its_date_can_mean(
    written: str, first: str, last: str, summary: str
) -> None:
    assert days(event(written)) == (first, last)
    found = told(event(written))[0]["it@events.yaml"]
    assert str(found["summary"]) == summary
    assert str(found["transp"]) == "TRANSPARENT"


@pytest.mark.parametrize(
    "written", ["2023/2025", "1990s", "between 2014 and 2019", "/.., checked: 2025-01-01", "'-0043'"]
)
def test_entries_without_days_are_left_out_and_reported(written: str) -> None:
    found, said = told(event(written) + "  - {id: day, title: Day, type: other, date: 2024-01-05}\n")
    left_out = ["it@events.yaml"] if written != "2023/2025" else []
    assert sorted(found) == sorted({"it@events.yaml", "day@events.yaml"} - {*left_out})
    note = "note: 1 row left out: undated, vague over more than a year, or outside the years 1 to 9999\n"
    assert said.count(note) == len(left_out)


def test_the_honest_date_stands_beside_the_days() -> None:
    assert str(told(event("by September 2024"))[0]["it@events.yaml"]["x-edtf"]) == "[..2024-09]"


def test_it_says_what_is_known() -> None:
    text = """
actors: {us: {name: United States}}
sources: {joint: {title: Joint statement, publisher: State Department, date: 2024-09-27}}
events:
  - {id: it, title: "They, at last, agree", type: agreement, date: 2024, places: [IQ, SY], actors: [us],
     status: claimed, summary: "What; was said.", sources: [joint], disputed: [{field: date, value: 2023}]}
"""
    found = told(text, "--from", "2024-03")[0]["it@events.yaml"]
    assert str(found["summary"]) == "[claimed, disputed] They, at last, agree (2024)"
    assert found["categories"].cats == ["agreement", "claimed", "disputed"]
    assert str(found["location"]) == "Iraq, Syria"
    assert str(found["description"]).split("\n") == [
        "date: 2024",
        "possibly in this period",
        "claimed",
        "disputed: date",
        "What; was said.",
        "type: agreement",
        "actors: United States",
        "source: State Department, Joint statement, 27 Sep 2024",
    ]
    assert found.decoded("dtstamp") == datetime.datetime(2025, 3, 18, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("written", "first_line"),
    [
        ("2014/..", "date: since 2014 (it stands at its beginning)"),
        ("2014/2019", "date: 2014 – 2019 (it stands at its beginning)"),
        ("../2019", "date: until 2019 (nothing is known of its beginning: it stands at its end)"),
        ("2024-03/2024-05", "date: Mar – May 2024"),
    ],
)
def test_agenda_entries_not_on_all_their_days_say_so(written: str, first_line: str) -> None:
    assert str(told(event(written))[0]["it@events.yaml"]["description"]).split("\n")[0] == first_line


PLANS = """
plans:
  - {id: ends, title: The mission ends, kind: commitment, announced: 2024-09-27, deadline: by September 2025,
     revisions: [{date: 2024-11-02, deadline: 2025-10}, {date: 2025-01-05, deadline: 2025-12}]}
  - {id: report, title: A report, kind: commitment, announced: 2024-01-10, deadline: 2024-06-30, every: 6 months,
     outcome: {date: 2024-06-01, result: met, occurrence: 0}}
"""


def test_the_dates_of_plans_keep_their_names_whatever_else_is_listed() -> None:
    found = told(PLANS)[0]
    assert {uid: (str(part.decoded("dtstart")), str(part["summary"])) for uid, part in found.items()} == {
        "report.announced@events.yaml": ("2024-01-10", "Plan announced: A report"),
        "report.outcome.0@events.yaml": ("2024-06-01", "Plan met: A report (no. 0)"),
        "report.deadline.0@events.yaml": ("2024-06-30", "Deadline: A report (no. 0)"),
        "ends.announced@events.yaml": ("2024-09-27", "Plan announced: The mission ends"),
        "ends.moved.1@events.yaml": ("2024-11-02", "Plan moved: The mission ends"),
        "report.deadline.1@events.yaml": ("2024-12-30", "Deadline: A report (no. 1)"),
        "ends.moved.2@events.yaml": ("2025-01-05", "Plan moved: The mission ends"),
        "report.deadline.2@events.yaml": ("2025-06-30", "Deadline: A report (no. 2)"),
        "ends.deadline@events.yaml": ("2025-12-01", "Deadline: The mission ends (Dec 2025)"),
    }
    assert "deadline by Sep 2025 → Oct 2025, 1 month later" in str(found["ends.moved.1@events.yaml"]["description"])
    assert {*told(PLANS, "--from", "2025")[0]} == {
        *("ends.moved.2@events.yaml", "report.deadline.2@events.yaml", "ends.deadline@events.yaml"),
    }


def test_text_of_a_log_cannot_make_lines_of_its_own() -> None:
    text = r"""
places: {x: {name: "X\r\nUID:other", in: IQ}}
events: [{id: it, title: "A;B,C\r\nEND:VEVENT\e[31m", type: other, date: 2024-01-05, places: [x],
  summary: "S\nDTSTART:1"}]
"""
    (found,) = told(text)[0].values()
    assert str(found["summary"]) == "A;B,C END:VEVENT␛[31m"
    assert str(found["uid"]) == "it@events.yaml"
    assert "\n" not in str(found["location"])
    assert str(found["description"]).split("\n") == ["date: 5 Jan 2024", "S DTSTART:1", "type: other"]


def test_a_file_is_told_by_its_name(tmp_path: Any) -> None:
    path = tmp_path / "list.ics"
    done = run("list", "--log", a_log(HEAD + event("2024-01-05")), "--as-of", "2025-03-18", "-o", str(path))
    assert done.code == 0, done.err
    assert [str(part["uid"]) for part in Calendar.from_ical(path.read_bytes()).walk("VEVENT")] == ["it@events.yaml"]


def test_nothing_of_the_shipped_log_is_lost_unsaid() -> None:
    log = str(Path(__file__).parents[2] / "events.yaml")
    question = ("list", "--log", log, "--as-of", "2025-03-18", "--country", "Iraq")
    document = json.loads(run(*question, "-f", "json").out)
    done = run(*question, "-f", "ics")
    uids = [str(part["uid"]) for part in Calendar.from_ical(done.out).walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    ids = {one["id"] for one in document["events"]} | {one["plan"] for one in document["plan_dates"]}
    assert {re.split("[.@]", uid)[0] for uid in uids} <= ids
    (told,) = re.findall("note: ([0-9]+) rows left out", done.err)
    assert len(uids) + int(told) == len(document["events"]) + len(document["plan_dates"])
