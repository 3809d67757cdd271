"""The answer of `disputes`."""

from typing import TYPE_CHECKING

from timeline.api.answers import Asked, Limits
from timeline.reports.disputes import Disputed, Disputes

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document


class DisputesAnswer(Asked[Disputes, Disputed]):
    """Disagreements of sources; iterating gives the disputed fields, `value.conflicts` the figures in conflict."""

    def members(self) -> tuple[Disputed, ...]:
        """Return the disputed fields."""
        return self.value.fields

    def __len__(self) -> int:
        return len(self.value.fields)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        answer = self.value
        return Limits(answer.period, answer.not_judged, answer.emptied_by, answer.without_place)

    def document(self) -> "Document":
        """Return the answer in words, as the command prints it."""
        from timeline.telling.disputes import document

        return document(self.value, self.workspace, self.question)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.disputes import forms

        return forms(self.value, self.workspace)
