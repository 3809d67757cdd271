"""Checks of names in an entry: each stands for something that the log declares."""

from collections.abc import Iterator
from itertools import chain

from timeline.log.checks.context import Context, written
from timeline.log.model import Actor, Entry, Event, Plan
from timeline.log.naming import actors_in, anchor_date, anchor_entry, places_in, refused_anchor, terms_in
from timeline.log.paths import Path, citations, occasions
from timeline.log.references import id_of
from timeline.problems import Problem
from timeline.text import quoted, sign_remedy
from timeline.vocabulary.countries import COUNTRY_CODES, find_country
from timeline.vocabulary.former_states import find_former_state
from timeline.vocabulary.types import FAMILIES, TYPES


def unknown_sources(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report citations of sources that are not declared."""
    known = context.log.sources
    for path, citation in citations(entry):
        for key, name in (("ref", citation.ref), ("via", citation.via)):
            if name is not None and name not in known and not context.is_faulty("sources", name):
                hint = context.near_name(name, "sources", ((each, each) for each in known))
                yield context.problem(entry, (*path, key), "unknown-source", f"unknown source {quoted(name)}", hint)


def unknown_actors(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report ids of actors that are not declared."""
    known = context.log.actors
    for path, name in actors_in(entry):
        if name not in known and not context.is_faulty("actors", name):
            message = f"unknown actor {quoted(name)}"
            yield context.problem(entry, path, "unknown-actor", message, context.near_actor(name))


def unknown_places(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report places that are neither an ISO 3166 code, a UN region nor a place of the log."""
    for path, name in places_in(entry):
        if not context.knows_place(name) and not context.is_faulty("places", name):
            message = f"unknown place {quoted(name)}"
            yield context.problem(entry, path, "unknown-place", message, context.near_place(name))


def unknown_countries(actor: Actor, context: Context) -> Iterator[Problem]:
    """Report countries of actors that are no ISO 3166 code."""
    if actor.country is not None and actor.country not in COUNTRY_CODES:
        meant = find_country(actor.country)
        hint = written(meant) if meant else "use an ISO 3166 code such as 'IQ'"
        if find_former_state(actor.country) is not None:
            hint = "a former state has no code: leave 'country' out; as a place it is declared under 'places'"
        hint = sign_remedy(actor.country, COUNTRY_CODES.__contains__) or hint
        message = f"unknown country {quoted(actor.country)}"
        yield context.problem(actor, ("country",), "unknown-country", message, hint)


def unknown_types(event: Event, context: Context) -> Iterator[Problem]:
    """Report types of events that are neither built in nor the log's own."""
    own = context.log.types
    if event.type not in TYPES and event.type not in own and not context.is_faulty("types", event.type):
        hint = context.near_name(event.type, "types", ((name, name) for name in (*TYPES, *own)))
        if event.type in FAMILIES:
            members = [t.id for t in TYPES.values() if t.family == event.type]
            hint = f"this is a family; one of {', '.join(members)}"
        yield context.problem(event, ("type",), "unknown-type", f"unknown type {quoted(event.type)}", hint)


def unknown_entries(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report references of a plan to events and plans that the log does not have."""
    events, faulty = context.log.events, context.faulty
    for path, occasion in occasions(plan):
        if occasion.event is not None and occasion.event not in events and occasion.event not in faulty:
            hint = context.near(occasion.event, "events", events, "give the id of an event")
            message = f"unknown event {quoted(occasion.event)}"
            yield context.problem(plan, (*path, "event"), "unknown-event", message, hint)
    for path, term in terms_in(plan):
        is_entry = anchor_entry(term.of, context.log) is not None or id_of(term.of) in faulty
        if not is_entry and anchor_date(term.of) is None:
            yield _unknown_anchor(plan, (*path, "of"), term.of, context)


def _unknown_anchor(plan: Plan, path: Path, of: str, context: Context) -> Problem:
    """Return the fault of an anchor that is neither an entry of the log nor a date."""
    near = context.near(id_of(of), "entries", chain(context.log.events, context.log.plans), "")
    if not near and (refused := refused_anchor(of)):
        return context.problem(plan, path, "bad-date", f"{quoted(of)}: {refused.reason}", refused.hint)
    hint = near or "give the id of an event or a plan, or a date"
    return context.problem(plan, path, "unknown-entry", f"unknown entry {quoted(of)}", hint)
