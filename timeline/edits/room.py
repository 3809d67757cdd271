"""The steps of an edit: a log is opened, its new texts are built and proved, and an `Edit` is made of them.

What follows is the same for every edit: `pending.prepared` checks it as if it stood there, and writes it.
"""

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from timeline.edits.areas import notes_on_areas
from timeline.edits.edit import Edit, FileEdit
from timeline.edits.kept_text import keep_text
from timeline.edits.texts import Texts
from timeline.errors import LogFaulty, NothingWritten, WrongUsage
from timeline.log.editing.operations import HEADER, AddEntries, AddEntry, Operation, Target
from timeline.log.editing.proof import NotProved
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.tree import plain
from timeline.log.editing.values import Value
from timeline.log.loaded import Loaded
from timeline.log.log import Log
from timeline.problems import has_errors
from timeline.query.view_checks import load_checked
from timeline.text import visible
from timeline.workspace import Workspace, find_logs


class Meant(NamedTuple):
    """An operation, and the file whose text it changes."""

    file: str
    operation: Operation | AddEntries


class LogToEdit:
    """A log that is about to be edited."""

    def __init__(self, name: str, loaded: Loaded, now: datetime.datetime) -> None:
        """`now` is the time of the edit, with its zone."""
        self.name = name
        self.loaded = loaded
        self.now = now
        self.texts = Texts(loaded.log)

    @property
    def today(self) -> datetime.date:
        """The day of the edit."""
        return self.now.date()

    @property
    def log(self) -> Log:
        """The log with all its entries."""
        return self.loaded.log

    @property
    def workspace(self) -> Workspace:
        """The log as one that is asked, with all that it knows."""
        day = self.today.toordinal()
        files = tuple(one.name for one in self.loaded.files)
        return Workspace(logs=(self.log,), as_of=day, whole=(self.log,), files=files)

    def value(self, file: str, target: Target) -> dict[str, Value]:
        """Return an entry as its file has it."""
        value = plain(self.texts.entry(file, target).value)
        return value if isinstance(value, dict) else {}

    def edit(self, command: str, meant: Iterable[Meant]) -> Edit:
        """Return the edit that some operations make; raises `NothingWritten` where a text cannot be changed so."""
        by_file: dict[str, list[Operation | AddEntries]] = {}
        for file, operation in meant:
            by_file.setdefault(file, []).append(operation)
        files = tuple(self._edit(file, operations) for file, operations in by_file.items())
        entries = dict.fromkeys(each for operations in by_file.values() for one in operations for each in _entries(one))
        when = self.now.astimezone(datetime.UTC)
        changed = tuple(one for one in files if one.patches)
        new = [one for operations in by_file.values() for one in operations if isinstance(one, AddEntry)]
        return Edit(self.name, command, when, tuple(entries), changed, notes=tuple(notes_on_areas(new, self.log)))

    def _edit(self, file: str, operations: Sequence[Operation | AddEntries]) -> FileEdit:
        with refused_in(file), proved_in(file):
            return self.texts.edit(file, operations)


@contextmanager
def proved_in(file: str) -> Iterator[None]:
    """Keep the new text of a file that would not say what was meant, and raise `NothingWritten`."""
    try:
        yield
    except NotProved as failure:
        kept = keep_text(failure.text, os.path.basename(file))
        message = f"{visible(file)}: the new text would not say what was meant: {failure.message}"
        raise NothingWritten(message, f"edit the file by hand; the text is in {visible(str(kept))}") from None


@contextmanager
def refused_in(file: str) -> Iterator[None]:
    """Name the file whose text is not to be changed: what is refused is raised as `NothingWritten`."""
    try:
        yield
    except NotEditable as refusal:
        place = f"{visible(file)}:{refusal.line}:{refusal.column}"
        raise NothingWritten(f"{place}: {refusal.message}", refusal.hint) from None


def log_named(names: Sequence[str]) -> str:
    """Return the one log that is to be edited."""
    found = find_logs(names)
    if len(found) > 1:
        raise WrongUsage("an edit is of one log", "name one with --log")
    return os.path.normpath(found[0])


def open_for_edit(name: str, now: datetime.datetime, *, with_errors: bool = False) -> LogToEdit:
    """Open a log to edit it; raises `LogFaulty` for one with errors, unless these are to be mended."""
    loaded = load_checked(name)
    if not with_errors and has_errors(loaded.problems):
        raise LogFaulty(loaded.problems, loaded.notes)
    return LogToEdit(name, loaded, now)


def _entries(operation: Operation | AddEntries) -> Iterator[tuple[str, str]]:
    """Yield the entries that an operation concerns, by section and id."""
    section, identity = operation.target
    if isinstance(operation, AddEntries):
        yield from ((section, id) for id in reversed(operation.ids))
    else:
        yield (section, identity) if section != HEADER else (HEADER, "")
