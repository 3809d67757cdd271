"""Which place lies in which: countries, UN M49 regions and the log's own places, which may nest and overlap.

A place lies inside another one where a chain of `in` or `contains` says so, or where all that it consists of does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain

from timeline.log.model import Place
from timeline.text import fold
from timeline.vocabulary.countries import COUNTRY_CODES, country_name, country_names, find_country
from timeline.vocabulary.regions import find_region, regions


class Geography:
    """The places of one or several logs, together with the countries and regions that everybody has."""

    def __init__(self, own: Iterable[Place]) -> None:
        self.own: dict[str, Place] = {}
        for place in own:
            self.own[place.id] = _united(self.own[place.id], place) if place.id in self.own else place
        self._holders: dict[str, list[str]] = {}
        for place in self.own.values():
            for part in place.contains:
                self._holders.setdefault(part, []).append(place.id)
        self._around: dict[str, frozenset[str]] = {}

    def knows(self, identity: str) -> bool:
        """Whether an id or code stands for a place."""
        return identity in self.own or identity in COUNTRY_CODES or identity in regions()

    def name(self, identity: str) -> str:
        """The usual name of a place."""
        if identity in self.own:
            return self.own[identity].name
        if identity in COUNTRY_CODES:
            return country_name(identity)
        region = regions().get(identity)
        return region.name if region else identity

    def names(self, identity: str) -> Iterator[str]:
        """Every name by which one may ask for a place."""
        yield identity
        if identity in self.own:
            yield self.own[identity].name
            yield from self.own[identity].aliases
        elif identity in COUNTRY_CODES:
            yield from country_names()[identity]
        elif identity in regions():
            yield regions()[identity].name
            yield from regions()[identity].aliases

    def find(self, text: str) -> str | None:
        """The place that a user means: the log's own first, then countries, then regions."""
        if text in self.own:
            return text
        return self._own_by_name.get(fold(text)) or find_country(text) or find_region(text)

    @cached_property
    def _own_by_name(self) -> dict[str, str]:
        by_name: dict[str, str] = {}
        for identity in self.own:
            for name in self.names(identity):
                by_name.setdefault(fold(name), identity)
        return by_name

    def all_names(self) -> Iterator[str]:
        """Every name of every place, for suggestions: the log's own first."""
        return (name for name, _ in self.named())

    def named(self) -> Iterator[tuple[str, str]]:
        """Every name with the id or code that it stands for: the log's own first."""
        for identity in self.own:
            yield from ((name, identity) for name in self.names(identity))
        for code, names in country_names().items():
            yield from ((name, code) for name in names)
        for region in regions().values():
            yield region.name, region.id

    def around(self, identity: str) -> frozenset[str]:
        """The places that this one lies in, itself included."""
        if identity not in self._around:
            self._spread(identity)
        return self._around[identity]

    def _spread(self, identity: str) -> None:
        """Work out `around` for a place and all that it depends on.

        What lies around a place grows from itself until nothing is added any more; so loops (`check` reports them) come
        to an end, and places that overlap a lot cost no more than their number.
        """
        needed: dict[str, tuple[list[str], tuple[str, ...]]] = {}
        dependents: dict[str, list[str]] = {}
        ahead = [identity]
        while ahead:
            place = ahead.pop()
            if place not in needed:
                needed[place] = self._parents(place), self._parts(place)
                for other in chain(*needed[place]):
                    dependents.setdefault(other, []).append(place)
                    ahead.append(other)
        found = {place: frozenset((place,)) for place in needed}
        waiting = dict.fromkeys(needed)
        while waiting:
            place, _ = waiting.popitem()
            parents, parts = needed[place]
            larger = found[place].union(*(found[parent] for parent in parents))
            if parts:
                larger |= frozenset.intersection(*(found[part] for part in parts))
            if larger != found[place]:
                found[place] = larger
                waiting.update(dict.fromkeys(dependents.get(place, ())))
        self._around.update(found)

    def _parents(self, identity: str) -> list[str]:
        parents = list(self._holders.get(identity, ()))
        return parents + list(self.own[identity].within if identity in self.own else self._regions_around(identity))

    def _regions_around(self, identity: str) -> Iterator[str]:
        """The UN regions that hold a country or region; one that the log defines anew holds what the log says."""
        for region in _regions_of(identity):
            if region in self.own:
                yield from self._regions_around(region)
            else:
                yield region

    def _parts(self, identity: str) -> tuple[str, ...]:
        return self.own[identity].contains if identity in self.own else ()

    def countries(self, identities: Iterable[str]) -> tuple[str, ...]:
        """The ISO codes of all these places, through `in` and `contains`, in order."""
        codes: set[str] = set()
        for identity in identities:
            for place in self._inside(identity):
                codes.update(code for code in self.around(place) if self._is_country(code))
        return tuple(sorted(codes))

    def _is_country(self, identity: str) -> bool:
        return identity in COUNTRY_CODES and identity not in self.own

    def _inside(self, identity: str) -> set[str]:
        """A place with all that it consists of, at any depth."""
        inside: set[str] = set()
        ahead = [identity]
        while ahead:
            place = ahead.pop()
            if place not in inside:
                inside.add(place)
                region = regions().get(place) if place not in self.own else None
                ahead += region.members if region else self._parts(place)
        return inside


def _united(one: Place, other: Place) -> Place:
    """A place as two logs declare it: all that either of them says."""
    return replace(
        one,
        aliases=tuple(n for n in dict.fromkeys((*one.aliases, other.name, *other.aliases)) if n != one.name),
        within=tuple(dict.fromkeys((*one.within, *other.within))),
        contains=tuple(dict.fromkeys((*one.contains, *other.contains))),
        definition=one.definition or other.definition,
    )


@cache
def _containment() -> dict[str, tuple[str, ...]]:
    """For each region and country, the regions that name it as a member."""
    holders: dict[str, list[str]] = {}
    for region in regions().values():
        for member in region.members:
            holders.setdefault(member, []).append(region.id)
    return {member: tuple(above) for member, above in holders.items()}


def _regions_of(identity: str) -> tuple[str, ...]:
    return _containment().get(identity, ())
