"""Every name in an entry stands for something that the log declares."""

from collections.abc import Iterator
from itertools import chain

from timeline.log.checks.context import Context
from timeline.log.model import Actor, Entry, Event, Figure, Place, Plan, Within
from timeline.log.paths import Path, citations, occasions
from timeline.log.plan_shapes import PLAN
from timeline.log.shapes import ACTOR, EVENT, FIGURE, PLACE, SOURCE, TYPE, Shape
from timeline.problems import Problem
from timeline.text import quoted, with_article
from timeline.vocabulary.countries import COUNTRY_CODES, find_country
from timeline.vocabulary.types import FAMILIES, TYPES


def unknown_sources(context: Context) -> Iterator[Problem]:
    """A citation names a declared source."""
    known = context.log.sources
    for entry in context.entries():
        for path, citation in citations(entry):
            for key, name in (("ref", citation.ref), ("via", citation.via)):
                if name is not None and name not in known and name not in context.faulty:
                    hint = context.near_name(name, "sources", ((each, each) for each in known))
                    yield context.problem(entry, (*path, key), "unknown-source", f"unknown source {quoted(name)}", hint)


def unknown_actors(context: Context) -> Iterator[Problem]:
    """An actor's id stands for a declared actor."""
    for entry in context.entries():
        for path, name in _actors(entry):
            if name not in context.memberships.actors and name not in context.faulty:
                meant = context.memberships.find(name)
                hint = _named(*meant) or context.near_name(name, "actors", context.memberships.named())
                yield context.problem(entry, path, "unknown-actor", f"unknown actor {quoted(name)}", hint)


def _named(*meant: str) -> str:
    """The hint where the name of something stands instead of its id."""
    return f"write {' or '.join(repr(identity) for identity in meant)}" if meant else ""


def _actors(entry: Entry) -> Iterator[tuple[Path, str]]:
    keyed: list[tuple[str, tuple[str, ...]]] = [("actors", entry.actors)]
    if isinstance(entry, Plan):
        keyed += [("by", entry.by), ("to", entry.to)]
    elif isinstance(entry, Figure):
        keyed += [("subject", (entry.subject,)), ("by", (entry.by,) if entry.by else ())]
    for key, names in keyed:
        for place, name in enumerate(names):
            yield (key, place), name
    if isinstance(entry, Actor):
        for place, membership in enumerate(entry.part_of):
            yield ("part_of", place, "actor"), membership.actor


def unknown_places(context: Context) -> Iterator[Problem]:
    """A place is an ISO 3166 code, a UN region or a place of the log."""
    geography = context.geography
    for entry in context.entries():
        for path, name in _places(entry):
            if not geography.knows(name) and name not in context.faulty:
                meant = geography.find(name)
                hint = _named(meant) if meant else context.near_name(name, "places", geography.named())
                yield context.problem(entry, path, "unknown-place", f"unknown place {quoted(name)}", hint)
        if isinstance(entry, Actor) and entry.country is not None and entry.country not in COUNTRY_CODES:
            meant = find_country(entry.country)
            hint = _named(meant) if meant else "use an ISO 3166 code such as 'IQ'"
            message = f"unknown country {quoted(entry.country)}"
            yield context.problem(entry, ("country",), "unknown-country", message, hint)


def _places(entry: Entry) -> Iterator[tuple[Path, str]]:
    keyed: list[tuple[str, tuple[str, ...]]] = [("places", entry.places)]
    if isinstance(entry, Place):
        keyed += [("in", entry.within), ("contains", entry.contains)]
    for key, names in keyed:
        for place, name in enumerate(names):
            yield (key, place), name


def unknown_types(context: Context) -> Iterator[Problem]:
    """An event's type is a built-in one or the log's own."""
    known = [(name, name) for name in (*TYPES, *context.log.types)]
    for event in context.log.events.values():
        if event.type not in TYPES and event.type not in context.log.types and event.type not in context.faulty:
            hint = context.near_name(event.type, "types", known)
            if event.type in FAMILIES:
                members = [t.id for t in TYPES.values() if t.family == event.type]
                hint = f"this is a family; one of {', '.join(members)}"
            yield context.problem(event, ("type",), "unknown-type", f"unknown type {quoted(event.type)}", hint)


def unknown_entries(context: Context) -> Iterator[Problem]:
    """What a plan refers to is an event or a plan of the log."""
    events, plans = context.log.events, context.log.plans
    there = events.keys() | context.faulty
    for plan in plans.values():
        for path, occasion in occasions(plan):
            if occasion.event is not None and occasion.event not in there:
                hint = context.near(occasion.event, "events", events, "give the id of an event")
                message = f"unknown event {quoted(occasion.event)}"
                yield context.problem(plan, (*path, "event"), "unknown-event", message, hint)
        terms: list[tuple[Path, object]] = [(("deadline",), plan.deadline)]
        terms += [(("revisions", place, "deadline"), r.deadline) for place, r in enumerate(plan.revisions)]
        for path, term in terms:
            if isinstance(term, Within) and term.of not in there and term.of not in plans:
                hint = context.near(term.of, "entries", chain(events, plans), "give the id of an event or a plan")
                message = f"unknown entry {quoted(term.of)}"
                yield context.problem(plan, (*path, "of"), "unknown-entry", message, hint)


_SHAPES: tuple[tuple[type[Entry], Shape], ...] = (
    (Event, EVENT),
    (Plan, PLAN),
    (Figure, FIGURE),
    (Actor, ACTOR),
    (Place, PLACE),
)


def shape_of(entry: Entry) -> Shape:
    """The table of keys that an entry was read by."""
    from timeline.log.model import Source

    for kind, shape in _SHAPES:
        if isinstance(entry, kind):
            return shape
    return SOURCE if isinstance(entry, Source) else TYPE


def unknown_fields(context: Context) -> Iterator[Problem]:
    """A dispute or a correction is about a key that such an entry can have."""
    for entry in context.entries():
        named = [("disputed", place, d.field) for place, d in enumerate(entry.disputed)]
        named += [("corrections", place, c.field) for place, c in enumerate(entry.corrections)]
        for key, place, field in named:
            shape = shape_of(entry)
            if field not in shape.fields:
                hint = context.near(field, shape.name, shape.fields, f"the keys are {', '.join(shape.fields)}")
                message = f"{with_article(shape.name)} has no key {quoted(field)}"
                yield context.problem(entry, (key, place, "field"), "unknown-field", message, hint)
