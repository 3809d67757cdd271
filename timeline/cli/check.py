"""`timeline check`: all faults of a log at once."""

from typing import Annotated

import typer

from timeline.api.problems import checked
from timeline.cli.endings import say_notes
from timeline.cli.options import Words, command, new_app
from timeline.cli.output import Output
from timeline.export.formats import EVERYWHERE
from timeline.render.progress import watching

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline check
  timeline check --log other.yaml --format json
  timeline check --format github
  timeline check --output problems.xlsx

Ends with 1 where there are errors, with 0 where there are only warnings."""


@command(app, formats=(*EVERYWHERE, "github"), epilog=_EPILOG)
def check(
    output: Output,
    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="The log; may be repeated.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Errors only, no warnings.")] = False,
) -> None:
    """Every fault of the log: what stops it from being read, and what a reader should look at.

    Errors stop the other commands; warnings do not, and a fault in a saved query stops only those who ask it.
    """
    with watching() as watch:
        answer = checked(log or (), watch, has_warnings=not quiet)
    say_notes(answer.notes)
    output = output.keeping(answer.files)
    if output.is_text:
        from timeline.render.problems import lines, summary

        output.show([*lines(answer.value, output.terminal_width), *summary(answer.value, answer.loaded)])
    else:
        output.give(answer.document, answer.forms)
    if answer.errors:
        raise typer.Exit(1)
