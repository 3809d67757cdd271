"""The records of an XLS workbook, as far as they say what its reader does not.

An XLS file is a small file system (OLE), of which one stream is a row of records: a number, a length, and so many
bytes. The reader of such files leaves errors in cells and hidden rows out, and makes room for all cells up to the last
one; where that stands must be known before.
"""

import codecs
import struct
from collections.abc import Iterator
from typing import NamedTuple

from timeline.tables.formats import VAGUE, Shown, shown_by
from timeline.tables.letters import letter_of
from timeline.tables.markup import Unfit

MOST_ROWS = 65_536
MOST_COLUMNS = 256
"""Maximum numbers of rows and columns of a sheet of XLS."""

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_DAMAGED = "it is damaged or cut off"

_END_OF_CHAIN = 0xFFFFFFFA
"""The lowest number that stands for no sector."""

_BOF, _EOF, _FORMAT, _XF, _SHEET, _PASSWORD, _DATES = 0x0809, 0x000A, 0x041E, 0x00E0, 0x0085, 0x002F, 0x0022
_CODEPAGE = 0x0042
_ROW, _COLUMNS, _FORMULA, _MANY, _ERROR = 0x0208, 0x007D, 0x0006, 0x00BD, 0x0205
_CELLS = frozenset({0x0201, 0x0203, 0x0204, _ERROR, 0x0207, 0x027E, 0x00FD, 0x00D6, _FORMULA, _MANY, 0x00BE})
_EXTENT, _TEXTS = 0x0200, 0x00FC
_OLD_VERSION = 0x0500


class XlsMarks(NamedTuple):
    """Facts of a sheet that the reader leaves out; rows and columns are counted from 0."""

    name: str
    is_hidden: bool
    has_cells: bool
    """False for a sheet that is a chart, or of macros."""
    hidden_rows: frozenset[int]
    hidden_columns: tuple[str, ...]
    errors: dict[tuple[int, int], str]
    shown: dict[tuple[int, int], Shown]
    """Dates of which less than the day with its year shows."""
    size: int
    """Number of cells up to the last one."""


class XlsOutline(NamedTuple):
    """The sheets of a workbook in their order."""

    sheets: tuple[XlsMarks, ...]
    is_1904: bool
    has_macros: bool


def read_outline(data: bytes) -> XlsOutline:
    """Read what stands around the cells; `Unfit` for what is no workbook, is protected, or passes a limit."""
    try:
        streams = dict(_streams(data))
        if "encryptedpackage" in streams:
            raise Unfit("it is protected by a password")
        name = next((name for name in ("workbook", "book") if name in streams), None)
        if name is None:
            raise Unfit("this is a file of an old Office program, and no workbook")
        return _outline(_stream(data, *streams[name]), any("vba" in stream for stream in streams))
    except (struct.error, IndexError):
        raise Unfit(_DAMAGED) from None


def _outline(book: bytes, has_macros: bool) -> XlsOutline:
    formats: dict[int, str] = {}
    shown: list[Shown] = []
    listed: list[_Listed] = []
    is_1904 = is_old = False
    codec = "cp1252"
    for kind, start, length in _records(book, 0):
        if kind == _BOF:
            is_old = struct.unpack_from("<H", book, start)[0] <= _OLD_VERSION
        elif kind == _PASSWORD:
            raise Unfit("it is protected by a password")
        elif kind == _SHEET:
            listed.append(_listed(book, start, length, "" if not is_old else codec))
        elif kind == _CODEPAGE:
            codec = _codec(struct.unpack_from("<H", book, start)[0])
        elif kind == _TEXTS and max(struct.unpack_from("<LL", book, start)) > len(book):
            raise Unfit(_DAMAGED)
        elif kind == _DATES:
            is_1904 = book[start] == 1
        elif kind == _FORMAT:
            number = struct.unpack_from("<H", book, start)[0]
            formats[number] = _format_text(book[start + 2 : start + length], is_old)
        elif kind == _XF:
            number = struct.unpack_from("<H", book, start + 2)[0]
            shown.append(shown_by(number, formats.get(number)))
    return XlsOutline(tuple(_marks(book, one, shown) for one in listed), is_1904, has_macros)


