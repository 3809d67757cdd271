"""The test that files are unchanged since they were read.

The rule is git's: a file whose device, inode, size and times are unchanged is unchanged, unless it was touched so
shortly before it was read that a later change could bear the same time. Where the times do not settle it, the
content does, by its SHA-256.
"""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from timeline.frozen import Frozen

_GRAIN = 2_000_000_000
"""Nanoseconds within which a file system may give two changes the same time (FAT counts in two seconds)."""

State = tuple[int, int, int, int, int]
"""Device, inode, size, and the times of the last change of content and of status, in nanoseconds."""


class Stamp(Frozen):
    """A file as it was read: `name` is as the user gave it, `seen` the time (in ns) just before it was opened."""

    name: str
    state: State
    digest: bytes
    seen: int


def state_of(found: os.stat_result) -> State:
    """The parts of a file's status that show a change."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def refreshed(stamps: Iterable[Stamp]) -> tuple[Stamp, ...] | None:
    """Return the current stamps of unchanged files; None if a file has changed or is gone.

    The stamps are the given objects if the times alone settle it.
    """
    try:
        found = tuple(_refreshed(one) for one in stamps)
    except OSError:
        return None
    return None if None in found else tuple(one for one in found if one is not None)


def _refreshed(one: Stamp) -> Stamp | None:
    state = state_of(os.stat(one.name))
    if state == one.state and max(state[3], state[4]) < one.seen - _GRAIN:
        return one
    if state[2] != one.state[2]:
        return None  # another size means another content, without reading it
    seen = time.time_ns()
    return Stamp(one.name, state, one.digest, seen) if _digest(one.name) == one.digest else None


def _digest(name: str) -> bytes:
    import hashlib

    with open(name, "rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def tree_of(name: str) -> Path:
    """Return the folder from which a log may include: the root of its git repository, else its own folder."""
    folder = Path(os.path.realpath(name)).parent
    # Not Path.exists, which fails where a folder may not be entered, or a name is too long.
    return next((above for above in (folder, *folder.parents) if os.path.exists(above / ".git")), folder)
