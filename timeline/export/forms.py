"""The forms of an answer, from which its formats are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.export.lines import Json, Lines
from timeline.export.sheets.sheet import Sheet

Pieces = Iterable[str] | Iterable[bytes]
"""A file piece by piece, so that a large answer is never in memory as a whole; a text is one piece of many too."""

Files = Mapping[str, Iterable[str]]
"""The files of a folder by name, each piece by piece."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Functions for the forms of an answer; each is called only for the format that needs it."""

    value: Callable[[], Any]
    """The document of the contract, as JSON has it."""
    lists: Sequence[Lines]
    """The lists of that document whose members are JSON lines, list after list."""
    sheet: Callable[[], Sheet]
    """The table, for CSV, Excel and data packages."""
    note: Callable[[], str] | None = None
    """The days of the question that the logs have not followed, for formats with a place beside the table."""
    more: Mapping[str, Callable[[], Pieces]] = field(default_factory=dict)
    """Formats that only this answer has."""
    lines: Callable[[], Iterable[Json]] | None = None
    """The JSON lines, where they do not stand list after list."""
