"""`timeline cache`: what is kept of the logs, so that they answer at once."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.endings import say
from timeline.cli.options import Words, command, new_app
from timeline.errors import WriteRefused
from timeline.index.folder import cache_folder
from timeline.text import visible

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline cache
  timeline cache --format json
  timeline cache --clear --log old.yaml
  timeline cache --clear

What is removed is made again when a log is asked next. Files that are not of
this program stay, and so does whatever a link leads to."""


@command(app, epilog=_EPILOG)
def cache(
    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="Only what is kept of this log.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Remove it.")] = False,
    format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """Where the indexes of logs are kept, what each takes, and whether it still speaks for its log.

    An index may be removed at any time: it is made again from the log, which is never touched.
    """
    from timeline.index import listing as kept

    try:
        if clear:
            cleared = kept.clear(log or ())
        found = kept.listing(log or ())
    except OSError as error:
        raise WriteRefused(f"{visible(str(cache_folder()))} cannot be read: {error.strerror or error}") from None
    if format == "json":
        from timeline.export.cache import as_json

        sys.stdout.write(as_json(found, cleared if clear else None))
    else:
        from timeline.render.cache import cleared_lines, lines
        from timeline.render.output import show, width

        show(cleared_lines(cleared, found.folder, width()) if clear else lines(found, width()))
    if clear and cleared.failed:
        for path, reason in cleared.failed:
            say(f"error: {visible(str(path))}: {reason}")
        raise WriteRefused("not everything could be removed", "check who may write in that folder")
