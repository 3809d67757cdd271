"""The vocabulary of a log as two entries are compared: what lies in what, and the names that stand for one thing."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from timeline.dates import Date
from timeline.folding import spellings
from timeline.log.geography import Geography
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.model import Plan
from timeline.vocabulary.countries import COUNTRY_CODES
from timeline.vocabulary.types import TYPES

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Names by their first folded word: all their words, the longest names first, and what they stand for."""

_STATES: Final = frozenset({"state", "government"})
"""The kinds of actors that headlines call by their country."""


class Vocabulary:
    """The places, the actors and the types of a log; what was asked once is kept."""

    def __init__(self, log: Log) -> None:
        self._geography = Geography(log.places)
        self._memberships = Memberships(log.actors)
        self._types = log.types
        self._events = log.events
        self.names_of_actor = cache(self._names_of_actor)
        self.names_of_place = cache(self._names_of_place)

    def share_place(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Return whether a place of one entry is a place of another, lies in it, or holds it; regions do not count."""
        around = self._geography.around
        others = [*other]
        return any(
            first == second or first in self._near(around(second)) or second in self._near(around(first))
            for first in one
            for second in others
        )

    def _near(self, places: frozenset[str]) -> Iterator[str]:
        """Yield the countries and the log's own places among some."""
        return (one for one in places if one in COUNTRY_CODES or self._geography.own(one) is not None)

    def share_actor(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Return whether an actor of one entry is an actor of another, was ever part of it, or had it as a part."""
        above = self._memberships.above
        others = [*other]
        return any(first in above(second) or second in above(first) for first in one for second in others)

    def places_around(self, places: Iterable[str]) -> set[str]:
        """Return the countries and the log's own places in which some places lie, these included."""
        return {*places, *(one for place in places for one in self._near(self._geography.around(place)))}

    def actors_above(self, actors: Iterable[str]) -> set[str]:
        """Return the actors of which some actors ever were part, these included."""
        return {one for actor in actors for one in self._memberships.above(actor)}

    def are_related(self, one: str, other: str) -> bool:
        """Return whether one of two things that stand in titles is part of the other, or lies in it."""
        first, second = one.removeprefix("@"), other.removeprefix("@")
        return self.share_place((first,), (second,)) or self.share_actor((first,), (second,))

    def announced(self, plan: Plan) -> Date | None:
        """Return the date on which a plan was announced, or that of the event that announced it."""
        return occasion_date(plan.announced, self._events)

    def family(self, of_type: str) -> str:
        """Return the family of a type of event; the type itself if it is not known."""
        if of_type in TYPES:
            return TYPES[of_type].family
        own = self._types.get(of_type)
        return of_type if own is None else own.family

    def is_act(self, of_type: str) -> bool:
        """Return whether events of a type are acts, not only something said or written."""
        return of_type not in TYPES or TYPES[of_type].is_act

    def phrases(self, actors: Iterable[str], places: Iterable[str]) -> Phrases:
        """Return every name of some actors, of some places and of their countries, with what it stands for."""
        found: dict[tuple[str, ...], str] = {}
        for actor in actors:
            for name, meaning in self.names_of_actor(actor):
                found.setdefault(name, meaning)
        for place in places:
            for name, meaning in self.names_of_place(place):
                found.setdefault(name, meaning)
        phrases: Phrases = {}
        for name in sorted(found, key=len, reverse=True):
            phrases.setdefault(name[0], []).append((name, found[name]))
        return phrases

    def _names_of_actor(self, identity: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        actor = self._memberships.get(identity)
        if actor is None:
            return ()
        country = actor.country if actor.kind in _STATES else None
        meaning = _token(country or identity)
        names = dict.fromkeys(_folded(self._memberships.names(identity)), meaning)
        if country is not None:
            names |= dict.fromkeys(_folded(self._geography.names(country)), meaning)
        return tuple(names.items())

    def _names_of_place(self, identity: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        around = [identity, *(one for one in self._geography.around(identity) if one in COUNTRY_CODES)]
        names: dict[tuple[str, ...], str] = {}
        for place in around:
            for words in _folded(self._geography.names(place)):
                names.setdefault(words, _token(place))
        return tuple(names.items())


def _token(identity: str) -> str:
    """Return what stands in a title for all the names of one thing."""
    return f"@{identity}"


def _folded(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words of names in every spelling; an id is read as its words."""
    for name in names:
        for spelt in spellings(name):
            words = tuple(spelt.replace("'", "").split())
            if words:
                yield words
