"""CSV, piece by piece.

Text from a log is data: one that a spreadsheet would take for a formula gets an apostrophe in front
(`timeline.formulas`).
"""

from collections.abc import Iterable, Iterator, Sequence
from types import NoneType
from typing import Any

from timeline.export.sheets.sheet import Batch, Cells, Row, batches_of
from timeline.formulas import FORMULA, GUARD, guarded
from timeline.text import visible

_RISKY = FORMULA | {GUARD, " "}
"""First characters of the texts that `guarded` must look at; in printable ones, no other character is passed over."""
_TEXTS, _LISTS = {NoneType, str}, {list, tuple}
"""Kinds of the cells of a column."""
_AS_IT_IS = "surrogatepass"
"""Half a pair of surrogates is encoded too; it is not printable."""
_EMPTY = '""'
_COMMA = ","
_ASCII = bytes(range(0x80))
_RISKY_BYTES = frozenset(sign.encode()[0] for sign in _RISKY)
"""The bytes with which risky characters begin, and some others."""


def _kind_of(byte: int) -> str:
    """Tell the separator of cells, bytes that are not printable, risky ones, and others."""
    if byte == ord("\n"):
        return "\n"
    return "?" if byte < 0x20 or byte == 0x7F else "!" if byte in _RISKY_BYTES else "."


_KINDS = "".join(map(_kind_of, range(0x100))).encode()


def csv_rows(header: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    """CSV of a header and its rows as RFC 4180 has it: lines end with CR LF, and cells are quoted that need it."""
    return csv_batches(header, batches_of(rows))


def csv_batches(header: Iterable[str], batches: Iterable[Batch]) -> Iterator[str]:
    """CSV of a header and of rows in batches, a piece for each batch."""
    yield from _lines([[_quoted(name)] for name in header])
    for batch in batches:
        yield "".join(batch.in_order(_lines(_columns(cells)) for _, cells in batch.parts))


def _lines(columns: Sequence[Sequence[str]]) -> list[str]:
    """Columns of cells as lines; a single empty cell is quoted, as its line would be no row."""
    if len(columns) == 1:
        columns = ([cell or _EMPTY for cell in columns[0]],)
    return [f"{line}\r\n" for line in map(",".join, zip(*columns, strict=True))]


def _columns(columns: Cells) -> list[Sequence[str]]:
    """The cells of columns as they stand in CSV, those of empty columns side by side as one.

    All cells are looked at in one go, as there is nothing to hide or to guard in most batches.
    """
    size = len(columns[0])
    found: list[Sequence[str]] = []
    wholes: dict[int, str] = {}
    empty = 0
    for cells in columns:
        if cells.count(None) == size:
            empty += 1
            continue
        if empty:
            found.append([_COMMA * (empty - 1)] * size)
            empty = 0
        texts = _texts(cells)
        if texts is not None:
            wholes[len(found)] = "\n".join(texts)
        found.append([*map(_cell, cells)] if texts is None else texts)
    if empty:
        found.append([_COMMA * (empty - 1)] * size)
    if not _is_harmless([*wholes.values()], size):
        for at, whole in wholes.items():
            if not _is_harmless([whole], size):
                found[at] = [*map(_harmless, found[at])]
                wholes[at] = '"'  # it may need quotes
    for at, whole in wholes.items():
        if '"' in whole:
            found[at] = [*map(_quoted, found[at])]
        elif _COMMA in whole:
            found[at] = [f'"{cell}"' if _COMMA in cell else cell for cell in found[at]]
    return found


def _texts(cells: Sequence[Any]) -> Sequence[str] | None:
    """The cells of a column as texts; None if some of them are neither texts nor lists, or there are both."""
    kinds = {*map(type, cells)}
    if kinds <= _LISTS:
        return [*map("; ".join, cells)]
    if kinds <= _TEXTS:
        return [cell or "" for cell in cells] if NoneType in kinds else cells
    return None


def _is_harmless(wholes: Sequence[str], size: int) -> bool:
    """Return whether `_harmless` would change nothing, for columns of cells with a line break between two.

    Some are looked at again cell by cell: a few letters begin with the same bytes as risky ones.
    """
    data = [whole.encode(errors=_AS_IT_IS) for whole in wholes]
    kinds = b"\n".join([b"", *data]).translate(_KINDS)
    return (
        b"?" not in kinds
        and b"\n!" not in kinds
        and kinds.count(b"\n") == len(wholes) * size
        and all(
            whole.isascii() or one.translate(None, _ASCII).decode(errors=_AS_IT_IS).isprintable()
            for whole, one in zip(wholes, data, strict=True)
        )
    )


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
