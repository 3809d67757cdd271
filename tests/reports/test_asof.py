"""Knowledge on a day: `--as-of D` shows nothing that became known later."""

import datetime

import pytest

from tests.helpers import a_log, answer, run, workspace_of
from timeline.dates import iso
from timeline.log.known import knowledge
from timeline.log.model import Plan

HEAD = """
timeline: {title: T, covers: 2000/2025-03-18}
sources:
  old: {title: Old, date: 2023-05}
  new: {title: New, date: 2024-05}
  undated: {title: Undated}
actors: {a: {name: A}}
"""

# An entry in the log's own form; the first day on which it shows; what counts as known, and why.
SHOWN = [
    ("events", "date: 2024-09-27", "2024-09-27", "2024-09-27", "assumed"),
    ("events", "date: 2024-09", "2024-09-01", "2024-09", "assumed"),
    ("events", "date: early 2022", "2022-01-01", "[2022-01..2022-04]", "assumed"),
    ("events", 'date: "[..2024-09]"', "2024-09-30", "[..2024-09]", "assumed"),
    ("events", 'date: "[2020..]"', "2020-01-01", "[2020..]", "assumed"),
    ("events", "date: 2014/2019", "2014-01-01", "2014", "assumed"),  # a situation from its start
    ("events", "date: 2014~/..", "2014-01-01", "2014~", "assumed"),
    ("events", "date: ../2019", "2019-12-31", "../2019", "assumed"),
    ("events", "date: /.., checked: 2025-03-18", "2025-03-18", "2025-03-18", "assumed"),
    ("events", "date: 2023-10-07, sources: [new]", "2023-10-07", "2023-10-07", "assumed"),  # a citation is no discovery
    ("events", "date: 2023-10-07, known: 2024-02", "2024-02-01", "2024-02", "given"),
    ("events", 'date: 2023-10-07, known: "[..2024-02]"', "2024-02-29", "[..2024-02]", "given"),
    ("events", "date: 2024-06-15, known: 2024", "2024-06-15", "2024", "given"),  # never before its own earliest day
    ("events", "date: 2014/2019, known: 2016", "2016-01-01", "2016", "given"),
    ("plans", "announced: 2024-09-27", "2024-09-27", "2024-09-27", "assumed"),
    ("plans", "announced: {date: 2024-09-27, known: 2024-11}", "2024-11-01", "2024-11", "given"),
    ("plans", "announced: {event: told}", "2020-03-01", "2020-03-01", "assumed"),
    ("plans", "announced: {event: leaked}", "2021-05-01", "2021-05", "given"),  # known with the event that announced it
    ("plans", "announced: 2024-09-27, known: 2025", "2025-01-01", "2025", "given"),
    ("figures", "as_of: 2022, sources: [new, old]", "2023-05-01", "2023-05", "assumed"),  # its publication
    ("figures", "as_of: 2024-01, sources: [old]", "2024-01-01", "2023-05", "assumed"),
    ("figures", "as_of: 2022, sources: [undated]", "2022-01-01", "2022", "assumed"),
    ("figures", "over: 2022/2023", "2022-01-01", "2022", "assumed"),
    ("figures", "as_of: 2022, known: 2022-07-01, sources: [old]", "2022-07-01", "2022-07-01", "given"),
]
REQUIRED = {
    "events": "title: T, type: other",
    "plans": "title: T, kind: commitment",
    "figures": "subject: a, measure: m, unit: u, value: 1",
}
OTHERS = """
  - {id: told, date: 2020-03-01, title: T, type: other}
  - {id: leaked, date: 2020-03-01, known: 2021-05, title: T, type: other}
"""


def with_entry(section: str, entry: str) -> str:
    text = f"  - {{id: e, {REQUIRED[section]}, {entry}}}\n"
    return f"{HEAD}events:{OTHERS}" + (text if section == "events" else f"{section}:\n{text}")


@pytest.mark.parametrize(("section", "entry", "first_day", "known", "basis"), SHOWN)
def test_an_entry_shows_from_the_day_it_became_known(
    section: str, entry: str, first_day: str, known: str, basis: str
) -> None:
    def shown(day: datetime.date) -> bool:
        return "e" in getattr(workspace_of(with_entry(section, entry), as_of=day.isoformat()).logs[0], section)

    day = datetime.date.fromisoformat(first_day)
    assert shown(day)
    assert not shown(day - datetime.timedelta(days=1))
    log = workspace_of(with_entry(section, entry)).logs[0]
    found = knowledge(getattr(log, section)["e"], log)
    assert found.date is not None
    assert (found.date.edtf, found.basis, iso(found.day)) == (known, basis, first_day)


