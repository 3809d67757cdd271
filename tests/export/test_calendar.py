"""Deadlines for calendar programs, read back by a library that knows the format (RFC 5545)."""

import datetime
from typing import Any

import pytest
from icalendar import Calendar

from tests.helpers import a_log, run

LOG = """timeline: {title: "The mission, in Iraq", covers: 2014/2025-03-18}
sources:
  joint: {title: Joint statement, publisher: State Department, date: 2024-09-27}
actors:
  us: {name: United States}
plans:
  - {id: mission-ends, title: The mission ends, kind: commitment, announced: 2024-09-27, by: [us],
     deadline: by September 2025, deadline_words: no later than the end of September 2025,
     conditions: [conditions on the ground], sources: [joint]}
  - {id: stays, title: Some stay, kind: commitment, announced: 2024-09-27, until: 2026-09}
  - {id: report, title: A report, kind: legal-requirement, announced: 2024, deadline: 2025-01-31, every: 6 months,
     outcome: {date: 2025-01-20, result: met, occurrence: 0}}
  - {id: bare, title: No deadline, kind: intention, announced: 2024}
  - {id: done, title: Done, kind: intention, announced: 2024, deadline: 2025-02, outcome: {date: 2025-01, result: met}}
  - {id: gone, title: Gone, kind: intention, announced: 2024, deadline: 2025-02,
     outcome: {date: 2025-01, result: dropped}}
"""


def calendar(*args: str, text: str = LOG, as_of: str = "2025-03-18") -> Calendar:
    done = run("plans", "--log", a_log(text), "--as-of", as_of, "--format", "ics", *args)
    assert done.code == 0, done.err
    return Calendar.from_ical(done.out)


def by_uid(found: Calendar) -> dict[str, Any]:
    return {str(part["uid"]): part for part in found.walk() if "uid" in part}


def test_the_calendar_itself() -> None:
    found = calendar()
    assert found["version"] == "2.0"
    assert str(found["prodid"]).startswith("-//timeline//")
    assert found["x-wr-calname"].to_ical() == rb"The mission\, in Iraq"
    assert {part.name for part in found.subcomponents} == {"VTODO"}


def test_a_task_is_due_on_the_last_day_of_its_deadline() -> None:
    due = {uid: part.decoded("due") for uid, part in by_uid(calendar()).items() if "due" in part}
    assert due == {
        "mission-ends@events.yaml": datetime.date(2025, 9, 30),
        "stays@events.yaml": datetime.date(2026, 9, 30),
        "report.0@events.yaml": datetime.date(2025, 1, 31),
        "report.1@events.yaml": datetime.date(2025, 7, 31),
        "done@events.yaml": datetime.date(2025, 2, 28),
        "gone@events.yaml": datetime.date(2025, 2, 28),
    }
    assert "due" not in by_uid(calendar())["bare@events.yaml"]


def test_the_honest_date_stands_beside_the_day() -> None:
    edtf = {uid: str(part["x-edtf"]) for uid, part in by_uid(calendar()).items() if "x-edtf" in part}
    assert edtf == {
        "mission-ends@events.yaml": "[..2025-09]",
        "stays@events.yaml": "2026-09",
        "report.0@events.yaml": "2025-01-31",
        "report.1@events.yaml": "2025-07-31",
        "done@events.yaml": "2025-02",
        "gone@events.yaml": "2025-02",
    }


def test_a_task_says_what_is_known() -> None:
    parts = by_uid(calendar())
    mission = parts["mission-ends@events.yaml"]
    assert str(mission["summary"]) == "The mission ends"
    assert str(mission["description"]).split("\n") == [
        "ahead: 167 to 196 days left",
        "deadline: by Sep 2025 (“no later than the end of September 2025”)",
        "condition: conditions on the ground",
        "by: United States",
        "source: State Department, Joint statement, 27 Sep 2024",
    ]
    assert str(parts["stays@events.yaml"]["description"]) == "running: no end recorded by 18 Mar 2025\nuntil: Sep 2026"
    assert str(parts["report.1@events.yaml"]["summary"]) == "A report (no. 1)"
    assert mission["categories"].cats == ["commitment"]


@pytest.mark.parametrize(
    ("uid", "status"),
    [
        ("mission-ends", "NEEDS-ACTION"),
        ("stays", "NEEDS-ACTION"),
        ("report.0", "COMPLETED"),
        ("report.1", "NEEDS-ACTION"),
        ("done", "COMPLETED"),
        ("gone", "CANCELLED"),
    ],
)
def test_status(uid: str, status: str) -> None:
    assert str(by_uid(calendar())[f"{uid}@events.yaml"]["status"]) == status


