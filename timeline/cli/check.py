"""`timeline check`: every fault of a log, in one go."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.options import Words, command, new_app
from timeline.problems import has_errors
from timeline.query.saved import load_checked
from timeline.render.progress import watching
from timeline.workspace import find_logs

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline check
  timeline check --log other.yaml --format json
  timeline check --format github

Ends with 1 where there are errors, with 0 where there are only warnings."""


@command(app, epilog=_EPILOG)
def check(
    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="The log; may be repeated.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Errors only, no warnings.")] = False,
    format: Annotated[
        Literal["text", "json", "github"], typer.Option("--format", "-f", help="How to write it.")
    ] = "text",
) -> None:
    """Every fault of the log: what stops it from being read, and what a reader should look at.

    Errors stop the other commands; warnings do not, and a fault in a saved query stops only those who ask it.
    """
    with watching() as watch:
        loaded = [load_checked(name, watch) for name in find_logs(log or ())]
    problems = [p for one in loaded for p in one.problems if p.severity == "error" or not quiet]
    if format == "text":
        from timeline.render.output import show, terminal_width
        from timeline.render.problems import lines, summary

        show([*lines(problems, terminal_width()), *summary(problems, [one.log for one in loaded])])
    else:
        from timeline.export.problems import as_github, as_json

        sys.stdout.write(as_json(problems) if format == "json" else as_github(problems))
    if has_errors(problems):
        raise typer.Exit(1)
