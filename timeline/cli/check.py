"""`timeline check`: all faults of a log at once."""

from typing import Annotated

import typer

from timeline.cli.endings import say_notes
from timeline.cli.options import Words, command, new_app
from timeline.cli.output import Output
from timeline.export.formats import EVERYWHERE
from timeline.problems import has_errors
from timeline.query.view_checks import load_checked
from timeline.render.progress import watching
from timeline.workspace import find_logs, notes_of

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
        loaded = [load_checked(name, watch) for name in find_logs(log or ())]
    say_notes(notes_of(loaded))
    found = [(p, one.log) for one in loaded for p in one.problems if p.severity == "error" or not quiet]
    problems = [problem for problem, _ in found]
    output = output.keeping(stamp.name for one in loaded for stamp in one.files)
    logs = [one.log for one in loaded]
    if output.is_text:
        from timeline.render.problems import lines, summary

        output.show([*lines(problems, output.terminal_width), *summary(problems, logs)])
    elif output.is_document:
        from timeline.telling.problems import document

        output.print_document(document(found, logs))
    else:
        from timeline.export.problems import forms

        output.write(forms(found))
    if has_errors(problems):
        raise typer.Exit(1)
