"""The entries of a log that look like one of its own, or like one that is about to be written."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from timeline.dates import OPEN_END, Date, Day
from timeline.log.conditions import Around, Condition, Naming, Touching, all_of, any_of, none_of
from timeline.log.likeness.days import MOST_APART
from timeline.log.likeness.distinct import are_distinct
from timeline.log.likeness.rarity import Rarity
from timeline.log.likeness.verdict import Likeness, likeness
from timeline.log.likeness.vocabulary import Vocabulary
from timeline.log.log import Log
from timeline.log.model import Event, Plan
from timeline.log.roles import Role, concerned
from timeline.log.section import Section

_NARROW: Final = 45
"""Number of days in which so few entries stand that they are found by their days alone."""

_NOWHERE: Final = all_of((Naming("lacking", frozenset({"place"})), none_of(Naming("actor", None))))
"""The entry names neither places nor actors."""


class Alike(NamedTuple):
    """An entry that looks like the one that was asked about."""

    entry: Event | Plan
    likeness: Likeness


class Finder:
    """Finds the entries of a log that look like another one; what was asked once is kept."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.vocabulary = Vocabulary(log)
        self.rarity = Rarity(log.texts.frequency, len(log.events))

    def alike(self, entry: Event | Plan) -> list[Alike]:
        """Return the entries that are likely the same development, but for those called distinct; the likest first."""
        found = (Alike(one, self.compared(entry, one)) for one in self.candidates(entry) if one.id != entry.id)
        likely = [one for one in found if one.likeness.is_likely and not are_distinct(entry, one.entry)]
        return sorted(likely, key=lambda one: -one.likeness.margin)

    def compared(self, one: Event | Plan, other: Event | Plan) -> Likeness:
        """Return how much two entries look like one."""
        return likeness(one, other, self.vocabulary, self.rarity.of)

    def candidates(self, entry: Event | Plan) -> Iterator[Event | Plan]:
        """Yield the entries of its kind that may be alike by their dates, places and actors; no others are opened."""
        section: Section[Event] | Section[Plan] = self._log.events if isinstance(entry, Event) else self._log.plans
        spans = self.days(entry)
        if all(last - first <= _NARROW for first, last in spans):
            # So few that to look at their names takes longer than to open them.
            return iter(section.among(any_of(Around(*span) for span in spans)))
        touching = any_of(Touching(*span, OPEN_END) for span in spans)
        return iter(section.among(all_of((touching, *self._named(entry)))))

    def days(self, entry: Event | Plan) -> list[tuple[Day, Day]]:
        """Return the first and the last day of the dates that one of an entry's may mean, and that an alike one has."""
        return [(when.earliest - MOST_APART, when.latest + MOST_APART) for when in self._dates(entry)]

    def _dates(self, entry: Event | Plan) -> list[Date]:
        """Return the dates by which an entry is compared: of a plan, its deadline and its announcement."""
        if isinstance(entry, Event):
            return [entry.date]
        return [date for date in (entry.deadline, self.vocabulary.announced(entry)) if isinstance(date, Date)]

    def _named(self, entry: Event | Plan) -> Iterator[Condition]:
        """Yield the condition that an entry has a place or an actor in common with this one, or has none at all."""
        actors = concerned(entry)
        if (actors or entry.places) and self._log.events.knows_inside:
            places = self.vocabulary.places_around(entry.places)
            wholes = self.vocabulary.actors_above(actors)
            parts = chain(_naming("place", places, entry.places), _naming("actor", wholes, actors))
            yield any_of((*parts, _NOWHERE))


def _naming(role: Role, wholes: Iterable[str], own: Iterable[str]) -> Iterator[Condition]:
    """Yield the conditions that an entry names one of these, what lies in one of them, or what they lie in."""
    around, inside = frozenset(wholes), frozenset(own)
    if inside:
        yield Naming(role, inside, inside=True)
        if around - inside:
            yield Naming(role, around)
