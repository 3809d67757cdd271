"""New entries that look like others: found in the log, and among each other, before anything is written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
    finder = Finder(log)
    for number, entry in entries:
        earlier = (other for at, other in entries if at < number and not are_distinct(entry, other))
        new = (Alike(other, finder.compared(entry, other)) for other in earlier)
        alike = (*finder.alike(entry), *(one for one in new if one.likeness.is_likely))
        if alike:
            yield Double(number, entry, alike)


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
