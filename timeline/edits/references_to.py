"""The places of a log that name an event or a plan, and what is to stand there when another one takes its place."""

from collections.abc import Iterator

from timeline.edits.finding import Found
from timeline.edits.room import LogToEdit, Meant
from timeline.edits.uses import Name, Use, uses_in_log
from timeline.log.editing.operations import RemoveValue, SetValue
from timeline.log.editing.values import Value


def references_to(opened: LogToEdit, one: Found, into: Found) -> Iterator[Meant]:
    """Yield the operations after which every other entry that named one entry names another one instead."""
    twice: list[Meant] = []
    for file, use in uses_in_log(opened, Name(one.target.section, one.target.id), into.target.id):
        if use.target in (one.target, into.target):
            continue
        if _is_named_already(opened.value(file, use.target), use):
            twice.append(Meant(file, RemoveValue(use.target, use.path)))
        else:
            yield Meant(file, SetValue(use.target, use.path, use.value))
    yield from reversed(twice)  # the last item of a list first, so that the places of the others hold


def _is_named_already(value: Value, use: Use) -> bool:
    """Return whether the entry that is called distinct is called so already."""
    if "distinct" not in use.path[:1]:
        return False
    items = value["distinct"] if isinstance(value, dict) else ()
    return isinstance(items, list) and use.value in items
