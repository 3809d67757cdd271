"""Profiles of the columns of a table, for a guess at their meaning."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from timeline.imports.cell_texts import text_of
from timeline.imports.columns import Heading
from timeline.imports.counted_cells import counted
from timeline.imports.date_cells import date_in_cell, is_clock
from timeline.imports.date_sections import is_date_in_some_year, lone_cell
from timeline.imports.heading_words import words_of
from timeline.imports.orders import is_proof, is_short_proof
from timeline.imports.unfit import Cell, Unfit
from timeline.tables.cells import CellError, Row
from timeline.tables.linked import without_links
from timeline.vocabulary.countries import find_country

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_URL = re.compile(r"https?://\S+")
_BLANK = re.compile(
    r"[-–—?.]+|n\.?/?[ad]\.?|unknown|none|null|nan|tbc|tbd|not (?:known|available|reported)|k\.? ?a\.?|-9+(?:\.0)?",
    re.IGNORECASE,
)
_FEWEST_BELOW = 1 / 3
"""Share of the rows that are empty in a column whose texts stand once for several rows."""

_FEW_COLUMNS = 2
"""Number of columns up to which a row with one text is a row of the table."""

_COMPACT = re.compile(r"(?:1[89]|2[01])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?")
_YEARS = range(1_000, 3_000)
_SERIALS = range(3_000, 80_000)
"""The numbers that count days from 1908 to 2119."""


class Profile:
    """A column with the cells of a sample of rows."""

    def __init__(self, heading: Heading, cells: Iterable[Cell]) -> None:
        self.name = " ".join(heading.name.split())
        self.words = words_of(self.name)
        self.count = 0
        """Number of the rows."""
        self.cells: list[Cell] = []
        """The cells that are filled."""
        for cell in cells:
            self.count += 1
            if cell is not None and not isinstance(cell, CellError) and text_of(cell):
                self.cells.append(cell)

    @cached_property
    def texts(self) -> list[str]:
        """The texts of the filled cells."""
        return [text_of(cell) for cell in self.cells]

    @cached_property
    def values(self) -> Counter[str]:
        """Every text with its number of cells."""
        return Counter(self.texts)

    @property
    def is_unique(self) -> bool:
        """True if every row has a text of its own."""
        return 0 < self.count == len(self.values)

    @property
    def stands_once(self) -> bool:
        """True if a text seems to stand for the empty cells below it: many are empty, and none repeats that above."""
        repeats = any(above == below for above, below in pairwise(self.texts))
        return not repeats and self.count - len(self.cells) >= _FEWEST_BELOW * self.count

    @property
    def length(self) -> float:
        """Average length of a text."""
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0

    def has(self, *words: str) -> bool:
        """Return whether the heading has one of some words."""
        return not set(self.words).isdisjoint(words)

    def _share(self, count: int) -> float:
        return count / len(self.cells) if self.cells else 0

    @cached_property
    def dates(self) -> float:
        """Share of the cells that are dates, or would be in some order or count of days."""
        return self._share(sum(_may_be_date(cell) for cell in self.cells))

    @property
    def serials(self) -> float:
        """Share of the cells that are numbers as workbooks count days."""
        return self._share(sum(bool(_NUMBER.fullmatch(one)) and int(float(one)) in _SERIALS for one in self.texts))

    @property
    def has_other_numbers(self) -> bool:
        """True if there are numbers that are neither counts of days nor years."""
        numbers = [int(float(one)) for one in self.texts if _NUMBER.fullmatch(one)]
        return any(one not in _SERIALS and one not in _YEARS for one in numbers)

    @property
    def are_compact(self) -> bool:
        """True if every cell is a day or a month in eight or six figures: `20240512`, `202405`."""
        return bool(self.texts) and all(_COMPACT.fullmatch(text) is not None for text in self.texts)

    @property
    def numbers(self) -> float:
        """Share of the cells that are numbers."""
        return self._share(sum(_NUMBER.fullmatch(text) is not None for text in self.texts))

    @property
    def clocks(self) -> float:
        """Share of the cells that are times of day."""
        return self._share(sum(is_clock(cell) for cell in self.cells))

    @property
    def addresses(self) -> float:
        """Share of the cells that are one web address."""
        return self._share(sum(_URL.fullmatch(text) is not None for text in self.texts))

    @cached_property
    def countries(self) -> float:
        """Share of the cells that are names or codes of countries."""
        return self._share(sum(count for text, count in self.values.items() if find_country(text) is not None))

    @cached_property
    def estimates(self) -> float:
        """Share of the cells that are numbers, ranges or numbers in words, among those that say anything."""
        blanks = sum(self.values[text] for text in self.blanks)
        found = sum(count for text, count in self.values.items() if not is_blank(text) and _is_estimate(text))
        return found / (len(self.cells) - blanks) if len(self.cells) > blanks else 0

    def between(self, first: int, last: int) -> bool:
        """Return whether the cells are whole numbers in a range, but for those that stand for nothing."""
        texts = [text for text in self.texts if not is_blank(text)]
        found = [_NUMBER.fullmatch(text) is not None and first <= float(text) <= last for text in texts]
        return bool(found) and all(found)

    @property
    def blanks(self) -> list[str]:
        """The texts that stand for nothing, each once."""
        return [text for text in self.values if is_blank(text)]

    @cached_property
    def orders(self) -> Counter[str]:
        """The orders of figures that single cells prove, with their number."""
        proofs = (is_proof(text) or is_short_proof(text) for text in self.texts)
        return Counter(order for order in proofs if order in ("dmy", "mdy"))


def is_blank(text: str) -> bool:
    """Return whether a text of a cell says that nothing is known: `n/a`, `-`, `-99`."""
    return _BLANK.fullmatch(text) is not None


def _is_estimate(text: str) -> bool:
    try:
        return bool(counted(text, ("people",)))
    except Unfit:
        return False


def _may_be_date(cell: Cell) -> bool:
    if isinstance(cell, str) and _NUMBER.fullmatch(cell.strip()) and len(cell.strip()) != len("2024"):
        return False  # a number, unless the whole column counts days
    try:
        return bool(date_in_cell(cell, "dmy"))
    except Unfit:
        pass
    try:
        return bool(date_in_cell(cell, "mdy"))
    except Unfit as unfit:
        return unfit.lacks == "century" or (unfit.lacks == "year" and is_date_in_some_year(cell))


def profiles(headings: Sequence[Heading], rows: Sequence[Row], *, has_lone: bool = False) -> list[Profile]:
    """Return the columns that have any cell filled; the rows that have one text alone count only if it is said."""
    found = []
    if len(headings) > _FEW_COLUMNS and not has_lone:
        bare = without_links(rows, [one.name for one in headings])
        rows = [row for row, plain in zip(rows, bare, strict=True) if lone_cell(plain) is None]
    for heading in headings:
        index = heading.index
        found.append(Profile(heading, (row.cells[index] if index < len(row.cells) else None for row in rows)))
    return [one for one in found if one.cells]
