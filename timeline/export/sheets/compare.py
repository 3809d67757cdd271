"""Two versions compared as a table: a row for each entry that came, went or was renamed, and for each field."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from timeline.dates import Date
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import match_words
from timeline.export.sheets.sheet import Column, Columns, RowKind, Sheet, composed, detail, joined, text
from timeline.log.log import Log
from timeline.log.model import Entry, Header
from timeline.reports.compare import Changed, Comparison, FieldChange, Lone, Renaming, Unread
from timeline.telling.compare_words import both_words, date_of, item_words, title_words, unread_words

_EMPTY: tuple[Any, ...] = (None, ())

Place = Callable[[Entry | Header], tuple[str, int | None]]
"""File and line of an entry."""


class _Field(NamedTuple):
    """A field of an entry that changed."""

    one: Changed
    change: FieldChange


def compare_sheet(answer: Comparison, old: Place, new: Place) -> Sheet:
    """The differences by kind; `old` and `new` give the places of the entries of each version."""
    kinds = (
        RowKind("added", _lone("added", new)),
        RowKind("removed", _lone("removed", old)),
        RowKind("renamed", _renamed(answer.new.log, new)),
        RowKind("changed", _changed(new)),
        RowKind("unread", _unread()),
    )
    return composed("compare", kinds, _rows(answer, kinds))


def _rows(answer: Comparison, kinds: tuple[RowKind[Any], ...]) -> Iterator[tuple[RowKind[Any], Any]]:
    for kind in kinds:
        several = getattr(answer, kind.part)
        if kind.part == "changed":
            several = [_Field(one, change) for one in several for change in one.fields]
        yield from ((kind, one) for one in several)


def _lone(name: str, place: Place) -> Columns[Lone]:
    return joined(
        text("change", lambda _: name),
        text("kind", lambda one: one.kind),
        date_columns("date", lambda one: date_of(one.entry, one.log)),
        text("title", lambda one: title_words(one.entry)),
        detail("id", lambda one: one.entry.id),
        text("match", lambda one: match_words(one.match)),
        _file(lambda one: place(one.entry)),
    )


def _renamed(log: Log, place: Place) -> Columns[Renaming]:
    return joined(
        text("change", lambda _: "renamed"),
        text("kind", lambda one: one.kind),
        date_columns("date", lambda one: date_of(one.new, log)),
        text("title", lambda one: title_words(one.new)),
        detail("id", lambda one: one.new.id),
        detail("old_id", lambda one: one.old.id),
        text("match", lambda one: match_words(one.match)),
        _file(lambda one: place(one.new)),
    )


def _changed(place: Place) -> Columns[_Field]:
    """The old and the new value of a field, in words, as a date and as a number; and the values removed and added."""
    return joined(
        text("change", lambda _: "changed"),
        text("kind", lambda row: row.one.kind),
        text("title", lambda row: title_words(row.one.new)),
        detail("id", lambda row: row.one.id),
        text("field", lambda row: row.change.field),
        _side("old", 0),
        _side("new", 1),
        Column("removed", "list", lambda row: item_words(row.change)[0]),
        Column("added", "list", lambda row: item_words(row.change)[1]),
        detail("reordered", lambda row: row.change.reordered, "truth"),
        Column("errors_in", "list", lambda row: row.one.faulty_in),
        text("match", lambda row: match_words(row.one.match)),
        _file(lambda row: place(row.one.new)),
    )


def _side(name: str, at: int) -> Columns[_Field]:
    def value(row: _Field) -> Any:
        return row.change.new if at else row.change.old

    def date(row: _Field) -> Date | None:
        found = value(row)
        return found if isinstance(found, Date) else None

    def number(row: _Field) -> Any:
        found = value(row)
        return found if isinstance(found, int | float) else None

    return joined(
        date_columns(name, date, lambda row: None if value(row) in _EMPTY else both_words(row.change)[at]),
        detail(f"{name}_number", number, "number"),
    )


def _unread() -> Columns[Unread]:
    return joined(
        text("change", lambda _: "unread"),
        text("kind", lambda one: one.kind),
        text("title", unread_words),
        detail("id", lambda one: one.id),
        text("field", lambda one: one.field),
        Column("errors_in", "list", lambda one: (one.side,)),
    )


def _file(get: Callable[[Any], tuple[str, int | None]]) -> Columns[Any]:
    return detail("file", lambda one: get(one)[0]), detail("line", lambda one: get(one)[1], "number")
