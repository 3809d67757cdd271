"""`timeline undo`, `redo` and `history`: edits taken back, made again, and listed."""

from typing import Annotated

import typer

from timeline.cli.options import Words, command, new_app
from timeline.cli.output import Output
from timeline.cli.write_options import Writing
from timeline.cli.writing import reverse

APPS = {name: new_app() for name in ("undo", "redo", "history")}
"""The app of each command."""


@command(
    APPS["undo"],
    epilog="Examples:\n\n\b\n  timeline undo\n  timeline undo --dry-run\n\nAnother one takes back the edit before.",
)
def undo(writing: Writing) -> None:
    """The last edit is taken back, if its text is still as the edit left it."""
    from timeline.edits.undoing import undoing

    reverse(writing, undoing)


@command(APPS["redo"], epilog="Examples:\n\n\b\n  timeline redo\n  timeline redo --dry-run")
def redo(writing: Writing) -> None:
    """The edit that was taken back last is made again."""
    from timeline.edits.undoing import redoing

    reverse(writing, redoing)


@command(APPS["history"], epilog="Examples:\n\n\b\n  timeline history\n  timeline history --format json")
def history(
    output: Output,
    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="The log.")] = None,
) -> None:
    """The edits of the log: when, by which command, of which entries.

    They are kept in the state folder of the person who wrote them, not in the log.
    """
    from timeline.api.history import past_edits
    from timeline.edits.room import log_named

    answer = past_edits(log_named(log or ()))
    output.give(answer.document, answer.forms)
