"""The place of a new entry: its file, and the entry behind which it stands."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from timeline.dates import OPEN_START, Date, DateError, parse
from timeline.errors import WrongUsage
from timeline.index.parts import Standing, order_of
from timeline.log.editing.values import Value
from timeline.log.log import Log
from timeline.log.positions import position_of
from timeline.text import did_you_mean, quoted

_DATED = {"events": ("date",), "plans": ("announced",), "figures": ("as_of", "over")}
"""The keys whose date gives an entry its place, for each section that may be in order of time."""

_MOST_OUT_OF_ORDER = 0.1
"""Largest part of neighbours that may stand in the other order in a section that is in order."""


class Place(NamedTuple):
    """The file of a new entry, the id of the entry before it (empty: it is the first), and the year of a heading."""

    file: str
    after: str
    heading: str = ""


def place_of(log: Log, section: str, identity: str, value: Value, file: str | None = None) -> Place:
    """Return the place of a new entry: behind the last one that is not later, if the section is in order of time.

    A section by id is kept in order, too; else the new entry comes last. Its file is the one that has most of the
    section.
    """
    standing = order_of(log, section)
    file = _file_of(log, section, standing, file)
    here = [one for one in standing if one.file == file]
    if not here:
        return Place(file, "")
    date = _date_of(log, section, value)
    key = None if date is None else _key(section, date)
    if key is not None:
        dated = [(one.position, one.id) for one in here if one.position is not None]
        index = _index([position for position, _ in dated], key)
        if index is not None:
            return Place(file, dated[index - 1][1] if index else "", _year(date))
    ids = [one.id for one in here]
    if section not in _DATED and len(ids) > 1 and ids == sorted(ids):
        index = bisect_right(ids, identity)
        return Place(file, ids[index - 1] if index else "")
    return Place(file, ids[-1])


def _file_of(log: Log, section: str, standing: Sequence[Standing], file: str | None) -> str:
    """Return the file that is named, or else that with the most entries of a section."""
    if file is not None:
        found = next((one for one in log.files if one == file or one.endswith(f"/{file}")), None)
        if found is None:
            hint = did_you_mean(file, log.files) or f"its files are {', '.join(map(quoted, log.files))}"
            raise WrongUsage(f"--file {quoted(file)} is no file of this log", hint)
        return found
    counted = Counter(one.file for one in standing)
    return max(counted, key=lambda name: counted[name]) if counted else log.file


def _date_of(log: Log, section: str, value: Value) -> Date | None:
    """Return the date by which an entry has its place; None if it has none."""
    if not isinstance(value, dict):
        return None
    for key in _DATED.get(section, ()):
        text = value.get(key)
        if isinstance(text, dict):  # of a plan, the announcement
            event = log.events.get(str(text.get("event", "")))
            if event is not None:
                return event.date
            text = text.get("date")
        if isinstance(text, str):
            try:
                return parse(text)
            except DateError:
                return None
    return None


def _key(section: str, date: Date) -> bytes | int | None:
    """Return the position of a date among the positions of a section."""
    if section == "figures":
        return date.earliest if date.earliest != OPEN_START else date.latest
    return position_of(date.sort_key)


def _index(positions: Sequence[bytes | int], key: bytes | int) -> int | None:
    """Return where a position belongs among others in ascending or descending order; None if they are in neither.

    A few may stand out of order: the place is that with the fewest on the wrong side of it.
    """
    pairs = [*pairwise(positions)]
    descending = sum(one > other for one, other in pairs)  # type: ignore[operator] # a section has one kind of position
    ascending = sum(one < other for one, other in pairs)  # type: ignore[operator]
    is_descending = descending > ascending
    if min(descending, ascending) > len(pairs) * _MOST_OUT_OF_ORDER:
        return None
    # In a descending section, what is not earlier stands before it.
    belongs_before = [one >= key if is_descending else one <= key for one in positions]  # type: ignore[operator]
    gains = [0, *accumulate(1 if before else -1 for before in belongs_before)]
    return max(range(len(gains)), key=lambda index: (gains[index], index))


def _year(date: Date) -> str:
    """Return the year in which a date begins, or ends if its beginning is open; empty if it has neither."""
    import datetime

    day = date.earliest if date.earliest != OPEN_START else date.latest
    try:
        return str(datetime.date.fromordinal(day).year)
    except (ValueError, OverflowError):
        return ""
