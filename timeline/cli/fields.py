"""`timeline set`, `seen`, `cover` and `remove`: single fields, and entries that go."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import command, completing, new_app
from timeline.cli.write_options import Declared, Writing
from timeline.cli.writing import carry_out

if TYPE_CHECKING:
    from timeline.api.edit import OpenEdit

APPS = {name: new_app() for name in ("set", "seen", "cover", "remove")}
"""The app of each command."""


@command(
    APPS["set"],
    epilog="""Examples:\n
\b
  timeline set bridge-opened summary="Two years late." tags+=works
  timeline set ferry-in-service date=2024-04-15/2025-09-28
  timeline set crack-in-pier actors-=ministry sources+=audit@'page 6'
  timeline set -q 'actor:ministry type:law' tags+=law
  timeline set bridge-opened note=

KEY= takes the field away. What a reader may have relied on is better changed by 'timeline correct'.""",
)
def set_(
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="ID... KEY=VALUE...",
            help="The entries, and their fields: KEY=VALUE; KEY+=VALUE and KEY-=VALUE for lists.",
            autocompletion=completing("set"),
        ),
    ],
    writing: Writing,
    declared: Declared,
    query: Annotated[
        str | None,
        typer.Option(
            "--query",
            "-q",
            metavar="QUERY",
            help="The entries that this query or @VIEW finds.",
            autocompletion=completing("query"),
        ),
    ] = None,
) -> None:
    """Fields of one entry, of several, or of all that a query finds."""
    ids = [one for one in arguments if "=" not in one]
    changes = [one for one in arguments if "=" in one]

    def act(edit: "OpenEdit") -> None:
        from timeline.edits.fields import assignments

        edit.assign(ids, query, assignments(changes))

    carry_out(writing, act, declared)


@command(
    APPS["seen"],
    epilog="""Examples:\n
\b
  timeline seen ferry-in-service bridge-reopens
  timeline seen bridge-reopens --on 2025-10-20""",
)
def seen(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="The ids of entries.", autocompletion=completing("ids"))
    ],
    writing: Writing,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day on which it was looked; today if left out.")
    ] = None,
) -> None:
    """Somebody looked, and there was nothing new: a situation goes on, a plan has no outcome yet."""

    carry_out(writing, lambda edit: edit.seen(*ids, on=on))


@command(
    APPS["cover"],
    epilog="""Examples:\n
\b
  timeline cover today
  timeline cover 2025-12-31""",
)
def cover(
    date: Annotated[str, typer.Argument(metavar="DATE", help="The last day that you have followed.")],
    writing: Writing,
) -> None:
    """The log has followed events up to a day: the end of `covers` in its header."""

    carry_out(writing, lambda edit: edit.cover(date))


@command(
    APPS["remove"],
    epilog="""Examples:\n
\b
  timeline remove crack-in-pier --dry-run
  timeline remove actor:bridge-authority""",
)
def remove(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="The ids of entries.", autocompletion=completing("ids"))
    ],
    writing: Writing,
) -> None:
    """Entries go, if no other entry names them.

    What turned out wrong is better kept, and told by 'timeline retract'.
    """

    carry_out(writing, lambda edit: edit.remove(*ids))
