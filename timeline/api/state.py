"""The answer of `state`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.api.answers import Asked, Limits
from timeline.log.model import Entry
from timeline.reports.state import State

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document


class StateAnswer(Asked[State, Entry]):
    """The picture on a day; iterating gives its events, plans and figures, and the entries in dispute."""

    def members(self) -> Iterator[Entry]:
        """Return the entries in the picture."""
        return (entry for entry, _ in self.value.entries)

    def __len__(self) -> int:
        return sum(1 for _ in self.value.entries)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        return Limits(self.value.period, 0, self.value.emptied_by, self.value.without_place)

    def document(self, *, in_days: bool = False) -> "Document":
        """Return the answer in words; durations in days alone if `in_days`."""
        from timeline.telling.state import document

        return document(self.value, self.workspace, self.question, in_days=in_days)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.state import forms

        return forms(self.value, self.workspace)
