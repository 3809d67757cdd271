"""The options that the commands that write share."""

from typing import Annotated, TypedDict

import typer

from timeline.cli.options import BUNDLES, Words, completing
from timeline.frozen import Frozen

_PANEL = "Writing"
_SAYS = "Who says so"


class Cited(Frozen):
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

    @property
    def given(self) -> "_Given":
        """The options as arguments of a step of an edit."""
        return {"source": self.source, "at": self.at, "via": self.via, "note": self.note}


class _Given(TypedDict):
    """The options of `Cited` as arguments."""

    source: Words
    at: str | None
    via: str | None
    note: str | None


class Writing(Frozen):
    """The log that is written to, and how."""

    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="The log.", rich_help_panel=_PANEL)] = None
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Show the change as a diff, and write nothing.", rich_help_panel=_PANEL),
    ] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.", rich_help_panel=_PANEL)] = False


class Declared(Frozen):
    """New actors, places and sources, declared in the same edit."""

    new: Annotated[
        Words,
        typer.Option(
            "--new",
            metavar="LINE",
            help="A new actor, place or source in the same edit: 'actor Hadi al-Amiri kind:person'.",
            rich_help_panel=_PANEL,
        ),
    ] = None


BUNDLES.extend((Cited, Writing, Declared))
