"""The places of a log that name an event or a plan, and what is to stand there when another one takes its place."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from timeline.edits.finding import Found
from timeline.edits.room import Meant, OpenLog
from timeline.log.conditions import Condition, Naming, any_of
from timeline.log.editing.operations import SetValue, Target
from timeline.log.editing.values import Path, Value
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.references import reference_of, section_of

_KEYS: Final = frozenset({"event", "of", "before", "superseded_by", "distinct", "subject", "earlier_of", "later_of"})
"""The keys under which an event or a plan may be named."""


def references_to(opened: OpenLog, one: Found, into: Found) -> Iterator[Meant]:
    """Yield the operations after which every other entry that named one entry names another one instead."""
    for entry in _naming(opened, one.target.id):
        target = Target(section_of(entry), entry.id)
        if target in (one.target, into.target):
            continue
        value = opened.value(entry.file, target)
        for path, new in _changes(value, (), one.target.id, into.target.id):
            yield Meant(entry.file, SetValue(target, path, new))


def _naming(opened: OpenLog, identity: str) -> Iterator[Entry]:
    """Yield the events, plans and figures that may name an entry."""
    log, ids = opened.log, frozenset({identity})
    fields = frozenset({"subject", "deadline", "announced", "distinct"})
    names: Condition = any_of(
        (Naming("entry", ids), Naming("distinct", ids), Naming("disputed", fields), Naming("actor", ids))
    )
    events: Iterator[Event] = log.events.among(names)
    plans: Iterator[Plan] = log.plans.among(names)
    figures: Iterator[Figure] = log.figures.among(names)
    yield from chain(events, plans, figures)


def _changes(value: Value, path: Path, old: str, new: str) -> Iterator[tuple[Path, Value]]:
    """Yield the paths below a value at which an id stands, with what is to stand there."""
    if not isinstance(value, dict | list):
        return
    field = value.get("field") if isinstance(value, dict) else None
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        at = (*path, key)
        if key in _KEYS or (key == "value" and field in _KEYS):
            changed = _replaced(part, old, new)
            if changed != part:
                yield at, changed
        elif key != "id":
            yield from _changes(part, at, old, new)
        if key in ("earlier_of", "later_of"):
            yield from _changes(part, at, old, new)


def _replaced(value: Value, old: str, new: str) -> Value:
    """Return a name, or a list of names, with another one in the place of an id, each once."""
    if isinstance(value, list):
        items = [_replaced(item, old, new) if isinstance(item, str) else item for item in value]
        return [item for number, item in enumerate(items) if item not in items[:number]]
    if not isinstance(value, str):
        return value
    asked = reference_of(value)
    if asked.id != old or asked.kind not in (None, "event", "plan"):
        return value
    return new if asked.kind is None else f"{asked.kind}:{new}"
