"""Three versions of an entry compared: what was sent or imported last, what came back, and what the log says now."""

import json
from collections.abc import Container, Iterator, Mapping
from typing import Literal, NamedTuple

from timeline.log.editing.values import Value

Outcome = Literal["there", "here", "both", "conflict"]
"""The side on which a field was changed: there only, here only, the same on both, or differently on both."""

Fields = Mapping[str, Value | None]
"""Values of an entry by their keys; None where nothing stands."""


class Change(NamedTuple):
    """A change of a field since the base; a field that says on both sides what it said gives none.

    A set of items has one at most for each side and one for what is the same on both: it has no conflicts.
    """

    key: str
    outcome: Outcome
    base: Value | None
    theirs: Value | None
    ours: Value | None
    added: tuple[Value, ...] = ()
    """Of a set, the items that are new on that side."""
    removed: tuple[Value, ...] = ()
    """Of a set, the items that are gone on that side."""


def three_way(
    theirs: Fields, ours: Fields, base: Fields | None = None, lists: Container[str] = ()
) -> tuple[Change, ...]:
    """Return the changes of the fields of which `theirs` says something, in its order.

    A key that `theirs` lacks is one of which nothing is said. Without a base, all that differs was changed there.
    `lists` are the keys whose values are sets of items; a single one may stand there without brackets.
    """
    before = ours if base is None else base
    changes: list[Change] = []
    for key, value in theirs.items():
        compared = _compared_sets if key in lists else _compared
        changes += compared(key, _given(before.get(key)), _given(value), _given(ours.get(key)))
    return tuple(changes)


def _given(value: Value | None) -> Value | None:
    """Return a value; None for one without content."""
    return None if value in ("", [], {}) else value


def _compared(key: str, base: Value | None, theirs: Value | None, ours: Value | None) -> Iterator[Change]:
    """Yield the change of a single value, if there is one."""
    is_changed_there, is_changed_here = theirs != base, ours != base
    if is_changed_there or is_changed_here:
        outcome: Outcome = "there" if not is_changed_here else "here"
        if is_changed_there and is_changed_here:
            outcome = "both" if theirs == ours else "conflict"
        yield Change(key, outcome, base, theirs, ours)


def _compared_sets(key: str, base: Value | None, theirs: Value | None, ours: Value | None) -> Iterator[Change]:
    """Yield the changes of a set of items: those there only, those here only, those on both sides."""
    before, there, here = _items(base), _items(theirs), _items(ours)
    added_there, removed_there = _without(there, before), _without(before, there)
    added_here, removed_here = _without(here, before), _without(before, here)
    several: tuple[tuple[Outcome, dict[str, Value], dict[str, Value]], ...] = (
        ("there", _without(added_there, added_here), _without(removed_there, removed_here)),
        ("here", _without(added_here, added_there), _without(removed_here, removed_there)),
        ("both", _within(added_there, added_here), _within(removed_there, removed_here)),
    )
    for outcome, added, removed in several:
        if added or removed:
            yield Change(key, outcome, base, theirs, ours, tuple(added.values()), tuple(removed.values()))


def as_items(value: Value | None) -> list[Value]:
    """Return the items of a value; a single one stands without brackets."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _items(value: Value | None) -> dict[str, Value]:
    """Return the items of a value by what they say, each once."""
    return {name_of(item): item for item in as_items(value)}


def name_of(item: Value) -> str:
    """Return a text that items have in common which say the same; a citation of a `ref` alone is that id."""
    if isinstance(item, dict) and item.keys() == {"ref"}:
        item = item["ref"]
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def _without(items: Mapping[str, Value], others: Container[str]) -> dict[str, Value]:
    return {name: item for name, item in items.items() if name not in others}


def _within(items: Mapping[str, Value], others: Container[str]) -> dict[str, Value]:
    return {name: item for name, item in items.items() if name in others}
