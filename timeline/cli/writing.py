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
