"""The base of the next import for an entry, after some changes of its row were written and others were not."""

from collections.abc import Container, Mapping

from timeline.imports.returned_values import ReturnedEntry
from timeline.imports.three_way import as_items, name_of
from timeline.log.editing.values import Value


def next_base(entry: ReturnedEntry, said: Mapping[str, Value | None], decided: Container[str] = ()) -> dict[str, Value]:
    """Return the base of the next comparison: what the row says, but for changes on which nobody decided yet.

    `decided` are the fields that were written, or whose change was refused: the next import tells them only if the row
    says something else again. What both sides changed alike needs no decision. `said` is what the row says itself.
    """
    base = entry.ours if entry.base is None else entry.base
    value = {key: part for key, part in base.items() if part is not None}
    waiting = {change.key for change in entry.changes if change.outcome in ("there", "conflict")}
    for key, part in said.items():
        if key in waiting and key not in decided:
            part = _with_what_both_say(entry, key, base.get(key))
        if part is None:
            value.pop(key, None)
        else:
            value[key] = part
    return value


def _with_what_both_say(entry: ReturnedEntry, key: str, base: Value | None) -> Value | None:
    """Return the base of a field with those items of a set that came or went on both sides."""
    both = [change for change in entry.changes if change.key == key and change.outcome == "both"]
    if not both:
        return base
    gone = {name_of(item) for change in both for item in change.removed}
    kept = [item for item in as_items(base) if name_of(item) not in gone]
    return [*kept, *(item for change in both for item in change.added)] or None
