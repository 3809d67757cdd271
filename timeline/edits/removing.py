"""Entries that go."""

from collections.abc import Iterable, Iterator

from timeline.edits.finding import Found
from timeline.edits.room import Meant
from timeline.log.editing.operations import RemoveEntry


def removed(several: Iterable[Found]) -> Iterator[Meant]:
    """Yield the operations that take entries out of the log; the check refuses to leave others that name them."""
    return (Meant(found.file, RemoveEntry(found.target)) for found in several)
