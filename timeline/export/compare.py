"""The comparison of two versions, in the formats for machines."""

from collections.abc import Callable
from typing import Any

from timeline.dates import iso
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json, model_object
from timeline.export.sheets.compare import compare_sheet
from timeline.log.file_names import seen_from_log
from timeline.log.model import Entry, Header
from timeline.reports.compare import Changed, Comparison, FieldChange, Lone, Renaming, Unread
from timeline.telling.compare_words import (
    title_words,
    version_words,
)
from timeline.versions import Version

_SHORT = 80
"""Maximum length of the old and the new value of a field, together, that stand on one line."""

_EMPTY: tuple[Any, ...] = (None, ())

_LISTS = ("added", "removed", "renamed", "changed", "unread")


def forms(answer: Comparison) -> Forms:
    """Return the formats of a comparison."""
    return Forms(
        value=lambda: _value(answer),
        lists=[Lines(name, {"change": name}) for name in _LISTS],
        sheet=lambda: compare_sheet(answer, _placer(answer.old), _placer(answer.new)),
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


def _placer(version: Version) -> Callable[[Entry | Header], tuple[str, int | None]]:
    """Return a function that gives file and line of the entries of a version."""

    def place(entry: Entry | Header) -> tuple[str, int | None]:
        found = _place(entry, version)
        return found["file"], found["line"]

    return place


def _place(entry: Entry | Header, version: Version) -> Json:
    if isinstance(entry, Header):
        return {"file": version.name if version.root else _file(version.log.file, version), "line": None}
    return {"file": _file(entry.file, version), "line": entry.line}


def _file(file: str, version: Version) -> str:
    """The name of a file of a version: in a revision its path there, else its path from the folder of the log."""
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
