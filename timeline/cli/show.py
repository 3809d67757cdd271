"""`timeline show`: one entry in full."""

from typing import Annotated

import typer

from timeline.cli.options import Source, command, completing, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline show us-iraq-announce-mission-end
  timeline show islamic-state sahel
  timeline show starmer-sudani-meeting --format md
  timeline show islamic-state --output islamic-state.docx"""


@command(app, epilog=_EPILOG)
def show(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="The ids of entries, sources, actors or places.", autocompletion=completing("ids")
        ),
    ],
    source: Source,
    output: Output,
) -> None:
    """One entry in full: every source with its place, what is disputed, its plans and its neighbours."""
    answer = source.open().show(*ids)
    output.give(answer.document, answer.forms)
    note_restricted(output, answer.forms, answer.workspace)
