"""`timeline import`: tables that come in, and tables that come back."""

from contextlib import nullcontext
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from timeline.api.clock import now
from timeline.cli.endings import say_notes
from timeline.cli.guessed_map import write_guess, write_name_tables
from timeline.cli.import_report import Parts, check_output, open_conflicts, remembered, report
from timeline.cli.options import ALL, command, new_app
from timeline.cli.output import Output
from timeline.cli.write_options import Writing
from timeline.cli.writing import ASKER, asker_for, command_line, finish, log_to_write
from timeline.errors import WrongUsage
from timeline.text import quoted

if TYPE_CHECKING:
    from timeline.edits.room import LogToEdit
    from timeline.imports.applying import Chosen
    from timeline.imports.maps import Map
    from timeline.imports.reading import As, Imports
    from timeline.imports.review import Kind

app = new_app()

_KINDS: tuple["Kind", ...] = ("new", "changed", "removed")


_EPILOG = """Examples:\n
\b
  timeline import releases.xlsx --guess --map releases.yaml
  timeline import releases.xlsx --guess --sheet 2024 --map releases.yaml
  timeline import releases.xlsx --map releases.yaml
  timeline import releases.xlsx --map releases.yaml --apply new,changed
  timeline import ged251.csv --into ucdp.yaml --apply new --yes
  timeline import mali.xlsx --apply changed,removed --dry-run
  timeline import mali.xlsx --review
  timeline import mali.xlsx --format json

Without --apply nothing is written. A table that was written by 'list', 'plans' or 'figures', best with --for-editing,
is known by its headings, and so are those of ACLED and UCDP; any other needs a map.

Further: 'timeline help import' and 'timeline help maps'."""


@command(app, epilog=_EPILOG)
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The table: CSV, XLSX, XLS, ODS, or a data package.")],
    writing: Writing,
    output: Output,
    map_file: Annotated[
        str | None, typer.Option("--map", metavar="FILE", help="The map: what its columns mean.")
    ] = None,
    shape: Annotated[
        str | None, typer.Option("--as", metavar="SHAPE", help="What it is: table, acled or ucdp, if it is not seen.")
    ] = None,
    guess: Annotated[
        bool, typer.Option("--guess", help="Write a map of it, and show the first rows as they would become.")
    ] = False,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="With --guess: the sheet, if it is not the first.")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="FILE", help="The file of the log for new entries.")
    ] = None,
    apply: Annotated[
        str | None, typer.Option("--apply", metavar="KINDS", help="Write these: new, changed, removed, with commas.")
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Ask about each: yes, no, another value, all or none of the rest.")
    ] = False,
    new_names: Annotated[
        Literal["write", "ask", "map"],
        typer.Option(
            "--new-names",
            help="Names that the log does not have: declare them with the rows, ask, or print a table for the map.",
        ),
    ] = "write",
    all_: ALL = False,
) -> None:
    """A table comes in, or comes back: what is new, changed, gone or refused, and what is written of it."""
    from timeline.edits.pending import one_writer
    from timeline.edits.room import log_named, open_for_edit
    from timeline.imports.reading import map_of

    asked = _Asked(writing, output, _kinds(apply), into, review, new_names == "ask", all_)
    seen_as = _shape(shape)
    if asked.is_writing and (guess or new_names == "map"):
        option = "--guess" if guess else "--new-names map"
        raise WrongUsage(f"{option} writes nothing to the log", "leave it out, or leave out --apply and --review")
    if asked.is_writing:
        check_output(output)
    if review and not ASKER.is_there:
        raise WrongUsage("--review asks a person, and nobody is there", "write all of a sort: --apply new,changed")
    if sheet is not None and not guess:
        raise WrongUsage("--sheet goes with --guess", f"write the sheet in the map: sheet: {quoted(sheet)}")
    name = log_to_write(writing) if asked.is_writing else log_named(writing.log or ())
    map = None if map_file is None or guess else map_of(map_file)
    with one_writer(name) if asked.is_writing and writing.yes else nullcontext():
        opened = open_for_edit(name, now())
        say_notes(opened.loaded.notes)
        if guess:
            write_guess(opened, file, map_file, sheet)
        elif new_names == "map":
            write_name_tables(opened, file, map, seen_as)
        elif _import(opened, file, map, seen_as, asked):
            raise typer.Exit(1)


class _Asked(NamedTuple):
    """The options of an import: what is written, and how the report is printed."""

    writing: Writing
    output: Output
    kinds: "tuple[Kind, ...]"
    into: str | None
    is_reviewed: bool
    asks_names: bool
    in_full: bool

    @property
    def is_writing(self) -> bool:
        """True if something may be written."""
        return bool(self.kinds) or self.is_reviewed


def _import(opened: "LogToEdit", file: str, map: "Map | None", shape: "As | None", asked: _Asked) -> bool:
    """Report, and write what is asked for; return whether anything was refused."""
    from timeline.edits.names import Names
    from timeline.imports.reading import read_file
    from timeline.render.counting import counted

    found = read_file(opened, file, map, shape, offers=asked.is_writing, watch=counted)
    parts: Parts = "told" if asked.is_reviewed else "writing" if asked.kinds else "all"
    report(found.review, Names(opened.log), asked.output, in_full=asked.in_full, parts=parts)
    if asked.is_writing:
        _write(opened, found, asked)
    return bool(found.review.counts.refused)


def _write(opened: "LogToEdit", found: "Imports", asked: _Asked) -> None:
    """Write what is chosen, after a confirmation."""
    from timeline.cli.import_names import decide_names
    from timeline.imports.applying import NO_ITEM, OfKinds, applied

    chosen: Chosen = OfKinds(asked.kinds)
    declined: Chosen = NO_ITEM
    if asked.is_reviewed:
        from timeline.cli.import_review import reviewed

        choices = reviewed(opened, found, asked.kinds)
        chosen, declined = choices.is_chosen, choices.is_declined
    if asked.asks_names:
        decide_names(opened, found.offers, chosen, asker_for(asked.writing))
    what = applied(opened, found.offers, chosen, command_line(), asked.into, declined)
    say_notes(chain(open_conflicts(what.conflicts), remembered(what.declined, what.alike)))
    finish(asked.writing, what.edit, opened.loaded)


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
