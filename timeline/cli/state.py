"""`timeline state`: the picture on a day."""

from typing import Annotated

import typer

from timeline.cli.options import DAYS, Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline state 2024-10-01 --region Syria
  timeline state 2024-08-01 --as-of 2024-08-01
  timeline state "end of 2023" --actor "Islamic State" --format md
  timeline state 2024-10-01 --country Syria --style table --output syria.docx"""


@command(app, epilog=_EPILOG)
def state(
    filters: Filters,
    source: Source,
    output: Output,
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day; a vague one is taken in its widest reading.")],
    days: DAYS = False,
) -> None:
    """The picture on a day: what was going on, who held office, plans with their verdict then, the latest figures.

    With what is known today; --as-of the same day shows only what was known then.
    """
    answer = source.open().state(date, **filters.given)
    output.give(lambda: answer.document(in_days=days), answer.forms)
    note_restricted(output, answer.forms, answer.workspace)
    output.note_limits(answer)
