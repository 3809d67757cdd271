"""Taking edits back, and making them again: by their reverse, where the text is still as the edit left it.

An undo is an edit too, with its own record in the journal; its reverse makes the edit again.
"""

import datetime
import difflib
import hashlib
import os
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.edits.context import found_places
from timeline.edits.edit import Act, BytePatch, Edit, FileEdit, reversed_patches
from timeline.edits.journal import Journal
from timeline.edits.pending import one_writer
from timeline.edits.records import FileRecord, Place, Record
from timeline.errors import NothingWritten
from timeline.text import visible

_NEAR = 200
"""Number of lines around the place of a patch in which its lines are looked for, for a message."""

_MOST_NAMED = 5


class PastEdit(NamedTuple):
    """An edit of the journal, for a list of them."""

    when: datetime.datetime
    command: str
    entries: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    is_undone: bool


class _Step(NamedTuple):
    """An edit, and the record whose reverse takes it back (or makes it again): its own, or that of the last redo."""

    edit: Record
    last: Record


class _Past:
    """The edits of a journal that were written, in order, and those that can be taken back or made again."""

    def __init__(self, log: str) -> None:
        self.edits: list[Record] = []
        self.done: list[_Step] = []
        self.undone: list[_Step] = []
        self.is_undone: set[str] = set()
        """Ids of the edits that are not in the log any more."""
        for record, end in Journal(log).records():
            if end == "done":
                self._add(record)

    def _add(self, record: Record) -> None:
        if record.act == "edit":
            self.edits.append(record)
            self.done.append(_Step(record, record))
            self.undone.clear()
            return
        source, target = (self.done, self.undone) if record.act == "undo" else (self.undone, self.done)
        if source and source[-1].edit.id == record.reverses:
            step = source.pop()
            target.append(_Step(step.edit, record))
            (self.is_undone.add if record.act == "undo" else self.is_undone.discard)(record.reverses)


def history(log: str) -> list[PastEdit]:
    """Return the edits of a log from the oldest to the newest, as far as the journal has them."""
    past = _Past(log)
    return [
        PastEdit(
            edit.when, edit.command, edit.entries, tuple(file.path for file in edit.files), edit.id in past.is_undone
        )
        for edit in past.edits
    ]


def undoing(log: str, when: datetime.datetime) -> Edit:
    """Return the edit that takes back the last one that stands.

    Raises `NothingWritten` where there is none, or its text is not as it left it.
    """
    return _reverse(log, when, "undo", "there is no edit to take back")


def redoing(log: str, when: datetime.datetime) -> Edit:
    """Return the edit that makes the one again that was taken back last; raises as `undoing` does."""
    return _reverse(log, when, "redo", "there is no edit to make again")


def _reverse(log: str, when: datetime.datetime, act: Act, nothing: str) -> Edit:
    with one_writer(log) as notes:  # an edit that was cut off is brought to an end first
        past = _Past(log)
    steps = past.done if act == "undo" else past.undone
    if not steps:
        hint = "'timeline history' lists the edits of this log"
        if not past.edits:
            hint = "the journal knows a log by its path: of one that was moved or renamed it has no edits"
        raise NothingWritten(f"nothing was written: {nothing}", hint)
    step = steps[-1]
    files = tuple(_reversed_file(log, file, step) for file in step.last.files)
    return Edit(log, f"timeline {act}", when, step.edit.entries, files, act, step.edit.id, tuple(notes))


