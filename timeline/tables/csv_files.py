"""The rows of a CSV file, one at a time: nothing of it is kept."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

from timeline.errors import TableUnreadable, WrongUsage
from timeline.tables.cells import Row, Table
from timeline.tables.delimiters import NAMES, Delimiter, find_delimiter
from timeline.tables.encodings import find_encoding
from timeline.tables.files import open_table_file
from timeline.tables.limits import LONGEST_LINE, MOST_COLUMNS
from timeline.text import quoted

_HEAD = 1 << 18
"""Number of characters in which the delimiter is looked for."""

_LONGEST_CELL = 131_072
"""Number of characters that a cell may have; one that is longer is mostly a quote that nothing closes."""


def csv_table(name: str, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """Open a CSV file: its encoding and its delimiter are found where they are not given."""
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise WrongUsage(f"{quoted(delimiter)} cannot stand between cells", "name one sign: ',', ';', '|' or a tab")
    found = find_encoding(name, encoding)
    lines, is_cut = _head(name, found.codec)
    sign = find_delimiter(lines, is_cut, delimiter)
    notes = found.notes if encoding is None else found.notes[1:]
    return Table("", _rows(name, found.codec, sign), (*notes, *_notes_on(sign, delimiter)), name)


def _notes_on(delimiter: Delimiter, asked: str | None) -> Iterator[str]:
    if asked is None:
        named = NAMES.get(delimiter.sign, quoted(delimiter.sign))
        if delimiter.is_said:
            yield f"{named} stands between cells, as the first line says"
        elif delimiter.is_found:
            yield f"{named} stands between cells"
        else:
            yield "each row has one cell, for no delimiter was found"


def _head(name: str, codec: str) -> tuple[list[str], bool]:
    """The first lines of a file, whole, and whether more follow."""
    with open_table_file(name) as raw, io.TextIOWrapper(raw, codec, newline="") as text:
        lines = [*io.StringIO(text.read(_HEAD), newline="")]  # ends where the reader of rows does
        is_cut = bool(text.read(1))
    return lines[:-1] if is_cut and len(lines) > 1 else lines, is_cut


def _rows(name: str, codec: str, delimiter: Delimiter) -> Iterator[Row]:
    with open_table_file(name) as raw, io.TextIOWrapper(raw, codec, newline="") as text, _limited_cells():
        if delimiter.is_said:
            text.readline(_HEAD)
        number = 0
        records = csv.reader(_lines(text), delimiter=delimiter.sign, skipinitialspace=delimiter.has_space, strict=True)
        try:
            for cells in records:
                number += 1
                if len(cells) > MOST_COLUMNS:
                    raise TableUnreadable(name, f"it has over {MOST_COLUMNS:,} cells", row=number)
                yield Row(number, tuple([cell or None for cell in cells]))
        except csv.Error as error:
            raise _unreadable(name, number + 1, str(error), delimiter) from None
        except _LineTooLong:
            raise TableUnreadable(name, f"a line of over {LONGEST_LINE:,} characters", row=number + 1) from None
        except UnicodeDecodeError:  # all of it was read before
            raise TableUnreadable(name, "the file changed while it was read", "try again", row=number + 1) from None
        except OSError as error:
            raise TableUnreadable(name, f"cannot be read: {error.strerror or error}", row=number + 1) from None


@contextmanager
def _limited_cells() -> Iterator[None]:
    """Limit the size of cells while a table is read: the limit is the whole process's, and other libraries raise it."""
    others = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(others)


class _LineTooLong(Exception):
    """A line is longer than any line of a table."""


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise _LineTooLong
        yield line


def _unreadable(name: str, row: int, fault: str, delimiter: Delimiter) -> TableUnreadable:
    """The error for what Python's reader of CSV says of a row."""
    if "field larger" in fault:
        return TableUnreadable(name, f"a cell of over {_LONGEST_CELL:,} characters", "is a quote missing?", row=row)
    if "unexpected end" in fault:
        return TableUnreadable(name, "the quote that opens a cell of it is never closed", "close it", row=row)
    if "expected after" in fault:
        hint = 'write " within quotes as ""'
        reason = f"{NAMES.get(delimiter.sign, quoted(delimiter.sign))} should follow the quote that closes a cell"
        return TableUnreadable(name, reason, hint, row=row)
    return TableUnreadable(name, f"it cannot be read ({fault})", row=row)
