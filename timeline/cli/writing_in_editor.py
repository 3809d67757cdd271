"""Entries that are written in an editor: faults come back as comments above their line, as often as needed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.api.clock import now
from timeline.cli.endings import say
from timeline.cli.write_options import Cited, Declared, Writing
from timeline.cli.writing import asker_for, command_line, finish, log_to_write
from timeline.errors import EntriesFaulty, LogWouldFail, NothingWritten
from timeline.log.editing.refusal import NotEditable
from timeline.problems import Problem

if TYPE_CHECKING:
    from timeline.edits.keys import LineKind
    from timeline.edits.rewriting import Fault, Opened
    from timeline.edits.room import LogToEdit

_NAME = "entries.yaml"

_MOST_ROUNDS = 20
"""Maximum number of times that an editor is opened: one that is a program may make another fault each time."""


def rewrite(writing: Writing, references: Sequence[str]) -> None:
    """Give the text of entries to an editor, and put what comes back in its place.

    Nobody else is kept from writing meanwhile; if they do, nothing is written, and the text is kept.
    """
    from timeline.edits.rewriting import body_of, texts_of
    from timeline.edits.room import open_for_edit

    opened = open_for_edit(log_to_write(writing), now(), with_errors=True)
    several = texts_of(opened, references)
    _until_written(body_of(several), lambda body: _rewritten(writing, opened, several, body))


def _rewritten(writing: Writing, opened: "LogToEdit", several: "Sequence[Opened]", body: str) -> "Sequence[Fault]":
    """Write a text from the editor; return its faults if it has any."""
    from timeline.edits.rewriting import Fault, faults_of, read_back

    try:
        edit = opened.edit(command_line(), read_back(several, body))
        finish(writing, edit, opened.loaded)
    except NotEditable as refusal:
        return [Fault(refusal.line, refusal.message)]
    except LogWouldFail as failure:
        return [*faults_of(failure.problems, several, body)]
    return ()


def write_from_editor(
    writing: Writing,
    declared: Declared,
    kind: "LineKind",
    cited: Cited,
    file: str | None,
    distinct: Sequence[str] = (),
) -> None:
    """Give a template for a new entry to an editor, and add what comes back."""
    from timeline.edits.argument_reader import ArgumentReader
    from timeline.edits.rewriting import Fault
    from timeline.edits.room import open_for_edit
    from timeline.edits.template import template, without_empty_keys

    opened = open_for_edit(log_to_write(writing), now())

    def added(body: str) -> Sequence[Fault]:
        try:
            read = ArgumentReader(opened, asker_for(writing), declared.new or ())
            drafts = read.drafts(without_empty_keys(body), _NAME, kind)
            addition = read.addition(drafts, cited, file, distinct)
            finish(writing, opened.edit(command_line(), [*read.declarations, *addition]), opened.loaded)
        except EntriesFaulty as error:
            return [Fault(one.line, _sentence(one)) for one in error.problems]
        except LogWouldFail as error:
            return [Fault(0, _sentence(one)) for one in error.problems]
        return ()

    _until_written(template(kind, opened.log), added)


def _until_written(body: str, attempt: "Callable[[str], Sequence[Fault]]") -> None:
    """Give a text to an editor until what comes back has no faults.

    Raises `NothingWritten` where it is left as it was, and where it has come back with faults for `_MOST_ROUNDS` times.
    """
    from timeline.cli.editor import edited, kept
    from timeline.edits.rewriting import for_editor, without_notes

    faults: Sequence[Fault] = ()
    before = for_editor(body)
    for _ in range(_MOST_ROUNDS):
        text = without_notes(edited(for_editor(body, faults), _NAME, before))
        if faults and (text == body or not text.strip()):
            say(kept(body))
            raise NothingWritten(f"nothing was written: {faults[0].message}")
        if text == body or not text.strip():
            raise NothingWritten("nothing was written: the text was left as it was")
        body = text
        with _keeping(body):
            faults = attempt(body)
        if not faults:
            return
    say(kept(body))
    message = f"nothing was written: {faults[0].message}"
    raise NothingWritten(message, f"the editor was opened {_MOST_ROUNDS} times, and there was a fault each time")


@contextmanager
def _keeping(text: str) -> Iterator[None]:
    """Keep a text that was typed if it is not written, whatever the cause, and say where."""
    try:
        yield
    except BaseException:
        from timeline.cli.editor import kept

        say(kept(text))
        raise


def _sentence(problem: Problem) -> str:
    return f"{problem.message}{f' ({problem.hint})' if problem.hint else ''}"
