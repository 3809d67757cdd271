"""`timeline import`: tables that come in, and tables that come back."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.endings import say_notes
from timeline.cli.import_report import report
from timeline.cli.options import command, new_app
from timeline.cli.write_options import Writing
from timeline.cli.writing import command_line, finish, log_to_write, now
from timeline.errors import WrongUsage
from timeline.text import quoted

if TYPE_CHECKING:
    from timeline.edits.room import OpenLog
    from timeline.imports.maps import Map
    from timeline.imports.reading import As
    from timeline.imports.review import Kind

app = new_app()

_KINDS: tuple["Kind", ...] = ("new", "changed", "removed")


_EPILOG = """Examples:\n
\b
  timeline import releases.csv --map releases.yaml
  timeline import releases.csv --map releases.yaml --apply new,changed
  timeline import ged251.csv --into ucdp.yaml --apply new --yes
  timeline import mali.xlsx --apply changed,removed --dry-run

Without --apply nothing is written. A table that was written by 'list', 'plans' or 'figures', best with --for-editing,
is known by its headings, and so are those of ACLED and UCDP; any other needs a map.

Further: 'timeline help maps'."""


@command(app, epilog=_EPILOG)
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The table: CSV, XLSX, XLS, ODS, or a data package.")],
    writing: Writing,
    map_file: Annotated[
        str | None, typer.Option("--map", metavar="FILE", help="The map: what its columns mean.")
    ] = None,
    shape: Annotated[
        str | None, typer.Option("--as", metavar="SHAPE", help="What it is: table, acled or ucdp, if it is not seen.")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="FILE", help="The file of the log for new entries.")
    ] = None,
    apply: Annotated[
        str | None, typer.Option("--apply", metavar="KINDS", help="Write these: new, changed, removed, with commas.")
    ] = None,
) -> None:
    """A table comes in, or comes back: what is new, changed, gone or refused, and what is written of it."""
    from timeline.edits.pending import one_writer
    from timeline.edits.room import log_named, open_for_edit
    from timeline.imports.reading import map_of

    kinds = _kinds(apply)
    asked = _shape(shape)
    name = log_to_write(writing) if kinds else log_named(writing.log or ())
    map = None if map_file is None else map_of(map_file)
    with one_writer(name) if kinds and writing.yes else nullcontext():
        opened = open_for_edit(name, now())
        say_notes(opened.loaded.notes)
        refused = _import(opened, file, map, asked, writing, kinds, into)
    if refused:
        raise typer.Exit(1)


def _import(
    opened: "OpenLog",
    file: str,
    map: "Map | None",
    shape: "As | None",
    writing: Writing,
    kinds: "tuple[Kind, ...]",
    into: str | None,
) -> bool:
    """Report, and write what is asked for; return whether anything was refused."""
    from timeline.imports.applying import all_of, applied
    from timeline.imports.reading import read_file
    from timeline.render.counting import counted

    found = read_file(opened, file, map, shape, offers=bool(kinds), watch=counted)
    report(found.review)
    if kinds:
        what = applied(opened, found.offers, all_of(kinds), command_line(), into)
        finish(writing, what.edit, opened.loaded)
    return bool(found.review.counts.refused)


def _kinds(text: str | None) -> "tuple[Kind, ...]":
    """Return the kinds that are to be written."""
    asked = [part.strip() for part in (text or "").split(",") if part.strip()]
    for one in asked:
        if one not in _KINDS:
            raise WrongUsage(f"--apply {quoted(one)} is none of new, changed, removed", "such as --apply new,changed")
    return tuple(kind for kind in _KINDS if kind in asked)


def _shape(text: str | None) -> "As | None":
    """Return what the file is taken for."""
    from timeline.imports.reading import AS

    found = next((one for one in AS if one == text), None)
    if text is not None and found is None:
        raise WrongUsage(f"--as {quoted(text)} is none of {', '.join(AS)}", "leave it out, and the headings decide")
    return found
