"""The documents of `actors`, `places`, `types`, `sources` and `views`: a row for each, its id first."""

from collections.abc import Iterator
from itertools import groupby

from timeline.query.question import Question
from timeline.reports.vocabulary import Table
from timeline.reports.wording import plural
from timeline.telling.document import Block, Document, Part, Run, table, without_empty_columns
from timeline.telling.head import asked_words, head
from timeline.workspace import Workspace

_GROUPED = ("types",)
"""The tables whose first column repeats over several rows: it becomes a heading within the table."""


def document(answer: Table, workspace: Workspace, question: Question) -> Document:
    """Build the document of the vocabulary of some logs."""
    counts = [plural(len(answer.rows), answer.name.removesuffix("s"))] if answer.rows else []
    return Document(
        head(
            workspace, asked_words(answer.name.capitalize(), question, workspace), counts=counts, speaks_of_time=False
        ),
        _blocks(answer),
    )


def _blocks(answer: Table) -> Iterator[Block]:
    if answer.shown:
        grouped = answer.name in _GROUPED
        rows = _in_groups(answer.shown) if grouped else (_row(row, answer.columns) for row in answer.shown)
        yield without_empty_columns(table(answer.columns[1:] if grouped else answer.columns, rows))


def _in_groups(shown: tuple[tuple[str, ...], ...]) -> Iterator[list[Part]]:
    """The rows without their first cell, which comes before the rows that share it."""
    for name, rows in groupby(shown, lambda row: row[0]):
        yield [name]
        yield from (_row(row[1:]) for row in rows)


def _row(cells: tuple[str, ...], columns: tuple[str, ...] = ()) -> list[Part]:
    """The id, then the other cells; an address is a link."""
    linked = columns.index("address") if "address" in columns else None
    return [Run(cells[0], "code"), *(Run(text, "link" if at == linked else "") for at, text in enumerate(cells[1:], 1))]
