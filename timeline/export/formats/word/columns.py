"""The widths of a table's columns on paper by the lengths of their words, in twentieths of a point."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from timeline.export.formats.layout import PrintedBlock
from timeline.telling.document import Run, Table, Words

_LETTER = 100
"""Approximate width of a letter of nine points."""
_EDGES = 200
"""Total width of the margins of a cell."""
_LONGEST = 22
"""Maximum length of a word that is never broken."""
_SHORT = 10
"""Maximum length of a word that gets room for two more letters."""


class _Widths(NamedTuple):
    """The lengths in a column, in letters: its longest word, its longest cell, and the average of its cells."""

    least: float
    most: float
    average: float


class Columns:
    """The columns of all tables of a document; tables with the same header get the same widths."""

    def __init__(self, blocks: Iterable[PrintedBlock]) -> None:
        rows: dict[tuple[str, ...], list[tuple[Words, ...]]] = {}
        for block in blocks:
            if isinstance(block, Table) and block.header:
                whole = [row for row in block.rows if len(row) == len(block.header)]
                rows.setdefault(block.header, []).extend(whole)
        self._widths_of = {header: _widths_of(header, cells) for header, cells in rows.items()}

    def narrowest(self) -> int:
        """The least width in which no word of any table is broken."""
        return max(
            (sum(round(w.least) * _LETTER + _EDGES for w in columns) for columns in self._widths_of.values()), default=0
        )

    def widths(self, header: tuple[str, ...], room: int) -> list[int]:
        """The width of each column of a table with this header; together they fit into the room."""
        columns = self._widths_of[header]
        letters = (room - _EDGES * len(columns)) / _LETTER
        if letters <= 0:
            return [room // len(columns)] * len(columns)
        return [int(width * _LETTER) + _EDGES for width in _shared(columns, letters)]


def _shared(columns: Sequence[_Widths], letters: float) -> list[float]:
    """Distribute the room: each column gets the width of its longest cell; if that is too much, long texts get less."""
    if sum(column.most for column in columns) <= letters:
        return [column.most for column in columns]
    least = sum(column.least for column in columns)
    if least >= letters:
        return [column.least * letters / least for column in columns]

    def at(share: float) -> list[float]:
        return [max(column.least, min(column.most, share * sqrt(column.average))) for column in columns]

    low, high = 0.0, letters
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= letters else (low, middle)
    return at(low)


def _widths_of(header: Sequence[str], rows: Sequence[Sequence[Words]]) -> list[_Widths]:
    columns = zip(*([(Run(name, "strong"),) for name in header], *rows), strict=True)
    return [_widths_in([_text(cell) for cell in column]) for column in columns]


def _widths_in(cells: Sequence[str]) -> _Widths:
    # A word may be broken after a hyphen.
    longest = max(len(word) for cell in cells for word in ["", *cell.replace("-", "- ").split()])
    lengths = [len(cell) for cell in cells]
    # With a little more room than the average letter needs: most in a short word.
    return _Widths(
        min(longest, _LONGEST) + (2 if longest < _SHORT else 1), max(lengths) + 1, max(1, sum(lengths) / len(lengths))
    )


def _text(words: Words) -> str:
    return "".join(one.text if isinstance(one, Run) else "99" for one in words)
