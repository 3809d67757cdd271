"""What a filter looks at, and what a filter is: a label and a test that answers no, possible or certain."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.dates import Date, Day, Match, date_between
from timeline.log.conditions import ALWAYS, NEVER, Condition
from timeline.log.log import Log
from timeline.log.model import Entry, Occasion
from timeline.log.roles import concerned
from timeline.text import quoted, visible


class Facts(NamedTuple):
    """What a filter looks at: an entry, or one of the dates of a plan."""

    entry: Entry
    log: Log
    date: Date | None
    type: str | None = None
    field: str = "date"
    """The key that gives the date, for rival dates."""
    window: tuple[Day, Day] | None = None
    """For a deadline the window that its words allow, which stands for the date."""
    occasion: Occasion | None = None
    """Of a plan's date, the announcement, revision or outcome that it stands in."""

    @property
    def time(self) -> Date | None:
        """The days of which it speaks: of a deadline its window, whose start the date may leave open."""
        if self.window is None or self.date is None:
            return self.date
        return date_between(*self.window)

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody concerned, whatever their part."""
        return concerned(self.entry)


class Criterion(NamedTuple):
    """One filter: its label as the user would type it, and its test."""

    label: str
    test: Callable[[Facts], Match]
    lacks_bound: Callable[[Facts], bool] | None = None
    """Of the other clock: whether it has no bound on the side that was asked about."""
    may: Condition = ALWAYS
    """What holds of every entry that meets it, if only possibly: others need not be opened."""
    must: Condition = NEVER
    """What holds only of entries all of whose facts meet it for certain: `not` need not open these."""


def label(option: str, texts: Iterable[str]) -> str:
    """A filter as the user would type it."""
    return " ".join(f"{option} {quoted(t) if ' ' in t or not t else visible(t)}" for t in texts)
