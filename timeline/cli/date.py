"""`timeline date`: the reading of a date."""

from typing import Annotated

import typer

from timeline.api.clock import today
from timeline.cli.options import command, new_app
from timeline.cli.output import Output
from timeline.reports.understood import understood
from timeline.workspace import last_day

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline date "late January 2024"
  timeline date "by the end of September 2025" "before March 2024" 2014/2019-03-23
  timeline date "the end of 2025" "the week of 4 March 2024"
  timeline date --edtf "[..2025-09]" --format json

Ends with 1 where one of them has no reading: it is no date of an event, and no deadline either."""


@command(app, epilog=_EPILOG)
def date(
    expressions: Annotated[list[str], typer.Argument(metavar="EXPR...", help="A date, in EDTF or in English.")],
    output: Output,
    edtf: Annotated[bool, typer.Option("--edtf", help="Strict EDTF only, no English.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day that 'today' means.")] = None,
) -> None:
    """How a date is understood: what is stored, the days that it can mean, and how it is printed.

    As a deadline, "the end of" a period means its last day; where that is another reading, both are shown. Where the
    text can only be a deadline, that reading is shown, and why it is no date of an event.
    """
    day = today() if as_of is None else last_day(as_of, today())
    answers = [understood(text, None if edtf else day) for text in expressions]
    if output.is_for_people:
        from timeline.telling.dates import document

        output.print_document(document(answers))
    else:
        from timeline.export.date import forms

        output.write(forms(answers))
    if any(answer.is_refused for answer in answers):
        raise typer.Exit(1)
