"""Rows within a table that are none of its rows: those that say the headings once more, and those of totals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.tables.cells import CellError, Content, Row

NUMBER = re.compile(r"[-+]?[\d.,\s]*\d\s*%?")
_TOTAL = re.compile(
    r"(?:.{1,20}\s)?(?:(?:grand|sub)[\s-]?)?totals?(?:\s+(?:\d{4}|for\b|to date\b|\().*)?"
    r"|sum|gesamt|summe|insgesamt|somme|suma|итого|всего|المجموع",
    re.IGNORECASE,
)
_MOST_NAMED = 8
"""Maximum number of rows that a note names."""


class Asides(NamedTuple):
    """The numbers of rows that were left out."""

    repeated: list[int]
    totals: list[int]

    def notes(self) -> Iterator[str]:
        """Yield the notes on them."""
        if self.repeated:
            yield f"rows that repeat the headings were left out: {row_numbers(self.repeated)}"
        if self.totals:
            yield f"rows of totals were left out: {row_numbers(self.totals)}"


def row_numbers(rows: Sequence[int]) -> str:
    """Return the numbers of rows as a note names them."""
    more = f" and {len(rows) - _MOST_NAMED:,} more" if len(rows) > _MOST_NAMED else ""
    return ", ".join(map(str, rows[:_MOST_NAMED])) + more


def without_asides(rows: Iterable[Row], heads: Sequence[Content | CellError], asides: Asides) -> Iterator[Row]:
    """Give the rows of a table with these headings but for its asides, whose numbers are added to `asides`."""
    first = next((index for index, cell in enumerate(heads) if cell is not None), None)
    several = len(heads) > 1
    for row in rows:
        cells = row.cells
        if several and first is not None and first < len(cells) and cells[first] == heads[first]:
            if _are_same(cells, heads):
                asides.repeated.append(row.number)
                continue
        elif len(cells) > 2 and cells[1] is None and isinstance(cells[0], str) and _are_totals(cells):
            asides.totals.append(row.number)
            continue
        yield row


def _are_same(cells: Sequence[Content | CellError], heads: Sequence[Content | CellError]) -> bool:
    width = max(len(cells), len(heads))
    return all(
        heading_text(one) == heading_text(head)
        for one, head in zip(padded(cells, width), padded(heads, width), strict=True)
    )


def _are_totals(cells: Sequence[Content | CellError]) -> bool:
    """Return whether a row says so, and has nothing but numbers beside that."""
    rest = [cell for cell in cells[1:] if cell is not None]
    are_numbers = all(
        isinstance(cell, int | float) or (isinstance(cell, str) and NUMBER.fullmatch(cell)) for cell in rest
    )
    return bool(rest) and are_numbers and _TOTAL.fullmatch(str(cells[0]).strip(" :")) is not None


def padded(cells: Sequence[Content | CellError], width: int) -> tuple[Content | CellError, ...]:
    """Return cells with empty ones behind them, up to a width."""
    return (*cells, *(None,) * (width - len(cells)))


def heading_text(cell: Content | CellError) -> str:
    """Return the text of a heading, its spaces and line ends folded to one space."""
    if isinstance(cell, CellError):
        return ""
    return "" if cell is None else " ".join(str(cell).split())
