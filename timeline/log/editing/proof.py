"""The proof of an edit: what the new text says is what was meant, and nothing else."""

from collections.abc import Iterable

from timeline.log.editing.operations import Operation
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.slots import Outline, Slots
from timeline.log.editing.tree import Tree, parse, plain
from timeline.text import quoted

__all__ = ["NotProved", "Outline", "meant", "outline", "outline_of", "proved"]


class NotProved(Exception):
    """The new text does not say what was meant: it must not be written. `text` is the new text."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message)
        self.message = message
        self.text = text


def outline(text: str) -> Outline:
    """Return what a text says, in order."""
    return outline_of(parse(text))


def outline_of(tree: Tree) -> Outline:
    """Return what a tree says, in order."""
    return [
        (name, [(entry.id, plain(entry.value)) for entry in section.entries]) for name, section in tree.sections.items()
    ]


def meant(before: Outline, operations: Iterable[Operation]) -> Outline:
    """Return what a text is to say after operations."""
    slots = Slots(before)
    for operation in operations:
        slots.apply(operation)
    return slots.outline()


def difference(found: Outline, expected: Outline) -> str:
    """Return the first difference between two outlines in words; empty if there is none."""
    if found == expected:
        return ""
    if [name for name, _ in found] != [name for name, _ in expected]:
        return "the sections are not those that were meant"
    for (name, entries), (_, wanted) in zip(found, expected, strict=True):
        for (id, value), (other_id, other) in zip(entries, wanted, strict=False):
            if id != other_id:
                return f"{quoted(name)} has {quoted(id)} where {quoted(other_id)} was meant"
            if value != other:
                return f"the entry {quoted(id)} in {quoted(name)} says something else than was meant"
        if len(entries) != len(wanted):
            return f"{quoted(name)} has {len(entries)} entries, and {len(wanted)} were meant"
    return "the order is not the one that was meant"


def proved(text: str, expected: Outline) -> Outline:
    """Return what a new text says; raises `NotProved` if that is anything else than what was meant."""
    try:
        found = outline(text)
    except NotEditable as error:
        raise NotProved(f"line {error.line} of the new text cannot be read: {error.message}", text) from error
    if fault := difference(found, expected):
        raise NotProved(fault, text)
    return found
