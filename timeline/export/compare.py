"""Two versions compared in the forms in which that can be handed on."""

from collections.abc import Iterator
from typing import Any

from timeline.dates import Date, iso
from timeline.export.forms import Forms
from timeline.export.objects import Json, model_object
from timeline.export.sheets import Row, Sheet, columns, date_cells, date_columns, texts
from timeline.log.file_names import seen_from_log
from timeline.log.model import Entry, Header
from timeline.reports.compare import Changed, Comparison, FieldChange, Lone, Renaming, Unread
from timeline.telling.compare_words import (
    both_words,
    date_of,
    item_words,
    title_words,
    unread_words,
    version_words,
)
from timeline.versions import Version

_EMPTY: tuple[Any, ...] = (None, ())

_LISTS = ("added", "removed", "renamed", "changed", "unread")


def forms(answer: Comparison) -> Forms:
    """A comparison in the formats for machines."""
    return Forms(
        value=lambda: _value(answer),
        values=lambda: _values(answer),
        sheet=lambda: _sheet(answer),
    )


def _value(answer: Comparison) -> Json:
    """The document `timeline.compare/1`."""
    return {
        "schema": "timeline.compare/1",
        "old": _version(answer.old),
        "new": _version(answer.new),
        "counts": {name: len(getattr(answer, name)) for name in _LISTS},
        **{name: [_object(one, answer) for one in getattr(answer, name)] for name in _LISTS},
        "filtered_out": answer.filtered_out,
    }


def _values(answer: Comparison) -> Iterator[Json]:
    """One object for each difference; `change` names the list that it stands in."""
    for name in _LISTS:
        yield from ({"change": name, **_object(one, answer)} for one in getattr(answer, name))


def _version(version: Version) -> Json:
    header = version.log.header
    return {
        "version": version_words(version),
        "title": header.title or None,
        "horizon": iso(header.horizon) if header.title else None,
        "errors": len(version.errors),
        "complete": version.complete,
    }


def _object(one: Any, answer: Comparison) -> Json:
    if isinstance(one, Lone):
        side = answer.new if one.log is answer.new.log else answer.old
        own = {"kind": one.kind, "id": one.entry.id, "title": title_words(one.entry)}
        said = model_object(one.entry, one.log)
        return {**own, "match": one.match.name.lower(), "entry": said, **_place(one.entry, side)}
    if isinstance(one, Renaming):
        own = {"kind": one.kind, "id": one.new.id, "old_id": one.old.id, "title": title_words(one.new)}
        return {**own, "match": one.match.name.lower(), **_place(one.new, answer.new)}
    if isinstance(one, Changed):
        return {
            "kind": one.kind,
            "id": one.id,
            "title": title_words(one.new),
            "match": one.match.name.lower(),
            "errors_in": list(one.faulty_in),
            "fields": [_field(change, answer) for change in one.fields],
            **_place(one.new, answer.new),
        }
    assert isinstance(one, Unread)
    return one._asdict()


def _place(entry: Entry | Header, version: Version) -> Json:
    if isinstance(entry, Header):
        return {"file": version.name if version.root else _file(version.log.file, version), "line": None}
    return {"file": _file(entry.file, version), "line": entry.line}


def _file(file: str, version: Version) -> str:
    """A file of a version: as the revision has it, or as it is seen from the folder of the log."""
    return version.shown(file) if version.root else seen_from_log(file, version.log.file)


def _field(change: FieldChange, answer: Comparison) -> Json:
    return {
        "field": change.field,
        "old": model_object(change.old, answer.old.log),
        "new": model_object(change.new, answer.new.log),
        "removed": [model_object(item, answer.old.log) for item in change.removed],
        "added": [model_object(item, answer.new.log) for item in change.added],
        "reordered": change.reordered,
    }


_COLUMNS = (
    *texts("change", "kind", "id", "old_id", "title"),
    *date_columns(),
    *texts("field"),
    *date_columns("old"),
    *columns("number", "old_number"),
    *date_columns("new"),
    *columns("number", "new_number"),
    *columns("list", "removed", "added"),
    *columns("truth", "reordered"),
    *columns("list", "errors_in"),
    *texts("match", "file"),
    *columns("number", "line"),
)


def _sheet(answer: Comparison) -> Sheet:
    """One line for each entry that came, went or was renamed, and for each field that changed."""
    return Sheet("compare", _COLUMNS, _lines(answer), lambda line: str(line[0]))


def _lines(answer: Comparison) -> Iterator[Row]:
    nothing = _sides(None)
    for name, version in (("added", answer.new), ("removed", answer.old)):
        for one in getattr(answer, name):
            told = (
                name,
                one.kind,
                one.entry.id,
                None,
                title_words(one.entry),
                *date_cells(date_of(one.entry, one.log)),
            )
            yield (*told, None, *nothing, (), *_end(one, one.entry, version))
    for one in answer.renamed:
        told = ("renamed", one.kind, one.new.id, one.old.id, title_words(one.new))
        date = date_of(one.new, answer.new.log)
        yield (*told, *date_cells(date), None, *nothing, (), *_end(one, one.new, answer.new))
    for one in answer.changed:
        for change in one.fields:
            told = ("changed", one.kind, one.id, None, title_words(one.new), *date_cells(None))
            yield (*told, change.field, *_sides(change), one.faulty_in, *_end(one, one.new, answer.new))
    for one in answer.unread:
        told = ("unread", one.kind, one.id, None, unread_words(one), *date_cells(None))
        yield (*told, one.field, *nothing, (one.side,), *(None,) * 3)


def _sides(change: FieldChange | None) -> Row:
    """What a field said and what it says, each in words, as a date and as a number; what went and what came."""
    if change is None:
        return (*(*date_cells(None), None) * 2, (), (), None)
    cells: list[Any] = []
    for value, told in zip((change.old, change.new), both_words(change), strict=True):
        date = value if isinstance(value, Date) else None
        number = value if isinstance(value, int | float) else None
        cells += [None if value in _EMPTY else told, *date_cells(date)[1:], number]
    removed, added = item_words(change)
    return (*cells, removed, added, change.reordered)


def _end(one: Lone | Renaming | Changed, entry: Entry | Header, version: Version) -> Row:
    return (one.match.name.lower(), *_place(entry, version).values())
