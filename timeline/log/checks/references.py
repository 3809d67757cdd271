"""Checks of names in an entry: each stands for something that the log declares."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from timeline.log.checks.context import Context, written
from timeline.log.model import Actor, Entry, Event, Figure, Plan
from timeline.log.naming import actors_in, anchor_date, anchor_entry, places_in, refused_anchor
from timeline.log.paths import Path, anchors_in, citations, occasions
from timeline.log.references import id_of
from timeline.log.roles import Role
from timeline.problems import Problem
from timeline.text import quoted, sign_remedy, with_article
from timeline.vocabulary.countries import COUNTRY_CODES, find_country
from timeline.vocabulary.former_states import find_former_state
from timeline.vocabulary.types import FAMILIES, TYPES


def unknown_sources(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report sources that an entry cites or was imported from, and that are not declared."""
    known = context.log.sources
    for path, name in _sources_in(entry):
        if name not in known and not context.is_faulty("sources", name):
            identity, comma, place = name.partition(",")
            hint = context.near_name(name, "sources", ((each, each) for each in known))
            if comma and identity in known and path[0] != "origin":
                hint = f"write {{ref: {identity}, at: {place.strip()}}}"
            yield context.problem(entry, path, "unknown-source", f"unknown source {quoted(name)}", hint)


def _sources_in(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Yield the ids of sources in an entry, each with its path."""
    for path, citation in citations(entry):
        yield (*path, "ref"), citation.ref
        if citation.via is not None:
            yield (*path, "via"), citation.via
    if entry.origin is not None:
        yield ("origin", "source"), entry.origin.source


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


def unknown_subjects(figure: Figure, context: Context) -> Iterator[Problem]:
    """Report subjects that the log does not declare."""
    name, kind, log = figure.subject, figure.subject_kind, context.log
    if name is None or any(context.is_faulty(section, name) for section in ("actors", "places", "events")):
        return
    known = {
        "actor": name in log.actors,
        "place": context.knows_place(name),
        "event": name in log.events or name in context.events_read,
    }
    if known[kind] if kind is not None else any(known.values()):
        return
    code, what = f"unknown-{kind or 'actor'}", kind or "actor, place or event"
    yield context.problem(
        figure, ("subject",), code, f"unknown {what} {quoted(name)}", context.near_subject(name, kind)
    )


def ambiguous_subjects(context: Context, names: Iterable[str] | None = None) -> Iterator[Problem]:
    """Report subjects whose id is that of several entries of the log; with `names`, only those of these ids."""
    log = context.log
    sections = (("actor", log.actors), ("place", log.places), ("event", log.events))
    for name in dict.fromkeys((*log.actors, *log.places) if names is None else names):
        kinds = [kind for kind, section in sections if name in section]
        if len(kinds) < 2:
            continue
        roles: tuple[Role, ...] = ("actor", "place", "entry")
        for identity in dict.fromkeys(each for role in roles for each in log.figures.naming(role, name)):
            figure = log.figures[identity]
            if figure.subject == name and figure.subject_kind is None:
                message = f"{quoted(name)} is {' and '.join(map(with_article, kinds))} of this log"
                hint = f"write {' or '.join(f'{kind}:{name}' for kind in kinds)}"
                yield context.problem(figure, ("subject",), "ambiguous-subject", message, hint)


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
        elif hint == context.undeclared("types"):
            hint = f"'timeline help log' lists the types, and 'other' fits always; {hint}"
        yield context.problem(event, ("type",), "unknown-type", f"unknown type {quoted(event.type)}", hint)


def unknown_distinct(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report entries that an event or a plan calls others of its kind and that the log does not have, or itself."""
    if not isinstance(entry, Event | Plan) or not entry.distinct:
        return
    known: Collection[str] = context.log.events if isinstance(entry, Event) else context.log.plans
    kind = "event" if isinstance(entry, Event) else "plan"
    for number, name in enumerate(entry.distinct):
        path = ("distinct", number)
        if name == entry.id:
            message = f"{quoted(name)} cannot be distinct from itself"
            hint = f"name the {kind} that it looks like, or leave 'distinct' out"
            yield context.problem(entry, path, "distinct-from-itself", message, hint)
        elif name not in known and name not in context.faulty:
            hint = context.near(name, f"{kind}s", known, f"give the id of {with_article(kind)}")
            yield context.problem(entry, path, "unknown-entry", f"unknown {kind} {quoted(name)}", hint)


def unknown_entries(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report references of a plan to events and plans that the log does not have."""
    events, faulty = context.log.events, context.faulty
    for path, occasion in occasions(plan):
        if occasion.event is not None and occasion.event not in events and occasion.event not in faulty:
            hint = context.near(occasion.event, "events", events, "give the id of an event")
            message = f"unknown event {quoted(occasion.event)}"
            yield context.problem(plan, (*path, "event"), "unknown-event", message, hint)
    for path, anchor in anchors_in(plan):
        if anchor_entry(anchor, context.log) is None and id_of(anchor) not in faulty:
            if anchor_date(anchor) is None:
                yield _unknown_anchor(plan, path, anchor, context)
            elif path[-1] == "before":
                message = "'before' takes the id of an event or a plan, and this is a date"
                hint = f"write {quoted(f'before {anchor}')} instead of the mapping"
                yield context.problem(plan, path, "bad-deadline", message, hint)


def _unknown_anchor(plan: Plan, path: Path, of: str, context: Context) -> Problem:
    """Return the fault of an anchor that is neither an entry of the log nor a date."""
    near = context.near(id_of(of), "entries", chain(context.log.events, context.log.plans), "")
    if not near and (refused := refused_anchor(of)):
        return context.problem(plan, path, "bad-date", f"{quoted(of)}: {refused.reason}", refused.hint)
    hint = near or f"give the id of an event or a plan{', or a date' if path[-1] == 'of' else ''}"
    return context.problem(plan, path, "unknown-entry", f"unknown entry {quoted(of)}", hint)
