"""Helpers for tests of maps: small tables of headings and rows are made, and mapped."""

import csv
import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.helpers import a_log
from timeline.edits.names import Names
from timeline.imports.importing import Importer, Mapped
from timeline.imports.map_file import read_map
from timeline.imports.maps import Map
from timeline.imports.unfit import Cell
from timeline.index.opening import read_aside
from timeline.tables.cells import Row

TODAY = datetime.date(2026, 11, 28)
LOG = """\
timeline: {title: A log, covers: 1900/2026-12-31}
sources:
  releases: {title: Conflict releases}
  daily: {title: A daily paper, publisher: Daily}
actors:
  mali-forces: {name: Military Forces of Mali, aliases: [FAMa], kind: army, country: ML}
  jnim: {name: JNIM}
  one: {name: The Group}
  two: {name: Another, aliases: [The Group]}
places:
  kidal: {name: Kidal, in: [ML]}
events:
  - {id: armed-clash-kidal, date: 2020-01-01, title: Armed clash in Kidal, type: battle, sources: [releases]}
"""


class Heading(NamedTuple):
    """A column of a table."""

    name: str
    letter: str
    index: int


class Made(NamedTuple):
    """The rows of a table after a map was applied to them."""

    importer: Importer
    rows: list[Mapped]

    @property
    def values(self) -> list[Mapping[str, object]]:
        """Return the values of all new entries, figures included."""
        drafts = [draft for row in self.rows for draft in row.drafts]
        assert all(isinstance(draft.value, dict) for draft in drafts)
        return [draft.value for draft in drafts]  # type: ignore[misc]

    @property
    def refusals(self) -> list[tuple[int, str, str]]:
        """Return row, column and reason of everything that was refused."""
        return [(one.row, one.column, one.why) for row in self.rows for one in row.refusals]


def headings(names: Sequence[str]) -> list[Heading]:
    return [Heading(name, letter(index), index) for index, name in enumerate(names)]


def letter(index: int) -> str:
    """Return the letter of a column, as spreadsheets count: A, …, Z, AA."""
    before, own = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + own)


def rows_of(cells: Sequence[Sequence[Cell]]) -> list[Row]:
    """Return rows from the second on, below that of the headings."""
    return [Row(number, tuple(row)) for number, row in enumerate(cells, 2)]


@cache
def names(text: str = LOG) -> Names:
    log = read_aside(a_log(text)).log
    assert log is not None
    return Names(log)


def a_map(text: str) -> Map:
    found = read_map(text, "map.yaml")
    assert found.map is not None, found.problems
    return found.map


def made(
    text: str | Map,
    columns: Sequence[str],
    *cells: Sequence[Cell],
    sheet: str = "",
    known: Mapping[str, str] | None = None,
) -> Made:
    """Apply a map to rows of cells, in the sample log."""
    its = text if isinstance(text, Map) else a_map(text)
    importer = Importer(its, headings(columns), names(), TODAY, sheet, known)
    return Made(importer, [*importer.mapped(rows_of(cells))])


def read_csv(path: Path) -> tuple[list[str], list[list[Cell]]]:
    """Return the headings and the rows of a CSV file, empty cells as None."""
    with path.open(encoding="utf-8", newline="") as file:
        first, *rest = csv.reader(file)
    return first, [[cell or None for cell in row] for row in rest]
