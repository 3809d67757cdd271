"""The commands that write to a log: their common options, and the way from an edit to the file.

An edit is built, checked as if it stood there, shown, and written after a confirmation, or at once with `--yes`.
"""

import datetime
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, NamedTuple

import typer

from timeline.cli.endings import say, say_notes
from timeline.cli.options import Words, completing
from timeline.errors import NothingWritten, WrongUsage
from timeline.text import visible

_PANEL = "Writing"
_SAYS = "Who says so"


class Cited(NamedTuple):
    """The source of what is written."""

    source: Annotated[
        Words,
        typer.Option(
            "--source",
            "-s",
            metavar="REF",
            help="The id or the name of the source; REF@PLACE with the place in it; may be repeated.",
            rich_help_panel=_SAYS,
            autocompletion=completing("source"),
        ),
    ] = None
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="PLACE", help="The place in the source: section, page.", rich_help_panel=_SAYS),
    ] = None
    via: Annotated[
        str | None,
        typer.Option(
            "--via",
            metavar="REF",
            help="The document that cites the source, if you read it there.",
            rich_help_panel=_SAYS,
            autocompletion=completing("source"),
        ),
    ] = None
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="TEXT", help="A remark for the reader.", rich_help_panel=_SAYS),
    ] = None
    IS_BUNDLE = True


class Writing(NamedTuple):
    """The log that is written to, and how."""

    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="The log.", rich_help_panel=_PANEL)] = None
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Show the change as a diff, and write nothing.", rich_help_panel=_PANEL),
    ] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.", rich_help_panel=_PANEL)] = False
    new: Annotated[
        Words,
        typer.Option(
            "--new",
            metavar="LINE",
            help="A new actor, place or source in the same edit: 'actor Hadi al-Amiri kind:person'.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    IS_BUNDLE = True


Make = Callable[["OpenLog", "Names"], Iterable["Meant"]]
"""The operations of a command, from the log and the names in it."""


def write(writing: Writing, make: Make) -> None:
    """Build an edit of the log, check it, show it, and write it if that is confirmed."""
    name = _log_to_write(writing)
    with _alone(name, writing):
        from timeline.edits.names_in_edit import Names
        from timeline.edits.room import open_for_edit

        opened = open_for_edit(name, _now())
        say_notes(opened.loaded.notes)
        names = Names(opened, writing.new or (), asker())
        operations = [*make(opened, names)]
        edit = opened.edit(_command(), [*names.declarations, *operations])
        finish(writing, edit, opened.loaded)


def finish(writing: Writing, edit: "Edit", before: "Loaded") -> None:
    """Check an edit as if it stood there, show it, and write it if that is confirmed."""
    from timeline.cli.edited import Edited
    from timeline.edits.pending import new_errors, prepared
    from timeline.render.progress import watching

    if not edit.files:
        say("nothing was written: the log says so already")
        return
    with prepared(edit) as pending:
        say_notes(pending.notes)
        with watching() as watch:
            after = pending.check(watch)
        edited = Edited(edit, before, after, pending.opener)
        if new_errors(before, after):
            edited.show_problems("error")
            raise NothingWritten("the log would have errors", "nothing was written")
        if writing.dry_run:
            edited.show_diff()
            return
        edited.show_entries()
        edited.show_problems("warning")
        if not writing.yes and not asker().confirms(f"Write this to {edited.files}?"):
            raise NothingWritten("nothing was written", "you said no")
        pending.commit()
    edited.say_written()


def _log_to_write(writing: Writing) -> str:
    """Return the log to write to; raise where somebody would have to be asked and nobody can be."""
    from timeline.edits.room import log_named

    name = log_named(writing.log or ())
    if not (writing.yes or writing.dry_run or asker().is_there):
        raise WrongUsage("nobody can be asked whether to write this", "add --yes to write it, --dry-run to see the change")
    return name
