"""The columns of an estimate in numbers, and of its words; a bound that the source does not give is empty."""

from collections.abc import Callable
from typing import Any

from timeline.export.sheets.sheet import AnyRow, Column, Columns, detail
from timeline.log.model import Figure

_NUMBERS = ("low", "high", "value")


def amount_columns(name: str, get: Callable[[AnyRow], Figure | None]) -> Columns[AnyRow]:
    """The bounds, the value, the qualifier and the words of an estimate, with a name in front if there is one."""
    front = f"{name}_" if name else ""

    def part(field: str) -> Callable[[AnyRow], Any]:
        return lambda row: getattr(get(row), field, None)

    numbers = (Column(f"{front}{field}", "number", part(field), is_detail=True) for field in _NUMBERS)
    return (*numbers, detail(f"{front}qualifier", part("qualifier")), detail(f"{front}words", part("words")))
