"""Checks of dates against each other: of an entry, its sources, and its actors' memberships."""

from collections.abc import Iterator, Mapping

from timeline.dates import OPEN_END, OPEN_START, Date, Match, words
from timeline.log.checks.context import Context
from timeline.log.known import occasion_date
from timeline.log.memberships import held
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.problems import Problem


def own_date(entry: Entry, events: Mapping[str, Event]) -> Date | None:
    """Return the date of an entry, if it has one."""
    if isinstance(entry, Event):
        return entry.date
    if isinstance(entry, Plan):
        return occasion_date(entry.announced, events)
    if isinstance(entry, Figure):
        return entry.as_of or entry.over
    return None


def known_before_it_happened(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report entries that became known before their own earliest day."""
    if entry.known is None:
        return
    date = own_date(entry, context.log.events)
    if date is not None and entry.known.latest < date.earliest:
        message = f"known {words(entry.known)}, before its own date ({words(date)})"
        yield context.problem(entry, ("known",), "known-too-early", message, "correct one of the two dates")


def after_horizon(event: Event, context: Context) -> Iterator[Problem]:
    """Warn of events after the horizon of the log; the future is for plans."""
    header = context.log.header
    if header.title and event.date.earliest > header.horizon:
        message = f"this event ({words(event.date)}) lies after the end of what the log covers ({words(header.covers)})"
        hint = "move the end of 'covers' if the log was followed so far; what is yet to happen is a plan"
        yield context.problem(event, ("date",), "after-covers", message, hint, "warning")


def undated_unchecked(event: Event, context: Context) -> Iterator[Problem]:
    """Warn of situations without any date that have no `checked`."""
    undated = event.date.earliest == OPEN_START and event.date.latest == OPEN_END
    if undated and event.date.kind == "span" and event.checked is None:
        hint = "add 'checked:' with the date of the source"
        message = "an undated situation without 'checked'"
        yield context.problem(event, ("date",), "undated-unchecked", message, hint, "warning")


def sources_before_events(event: Event, context: Context) -> Iterator[Problem]:
    """Warn of sources that were published before the event that they report."""
    if event.date.earliest == OPEN_START:
        return
    for index, citation in enumerate(event.sources):
        source = context.log.sources.get(citation.ref)
        if source is not None and source.date is not None and source.date.latest < event.date.earliest:
            message = f"{source.id!r} ({words(source.date)}) was published before this event ({words(event.date)})"
            hint = "if the event was expected then, it is a plan"
            yield context.problem(event, ("sources", index), "source-before-event", message, hint, "warning")


def outside_membership(entry: Entry, context: Context) -> Iterator[Problem]:
    """Warn of entries that name an actor and its whole, and lie outside of the time of the membership."""
    if len(entry.actors) < 2:
        return
    for index, name in enumerate(entry.actors):
        actor = context.log.actors.get(name)
        if actor is None or not actor.part_of:
            continue
        wholes = dict.fromkeys([m.actor for m in actor.part_of if m.actor in entry.actors])
        if not wholes:
            continue
        date = own_date(entry, context.log.events)
        for whole in wholes:
            links = [m for m in actor.part_of if m.actor == whole]
            if date is not None and all(held(link, date) is Match.NO for link in links):
                message = f"{name!r} was not part of {whole!r} at this time ({words(date)})"
                hint = "correct the date, or the membership's 'during'"
                yield context.problem(entry, ("actors", index), "outside-membership", message, hint, "warning")
