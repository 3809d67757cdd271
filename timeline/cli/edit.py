"""`timeline edit`: the text of entries in an editor."""

from typing import Annotated

import typer

from timeline.cli.options import command, completing, new_app
from timeline.cli.write_options import Writing
from timeline.cli.writing_in_editor import rewrite

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline edit bridge-opened
  timeline edit crack-in-pier source:audit
  EDITOR="code --wait" timeline edit bridge-opened

Faults come back as comments above their line. A text that is left as it was changes nothing; one with faults is
then kept in a file, which a message names."""


@command(app, epilog=_EPILOG)
def edit(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="The ids of entries, sources, actors or places.", autocompletion=completing("ids")
        ),
    ],
    writing: Writing,
) -> None:
    """The text of some entries, and nothing else, in your editor; a log with errors is mended so."""
    rewrite(writing, ids)
