"""EDTF put together from the dates of a phrase: points, deadlines, spans and sets.

An edge, the start or the end of a period, is a day wherever it is a limit: of `by`, `until`, `since` and the like, and
of a deadline. Elsewhere ("at the end of 2022") it is the first or last third of its period.
"""

from collections.abc import Sequence
from typing import Final

from timeline.dates.phrases.partial import Partial, edge_day, ends, flagged, next_to, whole
from timeline.dates.phrases.tokens import PeriodError, PhraseError
from timeline.dates.value import Role

__all__ = ["after", "all_of", "before", "between", "by", "from_on", "one_of", "point", "side"]

_THIRDS: Final = {"early": 37, "start": 37, "mid": 38, "late": 39, "end": 39}


def point(date: Partial, role: Role = "date") -> str:
    """One date: `2024-09`, or `[2022-01..2022-04]`; a run of days is a span. The end of a period may be a deadline."""
    if date.edge == "end" and role != "date":
        return by(date) if role == "deadline" else flagged(edge_day(date), date.flags)
    first, last = ends(date)
    if date.unit == "days":
        return f"{flagged(first, date.flags)}/{flagged(last, date.flags)}"
    return flagged(first, date.flags) if first == last else _range(date)


def _range(date: Partial) -> str:
    first, last = (flagged(end, date.flags) for end in ends(date))
    return f"[{first}..{last}]"


def between(start: Partial, end: Partial) -> str:
    """One date in a range."""
    first = edge_day(start) if start.edge else ends(start)[0]
    last = edge_day(end) if end.edge else ends(end)[1]
    return f"[{flagged(first, start.flags)}..{flagged(last, end.flags)}]"


def by(date: Partial) -> str:
    """One date up to that one."""
    return f"[..{flagged(edge_day(date) if date.edge else ends(date)[1], date.flags)}]"


def from_on(date: Partial) -> str:
    """One date from that one on; from the start of a period on is from the period on."""
    return f"[{flagged(edge_day(date) if date.edge == 'end' else ends(whole(date))[0], date.flags)}..]"


def before(date: Partial) -> str:
    """One date before that, and not in it; before the end of a period is by its end."""
    if date.edge == "end":
        return by(date)
    return f"[..{flagged(next_to(ends(whole(date))[0], -1), date.flags)}]"


def after(date: Partial) -> str:
    """One date after that, and not in it; after the start of a period may be in it."""
    if date.edge == "start":
        return from_on(date)
    return f"[{flagged(next_to(ends(whole(date))[1], 1), date.flags)}..]"


def side(date: Partial, bound: str = "") -> str:
    """One EDTF date for a side of a span (`bound` is "start" or "end"), or for a member of a set.

    Parts of a year are its four-month periods.
    """
    if date.edge and bound:
        return flagged(edge_day(date), date.flags)
    first, last = ends(date)
    if date.unit == "days":
        return flagged(last if bound == "end" else first, date.flags)
    if first == last:
        return flagged(first, date.flags)
    part = (date.edge, date.edge) if date.edge else date.part
    if date.unit == "year" and part is not None and part[0] == part[1] and part[0] in _THIRDS:
        return flagged(f"{first[:-3]}-{_THIRDS[part[0]]}", date.flags)
    name = part[0] if part is not None else f"a {date.unit}"
    raise PeriodError(
        f"no single EDTF date says {name} here, and a span or a list of dates needs one",
        f"write the one that is meant, from {first} to {last}",
        [(first, last, "")],
    )


def one_of(dates: Sequence[Partial], role: Role = "date") -> str:
    """One of several dates."""
    members = []
    for date in dates:
        if date.edge == "end" and role != "date":
            members.append(flagged(edge_day(date), date.flags))
            continue
        first, last = (flagged(end, date.flags) for end in ends(date))
        members.append(first if first == last else f"{first}..{last}")
    return f"[{','.join(members)}]"


def all_of(dates: Sequence[Partial]) -> str:
    """Each of several dates."""
    return "{" + ",".join(_member(date) for date in dates) + "}"


def _member(date: Partial) -> str:
    if date.unit == "days":
        first, last = ends(date)
        raise PhraseError("a week in a list of dates", f"write the days that are meant, from {first} to {last}")
    return side(date)
