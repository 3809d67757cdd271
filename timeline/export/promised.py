"""Plans in a document: a paragraph each with what happened to it below, or a row of a table."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.dates import words
from timeline.export.document import Block, Notes, Words, code, item, joined, paragraph, said, strong, table
from timeline.export.happened import Style
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import Citation
from timeline.plans.deadline import must_last
from timeline.reports.plan_life import LifeStep
from timeline.reports.plans import Judged
from timeline.reports.wording import entry_marks, words_of_term
from timeline.telling.verdict_words import slip_words, verdict_words
from timeline.workspace import Workspace


class Promise(NamedTuple):
    """A plan, and what else is to be said of it where it stands."""

    row: Judged
    more: str = ""
    """Sentences about it."""
    sources: tuple[Citation, ...] = ()
    """Who says these."""
    steps: tuple[LifeStep, ...] = ()
    """What happened to it."""


def promised(
    promises: Iterable[Promise],
    workspace: Workspace,
    notes: Notes,
    style: Style,
    more: str = "Remarks",
    *,
    in_full: bool = False,
) -> Iterator[Block]:
    """Plans in order; in full it is said too when each was announced and which event settled it.

    In a table, what else is to be said of them stands under the name `more`.
    """
    of = _Telling(workspace, notes, in_full)
    if style == "paragraphs":
        for one in promises:
            yield paragraph(of.sentence(one))
            yield from (item(of.step(step, one.row.log)) for step in one.steps)
    elif several := list(promises):
        yield of.table(several, more)


class _Telling:
    """How plans are told in one document."""

    def __init__(self, workspace: Workspace, notes: Notes, in_full: bool) -> None:
        self.workspace = workspace
        self.notes = notes
        self.in_full = in_full

    def sentence(self, one: Promise) -> Words:
        """Title, verdict, deadline, conditions, who to whom, notes, and what else is to be said."""
        row = one.row
        term = "Until" if must_last(row.plan) else "Deadline"
        return said(
            strong(row.plan.title),
            f"{_marks(row)} — {_verdict(row)}.",
            f" {term}: {words_of_term(row.plan, row.deadline.date)}." if row.deadline else "",
            f" “{row.words}”." if row.words else "",
            *(_slip(row), _conditions(row)),
            f" {self._kind(row)}.",
            self._settled(row),
            self.notes.cite(row.plan.sources, row.log),
            " " if one.more else "",
            self._more(one),
        )

    def table(self, several: list[Promise], more: str) -> Block:
        """The same in the cells of a table, with columns for what else is to be said where there is any."""
        has_more = any(one.more or one.sources for one in several)
        has_steps = any(one.steps for one in several)
        extra = [*([more] if has_more else []), *(["History"] if has_steps else [])]
        rows = (self._cells(one, has_more, has_steps) for one in several)
        return table(("Deadline", "Plan", "Verdict", *extra, "Sources"), rows)

    def _cells(self, one: Promise, has_more: bool, has_steps: bool) -> Iterator[str | Words]:
        row = one.row
        yield _deadline(row)
        yield said(f"{row.plan.title}{_marks(row)}. {self._kind(row)}.", _conditions(row))
        yield said(f"{_verdict(row)}.", _slip(row), self._settled(row))
        if has_more:
            yield self._more(one)
        if has_steps:
            yield joined("; ", (self.step(step, row.log) for step in one.steps))
        yield self.notes.cite(row.plan.sources, row.log)

    def step(self, step: LifeStep, log: Log) -> Words:
        """What happened to a plan, and when."""
        when = words(step.date) if step.date else "no date"
        note = f" ({step.note})" if step.note else ""
        event = said(" ", code(step.event)) if step.event else ()
        return said(f"{when}: {step.what}{note}", event, self.notes.cite(step.sources, log))

    def _more(self, one: Promise) -> Words:
        return said(one.more, self.notes.cite(one.sources, one.row.log))

    def _kind(self, row: Judged) -> str:
        """What kind of plan it is, who made it to whom and, in full, when."""
        plan, name = row.plan, self.workspace.memberships.name
        by = f" by {', '.join(map(name, plan.by))}" if plan.by else ""
        to = f" to {', '.join(map(name, plan.to))}" if plan.to else ""
        date = occasion_date(plan.announced, row.log.events) if self.in_full else None
        announced = f", announced {words(date)}" if date else ""
        return f"{plan.kind.replace('-', ' ').capitalize()}{by}{to}{announced}"

    def _settled(self, row: Judged) -> Words:
        outcome = row.verdict.outcome if self.in_full else None
        return said(" Settled by ", code(outcome.event), ".") if outcome and outcome.event else ()


def _marks(row: Judged) -> str:
    """Which occurrence it is, and what must not be overlooked."""
    number = f" (no. {row.occurrence})" if row.occurrence is not None else ""
    marks = entry_marks(row.plan)
    return number + (f" ({'; '.join(marks)})" if marks else "")


def _verdict(row: Judged) -> str:
    return f"{row.verdict.name}: {verdict_words(row)}"


def _deadline(row: Judged) -> str:
    term = "until " if must_last(row.plan) else ""
    date = f"{term}{words_of_term(row.plan, row.deadline.date)}" if row.deadline else ""
    return " ".join(filter(None, (date, f"“{row.words}”" if row.words else "")))


def _slip(row: Judged) -> str:
    return f" {slip_words(row).capitalize()}." if slip_words(row) else ""


def _conditions(row: Judged) -> str:
    return "".join(f" Condition: {condition.text}." for condition in row.plan.conditions)
