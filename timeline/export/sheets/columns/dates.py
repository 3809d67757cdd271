"""The columns of a date: in words, as EDTF, first and last day that it can mean, how precise it is, its time of day."""

from collections.abc import Callable
from typing import Any

from timeline.dates import Date, iso, words
from timeline.dates.clock import clock_words
from timeline.export.sheets.sheet import AnyRow, CellKind, Column, Columns, detail


def date_columns(
    name: str, get: Callable[[AnyRow], Date | None], value_words: Callable[[AnyRow], str | None] | None = None
) -> Columns[AnyRow]:
    """The columns of a date; those of the main one, `date`, have no name in front.

    `value_words` gives the first cell, if that is not the date in the words of the log.
    """
    front = "" if name == "date" else f"{name}_"

    def part(label: str, cell: Callable[[Date], Any], kind: CellKind = "text") -> Column[AnyRow]:
        def of_row(row: AnyRow) -> Any:
            date = get(row)
            return cell(date) if date is not None else None

        return detail(f"{front}{label}", of_row, kind)

    in_words = part("", lambda date: date.words or words(date)).get
    return (
        Column(name, "text", value_words or in_words),
        part("edtf", lambda date: date.edtf),
        part("earliest", lambda date: iso(date.earliest), "day"),
        part("latest", lambda date: iso(date.latest), "day"),
        part("precision", lambda date: date.precision if date.kind == "point" else date.kind),
        part("time", lambda date: clock_words(date.time) if date.time is not None else None),
    )
