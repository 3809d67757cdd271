"""`timeline figures`: estimates over time."""

from typing import Annotated

import typer

from timeline.cli.for_editing import FOR_EDITING, check_for_editing, write_for_editing
from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline figures
  timeline figures "Islamic State" --text fighters
  timeline figures us-forces --exact --from 2024
  timeline figures place:sahel
  timeline figures "victims of the civil war"
  timeline figures --country Syria --output figures.xlsx"""


@command(app, epilog=_EPILOG)
def figures(
    filters: Filters,
    source: Source,
    output: Output,
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="[SUBJECT]", help="Of this actor, place or event, with its parts, or of a subject in words."
        ),
    ] = None,
    for_editing: FOR_EDITING = False,
) -> None:
    """Estimates over time, as ranges: who says so, what changed within a series, and where estimates are in conflict.

    Nothing is averaged, and a bound that no source gives stays open.
    """
    if for_editing:
        check_for_editing(output, source)
    log = source.open()
    answer = log.figures(subject, **filters.given)
    points = [point for group in answer.value.groups for series in group.series for point in series.points]
    if for_editing:
        write_for_editing(output, log.workspace, ("figures",), (point.figure for point in points))
    else:
        output.give(answer.document, answer.forms)
    note_restricted(output, answer.forms, log.workspace)
    output.note_limits(answer)
