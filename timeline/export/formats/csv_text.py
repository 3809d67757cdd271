"""CSV, piece by piece.

Text from a log is data: one that a spreadsheet would take for a formula gets an apostrophe in front
(`timeline.formulas`).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from types import NoneType
from typing import Any

from timeline.export.sheets.sheet import Row
from timeline.formulas import FORMULA, GUARD, guarded
from timeline.text import visible

_RISKY = FORMULA | {GUARD, " "}
"""First characters of the texts that `guarded` must look at; in printable ones, no other character is passed over."""
_BATCH = 128
"""Number of rows in a piece."""
_TEXTS, _LISTS = {NoneType, str}, {list, tuple}
"""Kinds of the cells of a column."""
_QUOTED = ',"\n'
"""Characters of texts that stand in quotes; of the others that would need it, none is left (`_harmless`)."""
_PLAIN = bytes(range(0x20, 0x7F))
"""The printable characters of ASCII."""
_AS_IT_IS = "surrogatepass"
"""Half a pair of surrogates is encoded too; it is not printable."""
_EMPTY = '""'
_first = itemgetter(slice(1))
"""The first character of a text; nothing of an empty one."""


def csv_rows(header: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    """CSV of a header and its rows as RFC 4180 has it: lines end with CR LF, and cells are quoted that need it."""
    yield _lines([[_quoted(name)] for name in header])
    waiting = iter(rows)
    while batch := [*islice(waiting, _BATCH)]:
        yield _lines([_column(cells) for cells in zip(*batch, strict=True)])


def _lines(columns: Sequence[Sequence[str]]) -> str:
    """Columns of cells as lines; a single empty cell is quoted, as its line would be no row."""
    if len(columns) == 1:
        columns = ([cell or _EMPTY for cell in columns[0]],)
    return "".join([f"{line}\r\n" for line in map(",".join, zip(*columns, strict=True))])


def _column(cells: Sequence[Any]) -> Sequence[str]:
    """The cells of a column as they stand in CSV.

    All cells are looked at in one go, as there is nothing to hide, to guard or to quote in most columns.
    """
    if cells.count(None) == len(cells):
        return [""] * len(cells)
    kinds = {*map(type, cells)}
    if kinds <= _LISTS:
        cells = [*map("; ".join, cells)]
    elif not kinds <= _TEXTS:
        return [*map(_cell, cells)]
    elif NoneType in kinds:
        cells = [cell or "" for cell in cells]
    whole = "".join(cells)
    if not (_is_printable(whole) and _RISKY.isdisjoint(map(_first, cells))):
        cells = [*map(_harmless, cells)]
        whole = "".join(cells)
    return [*map(_quoted, cells)] if any(sign in whole for sign in _QUOTED) else cells


def _is_printable(text: str) -> bool:
    """Return what `isprintable` does, of a long text sooner: it looks only at what is left without printable ASCII."""
    return text.encode(errors=_AS_IT_IS).translate(None, _PLAIN).decode(errors=_AS_IT_IS).isprintable()


def _cell(value: Any) -> str:
    """The cell of a value of any kind as it stands in CSV."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = "; ".join(value)
    return _quoted(_harmless(value)) if isinstance(value, str) else str(value)


def _harmless(text: str) -> str:
    """The text without control characters but line breaks, and with a guard if it might be calculated."""
    if text.isprintable() and text[:1] not in _RISKY:
        return text
    return guarded("\n".join(map(visible, text.split("\n"))))


def _quoted(text: str) -> str:
    """The text, in quotes if it would not be one cell without them."""
    if "," in text or '"' in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
