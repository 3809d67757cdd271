"""The answer of `search`."""

from typing import TYPE_CHECKING

from timeline.api.answers import Asked, Limits
from timeline.reports.search import Hit, Search

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document


class SearchAnswer(Asked[Search, Hit]):
    """Entries with the words that were asked for, the best first."""

    def members(self) -> tuple[Hit, ...]:
        """Return the hits."""
        return self.value.hits

    def __len__(self) -> int:
        return len(self.value.hits)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        answer = self.value
        return Limits(answer.period, answer.not_judged, answer.emptied_by, answer.without_place)

    def document(self) -> "Document":
        """Return the answer in words, as the command prints it."""
        from timeline.telling.search import document

        return document(self.value, self.workspace, self.question)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.search import forms

        return forms(self.value, self.workspace)
