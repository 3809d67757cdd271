"""Values of a log as plain texts, lists and mappings: what is meant, however it is laid out."""

from timeline.log.yaml.nodes import Mapping, Node, Scalar

Value = str | list["Value"] | dict[str, "Value"]
"""A value as a log holds it: nothing is resolved, so a number or a date is the text that stands for it."""

Path = tuple[str | int, ...]
"""The way from an entry to a value in it: keys, and numbers of items from 0."""


def value_of(node: Node) -> Value:
    """Return the value of a node that was read."""
    if isinstance(node, Scalar):
        return node.value
    # Most parts are texts, for which a call would take longer than all the rest.
    if isinstance(node, Mapping):
        return {key: part.value if isinstance(part, Scalar) else value_of(part) for key, part in node.items.items()}
    return [part.value if isinstance(part, Scalar) else value_of(part) for part in node.items]
