"""The columns of a date: in words, as EDTF, first and last day that it can mean, how precise it is, its time of day."""

from collections.abc import Callable, Iterable, Sequence

from timeline.dates import Date, Time, iso, words
from timeline.dates.clock import clock_words
from timeline.export.sheets.sheet import AnyRow, Columns, Heading, text, together

_Cells = tuple[str | None, ...]
_NONE: _Cells = (None,) * 6

_known: dict[tuple[str, str | None, Time | None], _Cells] = {}
_MOST_KNOWN = 8192
"""Maximum number of dates whose cells are kept: many rows have the same."""


def date_columns(
    name: str, get: Callable[[AnyRow], Date | None], value_words: Callable[[AnyRow], str | None] | None = None
) -> Columns[AnyRow]:
    """The columns of a date; those of the main one, `date`, have no name in front.

    `value_words` gives the first cell, if that is not the date in the words of the log.
    """
    front = "" if name == "date" else f"{name}_"

    columns: Columns[AnyRow] = together(
        lambda rows: _columns(map(get, rows)),
        Heading(name),
        Heading(f"{front}edtf", is_detail=True),
        Heading(f"{front}earliest", "day", is_detail=True),
        Heading(f"{front}latest", "day", is_detail=True),
        Heading(f"{front}precision", is_detail=True),
        Heading(f"{front}time", is_detail=True),
    )
    return columns if value_words is None else (text(name, value_words), *columns[1:])


def _columns(dates: Iterable[Date | None]) -> Iterable[Sequence[str | None]]:
    """The cells of some dates, column by column; in a chronology, the same dates follow each other."""
    before: Date | None = None
    cells = _NONE
    found = []
    for date in dates:
        if date is not before:
            before, cells = date, _cells(date)
        found.append(cells)
    return zip(*found, strict=True)


def _cells(date: Date | None) -> _Cells:
    """The cells of a date; empty ones for none."""
    if date is None:
        return _NONE
    own = (date.edtf, date.words, date.time)  # which no two different dates share
    found = _known.get(own)
    if found is None:
        if len(_known) == _MOST_KNOWN:
            _known.clear()
        found = _known[own] = (
            date.words or words(date),
            date.edtf,
            iso(date.earliest),
            iso(date.latest),
            date.precision if date.kind == "point" else date.kind,
            clock_words(date.time) if date.time is not None else None,
        )
    return found
