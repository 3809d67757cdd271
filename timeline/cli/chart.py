"""`timeline chart`: lanes over time."""

from typing import Annotated

import typer

from timeline.cli.endings import say
from timeline.cli.options import DAYS, Filters, Query, Source, command, joined, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted
from timeline.errors import WrongUsage
from timeline.export.formats import EVERYWHERE
from timeline.reports.lane_values import By
from timeline.reports.wording import plural

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
    days: DAYS = False,
    page: Annotated[
        int | None,
        typer.Option("--page", min=1, metavar="N", help="Of a picture that is longer than a page of A4, page N alone."),
    ] = None,
) -> None:
    """Lanes over time: situations, events as marks, plans with their deadlines.

    A vague end is drawn soft, an open one fades after the last day on which somebody looked. --from and --to choose the
    period. Many events are counted column by column. What is not drawn is counted above.
    """
    if page is not None and output.format != "svg":
        raise WrongUsage("only a picture has pages", "write one: --format svg")
    answer = source.open().chart(joined(words), by=by, limit=limit, **filters.given)
    if output.format == "svg":
        drawn = answer.drawn(page)
        if page is not None and page > drawn.pages:
            raise WrongUsage(f"the picture has {plural(drawn.pages, 'page')}", "give --page a number up to that")
        output.put(drawn.text)
        if page is None and drawn.pages > 1:
            say(f"note: {drawn.pages} pages of A4 below each other; --page N writes one of them")
    else:
        output.give(lambda: answer.document(in_days=days), answer.forms)
    note_restricted(output, answer.forms, answer.workspace, cites=False)
    output.note_limits(answer)
