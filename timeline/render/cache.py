"""What is kept of the logs, as text."""

from datetime import UTC, datetime
from pathlib import Path

from timeline.index.listing import Cleared, Kept, Listing
from timeline.render import tables
from timeline.render.lines import EMPTY, Line, Span, span, wrap
from timeline.reports.vocabulary import Table
from timeline.reports.wording import plural

_COLUMNS = ("log", "state", "events", "plans", "figures", "size", "made")


def lines(found: Listing, width: int) -> list[Line]:
    """The folder, a row for each log, and what all of it takes."""
    shown = wrap([Span("Kept in ", "meta"), span(str(found.folder))], width)
    if found.kept:
        rows = tuple(one._asdict() for one in found.kept)
        shown += [EMPTY, *tables.lines(Table("logs", _COLUMNS, rows, tuple(_row(one) for one in found.kept)), width)]
    if found.left[0]:
        shown += wrap(
            [Span(f"{plural(found.left[0], 'file')} that nobody needs any more: {_size(found.left[1])}")], width
        )
    total = f"{_size(found.size)} in all; 'timeline cache --clear' removes it" if found.size else "Nothing is kept."
    return [*shown, *wrap([Span(total, "meta")], width)]


def cleared_lines(cleared: Cleared, folder: Path, width: int) -> list[Line]:
    """What was removed."""
    if not cleared.files:
        return wrap([span(f"Nothing to remove in {folder}")], width)
    text = f"Removed {plural(cleared.files, 'file')} from {folder}: {_size(cleared.size)} freed"
    return wrap([span(text)], width)


def _row(one: Kept) -> tuple[str, ...]:
    counts = ("" if number is None else str(number) for number in (one.events, one.plans, one.figures))
    made = datetime.fromtimestamp(one.made // 1_000_000_000, UTC).astimezone()
    return one.log or "?", one.state, *counts, _size(one.size), f"{made:%Y-%m-%d %H:%M}"


def _size(size: int) -> str:
    """Bytes as a person reads them."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return plural(size, "byte")
