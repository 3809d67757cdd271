"""The nesting of places: countries, UN M49 regions and the log's own places, which may overlap.

A place lies inside another one if a chain of `in` or `contains` leads there, or if all that it consists of lies inside
it.
"""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from itertools import chain

from timeline.folding import spellings
from timeline.log.model import Place
from timeline.log.section import Section
from timeline.vocabulary.countries import COUNTRY_CODES, country_name, country_names, find_country
from timeline.vocabulary.regions import find_region, regions


class Geography:
    """The places of one or several logs, together with the built-in countries and regions."""

    def __init__(self, *sections: Section[Place]) -> None:
        self._sections = sections
        self._found: dict[str, Place | None] = {}
        self._around: dict[str, frozenset[str]] = {}

    def own(self, identity: str) -> Place | None:
        """The log's own place of an id, as all the logs declare it."""
        if identity not in self._found:
            declared = [place for section in self._sections if (place := section.get(identity)) is not None]
            self._found[identity] = reduce(_united, declared) if declared else None
        return self._found[identity]

    def ids(self) -> Iterator[str]:
        """The ids of all the logs' own places, in the order of the logs."""
        return iter(dict.fromkeys(chain.from_iterable(self._sections)))

    def name(self, identity: str) -> str:
        """The usual name of a place."""
        own = self.own(identity)
        if own is not None:
            return own.name
        if identity in COUNTRY_CODES:
            return country_name(identity)
        region = regions().get(identity)
        return region.name if region else identity

    def names(self, identity: str) -> Iterator[str]:
        """Every name by which one may ask for a place."""
        yield identity
        own = self.own(identity)
        if own is not None:
            yield own.name
            yield from own.aliases
        elif identity in COUNTRY_CODES:
            yield from country_names()[identity]
        elif identity in regions():
            yield regions()[identity].name
            yield from regions()[identity].aliases

    def find(self, text: str) -> str | None:
        """The first place that a user may mean."""
        return next(iter(self.meanings(text)), None)

    def meanings(self, text: str) -> tuple[str, ...]:
        """The places that a user may mean by an id, a code or a name, the log's own first.

        Of two that have the name, of which one lies inside the other, the outer one is meant. A country has precedence
        over a region of its name.
        """
        if self.is_place(text):
            return (text,)
        spelt = spellings(text)
        own = chain.from_iterable(section.named(spelt) for section in self._sections) if any(spelt) else ()
        built_in = find_country(text) or find_region(text)
        found = [*dict.fromkeys((*own, *((built_in,) if built_in is not None else ())))]
        outer = [one for one in found if not any(other in self.around(one) for other in found if other != one)]
        return tuple(outer or found[:1])

    def is_place(self, identity: str) -> bool:
        """Return whether an id or code stands for a place."""
        return self.own(identity) is not None or identity in COUNTRY_CODES or identity in regions()

    def all_names(self) -> Iterator[str]:
        """Every name of every place, for suggestions: the log's own first."""
        return (name for name, _ in self.named())

    def named(self) -> Iterator[tuple[str, str]]:
        """Every name with the id or code that it stands for: the log's own first."""
        for identity in self.ids():
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
        """Compute `around` for a place and all that it depends on.

        The set around each place grows until nothing is added any more, so that loops (`check` reports them) end, and
        overlapping places take no longer than others.
        """
        needed: dict[str, tuple[list[str], tuple[str, ...]]] = {}
        dependents: dict[str, list[str]] = {}
        found: dict[str, frozenset[str]] = {}
        to_visit = [identity]
        while to_visit:
            place = to_visit.pop()
            if place in self._around:
                found[place] = self._around[place]
            elif place not in needed:
                needed[place] = self._parents(place), self._parts(place)
                found[place] = frozenset((place,))
                for other in chain(*needed[place]):
                    dependents.setdefault(other, []).append(place)
                    to_visit.append(other)
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
        parents = self.holders(identity)
        own = self.own(identity)
        return parents + list(own.within if own is not None else self._regions_around(identity))

    def holders(self, identity: str) -> list[str]:
        """The logs' own places that name this one under `contains`."""
        return [*dict.fromkeys(chain.from_iterable(part.naming("contains", identity) for part in self._sections))]

    def inside(self, identity: str) -> list[str]:
        """The logs' own places that name this one under `in`."""
        return [*dict.fromkeys(chain.from_iterable(part.naming("within", identity) for part in self._sections))]

    def _regions_around(self, identity: str) -> Iterator[str]:
        """The UN regions that hold a country or region; a region that the log redefines holds what the log says."""
        for region in _regions_of(identity):
            if self.own(region) is not None:
                yield from self._regions_around(region)
            else:
                yield region

    def _parts(self, identity: str) -> tuple[str, ...]:
        own = self.own(identity)
        return own.contains if own is not None else ()

    def countries(self, identities: Iterable[str]) -> tuple[str, ...]:
        """The ISO codes of all these places, through `in` and `contains`, in order."""
        codes: set[str] = set()
        for identity in identities:
            for place in self._inside(identity):
                codes.update(code for code in self.around(place) if self._is_country(code))
        return tuple(sorted(codes))

    def _is_country(self, identity: str) -> bool:
        return identity in COUNTRY_CODES and self.own(identity) is None

    def _inside(self, identity: str) -> set[str]:
        """A place with all that it consists of, at any depth."""
        inside: set[str] = set()
        to_visit = [identity]
        while to_visit:
            place = to_visit.pop()
            if place not in inside:
                inside.add(place)
                region = regions().get(place) if self.own(place) is None else None
                to_visit += region.members if region else self._parts(place)
        return inside


def _united(one: Place, other: Place) -> Place:
    """A place that two logs declare, with the statements of both."""
    return one._replace(
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


def former_state_remedy(text: str) -> str:
    """Return the remedy for the name of a former state where a place is meant; empty for any other text."""
    from timeline.vocabulary import former_states  # which few questions need

    return former_states.former_state_remedy(text)
