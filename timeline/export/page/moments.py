"""Dates as the script of a page reads them: whole days, with everything that decides whether they match a period.

    738000                      a day
    [a, b]  [a, b, 1]           one day from a to b; the 1: its source hedges
    [a, b, c, d, hedged, seen]  it lasts: begins from a to b, ends from c to d; `seen` is set for a situation with an
    unknown beginning: the day on which somebody looked, or null {"m": [[a, b, hedged, range, months, origin], …]}
    several dates, all of which are meant

An open side is "-" or "+". A situation that goes on is certain only up to the day on which somebody looked last.
"""

from typing import Any

from timeline.dates import OPEN_END, OPEN_START, Date, DateError, Day, deadline_window
from timeline.dates.days import month_index
from timeline.dates.parts import MONTHS_IN, Member
from timeline.plans.deadline import Deadline
from timeline.query.facts import Facts
from timeline.query.matching import looked
from timeline.workspace import Workspace

Moment = Any
_FARTHEST = 10**12


def moment_of(facts: Facts, workspace: Workspace) -> Moment:
    """The time of an entry, or of a date of a plan; None where it has none."""
    if facts.window is not None:
        return _days(*facts.window)
    if facts.date is None:
        return None
    return _moment(facts.date, *looked(facts, workspace))


def rivals_of(facts: Facts) -> list[Moment]:
    """The days of rival dates, as ranges."""
    found: list[Moment] = []
    for dispute in facts.entry.disputed:
        is_term = dispute.field == "until" and facts.window is not None
        if dispute.read is not None and facts.date is not None and (dispute.field == facts.field or is_term):
            found += _ranges(dispute.read, facts.window is not None)
    return found


def _ranges(rival: Date, is_deadline: bool) -> list[Moment]:
    if is_deadline:
        try:
            return [list(map(_day, deadline_window(rival)))]
        except DateError:
            pass  # no deadline, but still a date that was claimed
    if rival.kind == "set":
        return [[_day(member.earliest), _day(member.latest)] for member in rival.members]
    return [[_day(rival.earliest), _day(rival.latest)]]


def _moment(date: Date, looked: Day, checked: Day | None) -> Moment:
    hedged = int(date.flagged)
    if date.kind == "set":
        return {"m": [_member(member) for member in date.members]}
    if date.kind == "point":
        return [*map(_day, (date.earliest, date.latest)), 1] if hedged else _days(date.earliest, date.latest)
    ends = date.end_earliest
    bounds = [date.start_earliest, date.start_latest, looked if ends == OPEN_END else ends, date.end_latest]
    value: list[Any] = [*map(_day, bounds), hedged]
    if ends == OPEN_END and date.start_latest == OPEN_END:
        value.append(checked)
    return value


def _member(member: Member) -> list[Any]:
    sides = [side for side in (member.first, member.last) if side is not None]
    months, coarser = max(((MONTHS_IN.get(side.precision, 0), side) for side in sides), key=lambda pair: pair[0])
    is_nameless = any(side.precision == "range" for side in sides)
    origin = month_index(coarser.earliest) if abs(coarser.earliest) < _FARTHEST else 0
    bounds = [_day(member.earliest), _day(member.latest)]
    return [*bounds, int(member.flagged), int(member.is_range and not is_nameless), months, origin]


def window_as_days(deadline: Deadline) -> list[int | str]:
    """The first and the last day of a deadline."""
    return [_day(deadline.first), _day(deadline.last)]


def _days(first: Day, last: Day) -> Moment:
    return _day(first) if first == last else [_day(first), _day(last)]


def _day(day: Day) -> int | str:
    if day == OPEN_START or day < -_FARTHEST:
        return "-"
    return "+" if day == OPEN_END or day > _FARTHEST else day
