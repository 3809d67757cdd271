"""The place of a new entry: its file, and the entry behind which it stands."""

import os
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

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

_MOST_DATES = 50_000
"""Maximum number of places that are kept by the texts of dates."""

_MOST_OUT_OF_ORDER = 0.1
"""Largest part of neighbours that may stand in the other order in a section that is in order."""


class Place(NamedTuple):
    """The file of a new entry, the id of the entry before it (empty: it is the first), and the year of a heading."""

    file: str
    after: str
    heading: str = ""


class Places:
    """The places of new entries of one section, in the file that is named or that has most of the section.

    An entry stands behind the last one that is not later, if the section is in order of time. A section by id is kept
    in order, too; else the new entry comes last. What is asked of the index is asked once for all entries.
    """

    def __init__(self, log: Log, section: str, file: str | None = None) -> None:
        """Raises `WrongUsage` for a file that the log has not."""
        self._log = log
        self._section = section
        self._file = _file_of(log, section, file)
        runs = runs_of(log, section, self._file)
        # Of a large section, only the entries of the run in which a position belongs are looked at.
        self._runs = runs if len(runs) > _MOST_RUNS else []
        self._here: dict[int | None, _Neighbours] = {}
        self._by_text: dict[str, tuple[Place, bytes | int | None]] = {}
        self._dated = [one for one in runs if one.position is not None] if self._runs else self._neighbours(None).dated
        self._positions = Positions([one.position for one in self._dated])

    @property
    def direction(self) -> int:
        """1 for a section in ascending order of time, -1 for a descending one, 0 for neither."""
        return self._positions.direction

    def of(self, identity: str, value: Value) -> tuple[Place, bytes | int | None]:
        """Return the place of a new entry, and its position among those of the section; None for one without a date."""
        given = self._date_in(value)
        if not isinstance(given, str):
            return self._placed(identity, given)
        if given not in self._by_text:
            if len(self._by_text) >= _MOST_DATES:
                self._by_text.clear()
            self._by_text[given] = self._placed(identity, _read(given))
        return self._by_text[given]

    def _placed(self, identity: str, date: Date | None) -> tuple[Place, bytes | int | None]:
        position = None if date is None else _key(self._section, date)
        return self._place(identity, date, position, self._around(position)), position

    def _place(self, identity: str, date: Date | None, position: bytes | int | None, here: "_Neighbours") -> Place:
        if not here.ids:
            return Place(self._file, "")
        if date is not None and self.direction:
            index = here.positions.index(position, self.direction)
            return Place(self._file, here.dated[index - 1].id if index else "", _year(date))
        if self._section not in _DATED and here.is_by_id:
            index = bisect_right(here.ids, identity)
            return Place(self._file, here.ids[index - 1] if index else "")
        return Place(self._file, here.ids[-1])

    def _around(self, key: bytes | int | None) -> "_Neighbours":
        """Return the entries among which a position belongs."""
        if not self._runs:
            return self._neighbours(None)
        run = self._runs[-1]
        if key is not None and self.direction:
            run = self._dated[max(self._positions.index(key, self.direction) - 1, 0)]
        return self._neighbours(run.run)

    def _neighbours(self, run: int | None) -> "_Neighbours":
        """Return the entries of the section in the file, or in one run of it."""
        if run not in self._here:
            self._here[run] = _Neighbours(order_of(self._log, self._section, self._file, run))
        return self._here[run]

    def _date_in(self, value: Value) -> str | Date | None:
        """Return the date by which an entry has its place: its text, or that of an event; None if it has none."""
        if not isinstance(value, dict):
            return None
        for key in _DATED.get(self._section, ()):
            text = value.get(key)
            if isinstance(text, dict):  # of a plan, the announcement
                event = self._log.events.get(str(text.get("event", "")))
                if event is not None:
                    return event.date
                text = text.get("date")
            if isinstance(text, str):
                return text
        return None


class _Neighbours:
    """The entries among which a new one has its place."""

    def __init__(self, several: Sequence[Standing]) -> None:
        self.ids = [one.id for one in several]
        self.dated = [one for one in several if one.position is not None]
        self.positions = Positions([one.position for one in self.dated])

    @cached_property
    def is_by_id(self) -> bool:
        """True for several that stand in the order of their ids."""
        return len(self.ids) > 1 and self.ids == sorted(self.ids)


class Positions:
    """Positions as they stand in a text, most of them in order."""

    def __init__(self, several: Sequence[Any]) -> None:
        self._several = several

    @cached_property
    def direction(self) -> int:
        """1 for ascending order, -1 for descending, 0 for neither; a few may be out of order."""
        pairs = [*pairwise(self._several)]
        descending, ascending = sum(one > other for one, other in pairs), sum(one < other for one, other in pairs)
        if min(descending, ascending) > len(pairs) * _MOST_OUT_OF_ORDER:
            return 0
        return -1 if descending > ascending else 1

    def index(self, key: Any, direction: int) -> int:
        """Return where a position belongs among the others in a direction: with the fewest on the wrong side."""
        if direction > 0 and self._is_ascending:
            return bisect_right(self._several, key)
        if direction < 0 and self._is_descending:
            return len(self._several) - bisect_left(self._turned, key)
        belongs_before = [one <= key if direction > 0 else one >= key for one in self._several]
        gains = [0, *accumulate(1 if before else -1 for before in belongs_before)]
        return max(range(len(gains)), key=lambda index: (gains[index], index))

    @cached_property
    def _is_ascending(self) -> bool:
        """True if all are in ascending order."""
        return all(one <= other for one, other in pairwise(self._several))

    @cached_property
    def _is_descending(self) -> bool:
        """True if all are in descending order."""
        return all(one <= other for one, other in pairwise(self._turned))

    @cached_property
    def _turned(self) -> Sequence[Any]:
        return self._several[::-1]


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


@lru_cache(maxsize=1_024)  # the figures of an event have its date
def _read(text: str) -> Date | None:
    """Return the date of a text; None for what is no date."""
    try:
        return parse(text)
    except DateError:
        return None


def _key(section: str, date: Date) -> bytes | int | None:
    """Return the position of a date among the positions of a section."""
    if section == "figures":
        return date.earliest if date.earliest != OPEN_START else date.latest
    return position_of(date.sort_key)


def _year(date: Date) -> str:
    """Return the year in which a date begins, or ends if its beginning is open; empty if it has neither."""
    import datetime

    day = date.earliest if date.earliest != OPEN_START else date.latest
    try:
        return str(datetime.date.fromordinal(day).year)
    except (ValueError, OverflowError):
        return ""
