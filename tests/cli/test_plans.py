"""`timeline plans` from the command line: its options, its notes, and what it must not know before its time."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.helpers import a_folder, a_log, run, run_outside

SHIPPED = str(Path(__file__).parents[2] / "events.yaml")
LOG = """timeline: {title: A log, covers: 2014/2025-03-18}
actors: {us: {name: United States}, fr: {name: France}}
plans:
  - {id: late, title: Late, kind: commitment, announced: 2024, by: [us], deadline: 2025-02}
  - {id: due, title: Due, kind: commitment, announced: 2024, by: [us], deadline: 2025}
  - {id: asked, title: Asked, kind: demand, announced: 2024, to: [fr], deadline: 2025-02}
  - {id: old, title: Old, kind: demand, announced: by 2023}
"""
FORMATS = ("text", "json", "jsonl", "csv", "md", "ics")


def ids(*args: str, as_of: str = "2025-03-18", log: str = "") -> list[str]:
    done = run("plans", "--log", log or a_log(LOG), "--as-of", as_of, "--format", "jsonl", *args)
    assert done.code == 0, done.err
    return [json.loads(line)["id"] for line in done.out.splitlines()]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), ["late", "due", "asked", "old"]),
        (("--verdict", "overdue"), ["late"]),
        (("--verdict", "overdue,passed"), ["late", "asked"]),
        (("--verdict", "overdue", "--verdict", "due"), ["late", "due"]),
        (("--kind", "demand"), ["asked", "old"]),
        (("--kind", "demand,commitment", "--verdict", "open"), ["old"]),
        (("--due-before", "2025-03"), ["late", "due", "asked"]),
        (("--due-before", "2025-03", "--certain"), ["late", "asked"]),
        (("--due-before", "this month"), ["late", "due", "asked"]),
        (("--actor", "France"), ["asked"]),
        (("--actor", "US", "--kind", "commitment"), ["late", "due"]),
    ],
)
def test_options_narrow_the_answer(args: tuple[str, ...], expected: list[str]) -> None:
    assert ids(*args) == expected


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--verdict", "overdu"), "error: no verdict is called 'overdu'; did you mean 'overdue'?"),
        (("--kind", "promise"), "error: no kind of plan is called 'promise'; one of commitment, "),
        (("--against", "September"), "error: 'September'"),
        (("--due-before", "soon"), "error: 'soon'"),
        (("--by", "actor", "--format", "ics"), "error: counts for each actor are no deadlines"),
    ],
)
def test_wrong_usage(args: tuple[str, ...], message: str) -> None:
    done = run("plans", "--log", a_log(LOG), "--as-of", "2025-03-18", *args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)


@pytest.mark.parametrize("format", FORMATS)
def test_a_question_beyond_the_horizon_says_so_once_and_not_in_the_data(format: str) -> None:
    log = a_log(LOG)
    within = run("plans", "--log", log, "--as-of", "2025-03-18", "--format", format)
    beyond = run("plans", "--log", log, "--as-of", "2025-03-19", "--format", format)
    assert within.err == ""
    assert beyond.err == "note: the question reaches beyond 2025-03-18, the last day that this log has followed\n"
    assert "note:" not in beyond.out


def test_unjudged_entries_are_counted() -> None:
    done = run("plans", "--log", a_log(LOG), "--as-of", "2025-03-18", "--to", "2020")
    assert done.err == "note: 1 of them stands here only because the log gives no beginning or no end\n"


def test_every_format_has_the_same_plans() -> None:
    log = a_log(LOG)
    outs = {f: run("plans", "--log", log, "--as-of", "2025-03-18", "--format", f).out for f in FORMATS}
    assert all(outs[f].count("Asked") == 1 for f in FORMATS)
    assert [row["id"] for row in csv.DictReader(io.StringIO(outs["csv"], newline=""))] == ids()
    uids = [line.strip() for line in outs["ics"].splitlines() if line.startswith("UID:")]
    assert uids == [f"UID:{identity}@events.yaml" for identity in ids()]


def test_no_plans_is_an_answer() -> None:
    for format in FORMATS:
        done = run("plans", "--log", a_log("events: []\n"), "--as-of", "2025-03-18", "--format", format)
        assert (done.code, done.err) == (0, ""), format


def test_several_logs_keep_their_horizons() -> None:
    other = a_log(LOG.replace("2025-03-18", "2025-01-31").replace("id: ", "id: other-"))
    done = run("plans", "--log", a_log(LOG), "--log", other, "--as-of", "2025-03-18", "--format", "jsonl")
    found = {plan["id"]: plan["verdict"] for plan in map(json.loads, done.out.splitlines())}
    assert (found["late"], found["other-late"]) == ("overdue", "unknown")


# What became public with the agreement of 27 September 2024 and after it.
LATER = (
    *("us-iraq-announce-mission-end", "coalition-mission-iraq-ends", "coalition-mission-northeast-syria-continues"),
    *("27 Sep 2024", "2024-09-27", "20240927", "end of September 2025", "put off after missile attacks"),
)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("options", [(), ("--history",), ("--against", "September 2025")])
def test_in_august_2024_nobody_knew_of_the_agreement_of_september(format: str, options: tuple[str, ...]) -> None:
    done = run("plans", "--log", SHIPPED, "--as-of", "2024-08-01", "--format", format, *options)
    assert done.code == 0
    assert [text for text in LATER if text in done.out + done.err] == []


def test_nor_does_show_know_of_it() -> None:
    known = [*ids(as_of="2024-08-01", log=SHIPPED), "iraq", "united-states"]
    assert not {*LATER} & {*known}
    for format in ("text", "json", "csv", "md"):
        out = run("show", *known, "--log", SHIPPED, "--as-of", "2024-08-01", "--format", format).out
        assert [text for text in LATER[:3] if text in out] == []
    for later in LATER[:3]:
        done = run("show", later, "--log", SHIPPED, "--as-of", "2024-08-01")
        assert (done.code, done.out) == (2, "")
        assert "Sep" not in done.err


def test_a_revision_of_later_leaves_no_trace() -> None:
    log = a_log(
        "plans:\n  - {id: p, title: P, kind: commitment, announced: 2024-01-10, deadline: 2025-09,\n"
        "     revisions: [{date: 2024-09-27, deadline: 2026-12, deadline_words: SECRET, note: SECRET}],\n"
        "     outcome: {date: 2024-11-01, result: met, note: SECRET},\n"
        "     disputed: [{field: deadline, value: 2027-01, date: 2024-10, note: SECRET}]}\n"
    )
    for format in FORMATS:
        for command in (("plans", "--history"), ("show", "p")):
            if command[0] == "show" and format == "ics":
                continue
            out = run(*command, "--log", log, "--as-of", "2024-08-01", "--format", format).out
            assert out
            assert [text for text in ("SECRET", "2026", "2027", "disputed: deadline") if text in out] == []


def test_far_in_the_future_all_that_the_log_holds_is_there() -> None:
    now = ids(as_of="2025-03-18", log=SHIPPED)
    assert {*now} == {*ids(as_of="9999-12-31", log=SHIPPED)}
    done = run("plans", "--log", SHIPPED, "--as-of", "9999-12-31")
    assert done.code == 0
    assert " due:" not in done.out
    assert " pending:" not in done.out


@pytest.mark.parametrize("as_of", ["2025-03-18", "2025-09-15", "2026-11-20"])
def test_the_shipped_log_never_calls_overdue_what_it_has_not_followed(as_of: str) -> None:
    out = run("plans", "--log", SHIPPED, "--as-of", as_of, "--format", "jsonl").out
    cards = run("show", *ids(as_of=as_of, log=SHIPPED), "--log", SHIPPED, "--as-of", as_of, "--format", "jsonl").out
    checked = {card["id"]: card["checked"] for card in map(json.loads, cards.splitlines())}
    for plan in map(json.loads, out.splitlines()):
        looked = checked[plan["id"]]["latest"] if checked[plan["id"]] else "2025-03-18"
        assert plan["verdict"] not in ("overdue", "passed"), plan["id"]
        assert plan["stale"] == (as_of > looked), plan["id"]


def test_as_a_user_starts_it() -> None:
    done = run_outside("plans", "--log", a_log(LOG), "--as-of", "2025-03-18", "--verdict", "overdue")
    assert done.code == 0
    assert "Feb 2025  ✗ Late" in done.out
    assert "overdue: no outcome recorded, 18 days late" in done.out


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--by", "actor", "--history"), "counts for each actor have no history"),
        (("--by", "actor", "--output", "counts.ics"), "counts for each actor are no deadlines"),
        (("--style", "table"), "only a document has its entries in a table"),
        (("--style", "table", "--output", "plans.csv"), "only a document has its entries in a table"),
    ],
)
def test_contradictory_options_are_refused_before_the_log_is_opened(options: tuple[str, ...], reason: str) -> None:
    done = run("plans", "--log", "nowhere.yaml", *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {reason}")


def test_missing_history_is_reported() -> None:
    log = a_log("plans:\n  - {id: p, title: P, kind: commitment, announced: 2024}\n")
    for format in ("csv", "ics"):
        done = run("plans", "--history", "--log", log, "--as-of", "2025-01-01", "--format", format)
        assert done.err == f"note: --history is told in text and documents; in {format} there is none, in json always\n"
    for format in ("json", "jsonl", "md", "html", "text"):
        assert run("plans", "--history", "--log", log, "--as-of", "2025-01-01", "--format", format).err == ""


def test_entries_left_out_of_a_calendar_are_reported() -> None:
    folder = a_folder()
    log = a_log("plans:\n  - {id: p, title: P, kind: commitment, announced: 2024}\n", folder)
    target = folder / "plans.ics"
    done = run("plans", "--as", "event", "--log", log, "--as-of", "2025-01-01", "--output", str(target))
    assert done.code == 0
    assert done.err.splitlines() == [
        f"wrote {target}",
        "note: 1 plan without a deadline left out; as tasks (--as task) they are listed",
    ]
    assert target.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
