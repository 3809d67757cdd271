"""The answer of `show`."""

from typing import TYPE_CHECKING

from timeline.api.answers import Answer
from timeline.reports.card import Card

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.telling.document import Document
    from timeline.workspace import Workspace


class ShowAnswer(Answer[tuple[Card, ...], Card]):
    """Entries in full, each with what belongs to it."""

    def __init__(self, value: tuple[Card, ...], workspace: "Workspace") -> None:
        super().__init__(value, workspace.files)
        self.workspace = workspace

    def members(self) -> tuple[Card, ...]:
        """Return the cards."""
        return self.value

    def __len__(self) -> int:
        return len(self.value)

    def document(self) -> "Document":
        """Return the answer in words, as the command prints it."""
        from timeline.telling.card import document

        return document(self.value, self.workspace)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines."""
        from timeline.export.card import forms

        return forms(self.value, self.workspace)
