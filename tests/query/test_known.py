"""The filter on when something became known, given or assumed."""

from typing import Any

import pytest

from tests.helpers import a_log, answer, run, workspace_of
from timeline.errors import WrongUsage
from timeline.query.question import Question
from timeline.reports.entries import matching

LOG = """
timeline: {title: T, covers: 2014/2025-12-31}
sources: {report: {title: R, date: 2024-08}, later: {title: L, date: 2024-10}}
actors: {us: {name: United States}}
events:
  - {id: plain, date: 2024-03-05, title: T, type: other}
  - {id: month, date: 2024-03, title: T, type: other}
  - {id: revealed, date: 2020-01-01, title: T, type: other, known: 2024-03-20}
  - {id: leaked, date: 2020-01-01, title: T, type: other, known: 2024}
  - {id: situation, date: 2019/2024-03, title: T, type: other}
  - {id: undated, date: /.., title: T, type: other, checked: 2024-03-18}
  - {id: by-march, date: by March 2024, title: T, type: other}
  - {id: after-march, date: after March 2024, title: T, type: other}
  - {id: roughly, date: 2024-03~, title: T, type: other}
  - {id: too-early, date: 2024-03-10, title: T, type: other, known: 2024}
  - {id: disputed, date: 2018, title: T, type: other, known: 2019,
     disputed: [{field: known, value: 2024-03-01}]}
plans:
  - {id: leave, title: Leave, kind: commitment, announced: 2023-05-01, by: [us], deadline: 2024-06,
     revisions: [{date: 2023-10-01, deadline: 2024-12, known: 2024-03-07}],
     outcome: {date: 2025-01-10, result: met}}
  - {id: secret, title: Secret, kind: intention, announced: {event: revealed}, deadline: 2024-03-31}
figures:
  - {id: counted, subject: us, measure: troops, unit: people, as_of: 2023, value: 1, sources: [report, later]}
  - {id: bare, subject: us, measure: troops, unit: people, as_of: 2024-03-02, value: 1}
"""

# Known from, known to, and what is found; the events that matter stand in the order of the log.
FOUND: list[tuple[str | None, str | None, dict[str, str]]] = [
    (
        "2024-03",
        "2024-03",
        {
            "plain": "certain",
            "month": "certain",
            "revealed": "certain",
            "leaked": "possible",
            "undated": "certain",  # from `checked`
            "by-march": "possible",
            "roughly": "possible",
            "too-early": "possible",  # not before it happened: from 10 March to the end of the year
            "disputed": "possible",  # at the rival date
            "leave:moved": "certain",  # as its own `known` says
            "leave:deadline": "certain",  # the deadline in force is the one of that revision
            "secret:announced": "certain",  # with the event that announced it
            "secret:deadline": "certain",
        },
    ),
    ("2024-03-06", "2024-03-19", {
        "month": "possible", "leaked": "possible", "undated": "certain", "by-march": "possible", "roughly": "possible",
        "too-early": "possible", "leave:moved": "certain", "leave:deadline": "certain",
    }),
    ("2019", "2019", {"situation": "certain", "by-march": "possible", "disputed": "certain"}),
    ("2023-05-01", "2023-05-01", {"leave:announced": "certain", "by-march": "possible"}),
    ("2025-01-10", None, {"after-march": "possible", "leave:outcome": "certain"}),
    (None, "2018-12-31", {"by-march": "possible"}),
    ("2024-03-09", "2024-03-09", {
        "month": "possible", "leaked": "possible", "by-march": "possible", "roughly": "possible",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("known_from", "known_to", "expected"), FOUND)
def test_known_in_a_period(known_from: str | None, known_to: str | None, expected: dict[str, str]) -> None:
    filters: dict[str, Any] = {}
    if known_from:
        filters["known_from"] = (known_from,)
    if known_to:
        filters["known_to"] = (known_to,)
    assert answer(workspace_of(LOG), **filters) == expected


def test_certain_ones_only() -> None:
    found = answer(workspace_of(LOG), known_from=("2024-03-09",), known_to=("2024-03-09",), certain=True)
    assert found == {}


def test_a_figure_is_known_from_the_publication_of_its_first_source() -> None:
    def figures(known_from: str, known_to: str) -> list[str]:
        question = Question(known_from=(known_from,), known_to=(known_to,))
        return [one.entry.id for one in matching(workspace_of(LOG), question) if one.entry.id in ("counted", "bare")]

    assert figures("2024-08", "2024-08") == ["counted"]
    assert figures("2024-10", "2024-10") == []
    assert figures("2023", "2023") == []
    assert figures("2024-03-02", "2024-03-02") == ["bare"]


def test_slack_widens_what_is_approximate() -> None:
    asked: dict[str, Any] = {"known_from": ("2024-04-10",), "known_to": ("2024-04-10",)}
    assert "roughly" not in answer(workspace_of(LOG), **asked)
    assert answer(workspace_of(LOG), **asked, slack="10d")["roughly"] == "possible"


def test_both_clocks_together() -> None:
    found = answer(workspace_of(LOG), since=("2020",), until=("2020",), known_from=("2024-03",), known_to=("2024-03",))
    assert found == {
        "revealed": "certain",
        "leaked": "possible",
        "undated": "possible",  # it may have gone on in 2020
        "by-march": "possible",
        "secret:announced": "certain",
    }


def test_a_period_that_ends_before_it_begins() -> None:
    with pytest.raises(WrongUsage, match="ends before it begins"):
        answer(workspace_of(LOG), known_from=("2025",), known_to=("2024",))


def test_entries_without_bounds_are_counted() -> None:
    done = run("list", "--log", a_log(LOG), "--as-of", "2026", "--known-to", "2010", "--only", "events")
    assert "by-march" in done.out
    assert done.err == "note: 1 of them stands here only because the log gives no beginning or no end\n"
    done = run("list", "--log", a_log(LOG), "--as-of", "2026", "--known-from", "2025-06")
    assert "after-march" in done.out
    assert done.err == "note: 1 of them stands here only because the log gives no beginning or no end\n"


def test_an_empty_answer_says_what_emptied_it() -> None:
    done = run(
        "list", "--log", a_log(LOG), "--as-of", "2026", "--known-from", "2021", "--known-to", "2022", "--certain"
    )
    assert "note: --known-from 2021 --known-to 2022 alone finds 1\n" in done.err
    assert "note: --certain leaves out what is only possible\n" in done.err


COMMANDS = ("list", "plans", "figures", "disputes", "actors", "places", "types", "sources")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_it(command: str) -> None:
    done = run(command, "--log", a_log(LOG), "--as-of", "2026", "--known-from", "2024-03", "--known-to", "2024-03")
    assert done.code == 0, done.err
