"""The facts of an entry that filters look at, and criteria: a label and a test that answers no, possible or certain."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.dates import Date, Day, Match, date_between
from timeline.frozen import Frozen
from timeline.log.conditions import ALWAYS, NEVER, Condition
from timeline.log.log import Log, actors_of, has_no_place, places_of
from timeline.log.model import Entry, Occasion
from timeline.text import quoted, visible
from timeline.workspace import Workspace


class Facts(NamedTuple):
    """An entry, or one of the dates of a plan, as filters see it."""

    entry: Entry
    log: Log
    date: Date | None
    type: str | None = None
    field: str = "date"
    """The key that gives the date, for rival dates."""
    window: tuple[Day, Day] | None = None
    """For a deadline the window that its words allow, which stands for the date."""
    occasion: Occasion | None = None
    """For a date of a plan, the announcement, revision or outcome that it stands in."""

    @property
    def time(self) -> Date | None:
        """The days of the entry: for a deadline its window, whose start the date may leave open."""
        if self.window is None or self.date is None:
            return self.date
        return date_between(*self.window)

    @property
    def has_no_place(self) -> bool:
        """True if no filter by place can judge the entry."""
        return has_no_place(self.entry, self.log)

    @property
    def actors(self) -> tuple[str, ...]:
        """Every actor concerned, whatever its part."""
        return actors_of(self.entry, self.log)

    @property
    def places(self) -> tuple[str, ...]:
        """Every place of the entry, the subject of a figure that is one; a plan without any has those of its event."""
        return places_of(self.entry, self.log)


Test = Callable[[Facts], Match]


class Criterion(Frozen):
    """One filter: its label as the user would type it, and its test."""

    label: str
    test: Test
    lacks_bound: Callable[[Facts], bool] | None = None
    """True if the day of becoming known has no bound on the side that was asked about."""
    may: Condition = ALWAYS
    """A condition that every entry meets which meets the criterion, if only possibly: others need not be opened."""
    must: Condition = NEVER
    """A condition that only entries meet all of whose facts meet the criterion for certain.

    `not` need not open these.
    """
    asks_place: bool = False
    """True if it cannot judge entries without any place."""


class Scope(Frozen):
    """The logs and settings that hold for every filter of a question."""

    workspace: Workspace
    exact: bool = False
    """Leave out the parts of an actor, and what lies inside a place."""
    slack: int = 0
    """Number of days by which approximate dates are widened."""
    assumes_place: bool = False
    """Take entries without any place as being in every place, to find those that a filter by place cannot judge."""


def label(option: str, texts: Iterable[str]) -> str:
    """Return a filter as the user would type it."""
    return " ".join(f"{option} {quoted(t) if ' ' in t or not t else visible(t)}" for t in texts)
