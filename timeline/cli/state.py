"""`timeline state`: the picture on a day."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.endings import tell_found
from timeline.cli.options import Filters, Source, command, new_app
from timeline.reports.state import state as report

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline state 2024-10-01 --region Syria
  timeline state 2024-08-01 --as-of 2024-08-01
  timeline state "end of 2023" --actor "Islamic State" --format md"""


@command(app, epilog=_EPILOG)
def state(
    filters: Filters,
    source: Source,
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day; a vague one is taken in its widest reading.")],
    format: Annotated[
        Literal["text", "json", "jsonl", "csv", "md"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """The picture on a day: what was going on, who held office, plans with their verdict then, the latest figures.

    With what is known today; --as-of the same day shows only what was known then.
    """
    workspace = source.open()
    answer = report(workspace, filters.question(), date)
    if format == "text":
        from timeline.render.output import show, width
        from timeline.render.state import lines

        show(lines(answer, workspace, width()))
    else:
        from timeline.export import state as export

        writers = {"json": export.as_json, "jsonl": export.as_jsonl, "csv": export.as_csv, "md": export.as_markdown}
        sys.stdout.write(writers[format](answer, workspace))
    tell_found(workspace.horizon, answer.day > workspace.horizon, 0, answer.emptied_by)
