"""Two versions compared, as JSON, JSON lines, CSV and Markdown for a code review."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from timeline.dates import iso
from timeline.export.objects import Json, model_object
from timeline.export.writers import csv_text, json_text, jsonl_text, markdown
from timeline.log.model import Entry, Header, View
from timeline.reports.compare import Changed, Comparison, FieldChange, Lone, Renaming, Unread
from timeline.reports.compare_words import (
    both_words,
    count_words,
    faulty_words,
    item_words,
    summary,
    title_words,
    unread_words,
    value_words,
    when_words,
)
from timeline.versions import Version

_SHORT = 80
"""Up to this length together, what a field said and what it says stand on one line."""

_EMPTY: tuple[Any, ...] = (None, ())

LISTS = ("added", "removed", "renamed", "changed", "unread")


def as_json(answer: Comparison) -> str:
    """The document `timeline.compare/1`."""
    return json_text(
        {
            "schema": "timeline.compare/1",
            "old": _version(answer.old),
            "new": _version(answer.new),
            "counts": {name: len(getattr(answer, name)) for name in LISTS},
            **{name: [_object(one, answer) for one in getattr(answer, name)] for name in LISTS},
            "filtered_out": answer.filtered_out,
        }
    )


def as_jsonl(answer: Comparison) -> str:
    """One object for each difference; `change` names the list that it stands in."""
    rows = (({"change": name, **_object(one, answer)} for one in getattr(answer, name)) for name in LISTS)
    return jsonl_text(chain.from_iterable(rows))


def _version(version: Version) -> Json:
    header = version.log.header
    return {
        "version": version.name,
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
        return {"file": version.name, "line": None}
    return {"file": version.shown(entry.file), "line": entry.line}


def _field(change: FieldChange, answer: Comparison) -> Json:
    return {
        "field": change.field,
        "old": model_object(change.old, answer.old.log),
        "new": model_object(change.new, answer.new.log),
        "removed": [model_object(item, answer.old.log) for item in change.removed],
        "added": [model_object(item, answer.new.log) for item in change.added],
        "reordered": change.reordered,
    }


_COLUMNS = ("change", "kind", "id", "old_id", "title", "field", "old", "new", "match", "file", "line")


def as_csv(answer: Comparison) -> str:
    """One line for each entry that came, went or was renamed, and for each field that changed."""
    return csv_text(_COLUMNS, _lines(answer))


def _lines(answer: Comparison) -> Iterator[tuple[Any, ...]]:
    for name, version in (("added", answer.new), ("removed", answer.old)):
        for one in getattr(answer, name):
            place = _place(one.entry, version).values()
            yield (
                name,
                one.kind,
                one.entry.id,
                None,
                title_words(one.entry),
                *(None,) * 3,
                one.match.name.lower(),
                *place,
            )
    for one in answer.renamed:
        place = _place(one.new, answer.new).values()
        ids = (one.new.id, one.old.id, title_words(one.new))
        yield "renamed", one.kind, *ids, *(None,) * 3, one.match.name.lower(), *place
    for one in answer.changed:
        place = _place(one.new, answer.new).values()
        for change in one.fields:
            old, new = both_words(change)
            said = (None if change.old in _EMPTY else old, None if change.new in _EMPTY else new)
            yield (
                "changed",
                one.kind,
                one.id,
                None,
                title_words(one.new),
                change.field,
                *said,
                one.match.name.lower(),
                *place,
            )
    for one in answer.unread:
        yield "unread", one.kind, one.id, None, unread_words(one), one.field, *(None,) * 5


def as_markdown(answer: Comparison) -> str:
    """Headed lists: an entry a line, below it a line for each field that changed."""
    lines = [f"# {markdown(answer.old.name)} → {markdown(answer.new.name)}", ""]
    for version in (answer.old, answer.new):
        if version.errors:
            lines += [f"**{markdown(version.name)} has errors**: {_errors(version)}.", ""]
    lines += [f"{', '.join(count_words(answer)) or summary(answer)}.", ""]
    for name in LISTS:
        entries = getattr(answer, name)
        if entries:
            lines += [f"## {'Not compared' if name == 'unread' else name.capitalize()}", ""]
            lines += [*chain.from_iterable(_items(one) for one in entries), ""]
    return "\n".join(lines).rstrip() + "\n"


def _errors(version: Version) -> str:
    return f"{len(version.errors)}; what could not be read is not compared"


def _items(one: Any) -> Iterator[str]:
    if isinstance(one, Lone):
        when = when_words(one.entry, one.log)
        date = f" {markdown(when)} —" if when else ""
        yield f"- {one.kind} **{markdown(one.entry.id)}**:{date} {_title(one.entry)}{_possible(one)}"
    elif isinstance(one, Renaming):
        ids = f"**{markdown(one.old.id)}** → **{markdown(one.new.id)}**"
        yield f"- {one.kind} {ids}: {_title(one.new)}{_possible(one)}"
    elif isinstance(one, Changed):
        errors = f" ({faulty_words(one)})" if one.faulty_in else ""
        name = "header" if isinstance(one.new, Header) else f"{one.kind} **{markdown(one.id)}**"
        yield f"- {name}: {_title(one.new)}{_possible(one)}{errors}"
        for change in one.fields:
            yield from _change(change)
    else:
        yield f"- {one.kind} **{markdown(one.id)}**: {markdown(unread_words(one))}"


def _title(entry: Entry | Header) -> str:
    return markdown(entry.query) if isinstance(entry, View) else markdown(title_words(entry))


def _possible(one: Lone | Renaming | Changed) -> str:
    return " (possible match)" if one.match.name == "POSSIBLE" else ""


def _change(change: FieldChange) -> Iterator[str]:
    head = f"  - {markdown(change.field)}:"
    if change.reordered:
        yield f"{head} in another order: {markdown(value_words(change.new))}"
    elif change.is_list:
        removed, added = item_words(change)
        told = [f"removed {markdown(text)}" for text in removed] + [f"added {markdown(text)}" for text in added]
        yield f"{head} {'; '.join(told)}"
    else:
        old, new = both_words(change)
        if len(old) + len(new) <= _SHORT:
            yield f"{head} {markdown(old)} → {markdown(new)}"
        else:
            yield from (head, f"    - was: {markdown(old)}", f"    - now: {markdown(new)}")
