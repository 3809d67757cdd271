"""One slip of the hand is one error: what follows from it is not reported beside it."""

import pytest

from tests.helpers import problems_of

LOG = """\
timeline: {title: A log, covers: 2020/2026-06-30}
sources:
  paper: {title: A paper, date: 2025-01-01}
actors:
  board: {name: The board}
events:
  - id: act-passed
    date: 2024-01-02
    title: The act is passed
    type: law
    actors: [board]
    sources: [paper]
  - id: dam-closed
    date: 2024-03-04
    title: The dam is closed
    type: other
    sources: [paper]
plans:
  - id: dam-built
    title: The dam is built
    kind: commitment
    announced: {event: act-passed}
    by: [board]
    deadline: 2024-02
    outcome: {event: dam-closed, result: met}
    sources: [paper]
  - id: boats-banned
    title: No boats
    kind: rule
    announced: {event: act-passed}
    deadline: {within: 1 day, of: dam-closed}
    sources: [paper]
figures:
  - {id: cost, subject: board, measure: cost, unit: euros, as_of: 2024-01, value: 120, sources: [paper]}
"""


def test_the_log_has_no_fault() -> None:
    assert problems_of(LOG) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "line", "code", "hint"),
    [
        ("events:", "event:", 6, "unknown-section", "did you mean 'events'?"),
        ("sources:\n  paper", "source:\n  paper", 2, "unknown-section", "did you mean 'sources'?"),
        ("actors:\n", "Actors:\n", 4, "unknown-section", "did you mean 'actors'?"),
        ("title: No boats", "titel: No boats", 28, "unknown-key", "did you mean 'title'?"),
        ("sources: [paper]\nplans", "source: [paper]\nplans", 17, "unknown-key", "did you mean 'sources'?"),
        ("  - id: boats", "    id: boats", 27, "duplicate-key",
         "it stands in line 19 already; if another entry begins here, write '- id: …'"),
        ("outcome: {event: dam-closed, result: met}", "outcome: met", 25, "expected-mapping",
         "write {date: …, result: met, sources: [ID]}"),
        ("result: met", "result: done", 25, "bad-choice", "one of met, partly-met, not-met, dropped, superseded"),
        ("value: 120", "value: 120,000,000", 34, "unknown-key",
         "in brackets a ',' ends a number: write it without commas"),
        ("[paper]\n  - id: dam", "paper, page 4\n  - id: dam", 12, "unknown-source", "write {ref: paper, at: page 4}"),
        ("type: law", "type: protest", 10, "unknown-type",
         "'timeline help log' lists the types, and 'other' fits always; declare it under 'types'"),
    ],
)  # fmt: skip
def test_one_slip_is_one_error(right: str, wrong: str, line: int, code: str, hint: str) -> None:
    assert LOG.count(right) == 1
    errors = [one for one in problems_of(LOG.replace(right, wrong)) if one.severity == "error"]
    assert [(one.line, one.code, one.hint) for one in errors] == [(line, code, hint)]


def test_a_deadline_with_a_faulty_outcome_is_no_second_warning() -> None:
    problems = problems_of(LOG.replace("outcome: {event: dam-closed, result: met}", "outcome: met"))
    assert [one.code for one in problems] == ["expected-mapping"]
    hanging = LOG.replace("deadline: 2024-02", "deadline: {within: 1 day, of: act-passed}")
    assert [one.code for one in problems_of(hanging.replace("result: met", "result: done"))] == ["bad-choice"]


def test_a_key_at_the_margin_is_told_to_be_indented() -> None:
    problems = problems_of(LOG.replace("    type: law\n    actors: [board]\n    sources: [paper]\n", "type: law\n"))
    assert ("unknown-section", "if it is a key of an event, indent it like the others") in [
        (one.code, one.hint) for one in problems
    ]
