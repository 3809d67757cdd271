"""What an entry speaks of: every id that stands in it for something else, by the section where that is declared.

An id that may stand for an event or for a plan is given for both. A place may as well be a country or a region.
"""

from collections.abc import Iterator

from timeline.log.model import Actor, Entry, Event, Figure, Place, Plan, Within
from timeline.log.paths import Path, citations, occasions

Name = tuple[str, str]
"""A section of the log and an id in it: `("actors", "islamic-state")`."""


def named_by(entry: Entry) -> Iterator[Name]:
    """All that an entry names, in no particular order; the same name may come twice."""
    yield from _cited(entry)
    for _, name in actors_in(entry):
        yield "actors", name
    for _, name in places_in(entry):
        yield "places", name
    if isinstance(entry, Event):
        yield "types", entry.type
    elif isinstance(entry, Plan):
        yield from _named_by_plan(entry)


def used_by(entry: Entry) -> Iterator[Name]:
    """Of what an entry names, the sources and actors that are not declared in vain because of it.

    To stand under `actors` in another piece of vocabulary is not enough: an actor appears in what happened, in a plan,
    in a figure, or has parts.
    """
    yield from _cited(entry)
    tells = isinstance(entry, Event | Plan | Figure)
    for path, name in actors_in(entry):
        if tells or path[0] == "part_of":
            yield "actors", name


def actors_in(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Every actor that an entry names, with the path of the name."""
    yield from _each("actors", entry.actors)
    if isinstance(entry, Plan):
        yield from _each("by", entry.by)
        yield from _each("to", entry.to)
    elif isinstance(entry, Figure):
        yield ("subject", 0), entry.subject
        if entry.by:
            yield ("by", 0), entry.by
    elif isinstance(entry, Actor):
        for number, membership in enumerate(entry.part_of):
            yield ("part_of", number, "actor"), membership.actor


def places_in(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Every place that an entry names, with the path of the name."""
    yield from _each("places", entry.places)
    if isinstance(entry, Place):
        yield from _each("in", entry.within)
        yield from _each("contains", entry.contains)


def terms_in(plan: Plan) -> Iterator[tuple[Path, Within]]:
    """Every deadline of a plan that counts from something else, with its path."""
    if isinstance(plan.deadline, Within):
        yield ("deadline",), plan.deadline
    for number, revision in enumerate(plan.revisions):
        if isinstance(revision.deadline, Within):
            yield ("revisions", number, "deadline"), revision.deadline


def _each(key: str, names: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for number, name in enumerate(names):
        yield (key, number), name


def _cited(entry: Entry) -> Iterator[Name]:
    for _, citation in citations(entry):
        yield "sources", citation.ref
        if citation.via is not None:
            yield "sources", citation.via


def _named_by_plan(plan: Plan) -> Iterator[Name]:
    for _, occasion in occasions(plan):
        if occasion.event is not None:
            yield "events", occasion.event
    for _, term in terms_in(plan):
        yield "events", term.of
        yield "plans", term.of
    for outcome in plan.outcomes:
        if outcome.superseded_by is not None:
            yield "plans", outcome.superseded_by
