"""How wide the columns of a table are on paper: as wide as their words ask for, in twentieths of a point."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from timeline.export.formats.layout import PrintedBlock
from timeline.telling.document import Run, Table, Words

_LETTER = 100
"""A letter of nine points, about."""
_EDGES = 200
"""What a cell leaves free on both sides."""
_LONGEST = 22
"""Longer words are broken rather than given a column of their own width."""
_SHORT = 10
"""Shorter words get room for two letters more."""


class _Wish(NamedTuple):
    """What a column asks for, in letters: its longest word, its longest cell, and a cell on average."""

    least: float
    most: float
    average: float


class Columns:
    """The columns of all tables of a document; tables with the same header are set alike."""

    def __init__(self, blocks: Iterable[PrintedBlock]) -> None:
        rows: dict[tuple[str, ...], list[tuple[Words, ...]]] = {}
        for block in blocks:
            if isinstance(block, Table) and block.header:
                whole = [row for row in block.rows if len(row) == len(block.header)]
                rows.setdefault(block.header, []).extend(whole)
        self._wishes = {header: _wishes(header, cells) for header, cells in rows.items()}

    def narrowest(self) -> int:
        """The least width in which no word of any table is broken."""
        return max(
            (sum(round(w.least) * _LETTER + _EDGES for w in wishes) for wishes in self._wishes.values()), default=0
        )

    def widths(self, header: tuple[str, ...], room: int) -> list[int]:
        """The width of each column of such a table, together no more than the room there is."""
        wishes = self._wishes[header]
        letters = (room - _EDGES * len(wishes)) / _LETTER
        if letters <= 0:
            return [room // len(wishes)] * len(wishes)
        return [int(width * _LETTER) + _EDGES for width in _shared(wishes, letters)]


def _shared(wishes: Sequence[_Wish], letters: float) -> list[float]:
    """Columns get what they wish where there is room; else long texts, which can be wrapped, give way."""
    if sum(wish.most for wish in wishes) <= letters:
        return [wish.most for wish in wishes]
    least = sum(wish.least for wish in wishes)
    if least >= letters:
        return [wish.least * letters / least for wish in wishes]

    def at(share: float) -> list[float]:
        return [max(wish.least, min(wish.most, share * sqrt(wish.average))) for wish in wishes]

    low, high = 0.0, letters
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= letters else (low, middle)
    return at(low)


def _wishes(header: Sequence[str], rows: Sequence[Sequence[Words]]) -> list[_Wish]:
    columns = zip(*([(Run(name, "strong"),) for name in header], *rows), strict=True)
    return [_wish([_text(cell) for cell in column]) for column in columns]


def _wish(cells: Sequence[str]) -> _Wish:
    # A word may be broken after a hyphen.
    longest = max(len(word) for cell in cells for word in ["", *cell.replace("-", "- ").split()])
    lengths = [len(cell) for cell in cells]
    # A little more than the letters, for some are wider than others: most so in a short word.
    return _Wish(
        min(longest, _LONGEST) + (2 if longest < _SHORT else 1), max(lengths) + 1, max(1, sum(lengths) / len(lengths))
    )


def _text(words: Words) -> str:
    return "".join(one.text if isinstance(one, Run) else "99" for one in words)
