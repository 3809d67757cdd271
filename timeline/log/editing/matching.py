"""The parts of a value that stay, and the places of the new ones among them."""

import json
from collections.abc import Sequence
from difflib import SequenceMatcher

from timeline.log.editing.order import place_of_key
from timeline.log.editing.values import Value


def key_order(usual: Sequence[str], keys: Sequence[str], new: dict[str, Value]) -> list[int | str]:
    """Return the keys of a mapping as they are to stand: numbers of old ones, and new ones in their usual places."""
    order: list[int | str] = []
    names: list[str] = []
    for number, key in enumerate(keys):
        if key in new:
            order.append(number)
            names.append(key)
    for key in new:
        if key not in names:
            place = place_of_key(usual, names, key)
            order.insert(place, key)
            names.insert(place, key)
    return order


def item_order(old: Sequence[Value], new: Sequence[Value]) -> list[int | None]:
    """Return for every item of the new list which old one it continues, if any.

    Equal items continue each other; between these, the first of the new ones continue the first of the old ones.

    >>> item_order(["a", "b", "c"], ["a", "x", "c", "d"]), item_order(["a", "b", "c"], ["a", "c"])
    ([0, 1, 2, None], [0, 2])
    """
    order: list[int | None] = []
    matcher = SequenceMatcher(None, [_name(item) for item in old], [_name(item) for item in new], autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        count = end - start
        order += [*range(first, last)[:count], *([None] * (count - (last - first)))]
    return order


def _name(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)
