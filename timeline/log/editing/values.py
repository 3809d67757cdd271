"""Values of a log as plain texts, lists and mappings: what is meant, however it is laid out."""

import json

from timeline.log.yaml.nodes import Mapping, Node, Scalar

Value = str | list["Value"] | dict[str, "Value"]
"""A value as a log holds it: nothing is resolved, so a number or a date is the text that stands for it."""

Path = tuple[str | int, ...]
"""The way from an entry to a value in it: keys, and numbers of items from 0."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_as_text = json.encoder.encode_basestring
"""Returns a text as JSON; it is what the encoder calls."""


def json_of(value: Value) -> str:
    """Return a value as JSON: one text for each, as the order of keys counts."""
    return _ENCODER.encode(value)


def json_of_node(node: Node) -> str:
    """Return the value of a node that was read as JSON; it is `json_of(value_of(node))`, and takes less time."""
    if isinstance(node, Scalar):
        return _as_text(node.value)
    if isinstance(node, Mapping):
        several = [
            f"{_as_text(key)}: {_as_text(part.value) if isinstance(part, Scalar) else json_of_node(part)}"
            for key, part in node.items.items()
        ]
        return f"{{{', '.join(several)}}}"
    return (
        f"[{', '.join([_as_text(one.value) if isinstance(one, Scalar) else json_of_node(one) for one in node.items])}]"
    )


def value_of(node: Node) -> Value:
    """Return the value of a node that was read."""
    if isinstance(node, Scalar):
        return node.value
    # Most parts are texts, for which a call would take longer than all the rest.
    if isinstance(node, Mapping):
        return {key: part.value if isinstance(part, Scalar) else value_of(part) for key, part in node.items.items()}
    return [part.value if isinstance(part, Scalar) else value_of(part) for part in node.items]
