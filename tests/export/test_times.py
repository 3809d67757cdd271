"""Times of day in every format: what is written of them, and where a format knows less, what it says instead."""

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from tests.helpers import a_folder, a_log, run

NEW_YORK = "timeline: {title: The bridge, covers: 2024-01-01/2024-12-31, timezone: America/New_York}\n"
NO_ZONE = "timeline: {title: The bridge, covers: 2024-01-01/2024-12-31}\n"
EVENTS = """\
sources: {report: {title: A report, date: 2024-06-01}}
events:
  - {id: hit, date: 2024-03-26T01:28, title: The ship strikes the bridge, type: other, sources: report}
  - {id: dark, date: "26 March 2024, 1:24:59 am", title: The lights go out, type: other, sources: report}
  - {id: call, date: 2024-03-26T05:26Z, title: A call for help, type: other, sources: report}
  - {id: talk, date: about 14:30 on 26 March 2024, title: They speak, type: other, sources: report}
  - {id: twice, date: 2024-11-03T01:30, title: In the doubled hour, type: other, sources: report}
  - {id: end, date: 2024-11-04T24:00, title: At the end of a day, type: other, sources: report}
  - {id: day, date: 2024-03-26, title: A day, type: other, sources: report}
plans:
  - {id: clear, title: The channel is free, kind: commitment, announced: 2024-03-26T18:00, deadline: 2024-05-31T17:00,
     sources: report}
"""
ORDER = ["day", "dark", "call", "hit", "talk", "clear.announced", "clear.deadline", "twice", "end"]
"""With the zone: 05:24:59, 05:26, 05:28, 18:30 and 22:00 in UTC."""


def written(*words: str, head: str = NEW_YORK) -> str:
    done = run(*words, "--log", a_log(head + EVENTS), "--as-of", "2024-12-31")
    assert done.code == 0, done.err
    return done.out


def test_json() -> None:
    found = json.loads(written("list", "--format", "json"))
    times = {event["id"]: event["date"]["time"] for event in found["events"]}
    assert times == {
        "day": None,
        "dark": {"clock": "01:24:59", "offset": None, "utc": "2024-03-26T05:24:59Z", "approximate": False},
        "call": {"clock": "05:26", "offset": "+00:00", "utc": "2024-03-26T05:26:00Z", "approximate": False},
        "hit": {"clock": "01:28", "offset": None, "utc": "2024-03-26T05:28:00Z", "approximate": False},
        "talk": {"clock": "14:30", "offset": None, "utc": "2024-03-26T18:30:00Z", "approximate": True},
        "twice": {"clock": "01:30", "offset": None, "utc": None, "approximate": False},
        "end": {"clock": "24:00", "offset": None, "utc": "2024-11-05T05:00:00Z", "approximate": False},
    }
    assert list(times) == ["day", "dark", "call", "hit", "talk", "twice", "end"]
    dates = {event["id"]: event["date"] for event in found["events"]}
    assert (dates["hit"]["edtf"], dates["hit"]["words"]) == ("2024-03-26", "26 Mar 2024, 01:28")
    assert (dates["dark"]["edtf"], dates["dark"]["words"]) == ("2024-03-26T01:24:59", "26 March 2024, 1:24:59 am")
    assert not dates["talk"]["approximate"]
    assert [row["date"]["time"]["utc"] for row in found["plan_dates"]] == [
        *("2024-03-26T22:00:00Z", "2024-05-31T21:00:00Z"),
    ]  # fmt: skip


def test_without_a_zone_there_is_no_instant_and_utc_gives_the_order() -> None:
    found = json.loads(written("list", "--only", "events", "--format", "json", head=NO_ZONE))
    assert [event["id"] for event in found["events"]] == ["day", "dark", "hit", "call", "talk", "twice", "end"]
    assert {event["id"]: event["date"]["time"]["utc"] for event in found["events"][1:4]} == {
        "dark": None, "hit": None, "call": "2024-03-26T05:26:00Z",
    }  # fmt: skip


