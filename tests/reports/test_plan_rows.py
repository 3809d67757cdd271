"""The dates of a plan in the chronology: result, old and new deadline, and the event behind them."""

import csv
import io
import json

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.plans.deadline import Deadline
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.reports.rows import Row

EVENTS = """
events:
  - {id: signed, date: 2024-01-10, title: Signed, type: agreement}
  - {id: put-off, date: 2024-06-01, title: Put off, type: announcement}
  - {id: dropped, date: 2025-02-01, title: Dropped, type: announcement}
  - {id: secret, date: 2024-03-01, known: 2025-06-01, title: A secret deal, type: agreement}
"""


def rows(plan: str, as_of: str = "2026-01-01") -> list[Row]:
    """The dates of one plan."""
    text = f"{EVENTS}plans:\n  - {{id: it, title: It, kind: commitment, {plan}}}\n"
    return list(chronology(workspace_of(text, as_of=as_of), Question(), only="plans").rows)


def deadline(found: Deadline | None) -> str:
    return found.date.edtf if found is not None else "-"


def in_short(row: Row) -> str:
    """A date of a plan in short: `moved 2024-12>2025-03 (put-off)`."""
    before, after = row.deadlines
    moved = f" {deadline(before)}>{deadline(after)}" if before or after else ""
    return f"{row.what}{moved}{f' {row.result}' if row.result else ''}{f' ({row.told_by})' if row.told_by else ''}"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("announced: 2024-01-10", ["announced"]),
        ("announced: {event: signed}", ["announced (signed)"]),
        # A date of its own goes before that of the event, which tells the same nevertheless.
        ("announced: {date: 2024-01, event: signed}", ["announced (signed)"]),
        (
            "announced: {event: signed}, deadline: 2024-12, revisions: [{event: put-off, deadline: 2025-03}],"
            " outcome: {event: dropped, result: dropped}",
            [
                "announced (signed)",
                "moved 2024-12>2025-03 (put-off)",
                "outcome dropped (dropped)",
                "deadline",
            ],
        ),
        # Each move starts from the deadline of the one before it.
        (
            "announced: 2024-01-10, deadline: 2024-12, revisions: [{date: 2024-05, deadline: 2025-03},"
            " {date: 2024-08, deadline: by the end of 2025}]",
            ["announced", "moved 2024-12>2025-03", "moved 2025-03>[..2025-12-31]", "deadline"],
        ),
        # The first deadline that a plan is given, one that is lifted, and one that is set again.
        (
            "announced: 2024-01-10, revisions: [{date: 2024-05, deadline: 2025-03}]",
            ["announced", "moved ->2025-03", "deadline"],
        ),
        (
            "announced: 2024-01-10, deadline: 2024-12, revisions: [{date: 2024-05, deadline: none},"
            " {date: 2024-08, deadline: 2025-06}]",
            ["announced", "moved 2024-12>-", "moved ->2025-06", "deadline"],
        ),
        # A revision that changes only the words of the source moves nothing.
        (
            "announced: 2024-01-10, deadline: 2024-12, revisions: [{date: 2024-05, deadline_words: at the latest}]",
            ["announced", "moved", "deadline"],
        ),
        # The end of a plan that must last can move.
        (
            "announced: 2024-01-10, until: 2024-12, revisions: [{event: put-off, until: 2025-03}]",
            ["announced", "moved 2024-12>2025-03 (put-off)", "deadline"],
        ),
        # A deadline that hangs on an event.
        (
            "announced: 2024-01-10, deadline: {within: 10 days, of: signed},"
            " revisions: [{date: 2024-01-12, deadline: {within: 20 days, of: signed}}]",
            ["announced", "moved 2024-01-20>2024-01-30", "deadline"],
        ),
        # Two on one day, in the order of the file; the second takes back the first.
        (
            "announced: 2024-01-10, deadline: 2024-12, revisions: [{date: 2024-05-01, deadline: 2025-03},"
            " {date: 2024-05-01, deadline: 2024-12}]",
            ["announced", "moved 2024-12>2025-03", "moved 2025-03>2024-12", "deadline"],
        ),
    ],
)
def test_fields_of_plan_dates(plan: str, expected: list[str]) -> None:
    assert [in_short(row) for row in rows(plan)] == expected


def test_an_event_that_is_not_known_yet_tells_nothing() -> None:
    plan = "announced: {date: 2024-03-01, event: secret, known: 2024-03-02}"
    assert [in_short(row) for row in rows(plan, "2025-01-01")] == ["announced"]
    assert [in_short(row) for row in rows(plan, "2026-01-01")] == ["announced (secret)"]


def test_a_move_that_comes_later_is_not_told() -> None:
    plan = (
        "announced: 2024-01-10, deadline: 2024-12, revisions: [{date: 2024-05, deadline: 2025-03},"
        " {date: 2024-08, deadline: 2025-09}]"
    )
    assert [in_short(row) for row in rows(plan, "2024-07-01")] == ["announced", "moved 2024-12>2025-03", "deadline"]


LOG = f"""{EVENTS}plans:
  - {{id: it, title: It, kind: commitment, announced: {{event: signed}}, deadline: 2024-12,
     revisions: [{{event: put-off, deadline: by the end of March 2025}}],
     outcome: {{event: dropped, result: not-met}}}}
"""


def test_json_lines_and_tables_say_the_same() -> None:
    asked = ("list", "--log", a_log(LOG), "--only", "plans", "--as-of", "2026-01-01", "-f")
    value = json.loads(run(*asked, "json").out)["plan_dates"]
    expected = [
        ("announced", None, None, None, "signed"),
        ("moved", None, "2024-12", "[..2025-03-31]", "put-off"),
        ("outcome", "not-met", None, None, "dropped"),
        ("deadline", None, None, None, None),
    ]

    def edtf(date: dict[str, str] | None) -> str | None:
        return date["edtf"] if date else None

    for found in (value, [json.loads(line) for line in run(*asked, "jsonl").out.splitlines()]):
        assert [
            (one["what"], one["result"], edtf(one["from"]), edtf(one["to"]), one["told_by"]) for one in found
        ] == expected
    table = csv.DictReader(io.StringIO(run(*asked, "csv").out, newline=""))
    cells = [
        (one["kind"], *(one[name] or None for name in ("result", "from_edtf", "to_edtf", "told_by"))) for one in table
    ]
    assert cells == expected


def test_an_announcement_cites_a_document_once() -> None:
    """The plan cites its article, and the event that announced it the whole document."""
    log = """timeline: {title: T, covers: 2000/2025}
sources: {act: {title: Act}, note: {title: Note}}
events: [{id: e, date: 2024-07-12, title: E, type: law, sources: [act, note]}]
plans:
  - {id: p, title: P, kind: rule, announced: {event: e}, deadline: 2025, sources: [{ref: act, at: art. 1}],
     revisions: [{event: e, deadline: 2026, sources: [act]}]}
"""
    rows = chronology(workspace_of(log, as_of="2025-06-01"), Question(), "plans").rows
    cited = {row.what: [(one.ref, one.at) for one in row.sources] for row in rows}
    assert cited["announced"] == [("act", "art. 1"), ("note", None)]
    assert cited["moved"] == [("act", None), ("note", None)]
