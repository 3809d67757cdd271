"""`timeline chart`: lanes over time."""

from typing import Annotated

import typer

from timeline.cli.endings import note_limits
from timeline.cli.options import Filters, Query, Source, command, new_app
from timeline.cli.output import Output
from timeline.export.formats import EVERYWHERE
from timeline.reports.lane_values import By
from timeline.reports.lanes import lanes as report

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline chart --country Iraq --from 2024
  timeline chart --region sahel --type power,forces --limit 10
  timeline chart --by actor --about Turkey
  timeline chart --by plan --as-of 2025-03-18
  timeline chart @iraq-drawdown --output drawdown.svg"""


@command(app, formats=(*EVERYWHERE, "svg"), epilog=_EPILOG)
def chart(
    filters: Filters,
    source: Source,
    output: Output,
    words: Query = None,
    by: Annotated[By, typer.Option("--by", help="Lanes by kind of entry, or a group of lanes for each of these.")] = (
        "kind"
    ),
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many lanes in a group, and so many groups."),
    ] = None,
) -> None:
    """Lanes over time: situations, events as marks, plans with their deadlines.

    A vague end is drawn soft, an open one fades after the last day on which somebody looked. --from and --to choose the
    period. What is not drawn is counted below.
    """
    workspace = source.open()
    answer = report(workspace, filters.question(words), by, limit)
    if output.is_text:
        from timeline.render.chart import chart_lines

        output.show(chart_lines(answer, workspace, output.width))
    else:
        from timeline.export.chart import forms

        output.write(forms(answer, workspace))
    note_limits(workspace.horizon, answer.beyond_horizon, answer.not_judged, answer.emptied_by)
