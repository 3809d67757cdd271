"""In which role an entry names something: what an index looks entries up by, before it opens them."""

from collections.abc import Iterator
from typing import Literal

from timeline.log.model import Actor, Entry, Event, Figure, Log, Place, Plan, Within
from timeline.log.paths import citations, occasions

Role = Literal[
    "place",
    "actor",
    "source",
    "tag",
    "type",
    "status",
    "kind",
    "entry",
    "disputed",
    "corrected",
    "contains",
    "within",
    "part_of",
    "country",
]
"""`actor` is everybody concerned, whatever the part; `source` whatever is cited anywhere in it, and in the events that
a plan names; `entry` is an event or a plan that a plan names. `contains`, `within`, `part_of` and `country` are those
of places and actors. `disputed` and `corrected` name fields."""

Named = tuple[Role, str]


def concerned(entry: Entry) -> tuple[str, ...]:
    """Every actor of an entry, whatever its part: who plans, to whom, of whom a figure speaks, who estimates."""
    if isinstance(entry, Plan):
        return (*entry.actors, *entry.by, *entry.to)
    if isinstance(entry, Figure):
        return (*entry.actors, entry.subject, *((entry.by,) if entry.by else ()))
    return entry.actors


def cited(entry: Entry) -> Iterator[str]:
    """Every source that an entry cites anywhere."""
    for _, citation in citations(entry):
        yield citation.ref
        if citation.via is not None:
            yield citation.via


def names_in(entry: Entry, log: Log) -> frozenset[Named]:
    """All that an entry names; of a plan also the sources of the events that announced, changed or settled it."""
    names = own_names_in(entry)
    if not isinstance(entry, Plan):
        return names
    events = (log.events.get(occasion.event or "") for _, occasion in occasions(entry))
    return names.union(("source", source) for event in events if event is not None for source in cited(event))


def own_names_in(entry: Entry) -> frozenset[Named]:
    """All that an entry itself names."""
    return frozenset(_named(entry))


def names_as(role: Role, entry: Entry) -> frozenset[str]:
    """What an entry itself names in one role."""
    return frozenset(name for its, name in _named(entry) if its == role)


def _named(entry: Entry) -> Iterator[Named]:
    for place in entry.places:
        yield "place", place
    for actor in concerned(entry):
        yield "actor", actor
    for source in cited(entry):
        yield "source", source
    for tag in entry.tags:
        yield "tag", tag
    yield "status", entry.status
    for dispute in entry.disputed:
        yield "disputed", dispute.field
    for correction in entry.corrections:
        yield "corrected", correction.field
    if isinstance(entry, Event):
        yield "type", entry.type
    elif isinstance(entry, Plan):
        yield "kind", entry.kind
        yield from (("entry", name) for name in entries_in(entry))
    elif isinstance(entry, Place):
        yield from (("contains", name) for name in entry.contains)
        yield from (("within", name) for name in entry.within)
    elif isinstance(entry, Actor):
        yield from (("part_of", membership.actor) for membership in entry.part_of)
        if entry.country is not None:
            yield "country", entry.country


def entries_in(plan: Plan) -> Iterator[str]:
    """The events and plans that a plan names: its occasions, what its deadlines count from, what takes its place."""
    for _, occasion in occasions(plan):
        if occasion.event is not None:
            yield occasion.event
    for term in (plan.deadline, *(revision.deadline for revision in plan.revisions)):
        if isinstance(term, Within):
            yield term.of
    for outcome in plan.outcomes:
        if outcome.superseded_by is not None:
            yield outcome.superseded_by
