"""The memberships of actors over time: an armed group's branches, a state's organs.

A question about an actor finds its parts for the time that they were its parts. A membership that is dated vaguely, or
a date that reaches over its edge, makes the answer possible instead of certain.
"""

from collections.abc import Callable, Iterator
from functools import reduce
from itertools import chain

from timeline.dates import Date, Day, Match, Window, match
from timeline.folding import spellings
from timeline.log.model import Actor, Membership
from timeline.log.section import Section


class Memberships:
    """The actors of one or several logs, by id and by name."""

    def __init__(self, *sections: Section[Actor]) -> None:
        self._sections = sections
        self._found: dict[str, Actor | None] = {}
        self._above: dict[str, frozenset[str]] = {}

    def get(self, identity: str) -> Actor | None:
        """The actor of an id, as all the logs declare it."""
        if identity not in self._found:
            declared = [actor for section in self._sections if (actor := section.get(identity)) is not None]
            self._found[identity] = reduce(_united, declared) if declared else None
        return self._found[identity]

    def ids(self) -> Iterator[str]:
        """The id of every actor, in the order of the logs."""
        return iter(dict.fromkeys(chain.from_iterable(self._sections)))

    def name(self, identity: str, when: Date | None = None) -> str:
        """The usual name of an actor; with a date, the name that it had then for certain, if that was another one."""
        actor = self.get(identity)
        if actor is None:
            return identity
        former = (one.name for one in actor.names if when is not None and lies_inside(when, one.during))
        return next(former, actor.name)

    def names(self, identity: str) -> Iterator[str]:
        """Every name by which one may ask for an actor."""
        yield identity
        actor = self.get(identity)
        if actor is not None:
            yield actor.name
            yield from actor.aliases
            yield from (former.name for former in actor.names)

    def all_names(self) -> Iterator[str]:
        """Every name of every actor, for suggestions."""
        return (name for name, _ in self.named())

    def named(self) -> Iterator[tuple[str, str]]:
        """Every name with the id of the actor that it stands for."""
        for identity in self.ids():
            yield from ((name, identity) for name in self.names(identity))

    def find(self, text: str) -> tuple[str, ...]:
        """The actors of a name: by id, else by name or alias, ignoring case, accents and punctuation."""
        if any(text in section for section in self._sections):
            return (text,)
        spelt = spellings(text)
        return self._together(lambda section: section.named(spelt)) if any(spelt) else ()

    def rivals(self, text: str) -> tuple[str, ...]:
        """The actors of one log that share a name, between which it does not decide; none where it is clear.

        Actors of different logs that have the same name count as one.
        """
        spelt = spellings(text)
        if not any(spelt) or any(text in section for section in self._sections):
            return ()
        several = (found for section in self._sections if len(found := section.named(spelt)) > 1)
        return tuple(dict.fromkeys(chain.from_iterable(several)))

    def of_country(self, code: str) -> tuple[str, ...]:
        """The actors that are this state or an organ of it."""
        return self._together(lambda section: section.naming("country", code))

    def parts(self, whole: str) -> tuple[str, ...]:
        """The actors that are, or ever were, part of this one themselves."""
        return self._together(lambda section: section.naming("part_of", whole))

    def _together(self, ids: Callable[[Section[Actor]], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(chain.from_iterable(map(ids, self._sections))))

    def above(self, identity: str) -> frozenset[str]:
        """All actors of which this one ever was a part, at any depth, itself included."""
        if identity not in self._above:
            found: dict[str, None] = {}
            waiting = [identity]
            while waiting:
                one = waiting.pop()
                if one not in found:
                    found[one] = None
                    actor = self.get(one)
                    waiting += [membership.actor for membership in actor.part_of] if actor else []
            self._above[identity] = frozenset(found)
        return self._above[identity]

    def belongs(
        self,
        identity: str,
        whole: str,
        when: Date | None,
        *,
        looked_until: Day | None = None,
        checked: Day | None = None,
    ) -> Match:
        """Return whether an actor counted as (a part of) `whole` at the time of an entry; without a time, whether ever.

        `looked_until` and `checked` are those of the entry, as in `timeline.dates.match`.
        """

        def climb(part: str, below: frozenset[str]) -> Match:
            if part == whole:
                return Match.CERTAIN
            best = Match.NO
            actor = self.get(part)
            if part in below or actor is None:
                return best  # a loop; `check` reports it
            for membership in actor.part_of:
                link = held(membership, when, looked_until=looked_until, checked=checked)
                if link > best:
                    best = max(best, min(link, climb(membership.actor, below | {part})))
            return best

        return climb(identity, frozenset())


def _united(one: Actor, other: Actor) -> Actor:
    """An actor that two logs declare, with the statements of both."""
    return one._replace(
        aliases=tuple(n for n in dict.fromkeys((*one.aliases, other.name, *other.aliases)) if n != one.name),
        kind=one.kind or other.kind,
        part_of=tuple(dict.fromkeys((*one.part_of, *other.part_of))),
        country=one.country or other.country,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
    )


def core_of(during: Date) -> Window | None:
    """Return the days on which something that lasted `during` held for certain; None if there are none."""
    if during.flagged or during.start_latest > during.end_earliest:
        return None
    return Window(during.start_latest, during.end_earliest)


def lies_inside(when: Date, during: Date) -> bool:
    """Return whether a date lies inside the time of a name by every reading of both."""
    core = core_of(during)
    return core is not None and not when.flagged and core.first <= when.earliest and when.latest <= core.last


def held(
    membership: Membership, when: Date | None, *, looked_until: Day | None = None, checked: Day | None = None
) -> Match:
    """Return whether a membership held at the time of an entry: certain if it did by every reading of both dates."""
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
