"""CSV, piece by piece.

Text from a log is data: one that a spreadsheet would take for a formula gets an apostrophe in front
(`timeline.formulas`).
"""

from collections.abc import Iterable, Iterator, Sequence
from types import NoneType
from typing import Any

from timeline.export.sheets.sheet import Batch, Row, batches_of
from timeline.formulas import FORMULA, GUARD, guarded
from timeline.text import visible

_RISKY = FORMULA | {GUARD, " "}
"""First characters of the texts that `guarded` must look at; in printable ones, no other character is passed over."""
_TEXTS, _LISTS = {NoneType, str}, {list, tuple}
"""Kinds of the cells of a column."""
_AS_IT_IS = "surrogatepass"
"""Half a pair of surrogates is encoded too; it is not printable."""
_EMPTY = '""'
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
    """The same of rows column by column, a piece for each batch."""
    yield _lines([[_quoted(name)] for name in header])
    for columns in batches:
        yield _lines(_columns(columns))


def _lines(columns: Sequence[Sequence[str]]) -> str:
    """Columns of cells as lines; a single empty cell is quoted, as its line would be no row."""
    if len(columns) == 1:
        columns = ([cell or _EMPTY for cell in columns[0]],)
    return "".join([f"{line}\r\n" for line in map(",".join, zip(*columns, strict=True))])


def _columns(columns: Batch) -> list[Sequence[str]]:
    """The cells of columns as they stand in CSV.

    All cells are looked at in one go, as there is nothing to hide or to guard in most batches.
    """
    found: list[Sequence[str]] = []
    texts: list[int] = []
    for at, cells in enumerate(columns):
        kinds = {*map(type, cells)}
        if kinds == {NoneType}:
            found.append([""] * len(cells))
            continue
        if kinds <= _TEXTS:
            found.append([cell or "" for cell in cells] if NoneType in kinds else cells)
        elif kinds <= _LISTS:
            found.append([*map("; ".join, cells)])
        else:
            found.append([*map(_cell, cells)])
            continue
        texts.append(at)
    wholes = ["\n".join(found[at]) for at in texts]
    if not _is_harmless(wholes, len(columns[0])):
        for number, at in enumerate(texts):
            if not _is_harmless(wholes[number : number + 1], len(columns[0])):
                found[at] = [*map(_harmless, found[at])]
                wholes[number] = '"'  # it may need quotes
    for at, whole in zip(texts, wholes, strict=True):
        if '"' in whole:
            found[at] = [*map(_quoted, found[at])]
        elif "," in whole:
            found[at] = [f'"{cell}"' if "," in cell else cell for cell in found[at]]
    return found


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