def test_events_for_programs_without_tasks() -> None:
    found = by_uid(calendar("--as", "event"))
    assert {part.name for part in found.values()} == {"VEVENT"}
    mission = found["mission-ends@events.yaml"]
    assert mission.decoded("dtstart") == datetime.date(2025, 9, 30)
    assert mission.decoded("dtend") == datetime.date(2025, 10, 1)
    assert str(mission["transp"]) == "TRANSPARENT"
    assert str(mission["x-edtf"]) == "[..2025-09]"
    assert "bare@events.yaml" not in found


def test_entries_without_a_day_in_a_calendar_are_reported() -> None:
    done = run("plans", "--log", a_log(LOG), "--as-of", "2025-03-18", "--format", "ics", "--as", "event")
    assert done.err == "note: 1 plan without a deadline left out; as tasks (--as task) they are listed\n"


def test_the_same_question_gives_the_same_calendar() -> None:
    log = a_log(LOG)
    first, second = (run("plans", "--log", log, "--as-of", "2025-03-18", "--format", "ics").out for _ in range(2))
    assert first == second
    assert all(
        part.decoded("dtstamp") == datetime.datetime(2025, 3, 18, tzinfo=datetime.UTC)
        for part in by_uid(Calendar.from_ical(first)).values()
    )
    later = by_uid(calendar(as_of="2025-03-19"))
    assert later.keys() == by_uid(Calendar.from_ical(first)).keys()


def test_lines_end_and_fold_as_the_format_asks() -> None:
    out = run("plans", "--log", a_log(LOG), "--as-of", "2025-03-18", "--format", "ics").out
    assert all(line.endswith("\r\n") for line in out.splitlines(keepends=True))
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))


HOSTILE = r"""timeline: {title: A log, covers: 2014/2025-03-18}
plans:
  - {id: p, title: "A;B,C\\n\nEND:VCALENDAR\r\nBEGIN:VEVENT\e[31m", kind: demand, announced: 2024, deadline: 2025-09,
     deadline_words: "\"quoted\"\r\nDUE:19990101"}
"""


def test_text_of_a_log_cannot_make_lines_of_its_own() -> None:
    found = calendar(text=HOSTILE)
    (todo,) = found.subcomponents
    assert todo.name == "VTODO"
    assert str(todo["summary"]) == r"A;B,C\n END:VCALENDAR BEGIN:VEVENT␛[31m"
    assert todo.decoded("due") == datetime.date(2025, 9, 30)
    assert str(todo["description"]) == 'ahead: 167 to 196 days left\ndeadline: Sep 2025 (“"quoted" DUE:19990101”)'


MANY = r"""timeline: {title: "The mission, in Iraq; a\\b", covers: 2014/2025-03-18}
plans:
  - {id: y14, title: Every year, kind: demand, announced: 2024, deadline: 2024-12-31, every: year}
  - {id: y14-1, title: Another, kind: demand, announced: 2024, deadline: 2025-09}
  - {id: ages, title: In ages, kind: demand, announced: 2024, deadline: 9999-12-31}
  - {id: heard, title: Heard, kind: demand, announced: 2024, deadline: 2025-09, status: reported}
  - {id: said, title: Said, kind: demand, announced: 2024, deadline: 2025-09, status: claimed,
     disputed: [{field: deadline, value: 2025-10}, {field: deadline, value: 2025-11}, {field: places, value: IQ}]}
"""


def test_no_two_entries_have_one_name() -> None:
    assert sorted(str(part["uid"]) for part in calendar(text=MANY).walk() if "uid" in part) == [
        *(
            "ages@events.yaml",
            "heard@events.yaml",
            "said@events.yaml",
            "y14-1@events.yaml",
            "y14.0@events.yaml",
            "y14.1@events.yaml",
        ),
    ]


@pytest.mark.parametrize("deadline", ["9999", "9999-12", "9999-12-31"])
def test_the_last_day_of_the_calendar_has_no_day_after_it(deadline: str) -> None:
    found = by_uid(calendar("--as", "event", text=MANY.replace("9999-12-31", deadline)))["ages@events.yaml"]
    assert (found.decoded("dtstart"), "dtend" in found) == (datetime.date(9999, 12, 31), False)


def test_hedged_entries_say_so_in_every_field_that_programs_show() -> None:
    parts = by_uid(calendar(text=MANY))
    heard, said = parts["heard@events.yaml"], parts["said@events.yaml"]
    assert [str(part["summary"]) for part in (heard, said)] == ["[reported] Heard", "[claimed, disputed] Said"]
    assert [part["categories"].cats for part in (heard, said)] == [
        ["demand", "reported"],
        ["demand", "claimed", "disputed"],
    ]
    assert str(heard["description"]).split("\n")[1] == "reported"
    assert str(said["description"]).split("\n")[1:3] == ["claimed", "disputed: deadline, places"]


def test_signs_of_the_format_in_its_own_extensions_are_escaped() -> None:
    out = run("plans", "--log", a_log(MANY), "--as-of", "2025-03-18", "-f", "ics").out
    assert r"X-WR-CALNAME:The mission\, in Iraq\; a\\b" in out.splitlines()
