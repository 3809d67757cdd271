"""Faults of a query: values with their place in the text, a sentence and a remedy."""

from typing import NamedTuple


class Place(NamedTuple):
    """A piece of a query: from `start` up to `end` (not included) of its text, which may be that of a saved view."""

    text: str
    start: int
    end: int
    view: str | None = None


class Fault(NamedTuple):
    """One fault of a query."""

    place: Place
    message: str
    hint: str = ""


class Stop(Exception):
    """Raised to end the reading of a query at a fault; never leaves this package."""

    def __init__(self, place: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.fault = Fault(place, message, hint)