class _Listed(NamedTuple):
    """A sheet as the list of sheets has it, and where it begins."""

    start: int
    name: str
    is_hidden: bool
    has_cells: bool


def _listed(book: bytes, at: int, length: int, codec: str) -> _Listed:
    """Read a record of the list of sheets; the name is in a codec, or Unicode if none is given."""
    start, state, kind = struct.unpack_from("<LBB", book, at)
    if codec:
        name = book[at + 7 : at + length].decode(codec, "replace")
    else:
        is_wide = book[at + 7] & 1
        name = book[at + 8 : at + length].decode("utf-16-le" if is_wide else "latin-1", "replace")
    return _Listed(start, name, state & 3 != 0, kind == 0)


def _codec(number: int) -> str:
    """The codec of a code page; that of western Europe for one that is not known."""
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"


def _format_text(written: bytes, is_old: bool) -> str:
    if is_old:
        return written[1:].decode("latin-1")
    is_wide = written[2] & 1
    return written[3:].decode("utf-16-le" if is_wide else "latin-1", "replace")


def _marks(book: bytes, listed: _Listed, shown: list[Shown]) -> XlsMarks:
    coarse = {index: one for index, one in enumerate(shown) if one in VAGUE}
    hidden: set[int] = set()
    columns: list[str] = []
    errors: dict[tuple[int, int], str] = {}
    special: dict[tuple[int, int], Shown] = {}
    last_row = last_column = -1
    for kind, at, length in _records(book, listed.start):
        if kind == _EXTENT:
            last_row, last_column = _extent(book, at, length)
        elif kind == _ROW:
            if struct.unpack_from("<H", book, at + 12)[0] & 0x20:
                hidden.add(struct.unpack_from("<H", book, at)[0])
        elif kind == _COLUMNS:
            columns.extend(_hidden_columns(book, at))
        elif kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", book, at)
            last_row, last_column = max(last_row, row), max(last_column, column)
            if kind == _MANY:
                last_column = max(last_column, column + (length - 6) // 6 - 1)
                for index in range((length - 6) // 6):
                    style = struct.unpack_from("<H", book, at + 4 + 6 * index)[0]
                    if style in coarse:
                        special[row, column + index] = coarse[style]
            elif style in coarse:
                special[row, column] = coarse[style]
            if (code := _error_in(book, kind, at)) is not None:
                errors[row, column] = code
    if last_column >= MOST_COLUMNS:
        raise Unfit(f"a row of XLS has {MOST_COLUMNS} columns at most")
    size = (last_row + 1) * (last_column + 1)
    return XlsMarks(*listed[1:], frozenset(hidden), tuple(columns), errors, special, size)


def _extent(book: bytes, at: int, length: int) -> tuple[int, int]:
    """The last row and the last column that a sheet says it has: its reader makes room for these too."""
    form = "<LLHH" if length >= 14 else "<HHHH"
    first_row, next_row, first_column, next_column = struct.unpack_from(form, book, at)
    if next_row > MOST_ROWS or next_column > MOST_COLUMNS or first_row > next_row or first_column > next_column:
        raise Unfit(f"a sheet of XLS has {MOST_ROWS:,} rows and {MOST_COLUMNS} columns at most")
    return next_row - 1, next_column - 1


def _hidden_columns(book: bytes, at: int) -> Iterator[str]:
    first, last = struct.unpack_from("<HH", book, at)
    if struct.unpack_from("<H", book, at + 8)[0] & 1 and first < MOST_COLUMNS:
        last = min(last, MOST_COLUMNS - 1)
        yield letter_of(first) if first == last else f"{letter_of(first)} to {letter_of(last)}"


def _error_in(book: bytes, kind: int, at: int) -> str | None:
    """The error that a cell, or the value of its formula, is."""
    if kind == _ERROR and book[at + 7] == 1:
        return _ERRORS.get(book[at + 6], "#ERROR")
    if kind == _FORMULA and book[at + 12 : at + 14] == b"\xff\xff" and book[at + 6] == 2:
        return _ERRORS.get(book[at + 8], "#ERROR")
    return None


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Give kind, start and length of the records of a part of the stream: of a sheet, or what comes before all."""
    at, depth = start, 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        at += 4
        if kind == _BOF:
            depth += 1  # charts stand within sheets
        if depth <= 1:
            yield kind, at, length
        if kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        at += length
    raise Unfit(_DAMAGED)


def _streams(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give the streams of a file by their names in lower case: the first sector and the size."""
    _check_header(data)
    first = struct.unpack_from("<L", data, 48)[0]
    directory = _chain(data, first, _table(data), 1 << struct.unpack_from("<H", data, 30)[0])
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
        first, size = struct.unpack_from("<LL", directory, at + 116)
        if size > len(data):
            raise Unfit(_DAMAGED)
        if name:
            yield name, (first, size)


def _check_header(data: bytes) -> None:
    """Refuse a file that says it has more sectors than it has: the reader of XLS would make room for them."""
    directories, count, first, _, _, small, small_count, more, more_count = struct.unpack_from("<9L", data, 40)
    shift = struct.unpack_from("<H", data, 30)[0]
    sectors = len(data) >> min(shift, 12)
    starts = [one for one in (first, small, more) if one < _END_OF_CHAIN]
    if max(count, small_count, more_count, directories, *starts) > sectors:
        raise Unfit(_DAMAGED)


def _stream(data: bytes, first: int, size: int) -> bytes:
    """The bytes of a stream; small ones lie within the stream of the first entry."""
    sector = 1 << struct.unpack_from("<H", data, 30)[0]
    table = _table(data)
    if size >= struct.unpack_from("<L", data, 56)[0]:
        return _chain(data, first, table, sector)[:size]
    directory = _chain(data, struct.unpack_from("<L", data, 48)[0], table, sector)
    root = struct.unpack_from("<L", directory, 116)[0]
    small = _chain(data, root, table, sector)
    listed = _chain(data, struct.unpack_from("<L", data, 60)[0], table, sector)
    small_table = struct.unpack(f"<{len(listed) // 4}L", listed)
    if any(len(small_table) <= one < _END_OF_CHAIN for one in small_table):
        raise Unfit(_DAMAGED)
    return _chain(small, first, small_table, 1 << struct.unpack_from("<H", data, 32)[0], header=0)[:size]


def _table(data: bytes) -> tuple[int, ...]:
    """The table that names the sector behind each sector."""
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise Unfit(_DAMAGED)
    sector = 1 << shift
    listed = [*struct.unpack_from("<109L", data, 76)]
    following, count = struct.unpack_from("<LL", data, 68)
    for _ in range(min(count, len(data) // sector)):
        if following >= _END_OF_CHAIN:
            break
        *more, following = struct.unpack_from(f"<{sector // 4}L", data, (following + 1) * sector)
        listed.extend(more)
    wanted = [one for one in listed if one < _END_OF_CHAIN][: len(data) // sector + 1]
    found: list[int] = []
    for one in wanted:
        found.extend(struct.unpack_from(f"<{sector // 4}L", data, (one + 1) * sector))
    if any(len(data) // sector <= one < _END_OF_CHAIN for one in found):
        raise Unfit(_DAMAGED)
    return tuple(found)


def _chain(data: bytes, first: int, table: tuple[int, ...], sector: int, header: int = 1) -> bytes:
    """The bytes of a chain of sectors; those behind the header are counted from it."""
    parts: list[bytes] = []
    at = first
    while at < _END_OF_CHAIN:
        if len(parts) > len(data) // sector + 1:
            raise Unfit("it is damaged: its sectors run in a circle")
        parts.append(data[(at + header) * sector : (at + header + 1) * sector])
        at = table[at]
    return b"".join(parts)
