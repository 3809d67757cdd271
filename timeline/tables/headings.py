"""The headings of a table, which may stand below a title, above a row of HXL tags, or be missing.

A row of headings is the first one that most columns have a text in, of which none is a date and few are numbers.
"""

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, dropwhile, islice
from typing import Literal, NamedTuple

from timeline.errors import TableUnreadable
from timeline.frozen import Frozen
from timeline.tables.asides import NUMBER, Asides, heading_text, padded, without_asides
from timeline.tables.cells import CellError, Content, Row, Table
from timeline.tables.letters import letter_of
from timeline.text import quoted

_LOOKED_AT = 50
"""Number of rows among which the headings are looked for."""

_FILLED = 0.6
"""Share of the columns that have a heading at least, in the row that is taken for the headings."""

_USUAL = 0.3
"""Share of the rows from which on a column counts as one that rows usually have."""

_MOST_NUMBERS = 0.2
"""Maximum share of the headings that are numbers."""

_DIFFERENT = 0.6
"""Minimum share of the headings that differ from each other."""

_MOST_NAMED = 8
"""Maximum number of columns that a note names."""

_MOST_HELD = 20
"""Maximum number of lines below a table that are taken for its footer."""

_HXL_TAG = re.compile(r"#[a-z][a-z0-9_]*(\s*\+\s*[a-z0-9_]+)*", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\d{1,2}\.?\s+[^\W\d_]{3,}\.?,?\s+\d{4}|\d{4}-\d{2}", re.DOTALL)


class Heading(Frozen):
    """The heading of a column, its letter, and the index of its cells in a row."""

    name: str
    letter: str
    index: int


class HeadedTable(NamedTuple):
    """A table with its headings; the rows are read while they are asked for, once."""

    name: str
    headings: tuple[Heading, ...]
    rows: Iterator[Row]
    """Rows that have content, each with a cell for every heading, and more only where there is something in them."""
    notes: tuple[str, ...]
    """Sentences for the user: those of the table, and what was found about the headings."""
    header_row: int | None
    """The number of the row of headings; None if there is none."""
    tags: tuple[str, ...]
    """The HXL tag of each column, empty where it has none; no tags without a row of them."""
    footers: list[Row]
    """Rows below the table with a single text, such as `Source: …`; there when all rows were read."""
    is_1904: bool
    """True if the workbook counts its days from 1904."""
    asides: Asides
    """Rows within the table that are none of its rows; there when all rows were read."""
    links: Mapping[tuple[int, int], str] = {}
    """The web addresses behind cells, by the number of the row and the index of the column."""


def headed(
    table: Table, *, header: int | Literal["none"] | None = None, skip: Collection[int | str] = ()
) -> HeadedTable:
    """Find the headings of a table, or take them from the row whose number is given; `"none"` says there are none.

    Rows whose numbers stand in `skip` are left out; a row of HXL tags is too. `TableUnreadable` where no row can be
    the headings.
    """
    rows = (row for row in table.rows if row.number not in skip)
    first = _first_rows(rows, header)
    position = _position(first, header)
    if position is None and header != "none":
        if header is None and not any(map(_filled, first)):
            raise TableUnreadable(table.file, "nothing stands in it", sheet=table.name)
        raise _no_headings(table, header)
    below = first if position is None else first[position + 1 :]
    tagged = _tags_in(below)
    if tagged is not None:
        below = below[tagged + 1 :]
    tag_row = None if tagged is None else (first if position is None else first[position + 1 :])[tagged]
    heads = first[position].cells if position is not None else ()
    headings = _headings(heads, _width(heads, below))
    footers: list[Row] = []
    asides = Asides([], [])
    wanted = without_asides(chain(below, rows), heads, asides)
    notes = (*table.notes, *_notes(first, position, heads, headings, tag_row))
    return HeadedTable(
        table.name,
        headings,
        _content(_without_footers(wanted, footers, len(headings)), len(headings)),
        notes,
        first[position].number if position is not None else None,
        tuple(heading_text(cell) for cell in padded(tag_row.cells, len(headings))) if tag_row else (),
        footers,
        table.is_1904,
        asides,
        table.links,
    )


def _first_rows(rows: Iterator[Row], header: int | Literal["none"] | None) -> list[Row]:
    """The rows in which the headings are looked for."""
    if isinstance(header, int):
        rows = dropwhile(lambda row: row.number < header, rows)
    return [*islice(rows, _LOOKED_AT)]


def _position(rows: Sequence[Row], header: int | Literal["none"] | None) -> int | None:
    if header == "none":
        return None
    if header is not None:
        return 0 if rows and rows[0].number == header and _filled(rows[0]) else None
    return find_headings(rows)


def find_headings(rows: Sequence[Row]) -> int | None:
    """Return the position of the row of headings among the first rows of a table; None if no row can be it."""
    counts = Counter(index for row in rows for index in _filled(row))
    found = _first_heads(rows, len(counts))
    if found and _number_among(rows[found]):  # a long row, such as one whose commas stand in no quotes
        usual = sum(count > _USUAL * len(rows) for count in counts.values())
        earlier = _first_heads(rows[:found], usual)
        return found if earlier is None else earlier
    return found


def _number_among(row: Row) -> bool:
    return any(NUMBER.fullmatch(heading_text(cell)) for cell in row.cells if cell is not None)


def _first_heads(rows: Sequence[Row], columns: int) -> int | None:
    """Return the position of the first row that can be the headings of so many columns."""
    for position, row in enumerate(rows):
        filled = [row.cells[index] for index in _filled(row)]
        if row.is_hidden or len(filled) < max(1, _FILLED * columns) or (columns > 1 and len(filled) < 2):
            continue
        if _has_values(filled):
            return None
        if _are_different(filled):  # else these are headings of several columns each, above their own ones
            return position
    return None


def _has_values(cells: Sequence[Content | CellError]) -> bool:
    """Return whether cells are those of a row below the headings: a date among them, or several numbers."""
    texts = [heading_text(cell) for cell in cells]
    numbers = sum(1 for text in texts if not text or NUMBER.fullmatch(text))
    return numbers > _MOST_NUMBERS * len(texts) or any(_is_date(cell) for cell in cells)


def _are_different(cells: Sequence[Content | CellError]) -> bool:
    return len({heading_text(cell).casefold() for cell in cells}) >= _DIFFERENT * len(cells)


def _is_date(cell: Content | CellError) -> bool:
    if isinstance(cell, str):
        return _DATE.fullmatch(cell.strip()) is not None
    return isinstance(cell, datetime.date | datetime.time | datetime.timedelta)


def _headings(cells: Sequence[Content | CellError], width: int) -> tuple[Heading, ...]:
    """The headings by their names; an empty one, and one that stands there already, is named by its letter."""
    headings: list[Heading] = []
    taken: set[str] = set()
    for index, cell in enumerate(padded(cells, width)[:width]):
        name = heading_text(cell)
        if not name or name in taken:
            name = f"column {letter_of(index)}"
        taken.add(name)
        headings.append(Heading(name, letter_of(index), index))
    return tuple(headings)


def _width(heads: Sequence[Content | CellError], below: Sequence[Row]) -> int:
    """Number of columns: up to the last heading, or the last cell of the first rows without a heading."""
    last = max((index for index, cell in enumerate(heads) if cell is not None), default=-1)
    return max(last, *(max(_filled(row), default=-1) for row in below), -1) + 1


def _tags_in(rows: Sequence[Row]) -> int | None:
    """The position of the row of HXL tags, which is the first that has content."""
    for position, row in enumerate(rows):
        filled = [row.cells[index] for index in _filled(row)]
        if filled:
            are_tags = all(isinstance(cell, str) and _HXL_TAG.fullmatch(cell.strip()) for cell in filled)
            return position if are_tags else None
    return None


def _content(rows: Iterable[Row], width: int) -> Iterator[Row]:
    """The rows that have content, with as many cells as there are headings, or as many as are filled."""
    for row in rows:
        cells = row.cells
        count = len(cells)
        while count and (cells[count - 1] is None or cells[count - 1] == ""):
            count -= 1
        if count and len(cells) == max(count, width):
            yield row
        elif count:
            yield row._replace(cells=padded(cells[: max(count, width)], width))


def _without_footers(rows: Iterable[Row], footers: list[Row], width: int) -> Iterator[Row]:
    """The rows up to the last one with several cells; what comes behind it goes to `footers`."""
    held: list[Row] = []
    for row in rows:
        if width > 2 and len(held) < _MOST_HELD and _is_lone_text(row):
            held.append(row)
            continue
        yield from held
        held = []
        yield row
    footers.extend(row for row in held if _filled(row))


def _is_lone_text(row: Row) -> bool:
    """Return whether a row has one text at most, in whatever column."""
    if row.cells[:1] != (None,) and row.cells[1:2] not in ((), (None,)):
        return False
    filled = [cell for cell in row.cells if cell is not None]
    return len(filled) == 0 or (len(filled) == 1 and isinstance(filled[0], str))


def _notes(
    first: Sequence[Row],
    position: int | None,
    heads: Sequence[Content | CellError],
    headings: Sequence[Heading],
    tag_row: Row | None,
) -> Iterator[str]:
    if position is None:
        yield "there are no headings: columns are named by their letters"
        return
    if first[position].number > 1:
        yield f"the headings stand in row {first[position].number}"
    if tag_row is not None:
        yield f"row {tag_row.number} has HXL tags and was left out"
    nameless: list[str] = []
    for heading in headings:
        written = heading_text(heads[heading.index]) if heading.index < len(heads) else ""
        if not written:
            nameless.append(heading.letter)
        elif written != heading.name:
            yield f"the heading {quoted(written)} stands there twice: the one in {heading.name} is read by that name"
    if len(nameless) == 1:
        yield f"column {nameless[0]} has no heading"
    elif nameless:
        more = " …" if len(nameless) > _MOST_NAMED else ""
        yield f"columns without a heading: {', '.join(nameless[:_MOST_NAMED])}{more}"


def _no_headings(table: Table, header: int | str | None) -> TableUnreadable:
    hint = "say in the map 'header: 3' for row 3, or 'header: none'"
    if header is None:
        error = TableUnreadable(table.file, "no row was found that can be the headings", hint, sheet=table.name)
        error.is_without_headings = True
        return error
    reason = "it is to be the headings, and has no content"
    return TableUnreadable(table.file, reason, hint, sheet=table.name, row=int(header))


def _filled(row: Row) -> list[int]:
    return [index for index, cell in enumerate(row.cells) if cell is not None and cell != ""]
