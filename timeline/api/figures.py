"""The answer of `figures`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.api.answers import Asked, Limits
from timeline.reports.figures import Estimates, Figures

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.query.question import Question
    from timeline.telling.document import Document
    from timeline.workspace import Workspace


class FiguresAnswer(Asked[Figures, Estimates]):
    """Estimates over time, as series."""

    def __init__(self, value: Figures, workspace: "Workspace", question: "Question", subject: str | None) -> None:
        """`subject` is the one that was asked for."""
        super().__init__(value, workspace, question)
        self._subject = subject

    def members(self) -> Iterator[Estimates]:
        """Return the series."""
        return (series for group in self.value.groups for series in group.series)

    def __len__(self) -> int:
        return sum(len(group.series) for group in self.value.groups)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        answer = self.value
        return Limits(answer.period, answer.not_judged, answer.emptied_by, answer.without_place)

    def document(self) -> "Document":
        """Return the answer in words, as the command prints it."""
        from timeline.telling.figures import document

        return document(self.value, self.workspace, self.question, self._subject)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.figures import forms

        return forms(self.value, self.workspace)
