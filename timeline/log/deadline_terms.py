"""Deadlines as a log writes them, where they are no dates: times that hang on something else, and none at all."""

from typing import Literal, NamedTuple

from timeline.dates import Date


class Step(NamedTuple):
    """A length of time, such as 90 days; `unit` is day, week, month or year."""

    number: int
    unit: str


class Within(NamedTuple):
    """A deadline that counts from an event, from another plan, or from a date."""

    step: Step
    of: str


class Before(NamedTuple):
    """A deadline on the day before an event begins, or before the outcome or the deadline of another plan."""

    before: str


class EarlierOf(NamedTuple):
    """The earliest of several deadlines, of which those without a date do not count."""

    earlier_of: "tuple[Date | Within | Before | EarlierOf | LaterOf, ...]"

    def __eq__(self, other: object) -> bool:
        """Compare the kind as well: the earlier of two deadlines is not the later one."""
        return type(self) is type(other) and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self))


class LaterOf(NamedTuple):
    """The latest of several deadlines; it has no date until each of them has one."""

    later_of: "tuple[Date | Within | Before | EarlierOf | LaterOf, ...]"

    def __eq__(self, other: object) -> bool:
        """Compare the kind as well: the earlier of two deadlines is not the later one."""
        return type(self) is type(other) and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self))


Term = Within | Before | EarlierOf | LaterOf
"""A deadline that hangs on something else."""


LIFTED: Literal["none"] = "none"
"""A revision's deadline that takes the deadline away."""
