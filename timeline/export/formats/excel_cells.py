"""Cells for Excel: what it cannot hold as it is becomes text, several columns or several cells; and their widths.

A text of more than 32,767 characters continues in further columns beside its own. A day before March 1900, which Excel
would take for another one, and a number of more than 15 digits, which it would round, stay text.
"""

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from timeline.addresses import encoded, is_address
from timeline.export.sheets.sheet import CellKind, Heading, Row
from timeline.text import visible

_LETTERS = 32_767
_LINES = 253
"""Maximum number of letters, and of line breaks, in a cell."""
_FIRST_DAY = datetime.date(1900, 3, 1)
_LINKS = 4
"""Maximum number of columns with one address each; further addresses stand as text in one more column."""
_LONGEST_LINK = 2_079
"""Maximum number of letters of a link; a longer one stays text."""
WIDEST = 50
"""Maximum width of a column in letters; longer texts are wrapped."""
_NARROWEST = 8
ARROW = 4
"""Width of the filter's arrow beside the name in a header."""

Value = str | bool | int | float | list[str] | None
"""A cell as it waits to be written; a day is a list of its ISO text alone."""


class Slot(NamedTuple):
    """A column of cells; a further one is left out where it is empty."""

    heading: Heading
    is_further: bool = False


def slots(columns: Iterable[Heading]) -> Iterator[Slot]:
    """Yield the columns of all cells that a row may have: addresses have several columns, with one in each cell."""
    for column in columns:
        yield Slot(column)
        if column.kind == "links":
            yield from (Slot(column._replace(name=f"{column.name} ({at})"), True) for at in range(2, _LINKS + 1))
            yield Slot(Heading(f"{column.name} (more)", "list", column.is_detail), True)


def spread(columns: Iterable[Heading], row: Row) -> list[Value]:
    """The cells of a row, one for each slot."""
    cells: list[Value] = []
    for column, value in zip(columns, row, strict=True):
        if column.kind == "links":
            addresses = list(dict.fromkeys(filter(None, value or ())))
            cells += [*addresses[:_LINKS], *[None] * (_LINKS - len(addresses))]
            cells.append(_value(addresses[_LINKS:], "list"))
        else:
            cells.append(_value(value, column.kind))
    return cells


class Measure:
    """The cells of a column on a sheet, measured: how long they are, and how many are links."""

    def __init__(self) -> None:
        self._lengths = [0] * (WIDEST + 1)
        self.links = 0

    def add(self, value: Value) -> None:
        """Measure a cell."""
        if value is not None:
            text = value[0] if isinstance(value, list) else str(value)
            self._lengths[min(len(text), WIDEST)] += 1

    @property
    def says_something(self) -> bool:
        """Return whether any of the cells has a value."""
        return any(self._lengths)

    def width(self, name: str) -> int:
        """The width in letters that nearly all cells need below a name; the others are wrapped."""
        return max(_NARROWEST, len(name) + ARROW, min(self._most() + 2, WIDEST))

    def _most(self) -> int:
        """The length that one cell in twenty exceeds."""
        before = sum(self._lengths) * 19 // 20
        for length, cells in enumerate(self._lengths):
            before -= cells
            if before < 0:
                return length
        return 0


def can_follow(value: Value) -> bool:
    """Return whether an address can be a link."""
    return isinstance(value, str) and is_address(value) and len(encoded(value)) <= _LONGEST_LINK


def is_long(value: Value) -> bool:
    """Return whether a value needs more than one cell."""
    return isinstance(value, str) and len(value) * 2 > _LETTERS and fitting(value, _LETTERS) < len(value)


def pieces(value: Value) -> Sequence[Value]:
    """The cells of a value: several for a long text, cut behind a blank if one is near; joined they are the text."""
    if not isinstance(value, str):
        return (value,)
    found = []
    while (end := fitting(value, _LETTERS)) < len(value):
        end = value.rfind(" ", end - 200, end) + 1 or end
        found.append(value[:end])
        value = value[end:]
    return (*found, value)


def fitting(text: str, limit: int) -> int:
    """The number of characters of a text that fit into a limit that Excel counts in units of UTF-16."""
    if len(text) * 2 <= limit:
        return len(text)
    return len(text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore"))


def lines_in(value: Value, width: int) -> int:
    """The approximate number of lines of a cell."""
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(1 + len(line) // width for line in value.split("\n"))


def _value(value: Any, kind: CellKind) -> Value:
    """The value of a cell for the library; None for an empty one."""
    if isinstance(value, bool):
        return value
    if kind == "number" and isinstance(value, int | float) and _is_exact(value):
        return value
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if value is None or value == "":
        return None
    return (_day(value) if kind == "day" else None) or _text(str(value))


def _is_exact(number: int | float) -> bool:
    """Return whether Excel, which keeps 15 digits, keeps a number exactly."""
    return abs(number) < 10**15 if isinstance(number, int) else math.isfinite(number)


def _day(text: str) -> list[str] | None:
    """The day as such; None if Excel would take it for another day."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return [day.isoformat()] if day >= _FIRST_DAY else None


def _text(text: str) -> str:
    """A text with its line breaks; other hidden characters become visible signs."""
    return visible(text) if text.count("\n") > _LINES else "\n".join(map(visible, text.split("\n")))
