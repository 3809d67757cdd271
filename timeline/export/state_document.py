"""The picture on a day as a document: headed sections, each source once as a numbered note."""

from collections.abc import Iterable, Iterator

from timeline.dates import words
from timeline.export.document import (
    Block,
    Document,
    Item,
    Notes,
    Words,
    heading,
    item,
    joined,
    paragraph,
    said,
    strong,
    table,
)
from timeline.export.estimated import amount_in_units, measured
from timeline.export.happened import Style, happened
from timeline.export.promised import Promise, promised
from timeline.reports.chronology import Row
from timeline.reports.disputes import Disputed
from timeline.reports.entries import Found
from timeline.reports.plans import Judged
from timeline.reports.state import Latest, Office, State
from timeline.reports.wording import period_followed
from timeline.telling.change_words import ONLY_REPORTED, seen_words
from timeline.telling.state_words import (
    JUDGED,
    POSSIBLY_ONGOING,
    count_words,
    day_asked_words,
    dispute_words,
    disputed_title,
    office_words,
    old_words,
    plan_groups,
)
from timeline.workspace import Workspace


def state_document(answer: State, workspace: Workspace, style: Style) -> Document:
    """The document of the picture."""
    notes = Notes()
    return notes.document(_Telling(answer, workspace, notes, style).blocks())


class _Telling:
    """How the picture is told in one document."""

    def __init__(self, answer: State, workspace: Workspace, notes: Notes, style: Style) -> None:
        self.answer = answer
        self.workspace = workspace
        self.notes = notes
        self.style: Style = style

    def blocks(self) -> Iterator[Block]:
        """The whole document."""
        answer = self.answer
        yield heading(1, day_asked_words(answer, self.workspace))
        yield paragraph(" · ".join(count_words(answer)) or "nothing")
        yield paragraph(period_followed(self.workspace))
        if answer.ongoing:
            yield heading(2, "Going on")
            yield from self._ongoing()
        if answer.offices:
            yield heading(2, "In office")
            yield from map(self._office, answer.offices)
        if answer.plans:
            yield heading(2, f"Plans {JUDGED}")
            yield from self._plans()
        if answer.figures:
            yield heading(2, "Latest figures")
            yield from self._figures()
        if answer.disputes:
            yield heading(2, "Disputed")
            yield from map(self._disputed, answer.disputes)

    def _ongoing(self) -> Iterator[Block]:
        """What was certainly going on, then what possibly was."""
        certain = [row for row in self.answer.ongoing if row.match.name == "CERTAIN"]
        possible = self.answer.ongoing[len(certain) :]
        yield from self._happened(certain)
        if possible:
            yield paragraph(POSSIBLY_ONGOING)
            yield from self._happened(possible)

    def _happened(self, rows: Iterable[Row]) -> Iterator[Block]:
        return happened(rows, self.workspace, self.notes, self.style, "possibly then", note_of=seen_words)

    def _office(self, office: Office) -> Item:
        return item(office_words(office, self.workspace), self.notes.cite(office.sources, office.log))

    def _plans(self) -> Iterator[Block]:
        counted, reported = plan_groups(self.answer)
        yield from promised(map(_promise, counted), self.workspace, self.notes, self.style)
        if reported:
            yield heading(3, ONLY_REPORTED)
            yield from promised(map(_promise, reported), self.workspace, self.notes, self.style)

    def _figures(self) -> Iterator[Block]:
        figures = self.answer.figures
        if self.style == "paragraphs":
            yield from (paragraph(*self._figure(latest)) for latest in figures)
        else:
            yield table(("Figure", "Estimate", "When", "Remarks", "Sources"), map(self._figure_cells, figures))

    def _figure(self, latest: Latest) -> Words:
        figure, log = latest.point
        told = f"{amount_in_units(figure)}, {words(figure.when)}, {old_words(latest)}{self._by(latest)}"
        possibly = "; possibly of a later day" if latest.match.name == "POSSIBLE" else ""
        named = measured(figure, self.workspace)
        return said(named, f": {told}{possibly}.", self.notes.cite(figure.sources, log))

    def _figure_cells(self, latest: Latest) -> tuple[str | Words, ...]:
        figure, log = latest.point
        possibly = "possibly of a later day" if latest.match.name == "POSSIBLE" else ""
        remarks = joined("; ", (f"{old_words(latest)}{self._by(latest)}", possibly))
        named = measured(figure, self.workspace)
        return (named, amount_in_units(figure), words(figure.when), remarks, self.notes.cite(figure.sources, log))

    def _by(self, latest: Latest) -> str:
        figure = latest.point.figure
        return f", by {self.workspace.memberships.name(figure.by)}" if figure.by else ""

    def _disputed(self, found: Found) -> Item:
        fields = (self._field(*one) for one in dispute_words(found, self.workspace))
        return item(strong(disputed_title(found, self.workspace)), " — ", joined("; ", fields))

    def _field(self, one: Disputed, followed: str, told: list[str]) -> Words:
        """What the log follows, and what others claim."""
        claims = zip(told, one.claims, strict=True)
        rivals = (said(text, self.notes.cite(claim.sources, one.log)) for text, claim in claims)
        return said(f"{followed} — also claimed: ", joined(" / ", rivals))


def _promise(row: Judged) -> Promise:
    return Promise(row, "Possibly announced by then." if row.match.name == "POSSIBLE" else "")
