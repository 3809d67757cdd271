"""The commands that write to a log: their common options, and the way from an edit to the file.

An edit is built, checked as if it stood there, shown, and written after a confirmation, or at once with `--yes`.
"""

import datetime
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from timeline.cli.asking import Asker
from timeline.cli.endings import say, say_notes
from timeline.cli.options import BUNDLES, Words, completing
from timeline.errors import EntriesFaulty, LogWouldFail, NothingWritten, WrongUsage
from timeline.text import visible

if TYPE_CHECKING:
    from timeline.edits.argument_reader import ArgumentReader
    from timeline.edits.edit import Edit
    from timeline.edits.keys import LineKind
    from timeline.edits.rewriting import Fault, Opened
    from timeline.edits.room import Meant, OpenLog
    from timeline.log.loaded import Loaded

ASKER = Asker()

_PANEL = "Writing"
_SAYS = "Who says so"


class Cited(NamedTuple):
    """The source of what is written."""

    source: Annotated[
        Words,
        typer.Option(
            "--source",
            "-s",
            metavar="REF",
            help="The id or the name of the source; REF@PLACE with the place in it; may be repeated.",
            rich_help_panel=_SAYS,
            autocompletion=completing("source"),
        ),
    ] = None
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="PLACE", help="The place in the source: section, page.", rich_help_panel=_SAYS),
    ] = None
    via: Annotated[
        str | None,
        typer.Option(
            "--via",
            metavar="REF",
            help="The document that cites the source, if you read it there.",
            rich_help_panel=_SAYS,
            autocompletion=completing("source"),
        ),
    ] = None
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="TEXT", help="A remark for the reader.", rich_help_panel=_SAYS),
    ] = None


class Writing(NamedTuple):
    """The log that is written to, and how."""

    log: Annotated[Words, typer.Option("--log", metavar="FILE", help="The log.", rich_help_panel=_PANEL)] = None
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Show the change as a diff, and write nothing.", rich_help_panel=_PANEL),
    ] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.", rich_help_panel=_PANEL)] = False
    new: Annotated[
        Words,
        typer.Option(
            "--new",
            metavar="LINE",
            help="A new actor, place or source in the same edit: 'actor Hadi al-Amiri kind:person'.",
            rich_help_panel=_PANEL,
        ),
    ] = None


BUNDLES.extend((Cited, Writing))


Make = Callable[["OpenLog", "ArgumentReader"], Iterable["Meant"]]
"""The operations of a command, from the log and the names in it."""


def write(writing: Writing, make: Make) -> None:
    """Build an edit of the log, check it, show it, and write it if that is confirmed.

    With `--yes` nothing is asked: names that are not known are errors.
    """
    name = _log_to_write(writing)
    with _alone(name, writing):
        from timeline.edits.argument_reader import ArgumentReader
        from timeline.edits.room import open_for_edit

        opened = open_for_edit(name, _now())
        say_notes(opened.loaded.notes)
        read = ArgumentReader(opened, _asker(writing), writing.new or ())
        operations = [*make(opened, read)]
        _finish(writing, opened.edit(_command(), [*read.declarations, *operations]), opened.loaded)


def reverse(writing: Writing, edit_of: Callable[[str, datetime.datetime], "Edit"]) -> None:
    """Take back an edit, or make it again; a log with errors is no hindrance."""
    name = _log_to_write(writing)
    with _alone(name, writing):
        from timeline.index.opening import check_log

        _finish(writing, edit_of(name, _now()), check_log(name))


def rewrite(writing: Writing, references: Sequence[str]) -> None:
    """Give the text of entries to an editor, and put what comes back in its place.

    Nobody else is kept from writing meanwhile; if they do, nothing is written, and the text is kept.
    """
    from timeline.cli.editor import edited
    from timeline.edits.rewriting import body_of, for_editor, texts_of, without_notes
    from timeline.edits.room import open_for_edit

    opened = open_for_edit(_log_to_write(writing), _now(), with_errors=True)
    several = texts_of(opened, references)
    body = body_of(several)
    faults: Sequence[Fault] = ()
    while True:
        text = without_notes(edited(for_editor(body, faults), "entries.yaml"))
        if not text.strip() or text == body:
            raise NothingWritten("nothing was written: the text was left as it was", _kept(body) if faults else "")
        body = text
        found = _rewritten(writing, opened, several, body)
        if found is None:
            return
        faults = found