def test_date_in_json() -> None:
    [found] = json.loads(run("date", "2024-03-26T01:28-04:00", "--format", "json").out)
    assert found["time"] == {"clock": "01:28", "offset": "-04:00", "utc": "2024-03-26T05:28:00Z", "approximate": False}
    assert (found["edtf"], found["words"], found["earliest"]) == (
        "2024-03-26",
        "26 Mar 2024, 01:28 -04:00",
        "2024-03-26",
    )
    strict = run("date", "--edtf", "2024-03-26T01:28-04:00", "--format", "json")
    assert (strict.code, "time of day" in strict.out) == (1, True)


def test_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(written("list", "--format", "csv"), newline=""), strict=True))
    assert [(row["id"], row["edtf"], row["precision"], row["time"]) for row in rows] == [
        ("day", "2024-03-26", "day", ""),
        ("dark", "2024-03-26T01:24:59", "day", "01:24:59"),
        ("call", "2024-03-26", "day", "05:26 UTC"),
        ("hit", "2024-03-26", "day", "01:28"),
        ("talk", "2024-03-26", "day", "about 14:30"),
        ("clear", "2024-03-26", "day", "18:00"),
        ("clear", "2024-05-31", "day", "17:00"),
        ("twice", "2024-11-03", "day", "01:30"),
        ("end", "2024-11-04", "day", "24:00"),
    ]


def test_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    written("list", "--output", str(path))
    sheet = openpyxl.load_workbook(path)["events"]
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    place = head.index("time")
    assert [row[place] for row in rows] == [None, "01:24:59", "05:26 UTC", "01:28", "about 14:30", "01:30", "24:00"]


