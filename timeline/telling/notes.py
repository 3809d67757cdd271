"""Numbered notes: each source once, in the order in which it is first cited."""

from typing import NamedTuple

from timeline.log.model import Citation
from timeline.reports.wording import citation_in_full
from timeline.telling.document import Cite
from timeline.telling.restrictions import Restrictions


class Note(NamedTuple):
    """The note of a source, with its web address if it has one, and its id."""

    text: str
    url: str | None = None
    id: str = ""


class Notes:
    """The notes of a document while it is printed."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str | None], int] = {}
        self.notes: list[Note] = []
        self._restrictions = Restrictions()

    def numbers(self, cite: Cite) -> tuple[int, ...]:
        """Return the numbers of the notes of a reference, and add the notes that are new."""
        return tuple(dict.fromkeys(self._number(citation, cite) for citation in cite.citations))

    def _number(self, citation: Citation, cite: Cite) -> int:
        source = cite.log.sources.get(citation.ref)
        read = (citation_in_full(citation, cite.log), source.url if source else None)
        if read not in self._numbers:
            self._restrictions.add_cited(citation, cite.log)
            self.notes.append(Note(*read, citation.ref))
            self._numbers[read] = len(self.notes)
        return self._numbers[read]

    @property
    def restriction(self) -> str:
        """The sentence on sources that are not to be passed on; empty if none of them is cited."""
        return self._restrictions.sentence
