"""`timeline init`: a log to start from."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.api.clock import today
from timeline.cli.endings import say
from timeline.cli.options import command, new_app
from timeline.errors import WrongUsage
from timeline.workspace import DEFAULT_NAME

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline init
  timeline init --empty && timeline add
  timeline init --example && timeline list --country Iraq"""


@command(app, epilog=_EPILOG)
def init(
    empty: Annotated[
        bool, typer.Option("--empty", help="Write a log without entries: what it is about, and from when on.")
    ] = False,
    example: Annotated[
        bool, typer.Option("--example", help="Write the example log that comes with the program.")
    ] = False,
) -> None:
    """Write a log to start from into this folder, with a schema for editors; never over a file."""
    from timeline.export.formats.json_text import json_text
    from timeline.log.json_schema import json_schema
    from timeline.starter import SCHEMA_NAME, empty_text, example_text, starter_text
    from timeline.writing import write_new

    if empty and example:
        raise WrongUsage("a log is empty, or the example", "leave out --empty or --example")
    folder = Path.cwd().name
    start = starter_text(today().year, folder)
    write_new(Path(DEFAULT_NAME), example_text() if example else empty_text(today(), folder) if empty else start)
    schema = Path(SCHEMA_NAME)
    if not schema.exists():
        write_new(schema, json_text(json_schema()))
    if empty:
        say(f"wrote {DEFAULT_NAME} and {SCHEMA_NAME}; change the title at its top, and 'timeline add' writes to it")
    else:
        say(f"wrote {DEFAULT_NAME} and {SCHEMA_NAME}; 'timeline list' reads the log, 'timeline check' checks it")
