"""A file that is imported: what it is, and the report on it."""

import os
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, get_args

from timeline.edits.room import LogToEdit
from timeline.errors import EntriesFaulty, LogUnreadable, TableUnreadable, WrongUsage
from timeline.imports.map_file import read_map
from timeline.imports.mapped_table import MappedTable
from timeline.imports.maps import Map
from timeline.imports.offers import Offers
from timeline.imports.packed import unpacked
from timeline.imports.returned_files import open_returned
from timeline.imports.returned_table import read_returned_file
from timeline.imports.review import Review
from timeline.imports.shipped import SHAPES, shipped_map
from timeline.log.yaml.files import open_log_file
from timeline.tables.cells import Row
from timeline.tables.headings import HeadedTable, headed
from timeline.tables.linked import linked
from timeline.tables.opening import open_table
from timeline.tables.shapes import Shape, shape_of
from timeline.text import quoted, visible

As = Literal["table", "acled", "ucdp"]
AS: tuple[As, ...] = get_args(As)
"""The shapes of a file; `table` is any table, whatever its headings."""

Watch = Callable[[Iterable[Row]], Iterable[Row]]
"""Passes rows on, and shows how many were read."""


class Imports(NamedTuple):
    """The report on a file, and what it offers to write."""

    review: Review
    offers: Offers


def map_of(file: str) -> Map:
    """Return the map in a file; raises `EntriesFaulty` with all that is wrong with it, `LogUnreadable`."""
    with open_log_file(file) as stream:
        content = stream.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LogUnreadable(file, f"byte 0x{content[error.start]:02X} is not UTF-8 text", "save it as UTF-8") from None
    found = read_map(text, file)
    if found.map is None:
        raise EntriesFaulty(found.problems, "the map")
    return found.map


def read_file(
    opened: LogToEdit, file: str, map: Map | None = None, shape: As | None = None, *, offers: bool, watch: Watch = iter
) -> Imports:
    """Return the report on a file; without `offers` nothing but the report is kept of a table under a map.

    Raises `WrongUsage` for a table of which nobody says what its columns mean, `TableUnreadable`, `EntriesFaulty`.
    """
    if not os.path.lexists(file):
        raise TableUnreadable(file, "there is no such file")
    if map is None and shape is None:
        with unpacked(file) as there:
            returned = open_returned(there)
            if returned is not None:
                review = Review(file, "sheet" if returned.is_for_editing else "answer")
                return Imports(review, read_returned_file(opened, returned, review))
        if os.path.isdir(file):
            raise WrongUsage(f"{quoted(file)} is a folder, and no data package of this program", "name one file")
    return _mapped(opened, file, map or _known_map(file, shape), offers=offers, watch=watch)


def _mapped(opened: LogToEdit, file: str, map: Map, *, offers: bool, watch: Watch) -> Imports:
    table = headed_under(map, file)
    review = Review(file, "map")
    review.map, review.sheet = os.path.basename(map.file), table.name
    review.notes += table.notes
    mapped = MappedTable(opened, map, table, review, offers=offers)
    mapped.read(watch(table.rows))
    review.notes += table.asides.notes()
    if table.footers:
        numbers = ", ".join(str(row.number) for row in table.footers)
        review.notes.append(f"rows below the table were left out: {numbers}")
    return Imports(review, mapped.offers)


def headed_under(map: Map, file: str) -> HeadedTable:
    """Return a table as its map says that it is to be read; a map that names the columns needs no headings."""

    def opened(header: int | Literal["none"] | None) -> HeadedTable:
        table = open_table(file, sheet=map.sheet, encoding=map.encoding, delimiter=map.delimiter)
        return linked(headed(table, header=header, skip=map.skip))

    try:
        return opened(map.header)
    except TableUnreadable:
        if map.header is not None or not map.columns:
            raise
        return opened("none")


def _known_map(file: str, shape: As | None) -> Map:
    """Return the map that ships for a table with these headings, or for what it is said to be."""
    if shape == "acled" or shape == "ucdp":
        return shipped_map(shape)
    found = None if shape == "table" else _shape_of(file)
    name = None if found is None else SHAPES.get(found)
    if name is None:
        hint = f"write a map of them: timeline import {visible(file)} --guess > map.yaml, then --map map.yaml"
        raise WrongUsage(f"nothing says what the columns of {quoted(file)} mean", hint)
    return shipped_map(name)


def _shape_of(file: str) -> Shape | None:
    """Return the shape of a table by its headings; None for one without headings, too."""
    try:
        return shape_of(heading.name for heading in headed(open_table(file)).headings)
    except TableUnreadable as error:
        if not error.is_without_headings:
            raise
        return None
