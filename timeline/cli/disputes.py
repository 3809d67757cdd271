"""`timeline disputes`: where sources disagree."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.endings import tell_found
from timeline.cli.options import Filters, Source, command, new_app
from timeline.reports.disputes import disputes as report

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline disputes
  timeline disputes --country Syria --from 2024
  timeline disputes --source cbp-2025 --format md"""


@command(app, epilog=_EPILOG)
def disputes(
    filters: Filters,
    source: Source,
    format: Annotated[
        Literal["text", "json", "jsonl", "csv", "md"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """Where sources disagree: what the log follows beside what others claim, each with sources; figures in conflict."""
    workspace = source.open()
    answer = report(workspace, filters.question())
    if format == "text":
        from timeline.render.disputes import lines
        from timeline.render.output import show, width

        show(lines(answer, workspace, width()))
    else:
        from timeline.export import disputes as export

        writers = {"json": export.as_json, "jsonl": export.as_jsonl, "csv": export.as_csv, "md": export.as_markdown}
        sys.stdout.write(writers[format](answer, workspace))
    tell_found(workspace.horizon, answer.beyond_horizon, answer.not_judged, answer.emptied_by)
