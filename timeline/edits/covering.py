"""The period that a log has followed."""

from collections.abc import Iterator

from timeline.dates import parse, span_between
from timeline.edits.room import LogToEdit, Meant
from timeline.errors import WrongUsage
from timeline.log.editing.operations import HEADER, SetValue, Target


def covered(opened: LogToEdit, day: str) -> Iterator[Meant]:
    """Yield the operation that moves the end of `covers` in the header to a day; none where it is there already.

    Raises `WrongUsage` for a day before the period begins.
    """
    old, end = opened.log.header.covers, parse(day)
    if end.latest < old.earliest:
        raise WrongUsage(
            f"{end.edtf} lies before the beginning of 'covers' ({old.edtf})",
            "'covers' stands at the top of the log: write there when it begins",
        )
    if end.latest != old.latest:
        yield Meant(opened.name, SetValue(Target(HEADER, ""), ("covers",), span_between(old, end).edtf))
