"""The names of entries in calendars, what is too vague for one, and the addresses of sources."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.helpers import a_folder, a_log, problems_of, run

ENTRIES = """
events: [{id: it, date: 2024-05-01, title: It, type: other}]
plans: [{id: soon, title: Soon, kind: demand, announced: 2024-05-02, deadline: 2024-06-30}]
"""


def log_text(title: str, identity: str = "") -> str:
    """A small log, with or without an id of its own."""
    return f"timeline: {{title: {title}, covers: 2014/2025{f', id: {identity}' if identity else ''}}}{ENTRIES}"


def uids(*args: str) -> list[str]:
    """The names in the calendar of a command."""
    done = run(*args, "--as-of", "2025-03-18", "-f", "ics")
    assert done.code == 0, done.err
    return [str(part["uid"]) for part in Calendar.from_ical(done.out).walk() if "uid" in part]


def a_repository(path: str) -> str:
    """A log at a path of a git repository."""
    root = a_folder()
    (root / ".git").mkdir()
    folder = root / Path(path).parent
    folder.mkdir(parents=True, exist_ok=True)
    return a_log(log_text("Iraq"), folder, Path(path).name)


def test_the_id_of_the_header_names_the_log() -> None:
    log = a_log(log_text("Iraq", "iraq-watch"))
    assert uids("list", "--log", log) == [
        *("it@iraq-watch", "soon.announced@iraq-watch", "soon.deadline@iraq-watch"),
    ]
    assert uids("plans", "--log", log) == ["soon@iraq-watch"]


@pytest.mark.parametrize("path", ["events.yaml", "logs/iraq.yaml", "a b/ç.yaml"])
def test_without_an_id_it_is_the_path_from_the_root_of_the_repository(path: str) -> None:
    assert uids("plans", "--log", a_repository(path)) == [f"soon@{path}"]


def test_outside_of_a_repository_it_is_the_name_of_the_file() -> None:
    assert uids("plans", "--log", a_log(log_text("Iraq"), name="iraq.yaml")) == ["soon@iraq.yaml"]


def test_a_link_to_a_log_gives_it_no_other_name() -> None:
    link = a_folder() / "other.yaml"
    link.symlink_to(a_log(log_text("Iraq"), name="iraq.yaml"))
    assert uids("plans", "--log", str(link)) == ["soon@iraq.yaml"]


@pytest.mark.parametrize("command", ["list", "plans"])
def test_names_are_the_same_alone_and_with_others(command: str) -> None:
    logs = [a_log(log_text("Iraq", "iraq")), a_log(log_text("Iraq")), a_repository("logs/iraq.yaml")]
    alone = [name for log in logs for name in uids(command, "--log", log)]
    together = uids(command, *(word for log in logs for word in ("--log", log)))
    assert sorted(together) == sorted(alone)
    assert len(set(alone)) == len(alone)


@pytest.mark.parametrize("command", ["list", "plans"])
def test_it_is_said_where_two_logs_have_one_name(command: str) -> None:
    logs = [word for title in ("Iraq", "Mali") for word in ("--log", a_log(log_text(title)))]
    done = run(command, *logs, "--as-of", "2025-03-18", "-f", "ics")
    told = "several logs are called 'events.yaml' in calendars, which may take an entry of one for that of another"
    assert f"note: {told}; give each an 'id' of its own in its header\n" in done.err
    assert told not in run(command, *logs, "--as-of", "2025-03-18", "-f", "json").err


def test_json_has_the_id_of_the_header() -> None:
    logs = [a_log(log_text("Iraq", "iraq")), a_log(log_text("Mali"))]
    found = json.loads(run("list", *(word for log in logs for word in ("--log", log)), "-f", "json").out)
    assert [log["id"] for log in found["logs"]] == ["iraq", None]


@pytest.mark.parametrize("identity", ["Iraq", "iraq_watch", "iraq watch", "-iraq", "a" * 81])
def test_an_id_is_a_kebab_case_word(identity: str) -> None:
    errors = [problem for problem in problems_of(log_text("Iraq", identity)) if problem.severity == "error"]
    assert [problem.code for problem in errors] == ["bad-id"]


@pytest.mark.parametrize(
    ("folder", "identity"),
    [("Sahel watch", "sahel-watch"), ("Mañana: 2024", "manana-2024"), ("尼日尔", "my-log"), ("x" * 90, "x" * 40)],
)
def test_init_writes_an_id(folder: str, identity: str) -> None:
    path = a_folder() / folder
    path.mkdir()
    assert run("init", cwd=path).code == 0
    assert run("check", cwd=path).code == 0
    found = json.loads(run("list", "-f", "json", cwd=path).out)
    assert found["logs"][0]["id"] == identity


VAGUE = """timeline: {title: T, covers: 2014/2025, id: t}
events:
  - {id: day, date: 2024-05-01, title: A, type: other}
  - {id: week, date: "2024-05-01/2024-05-08", title: A, type: other}
  - {id: month, date: 2024-05, title: A, type: other}
  - {id: quarter, date: Q2 2024, title: A, type: other}
  - {id: ends-vaguely, date: 2024-05-01/2024-07, title: A, type: other}
  - {id: open, date: 2024-05-01/.., title: A, type: other}
  - {id: years, date: 2014/2019, title: A, type: other}
  - {id: decade, date: 1990s, title: A, type: other}