def _rewritten(writing: Writing, opened: "OpenLog", several: "Sequence[Opened]", body: str) -> "Sequence[Fault] | None":
    """Write a text from the editor; return its faults if it has any."""
    from timeline.edits.rewriting import Fault, faults_of, read_back
    from timeline.log.editing.refusal import NotEditable

    try:
        edit = opened.edit(_command(), read_back(several, body))
        _finish(writing, edit, opened.loaded)
    except NotEditable as refusal:
        return [Fault(refusal.line, refusal.message)]
    except LogWouldFail as failure:
        return [*faults_of(failure.problems, several, body)]
    except NothingWritten as refusal:
        raise NothingWritten(refusal.message, _kept(body)) from None
    return None


def write_from_editor(writing: Writing, kind: "LineKind", cited: Cited, file: str | None) -> None:
    """Give a template for a new entry to an editor, and add what comes back."""
    from timeline.cli.editor import edited
    from timeline.edits.argument_reader import ArgumentReader
    from timeline.edits.rewriting import Fault, for_editor, without_notes
    from timeline.edits.room import open_for_edit
    from timeline.edits.template import template, without_empty_keys

    opened = open_for_edit(_log_to_write(writing), _now())
    body = template(kind, opened.log)
    faults: Sequence[Fault] = ()
    while True:
        text = without_notes(edited(for_editor(body, faults), "new.yaml"))
        if not text.strip() or text == body:
            raise NothingWritten("nothing was written: the text was left as it was", _kept(body) if faults else "")
        body = text
        try:
            read = ArgumentReader(opened, _asker(writing), writing.new or ())
            drafts = read.drafts(without_empty_keys(body), "new.yaml", kind)
            addition = read.addition(drafts, cited, file)
            _finish(writing, opened.edit(_command(), [*read.declarations, *addition]), opened.loaded)
            return
        except EntriesFaulty as error:
            faults = [Fault(one.line, f"{one.message}{f' ({one.hint})' if one.hint else ''}") for one in error.problems]
        except LogWouldFail as error:
            faults = [Fault(0, f"{one.message}{f' ({one.hint})' if one.hint else ''}") for one in error.problems]
        except NothingWritten as refusal:
            raise NothingWritten(refusal.message, _kept(body)) from None


def _asker(writing: Writing) -> Asker | None:
    """Return who is asked about names that are not known: nobody with `--yes`, or where nobody is there."""
    return None if writing.yes or not ASKER.is_there else ASKER


def _kept(text: str) -> str:
    """Keep a text that was typed, and return the sentence that says where."""
    from timeline.edits.kept_text import keep_text

    return f"your text is in {visible(str(keep_text(text, 'entries.yaml')))}"


def _finish(writing: Writing, edit: "Edit", before: "Loaded") -> None:
    """Check an edit as if it stood there, show it, and write it if that is confirmed."""
    from timeline.cli.edited import Edited
    from timeline.edits.pending import new_problems, prepared
    from timeline.render.progress import watching

    if not edit.files:
        say("nothing was written: the log says so already")
        return
    with prepared(edit) as pending:
        say_notes(pending.notes)
        with watching() as watch:
            after = pending.check(watch)
        edited = Edited(edit, before, after, pending.opener)
        if errors := new_problems(before, after, "error"):
            edited.show_problems("error")
            raise LogWouldFail(errors)
        if writing.dry_run:
            edited.show_diff()
            return
        edited.show_entries()
        edited.show_problems("warning")
        if not writing.yes and not ASKER.confirms(f"Write this to {edited.files}?"):
            raise NothingWritten("nothing was written")
        pending.commit()
    edited.say_written()


def _log_to_write(writing: Writing) -> str:
    """Return the log to write to; raise where somebody would have to be asked and nobody can be."""
    from timeline.edits.room import log_named

    name = log_named(writing.log or ())
    if not (writing.yes or writing.dry_run or ASKER.is_there):
        hint = "add --yes to write it, or --dry-run to see the change"
        raise WrongUsage("nobody can be asked whether to write this", hint)
    return name


def _alone(name: str, writing: Writing) -> AbstractContextManager[object]:
    """Return what keeps others from writing meanwhile, unless a person is asked, who may take long."""
    if not writing.yes:
        return nullcontext()
    from timeline.edits.pending import one_writer

    return one_writer(name)


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone().replace(microsecond=0)


def _command() -> str:
    """Return the command as it was typed."""
    return shlex.join(["timeline", *sys.argv[1:]])
