"""`timeline compare`: the differences between two versions of a log."""

import sys
from typing import Annotated

import typer

from timeline.api.clock import today
from timeline.cli.endings import say, say_notes
from timeline.cli.options import Filters, command, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_cited
from timeline.render.progress import watching
from timeline.reports.compare import Comparison
from timeline.reports.compare import compare as report
from timeline.reports.wording import plural
from timeline.text import visible
from timeline.versions import Version, read_version
from timeline.workspace import last_day

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline compare HEAD~1:events.yaml events.yaml
  timeline compare v1.0:events.yaml v1.1:events.yaml --format md
  timeline compare last-year.yaml events.yaml --country Iraq --output iraq.html

A version is a file, or a git revision and a path, as REVISION:PATH; the path
begins at the root of the repository, or here where it begins with ./\n

Ends with 3 where a version is not there or has errors: these are listed, and
what could be read is compared."""

_VERSION = "A file, or a git revision as REVISION:PATH."


@command(app, epilog=_EPILOG)
def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_VERSION)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_VERSION)],
    filters: Filters,
    output: Output,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Only what was known on that day.", rich_help_panel="Log"),
    ] = None,
) -> None:
    """Two versions of a log: entries added, removed, renamed and changed, field by field.

    Dates are compared by meaning, lists without regard to their order, and includes are followed in both versions. With
    filters, only events, plans and figures that answer them in one of the versions.
    """
    day = today() if as_of is None else last_day(as_of, today())
    with watching() as watch:
        versions = read_version(old, watch), read_version(new, watch)
    say_notes(dict.fromkeys(note for version in versions for note in version.notes))
    known_by = None if as_of is None else day.toordinal()
    answer = report(*versions, filters.question(), day.toordinal(), known_by)
    output = output.keeping(file for version in versions for file in version.files)
    if output.is_for_people:
        from timeline.telling.compare import document

        output.print_document(document(answer))
    else:
        from timeline.export.compare import forms

        output.write(forms(answer))
    note_cited(answer.cited)
    _note_limits(answer)
    faulty = [version for version in versions if version.errors]
    for version in faulty:
        _report_errors(version)
    if faulty:
        raise typer.Exit(3)


def _note_limits(answer: Comparison) -> None:
    """Write the notes on the limits of a comparison."""
    if answer.filtered_out and not answer.differences:
        say(f"note: without the filters there are {plural(answer.filtered_out, 'difference')}")


def _report_errors(version: Version) -> None:
    """List the errors of a version."""
    from timeline.render.problems import plain_lines

    sys.stdout.flush()
    sys.stderr.write(plain_lines(version.errors))
    name, count = visible(version.name), plural(len(version.errors), "error")
    say(f"error: {name} has {count}; what could be read of it was compared")
