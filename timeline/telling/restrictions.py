"""Sources of an answer that are not to be passed on, which every document says at its end."""

from collections.abc import Iterable, Iterator

from timeline.log.licences import forbids_passing_on
from timeline.log.log import Log
from timeline.log.model import Citation, Source
from timeline.workspace import Workspace


class Restrictions:
    """The cited sources whose licences do not allow what they say to be passed on."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}
        self._log: Log | None = None
        self._seen: set[str] = set()
        """The ids of the sources of this log that were looked at: most are cited again and again."""

    def add(self, source: Source) -> None:
        """Add a source that is cited."""
        if source.licence is not None and forbids_passing_on(source.licence):
            publisher = f", {source.publisher}" if source.publisher else ""
            self._names[f"{source.title}{publisher} ({source.licence})"] = None

    def add_cited(self, citation: Citation, log: Log) -> None:
        """Add the source of a citation, and the document in which it was read."""
        if self._log is not log:
            self._log, self._seen = log, set()
        for reference in (citation.ref, citation.via):
            if reference is not None and reference not in self._seen:
                self._seen.add(reference)
                if (source := log.sources.get(reference)) is not None:
                    self.add(source)

    @property
    def sentence(self) -> str:
        """The sentence that says so; empty if there are none."""
        return f"Holds what is not to be passed on: {'; '.join(self._names)}." if self._names else ""


def restriction_of(cited: Iterable[tuple[Iterable[Citation], Log]]) -> str:
    """Return the sentence on citations, each group with its log; empty if nothing is restricted."""
    found = Restrictions()
    for citations, log in cited:
        for citation in citations:
            found.add_cited(citation, log)
    return found.sentence


def restricted_sources(workspace: Workspace) -> Iterator[Source]:
    """Yield the sources of the logs that are not to be passed on, cited or not."""
    for log in workspace.logs:
        yield from (source for source in log.sources.values() if forbids_passing_on(source.licence))
