"""The note on sources that are not to be passed on, for formats whose answers have no place to say so."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from timeline.cli.endings import say
from timeline.cli.output import Output
from timeline.log.licences import has_restricted_sources
from timeline.log.log import Log
from timeline.log.model import Citation
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.export.forms import Forms


def note_restricted(output: Output, forms: "Callable[[], Forms]", workspace: Workspace, *, cites: bool = True) -> None:
    """Say which sources of an answer are not to be passed on; `forms` gives the forms of the answer.

    Documents say it themselves, if the text of the answer `cites` its sources, and JSON has the licence beside each.
    """
    if output.is_document or (output.is_text and cites) or output.format in ("json", "jsonl"):
        return
    if has_restricted_sources(workspace.logs):
        from timeline.export.restricted import restriction

        _say(restriction(forms(), workspace))


def note_cited(cited: Iterable[tuple[Iterable[Citation], Log]]) -> None:
    """Say which of these citations, each group with its log, are of sources that are not to be passed on."""
    from timeline.telling.restrictions import restriction_of

    _say(restriction_of(cited))


def _say(sentence: str) -> None:
    if sentence:
        say(f"note: {sentence[:1].lower()}{sentence[1:].removesuffix('.')}")
