"""The document of `history`: the edits of a log, the newest first."""

from collections.abc import Iterator, Sequence

from timeline.edits.undoing import PastEdit
from timeline.telling.document import Block, Document, Head, paragraph, table

_MOST_NAMED = 3


def document(edits: Sequence[PastEdit]) -> Document:
    """Build the document of the edits of a log, given from the oldest to the newest."""
    return Document(Head("Edits of the log"), _blocks(edits))


def _blocks(edits: Sequence[PastEdit]) -> Iterator[Block]:
    if not edits:
        yield paragraph("Nothing was written to this log by a command yet.")
        return
    yield table(("when", "command", "entries", ""), [_row(edit) for edit in reversed(edits)])


def _row(edit: PastEdit) -> tuple[str, ...]:
    names = [identity or "header" for _, identity in edit.entries]
    rest = len(names) - _MOST_NAMED
    shown = [*names[:_MOST_NAMED], *([f"and {rest} more"] if rest > 0 else [])]
    when = f"{edit.when.astimezone():%Y-%m-%d %H:%M}"
    return when, edit.command, ", ".join(shown), "taken back" if edit.is_undone else ""
