"""An edit on its way: its new files are written beside the old ones, checked as if they stood there, and renamed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from timeline.edits.context import places_in
from timeline.edits.edit import Edit
from timeline.edits.journal import Journal
from timeline.edits.locks import LONGEST_WAIT, locked
from timeline.edits.records import FileRecord, Record, new_id
from timeline.edits.recovery import recover, take_back
from timeline.edits.room import proved_in
from timeline.edits.saving import (
    NewFile,
    cannot_be_written,
    new_file_of,
    notes_on,
    put_in_place,
    require_unchanged,
)
from timeline.errors import NothingWritten, WriteRefused
from timeline.index.as_if import AsIf, as_if
from timeline.log.editing.proof import NotProved
from timeline.log.editing.witness import Witness
from timeline.log.freshness import State
from timeline.log.loaded import Loaded
from timeline.log.stand_ins import StandIns
from timeline.problems import LineOf, Problem, Sentence, Severity, has_errors
from timeline.query.view_checks import with_view_problems
from timeline.signals import delayed

if TYPE_CHECKING:
    from timeline.index.build import Watch


@contextmanager
def one_writer(log: str, wait: float = LONGEST_WAIT) -> Iterator[Sequence[str]]:
    """Keep other commands from writing to a log; provide notes for the user on an edit that had been cut off.

    Raises `LogLocked` if another command is still writing after the wait. Blocks may be nested.
    """
    with locked(log, wait) as is_first:
        yield recover(log) if is_first else ()


@contextmanager
def prepared(edit: Edit) -> "Iterator[Pending]":
    """Provide an edit whose new files are complete and not in their places yet; what was not committed is removed.

    Raises `FilesChanged` where a file is not as it was read, `NothingWritten` where it cannot be written.
    """
    with ExitStack() as files:
        new_files = tuple(files.enter_context(new_file_of(one)) for one in edit.files)
        if len({new_file.real for new_file in new_files}) < len(new_files):
            raise NothingWritten("nothing was written: two names of the log lead to one file", "include it once")
        yield Pending(edit, new_files, files)


class Pending:
    """An edit that can be checked and committed."""

    def __init__(self, edit: Edit, new_files: Sequence[NewFile], files: ExitStack) -> None:
        self.edit = edit
        self.new_files = new_files
        self.notes = [*edit.notes, *(note for new_file in new_files for note in notes_on(new_file))]
        """Sentences for the user."""
        self._files = files
        self._replaced = {one.real: None if one.partial is None else str(one.partial) for one in new_files}
        self._as_if: AsIf | None = None
        said = {one.real: one.edit.unproved for one in new_files if one.edit.unproved}
        self._witness = Witness(said) if said else None

    def opener(self, name: str) -> BinaryIO:
        """Open a file of the log as it will be."""
        return StandIns(self._replaced).open(name)

    def check(self, watch: "Watch | None" = None) -> Loaded:
        """Return the log with all its problems, those of its views too, as if the files stood in their places."""
        self._as_if = self._files.enter_context(as_if(self.edit.log, self._replaced, watch, self._witness))
        loaded = self._as_if.loaded
        if not has_errors(loaded.problems):  # else it is not written for these
            self._require_proof()
        return with_view_problems(loaded, self.opener)

    def _require_proof(self) -> None:
        """Raise `NothingWritten` where a file does not say what was meant; its text is kept."""
        faults = self._witness.faults() if self._witness is not None else {}
        for one in self.new_files:
            if one.real in faults and one.partial is not None:
                with proved_in(one.edit.path):
                    raise NotProved(faults[one.real], one.partial.read_bytes().decode("utf-8", "surrogateescape"))

    def commit(self) -> None:
        """Put all the files in their places, and note the edit in the journal.

        Raises `NothingWritten` where none was, `FilesChanged` where one is not as it was read any more.
        """
        if self._witness is not None and self._as_if is None:
            self.check()
        self._require_proof()
        with ExitStack() as locks:
            self.notes += locks.enter_context(one_writer(self.edit.log))
            for new_file in sorted(self.new_files, key=lambda one: one.real):  # a file may be part of several logs
                locks.enter_context(locked(new_file.real))
            record = self._record()
            journal = Journal(self.edit.log)
            with delayed():
                states = [require_unchanged(new_file) for new_file in self.new_files]
                journal.begin(record)
                self._put_all(journal, record, states)
            if self._as_if is not None:
                self._as_if.keep()

    def _put_all(self, journal: Journal, record: Record, states: Iterable[State | None]) -> None:
        """Rename the files; if one cannot be, those that were are taken back."""
        for new_file, state in zip(self.new_files, states, strict=True):
            try:
                put_in_place(new_file, state)
            except OSError as error:
                reason = f"{new_file.name} cannot be written"
                self._give_up(journal, record, cannot_be_written(new_file.edit.path, error), reason)
            except NothingWritten as refusal:
                self._give_up(journal, record, refusal, f"{new_file.name} has changed meanwhile")
        try:
            journal.end(record.id, "done")
        except NothingWritten:
            self.notes.append("the edit was written, and its end could not be noted in the journal; the next one will")

    def _give_up(self, journal: Journal, record: Record, refusal: NothingWritten, reason: str) -> None:
        """Take back what was written, and raise the refusal; if that is impossible, the error says why."""
        try:
            take_back(record)
        except (OSError, NothingWritten):
            hint = "the next command that writes finishes the edit, or takes it back"
            raise WriteRefused(f"only a part was written, for {reason}", hint) from None
        with suppress(NothingWritten):  # the next edit finds that nothing was written
            journal.end(record.id, "dropped")
        raise refusal

    def _record(self) -> Record:
        edit = self.edit
        files = tuple(
            FileRecord(
                new_file.real, new_file.edit.before, new_file.after, places_in(new_file.edit.patches, new_file.partial)
            )
            for new_file in self.new_files
        )
        return Record(new_id(), edit.act, edit.reverses, edit.when, edit.command, edit.entries, files)


def new_problems(before: Loaded, after: Loaded, severity: Severity) -> list[Problem]:
    """Return the errors or warnings that a log has after an edit and did not have before; lines may have moved."""
    known = Counter(_identity(one) for one in before.problems if one.severity == severity)
    found = []
    for problem in after.problems:
        if problem.severity != severity:
            continue
        if known[_identity(problem)] > 0:
            known[_identity(problem)] -= 1
        else:
            found.append(problem)
    return found


def _identity(problem: Problem) -> tuple[object, ...]:
    return problem.file, problem.code, problem.section, problem.entry, _without_lines(problem.message)


def _without_lines(message: str) -> str:
    """Return a message without the numbers of lines, which move when the log is edited."""
    if isinstance(message, Sentence):
        return "".join("" if isinstance(part, LineOf) else part for part in message.parts)
    return message
