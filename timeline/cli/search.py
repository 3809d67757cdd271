"""`timeline search`: entries that have some words, the best first."""

from typing import Annotated

import typer

from timeline.cli.endings import say
from timeline.cli.options import Filters, Source, Words, command, completing, joined, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline search drone
  timeline search air base --country Iraq
  timeline search '"air base" or airfield' --from 2024
  timeline search coup --region sahel --limit 5
  timeline search prison not country:SY --format md
  timeline search drone --style table --output drones.docx"""


@command(app, epilog=_EPILOG)
def search(
    filters: Filters,
    source: Source,
    output: Output,
    words: Annotated[
        Words,
        typer.Argument(
            metavar="[WORDS]...",
            help='What to look for, as in a query: words, "whole words side by side", fields.',
            autocompletion=completing("query"),
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many entries.")
    ] = None,
) -> None:
    """Where words stand: events, plans and figures that have all of them in title, summary or names, the best first.

    Whole words come first, then beginnings of longer words, then inflected forms (-s, -es, -ed, -ing, -ies); words in
    quotes are whole ones. Words of a title count more than those of a summary, and these more than names.
    """
    answer = source.open().search(joined(words) or "", limit=limit, **filters.given)
    output.give(answer.document, answer.forms)
    if answer.value.left_out and not output.is_for_people:
        say(f"note: {answer.value.left_out:,} more found beyond --limit")
    note_restricted(output, answer.forms, answer.workspace)
    output.note_limits(answer)
