"""Sources of an answer that are not to be passed on, which every document says at its end."""

from timeline.log.licences import forbids_passing_on
from timeline.log.model import Source


class Restrictions:
    """The cited sources whose licences do not allow what they say to be passed on."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}

    def add(self, source: Source) -> None:
        """Add a source that is cited."""
        if source.licence is not None and forbids_passing_on(source.licence):
            publisher = f", {source.publisher}" if source.publisher else ""
            self._names[f"{source.title}{publisher} ({source.licence})"] = None

    @property
    def sentence(self) -> str:
        """The sentence that says so; empty if there are none."""
        return f"Holds what is not to be passed on: {'; '.join(self._names)}." if self._names else ""
