"""`timeline correct`, `retract` and `dispute`: what turned out wrong, and what others claim."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from timeline.cli.options import command, completing, new_app
from timeline.cli.write_options import Cited, Declared, Writing
from timeline.cli.writing import carry_out
from timeline.errors import WrongUsage

if TYPE_CHECKING:
    from timeline.api.edit import OpenEdit

APPS = {name: new_app() for name in ("correct", "retract", "dispute")}
"""The app of each command."""

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of the entry.", autocompletion=completing("ids"))]
Changes = Annotated[
    list[str],
    typer.Argument(
        metavar="KEY=VALUE...",
        help="The fields, each with its new value; KEY= takes it away.",
        autocompletion=completing("assignment"),
    ),
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why it was changed.")]


@command(
    APPS["correct"],
    epilog="""Examples:\n
\b
  timeline correct contract-signed date=2024-05-17 --why "it bears this day" \\
      --source contract@'page 1'
  timeline correct cost-2025 low=51000000 high=56000000 --why "reprinted" \\
      --source report-2024 --on 2025-04-02
  timeline correct crack-in-pier places=bridge --why "typed the wrong place"

With --source the correction is news of its day: --as-of an earlier day shows what stood there before.""",
)
def correct(
    id: Id,
    changes: Changes,
    cited: Cited,
    writing: Writing,
    declared: Declared,
    why: Why = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day on which it became known; today if left out.")
    ] = None,
) -> None:
    """A field was wrong: its new value, and in `corrections` what stood there, from when and why."""

    def act(edit: "OpenEdit") -> None:
        from timeline.edits.fields import assignments

        typed = assignments(changes)
        if any(one.sign != "=" for one in typed):
            raise WrongUsage("a correction gives the whole value", "write KEY=VALUE")
        edit.correct(id, {one.key: one.given for one in typed}, why=why, on=on, **cited.given)

    carry_out(writing, act, declared)


@command(
    APPS["retract"],
    epilog="""Examples:\n
\b
  timeline retract crack-in-pier --why "the report was withdrawn" \\
      --on 2025-10-20 --source audit@'page 4'
  timeline retract crack-in-pier --as denied --source ministry-statement""",
)
def retract(
    id: Id,
    cited: Cited,
    writing: Writing,
    declared: Declared,
    why: Why = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day on which it was taken back; today if left out.")
    ] = None,
    status: Annotated[
        Literal["retracted", "denied"], typer.Option("--as", help="Taken back by its source, or denied by others.")
    ] = "retracted",
) -> None:
    """A claim was taken back: its status from a day on, and in `corrections` the one before."""

    carry_out(writing, lambda edit: edit.retract(id, status=status, why=why, on=on, **cited.given), declared)


@command(
    APPS["dispute"],
    epilog="""Examples:\n
\b
  timeline dispute bridge-opened date=2025-09-27 --source audit@'page 1' \\
      --note "the auditors name the Saturday"
  timeline dispute cost-2025 value=60000000 --source daily --on 2025-04""",
)
def dispute(
    id: Id,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY=VALUE...",
            help="The fields, and what the source says of each.",
            autocompletion=completing("assignment"),
        ),
    ],
    cited: Cited,
    writing: Writing,
    declared: Declared,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day on which it was claimed; none if left out.")
    ] = None,
) -> None:
    """A source says otherwise: its value of a field beside the log's own, which stays."""

    def act(edit: "OpenEdit") -> None:
        from timeline.edits.fields import assignment

        typed = [assignment(change) for change in changes]
        if any(one.sign != "=" for one in typed):
            raise WrongUsage("a dispute gives a value", "write KEY=VALUE")
        for one in typed:
            edit.dispute(id, {one.key: one.given}, on=on, **cited.given)

    carry_out(writing, act, declared)