def test_data_package() -> None:
    folder = a_folder()
    written("list", "--format", "datapackage", "--output", str(folder / "out"))
    package = json.loads((folder / "out" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field["type"] for field in package["resources"][0]["schema"]["fields"]}
    assert fields["time"] == "string"


def test_a_calendar_has_the_instant_or_a_local_time() -> None:
    calendar = Calendar.from_ical(written("list", "--format", "ics"))
    events = {str(part["uid"]).removesuffix("@events.yaml"): part for part in calendar.walk("VEVENT")}
    assert list(events) == ORDER
    utc = datetime.UTC
    assert {name: part.decoded("dtstart") for name, part in events.items()} == {
        "day": datetime.date(2024, 3, 26),
        "dark": datetime.datetime(2024, 3, 26, 5, 24, 59, tzinfo=utc),
        "call": datetime.datetime(2024, 3, 26, 5, 26, tzinfo=utc),
        "hit": datetime.datetime(2024, 3, 26, 5, 28, tzinfo=utc),
        "talk": datetime.datetime(2024, 3, 26, 18, 30, tzinfo=utc),
        "clear.announced": datetime.datetime(2024, 3, 26, 22, 0, tzinfo=utc),
        "clear.deadline": datetime.datetime(2024, 5, 31, 21, 0, tzinfo=utc),
        "twice": datetime.datetime(2024, 11, 3, 1, 30),  # noqa: DTZ001 - it has no instant
        "end": datetime.datetime(2024, 11, 5, 5, 0, tzinfo=utc),
    }
    assert [name for name, part in events.items() if "dtend" in part] == ["day"]
    assert str(events["talk"]["summary"]) == "They speak (26 Mar 2024, about 14:30)"
    assert str(events["hit"]["summary"]) == "The ship strikes the bridge"
    assert "date: 26 Mar 2024, 01:28" in str(events["hit"]["description"])


def test_without_a_zone_a_calendar_has_local_times() -> None:
    out = written("list", "--format", "ics", head=NO_ZONE)
    assert "DTSTART:20240326T012800\r\n" in out
    assert "DTSTART:20241105T000000\r\n" in out  # 24:00 of the day before
    assert "DTSTART:20240326T052600Z\r\n" in out


@pytest.mark.parametrize(("kind", "key"), [("task", "due"), ("event", "dtstart")])
def test_a_deadline_in_a_calendar(kind: str, key: str) -> None:
    calendar = Calendar.from_ical(written("plans", "--format", "ics", "--as", kind))
    [part] = calendar.subcomponents
    assert part.decoded(key) == datetime.datetime(2024, 5, 31, 21, 0, tzinfo=datetime.UTC)


def test_timelinejs_has_the_clock_as_it_is_written() -> None:
    found = json.loads(written("list", "--format", "timelinejs"))
    slides: dict[str, Any] = {slide["unique_id"]: slide for slide in found["events"]}
    assert list(slides) == ORDER
    day = {"year": 2024, "month": 3, "day": 26}
    assert slides["day"]["start_date"] == day
    assert slides["dark"]["start_date"] == {**day, "hour": 1, "minute": 24, "second": 59}
    assert slides["call"]["start_date"] == {**day, "hour": 5, "minute": 26}
    assert slides["call"]["display_date"] == "26 Mar 2024, 05:26 UTC"
    assert slides["end"]["start_date"] == {"year": 2024, "month": 11, "day": 4}  # there is no hour 24 there
    assert not any("end_date" in slide for slide in slides.values())


@pytest.mark.parametrize("form", ["md", "html", "text"])
@pytest.mark.parametrize("command", ["list", "show", "changes", "page"])
def test_formats_for_people_print_the_time(command: str, form: str) -> None:
    words = {
        "list": ["list"],
        "show": ["show", "hit", "talk", "dark", "clear"],
        "changes": ["changes", "2024-01-01", "2024-12-01"],
        "page": ["page"],
    }[command]
    if command != "page":
        words += ["--format", form]
    out = " ".join(written(*words).split())
    for told in ("26 Mar 2024, 01:28", "26 Mar 2024, 18:00", "31 May 2024, 17:00"):
        assert told in out
    for told in ("26 Mar 2024, about 14:30", "26 Mar 2024, 01:24:59"):
        # in a narrow column the time stands below the day
        assert told in out or (form == "text" and told.partition(", ")[2] in out)


@pytest.mark.parametrize("width", ["40", "60", "80", "100"])
def test_a_list_of_any_width_says_the_whole_time(width: str) -> None:
    done = run("list", "--log", a_log(NEW_YORK + EVENTS), "--as-of", "2024-12-31", COLUMNS=width)
    lines = done.out.splitlines()
    assert all(len(line) <= int(width) for line in lines)
    for clock in ("01:24:59", "05:26 UTC", "01:28", "about 14:30", "18:00", "17:00"):
        assert any(clock in line for line in lines), clock


def test_a_question_goes_by_the_day() -> None:
    asked = ["list", "--only", "events", "--format", "json"]
    on_the_day = ["day", "dark", "call", "hit", "talk"]
    for question in (["--on", "2024-03-26T23:59"], ["--on", "3 am on 26 March 2024"], ["date:2024-03-26T00:00Z"]):
        found = json.loads(written(*asked, *question))
        assert [event["id"] for event in found["events"]] == on_the_day
    done = run("list", "--explain", "--on", "3 am on 26 March 2024", "--log", a_log(NEW_YORK + EVENTS))
    assert "dated 26 Mar 2024\n" in done.err


def test_a_changed_time_is_a_difference(tmp_path: Path) -> None:
    old = a_log(NEW_YORK + EVENTS, tmp_path, "old.yaml")
    new = a_log(NEW_YORK + EVENTS.replace("T01:28", "T01:31").replace("date: 2024-03-26,", "date: 2024-03-26T07:00,"),
                tmp_path, "new.yaml")  # fmt: skip
    done = run("compare", old, new)
    assert "26 Mar 2024, 01:28 → 26 Mar 2024, 01:31" in " ".join(done.out.split())
    assert "26 Mar 2024 → 26 Mar 2024, 07:00" in " ".join(done.out.split())
    same = a_log(NEW_YORK + EVENTS.replace("2024-03-26T01:28", "1.28 am on 26 March 2024"), tmp_path, "same.yaml")
    assert "No difference" in run("compare", old, same).out
