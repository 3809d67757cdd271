"""The answer of `history`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.api.answers import Answer
from timeline.edits.undoing import PastEdit, history

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document


class HistoryAnswer(Answer[tuple[PastEdit, ...], PastEdit]):
    """The edits of a log."""

    def __init__(self, log: str, edits: Iterable[PastEdit]) -> None:
        super().__init__(tuple(edits), (log,))
        self._log = log

    def members(self) -> tuple[PastEdit, ...]:
        """Return the edits from the oldest to the newest."""
        return self.value

    def __len__(self) -> int:
        return len(self.value)

    def document(self) -> "Document":
        """Return the edits in words, as the command prints them."""
        from timeline.telling.history import document

        return document(self.value)

    def forms(self) -> "Forms":
        """Return the edits in the forms for machines."""
        from timeline.export.history import forms

        return forms(self._log, self.value)


def past_edits(log: str) -> HistoryAnswer:
    """Return the edits of a log, as far as the journal of this person has them."""
    return HistoryAnswer(log, history(log))
