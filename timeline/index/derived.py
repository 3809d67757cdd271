"""Values of an entry that depend on other entries as well: bounds, positions in a chronology, what is counted."""

from timeline.dates import Date, Day
from timeline.index.bounds import NO_BOUNDS, Bounds, bounds_of
from timeline.index.order import NO_POSITIONS, Positions, positions_of
from timeline.index.past import absences, spells, states
from timeline.index.standing import NO_STANDING, Standing, standing_of
from timeline.index.tables import Tables
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.paths import has_one_date

DERIVED = (*Bounds._fields, *Positions._fields, *Standing._fields)
"""Columns of the table `entry` with these values."""

Derived = tuple[int | bytes | None, ...]

NOTHING_DERIVED: Derived = (*NO_BOUNDS, *NO_POSITIONS, *NO_STANDING)
"""Values for the vocabulary, and for entries that still wait for others."""

_SET = f"UPDATE entry SET {', '.join(f'{column} = ?' for column in DERIVED)} WHERE number = ?"


_MOST_KNOWN = 8192
"""Maximum number of dates whose values are kept: many events have the same."""

_known: dict[Date, Derived] = {}


def derived_of(entry: Entry, log: Log) -> Derived:
    """Return the values of the columns for an event, a plan or a figure."""
    if not has_one_date(entry):
        return _derived_of(entry, log)
    found = _known.get(entry.date)  # from which they follow
    if found is None:
        if len(_known) == _MOST_KNOWN:
            _known.clear()
        found = _known[entry.date] = _derived_of(entry, log)
    return found


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
