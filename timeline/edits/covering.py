"""The period that a log has followed."""

from collections.abc import Iterator

from timeline.dates import parse, span_between
from timeline.edits.room import LogToEdit, Meant
from timeline.log.editing.operations import HEADER, SetValue, Target


def covered(opened: LogToEdit, day: str) -> Iterator[Meant]:
    """Yield the operation that moves the end of `covers` in the header to a day; none where it is there already."""
    old = opened.log.header.covers
    new = span_between(old, parse(day))
    if new.edtf != old.edtf:
        yield Meant(opened.name, SetValue(Target(HEADER, ""), ("covers",), new.edtf))
