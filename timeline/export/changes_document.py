"""Changes as a document fit to be pasted into a briefing."""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.dates import words
from timeline.export.document import (
    Block,
    Document,
    Notes,
    Words,
    heading,
    joined,
    paragraph,
    said,
    strong,
    table,
)
from timeline.export.estimated import amount_in_units, measured
from timeline.export.happened import Style, happened
from timeline.export.promised import Promise, promised
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes, Corrected, FigureChange
from timeline.reports.figures import Point
from timeline.reports.wording import period_followed
from timeline.telling.change_words import (
    EVENTS,
    PLANS,
    POSSIBLY,
    change_sources,
    count_words,
    event_note,
    grouped,
    headings,
    is_undated,
    period_words,
    plan_change_words,
    plan_parts,
    undated_words,
)
from timeline.telling.figure_words import change_words, uneven_words
from timeline.workspace import Workspace


def changes_document(answer: Changes, workspace: Workspace, style: Style, by: str | None) -> Document:
    """Headed sections, each source once as a numbered note; the events of a section in groups, if asked for."""
    notes = Notes()
    return notes.document(_Telling(answer, workspace, notes, style).blocks(by))


class _Telling:
    """How changes are told in one document."""

    def __init__(self, answer: Changes, workspace: Workspace, notes: Notes, style: Style) -> None:
        self.answer = answer
        self.workspace = workspace
        self.notes = notes
        self.style: Style = style

    def blocks(self, by: str | None) -> Iterator[Block]:
        """The whole document."""
        yield heading(1, period_words(self.answer, self.workspace))
        told = count_words(self.answer)
        yield paragraph(" · ".join(told) or "nothing")
        if any("possibly" in count for count in told):
            yield paragraph(POSSIBLY)
        yield paragraph(period_followed(self.workspace))
        for name, title in headings(self.answer).items():
            if changed := getattr(self.answer, name):
                yield heading(2, title)
                yield from self._section(name, changed, by)

    def _section(self, name: str, changed: Sequence[Any], by: str | None) -> Iterator[Block]:
        if name in EVENTS:
            for head, rows in self._groups(changed, by):
                yield from [head] if head else []
                yield from happened(
                    rows, self.workspace, self.notes, self.style, note_of=lambda row: event_note(row, name)
                )
        elif name in PLANS:
            for title, plans in plan_parts(changed):
                yield from [heading(3, title)] if title else []
                promises = (_promise(one, name) for one in plans)
                yield from promised(promises, self.workspace, self.notes, self.style, "Change")
        else:
            yield from self._figures(changed) if name == "figures" else self._corrections(changed)

    def _groups(self, changed: Sequence[Any], by: str | None) -> Iterator[tuple[Block | None, Sequence[Any]]]:
        """The events of a section with what stands over each part of them."""
        if by:
            yield from ((heading(3, title), group) for title, group in grouped(changed, self.workspace, by))
            return
        undated = [row for row in changed if is_undated(row)]
        yield None, [row for row in changed if not is_undated(row)]
        if undated:
            yield paragraph(undated_words(self.answer)), undated

    def _figures(self, changed: Sequence[FigureChange]) -> Iterator[Block]:
        if self.style == "paragraphs":
            yield from (paragraph(*self._figure(one)) for one in changed)
        else:
            yield table(("Figure", "Before and after", "Change", "Sources"), map(self._figure_cells, changed))

    def _figure(self, one: FigureChange) -> Words:
        told = joined("; ", (_amounts(one), self._remarks(one)))
        return said(measured(one.after.figure, self.workspace), ": ", told, ".", self._cited(one))

    def _figure_cells(self, one: FigureChange) -> tuple[str | Words, ...]:
        named = measured(one.after.figure, self.workspace)
        return (named, _amounts(one), self._remarks(one), self._cited(one))

    def _remarks(self, one: FigureChange) -> str:
        """Who says so, by how much it changed, what must not be overlooked."""
        figure = one.after.figure
        marks = [f"by {self.workspace.memberships.name(figure.by)}"] if figure.by else []
        marks += [change_words(one.change) + uneven_words(one.is_uneven)] if one.change else []
        marks += [figure.status] if figure.status != "stated" else []
        marks += ["disputed"] if figure.disputed else []
        marks += ["possibly in this period"] if one.match.name == "POSSIBLE" else []
        return "; ".join(marks)

    def _cited(self, one: FigureChange) -> Words:
        points = _points(one)
        if all(point.log is one.after.log for point in points):
            return self.notes.cite([source for point in points for source in point.figure.sources], one.after.log)
        return said(*(self.notes.cite(point.figure.sources, point.log) for point in points))

    def _corrections(self, changed: Sequence[Corrected]) -> Iterator[Block]:
        if self.style == "paragraphs":
            yield from (
                paragraph(strong(words(one.correction.date)), f"{_possibly(one)} {one.entry.id}: {_put_right(one)}.")
                for one in changed
            )
        else:
            rows = ((words(one.correction.date) + _possibly(one), one.entry.id, _put_right(one)) for one in changed)
            yield table(("Date", "Entry", "What was put right"), rows)


def _promise(one: PlanChange, name: str) -> Promise:
    told = plan_change_words(one, name)
    if name == "announced" and one.when is not None:
        told = f"announced {words(one.when)}"
    more = [f"{told[:1].upper()}{told[1:]}."] if told else []
    more += ["Possibly in this period."] if one.match.name == "POSSIBLE" else []
    return Promise(one.plan, " ".join(more), change_sources(one, name))


def _points(one: FigureChange) -> list[Point]:
    return [point for point in (one.before, one.after) if point is not None]


def _amounts(one: FigureChange) -> str:
    """The estimates before and after, each with its date."""
    return " → ".join(f"{amount_in_units(p.figure)} ({words(p.figure.when)})" for p in _points(one))


def _possibly(one: Corrected) -> str:
    return ", possibly in this period" if one.match.name == "POSSIBLE" else ""


def _put_right(one: Corrected) -> str:
    correction = one.correction
    why = f" ({correction.why})" if correction.why else ""
    return f"{correction.field} was {correction.was}{why}"
