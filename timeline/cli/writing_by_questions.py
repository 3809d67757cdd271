"""Entries that are asked for, question by question, until the person has no more."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.api.clock import now
from timeline.cli.asking import Asker
from timeline.cli.endings import ended_by, say
from timeline.cli.write_options import Cited, Declared, Writing
from timeline.cli.writing import command_line, finish, log_to_write
from timeline.errors import LogWouldFail, NothingWritten, TimelineError, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.cli.interviewing import Decisions
    from timeline.edits.edit import Edit
    from timeline.edits.keys import LineKind
    from timeline.edits.prompts.interview import Interview
    from timeline.edits.prompts.recent import Recent


def write_by_questions(
    writing: Writing, declared: Declared, kind: "LineKind | None", cited: Cited, file: str | None
) -> None:
    """Ask for new entries and write each, as long as the person wants another one."""
    if writing.yes:
        raise WrongUsage("--interactive asks, and with --yes nothing is asked", "leave out one of them")
    if not Asker().is_there:
        hint = 'write the entry in a line: timeline add "27 Sep 2024: The bridge opens type:other"'
        raise WrongUsage("nobody can be asked: this is no terminal", hint)
    _Session(writing, declared, cited, file).run(kind or "event")


class _Dropped(NothingWritten):
    """Raised where the person does not want to write what was asked for."""


@contextmanager
def _saying_that_nothing_is_written() -> "Iterator[None]":
    """Say it where Ctrl-C leaves questions before their entry is written."""
    try:
        yield
    except KeyboardInterrupt:
        say("nothing was written of this entry")
        raise


class _Session:
    """Entries that are asked for and written, one after the other."""

    def __init__(self, writing: Writing, declared: Declared, cited: Cited, file: str | None) -> None:
        from timeline.cli.interviewing import AskerWithin
        from timeline.cli.questioners import questioner

        self._writing = writing
        self._declared = declared
        self._cited = cited
        self._file = file
        self._name = log_to_write(writing)
        self._questioner = questioner()
        self._asker = AskerWithin()
        self._recent: Recent | None = None
        self._edit: Edit | None = None
        """The edit that is to be written."""
        self._has_failed = False
        """True while there is an entry that could not be written."""

    def run(self, kind: "LineKind") -> None:
        """Write entries, the first of one kind."""
        from timeline.edits.prompts.citing import cited_text
        from timeline.edits.prompts.interview import Interview

        introduction = self._questioner.introduction
        self._questioner.tell(f"{introduction}, '<' goes back, Ctrl-C leaves everything as it was.")
        source, count = "", 0
        following: LineKind | None = kind
        while following is not None:
            skipped = ("cited",) if self._cited.source else ()  # the options name it for all entries
            interview = Interview(following, {"cited": source} if source else {}, skipped)
            try:
                self._write_one(interview)
            except EOFError:
                if count and interview.is_empty:
                    return
                raise NothingWritten("nothing was written: no more answers came") from None
            finally:
                if self._has_failed:
                    say(f"what you typed, as a line of 'timeline add {interview.kind}': {interview.line.text}")
            if self._writing.dry_run:
                return
            source, count = cited_text(interview.parts), count + 1
            following = self._another(following, source)

    def _another(self, kind: "LineKind", source: str) -> "LineKind | None":
        """Ask whether there is another entry; returns its kind, None if there is none."""
        from timeline.cli.interviewing import GoneBack
        from timeline.edits.keys import KINDS

        question = f"Another {kind}{' from the same source' if source else ''}?"
        others = (
            "event, plan …" if kind not in ("event", "plan") else "plan, figure …" if kind == "event" else "event …"
        )
        while True:
            try:
                answer = (self._asker.answer(f"{question} [Y/n, {others}] ") or "").lower()
            except (EOFError, GoneBack):
                return None
            if answer in ("n", "no"):
                return None
            if answer in ("", "y", "yes"):
                return kind
            if (named := next((one for one in KINDS if one.startswith(answer)), None)) is not None:
                return named

    def _write_one(self, interview: "Interview") -> None:
        """Ask for an entry until it is written."""
        from timeline.cli.interviewing import Decisions, GoneBack

        decisions = Decisions()
        while True:
            self._ask(interview, decisions)
            try:
                self._write(interview, decisions)
            except GoneBack:
                interview.back()
            except _Dropped:
                self._has_failed = False
                raise
            except (TimelineError, OSError) as error:
                ended_by(error)
                self._has_failed = True
                interview.go_to(self._at_fault(error))
            else:
                self._has_failed = False
                return

    def _ask(self, interview: "Interview", decisions: "Decisions") -> None:
        """Ask the questions about an entry that are open."""
        from timeline.cli.interviewing import Interviewer
        from timeline.edits.argument_reader import ArgumentReader
        from timeline.edits.prompts.choices import Choices
        from timeline.edits.prompts.completing import Completer
        from timeline.edits.prompts.recent import Recent
        from timeline.edits.room import open_for_edit

        opened = open_for_edit(self._name, now())
        read = ArgumentReader(opened, self._asker, self._declared.new or ())
        decisions.declare(read)
        if self._recent is None:
            self._recent = Recent(opened.log)
        self._recent.see(opened.log)
        completer = Completer(interview.kind, Choices(opened.log, self._recent), self._recent, opened.today)
        interviewer = Interviewer(self._questioner, read, completer, decisions, opened.today)
        with _saying_that_nothing_is_written():
            interviewer.ask_all(interview)

    def _write(self, interview: "Interview", decisions: "Decisions") -> None:
        """Write an entry in the way of a line of `add`."""
        from timeline.edits.argument_reader import ArgumentReader
        from timeline.edits.room import open_for_edit

        opened = open_for_edit(self._name, now())
        read = ArgumentReader(opened, self._asker, self._declared.new or ())
        decisions.declare(read, interview.parts)
        addition = read.addition([read.draft(interview.line)], self._cited, self._file)
        edit = opened.edit(command_line(), [*read.declarations, *addition])
        self._edit = edit
        finish(self._writing, edit, opened.loaded, self._confirms)
        self._declared = Declared()  # they stand in the log now
        if self._recent is not None:
            self._recent.note(interview.parts)

    def _at_fault(self, error: Exception) -> str:
        """Return the key of the entry at which an error lies; empty where it lies at none."""
        from timeline.edits.at_fault import key_at_fault

        if isinstance(error, LogWouldFail) and self._edit is not None:
            return next(filter(None, (key_at_fault(self._edit, one) for one in error.problems)), "")
        return ""

    def _confirms(self, question: str) -> bool:
        """Return True if an entry is to be written; raises `GoneBack` where its questions are to be asked again."""
        from timeline.cli.interviewing import GoneBack

        self._asker.forget_what_was_typed()
        while True:
            with _saying_that_nothing_is_written():
                answer = (self._asker.answer(f"{question} [Y/n, < to change it] ") or "").lower()
            if answer in ("", "y", "yes"):
                return True
            if answer in ("n", "no"):
                raise _Dropped("nothing was written")
            if answer == "e":
                raise GoneBack
