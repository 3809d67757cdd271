"""The report of an import as a table: a row for each new entry, each changed field, and each refusal."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from timeline.edits.names import Names
from timeline.export.sheets.sheet import Columns, RowKind, Sheet, composed, detail, joined, text
from timeline.imports.returned_values import Place
from timeline.imports.review import Changed, Computed, Double, EntryName, Gone, New, Refused, Review, StruckOut
from timeline.imports.three_way import Change
from timeline.telling.imported_changes import change_words, value_words


class _Field(NamedTuple):
    """A field of an entry that was changed."""

    one: Changed
    change: Change

    @property
    def place(self) -> Place:
        """Its cell if that is known, else the row."""
        return self.one.places.get(self.change.key, self.one.place)


def imported_sheet(review: Review, names: Names) -> Sheet:
    """Return the table, by kind of row; values are put into words by the names of the log."""
    kinds = (
        RowKind("new", _new(names)),
        RowKind("changed", _changed("changed", names)),
        RowKind("here", _changed("here", names)),
        RowKind("gone", _gone()),
        RowKind("struck_out", _struck_out()),
        RowKind("doubles", _doubles()),
        RowKind("refused", _refused()),
        RowKind("computed", _computed()),
    )
    return composed("import", kinds, _rows(review, kinds))


def _rows(review: Review, kinds: tuple[RowKind[Any], ...]) -> Iterator[tuple[RowKind[Any], Any]]:
    for kind in kinds:
        several = getattr(review, kind.part)
        if kind.part in ("changed", "here"):
            several = (_Field(one, change) for one in several for change in one.changes)
        yield from ((kind, one) for one in several)


def _what(name: str) -> Columns[Any]:
    return joined(text("what", lambda _: name))


def _place(get: Callable[[Any], Place]) -> Columns[Any]:
    return joined(
        text("sheet", lambda one: get(one).sheet or None),
        text("row", lambda one: get(one).row or None)._replace(kind="number"),
        text("column", lambda one: get(one).column or None),
        text("heading", lambda one: get(one).heading or None),
    )


def _entry(get: Callable[[Any], EntryName]) -> Columns[Any]:
    return joined(
        text("title", lambda one: get(one).title or None),
        detail("section", lambda one: get(one).section),
        detail("id", lambda one: get(one).id),
    )


def _new(names: Names) -> Columns[New]:
    def words(key: str) -> Callable[[New], str | None]:
        return lambda one: value_words(key, one.value[key], names) if one.value.get(key) else None

    return joined(
        _what("new"),
        _place(lambda one: one.place),
        *(text(key, words(key)) for key in ("date", "type", "places", "actors")),
        _entry(lambda one: one.entry),
        text("unknown", lambda one: one.asks)._replace(kind="list"),
        detail("row_id", lambda one: one.identity or None),
    )


def _changed(what: str, names: Names) -> Columns[_Field]:
    def side(value: Callable[[Change], Any]) -> Callable[[_Field], str | None]:
        return lambda row: value_words(row.change.key, value(row.change), names) if value(row.change) else None

    return joined(
        _what(what),
        _place(lambda row: row.place),
        _entry(lambda row: row.one.entry),
        text("field", lambda row: row.change.key),
        text("outcome", lambda row: row.change.outcome),
        text("before", side(lambda change: change.base)),
        text("there", side(lambda change: change.theirs)),
        text("here", side(lambda change: change.ours)),
        text("change", lambda row: change_words(row.change, names)),
        detail("row_id", lambda row: row.one.identity or None),
    )


def _gone() -> Columns[Gone]:
    return joined(
        _what("gone"),
        _entry(lambda one: one.entry),
        detail("row_id", lambda one: one.identity or None),
        detail("is_gone_here", lambda one: one.is_gone_here, "truth"),
    )


def _struck_out() -> Columns[StruckOut]:
    return joined(_what("struck_out"), _place(lambda one: one.place), _entry(lambda one: one.entry))


def _doubles() -> Columns[Double]:
    return joined(
        _what("doubles"),
        _place(lambda one: one.new.place),
        text("title", lambda one: one.new.entry.title),
        text("may_be", lambda one: one.entry.title),
        text("why", lambda one: one.why),
        detail("id", lambda one: one.entry.id),
        detail("row_id", lambda one: one.new.identity or None),
    )


def _refused() -> Columns[Refused]:
    return joined(
        _what("refused"),
        _place(lambda one: one.place),
        text("cell", lambda one: one.shown or None),
        text("why", lambda one: one.why),
        text("remedy", lambda one: one.remedy or None),
        detail("id", lambda one: one.id or None),
    )


def _computed() -> Columns[Computed]:
    return joined(
        _what("computed"),
        _place(lambda one: one.place),
        text("before", lambda one: one.was or None),
        text("there", lambda one: one.now or None),
        detail("id", lambda one: one.id),
    )
