"""Which actor belongs to which, and when: an armed group's branches, a state's organs.

Asking for an actor finds its parts for the time that they were its parts. A membership that is dated vaguely, or a
date that reaches over its edge, makes the answer possible instead of certain.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from timeline.dates import Date, Day, Match, Window, match
from timeline.log.model import Actor, Membership
from timeline.text import fold


class Memberships:
    """The actors of one or several logs, by id and by name."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors: dict[str, Actor] = {}
        for actor in actors:
            known = self.actors.get(actor.id)
            self.actors[actor.id] = actor if known is None else _united(known, actor)

    def name(self, identity: str) -> str:
        """The usual name of an actor."""
        actor = self.actors.get(identity)
        return actor.name if actor else identity

    def names(self, identity: str) -> Iterator[str]:
        """Every name by which one may ask for an actor."""
        yield identity
        if identity in self.actors:
            yield self.actors[identity].name
            yield from self.actors[identity].aliases

    def all_names(self) -> Iterator[str]:
        """Every name of every actor, for suggestions."""
        return (name for name, _ in self.named())

    def named(self) -> Iterator[tuple[str, str]]:
        """Every name with the id of the actor that it stands for."""
        for identity in self.actors:
            yield from ((name, identity) for name in self.names(identity))

    def find(self, text: str) -> tuple[str, ...]:
        """The actors that a name may mean: by id, else by name or alias, ignoring case, accents and punctuation."""
        if text in self.actors:
            return (text,)
        return self._by_name.get(fold(text), ())

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        owners: dict[str, dict[str, None]] = {}
        for name, identity in self.named():
            if folded := fold(name):
                owners.setdefault(folded, {})[identity] = None
        return {name: tuple(identities) for name, identities in owners.items()}

    def of_country(self, code: str) -> tuple[str, ...]:
        """The actors that are this state or an organ of it."""
        return tuple(actor.id for actor in self.actors.values() if actor.country == code)

    def parts(self, whole: str) -> frozenset[str]:
        """Everybody who was ever part of this actor, itself included."""
        found = {whole}
        while more := {a.id for a in self.actors.values() for m in a.part_of if m.actor in found} - found:
            found |= more
        return frozenset(found)

    def belongs(
        self,
        identity: str,
        whole: str,
        when: Date | None,
        *,
        looked_until: Day | None = None,
        checked: Day | None = None,
    ) -> Match:
        """Whether an actor counted as (a part of) `whole` at the time of an entry; without a time, whether ever.

        `looked_until` and `checked` are those of the entry, as in `timeline.dates.match`.
        """

        def climb(part: str, below: frozenset[str]) -> Match:
            if part == whole:
                return Match.CERTAIN
            best = Match.NO
            if part in below or part not in self.actors:
                return best  # a loop; `check` reports it
            for membership in self.actors[part].part_of:
                link = held(membership, when, looked_until=looked_until, checked=checked)
                if link > best:
                    best = max(best, min(link, climb(membership.actor, below | {part})))
            return best

        return climb(identity, frozenset())


def _united(one: Actor, other: Actor) -> Actor:
    """An actor as two logs declare it: all that either of them says."""
    return replace(
        one,
        aliases=tuple(n for n in dict.fromkeys((*one.aliases, other.name, *other.aliases)) if n != one.name),
        kind=one.kind or other.kind,
        part_of=tuple(dict.fromkeys((*one.part_of, *other.part_of))),
        country=one.country or other.country,
    )


def held(
    membership: Membership, when: Date | None, *, looked_until: Day | None = None, checked: Day | None = None
) -> Match:
    """Whether a membership held at the time of an entry: certain where every reading of both dates says so."""
    during = membership.during
    if during is None:
        return Match.CERTAIN
    if when is None:
        return Match.POSSIBLE
    if match(when, Window(during.earliest, during.latest)) is Match.NO:
        return Match.NO
    if during.flagged:
        return Match.POSSIBLE
    # The days on which it held for certain; there may be none.
    core = Window(during.start_latest, during.end_earliest)
    return max(Match.POSSIBLE, match(when, core, looked_until=looked_until, checked=checked))
