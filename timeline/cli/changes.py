"""`timeline changes`: what changed between two dates."""

from typing import Annotated, Literal

import typer

from timeline.cli.endings import say
from timeline.cli.options import ALL, DAYS, Filters, Source, command, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted
from timeline.errors import WrongUsage

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline changes 2024-09-01 2025-03-18 --region Iraq
  timeline changes "6 months ago" --country Syria --format md
  timeline changes --since carnegie-2023 --type violence
  timeline changes 2024-09-01 --region sahel --output briefing.docx
  timeline changes 2025-03-01 --added"""


@command(app, epilog=_EPILOG)
def changes(
    filters: Filters,
    source: Source,
    output: Output,
    dates: Annotated[
        list[str] | None, typer.Argument(metavar="FROM [TO]", help="After FROM, up to and with TO.")
    ] = None,
    since_source: Annotated[
        str | None, typer.Option("--since", metavar="ID", help="From a source's publication.")
    ] = None,
    added: Annotated[bool, typer.Option("--added", help="What was logged then, whenever it happened.")] = False,
    by: Annotated[
        Literal["place", "actor", "type"] | None, typer.Option(help="Group the events of each section.")
    ] = None,
    days: DAYS = False,
    all_: ALL = False,
) -> None:
    """What changed between two dates: plans, figures, situations, what was done, said and became known.

    Without TO, up to the day of --as-of. What may lie in the period, as its date is vague, stands at the end of its
    section; text and documents count what hardly touches the period, and situations whose beginning is unknown.
    """
    given = list(dates or ())
    if since_source is not None and len(given) > 1:
        raise WrongUsage("with --since, changes takes TO only", "leave FROM out")
    if since_source is None and len(given) not in (1, 2):
        raise WrongUsage("changes takes FROM and, if you like, TO", "such as: timeline changes 2024-09-01 2025-03-18")
    log = source.open()
    if since_source is not None:
        answer = log.changes_since_source(since_source, *given, added=added, **filters.given)
    else:
        answer = log.changes(*given, added=added, **filters.given)
    output.give(lambda: answer.document(by=by, in_days=days, in_full=all_), answer.forms)
    if by is not None and not output.is_for_people:
        say(f"note: --by groups text and documents; in {output.format} each event names its place, actor and type")
    note_restricted(output, answer.forms, answer.workspace)
    output.note_limits(answer)
