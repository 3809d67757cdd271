"""Checks of the log's own vocabulary: names with one meaning, hierarchies without loops, no unused declarations."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from timeline.dates import words
from timeline.log.checks.circles import circles
from timeline.log.checks.context import Context
from timeline.log.geography import Geography
from timeline.log.memberships import core_of
from timeline.log.model import Actor, Entry, OwnType, Place, Plan, Source
from timeline.log.paths import event_of, occasions
from timeline.problems import Problem
from timeline.text import quoted, shorten
from timeline.vocabulary.countries import find_country
from timeline.vocabulary.regions import find_region
from timeline.vocabulary.types import FAMILIES


def unknown_families(own: OwnType, context: Context) -> Iterator[Problem]:
    """Report types of the log's own with an unknown family."""
    if own.family not in FAMILIES:
        hint = context.near(own.family, "families", FAMILIES, f"one of {', '.join(FAMILIES)}")
        yield context.problem(own, ("family",), "unknown-family", f"unknown family {quoted(own.family)}", hint)


def loops(context: Context, names: Collection[str] | None = None) -> Iterator[Problem]:
    """Report actors that are part of themselves, and places that lie in themselves; with `names`, only from these."""
    actors, places = context.log.actors, context.log.places
    if names is not None and not names:
        return

    def wholes(identity: str) -> Iterable[str]:
        return (m.actor for m in actors[identity].part_of) if identity in actors else ()

    holders: dict[str, list[str]] = defaultdict(list)
    for place in places.values():
        for part in place.contains:
            holders[part].append(place.id)

    def around(identity: str) -> Iterable[str]:
        return (*(places[identity].within if identity in places else ()), *holders.get(identity, ()))

    for circle in circles(actors if names is None else [one for one in names if one in actors], wholes):
        yield _loop(context, actors[circle[0]], "part_of", "an actor is part of itself", circle)
    for circle in circles(places if names is None else [one for one in names if one in places], around):
        yield _loop(context, places[circle[0]], "in", "a place lies in itself", circle)


def _loop(context: Context, entry: Actor | Place, key: str, what: str, circle: list[str]) -> Problem:
    way = " → ".join([*circle, circle[0]])
    return context.problem(entry, (key,), "loop", f"{what}: {shorten(way, 200)}", "take one of the steps out")


def overlapping_names(actor: Actor, context: Context) -> Iterator[Problem]:
    """Report names of an actor whose times certainly overlap, and warn of one that no date certainly lies in."""
    cores = [core_of(former.during) for former in actor.names]
    for number, (former, core) in enumerate(zip(actor.names, cores, strict=True)):
        path = ("names", number, "during")
        if core is None:
            message = f"no day is certain to lie in {quoted(words(former.during))}: this name is never printed"
            hint = "write when it began and when it ended, as exactly as the source does, such as 2012/2017-01"
            yield context.problem(actor, path, "unprinted-name", message, hint, "warning")
            continue
        for other, earlier in zip(actor.names[:number], cores, strict=False):
            if earlier is not None and earlier.first <= core.last and core.first <= earlier.last:
                message = f"{quoted(former.name)} ({words(former.during)}) overlaps"
                message += f" {quoted(other.name)} ({words(other.during)})"
                hint = "correct one of the two times; a name that was in use beside another is an alias"
                yield context.problem(actor, path, "overlapping-names", message, hint)
                break


def shadowed_names(place: Place, context: Context) -> Iterator[Problem]:
    """Warn of places of the log's own with the name of another country or region."""
    for number, name in enumerate((place.name, *place.aliases)):
        meant = find_country(name) or find_region(name)
        if meant is not None and not _belongs_together(place, meant, context):
            path = ("name",) if number == 0 else ("aliases", number - 1)
            message = f"{quoted(name)} is also the name of {meant!r}: asking by it is ambiguous"
            hint = "give it another name, or say with 'in' or 'contains' how the two belong together"
            yield context.problem(place, path, "shadowed-name", message, hint, "warning")


def _belongs_together(place: Place, other: str, context: Context) -> bool:
    """Return whether a place is another one, lies in it or holds it, so that the outer one is meant by a name."""
    if other in (place.id, *place.within, *place.contains):
        return True
    geography = Geography(context.log.places)
    return other in geography.around(place.id) or place.id in geography.around(other)


def unsourced(entry: Entry, context: Context) -> Iterator[Problem]:
    """Warn of events, plans and figures without a source."""
    has_event = isinstance(entry, Plan) and entry.announced.event
    if not entry.sources and not has_event and not context.has_key(entry, "source"):  # a misspelt key
        hint = "add 'sources: [{ref: …}]'"
        yield context.problem(entry, (), "no-source", f"{quoted(entry.id)} has no source", hint, "warning")


_SOURCED_STEPS: dict[str | int, str] = {"revisions": "revision", "outcome": "outcome"}
"""The keys of a plan's steps that need a source of their own, each with the name of one step."""


def unsourced_steps(plan: Plan, context: Context) -> Iterator[Problem]:
    """Warn of revisions and outcomes without a source, or an event that has one."""
    for path, step in occasions(plan):
        if path[0] not in _SOURCED_STEPS or step.sources:
            continue
        event = event_of(step, context.log.events)
        if step.event is None or (event is not None and not event.sources):
            message = f"this {_SOURCED_STEPS[path[0]]} has no source"
            hint = "add 'sources: [{ref: …}]', or name the 'event' that has them"
            yield context.problem(plan, path, "no-source", message, hint, "warning")


def unused(context: Context) -> Iterator[Problem]:
    """Warn of sources and actors that no entry names."""
    if not context.is_whole:
        return  # a part that could not be read may name them
    for section, entries in (("sources", context.log.sources), ("actors", context.log.actors)):
        yield from (
            unused_warning(entry, context) for entry in entries.values() if (section, entry.id) not in context.used
        )


def unused_warning(entry: Source | Actor, context: Context) -> Problem:
    """Return the warning of a source or an actor that no entry names."""
    if isinstance(entry, Source):
        message = f"the source {quoted(entry.id)} is not cited"
        return context.problem(entry, (), "unused-source", message, "cite it, or remove it", "warning")
    message = f"the actor {quoted(entry.id)} appears in no entry"
    return context.problem(entry, (), "unused-actor", message, "use it, or remove it", "warning")