plans:
  - {id: exact, title: A, kind: demand, announced: 2024-05-01, deadline: 2024-06-30}
  - {id: vague, title: A, kind: demand, announced: 2024-05-01, deadline: by September 2024}
  - {id: none, title: A, kind: demand, announced: 2024-05-01}
"""


@pytest.mark.parametrize(
    ("precise", "expected", "count"),
    [
        # May has 31 days, July too; the second quarter has 91; 2014 has 365.
        ("1", {"day", "week", "open"}, 4),
        ("30", {"day", "week", "open"}, 4),
        ("31", {"day", "week", "open", "month", "ends-vaguely"}, 2),
        ("91", {"day", "week", "open", "month", "ends-vaguely", "quarter"}, 1),
        ("365", {"day", "week", "open", "month", "ends-vaguely", "quarter", "years"}, 0),
    ],
)
def test_entries_too_vague_are_left_out_and_counted(precise: str, expected: set[str], count: int) -> None:
    asked = ("list", "--log", a_log(VAGUE), "--only", "events", "--as-of", "2025-03-18", "-f", "ics")
    done = run(*asked, "--precise", precise)
    found = {str(part["uid"]).removesuffix("@t") for part in Calendar.from_ical(done.out).walk("VEVENT")}
    assert found == expected
    noun = "day" if precise == "1" else "days"
    rows = "row" if count == 1 else "rows"
    note = f"note: {count} {rows} left out: vaguer than {precise} {noun}\n"
    assert (note in done.err) == (count > 0)
    assert "note: 1 row left out: undated, vague over more than a year" in done.err  # the decade, as always


@pytest.mark.parametrize(
    ("kind", "precise", "expected", "count"),
    [("task", "1", {"exact"}, 2), ("task", "30", {"exact", "vague"}, 1), ("event", "1", {"exact"}, 1)],
)
def test_a_vague_deadline_is_left_out_and_counted(kind: str, precise: str, expected: set[str], count: int) -> None:
    asked = ("plans", "--log", a_log(VAGUE), "--as-of", "2025-03-18", "-f", "ics", "--as", kind)
    done = run(*asked, "--precise", precise)
    found = {str(part["uid"]).removesuffix("@t") for part in Calendar.from_ical(done.out).walk() if "uid" in part}
    assert found == expected
    noun, plans = ("day" if precise == "1" else "days"), ("plan" if count == 1 else "plans")
    assert f"note: {count} {plans} left out: vaguer than {precise} {noun}, or without a deadline\n" in done.err


@pytest.mark.parametrize("command", ["list", "plans"])
def test_precision_is_asked_of_a_calendar_only(command: str) -> None:
    done = run(command, "--log", a_log(VAGUE), "--precise", "3", "-f", "json")
    assert (done.code, done.out) == (2, "")
    assert done.err == ("error: --precise says what a calendar holds; add --format ics, or leave out --precise\n")


SOURCED = """timeline: {title: T, covers: 2014/2025, id: t}
sources:
  paper: {title: Paper}
  first: {title: First, url: "https://example.org/état|1"}
  second: {title: Second, url: "https://example.org/2"}
events:
  - {id: it, date: 2024-05-01, title: It, type: other, sources: [paper, first, second]}
  - {id: bare, date: 2024-05-02, title: Bare, type: other, sources: [paper]}
plans:
  - {id: p, title: P, kind: demand, announced: 2024-05-03, deadline: 2024-06-30, sources: [second, first]}
"""


def test_the_address_is_that_of_the_first_source_that_has_one() -> None:
    log = a_log(SOURCED)
    found = {}
    for command in ("list", "plans"):
        out = run(command, "--log", log, "--as-of", "2025-03-18", "-f", "ics").out
        found |= {
            str(part["uid"]): str(part["url"]) if "url" in part else None
            for part in Calendar.from_ical(out).walk()
            if "uid" in part
        }
    assert found == {
        "it@t": "https://example.org/%C3%A9tat%7C1",
        "bare@t": None,
        "p.announced@t": "https://example.org/2",
        "p.deadline@t": "https://example.org/2",
        "p@t": "https://example.org/2",
    }
