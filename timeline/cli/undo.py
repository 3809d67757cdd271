"""`timeline undo`, `redo` and `history`: edits taken back, made again, and listed."""

from typing import Annotated

import typer

from timeline.cli.endings import say
from timeline.cli.options import Words, command, new_app
from timeline.cli.output import Output
from timeline.cli.writing import Writing, reverse

APPS = {name: new_app() for name in ("undo", "redo", "history")}
"""The app of each command."""


@command(APPS["undo"], epilog="Examples:\n\n\b\n  timeline undo --dry-run\n  timeline undo --yes")
def undo(writing: Writing) -> None:
    """The last edit is taken back, if its text is still as the edit left it."""
    from timeline.edits.undoing import undoing

    reverse(writing, undoing)


@command(APPS["redo"], epilog="Examples:\n\n\b\n  timeline redo")
def redo(writing: Writing) -> None:
    """The edit that was taken back last is made again."""
    from timeline.edits.undoing import redoing

    reverse(writing, redoing)
