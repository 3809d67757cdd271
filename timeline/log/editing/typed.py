"""The texts in the entries of a log, each with the type of value that it is, by the shapes and their keys."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.log.editing.operations import Target
from timeline.log.editing.tree import EntryNode, ListNode, MappingNode, Node, ScalarNode, Tree
from timeline.log.editing.values import Path
from timeline.log.loader import LISTS, MAPPINGS
from timeline.log.reading import QUERY, TEXT, ValueType
from timeline.log.shapes import types_of

_KEYS: Mapping[str, Mapping[str, ValueType]] = {
    section: types_of(shape) for section, shape in {**LISTS, **MAPPINGS}.items()
}
"""The types of the values of entries by section, each by its key."""

_OTHERS: Mapping[str, ValueType] = {"views": QUERY}
"""The sections whose entries have no keys, with the type of an entry."""


class Typed(NamedTuple):
    """A text of an entry, at a path in it.

    `is_loose` is that of a rival or an earlier value: it is of the type of its field, but may be written in one line.
    """

    target: Target
    path: Path
    node: ScalarNode
    type: ValueType
    is_loose: bool = False


def typed(tree: Tree) -> Iterator[Typed]:
    """Yield every text in the entries of a text of a log whose key is known."""
    for section, node in tree.sections.items():
        if section in _KEYS or section in _OTHERS:
            for entry in node.entries:
                yield from _of_entry(section, entry)


def _of_entry(section: str, entry: EntryNode) -> Iterator[Typed]:
    target = Target(section, entry.id)
    below = _Below(target, _KEYS.get(section, {}))
    if section in _OTHERS:
        yield from below.of(entry.value, _OTHERS[section], ())
    elif isinstance(entry.value, MappingNode):
        yield from below.of_mapping(entry.value, below.fields, ())


class _Below(NamedTuple):
    """The texts of an entry with their types, by the fields that it may have."""

    target: Target
    fields: Mapping[str, ValueType]

    def of(self, node: Node, kind: ValueType, path: Path, *, is_loose: bool = False) -> Iterator[Typed]:
        """Yield the texts in a value of a type."""
        if isinstance(node, ScalarNode):
            yield Typed(self.target, path, node, kind, is_loose)
        elif isinstance(node, ListNode):
            for number, item in enumerate(node.items):
                yield from self.of(item, kind, (*path, number), is_loose=is_loose)
        else:
            yield from self.of_mapping(node, kind.keys, path)

    def of_mapping(self, node: MappingNode, keys: Mapping[str, ValueType], path: Path) -> Iterator[Typed]:
        """Yield the texts in a mapping with these keys."""
        for key, value in node.pairs:
            kind = keys.get(key.value)
            if kind is None:
                continue
            if not kind.field_key:
                yield from self.of(value, kind, (*path, key.value))
                continue
            field = node.get(kind.field_key)
            named = self.fields.get(field.value, TEXT) if isinstance(field, ScalarNode) else TEXT
            yield from self.of(value, named, (*path, key.value), is_loose=True)


def typed_in(node: Node, kind: ValueType) -> Iterator[Typed]:
    """Yield the texts in a value of a type that stands alone."""
    return _Below(Target("", ""), {}).of(node, kind, ())
