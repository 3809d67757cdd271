"""The answer of `changes`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from timeline.api.answers import Asked, Limits
from timeline.log.model import Entry
from timeline.reports.changes import Changes

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document


class ChangesAnswer(Asked[Changes, Entry]):
    """Changes between two dates; iterating gives the entries that changed, section after section."""

    def members(self) -> Iterator[Entry]:
        """Return the entries of all the changes."""
        return (entry for entry, _ in self.value.entries)

    def __len__(self) -> int:
        return sum(1 for _ in self.value.entries)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        return Limits(self.value.window, 0, self.value.emptied_by, self.value.without_place)

    def document(
        self,
        *,
        by: Literal["place", "actor", "type"] | None = None,
        in_days: bool = False,
        in_full: bool = False,
    ) -> "Document":
        """Return the answer in words; `by` groups the events of each section."""
        from timeline.telling.changes import document

        return document(self.value, self.workspace, self.question, by=by, in_days=in_days, in_full=in_full)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.changes import forms

        return forms(self.value, self.workspace)
