"""`timeline list`: the chronology."""

from typing import Annotated, Literal

import typer

from timeline.cli.calendars import Precise, check_precise, note_shared_names
from timeline.cli.endings import say
from timeline.cli.for_editing import FOR_EDITING, check_for_editing, write_for_editing
from timeline.cli.options import ALL, DAYS, Filters, Query, Source, command, joined, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted
from timeline.export.formats import EVERYWHERE

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline list --country Iraq
  timeline list --region sahel --type power
  timeline list --actor Daesh --from 2024 --to "March 2025"
  timeline list --about Turkey --format md
  timeline list --country Iraq --output iraq.ics
  timeline list --country Iraq --format timelinejs --output iraq.json
  timeline list --country Iraq --for-editing --output iraq.xlsx
  timeline list --on "early 2022" --certain
  timeline list 'country:IQ type:forces date:2024..2025-03 not actor:turkey'
  timeline list @iraq-drawdown --explain

A query is one line: fields (country:IQ), words, "words that stand together",
and, or, not, brackets, and saved views (@NAME); put it in quotes as a whole."""


@command(app, formats=(*EVERYWHERE, "ics", "timelinejs"), epilog=_EPILOG)
def list_(
    filters: Filters,
    source: Source,
    output: Output,
    words: Query = None,
    only: Annotated[
        Literal["events", "plans"] | None, typer.Option("--only", help="Only events, or only the dates of plans.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many rows.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The latest first.")] = False,
    days: DAYS = False,
    all_: ALL = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say how the question was understood (on standard error).")
    ] = False,
    precise: Precise = None,
    for_editing: FOR_EDITING = False,
) -> None:
    """What happened: events, and the dates of plans, in order.

    Entries of the same date stand in the order of the log. With a period (--from, --on, date:), what begins in it comes
    first, then what began before it, or may have, and reaches into it; --limit counts in that order. A vague date that
    may lie in the period is listed and marked as a possible match; --certain leaves it out.
    """
    check_precise(output, precise)
    if for_editing:
        check_for_editing(output, source)
    log = source.open()
    answer = log.chronology(joined(words), only=only, limit=limit, reverse=reverse, **filters.given)
    if explain:
        from timeline.render.query import explanation_lines
        from timeline.reports.explanation import explanation

        for line in explanation_lines(explanation(log.workspace, answer.question)):
            say(line)
    if for_editing:
        entries = (row.entry for row in answer.value.rows)
        write_for_editing(output, log.workspace, ("events", "plans") if only is None else (only,), entries)
    elif output.is_for_people:
        output.print_document(answer.document(in_days=days, in_full=all_))
    else:
        from timeline.export.chronology import left_out_notes
        from timeline.export.others.placing import LeftOut

        left_out = LeftOut()
        output.write(answer.forms(precise, left_out))
        for note in left_out_notes(left_out, output.format, precise):
            say(f"note: {note}")
        note_shared_names(output, log.workspace)
    note_restricted(output, answer.forms, log.workspace)
    output.note_limits(answer)
