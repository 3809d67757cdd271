"""The same edit by another editor of YAML, a concrete syntax tree: both leave the same bytes outside of the entry."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.log.editing.test_styles import DECREE, OPENS, STYLES, WORKS, text_of
from timeline.log.editing.changing import changed
from timeline.log.editing.lexis import next_line
from timeline.log.editing.operations import Operation, RemoveValue, SetValue
from timeline.log.editing.tree import Tree, parse

yaml_edit = pytest.importorskip("yaml_edit", reason="yaml-edit, the second witness, is not installed")

EDITS: dict[str, tuple[Operation, Callable[[Any], Any]]] = {
    "a title": (
        SetValue(DECREE, ("title",), "The ministry orders other works"),
        lambda log: log.set_path("events[0].title", "The ministry orders other works"),
    ),
    "the last title": (
        SetValue(OPENS, ("title",), "The bridge opens again"),
        lambda log: log.set_path("events[2].title", "The bridge opens again"),
    ),
    "a part": (
        SetValue(WORKS, ("sources", 0, "at"), "page 33"),
        lambda log: log.set_path("events[1].sources[0].at", "page 33"),
    ),
    "a key goes": (RemoveValue(WORKS, ("tags",)), lambda log: log.remove_path("events[1].tags")),
}
OTHER_REFUSES = {("directive-and-comments-around", name): "comments outside of the document" for name in EDITS}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.stem)
@pytest.mark.parametrize("name", EDITS)
def test_both_leave_the_same_outside(style: Any, name: str) -> None:
    operation, act = EDITS[name]
    text = text_of(style)
    tree = parse(text)
    ours = changed(text, [operation]).text
    try:
        log = yaml_edit.Document.parse(text)
        act(log)
        theirs = str(log)
    except Exception as error:  # noqa: BLE001 - its faults are not ours
        theirs = f"{type(error).__name__}: {error}"
    expected = outside(tree, text, operation)
    assert is_around(expected, ours)
    reason = OTHER_REFUSES.get((style.stem, name))
    assert is_around(expected, theirs) == (reason is None), theirs


def outside(tree: Tree, text: str, operation: Operation) -> tuple[str, str]:
    """The text before the entry of an operation, and the text below it."""
    entry = tree.entry(operation.target)
    return text[: entry.start], text[next_line(text, entry.end) :]


def is_around(around: tuple[str, str], text: str) -> bool:
    return text.startswith(around[0]) and text.endswith(around[1])