PLAN = (
    HEAD
    + """
events:
  - {id: told, date: 2020-03-01, title: T, type: other}
  - {id: held, date: 2022-06-01, known: 2022-08-01, title: T, type: election}
plans:
  - id: p
    title: T
    kind: commitment
    announced: {event: told}
    deadline: 2021-06
    history: [{date: 2019-01, note: first idea}, {date: 2019-02, known: 2023, note: secret talks}]
    revisions:
      - {date: 2021-01-10, deadline: 2022-03}
      - {date: 2021-02-10, known: 2021-09-01, deadline: 2022-06}
    outcome: {event: held, result: met}
    disputed: [{field: deadline, value: 2023, date: 2021-04-01}, {field: title, value: U, known: 2021-05-01}]
"""
)


@pytest.mark.parametrize(
    ("as_of", "revisions", "deadline", "outcome", "history", "disputed"),
    [
        ("2020-03-01", 0, "2021-06", 0, 1, 0),
        ("2021-01-09", 0, "2021-06", 0, 1, 0),
        ("2021-01-10", 1, "2022-03", 0, 1, 0),
        ("2021-04-01", 1, "2022-03", 0, 1, 1),
        ("2021-08-31", 1, "2022-03", 0, 1, 2),
        ("2021-09-01", 2, "2022-06", 0, 1, 2),
        ("2022-07-31", 2, "2022-06", 0, 1, 2),  # held in June, known in August
        ("2022-08-01", 2, "2022-06", 1, 1, 2),
        ("2023-01-01", 2, "2022-06", 1, 2, 2),
    ],
)
def test_later_history_of_a_plan_is_undone(
    as_of: str, revisions: int, deadline: str, outcome: int, history: int, disputed: int
) -> None:
    workspace = workspace_of(PLAN, as_of=as_of)
    plan: Plan = workspace.logs[0].plans["p"]
    counts = (len(plan.revisions), len(plan.outcomes), len(plan.history), len(plan.disputed))
    assert counts == (revisions, outcome, history, disputed)
    assert answer(workspace, on=(deadline,))["p:deadline"] == "certain"


@pytest.mark.parametrize(
    ("date", "as_of", "shown"),
    [
        ("2014/2019", "2016-06-01", "2014/.."),
        ("2014/2019", "2018-12-31", "2014/.."),
        ("2014/2019", "2019-01-01", "2014/2019"),  # it may have ended
        ("2014/2019", "2025-01-01", "2014/2019"),
        ("2014~/2019?", "2016-06-01", "2014~/.."),
        ("2014/..", "2016-06-01", "2014/.."),
        ("2014/", "2016-06-01", "2014/"),  # nobody knows when it ended
        ("../2019, known: 2010", "2016-06-01", "/.."),
        ("/2019, known: 2010", "2016-06-01", "/.."),
    ],
)
def test_a_situation_that_ended_later_shows_as_open(date: str, as_of: str, shown: str) -> None:
    workspace = workspace_of(f"events: [{{id: e, date: {date}, title: T, type: other}}]", as_of=as_of)
    assert workspace.logs[0].events["e"].date.edtf == shown


MEMBERS = """
actors:
  jnim: {name: JNIM}
  aqim: {name: AQIM, part_of: [{actor: jnim, during: 2018-01-01/2022-06-30}]}
  katiba: {name: K, part_of: aqim}
events: [{id: e, date: 2017-05/.., title: T, type: other, actors: [katiba]}]
"""


@pytest.mark.parametrize(
    ("as_of", "part_of"),
    [("2017-12-31", []), ("2018-01-01", ["2018-01-01/.."]), ("2022-06-30", ["2018-01-01/2022-06-30"])],
)
def test_memberships_are_undone(as_of: str, part_of: list[str]) -> None:
    workspace = workspace_of(MEMBERS, as_of=as_of)
    actor = workspace.logs[0].actors["aqim"]
    assert [membership.during.edtf for membership in actor.part_of if membership.during] == part_of
    assert answer(workspace, actors=("jnim",)) == ({"e": "certain"} if part_of else {})


def test_facts_unknown_today_are_counted() -> None:
    """An embargoed entry is not silently missing."""
    future = "events: [{id: e, date: 2020, known: 2199, title: T, type: other}]"
    done = run("list", "--log", a_log(future))
    assert done.err == "note: 1 entry becomes known only after today; --as-of a later day shows more\n"
    assert "1 event" in run("list", "--log", a_log(future), "--as-of", "2199").out


@pytest.mark.parametrize(
    ("as_of", "code", "message"),
    [
        ("2024", 0, ""),
        ("today", 0, ""),
        ("2014/..", 2, "error: --as-of '2014/..' has no last day within the years 1 to 9999; give a day"),
        ("Y12000", 2, "error: --as-of 'Y12000' has no last day"),
        ("-0044", 2, "error: --as-of '-0044' has no last day"),
        ("2024-02-30", 2, "error: '2024-02-30'"),
        ("September", 2, "error: 'September'"),
    ],
)
def test_the_day_of_an_as_of(as_of: str, code: int, message: str) -> None:
    for command in (["list", "--log", a_log("events: []")], ["date", "2024"]):
        done = run(*command, "--as-of", as_of)
        assert done.code == code
        assert done.err.startswith(message)
        assert "Traceback" not in done.err
