"""Conditions of a plan that ended: told from that day on, in every format."""

import json

import pytest

from tests.helpers import a_log, problems_of, run
from tests.plans.judging import promise, row
from timeline.reports.wording import condition_words

LOG = """
timeline: {title: T, covers: 2024/2025-12-31}
sources:
  law: {title: The act, publisher: Gazette, date: 2024-09-27}
  budget: {title: The budget, publisher: Treasury, date: 2025-02-01}
events:
  - {id: funded, date: 2025-02-01, title: The road is funded, type: law, sources: [budget]}
plans:
  - {id: p, title: A road is built, kind: commitment, announced: 2024-09-27, deadline: 2026-03, sources: [law],
     conditions: [{text: if funds are found, sources: [law], ended: {event: funded, how: fulfilled}},
                  {text: if the river is low, ended: {date: 2025-05, known: 2025-08-01, how: dropped}},
                  if nobody objects]}
"""


@pytest.mark.parametrize(
    ("on", "known", "said"),
    [
        ("2025-01-31", "2025-12-31", ["if funds are found", "if the river is low", "if nobody objects"]),
        ("2025-02-01", "2025-12-31", ["if funds are found, fulfilled 1 Feb 2025", "if the river is low",
                                      "if nobody objects"]),
        # It had ended by then, but nobody knew.
        ("2025-07-31", "2025-07-31", ["if funds are found, fulfilled 1 Feb 2025", "if the river is low",
                                      "if nobody objects"]),
        ("2025-07-31", "2025-08-01", ["if funds are found, fulfilled 1 Feb 2025",
                                      "if the river is low, dropped May 2025", "if nobody objects"]),
    ],
)  # fmt: skip
def test_the_end_of_a_condition_counts_from_its_day(on: str, known: str, said: list[str]) -> None:
    more, inside = LOG.split("plans:\n")
    more = more.split("\n", 2)[2]
    inside = inside.replace("\n", " ").split("title: A road is built, ")[1].rstrip("} ")
    judged = row(inside, on, known=known, more=more + "\n")
    assert [condition_words(condition, judged.log) for condition in judged.conditions] == said


@pytest.mark.parametrize(
    ("ended", "code"),
    [
        ("{how: fulfilled}", "no-date"),
        ("{date: 2025-01-01}", "missing-key"),
        ("{date: 2025-01-01, how: met}", "bad-choice"),
        ("{event: nothing, how: dropped}", "unknown-event"),
        ("{date: 2025-01-01, how: dropped, sources: [nothing]}", "unknown-source"),
        ("2025-01-01", "expected-mapping"),
    ],
)
def test_the_end_of_a_condition_is_checked(ended: str, code: str) -> None:
    inside = promise(f"conditions: [{{text: if so, ended: {ended}}}]")
    assert code in {one.code for one in problems_of(f"plans: [{{id: p, title: T, {inside}}}]")}


def test_the_check_names_the_end() -> None:
    (found,) = (
        one
        for one in problems_of(
            f"plans: [{{id: p, title: T, {promise('conditions: [{text: if so, ended: {how: dropped}}]')}}}]"
        )
        if one.code == "no-date"
    )
    assert str(found.message) == "'ended' has neither a date nor an event"


def test_every_format_tells_it_with_its_condition() -> None:
    log = a_log(LOG)

    def told(*asked: str, as_of: str = "2025-12-31") -> str:
        done = run(*asked, "--log", log, "--as-of", as_of)
        assert done.code == 0, done.err
        return " ".join(done.out.replace("\r\n ", "").replace("│", "").split())

    (plan,) = json.loads(told("plans", "--format", "json"))["plans"]
    first, second, third = plan["conditions"]
    assert (first["ended"]["how"], first["ended"]["event"], first["ended"]["date"]["edtf"]) == (
        "fulfilled",
        "funded",
        "2025-02-01",
    )
    assert [one["ref"] for one in first["ended"]["sources"]] == ["budget"]
    assert (second["ended"]["how"], third["ended"]) == ("dropped", None)
    words = "if funds are found, fulfilled 1 Feb 2025"
    assert f"on condition: {words} (Treasury, 1 Feb 2025)" in told("plans")
    for asked in (
        ("plans", "--format", "md"),
        ("plans", "--format", "csv"),
        ("plans", "--format", "ics"),
        ("show", "p"),
        ("page",),
        ("state", "2025-12-31"),
    ):
        assert words in told(*asked).replace("\\", ""), asked
    # The picture of an earlier day does not know it yet, whatever is known today.
    assert words not in told("state", "2025-01-31")
    assert "if funds are found" in told("state", "2025-01-31")
    assert words not in told("plans", as_of="2025-01-31")
    (then,) = json.loads(told("state", "2025-01-31", "--format", "json"))["plans"]
    assert [one["ended"] for one in then["conditions"]] == [None, None, None]
