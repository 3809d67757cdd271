"""A log of two files, small edits of it, and their way into the files."""

import datetime
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from timeline.edits.edit import BytePatch, Edit, FileEdit
from timeline.edits.pending import one_writer, prepared
from timeline.edits.undoing import redoing, undoing

NOW = datetime.datetime(2025, 3, 18, 12, 30, tzinfo=datetime.UTC)

ROOT = """timeline: {title: T, covers: 2000/2025}
include: [more.yaml]
events:
  - id: first
    date: 2024-01-01
    title: First
    type: law
    places: ML
    sources: s
  - id: second
    date: 2024-02-01
    title: Second
    type: law
    places: NE
    sources: s
"""
MORE = """sources:
  s: {title: S, publisher: P, date: 2025}
# The end.
"""


def two_files(folder: Path) -> str:
    """Write the log; return its name."""
    (folder / "events.yaml").write_text(ROOT, encoding="utf-8")
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    return str(folder / "events.yaml")


def contents(log: str) -> dict[str, bytes]:
    """Every file in the folder of a log, hidden ones too."""
    return {path.name: path.read_bytes() for path in Path(log).parent.iterdir() if path.is_file()}


def new_event(identity: str) -> str:
    return f"  - {{id: {identity}, date: 2024-03-01, title: T {identity}, type: law, places: BF, sources: s}}\n"


def file_edit(path: str, changes: Sequence[tuple[str, str]]) -> FileEdit:
    """The edit of a file by which texts that stand there once become others; the empty text is the end of the file."""
    content = Path(path).read_bytes()
    patches = []
    for old, new in changes:
        assert not old or content.count(old.encode()) == 1
        start = content.index(old.encode()) if old else len(content)
        patches.append(BytePatch(start, old.encode(), new.encode()))
    return FileEdit(path, hashlib.sha256(content).digest(), tuple(sorted(patches)))


def edit_of(log: str, *files: FileEdit, command: str = "timeline set") -> Edit:
    return Edit(log, command, NOW, (("events", "first"),), files)


def adding(log: str, identity: str) -> Edit:
    """The edit that adds an event."""
    return edit_of(log, file_edit(log, [("", new_event(identity))]), command=f"timeline add {identity}")


def renaming(log: str, old: str = "s", new: str = "paper") -> Edit:
    """The edit that renames the source in both files."""
    more = os.path.join(os.path.dirname(log), "more.yaml")
    places = [
        (f"places: {place}\n    sources: {old}\n", f"places: {place}\n    sources: {new}\n") for place in ("ML", "NE")
    ]
    files = file_edit(log, places), file_edit(more, [(f"  {old}: {{", f"  {new}: {{")])
    return edit_of(log, *files, command=f"timeline rename {old} {new}")


def write(edit: Edit) -> list[str]:
    """Write an edit as a command does that asks nothing; return the codes of its problems."""
    with one_writer(edit.log), prepared(edit) as pending:
        codes = [problem.code for problem in pending.check().problems]
        pending.commit()
    return codes


def undo(log: str) -> None:
    write(undoing(log, NOW))


def redo(log: str) -> None:
    write(redoing(log, NOW))
