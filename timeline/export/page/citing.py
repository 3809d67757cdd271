"""Sources in a page: entries cite them by number, and each stands once in full in a list.

The script replaces the number by publisher and date, as the list has them, and makes it a link.
"""

from collections.abc import Iterable, Iterator

from timeline.dates import words
from timeline.export.markup import address, content, foreign, joined
from timeline.log.log import Log
from timeline.log.model import Citation, Source
from timeline.telling.document import Run
from timeline.telling.head import citation
from timeline.telling.restrictions import Restrictions
from timeline.workspace import Workspace


class Sources:
    """The documents that a page cites, numbered as they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}
        self._restrictions = Restrictions()

    def cite(self, citations: Iterable[Citation], log: Log) -> str:
        """A citation: the number of the source, the document that cites it, the place."""
        return "; ".join(self._citation(one, log) for one in dict.fromkeys(citations))

    def line(self, citations: Iterable[Citation], log: Log) -> str:
        """The citations of an entry as a line, also if there are none."""
        return f"<p class=c>{self.cite(citations, log) or 'none given'}"

    def numbers(self, refs: Iterable[str | None], log: Log) -> list[int]:
        """The numbers of some sources of a log, without those that are not cited in the page."""
        found = (log.sources.get(ref or "") for ref in refs)
        return [self._numbers[s] for s in dict.fromkeys(found) if s is not None and s in self._numbers]

    @property
    def ids(self) -> list[str]:
        """The ids of the sources in the order of their numbers."""
        return [source.id for source in self._numbers]

    def _citation(self, citation: Citation, log: Log) -> str:
        self._restrictions.add_cited(citation, log)
        name = self._number(citation.ref, log)
        via = f", in {self._number(citation.via, log)}" if citation.via else ""
        at = f", {foreign(citation.at)}" if citation.at else ""
        return name + via + at

    def _number(self, ref: str, log: Log) -> str:
        source = log.sources.get(ref)
        if source is None:
            return content(ref)
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        return f"<i>{number}</i>"

    @property
    def restriction(self) -> str:
        """The sentence on sources that are not to be passed on, as HTML; empty if none of them is cited."""
        return f" <strong>{foreign(sentence)}</strong>" if (sentence := self._restrictions.sentence) else ""

    def items(self) -> Iterator[str]:
        """The list, in the order of the numbers."""
        for source, number in self._numbers.items():
            yield _item(source, number)


def how_to_cite(workspace: Workspace) -> str:
    """The section on how to cite the page, and under which licence."""
    runs = (one for one in citation(workspace, "") if isinstance(one, Run))
    return "".join(address(one.text) if one.style == "link" else _with_blanks(one.text) for one in runs)


def _with_blanks(text: str) -> str:
    """Text as HTML with the blanks at its ends."""
    return f"{' ' * text.startswith(' ')}{foreign(text.strip())}{' ' * text.endswith(' ')}"


def _item(source: Source, number: int) -> str:
    citation = joined(
        (
            f"<b>{foreign(source.publisher)}</b>" if source.publisher else "",
            foreign(", ".join(source.author)),
            f"<cite>{foreign(source.title)}</cite>",
            f"<i>{content(words(source.date))}</i>" if source.date else "no date given",
            f"accessed {content(words(source.accessed))}" if source.accessed else "",
        ),
        ", ",
    )
    url = f" {address(source.url)}" if source.url else ""
    note = f" <span class=note>{foreign(source.note)}</span>" if source.note else ""
    return f"<li id=S{number}>{citation}.{url}{note}"
