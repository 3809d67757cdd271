"""`timeline merge`: two entries for one event."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import command, completing, new_app
from timeline.cli.write_options import Writing
from timeline.cli.writing import write

if TYPE_CHECKING:
    from timeline.edits.argument_reader import ArgumentReader
    from timeline.edits.room import LogToEdit, Meant

app = new_app()

_EPILOG = """Examples:\n
\b
  timeline merge crack-near-pier crack-in-pier
  timeline merge crack-near-pier crack-in-pier --dry-run

Sources, places, actors, tags and the like are joined; what only ID has is taken over. Where both say something else,
INTO keeps its own value, and that of ID becomes a dispute with ID's sources; of two dates that agree, the more exact
one stays. Whatever named ID names INTO afterwards: plans, figures, entries called distinct.

'timeline check' lists the entries that look like one."""


@command(app, epilog=_EPILOG)
def merge(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The event or the plan that goes.", autocompletion=completing("ids"))
    ],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The one that stays.", autocompletion=completing("ids"))],
    writing: Writing,
) -> None:
    """Two entries for one event, or one plan: joined, and what differs becomes a dispute."""

    def make(opened: "LogToEdit", read: "ArgumentReader") -> "Iterable[Meant]":
        from timeline.edits.merging import merged

        return merged(read.entry(id), read.entry(into), opened)

    write(writing, make)
