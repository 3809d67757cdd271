"""Plans for people: by group, the most pressing first, each with its verdict as a sign, a word and a sentence.

The strip shows a deadline's window around the day of the answer: one cell left or right of the line is a week, then a
month, a quarter, half a year, a year, three years, and more. Every verdict has a sign of its own, so that none needs
its colour.
"""

from collections.abc import Iterator, Sequence

from timeline.dates import Day, words
from timeline.log.known import occasion_date
from timeline.plans.deadline import Moment, must_last
from timeline.render.chronology import source_mark
from timeline.render.lines import EMPTY, Line, Span, indent, joined, span, wrap
from timeline.render.sections import flags
from timeline.render.signs import SIGNS
from timeline.reports.plan_life import life
from timeline.reports.plans import Judged, Plans
from timeline.reports.slippers import Record
from timeline.reports.wording import day_words, period_followed, plural, words_of_term
from timeline.telling.verdict_words import (
    against_counts,
    against_words,
    by_relation,
    median_words,
    occurrences_words,
    slip_words,
    verdict_counts,
    verdict_words,
)
from timeline.workspace import Workspace

_CELLS = (7, 30, 91, 182, 365, 1096)
"""Days at which the next cell of the strip begins."""


def lines(answer: Plans, workspace: Workspace, width: int, history: bool = False) -> list[Line]:
    """The plans at a width, with counts on top."""
    shown = [*_top(answer, workspace, width)]
    heading = None
    for row in by_relation(answer):
        if row.heading != heading:
            heading = row.heading
            note = " (not counted)" if heading == "Only reported" else ""
            rule = "─" * max(2, width - len(heading) - len(note) - 2)
            shown += [EMPTY, (Span(heading, "heading"), Span(note, "meta"), Span(f" {rule}", "rule"))]
        shown += plan_lines(row, workspace, width, history)
    period = period_followed(workspace)
    counted = plural(answer.counted, "plan")
    if answer.only_reported:
        counted += f", and {answer.only_reported} only reported"
    return [*shown, EMPTY, *wrap([Span(f"{counted} · {period}", "meta")], width)]


def _top(answer: Plans, workspace: Workspace, width: int) -> Iterator[Line]:
    day = day_words(workspace.as_of)
    yield from wrap([Span(f"Plans as of {day}", "heading")], width)
    of = [Span(f" ({occurrences_words(answer)})", "meta")] if occurrences_words(answer) else []
    if answer.asked_against is not None:
        counts = [Span(f"{count} {relation}") for relation, count in against_counts(answer).items() if count]
        yield from wrap(
            [Span("against "), span(words(answer.asked_against), "date"), Span(": "), *joined(counts), *of], width
        )
    else:
        counts = [
            Span(f"{SIGNS[name][0]} {count} {name}", SIGNS[name][1])  # type: ignore[index]
            for name, count in verdict_counts(answer).items()
        ]
        yield from wrap([*joined(counts, "  "), *of], width)


def plan_lines(row: Judged, workspace: Workspace, width: int, history: bool = False) -> list[Line]:
    """One plan: its verdict and title, then deadline, words, conditions, who to whom, source."""
    plan, verdict = row.plan, row.verdict
    sign, style = SIGNS[verdict.name]
    number = f" [{row.occurrence}]" if row.occurrence is not None else ""
    head = [Span(f"{verdict.name}: ", style), span(plan.title + number, "title"), *flags(plan, row.match)]
    shown = indent(wrap(head, width - 2), [Span(f"{sign} ", style)], [Span("  ")])
    for part in _body(row, workspace):
        shown += indent(wrap(part, width - 4), [Span("    ")], [Span("    ")])
    if history:
        for line in _history(row, workspace):
            shown += indent(wrap([span(line)], width - 6), [Span("    · ", "meta")], [Span("      ")])
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
    if row.against is not None:
        yield [Span("against: ", "meta"), span(against_words(row.against))]
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


def _history(row: Judged, workspace: Workspace) -> Iterator[str]:
    """The life of a plan: what came before, the announcement, each change with what it changed, the outcome."""
    for step in life(row.plan, row.log, Moment(workspace.as_of, workspace.as_of)):
        when = words(step.date) if step.date else "no date"
        yield f"{when}: {step.what}" + (f" ({step.note})" if step.note else "")


def record_lines(records: Sequence[Record], workspace: Workspace, width: int) -> list[Line]:
    """Who keeps promises: a block of counts for each actor."""
    note = "(what is only reported is not counted)"
    day = f"Promises by actor as of {day_words(workspace.as_of)}"
    shown = wrap([Span(day, "heading"), Span(" "), Span(note, "meta")], width)
    shown += wrap([Span(period_followed(workspace), "meta")], width)
    for record in records:
        shown.append(EMPTY)
        shown += wrap([span(workspace.memberships.name(record.actor), "title")], width)
        counts = record._asdict()
        parts = [f"{plural(record.made, 'promise')} made"]
        settled = ("on_time", "possibly_late", "late", "undated", "kept", "partly_met", "not_met", "superseded")
        named = {"on_time": "met on time", "possibly_late": "met, possibly late", "late": "met late",
                 "undated": "met, without deadline", "kept": "run out, no end recorded",
                 "not_met": "not met, dropped or ended early", "open": "still open"}  # fmt: skip
        keys = [key for key in (*settled, "overdue", "open", "unknown") if counts[key]]
        parts += [f"{counts[key]} {named.get(key, key.replace('_', ' '))}" for key in keys]
        if record.moved:
            days = median_words(record.median_slip)
            median = f", by {days} days in median" if days else ""
            parts.append(f"{record.moved} moved{median}")
        shown += indent(wrap(joined([span(part) for part in parts]), width - 2), [Span("  ")], [Span("  ")])
    return shown
