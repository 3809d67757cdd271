"""The forms of an answer, from which its formats are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.export.lines import Lines
from timeline.export.sheets.sheet import Sheet

Files = Mapping[str, bytes]
"""The files of a folder by name."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Functions for the forms of an answer; each is called only for the format that needs it."""

    value: Callable[[], Any]
    """The document of the contract, as JSON has it."""
    lists: Sequence[Lines]
    """The lists of that document whose members are JSON lines."""
    sheet: Callable[[], Sheet]
    """The table, for CSV, Excel and data packages."""
    note: Callable[[], str] | None = None
    """The days of the question that the logs have not followed, for formats with a place beside the table."""
    more: Mapping[str, Callable[[], str | bytes]] = field(default_factory=dict)
    """Formats that only this answer has."""
    order: Callable[[], Iterable[str]] | None = None
    """The path of the list from which each line is taken, if the lists are interleaved."""
