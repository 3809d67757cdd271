"""The fields of an entry but its dates: texts, and lists of texts, from the cells of a row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from timeline.imports.columns import Cells, Column
from timeline.imports.templates import Template
from timeline.imports.unfit import Unfit

Policy = Literal["ask", "error", "skip"]
"""The treatment of a name without a certain meaning: it is asked about, its row is refused, or it is left out."""


class ValueField(NamedTuple):
    """The texts of a field. Each of its parts gives one: the first of several templates whose cells are all filled."""

    parts: tuple[tuple[Template, ...], ...]
    split: tuple[str, ...] = ()
    """The delimiter of several values in a cell."""
    drop: tuple[str, ...] = ()
    """Values that are left out; `*` stands for any signs."""
    table: Mapping[str, tuple[str, ...]] = {}
    """The values of the log, by the values of cells for which they stand."""
    unknown: Policy = "ask"
    blank: frozenset[str] = frozenset()
    """Texts that stand for an empty cell."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column that it reads."""
        return tuple(column for several in self.parts for one in several for column in one.columns)

    def values(self, cells: Cells, sheet: str = "") -> list[tuple[str, int | None]]:
        """Return the texts of a row, each with the index of the cell that it is from, where it is from one."""
        found: list[tuple[str, int | None]] = []
        is_whole = not (self.split or self.drop or self.table)
        for alternatives in self.parts:
            text, index = self._first(alternatives, cells, sheet)
            if is_whole and text:
                found.append((text, index))
            elif text:
                found += [(one, index) for each in self._apart(text) for one in self._translated(each)]
        return found

    def _first(self, alternatives: Sequence[Template], cells: Cells, sheet: str) -> tuple[str, int | None]:
        """Return the text of the first template whose cells are all filled; empty if no cell is."""
        half: tuple[Template, list[str]] | None = None
        for template in alternatives:
            if not template.columns:
                return template.filled([], cells, sheet), None
            values = template.values(cells, self.blank)
            if all(values):
                columns = template.columns
                index = cells.index(columns[0]) if len(columns) == 1 else None
                return template.filled(values, cells, sheet), index
            if any(values):
                half = half or (template, values)
        if half is not None:
            column = next(column for column, value in zip(half[0].columns, half[1], strict=True) if not value)
            hint = 'fill it, or give the map a text without it: first: ["…", "…"]'
            raise Unfit(f"{column.name} is empty, and the text needs it", hint, cells.index(column))
        return "", None

    def _apart(self, text: str) -> Iterator[str]:
        """Yield the values in a text, but for those that are to be dropped."""
        several = _separators(self.split).split(text) if self.split else [text]
        for one in several:
            plain = one.strip() if self.split else one
            if plain and not (self.drop and is_dropped(plain, self.drop)):
                yield plain

    def _translated(self, text: str) -> tuple[str, ...]:
        if not self.table:
            return (text,)
        found = self.table.get(text)
        return self.table.get(text.casefold(), (text,)) if found is None else found


@lru_cache(maxsize=64)
def _separators(texts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, texts)))


@lru_cache(maxsize=1 << 14)
def is_dropped(text: str, patterns: tuple[str, ...]) -> bool:
    """Return whether a value is one of those that a map leaves out.

    >>> is_dropped("Unidentified Armed Group (Mali)", ("Unidentified*",))
    True
    """
    return any(_pattern(one).fullmatch(text) is not None for one in patterns)


@lru_cache(maxsize=1024)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, text.split("*"))), re.IGNORECASE | re.DOTALL)
