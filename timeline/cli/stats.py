"""`timeline stats`: counts of entries, as a histogram."""

from typing import Annotated, Literal

import typer

from timeline.cli.endings import note_limits
from timeline.cli.options import Filters, Source, command, new_app, split
from timeline.cli.output import Output
from timeline.reports.stat_names import By
from timeline.reports.stats import Stats
from timeline.reports.stats import stats as report

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
    workspace = source.open()
    question = filters.question()
    answer = report(workspace, question, per, by, split(only))
    if output.is_for_people:
        from timeline.telling.head import asked_words
        from timeline.telling.stats import document

        output.print_document(document(answer, workspace, asked_words(_subject(answer), question, workspace)))
    else:
        from timeline.export.stats import forms

        output.write(forms(answer, workspace))
    note_limits(
        workspace,
        answer.asked,
        answer.not_judged,
        answer.emptied_by,
        answer.without_place,
        tells_gaps=output.tells_gaps,
    )


def _subject(answer: Stats) -> str:
    """The title of the rows: `Entries per year and family`."""
    sides = [f"per {answer.per}" if answer.per else "", f"by {answer.by}" if answer.by else ""]
    return " ".join(["Entries", *filter(None, sides)])
