"""The answer of `stats`."""

from typing import TYPE_CHECKING

from timeline.api.answers import Asked, Limits
from timeline.reports.stats import Row, Stats

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document


class StatsAnswer(Asked[Stats, Row]):
    """Counts of entries."""

    def members(self) -> tuple[Row, ...]:
        """Return the rows."""
        return self.value.rows

    def __len__(self) -> int:
        return len(self.value.rows)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        answer = self.value
        return Limits(answer.asked, answer.not_judged, answer.emptied_by, answer.without_place)

    def document(self) -> "Document":
        """Return the answer in words, as the command prints it."""
        from timeline.telling.head import asked_words
        from timeline.telling.stats import document

        return document(self.value, self.workspace, asked_words(self._subject, self.question, self.workspace))

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.stats import forms

        return forms(self.value, self.workspace)

    @property
    def _subject(self) -> str:
        """The title of the rows: `Entries per year and family`."""
        answer = self.value
        sides = [f"per {answer.per}" if answer.per else "", f"by {answer.by}" if answer.by else ""]
        return " ".join(["Entries", *filter(None, sides)])
