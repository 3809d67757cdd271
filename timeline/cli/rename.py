"""`timeline rename`: an id becomes another one, everywhere it is named."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import command, completing, new_app
from timeline.cli.write_options import Writing
from timeline.cli.writing import command_line, write_edit

if TYPE_CHECKING:
    from timeline.edits.edit import Edit
    from timeline.edits.room import LogToEdit

app = new_app()


@command(
    app,
    epilog="""Examples:\n
\b
  timeline rename crack-in-pier crack-in-south-pier
  timeline rename actor:ministry transport-ministry --keep-alias
  timeline rename tag:works public-works --dry-run
  timeline rename @late late-plans --yes

Titles and other texts stay as they are. The old id of an actor or a place still finds it with --keep-alias.""",
)
def rename(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="The id of any entry; actor:ID where it could mean two; type:ID, tag:TAG, @VIEW.",
            autocompletion=completing("names"),
        ),
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="The new id: lower-case letters, digits and single hyphens.")
    ],
    writing: Writing,
    keep_alias: Annotated[
        bool, typer.Option("--keep-alias", help="The old id becomes an alias: of an actor or a place.")
    ] = False,
) -> None:
    """An id becomes another one, everywhere it is named: in all files, in disputes, corrections and views."""

    def edit_of(opened: "LogToEdit") -> "Edit":
        from timeline.edits.renaming import renaming

        return renaming(opened, command_line(), old, new, keep_alias=keep_alias)

    write_edit(writing, edit_of)
