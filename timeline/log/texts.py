"""The texts of a log's entries as an index searches them: the entries that have some words, the best first."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import Day
from timeline.log.conditions import Condition
from timeline.log.model import Entry

if TYPE_CHECKING:
    from timeline.phrases import Phrase


class Place(NamedTuple):
    """The place of an entry among the results of a search, or one before it: less is better."""

    way: int
    """The way in which the weakest phrase stands in it (`timeline.phrases`)."""
    missing: int
    """Number of the phrases that are neither in its title nor in its summary."""
    rank: float
    position: bytes
    """Its position in a chronology (`timeline.log.positions`)."""


class Ranked(NamedTuple):
    """An entry that meets a condition for certain; it stands at a place among the results of a search, or behind it."""

    place: Place
    entry: Entry


class Texts:
    """The titles and summaries of the events, plans and figures of a log.

    Here nothing is known about them: without an index, every entry has to be opened.
    """

    def number(self, must: Condition) -> int:  # noqa: ARG002 - none is sure
        """Return the number of entries of which it is sure, without opening them, that they meet a condition."""
        return 0

    def ranked(
        self,
        must: Condition,  # noqa: ARG002 - none is sure
        phrases: "Sequence[Phrase]",  # noqa: ARG002
        size: int,  # noqa: ARG002
        *,
        knows_names: bool,  # noqa: ARG002
    ) -> Iterator[Ranked]:
        """Yield these entries, all of which have a phrase in a text, by their places; `size` are read together.

        Those of one place come as in the log. With `knows_names`, no other log names the places and actors of this one.
        """
        return iter(())

    def frequency(self, word: str, most: int) -> int:  # noqa: ARG002 - no title is known
        """Return the number of titles with a folded word, counted up to `most`."""
        return 0

    def seen(self, day: Day) -> "Texts":  # noqa: ARG002 - the same on every day
        """Return the texts of the entries that are known by a day."""
        return self
