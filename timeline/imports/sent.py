"""The table that was sent to a colleague, as a hidden sheet of it keeps it: the base on which her changes are told.

The first row says what it is, the second names its columns, and each further row holds an entry: section and id, then
for each cell that is not empty its heading, its text, and how its value follows from that.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.imports.shown import Shown, is_short, split_items
from timeline.log.editing.values import Value

MARK = "timeline sheet for editing/1"
"""The first cell: what this is, and the version of its form."""
SHEET_NAME = "as sent"
_HEAD = ("section", "id", "heading", "text", "value")
_NOT_EDITABLE, _COMPUTED, _ITSELF = "!", "=", ""
"""The marks of a cell that is not for editing, of one that was worked out, and of one that is its own value."""

_TWICE_ESCAPED = re.compile(r"<r>.*_x[0-9a-fA-F]{4}_.*</r>", re.DOTALL)
"""Texts that the writer of workbooks spoils: in what looks like its markup, it escapes such signs twice."""


class SentEntry(NamedTuple):
    """An entry as it was sent: the cells of its fields by key, and those that were worked out by heading."""

    section: str
    id: str
    fields: Mapping[str, Shown]
    computed: Mapping[str, str]


class Sent(NamedTuple):
    """All that was sent, by section and id."""

    log_id: str
    title: str
    day: str
    """The day on which it was sent, in ISO."""
    entries: Mapping[tuple[str, str], SentEntry]
    is_whole: bool = True
    """False if the sheet is not as it was written: then it is no base."""


UNREADABLE = Sent("", "", "", {}, is_whole=False)
"""A hidden sheet that is none which this version writes."""


def sent_rows(log_id: str, title: str, day: str, entries: Iterable[SentEntry]) -> Iterator[Sequence[str]]:
    """Yield the rows of the hidden sheet; the digest of its rows, which ends it, stands behind them."""
    yield MARK, log_id, title, day
    yield _HEAD
    digest = hashlib.sha256()
    for entry in entries:
        row = [*_row(entry)]
        digest.update(_line(row))
        yield row
    yield "", digest.hexdigest()


def _row(entry: SentEntry) -> Iterator[str]:
    yield entry.section
    yield entry.id
    for key, cell in entry.fields.items():
        if cell.text or cell.value is not None:
            yield from (key, cell.text, _value_text(cell))
    for heading, text in entry.computed.items():
        if text:
            yield from (heading, text, _COMPUTED)


def _value_text(cell: Shown) -> str:
    if not cell.is_editable:
        return _NOT_EDITABLE
    return _ITSELF if cell.value == cell.text else json.dumps(cell.value, ensure_ascii=False)


def keepable(cell: Shown) -> Shown:
    """Return the cell; one whose value a workbook cannot hold is not for editing."""
    is_kept = is_short(_value_text(cell)) and not _TWICE_ESCAPED.fullmatch(cell.text)
    return cell if is_kept else cell._replace(items=(), is_editable=False)


def read_sent(rows: Iterable[Sequence[object]]) -> Sent | None:
    """Return what was sent from the rows of the hidden sheet; None if these are none of it."""
    waiting = iter(rows)
    mark, log_id, title, day, *_ = [*_texts(next(waiting, ())), *[""] * 4]
    if mark != MARK or tuple(_texts(next(waiting, ()))[: len(_HEAD)]) != _HEAD:
        return None
    entries: dict[tuple[str, str], SentEntry] = {}
    digest, is_whole = hashlib.sha256(), False
    for cells in waiting:
        row = _texts(cells)
        if row[:1] == [""]:
            is_whole = row[1:] == [digest.hexdigest()]
            break
        digest.update(_line(row))
        found = _entry(row)
        if found is None:
            break
        entries[found.section, found.id] = found
    return Sent(log_id, title, day, entries, is_whole)


def _texts(cells: Sequence[object]) -> list[str]:
    """Return the texts of a row, without the empty cells at its end that a program may have added."""
    texts = [cell.replace("\r\n", "\n") if isinstance(cell, str) else "" for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _line(row: Sequence[str]) -> bytes:
    texts = _texts(row)
    return json.dumps(texts).encode()


def _entry(row: Sequence[str]) -> SentEntry | None:
    if len(row) < 2:
        return None
    section, identity, *rest = row
    fields: dict[str, Shown] = {}
    computed: dict[str, str] = {}
    for key, text, value in zip(rest[::3], rest[1::3], [*rest[2::3], _ITSELF], strict=False):
        if value == _COMPUTED:
            computed[key] = text
            continue
        found = _shown(text, value)
        if found is None:
            return None
        fields[key] = found
    return SentEntry(section, identity, fields, computed)


def _shown(text: str, written: str) -> Shown | None:
    if written == _NOT_EDITABLE:
        return Shown(text, is_editable=False)
    if written == _ITSELF:
        return Shown(text, text)
    try:
        value: Value = json.loads(written)
        if not _is_value(value):
            return None
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list):
        items = split_items(text)
        if len(items) != len(value):
            return None
        return Shown(text, value, tuple(zip(items, value, strict=True)))
    return Shown(text, value)


def _is_value(value: object) -> bool:
    """Return whether this is a value as a log has it: texts, in lists and mappings."""
    if isinstance(value, list):
        return all(map(_is_value, value))
    return isinstance(value, str) or (isinstance(value, dict) and all(map(_is_value, value.values())))
