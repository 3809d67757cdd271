"""`--for-editing`: answers as tables that a colleague edits, and that come back."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import Source
from timeline.cli.output import Output
from timeline.errors import WrongUsage
from timeline.log.model import Entry
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.imports.sheet_fields import Section

FOR_EDITING = Annotated[
    bool,
    typer.Option(
        "--for-editing",
        help="In xlsx or csv: a table to be edited by hand, and imported again.",
        rich_help_panel="Output",
    ),
]
"""The option of commands whose entries can be edited in a table."""

_REASONS = {
    "text": "what is shown on a terminal is not read back",
    "datapackage": "in a data package the values of one cell stand in several tables",
}


def check_for_editing(output: Output, source: Source) -> None:
    """Refuse a format that does not come back, and a day of the past: what comes back changes the log as it is now."""
    if output.format not in ("xlsx", "csv"):
        reason = _REASONS.get(output.format or "", f"{output.format} is not a table that is edited and read back")
        raise WrongUsage(f"--for-editing is for xlsx and csv: {reason}", "add --output FILE.xlsx")
    if source.as_of is not None:
        raise WrongUsage("--for-editing is of the log as it is now, not --as-of a day", "leave out one of the two")


def write_for_editing(
    output: Output, workspace: Workspace, sections: "Sequence[Section]", entries: Iterable[Entry]
) -> None:
    """Write the entries, which are of these sections, as a table to be edited."""
    from timeline.export.for_editing import forms
    from timeline.export.sheets.for_editing import for_editing

    output.write(forms(for_editing(workspace, sections, entries)))
