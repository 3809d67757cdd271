"""Entries of a section that an index judges without opening them, and the others."""

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from timeline.dates import Day
from timeline.log.conditions import Condition
from timeline.log.model import Entry
from timeline.log.roles import Role

AnyEntry = TypeVar("AnyEntry", bound=Entry)


class Beginning(NamedTuple):
    """The days on which an entry can begin, open where they are not known.

    An event begins with its date, or the first of several; a plan with its announcement; a figure with its time.
    """

    first: Day
    last: Day
    is_hedged: bool
    is_of_several: bool
    """True for the start of a situation, and for the first of several dates."""


class Sure(Generic[AnyEntry]):
    """The entries that meet a condition for certain, and stand on the day of the question as the log has them now.

    Here there are none: without an index, every entry has to be opened.
    """

    def __init__(self, among: Callable[[Condition], Iterator[AnyEntry]]) -> None:
        """Take the function that yields the entries of the section which may meet a condition."""
        self._among = among

    def others(self, may: Condition) -> Iterator[AnyEntry]:
        """Yield the entries that may meet a condition, without the sure ones, in order."""
        return self._among(may)

    @property
    def number(self) -> int:
        """Number of the sure entries."""
        return 0

    def names(self, role: Role) -> Iterator[tuple[str, int]]:  # noqa: ARG002 - none has a name
        """Yield each name in a role, with the number of entries that have it."""
        return iter(())

    def name_sets(self, role: Role) -> Iterator[tuple[frozenset[str], int]]:  # noqa: ARG002
        """Yield sets of names, with the number of entries that have just these in a role; a set may come again.

        Entries without any are left out.
        """
        return iter(())

    def beginnings(self) -> Iterator[tuple[Beginning, int]]:
        """Yield beginnings, with the number of entries of each."""
        return iter(())

    def beginnings_by(self, role: Role) -> Iterator[tuple[Beginning, frozenset[str], int]]:  # noqa: ARG002
        """Yield beginnings and sets of names in a role, as `name_sets` does."""
        return iter(())
