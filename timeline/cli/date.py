"""`timeline date`: how a date is understood."""

import datetime
import sys
from typing import Annotated, Literal

import typer

from timeline.cli.options import command, last_day, new_app
from timeline.dates import Date, DateError, parse_asked, parse_edtf

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline date "late January 2024"
  timeline date "by the end of September 2025" 2014/2019-03-23
  timeline date --edtf "[..2025-09]" --format json

Ends with 1 where one of them is no date."""


@command(app, epilog=_EPILOG)
def date(
    expressions: Annotated[list[str], typer.Argument(metavar="EXPR...", help="A date, in EDTF or in English.")],
    edtf: Annotated[bool, typer.Option("--edtf", help="Strict EDTF only, no English.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day that 'today' means.")] = None,
    format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="How to write the answer.")
    ] = "text",
) -> None:
    """How a date is understood: what is stored, the days that it can mean, and how it is printed."""
    today = datetime.date.today()
    if as_of is not None:
        today = last_day(as_of, today)
    answers = [(text, _understood(text, edtf, today)) for text in expressions]
    if format == "json":
        from timeline.export.date import as_json

        sys.stdout.write(as_json(answers))
    else:
        from timeline.render.date import lines
        from timeline.render.output import show, width

        show(lines(answers, width()))
    if any(isinstance(answer, DateError) for _, answer in answers):
        raise typer.Exit(1)


def _understood(text: str, edtf: bool, today: datetime.date) -> Date | DateError:
    try:
        return parse_edtf(text) if edtf else parse_asked(text, today)
    except DateError as error:
        return error
