"""Options and notes for calendars, shared by `list` and `plans`."""

from typing import Annotated

import typer

from timeline.cli.endings import say
from timeline.cli.output import Output
from timeline.errors import WrongUsage
from timeline.text import quoted
from timeline.workspace import Workspace

Precise = Annotated[
    int | None,
    typer.Option(
        "--precise", min=1, metavar="N", help="In a calendar: only what is known to N days.", rich_help_panel="Output"
    ),
]


def check_precise(output: Output, precise: int | None) -> None:
    """Refuse `--precise` where no calendar is written."""
    if precise is not None and output.format != "ics":
        raise WrongUsage("--precise says what a calendar holds", "add --format ics, or leave out --precise")


def note_shared_names(output: Output, workspace: Workspace) -> None:
    """Note if a calendar program would confuse the entries of several logs."""
    if output.format != "ics" or len(workspace.logs) == 1:
        return
    from timeline.export.others.calendar import logs_of_one_name

    for name in logs_of_one_name(workspace):
        say(
            f"note: several logs are called {quoted(name)} in calendars, which may take an entry of one for that of"
            " another; give each an 'id' of its own in its header"
        )
