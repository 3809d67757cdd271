"""`timeline revise` and `settle`: what becomes of a plan."""

from typing import Annotated

import typer

from timeline.cli.options import command, completing, new_app
from timeline.cli.write_options import Cited, Declared, Writing
from timeline.cli.writing import carry_out
from timeline.errors import WrongUsage
from timeline.log.model import RESULTS, RevisionStatus

APPS = {name: new_app() for name in ("revise", "settle")}
"""The app of each command."""

Plan = Annotated[str, typer.Argument(metavar="PLAN", help="The id of the plan.", autocompletion=completing("plans"))]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day on which it was decided or done, as vague as its source."),
]
Event = Annotated[
    str | None,
    typer.Option(
        "--event",
        metavar="ID",
        help="The event by which it was; its date and its sources hold.",
        autocompletion=completing("events"),
    ),
]


@command(
    APPS["revise"],
    epilog="""Examples:\n
\b
  timeline revise toll-ends "by the end of 2026" --on 2025-06-01 \\
      --source audit@'page 9'
  timeline revise toll-ends 2027 --on 2025-09 --proposed --note "asked for"
  timeline revise toll-ends "{within: 30 days, of: bridge-opened}" \\
      --on 2025-03 --source audit
  timeline revise toll-ends none --event decree-14

The first deadline stays where it is, and each revision stands below it.""",
)
def revise(
    plan: Plan,
    deadline: Annotated[str, typer.Argument(metavar="DATE", help="The new deadline; 'none' lifts it.")],
    cited: Cited,
    writing: Writing,
    declared: Declared,
    on: On = None,
    event: Event = None,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="It was only proposed: the deadline in force stays.")
    ] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="It was proposed and rejected.")] = False,
    words: Annotated[
        str | None, typer.Option("--words", metavar="TEXT", help="The deadline in the words of the source.")
    ] = None,
) -> None:
    """A plan is postponed or brought forward: a revision with its day and its source.

    Of a plan that must last to a day, DATE is the new day.
    """
    if proposed and rejected:
        raise WrongUsage("a change is proposed or rejected", "leave out --proposed or --rejected")
    status: RevisionStatus | None = "proposed" if proposed else "rejected" if rejected else None
    carry_out(
        writing,
        lambda edit: edit.revise(plan, deadline, on=on, event=event, status=status, words=words, **cited.given),
        declared,
    )


def _results(incomplete: str) -> list[str]:
    return [result for result in RESULTS if result.startswith(incomplete.lower())]


@command(
    APPS["settle"],
    epilog="""Examples:\n
\b
  timeline settle bridge-reopens met --event bridge-opened
  timeline settle toll-ends met --on 2025-09-28 --source daily
  timeline settle toll-ends dropped --on 2025-11 --source audit@'page 3'
  timeline settle toll-ends superseded --by new-toll --on 2025-12-01
  timeline settle yearly-report met --occurrence 2 --on 2025-08-01

That it was late is worked out from the day and the deadline, and never written.""",
)
def settle(
    plan: Plan,
    result: Annotated[
        str,
        typer.Argument(metavar="RESULT", help=f"{', '.join(RESULTS[:-1])} or {RESULTS[-1]}.", autocompletion=_results),
    ],
    cited: Cited,
    writing: Writing,
    declared: Declared,
    on: On = None,
    event: Event = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="PLAN", help="The plan that replaces it.", autocompletion=completing("plans")),
    ] = None,
    occurrence: Annotated[
        int | None,
        typer.Option("--occurrence", metavar="N", min=0, help="Of a plan that recurs, which one; the first is 0."),
    ] = None,
) -> None:
    """What became of a plan: its outcome, with the day and the source."""
    carry_out(
        writing,
        lambda edit: edit.settle(plan, result, on=on, event=event, by=by, occurrence=occurrence, **cited.given),
        declared,
    )
