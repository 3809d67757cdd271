"""References to sources made up for a test, hostile ones too, which no log would hold."""

from types import SimpleNamespace
from typing import cast

from timeline.log.log import Log
from timeline.log.model import Citation
from timeline.telling.document import Cite
from timeline.telling.notes import Note


def cite(*notes: Note) -> Cite:
    """Refer to sources that print as these notes."""
    sources = {
        f"s{number}": SimpleNamespace(
            title=note.text, url=note.url, publisher=None, author=(), date=None, accessed=None, licence=None
        )
        for number, note in enumerate(notes)
    }
    return Cite(tuple(map(Citation, sources)), cast(Log, SimpleNamespace(sources=sources)))
