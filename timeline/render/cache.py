"""What is kept of the logs, as text."""

from pathlib import Path

from timeline.index.listing import Cleared, Listing
from timeline.render import tables
from timeline.render.lines import EMPTY, Line, Span, span, wrap
from timeline.reports.kept import cleared_words, left_words, table_of, total_words


def lines(found: Listing, width: int) -> list[Line]:
    """The folder, a row for each log, and what all of it takes."""
    shown = wrap([Span("Kept in ", "meta"), span(str(found.folder))], width)
    if found.kept:
        shown += [EMPTY, *tables.lines(table_of(found), width)]
    return [*shown, *wrap([Span(left_words(found))], width), *wrap([Span(total_words(found), "meta")], width)]


def cleared_lines(cleared: Cleared, folder: Path, width: int) -> list[Line]:
    """What was removed."""
    return wrap([span(cleared_words(cleared, folder))], width)
