"""Values of an entry that depend on other entries as well: bounds, positions in a chronology, what is counted."""

from timeline.dates import Day
from timeline.index.bounds import NO_BOUNDS, Bounds, bounds_of
from timeline.index.order import NO_POSITIONS, Positions, positions_of
from timeline.index.past import absences, spells, states
from timeline.index.standing import NO_STANDING, Standing, standing_of
from timeline.index.tables import Tables
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Plan

DERIVED = (*Bounds._fields, *Positions._fields, *Standing._fields)
"""Columns of the table `entry` with these values."""

Derived = tuple[int | bytes | None, ...]

NOTHING_DERIVED: Derived = (*NO_BOUNDS, *NO_POSITIONS, *NO_STANDING)
"""Values for the vocabulary, and for entries that still wait for others."""

_SET = f"UPDATE entry SET {', '.join(f'{column} = ?' for column in DERIVED)} WHERE number = ?"


_MOST_KNOWN = 8192
"""Maximum number of dates whose values are kept: many events and figures have the same."""

_known: dict[object, Derived] = {}

_WITH_MORE = frozenset({"known", "checked", "disputed", "corrections"})
"""Fields of an entry on which the values may depend too."""


def derived_of(entry: Entry, log: Log) -> Derived:
    """Return the values of the columns for an event, a plan or a figure."""
    dates = _dates_of(entry, log)
    if dates is None:
        return _derived_of(entry, log)
    found = _known.get(dates)
    if found is None:
        if len(_known) == _MOST_KNOWN:
            _known.clear()
        found = _known[dates] = _derived_of(entry, log)
    return found


def _dates_of(entry: Entry, log: Log) -> object:
    """Return the dates from which all the values of an entry follow; None for one of which more has to be known."""
    if isinstance(entry, Plan) or not _WITH_MORE.isdisjoint(vars(entry)):
        return None
    if isinstance(entry, Event):
        date, added = entry.date, entry.added
        # EDTF is most quickly compared, and it is all of a date but for its words and the time of day.
        return date.edtf if added is None and date.time is None else (date, added)
    if not isinstance(entry, Figure):
        return None
    published: list[object] = []
    for citation in entry.sources:
        source = log.sources.get(citation.ref)
        if source is not None and source.corrections:
            return None
        published.append(None if source is None else source.date)
    return (entry.as_of, entry.over, entry.added, *published)


def _derived_of(entry: Entry, log: Log) -> Derived:
    bounds = bounds_of(entry, log)
    return (*bounds, *positions_of(entry, log, bounds.shows), *standing_of(entry, log, bounds))


def settle(tables: Tables, number: int, entry: Entry, log: Log) -> None:
    """Write the values that follow from an entry and those that it names: its row, and its absences."""
    tables.execute(_SET, (*derived_of(entry, log), number))
    tables.execute("DELETE FROM absence WHERE entry = ?", (number,))
    tables.executemany("INSERT INTO absence VALUES (?, ?, ?)", absences_of(number, entry, log))


def absences_of(number: int, entry: Entry, log: Log) -> list[tuple[int, Day, Day]]:
    """Return the rows of an entry's absences; nearly every entry has none."""
    if not isinstance(entry, Event | Plan | Figure):
        return []
    several = states(entry, log)
    return [(number, first, last) for first, last in absences(spells(several))] if len(several) > 1 else []
