"""`timeline plans`: plans against deadlines."""

import sys
from typing import Annotated, Literal

import typer

from timeline.cli.endings import say, tell_found
from timeline.cli.options import Filters, Source, command, completing, new_app, split
from timeline.errors import WrongUsage
from timeline.reports.plans import plans as report
from timeline.reports.slippers import records
from timeline.reports.wording import plural

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline plans --as-of 2025-03-18
  timeline plans --against "September 2025"
  timeline plans --country Iraq --verdict overdue --verdict unknown
  timeline plans --due-before 2026 --format ics > deadlines.ics
  timeline plans --by actor"""

Words = list[str] | None


@command(app, epilog=_EPILOG)
def plans(
    filters: Filters,
    source: Source,
    verdict: Annotated[Words, typer.Option(metavar="VERDICT", help="Only with this verdict.")] = None,
    kind: Annotated[
        Words,
        typer.Option(metavar="KIND", help="Only this kind: commitment, demand ...", autocompletion=completing("kind")),
    ] = None,
    due_before: Annotated[str | None, typer.Option(metavar="DATE", help="Only those due before this date.")] = None,
    against: Annotated[str | None, typer.Option(metavar="DATE", help="Hold each deadline against this date.")] = None,
    history: Annotated[bool, typer.Option("--history", help="With what happened to each plan.")] = False,
    by: Annotated[Literal["actor"] | None, typer.Option(help="Counts for each actor instead of the plans.")] = None,
    as_: Annotated[
        Literal["task", "event"] | None,
        typer.Option("--as", help="In a calendar: tasks (unless told otherwise), or events for programs without."),
    ] = None,
    format: Annotated[
        Literal["text", "json", "jsonl", "csv", "md", "ics"], typer.Option("--format", "-f", help="How to write it.")
    ] = "text",
) -> None:
    """What was promised, by when, and what became of it: every plan with its verdict as of a day.

    Promises come first, then demands, proposals, threats and expectations; in each group what needs attention comes
    first. What the log has not followed up is not overdue but unknown.
    """
    if by and format == "ics":
        raise WrongUsage("counts for each actor are no deadlines", "leave out --by, or choose another --format")
    if as_ is not None and format != "ics":
        raise WrongUsage("--as says what a calendar holds", "add --format ics, or leave out --as")
    workspace = source.open()
    answer = report(workspace, filters.question(), split(verdict), split(kind), due_before, against)
    statistics = records(answer.rows) if by else None
    if format == "text":
        from timeline.render.output import show, width
        from timeline.render.plans import lines, record_lines

        if statistics is not None:
            show(record_lines(statistics, workspace, width()))
        else:
            show(lines(answer, workspace, width(), history))
        tell_found(workspace.horizon, workspace.as_of > workspace.horizon, answer.not_judged, ())
        return
    from timeline.export import plans as export

    if format == "json":
        text = export.as_json(answer, workspace, statistics)
    elif format == "ics":
        from timeline.export.calendar import as_ics

        text, left_out = as_ics(answer, workspace, as_ or "task")
        if left_out:
            say(f"note: {plural(left_out, 'plan')} without a deadline left out; as tasks (--as task) they are listed")
    elif statistics is not None:
        text = export.records_table(statistics, workspace, format)
    elif format == "md":
        text = export.as_markdown(answer, workspace, history)
    else:
        text = {"jsonl": export.as_jsonl, "csv": export.as_csv}[format](answer, workspace)
    sys.stdout.write(text)
    tell_found(workspace.horizon, workspace.as_of > workspace.horizon, answer.not_judged, ())
