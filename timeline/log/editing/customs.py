"""The value of a new entry as the neighbours write it: what may stand in two forms that mean the same."""

from operator import is_

from timeline.log.editing.forms import form_of
from timeline.log.editing.kinds import SEVERAL, Way, below, single_kind
from timeline.log.editing.styles import Layout
from timeline.log.editing.values import Value

_BARE = {"sources": "ref", "part_of": "actor", "conditions": "text"}
"""The key that a text stands for as an item of these lists."""


def customary(value: Value, layout: Layout, way: Way = ()) -> Value:
    """Return a value with its single items in lists or without, as the neighbours have them.

    An item that says no more than a text alone would is that text: `{ref: cbp-2025}` becomes `cbp-2025`.
    A value in which nothing changes is not copied.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        others = [
            (key, new)
            for key, one in value.items()
            if not isinstance(one, str) and (new := customary(one, layout, below(way, key))) is not one
        ]
        return {**value, **dict(others)} if others else value
    bare = _BARE.get(way[-1]) if way else None
    items = [customary(_bare(item, bare), layout, (*way, "")) for item in value]
    items = value if all(map(is_, items, value)) else items
    if len(items) != 1 or not way or way[-1] not in SEVERAL:
        return items
    return items[0] if form_of(way, single_kind(items[0], way), layout.seen) == "bare" else items


def _bare(item: Value, key: str | None) -> Value:
    return item[key] if key and isinstance(item, dict) and item.keys() == {key} else item
