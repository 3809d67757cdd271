"""`timeline search`: where words stand, the best first."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.endings import tell_found
from timeline.cli.options import Filters, Source, Words, command, completing, new_app
from timeline.reports.search import search as report

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline search drone
  timeline search air base --country Iraq
  timeline search '"air base" or airfield' --from 2024
  timeline search coup --region sahel --limit 5
  timeline search prison not country:SY --format md"""


@command(app, epilog=_EPILOG)
def search(
    filters: Filters,
    source: Source,
    words: Annotated[
        Words,
        typer.Argument(
            metavar="[WORDS]...",
            help='What to look for, as in a query: words, "words side by side", fields.',
            autocompletion=completing("query"),
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many entries.")
    ] = None,
    format: Annotated[
        Literal["text", "json", "jsonl", "csv", "md"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """Where words stand: events, plans and figures that have all of them in title, summary or names, the best first.

    A word may be the beginning of one. Words of a title count more than those of a summary, and these more than names.
    """
    workspace = source.open()
    answer = report(workspace, filters.question()._replace(query=" ".join(words) if words else None), limit)
    if format == "text":
        from timeline.render.output import show, width
        from timeline.render.search import lines

        show(lines(answer, workspace, width()))
    else:
        from timeline.export import search as export

        writers = {"json": export.as_json, "jsonl": export.as_jsonl, "csv": export.as_csv, "md": export.as_markdown}
        sys.stdout.write(writers[format](answer, workspace))
    tell_found(workspace.horizon, answer.beyond_horizon, answer.not_judged, answer.emptied_by)
