"""New entries that look like others: found in the log, and among each other, before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.dates import Day
from timeline.edits.drafts import SHAPES, Draft
from timeline.edits.placed import Placed, reading_of
from timeline.log.findings import Findings
from timeline.log.likeness.distinct import are_distinct
from timeline.log.likeness.finding import Alike, Finder
from timeline.log.log import Log
from timeline.log.model import Event, Plan
from timeline.log.shapes import read_shape
from timeline.text import quoted, shorten, visible


class Double(NamedTuple):
    """A new entry with the number of its draft, and the entries that it looks like: the likest first."""

    number: int
    entry: Event | Plan
    alike: tuple[Alike, ...]


def doubles(drafts: Sequence[Draft], log: Log) -> Iterator[Double]:
    """Yield the new entries that look like others: entries of the log, and new ones before them."""
    entries = [(number, entry) for number, one in enumerate(drafts) if (entry := entry_of(one, log)) is not None]
    if not entries:
        return
    finder, earlier = Finder(log), _ByDays()
    for number, entry in entries:
        days = finder.days(entry)
        others = (other for other in earlier.near(days) if not are_distinct(entry, other))
        new = (Alike(other, finder.compared(entry, other)) for other in others)
        alike = (*finder.alike(entry), *(one for one in new if one.likeness.is_likely))
        earlier.add(entry, days)
        if alike:
            yield Double(number, entry, alike)


class _ByDays:
    """New entries by the days around their dates, so that few are compared with each other."""

    def __init__(self) -> None:
        self._entries: list[Event | Plan] = []
        self._by_block: dict[int, list[int]] = {}
        self._wide: list[int] = []

    def add(self, entry: Event | Plan, days: Sequence[tuple[Day, Day]]) -> None:
        """Keep an entry whose dates lie in these spans."""
        number = len(self._entries)
        self._entries.append(entry)
        for block in _blocks(days):
            self._by_block.setdefault(block, []).append(number)
        if any(map(_is_wide, days)):
            self._wide.append(number)

    def near(self, days: Sequence[tuple[Day, Day]]) -> Iterator[Event | Plan]:
        """Yield the entries, in their order, that may have one of these days."""
        if any(map(_is_wide, days)):
            return iter(self._entries)
        numbers = {*self._wide, *(one for block in _blocks(days) for one in self._by_block.get(block, ()))}
        return (self._entries[number] for number in sorted(numbers))


_BLOCK = 8
"""Number of days that are looked up together."""
_WIDE = 400
"""Number of days of a span from which on it is compared with everything."""


def _is_wide(span: tuple[Day, Day]) -> bool:
    return span[1] - span[0] > _WIDE


def _blocks(days: Iterable[tuple[Day, Day]]) -> set[int]:
    """Return the blocks that spans touch, but for those that are wide."""
    narrow = (span for span in days if not _is_wide(span))
    return {block for first, last in narrow for block in range(first // _BLOCK, last // _BLOCK + 1)}


def entry_of(draft: Draft, log: Log) -> Event | Plan | None:
    """Return a new event or plan as the log will have it; None for another kind, and for one that cannot be read."""
    if draft.section not in ("events", "plans"):
        return None
    shape = SHAPES["event" if draft.section == "events" else "plan"]
    node, _ = Placed(draft.value, {}).node()
    values = read_shape(shape, node, reading_of("", Findings(), log.header.timezone))
    if values is None:
        return None
    entry: Event | Plan = shape.make(**values, file="", line=0, column=0)
    return entry


def described(alike: Alike) -> str:
    """Return an entry in words, with its place if it stands in the log, and why it looks like the new one."""
    entry = alike.entry
    where = f"{visible(entry.file)}:{entry.line}" if entry.file else "also new"
    return f"{quoted(entry.id)}, {quoted(shorten(entry.title))} ({where}): {', '.join(alike.likeness.reasons)}"
