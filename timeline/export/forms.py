"""An answer in the forms in which it can be handed on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline.export.sheets import Sheet
from timeline.telling.document import Document

Files = Mapping[str, bytes]
"""The files of a folder by name."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What the formats are made of; each form is made when it is asked for."""

    value: Callable[[], Any]
    """The document of the contract, as JSON has it."""
    values: Callable[[], Iterable[Any]]
    """The same as a row of values."""
    sheet: Callable[[], Sheet]
    """For programs that calculate."""
    document: Callable[[], Document] | None = None
    """For people, of answers that `timeline.telling` does not tell yet."""
    more: Mapping[str, Callable[[], str | bytes]] = field(default_factory=dict)
    """Formats that only this answer has."""
