"""`timeline plans`: plans against deadlines."""

from typing import Annotated, Literal

import typer

from timeline.cli.calendars import Precise, check_precise, note_shared_names
from timeline.cli.endings import say, say_notes
from timeline.cli.for_editing import FOR_EDITING, check_for_editing, write_for_editing
from timeline.cli.options import ALL, DAYS, Filters, Source, Words, command, completing, new_app
from timeline.cli.output import Output
from timeline.cli.restricted import note_restricted
from timeline.errors import WrongUsage
from timeline.export.formats import EVERYWHERE

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline plans --as-of 2025-03-18
  timeline plans --against "September 2025"
  timeline plans --country Iraq --verdict overdue --verdict unknown
  timeline plans --due-before 2026 --output deadlines.ics
  timeline plans --history --output plans.docx
  timeline plans --verdict overdue --for-editing --output overdue.xlsx
  timeline plans --by actor"""


@command(app, formats=(*EVERYWHERE, "ics"), epilog=_EPILOG)
def plans(
    filters: Filters,
    source: Source,
    output: Output,
    verdict: Annotated[
        Words,
        typer.Option(metavar="VERDICT", help="Only with this verdict.", autocompletion=completing("verdict")),
    ] = None,
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
    all_: ALL = False,
    days: DAYS = False,
    precise: Precise = None,
    for_editing: FOR_EDITING = False,
) -> None:
    """What was promised, by when, and what became of it: every plan with its verdict as of a day.

    Promises come first, then demands, proposals, threats and expectations. Of each kind come first the plans that need
    attention, the nearest deadline first, then those ahead, running, without a deadline and settled; the last two take
    one line each, and --all tells them in full. What the log has not followed up is not overdue but unknown.
    """
    _check(output, by, as_, history, for_editing=for_editing)
    if for_editing:
        check_for_editing(output, source)
    check_precise(output, precise)
    log, in_calendar = source.open(), as_ or "task"
    answer = log.plans(verdict=verdict, kind=kind, due_before=due_before, against=against, **filters.given)
    if for_editing:
        write_for_editing(output, log.workspace, ("plans",), (row.plan for row in answer.value.rows))
    elif output.is_for_people and by:
        output.print_document(answer.document_by_actor(in_days=days))
    elif output.is_for_people:
        from timeline.telling.plans import Choices

        output.print_document(answer.document(Choices(history, all_, days)))
    else:
        from timeline.export.plans import left_out

        output.write(answer.forms(by_actor=bool(by), in_calendar=in_calendar, precise=precise))
        for line in left_out(answer.value, in_calendar, precise) if output.format == "ics" else ():
            say(f"note: {line}")
        note_shared_names(output, log.workspace)
    if history and not (output.is_for_people or output.format in ("json", "jsonl")):
        say(f"note: --history is told in text and documents; in {output.format} there is none, in json always")
    note_restricted(output, answer.forms, log.workspace)
    say_notes(answer.notes)


def _check(output: Output, by: str | None, as_: str | None, history: bool, *, for_editing: bool) -> None:
    """Refuse options that contradict each other."""
    if by and output.format == "ics":
        raise WrongUsage("counts for each actor are no deadlines", "leave out --by, or choose another --format")
    if as_ is not None and output.format != "ics":
        raise WrongUsage("--as says what a calendar holds", "add --format ics, or leave out --as")
    if by and for_editing:
        raise WrongUsage("counts for each actor are not edited", "leave out --by or --for-editing")
    if by and history:
        raise WrongUsage("counts for each actor have no history", "leave out --by or --history")
