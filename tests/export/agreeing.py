"""An answer read back from its formats, so that they can be held against each other."""

import csv
import datetime
import io
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from timeline.export.sheets.sheet import CellKind, Sheet

HOSTILE = "=1+1 <b>x</b> | [y](javascript:z) *s* `c` \\e[31mred\\u202e"
"""Text that a spreadsheet, a browser, a reader of Markdown or a terminal would obey, as a quoted scalar of a log."""

FORMATS = ("text", "json", "jsonl", "csv", "md", "html")


def lines_of(text: str) -> list[dict[str, str]]:
    """The lines of a CSV file by the names of their columns."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def inside(page: str, tag: str) -> list[str]:
    """The text in each element of a page with this tag, in order."""
    reader = _Reader(tag)
    reader.feed(page)
    reader.close()
    return [" ".join(text.split()) for text in reader.found]


class _Reader(HTMLParser):
    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.found: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.wanted:
            self.found.append("")
        # A list inside an item ends what is said of it.
        self.is_inside = tag == self.wanted or (self.is_inside and tag not in ("ul", "ol"))

    def handle_endtag(self, tag: str) -> None:
        # The end tag of an item may be left out.
        self.is_inside = self.is_inside and tag not in (self.wanted, "ul", "ol")

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.found[-1] += data


def misfits(sheet: Sheet) -> list[str]:
    """Yield the cells of a table that do not fit their columns; a table without any is fit for every format."""
    names = [column.name for column in sheet.columns]
    told = [f"two columns are called {name}" for name in set(names) if names.count(name) > 1]
    for part, rows in sheet.parts().items():
        told += [f"{part!r} is no name"] if part != part.lower() or not 0 < len(part) <= 31 else []
        for row in rows:
            told += [f"{len(row)} cells in {row}"] if len(row) != len(names) else []
            told += _misfits_in(sheet, row)
    return told


def _misfits_in(sheet: Sheet, row: Any) -> Iterator[str]:
    for column, cell in zip(sheet.columns, row, strict=False):
        if cell is not None and not _fits(cell, column.kind):
            yield f"{column.name}: {cell!r} is no {column.kind}"


def _fits(cell: Any, kind: CellKind) -> bool:
    if kind == "day":
        return isinstance(cell, str) and datetime.date.fromisoformat(cell).isoformat() == cell
    if kind == "number":
        return isinstance(cell, int | float) and not isinstance(cell, bool)
    if kind == "truth":
        return isinstance(cell, bool)
    if kind in ("list", "links"):
        return isinstance(cell, list | tuple) and all(isinstance(one, str) for one in cell)
    return isinstance(cell, str)
