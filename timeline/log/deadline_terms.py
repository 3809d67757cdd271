"""Deadlines as a log writes them, where they are no dates: times that hang on something else, and none at all."""

from typing import Literal

from timeline.dates import Date
from timeline.frozen import Frozen


class Step(Frozen):
    """A length of time, such as 90 days; `unit` is day, week, month or year."""

    number: int
    unit: str


class Within(Frozen):
    """A deadline that counts from an event, from another plan, or from a date."""

    step: Step
    of: str


class Before(Frozen):
    """A deadline on the day before an event begins, or before the outcome or the deadline of another plan."""

    before: str


class EarlierOf(Frozen):
    """The earliest of several deadlines, of which those without a date do not count."""

    earlier_of: "tuple[Date | Within | Before | EarlierOf | LaterOf, ...]"


class LaterOf(Frozen):
    """The latest of several deadlines; it has no date until each of them has one."""

    later_of: "tuple[Date | Within | Before | EarlierOf | LaterOf, ...]"


Term = Within | Before | EarlierOf | LaterOf
"""A deadline that hangs on something else."""


LIFTED: Literal["none"] = "none"
"""A revision's deadline that takes the deadline away."""
