"""Edits that were cut off between two files: the next command that writes finishes them, or takes them back.

Until then `check` and `list` see some files new and others old. An edit of one file is never in such a state.
"""

import os
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from timeline.edits.edit import BytePatch, FileEdit, reversed_patches
from timeline.edits.journal import End, Journal
from timeline.edits.locks import is_locked, locked
from timeline.edits.records import FileRecord, Place, Record
from timeline.edits.saving import digest_of_file, new_file_of, put_in_place, require_unchanged
from timeline.errors import NothingWritten
from timeline.text import visible

State = Literal["old", "new", "other"]
"""The content of a file: as before an edit, as behind it, or changed since by somebody else."""


def recover(log: str) -> list[str]:
    """Finish the last edit of a log, or take it back, if it was cut off; return sentences for the user.

    Called under the lock of the log. Raises `NothingWritten` if neither is possible now.
    """
    journal = Journal(log)
    record = journal.unfinished()
    if record is None:
        return []
    with ExitStack() as locks:
        for path in sorted(file.path for file in record.files):  # a file may be part of several logs
            locks.enter_context(locked(path))
        end, note = _recovered(record)
    journal.end(record.id, end)
    return [note] if note else []


def take_back(record: Record) -> None:
    """Give the files of an edit that were written their old content again. Raises `OSError` or `NothingWritten`."""
    for file in record.files:
        if _state(file) == "new":
            _save(_backward(file))


def interrupted(log: str) -> str:
    """Return a sentence if an edit of a log was cut off and its files do not belong together, else an empty one."""
    record = Journal(log).unfinished()
    if record is None or is_locked(log):
        return ""
    states = {file.path: _state(file) for file in record.files}
    if {*states.values()} <= {"old", "other"} or "old" not in states.values():
        return ""
    return f"{_cut_off(record)}: {_who_has_it(states)}; the next command that writes finishes it, or takes it back"


def forward(file: FileRecord) -> FileEdit:
    """Return the edit of a file as the journal has it."""
    return FileEdit(file.path, file.before, tuple(map(_patch, file.places)), is_removal=file.after is None)


def _backward(file: FileRecord) -> FileEdit:
    patches = reversed_patches(map(_patch, file.places))
    return FileEdit(file.path, file.after, patches, is_removal=file.before is None)


def _patch(place: Place) -> BytePatch:
    return BytePatch(place.start, place.old, place.new)


def _recovered(record: Record) -> tuple[End, str]:
    """Bring an edit to an end; return which, and a note."""
    states = {file.path: _state(file) for file in record.files}
    found = {*states.values()}
    if found == {"new"}:
        return "done", ""
    if "new" not in found:
        return "dropped", ""
    if "other" in found:
        since = f"and files were changed since: {_who_has_it(states)}"
        return "left", f"{_cut_off(record)}, {since}; see what 'timeline check' says"
    try:
        for file in record.files:
            if states[file.path] == "old":
                _save(forward(file))
    except (OSError, NothingWritten):
        return "dropped", _taken_back(record)
    return "done", f"{_cut_off(record)}; it was finished now"


def _taken_back(record: Record) -> str:
    try:
        take_back(record)
    except (OSError, NothingWritten) as error:
        reason = error.message if isinstance(error, NothingWritten) else error.strerror or str(error)
        message = f"{_cut_off(record)}, and it can neither be finished nor taken back: {reason}"
        raise NothingWritten(message, "make its files writable, and try again") from None
    return f"{_cut_off(record)}; it was taken back now"


def _state(file: FileRecord) -> State:
    try:
        digest = digest_of_file(file.path)
    except OSError:
        return "other"
    if digest == file.after:
        return "new"
    return "old" if digest == file.before else "other"


def _save(edit: FileEdit) -> None:
    with new_file_of(edit) as new_file:
        put_in_place(new_file, require_unchanged(new_file))


def _cut_off(record: Record) -> str:
    return f"an edit was cut off ({visible(record.command)})"


def _who_has_it(states: dict[str, State]) -> str:
    with_it = [path for path, state in states.items() if state == "new"]
    others = [path for path, state in states.items() if state != "new"]
    return f"{_names(with_it)} {'has' if len(with_it) == 1 else 'have'} it, {_names(others)} not"


def _names(paths: Iterable[str]) -> str:
    return ", ".join(visible(Path(path).name or os.fspath(path)) for path in paths)
