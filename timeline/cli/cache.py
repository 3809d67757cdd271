"""`timeline cache`: the indexes of logs in the cache folder."""

from typing import Annotated

import typer

from timeline.cli.endings import say
from timeline.cli.options import Words, command, new_app
from timeline.cli.output import Output
from timeline.errors import WriteRefused, WrongUsage
from timeline.index.folder import cache_folder
from timeline.text import visible

app = new_app()

_OF_ROWS = ("jsonl", "csv", "xlsx", "datapackage")
"""Formats that have a row for each log, and nothing else."""

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
    output: Output,
    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="Only what is kept of this log.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Remove it.")] = False,
) -> None:
    """Where the indexes of logs are kept, what each takes, and whether it still speaks for its log.

    An index may be removed at any time: it is made again from the log, which is never touched.
    """
    from timeline.index import listing

    if clear and output.format in _OF_ROWS:
        raise WrongUsage(f"--clear leaves no rows for {output.format}", "it is told as text, json, md, html or docx")

    try:
        if clear:
            cleared = listing.clear(log or ())
        found = listing.listing(log or ())
    except OSError as error:
        raise WriteRefused(f"{visible(str(cache_folder()))} cannot be read: {error.strerror or error}") from None
    if found.refused and output.is_for_people:
        say(f"note: {found.refused}")
    output = output.keeping(log or ())
    if output.is_for_people:
        from timeline.telling.cache import document

        output.print_document(document(found, cleared if clear else None))
    else:
        from timeline.export.cache import forms

        output.write(forms(found, cleared if clear else None))
    if clear and cleared.failed:
        for path, reason in cleared.failed:
            say(f"error: {visible(str(path))}: {reason}")
        raise WriteRefused("not everything could be removed", "check who may write in that folder")
