"""Changed fields of an import in words: what a field said, what it says there, and what it says here."""

from collections.abc import Iterator, Sequence

from timeline.dates import DateError, parse, words
from timeline.edits.arguments import flow_of
from timeline.edits.names import Names
from timeline.imports.three_way import Change
from timeline.log.editing.values import Value
from timeline.telling.document import Run, Words, phrase, text_of
from timeline.telling.imported_entries import DATES, name_words, one_line

NOTHING = "(nothing)"
_NAMES = frozenset({"type", "places", "actors", "by", "to"})
_SHORT = 80
"""Length up to which an old and a new value stand together on one line."""


def change_details(changes: Sequence[Change], names: Names) -> Iterator[Words]:
    """Yield the lines of an entry: first what is changed there, then what both sides say differently, then the rest."""
    order = ("there", "conflict", "here", "both")
    for change in sorted(changes, key=lambda change: order.index(change.outcome)):
        yield from _OUTCOMES[change.outcome](change, names)


def _there(change: Change, names: Names) -> Iterator[Words]:
    """The lines of a field: its old and its new value, or the items that came and went."""
    name = field_words(change.key)
    if change.added or change.removed:
        yield phrase(name, _items(change, names))
        return
    old, new = both_values(change.key, change.ours, change.theirs, names)
    if len(old) + len(new) <= _SHORT:
        yield phrase(name, f"{old} → {new}")
    else:
        yield phrase(name, f"was: {old}")
        yield phrase(name, f"now: {new}")


def _conflict(change: Change, names: Names) -> Iterator[Words]:
    base, there, here = (value_words(change.key, one, names) for one in (change.base, change.theirs, change.ours))
    name = field_words(change.key)
    if len(base) + len(there) + len(here) <= _SHORT:
        yield phrase(name, f"was {base}; there {there}; here {here}")
    else:
        yield phrase(name, f"was: {base}")
        yield phrase(name, f"there: {there}")
        yield phrase(name, f"here: {here}")


def _here(change: Change, names: Names) -> Iterator[Words]:
    name = field_words(change.key)
    if change.added or change.removed:
        yield phrase(name, Run(f"here only: {_items(change, names)}", "aside"))
    else:
        old, new = both_values(change.key, change.base, change.ours, names)
        yield phrase(name, Run(f"here only: {old} → {new}", "aside"))


def _both(change: Change, names: Names) -> Iterator[Words]:
    is_list = bool(change.added or change.removed)
    said = _items(change, names) if is_list else value_words(change.key, change.theirs, names)
    yield phrase(field_words(change.key), Run(f"the same on both sides: {said}", "aside"))


_OUTCOMES = {"there": _there, "conflict": _conflict, "here": _here, "both": _both}


def change_words(change: Change, names: Names) -> str:
    """Return a change without the name of its field, on one line: `12 Mar 2024 → Mar 2024`, `added JNIM`."""
    if change.added or change.removed:
        return _items(change, names)
    new = change.theirs if change.outcome in ("there", "both", "conflict") else change.ours
    return " → ".join(both_values(change.key, change.base, new, names))


def field_words(key: str) -> Run:
    """Return the name of a field in front of its values."""
    return Run(f"{key.replace('_', ' ')}: ", "aside")


def _items(change: Change, names: Names) -> str:
    """The items of a list that came and that went: `added JNIM; removed Ansaru`."""
    several = (("added", change.added), ("removed", change.removed))
    parts = [(word, ", ".join(value_words(change.key, one, names) for one in items)) for word, items in several]
    return "; ".join(f"{word} {items}" for word, items in parts if items)


def both_values(key: str, old: Value | None, new: Value | None, names: Names) -> tuple[str, str]:
    """Return two values of a field in words; as a log writes them if their words are the same."""
    told = value_words(key, old, names), value_words(key, new, names)
    return told if told[0] != told[1] else (_as_written(old), _as_written(new))


def value_words(key: str, value: Value | None, names: Names) -> str:
    """Return a value of a field on one line: a date in words, names of actors and places, a source with its place."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, list):
        return ", ".join(value_words(key, one, names) for one in value)
    if isinstance(value, dict):
        return _mapping_words(value)
    if key in DATES or key == "announced":
        return _date_words(value, is_deadline=key == "deadline")
    return text_of(name_words(key, value, names)) if key in _NAMES else one_line(value)


def _mapping_words(value: dict[str, Value]) -> str:
    """Return a citation, an announcement by an event, a subject in words; anything else as a log writes it."""
    if "ref" in value:
        via = f"via {value['via']}" if "via" in value else ""
        return ", ".join(one_line(part) for part in (value["ref"], value.get("at"), via) if part)
    for key in ("event", "text"):
        if value.keys() == {key}:
            return one_line(value[key])
    return flow_of(value)


def _date_words(text: str, *, is_deadline: bool) -> str:
    try:
        return words(parse(text, "deadline" if is_deadline else "date"))
    except DateError:
        return one_line(text)


def _as_written(value: Value | None) -> str:
    return NOTHING if value is None else value if isinstance(value, str) else flow_of(value)
