"""Numbered notes for Markdown: each source stands once, and every paragraph names it by its number."""

from collections.abc import Iterable

from timeline.export.writers import markdown
from timeline.log.model import Citation, Log
from timeline.reports.wording import citation_in_full


class Notes:
    """The sources of a document, numbered in the order in which they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def cite(self, citations: Iterable[Citation], log: Log) -> str:
        """The mark at the end of a paragraph: ` [1, 3]`, or nothing."""
        texts = dict.fromkeys(citation_in_full(citation, log) for citation in citations)
        numbers = [str(self._numbers.setdefault(text, len(self._numbers) + 1)) for text in texts]
        return f" \\[{', '.join(numbers)}\\]" if numbers else ""

    def section(self) -> list[str]:
        """The list of sources that closes the document."""
        if not self._numbers:
            return []
        return ["## Sources", "", *(f"{number}. {markdown(text)}" for text, number in self._numbers.items())]
