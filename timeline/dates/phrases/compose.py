"""EDTF put together from the dates of a phrase: points, deadlines, spans and sets."""

from collections.abc import Sequence
from typing import Final

from timeline.dates.phrases.partial import Partial, both, ends, flagged, neighbour
from timeline.dates.phrases.tokens import PhraseError

__all__ = ["after", "all_of", "before", "between", "by", "from_on", "one_of", "point", "side"]

_THIRDS: Final = {"early": 37, "start": 37, "mid": 38, "late": 39, "end": 39}


def point(date: Partial) -> str:
    """One date: `2024-09`, or `[2022-01..2022-04]`; a run of days is a span."""
    first, last = ends(date)
    if date.unit == "days":
        return f"{flagged(first, date.flags)}/{flagged(last, date.flags)}"
    return flagged(first, date.flags) if first == last else between(date, date)


def between(start: Partial, end: Partial) -> str:
    """One date in a range."""
    flags = both(start.flags, end.flags) if start is end else start.flags
    return f"[{flagged(ends(start)[0], flags)}..{flagged(ends(end)[1], end.flags)}]"


def by(date: Partial) -> str:
    """One date up to then. The end of a period is the period's end: by the end of 2025 is by 2025."""
    return f"[..{flagged(ends(_whole(date))[1], date.flags)}]"


def from_on(date: Partial) -> str:
    """One date then or later."""
    return f"[{flagged(ends(date)[0], date.flags)}..]"


def before(date: Partial) -> str:
    """One date before that, and not in it; before the end of a period is up to it."""
    if date.part == ("end", "end"):
        return by(date)
    return f"[..{flagged(neighbour(ends(date)[0], -1), date.flags)}]"


def after(date: Partial) -> str:
    """One date after that, and not in it."""
    whole = _whole(date)
    return f"[{flagged(neighbour(ends(whole)[1], 1), date.flags)}..]"


def _whole(date: Partial) -> Partial:
    """The period itself where its end was written."""
    return date._replace(part=None) if date.part == ("end", "end") else date


def side(date: Partial, bound: str = "") -> str:
    """One EDTF date for a side of a span, or for a member of a set.

    Parts of a year are its four-month periods. Of what has no such code, the end may end a span (`bound` is "end") and
    the start may start one: the span then ends or starts in that period, which says no more than the words do.
    """
    first, last = ends(date) if _has_table(date, bound) else ends(date._replace(part=None))
    if date.unit == "days":
        return flagged(last if bound == "end" else first, date.flags)
    if first == last:
        return flagged(first, date.flags)
    if date.unit == "year" and date.part is not None and date.part[0] == date.part[1] and date.part[0] in _THIRDS:
        return flagged(f"{first[:4]}-{_THIRDS[date.part[0]]}", date.flags)
    name = date.part[0] if date.part is not None else "a century"
    raise PhraseError(
        f"no single EDTF date says {name} here, and a span or a list of dates needs one",
        "write the day, month or year itself, such as since 2024-01",
    )


def _has_table(date: Partial, bound: str) -> bool:
    """Whether the part of a date is to be kept: all but the bound of a period that is not a year."""
    return date.unit in ("year", "part") or not bound or date.part != (bound, bound)


def one_of(dates: Sequence[Partial]) -> str:
    """One of several dates."""
    members = []
    for date in dates:
        first, last = (flagged(end, date.flags) for end in ends(date))
        members.append(first if first == last else f"{first}..{last}")
    return f"[{','.join(members)}]"


def all_of(dates: Sequence[Partial]) -> str:
    """Each of several dates."""
    for date in dates:
        if date.unit == "days":
            raise PhraseError("a week in a list of dates", "write its days")
    return "{" + ",".join(side(date) for date in dates) + "}"
