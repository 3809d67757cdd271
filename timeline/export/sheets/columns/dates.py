"""The columns of a date: in words, as EDTF, first and last day that it can mean, how precise it is, its time of day."""

from collections.abc import Callable

from timeline.dates import Date, Time, iso, words
from timeline.dates.clock import clock_words
from timeline.export.sheets.sheet import AnyRow, CellKind, Column, Columns, detail, once

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

    def of_row(row: AnyRow) -> _Cells:
        return _cells(get(row))

    cells = once(of_row)

    def part(label: str, at: int, kind: CellKind = "text") -> Column[AnyRow]:
        return detail(f"{front}{label}", lambda row: cells(row)[at], kind)

    return (
        Column(name, "text", value_words or (lambda row: cells(row)[0])),
        part("edtf", 1),
        part("earliest", 2, "day"),
        part("latest", 3, "day"),
        part("precision", 4),
        part("time", 5),
    )


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
