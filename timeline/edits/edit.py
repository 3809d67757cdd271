"""An edit of a log's files, as values: pieces of text in bytes, each with what takes its place."""

import datetime
from collections.abc import Iterable
from typing import Literal, NamedTuple

from timeline.log.editing.witness import Said

Act = Literal["edit", "undo", "redo"]

MANY = 10_000
"""Number of entries from which on an edit is one of very many.

New ones are then written as a whole, and proved while the log is read anew; all ids are looked up at once.
"""


class BytePatch(NamedTuple):
    """The bytes `old`, which stand in a file from `start` on, become `new`."""

    start: int
    old: bytes
    new: bytes


class FileEdit(NamedTuple):
    """The patches of one file, in order; none overlaps another."""

    path: str
    """The name of the file; where it is a link, the file that it leads to is written."""
    before: bytes | None
    """SHA-256 of the file as it was read; None for a file that is not there yet."""
    patches: tuple[BytePatch, ...]
    is_removal: bool = False
    """True if the file is to be gone; the only patch has its whole text then."""
    unproved: tuple[Said, ...] = ()
    """The wanted content of parts that were not read again yet: they are proved when the log is checked."""


class Edit(NamedTuple):
    """All that one command changes in a log: it is written as a whole, and taken back as a whole."""

    log: str
    command: str
    when: datetime.datetime
    entries: tuple[tuple[str, str], ...]
    """The entries that it concerns, by section and id."""
    files: tuple[FileEdit, ...]
    act: Act = "edit"
    reverses: str = ""
    """The id of the edit in the journal that it takes back, or makes again."""
    notes: tuple[str, ...] = ()
    """Sentences for the user on what came to light while it was built."""


def patched_bytes(content: bytes, patches: Iterable[BytePatch]) -> bytes:
    """Return a content with all patches applied; raises `ValueError` where the old bytes are not those of a patch.

    >>> patched_bytes(b"a: 1, b: 2", [BytePatch(3, b"1", b"5"), BytePatch(10, b"", b", c: 3")])
    b'a: 5, b: 2, c: 3'
    """
    parts: list[bytes] = []
    at = 0
    for patch in patches:
        end = patch.start + len(patch.old)
        if patch.start < at or content[patch.start : end] != patch.old:
            raise ValueError(f"the text at {patch.start} is not that of the patch")
        parts += (content[at : patch.start], patch.new)
        at = end
    return b"".join((*parts, content[at:]))


def reversed_patches(patches: Iterable[BytePatch]) -> tuple[BytePatch, ...]:
    """Return the patches that lead from the new content back to the old one.

    >>> reversed_patches([BytePatch(3, b"1", b"50"), BytePatch(10, b"", b", c: 3")])
    (BytePatch(start=3, old=b'50', new=b'1'), BytePatch(start=11, old=b', c: 3', new=b''))
    """
    found, moved = [], 0
    for patch in patches:
        found.append(BytePatch(patch.start + moved, patch.new, patch.old))
        moved += len(patch.new) - len(patch.old)
    return tuple(found)