def _reversed_file(log: str, file: FileRecord, step: _Step) -> FileEdit:
    """Return the edit of a file that takes back what a record did to it."""
    name = _name_of(log, file.path)
    patches = [BytePatch(place.start, place.old, place.new) for place in file.places]
    content = _content(file.path)
    if content is None or file.after is None:
        if content is not None or file.after is not None:
            raise _differs(step, f"{visible(name)} is {'gone' if content is None else 'there again'}")
        return FileEdit(name, None, reversed_patches(patches))
    digest = hashlib.sha256(content).digest()
    if digest == file.after:
        return FileEdit(name, digest, reversed_patches(patches), is_removal=file.before is None)
    if file.before is None:
        raise _differs(step, f"{visible(name)}, which it made, was changed since")
    if _is_gone(content, digest, file):
        raise _elsewhere(step, visible(name))
    places = [*zip(file.places, found_places(content, file.places), strict=True)]
    if any(found.is_ambiguous for _, found in places):
        raise _differs(step, f"in {visible(name)} its lines stand at several places")
    missing = [place for place, found in places if found.start is None]
    if missing:
        raise _differs(step, f"in {visible(name)} {_where_it_differs(content, file.places, missing)}")
    found = [BytePatch(one.start, place.new, place.old) for place, one in places if one.start is not None]
    return FileEdit(name, digest, tuple(found))


def _is_gone(content: bytes, digest: bytes, file: FileRecord) -> bool:
    """Return whether all that a record changed in a file stands there as it did before."""
    if digest == file.before:
        return True
    if any(found.start is not None for found in found_places(content, file.places)):
        return False
    before = [place._replace(old=place.new, new=place.old) for place in file.places]
    return all(found.start is not None for found in found_places(content, before))


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _name_of(log: str, real: str) -> str:
    """Return the name of a file for messages: as seen from the folder of the log, where it lies below that."""
    folder = os.path.dirname(log)
    relative = os.path.relpath(real, os.path.realpath(folder or "."))
    return real if relative.startswith(os.pardir) or os.path.isabs(relative) else os.path.join(folder, relative)


def _differs(step: _Step, how: str) -> NothingWritten:
    command = visible(step.edit.command)
    return NothingWritten(f"nothing was written: the text is not as '{command}' left it: {how}", "change it by hand")


def _elsewhere(step: _Step, name: str) -> NothingWritten:
    """Return the refusal where another version of the file stands there, without what is to be reversed."""
    edit = f"the edit '{visible(step.edit.command)}'"
    if step.last.act == "undo":
        return NothingWritten(f"nothing was written: {edit} is in {name} already", "there is nothing to make again")
    hint = "if an earlier version was brought back, from git or a copy, bring back the later one first"
    return NothingWritten(f"nothing was written: {edit} is not in {name}, which reads as before it", hint)


def _where_it_differs(content: bytes, places: Sequence[Place], missing: Iterable[Place]) -> str:
    """Return the lines of a content that are not as some patches left them, in words."""
    lines = content.splitlines(keepends=True)
    moved = 0
    starts = {}
    for place in places:
        starts[place.start] = place.start + moved
        moved += len(place.new) - len(place.old)
    numbers: list[int] = []
    for place in missing:
        near = content.count(b"\n", 0, min(starts[place.start], len(content)))
        numbers += _different_lines(lines, near, place)
    shown = sorted({*numbers})
    if not shown:
        return "its lines are not there"
    more = f" and {len(shown) - _MOST_NAMED} more" if len(shown) > _MOST_NAMED else ""
    word = "line" if len(shown) == 1 else "lines"
    verb = "differs" if len(shown) == 1 else "differ"
    return f"{word} {', '.join(map(str, shown[:_MOST_NAMED]))}{more} {verb}"


def _different_lines(lines: Sequence[bytes], near: int, place: Place) -> list[int]:
    """Return the numbers of the lines, from 1, that are not as a patch and the lines around it."""
    wanted = (place.ahead + place.new + place.behind).splitlines(keepends=True)
    first = max(0, near - _NEAR)
    window = lines[first : near + len(wanted) + _NEAR]
    matcher = difflib.SequenceMatcher(None, window, wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return []
    behind = blocks[-1].a + blocks[-1].size
    begin = max(0, blocks[0].a - blocks[0].b)
    end = min(len(window), behind + len(wanted) - blocks[-1].b - blocks[-1].size)
    same = {number for block in blocks for number in range(block.a, block.a + block.size)}
    changed = [number for number in range(begin, end) if number not in same]
    # Where lines are missing, the one is named before which they stood.
    gaps = [one.a for before, one in pairwise(blocks) if before.a + before.size == one.a]
    return [first + number + 1 for number in changed or gaps or [min(behind, len(window) - 1)]]
