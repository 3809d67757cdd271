"""`timeline list`: the chronology."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.endings import tell_found
from timeline.cli.options import Filters, Source, command, new_app
from timeline.reports.chronology import chronology

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline list --country Iraq
  timeline list --region sahel --type power
  timeline list --actor Daesh --from 2024 --to "March 2025"
  timeline list --about Turkey --format md
  timeline list --on "early 2022" --certain"""


@command(app, epilog=_EPILOG)
def list_(
    filters: Filters,
    source: Source,
    only: Annotated[
        Literal["events", "plans"] | None, typer.Option("--only", help="Only events, or only the dates of plans.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many rows.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The latest first.")] = False,
    format: Annotated[
        Literal["text", "json", "jsonl", "csv", "md"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """What happened: events, and the dates of plans, in order.

    A vague date that may lie in the period is listed and marked as a possible match; --certain leaves it out.
    """
    workspace = source.open()
    answer = chronology(workspace, filters.question(), only, limit, reverse)
    if format == "text":
        from timeline.render.chronology import lines
        from timeline.render.output import show, width

        show(lines(answer, workspace, width()))
    else:
        from timeline.export import chronology as export

        writers = {"json": export.as_json, "jsonl": export.as_jsonl, "csv": export.as_csv, "md": export.as_markdown}
        sys.stdout.write(writers[format](answer, workspace))
    tell_found(workspace.horizon, answer.beyond_horizon, answer.not_judged, answer.emptied_by)
