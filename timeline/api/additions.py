"""The entries that the steps of one edit add, gathered so that they find their places together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.edits.adding import added
from timeline.edits.drafts import Draft
from timeline.edits.room import LogToEdit, Meant
from timeline.log.editing.operations import AddEntry


class Addition(NamedTuple):
    """The operations that add entries, and the file that was named for them."""

    meant: Sequence[Meant]
    file: str | None


def all_added(opened: LogToEdit, additions: Sequence[Addition]) -> Iterator[Meant]:
    """Yield the operations of several steps, those that add entries of one file in the order of the log."""
    if len(additions) < 2:
        yield from (one for addition in additions for one in addition.meant)
        return
    for file in dict.fromkeys(addition.file for addition in additions):
        several = [one for each in additions if each.file == file for one in each.meant]
        yield from (one for one in several if not isinstance(one.operation, AddEntry))
        new = (one.operation for one in several if isinstance(one.operation, AddEntry))
        yield from added(opened, [Draft(one.target.section, one.target.id, one.value) for one in new], file)
