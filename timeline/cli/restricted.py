"""The note on sources that are not to be passed on, for formats whose answers have no place to say so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.cli.endings import say
from timeline.cli.output import Output
from timeline.log.log import Log
from timeline.log.model import Citation
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.log.model import Source


def note_restricted(output: Output, workspace: Workspace, cited: Iterable[tuple[Iterable[Citation], Log]]) -> None:
    """Say which sources of an answer are not to be passed on; `cited` are the sources of its entries.

    Documents say it themselves, and JSON has the licence beside each source.
    """
    if output.is_for_people or output.format in ("json", "jsonl"):
        return
    left = _restricted(workspace)
    if not left:
        return
    from timeline.telling.restrictions import Restrictions

    found = Restrictions()
    for sources, log in cited:
        for citation in sources:
            if (source := left.pop((log.file, citation.ref), None)) is not None:
                found.add(source)
        if not left:
            break
    if sentence := found.sentence:
        say(f"note: {sentence[:1].lower()}{sentence[1:].removesuffix('.')}")


def _restricted(workspace: Workspace) -> "dict[tuple[str, str], Source]":
    """Return the sources of the logs that are not to be passed on, by the file of their log and their id."""
    from timeline.log.licences import forbids_passing_on

    several = ((log, source) for log in workspace.logs for source in log.sources.values())
    return {(log.file, source.id): source for log, source in several if forbids_passing_on(source.licence)}
