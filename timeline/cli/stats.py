"""`timeline stats`: counts of entries, as a histogram."""

from typing import Annotated, Literal

import typer

from timeline.cli.options import Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.reports.stat_names import By

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline stats --country Iraq
  timeline stats --per month --from 2024 --type violence
  timeline stats --by actor --only events
  timeline stats --per year --by family --format csv
  timeline stats --by country --output countries.xlsx"""


@command(app, epilog=_EPILOG)
def stats(
    filters: Filters,
    source: Source,
    output: Output,
    per: Annotated[
        Literal["year", "quarter", "month"] | None, typer.Option("--per", help="A row for each of these.")
    ] = None,
    by: Annotated[By | None, typer.Option("--by", help="A row for each of these; with --per, in each period.")] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="KIND", help="Only events, plans or figures; may be repeated.")
    ] = None,
) -> None:
    """How many entries there are by year, quarter or month, and by type, place, actor or source.

    A vague date is spread over nothing: it is counted in a row of its own. A situation is counted where it begins, a
    plan when it was announced. Bars show apart what is only possible; --certain leaves it out.
    """
    answer = source.open().stats(per=per, by=by, only=only, **filters.given)
    output.give(answer.document, answer.forms)
    output.note_limits(answer)
