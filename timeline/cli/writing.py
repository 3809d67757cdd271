"""The commands that write to a log: the way from an edit to the file.

An edit is built, checked as if it stood there, shown, and written after a confirmation, or at once with `--yes`.
"""

import datetime
import re
import shlex
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from timeline.api.clock import now
from timeline.cli.asking import Asker
from timeline.cli.endings import say, say_notes
from timeline.cli.healing import ANSWER
from timeline.cli.write_options import Declared, Writing
from timeline.errors import LogWouldFail, NothingWritten, WrongUsage

if TYPE_CHECKING:
    from timeline.api.edit import OpenEdit
    from timeline.cli.edited import Edited
    from timeline.edits.argument_reader import ArgumentReader
    from timeline.edits.edit import Edit
    from timeline.edits.room import LogToEdit, Meant
    from timeline.log.loaded import Loaded

ASKER = Asker()

_SPECIAL = re.compile(r'["$`\\!]')
"""Signs that a shell reads in double quotes."""

Act = Callable[["OpenEdit"], object]
"""The steps of a command in an edit."""

Make = Callable[["LogToEdit", "ArgumentReader"], Iterable["Meant"]]
"""The operations of a command, from the log and the names in it."""


def carry_out(writing: Writing, act: Act, declared: Declared | None = None) -> None:
    """Build an edit of the log, check it, show it, and write it if that is confirmed.

    With `--yes` nothing is asked: names that are not known are errors.
    """
    name = log_to_write(writing)
    with _alone(name, writing):
        from timeline.api.edit import OpenEdit

        new = declared.new or () if declared else ()
        edit = OpenEdit(name, command_line(), asker=asker_for(writing), new=new)
        say_notes(edit.opened.loaded.notes)
        act(edit)
        finish(writing, edit.build(), edit.opened.loaded)


def write(writing: Writing, make: Make, declared: Declared | None = None) -> None:
    """Carry out an edit that is given as operations."""
    carry_out(writing, lambda edit: edit.mean(make(edit.opened, edit.reader)), declared)


def write_edit(writing: Writing, edit_of: "Callable[[LogToEdit], Edit]") -> None:
    """Check an edit that is more than operations on entries, show it as a diff, and write it if that is confirmed."""
    name = log_to_write(writing)
    with _alone(name, writing):
        from timeline.edits.room import open_for_edit

        opened = open_for_edit(name, now())
        say_notes(opened.loaded.notes)
        finish(writing, edit_of(opened), opened.loaded, as_diff=True)


def reverse(writing: Writing, edit_of: Callable[[str, datetime.datetime], "Edit"]) -> None:
    """Take back an edit, or make it again; a log with errors is no hindrance."""
    name = log_to_write(writing)
    with _alone(name, writing):
        from timeline.query.view_checks import load_checked

        finish(writing, edit_of(name, now()), load_checked(name))


def asker_for(writing: Writing) -> Asker | None:
    """Return who is asked about names that are not known: nobody with `--yes`, or where nobody is there."""
    return None if writing.yes or not ASKER.is_there else ASKER


def finish(
    writing: Writing,
    edit: "Edit",
    before: "Loaded",
    confirms: Callable[[str], bool] | None = None,
    *,
    as_diff: bool = False,
) -> None:
    """Check an edit as if it stood there, show it, and write it if that is confirmed; `confirms` asks instead of us."""
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
        _show(edited, as_diff=as_diff)
        if not writing.yes and not (confirms or ASKER.confirms)(f"Write this to {edited.files}?"):
            raise NothingWritten("nothing was written")
        notes = len(pending.notes)
        ANSWER.has_begun = True
        pending.commit()
        say_notes(pending.notes[notes:])
    edited.say_written()


def _show(edited: "Edited", *, as_diff: bool) -> None:
    """Show an edit; where nobody can see it, say that it is not written."""
    try:
        if as_diff:
            edited.show_some_lines()
        else:
            edited.show_entries()
    except OSError:
        sys.stderr.write("error: nothing was written to the log, for its new text cannot be shown\n")
        raise
    edited.show_problems("warning")


def log_to_write(writing: Writing) -> str:
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


def command_line() -> str:
    """Return the command as it was typed."""
    return " ".join(("timeline", *map(_as_typed, sys.argv[1:])))


def _as_typed(word: str) -> str:
    """Return a word in the quotes that a person would put around it."""
    if "'" in word and not _SPECIAL.search(word):
        return f'"{word}"'
    return shlex.quote(word)
