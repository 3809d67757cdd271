"""`timeline figures`: estimates over time."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.endings import tell_found
from timeline.cli.options import Filters, Source, command, new_app
from timeline.reports.figures import figures as report

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline figures
  timeline figures "Islamic State" --text fighters
  timeline figures us-forces --exact --from 2024
  timeline figures --country Syria --format md"""


@command(app, epilog=_EPILOG)
def figures(
    filters: Filters,
    source: Source,
    subject: Annotated[
        str | None, typer.Argument(metavar="[SUBJECT]", help="Of this actor or its parts: an id, a name, an alias.")
    ] = None,
    format: Annotated[
        Literal["text", "json", "jsonl", "csv", "md"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """Estimates over time, as ranges: who says so, what changed within a series, and where estimates are in conflict.

    Nothing is averaged, and a bound that no source gives stays open.
    """
    workspace = source.open()
    answer = report(workspace, filters.question(), subject)
    if format == "text":
        from timeline.render.figures import lines
        from timeline.render.output import show, width

        show(lines(answer, workspace, width()))
    else:
        from timeline.export import figures as export

        if format in ("jsonl", "csv"):
            text = export.as_jsonl(answer) if format == "jsonl" else export.as_csv(answer)
        else:
            text = export.as_json(answer, workspace) if format == "json" else export.as_markdown(answer, workspace)
        sys.stdout.write(text)
    tell_found(workspace.horizon, answer.beyond_horizon, answer.not_judged, answer.emptied_by)
