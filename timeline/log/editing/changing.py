"""A text and operations on its entries give the new text; what stays keeps every byte.

The operations are applied to what the text says. Each entry that says something else then is compared with its place in
the text, and only what differs is written. The new text is read again: it must say what was meant.
"""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.log.editing.block_items import ended, last_scalar
from timeline.log.editing.customs import customary
from timeline.log.editing.layout import Layouts
from timeline.log.editing.operations import AddEntry, Operation, ReplaceEntry, Target
from timeline.log.editing.patches import Patch, patched
from timeline.log.editing.proof import NotProved, Outline, outline_of, proved
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.section_edits import SectionEdit, new_section
from timeline.log.editing.slots import Slots
from timeline.log.editing.tree import Tree, parse

__all__ = ["Changed", "changed"]


class Changed(NamedTuple):
    """The text after an edit, and what it says."""

    text: str
    outline: Outline


def changed(text: str, operations: Sequence[Operation], *, adapts: bool = False) -> Changed:
    r"""Return a text after operations; raises `NotEditable` or `NotProved` where it is to be left alone.

    With `adapts`, the values of new entries take on the forms of their neighbours, which mean the same.

    >>> from timeline.log.editing.operations import SetValue
    >>> log = "events:\n- {id: a, title: Old} # a comment\n"
    >>> changed(log, [SetValue(Target("events", "a"), ("title",), "New")]).text
    'events:\n- {id: a, title: New} # a comment\n'
    """
    tree = parse(text)
    if adapts:
        operations = _customary(tree, operations)
    slots = _applied(tree, operations)
    expected = slots.outline()
    batches = _batches(operations)
    if len(batches) == 1:
        new = _written(tree, slots)
    else:
        new = text
        for batch in batches:
            tree = parse(new)
            new = _written(tree, _applied(tree, batch))
    if text.endswith("\n"):
        return Changed(new, proved(new, expected))
    return _proved_without_end(new, expected)


def _customary(tree: Tree, operations: Sequence[Operation]) -> list[Operation]:
    """Operations with the values of new entries in the forms that their neighbours have."""
    layouts = Layouts(tree)
    return [
        one._replace(value=customary(one.value, layouts.of(one.target.section))) if isinstance(one, AddEntry) else one
        for one in operations
    ]


def _batches(operations: Sequence[Operation]) -> list[list[Operation]]:
    """The operations in batches: a text that was given for an entry is read before that entry is changed again."""
    batches: list[list[Operation]] = [[]]
    level: dict[Target, int] = {}
    for operation in operations:
        number = level.get(operation.target, 0)
        if number == len(batches):
            batches.append([])
        batches[number].append(operation)
        if isinstance(operation, ReplaceEntry):
            level[Target(operation.target.section, operation.id)] = number + 1
    return batches


def _applied(tree: Tree, operations: Sequence[Operation]) -> Slots:
    """The entries of a text after operations; a refusal has the place of its entry."""
    slots = Slots(outline_of(tree))
    for operation in operations:
        try:
            slots.apply(operation)
        except NotEditable as error:
            raise _placed(error, tree, operation.target) from None
    return slots


def _written(tree: Tree, slots: Slots) -> str:
    """The text that has these entries, not yet proved."""
    values: list[Patch] = []
    entries: list[Patch] = []
    for number, name in enumerate(slots.order):
        section = slots.sections[name]
        if section.is_new:
            entries += new_section(tree, slots.order[:number], section)
        elif section.is_changed:
            edit = SectionEdit(tree, section)
            values += edit.values()
            entries += edit.entries()
    patches = [*values, *entries]
    if any(patch.start == len(tree.text) for patch in patches):
        patches += ended(tree.text, last_scalar(tree.root))
    return patched(tree.text, patches)


def _proved_without_end(new: str, expected: Outline) -> Changed:
    """The text without the end of its last line, as it had none before, if that says the same; a block may need one."""
    shorter = new.removesuffix("\n").removesuffix("\r")
    try:
        return Changed(shorter, proved(shorter, expected))
    except NotProved:
        longer = shorter + ("\r\n" if "\r\n" in shorter else "\n")
        return Changed(longer, proved(longer, expected))


def _placed(error: NotEditable, tree: Tree, target: Target) -> NotEditable:
    """A refusal with the place of its entry, if there is one."""
    try:
        return tree.refused(tree.entry(target), error.message, error.hint)
    except NotEditable:
        return error
