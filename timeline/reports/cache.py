"""The indexes of logs in the cache folder, as a table and in sentences."""

from datetime import UTC, datetime
from pathlib import Path

from timeline.index.listing import CachedIndex, Cleared, Listing
from timeline.reports.vocabulary import Table
from timeline.reports.wording import plural

_COLUMNS = ("log", "state", "events", "plans", "figures", "size", "made")


def table_of(found: Listing) -> Table:
    """A row for each log."""
    return Table("logs", _COLUMNS, tuple(entry._asdict() for entry in found.indexes), tuple(map(_row, found.indexes)))


def _row(entry: CachedIndex) -> tuple[str, ...]:
    counts = ("" if number is None else str(number) for number in (entry.events, entry.plans, entry.figures))
    made = datetime.fromtimestamp(entry.made // 1_000_000_000, UTC).astimezone()
    return entry.log or "?", entry.state, *counts, _size(entry.size), f"{made:%Y-%m-%d %H:%M}"


def left_words(found: Listing) -> str:
    """The remark on files of the folder that nothing uses; empty if there are none."""
    files, size = found.left
    return f"{plural(files, 'file')} that nobody needs any more: {_size(size)}" if files else ""


def total_words(found: Listing) -> str:
    """The total size."""
    return f"{_size(found.size)} in all; 'timeline cache --clear' removes it" if found.size else "Nothing is kept."


def cleared_words(cleared: Cleared, folder: Path) -> str:
    """The remark on the files that were removed."""
    if not cleared.files:
        return f"Nothing to remove in {folder}"
    return f"Removed {plural(cleared.files, 'file')} from {folder}: {_size(cleared.size)} freed"


def _size(size: int) -> str:
    """A number of bytes in a unit for people."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return plural(size, "byte")
