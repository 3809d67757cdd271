"""An answer in the forms in which it can be handed on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.export.lines import Lines
from timeline.export.sheets.sheet import Sheet
from timeline.telling.document import Document

Files = Mapping[str, bytes]
"""The files of a folder by name."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What the formats are made of; each form is made when it is asked for."""

    value: Callable[[], Any]
    """The document of the contract, as JSON has it."""
    lists: Sequence[Lines]
    """The lists of that document whose members are JSON lines."""
    sheet: Callable[[], Sheet]
    """For programs that calculate."""
    document: Callable[[], Document] | None = None
    """For people, of answers that `timeline.telling` does not tell yet."""
    more: Mapping[str, Callable[[], str | bytes]] = field(default_factory=dict)
    """Formats that only this answer has."""
    order: Callable[[], Iterable[str]] | None = None
    """The path of the list from which each line is taken, where the lines are not list after list."""
