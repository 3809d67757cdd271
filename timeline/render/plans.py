"""Plans for people: by group, the most pressing first, each with its verdict as a sign, a word and a sentence.

The strip shows a deadline's window around the day of the answer: one cell left or right of the line is a week, then a
month, a quarter, half a year, a year, three years, and more. Every verdict has a sign of its own, so that none needs
its colour.
"""

from collections.abc import Iterator

from timeline.dates import Day, words
from timeline.log.known import occasion_date
from timeline.plans.deadline import must_last
from timeline.render.chronology import source_mark
from timeline.render.lines import Line, Span, indent, joined, span, wrap
from timeline.render.sections import flags
from timeline.render.signs import SIGNS
from timeline.reports.plans import Judged
from timeline.reports.wording import words_of_term
from timeline.telling.verdict_words import slip_words, verdict_words
from timeline.workspace import Workspace

_CELLS = (7, 30, 91, 182, 365, 1096)
"""Days at which the next cell of the strip begins."""


def plan_lines(row: Judged, workspace: Workspace, width: int) -> list[Line]:
    """One plan: its verdict and title, then deadline, words, conditions, who to whom, source."""
    plan, verdict = row.plan, row.verdict
    sign, style = SIGNS[verdict.name]
    number = f" [{row.occurrence}]" if row.occurrence is not None else ""
    head = [Span(f"{verdict.name}: ", style), span(plan.title + number, "title"), *flags(plan, row.match)]
    shown = indent(wrap(head, width - 2), [Span(f"{sign} ", style)], [Span("  ")])
    for part in _body(row, workspace):
        shown += indent(wrap(part, width - 4), [Span("    ")], [Span("    ")])
    return shown


def _body(row: Judged, workspace: Workspace) -> Iterator[list[Span]]:
    plan, verdict, names = row.plan, row.verdict, workspace.memberships.name
    due = [Span("until " if must_last(plan) else "due ", "meta")]
    if row.deadline is not None:
        due += [span(words_of_term(plan, row.deadline.date), "date"), Span("  ")]
        due += [span(strip(row.deadline.first, row.deadline.last, verdict.day), "bar"), Span("  ")]
    else:
        due = []
    yield [*due, span(verdict_words(row))]
    details = [span(f"“{row.words}”" if row.words else ""), span(slip_words(row))]
    if any(part.text for part in details):
        yield joined(details)
    for condition in plan.conditions:
        yield [Span("condition: ", "mark"), span(condition.text)]
    announced = occasion_date(plan.announced, row.log.events)
    who = ", ".join(names(actor) for actor in plan.by)
    whom = ", ".join(names(actor) for actor in plan.to)
    yield joined(
        [
            span(plan.kind.replace("-", " "), "plan"),
            span(who + (f" → {whom}" if whom else ""), "meta"),
            span(f"announced {words(announced)}" if announced else "", "meta"),
        ]
    )
    outcome = row.verdict.outcome
    event = f"settled by {outcome.event}" if outcome and outcome.event else ""
    yield joined([span(plan.id, "id"), span(event, "id"), span(source_mark(plan.sources, row.log), "meta")])


def strip(first: Day, last: Day, day: Day) -> str:
    """A deadline's window around a day: `······│··▓▓··`, near days drawn wide and far ones narrow."""
    half = len(_CELLS)
    start, end = _cell(first - day), _cell(last - day)
    cells = ["▓" if start <= cell <= end else "·" for cell in range(-half, half + 1)]
    cells[half] = "┃" if start <= 0 <= end else "│"
    return "".join(cells)


def _cell(days: int) -> int:
    """The cell of a distance in days: 0 is the day itself, the outermost cells hold all that lies further."""
    if days == 0:
        return 0
    cell = 1 + sum(abs(days) >= limit for limit in _CELLS[:-1])
    return cell if days > 0 else -cell
