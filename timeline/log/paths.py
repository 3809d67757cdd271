"""Dates, citations and occasions in an entry, each with its path there."""

from collections.abc import Iterator, Mapping
from typing import Literal, TypeGuard

from timeline.dates import Date
from timeline.log.deadline_terms import LIFTED, Before, EarlierOf, LaterOf, Term, Within
from timeline.log.model import Actor, Citation, Entry, Event, Figure, Occasion, Plan, Revision, Source

Path = tuple[str | int, ...]
"""Keys and numbers that lead from an entry to a place in it: `("sources", 0, "ref")`."""


def occasions(plan: Plan) -> Iterator[tuple[Path, Occasion]]:
    """Yield every dated step in a plan's life, the ends of its conditions included, with its path."""
    yield ("announced",), plan.announced
    for key, several in (("history", plan.history), ("revisions", plan.revisions), ("outcome", plan.outcomes)):
        for index, occasion in enumerate(several):
            yield (key, index), occasion
    for index, condition in enumerate(plan.conditions):
        if condition.ended is not None:
            yield ("conditions", index, "ended"), condition.ended


def event_of(occasion: Occasion, events: Mapping[str, Event]) -> Event | None:
    """Return the event that an occasion names; None where it names none, or one that is not there."""
    return events.get(occasion.event) if occasion.event is not None else None


def terms_in(plan: Plan) -> Iterator[tuple[Path, Date | Term]]:
    """Yield every deadline of a plan with its path; of those that combine several, each of these too."""
    yield from _terms(plan.deadline, ("deadline",))
    for number, revision in enumerate(plan.revisions):
        if revision.deadline != LIFTED:
            yield from _terms(revision.deadline, ("revisions", number, "deadline"))


def _terms(term: Date | Term | None, path: Path) -> Iterator[tuple[Path, Date | Term]]:
    if term is None:
        return
    yield path, term
    if isinstance(term, EarlierOf | LaterOf):
        key = members_key(term)
        for number, member in enumerate(members_of(term)):
            yield from _terms(member, (*path, key, number))


def members_key(term: EarlierOf | LaterOf) -> Literal["earlier_of", "later_of"]:
    """Return the key under which a log writes the deadlines that a term combines."""
    return "earlier_of" if isinstance(term, EarlierOf) else "later_of"


def members_of(term: EarlierOf | LaterOf) -> tuple[Date | Term, ...]:
    """Return the deadlines that a term combines."""
    return term.earlier_of if isinstance(term, EarlierOf) else term.later_of


def anchors_in(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Yield what the deadlines of a plan hang on: ids of events and plans, and dates, each with its path."""
    for path, term in terms_in(plan):
        if isinstance(term, Within):
            yield (*path, "of"), term.of
        elif isinstance(term, Before):
            yield (*path, "before"), term.before


def anchors_of(term: Date | Term | None) -> Iterator[str]:
    """Yield what a deadline hangs on, as the log writes it."""
    for _, part in _terms(term, ()):
        if isinstance(part, Within | Before):
            yield part.of if isinstance(part, Within) else part.before


def citations(entry: Entry) -> Iterator[tuple[Path, Citation]]:
    """Yield every citation of an entry, with its path."""
    for index, citation in enumerate(entry.sources):
        yield ("sources", index), citation
    for index, dispute in enumerate(entry.disputed):
        for number, citation in enumerate(dispute.sources):
            yield ("disputed", index, "sources", number), citation
    for index, correction in enumerate(entry.corrections):
        for number, citation in enumerate(correction.sources):
            yield ("corrections", index, "sources", number), citation
    if isinstance(entry, Plan):
        for path, occasion in occasions(entry):
            for number, citation in enumerate(occasion.sources):
                yield (*path, "sources", number), citation
        for index, condition in enumerate(entry.conditions):
            for number, citation in enumerate(condition.sources):
                yield ("conditions", index, "sources", number), citation
    for index, membership in enumerate(getattr(entry, "part_of", ())):
        for number, citation in enumerate(membership.sources):
            yield ("part_of", index, "sources", number), citation
    for index, former in enumerate(getattr(entry, "names", ())):
        for number, citation in enumerate(former.sources):
            yield ("names", index, "sources", number), citation


_WITH_OTHER_DATES = frozenset({"known", "added", "checked", "disputed", "corrections"})


def _has_one_date(entry: Entry) -> TypeGuard[Event]:
    """Return whether an entry is an event in which no date can stand but its own, as in nearly every entry."""
    return isinstance(entry, Event) and _WITH_OTHER_DATES.isdisjoint(vars(entry))


def dates(entry: Entry) -> Iterator[tuple[Path, Date]]:
    """Yield every date of an entry, with its path; of a dispute about a date, the rival date too."""
    if _has_one_date(entry):
        yield ("date",), entry.date
        return
    yield from _dates_of(entry, (), ("known", "added", "checked", *_OWN_DATES.get(type(entry), ())))
    for index, dispute in enumerate(entry.disputed):
        yield from _dates_of(dispute, ("disputed", index), ("date", "known"))
        if dispute.read is not None:
            yield ("disputed", index, "value"), dispute.read
    for index, correction in enumerate(entry.corrections):
        yield ("corrections", index, "date"), correction.date
    if entry.origin is not None and entry.origin.seen is not None:
        yield ("origin", "seen"), entry.origin.seen
    if isinstance(entry, Plan):
        for path, occasion in occasions(entry):
            until = ("until",) if isinstance(occasion, Revision) else ()
            yield from _dates_of(occasion, path, ("date", "known", *until))
        yield from ((path, term) for path, term in terms_in(entry) if isinstance(term, Date))
    elif isinstance(entry, Actor):
        for index, membership in enumerate(entry.part_of):
            yield from _dates_of(membership, ("part_of", index), ("during",))
        for index, former in enumerate(entry.names):
            yield from _dates_of(former, ("names", index), ("during",))


_OWN_DATES: dict[type[Entry], tuple[str, ...]] = {
    Event: ("date",),
    Plan: ("until",),
    Figure: ("as_of", "over"),
    Source: ("date", "accessed"),
}


def _dates_of(value: object, path: Path, names: tuple[str, ...]) -> Iterator[tuple[Path, Date]]:
    for name in names:
        date = getattr(value, name)
        if isinstance(date, Date):
            yield (*path, name), date
