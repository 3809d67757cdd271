"""The answers of `actors`, `places`, `types`, `sources` and `views`: the words of a log, as tables."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from timeline.api.answers import Asked
from timeline.query.question import Question
from timeline.reports import vocabulary
from timeline.reports.views import views
from timeline.reports.vocabulary import Table
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document

TABLES: Mapping[str, Callable[[Workspace, Question], Table]] = {
    "actors": vocabulary.actors,
    "places": vocabulary.places,
    "types": vocabulary.types,
    "sources": vocabulary.sources,
    "views": views,
}
"""The reports by the names of their commands."""


class TableAnswer(Asked[Table, Mapping[str, Any]]):
    """A table of words of a log; iterating gives its rows, as the JSON has them."""

    def members(self) -> tuple[Mapping[str, Any], ...]:
        """Return the rows."""
        return self.value.rows

    def __len__(self) -> int:
        return len(self.value.rows)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what limits the answer: none."""
        return ()

    def document(self) -> "Document":
        """Return the answer in words, as the command prints it."""
        from timeline.telling.vocabulary import document

        return document(self.value, self.workspace, self.question)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.tables import forms

        return forms(self.value, self.workspace)
