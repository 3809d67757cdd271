"""Events, and the dates of plans, in a document: a paragraph each, or a row of a table."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from timeline.dates import words
from timeline.export.document import Block, Notes, Words, code, emphasised, joined, paragraph, said, strong, table
from timeline.reports.chronology import Row
from timeline.reports.wording import LABELS
from timeline.workspace import Workspace

Style = Literal["paragraphs", "table"]
"""Whether an entry is a paragraph of a document or a row of a table."""


def happened(
    rows: Iterable[Row],
    workspace: Workspace,
    notes: Notes,
    style: Style,
    possibly: str = "possibly in this period",
    *,
    with_id: bool = False,
    note_of: Callable[[Row], str] | None = None,
) -> Iterator[Block]:
    """The rows in order; `possibly` says what a possible match is, `note_of` what else is to be said of a row."""
    of = _Telling(workspace, notes, possibly, with_id, note_of)
    if style == "paragraphs":
        yield from (paragraph(*of.sentence(row)) for row in rows)
    elif cells := [of.cells(row) for row in rows]:
        yield table(("Date", "What", "Where", "Sources"), cells)


class _Telling:
    """How rows are told in one document."""

    def __init__(
        self,
        workspace: Workspace,
        notes: Notes,
        possibly: str,
        with_id: bool,
        note_of: Callable[[Row], str] | None,
    ) -> None:
        self.workspace = workspace
        self.notes = notes
        self.possibly = possibly
        self.with_id = with_id
        self.note_of = note_of

    def sentence(self, row: Row) -> Words:
        """Date, title, what must not be overlooked, place, summary, id, notes."""
        places = self._places(row)
        return said(
            strong(words(row.date)),
            " ",
            self._title(row),
            f" — {places}." if places else ".",
            self._more(row),
            self.notes.cite(row.sources, row.log),
        )

    def cells(self, row: Row) -> tuple[Words, ...]:
        """The same in the cells of a table."""
        what = said(self._title(row), "." if row.entry.summary else "", self._more(row))
        return (said(words(row.date)), what, said(self._places(row)), self.notes.cite(row.sources, row.log))

    def _title(self, row: Row) -> Words:
        entry = row.entry
        label = said(emphasised(f"{LABELS[row.what]}:"), " ") if row.what != "event" else ()
        marks = [self.note_of(row)] if self.note_of is not None else []
        marks += [self.possibly] if row.match.name == "POSSIBLE" else []
        marks += [entry.status] if entry.status != "stated" else []
        marks += ["disputed"] if entry.disputed else []
        remarks = joined("; ", marks)
        return said(label, entry.title, said(" (", remarks, ")") if remarks else ())

    def _places(self, row: Row) -> str:
        return ", ".join(self.workspace.geography.name(place) for place in row.entry.places)

    def _more(self, row: Row) -> Words:
        entry = row.entry
        summary = f" {entry.summary}" if entry.summary and row.what == "event" else ""
        return said(summary, said(" ", code(entry.id)) if self.with_id else ())
