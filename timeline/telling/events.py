"""Events and the dates of plans as entries of a document."""

from collections.abc import Iterator

from timeline.dates import Date, Match, words
from timeline.log.log import places_of
from timeline.log.model import Event
from timeline.log.roles import concerned
from timeline.reports.rows import Row
from timeline.reports.wording import entry_marks, family_of, type_name
from timeline.telling.document import Entry, Run, Sign, Words, phrase, references
from timeline.telling.plan_dates import plan_date_words
from timeline.telling.unsourced import sourced
from timeline.workspace import Workspace

DAY = Sign("●", "day")
VAGUE = Sign("○", "vaguer than a day")
SITUATION = Sign("▬", "situation")
PLAN = Sign("◇", "plan", "plan")
DEADLINE = Sign("◆", "deadline", "plan")


def event_entry(
    row: Row,
    workspace: Workspace,
    *,
    is_brief: bool = False,
    note: str = "",
    possible: str = "possible",
    more: tuple[Words, ...] = (),
    details: tuple[Words, ...] = (),
    in_days: bool = False,
) -> Entry:
    """Return an event, or a date of a plan, as an entry.

    `note` is a remark that its section needs, `possible` the hedge of a possible match (empty under a heading for
    such), `more` are facts that belong to the same row, `details` lines below it.
    """
    entry = row.entry
    facts: list[Words] = [phrase(note)] if note else []
    facts += more
    if not is_brief:
        facts += [phrase(fact) for fact in _context(row, workspace)]
    return sourced(
        Entry(
            title=phrase(Run(entry.title, "title")) if row.what == "event" else plan_date_words(row, in_days=in_days),
            lead=date_words(row.date),
            sign=sign_of(row),
            flags=flags_of(row, possible),
            facts=tuple(facts),
            summary=phrase(entry.summary or "") if row.what == "event" and not is_brief else (),
            cites=references(row.sources, row.log),
            id=entry.id,
            details=details,
            is_brief=is_brief,
        ),
        row.log,
    )


def date_words(date: Date) -> Words:
    """A date as the lead of an entry."""
    return phrase(Run(words(date), "vague" if is_vague(date) else "date"))


def is_vague(date: Date) -> bool:
    """Return whether a date is flagged, or may mean several days."""
    return date.flagged or date.earliest != date.latest


def sign_of(row: Row) -> Sign:
    """The sign of a row: a day, vaguer, a situation, a plan, a deadline."""
    if row.what != "event":
        return DEADLINE if row.what == "deadline" else PLAN
    return SITUATION if row.date.kind == "span" else VAGUE if is_vague(row.date) else DAY


def flags_of(row: Row, possible: str = "possible") -> tuple[str, ...]:
    """The hedges of a row."""
    marks = entry_marks(row.entry)
    return (*marks, possible) if possible and row.match is Match.POSSIBLE else tuple(marks)


def _context(row: Row, workspace: Workspace) -> Iterator[Run]:
    """The type, the places and the actors of an entry; an actor named like one of the places is left out."""
    if isinstance(row.entry, Event):
        is_violent = family_of(row.entry.type, workspace) == "violence"
        yield Run(type_name(row.entry.type, workspace), "alarm" if is_violent else "")
    places = [workspace.geography.name(place) for place in places_of(row.entry, row.log)]
    actors = [*map(workspace.naming(row.entry), dict.fromkeys(concerned(row.entry)))]
    yield Run(", ".join(places))
    yield Run(", ".join(name for name in actors if name not in places), "aside")
