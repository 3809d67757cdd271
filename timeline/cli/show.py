"""`timeline show`: one entry in full."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.options import Source, command, completing, new_app
from timeline.reports.card import cards

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline show us-iraq-announce-mission-end
  timeline show islamic-state sahel
  timeline show starmer-sudani-meeting --format md"""


@command(app, epilog=_EPILOG)
def show(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="The ids of entries, sources, actors or places.", autocompletion=completing("ids")
        ),
    ],
    source: Source,
    format: Annotated[
        Literal["text", "json", "jsonl", "csv", "md"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """One entry in full: every source with its place, what is disputed, its plans and its neighbours."""
    workspace = source.open()
    answer = cards(workspace, ids)
    if format == "text":
        from timeline.render.card import lines
        from timeline.render.output import show, width

        show(lines(answer, workspace, width()))
    else:
        from timeline.export.card import write

        sys.stdout.write(write(answer, workspace, format))
