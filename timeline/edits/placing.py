"""The place of a new entry: its file, and the entry behind which it stands."""

import os
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, Protocol, TypeVar

from timeline.dates import OPEN_START, Date, DateError, parse
from timeline.errors import WrongUsage
from timeline.index.parts import Standing, files_of, order_of, runs_of
from timeline.log.editing.values import Value
from timeline.log.log import Log
from timeline.log.positions import position_of
from timeline.text import did_you_mean, quoted

_DATED = {"events": ("date",), "plans": ("announced",), "figures": ("as_of", "over")}
"""The keys whose date gives an entry its place, for each section that may be in order of time."""

_MOST_RUNS = 16
"""Number of runs of entries up to which all of a section are looked at."""

_MOST_OUT_OF_ORDER = 0.1
"""Largest part of neighbours that may stand in the other order in a section that is in order."""


class New(Protocol):
    """A new entry."""

    @property
    def value(self) -> Value:
        """Its value as the log has it."""


AnyNew = TypeVar("AnyNew", bound=New)


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
    file = _file_of(log, section, file)
    date = _date_of(log, section, value)
    key = None if date is None else _key(section, date)
    here, direction = _around(log, section, file, key)
    if not here:
        return Place(file, "")
    if date is not None and direction:
        dated = [(one.position, one.id) for one in here if one.position is not None]
        index = _index([position for position, _ in dated], key, direction)
        return Place(file, dated[index - 1][1] if index else "", _year(date))
    ids = [one.id for one in here]
    if section not in _DATED and len(ids) > 1 and ids == sorted(ids):
        index = bisect_right(ids, identity)
        return Place(file, ids[index - 1] if index else "")
    return Place(file, ids[-1])


def _around(log: Log, section: str, file: str, key: bytes | int | None) -> tuple[list[Standing], int]:
    """Return the entries of a section in a file, and the direction of their order.

    Of a large section, only the entries of the run in which a position belongs, else those of the last one.
    """
    runs = runs_of(log, section, file)
    if len(runs) <= _MOST_RUNS:
        here = order_of(log, section, file)
        return here, _direction([one.position for one in here if one.position is not None])
    dated = [one for one in runs if one.position is not None]
    positions = [one.position for one in dated]
    direction = _direction(positions)
    run = runs[-1]
    if key is not None and direction:
        run = dated[max(_index(positions, key, direction) - 1, 0)]
    return order_of(log, section, file, run.run), direction


def in_order(log: Log, section: str, placed: Sequence[tuple[AnyNew, Place]]) -> list[tuple[AnyNew, Place]]:
    """Return new entries with their places in the order in which they are to stand, as far as they are dated."""
    if len(placed) < 2:
        return [*placed]
    keys = []
    for new, _ in placed:
        date = _date_of(log, section, new.value)
        keys.append(None if date is None else _key(section, date))
    if any(key is None for key in keys):
        return [*placed]
    _, direction = _around(log, section, placed[0][1].file, None)
    order = sorted(range(len(placed)), key=lambda number: keys[number], reverse=direction < 0)  # type: ignore[arg-type, return-value]
    return [placed[number] for number in order]


def _file_of(log: Log, section: str, file: str | None) -> str:
    """Return the file that is named, or else that with the most entries of a section."""
    if file is not None:
        found = next((one for one in log.files if one == file or one.endswith(f"/{file}")), None)
        if found is None:
            hint = (
                did_you_mean(file, map(os.path.basename, log.files))
                or f"its files are {', '.join(map(quoted, log.files))}"
            )
            raise WrongUsage(f"{quoted(file)} is no file of this log", hint)
        return found
    counted = files_of(log, section) if len(log.files) > 1 else {}
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


def _direction(positions: Sequence[Any]) -> int:
    """Return 1 for positions in ascending order, -1 for descending ones, 0 for neither; a few may be out of order."""
    pairs = [*pairwise(positions)]
    descending, ascending = sum(one > other for one, other in pairs), sum(one < other for one, other in pairs)
    if min(descending, ascending) > len(pairs) * _MOST_OUT_OF_ORDER:
        return 0
    return -1 if descending > ascending else 1


def _index(positions: Sequence[Any], key: Any, direction: int) -> int:
    """Return where a position belongs among others in a direction: with the fewest on the wrong side."""
    belongs_before = [one <= key if direction > 0 else one >= key for one in positions]
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
