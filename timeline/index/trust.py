"""The rules for using a folder or a file of the cache: nobody else can have written it, or can exchange it.

The folders of this program and the files in them are ours: they belong to this user, are no links, and nobody else may
write to them. The folders above, and the links by which they are reached, belong to this user or to the system (root,
or whoever owns `/`); others may write to them only where the sticky bit keeps everybody from what belongs to others, as
in `/tmp`. If all that holds, no path of ours can be made to lead elsewhere between two calls. Windows has no such
owners and permissions: there only the type of a folder or a file is checked, and that it is no link.
"""

import os
import stat
from collections.abc import Iterator

from timeline.frozen import Frozen
from timeline.text import visible

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_MOST_LINKS = 40

HAS_OWNERS = hasattr(os, "geteuid")
"""True if the system tells who owns a file."""


class Refusal(Frozen):
    """The reason for not using a part of the cache, with a remedy."""

    path: str
    reason: str
    remedy: str

    @property
    def words(self) -> str:
        """Sentence for the user, with the remedy."""
        return f"the cache does not use {visible(self.path)}: {self.reason}; {self.remedy}"


class Refused(OSError):
    """Raised if a part of the cache must not be used."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


def folder_refusal(folder: str, ours: str) -> Refusal | None:
    """Return the reason for not using a folder; None if there is none, or the folder does not exist yet.

    `ours` is the folder above it, or itself, from which on all must be ours.
    """
    try:
        for path, found in _steps(os.path.abspath(ours)):
            if path != os.path.abspath(ours) and (refusal := _above_refusal(path, found)):
                return refusal
        for path in _from(ours, folder):
            if refusal := _own_refusal(path, os.lstat(path)):
                return refusal
    except OSError:
        pass  # a missing or inaccessible folder is not used anyway
    return None


def opened(path: str) -> int:
    """The descriptor of a plain file that is ours, open for reading; raises `Refused`, or `OSError`."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    before = os.lstat(path)
    if stat.S_ISLNK(before.st_mode):
        raise Refused(Refusal(path, "it is a link", "remove it"))
    if not stat.S_ISREG(before.st_mode):
        raise Refused(Refusal(path, "it is no plain file", "remove it"))
    descriptor = os.open(path, flags)
    try:
        if refusal := _file_refusal(path, os.fstat(descriptor)):
            raise Refused(refusal)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def is_same_file(path: str, descriptor: int) -> bool:
    """Return whether a path leads to an open file, and not by a link."""
    there, here = os.lstat(path), os.fstat(descriptor)
    return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)


def _from(ours: str, folder: str) -> Iterator[str]:
    """The first folder that must be ours, and those below it on the way to another one."""
    yield ours
    below = os.path.relpath(folder, ours)
    for part in below.split(os.sep) if below != "." else ():
        ours = os.path.join(ours, part)
        yield ours


def _steps(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every folder and every link on the way to a path, from the root on, each with its status."""
    root, rest = os.path.splitdrive(path)[0] + os.sep, os.path.splitdrive(path)[1]
    waiting, here, links = rest.split(os.sep)[::-1], root, 0
    yield root, os.lstat(root)
    while waiting:
        part = waiting.pop()
        if part in ("", os.curdir):
            continue
        if part == os.pardir:
            here = os.path.dirname(here)
            continue
        below = os.path.join(here, part)
        found = os.lstat(below)
        yield below, found
        if not stat.S_ISLNK(found.st_mode):
            here = below
            continue
        links += 1
        if links > _MOST_LINKS:
            return  # a broken link
        target = os.readlink(below)
        waiting += target.split(os.sep)[::-1]
        here = root if os.path.isabs(target) else here


def _above_refusal(path: str, found: os.stat_result) -> Refusal | None:
    if not HAS_OWNERS:
        return None
    if found.st_uid not in (0, os.geteuid(), os.lstat(os.sep).st_uid):
        return Refusal(path, "it belongs to another user", "set XDG_CACHE_HOME to a folder of yours")
    may_be_written = found.st_mode & _OTHERS_MAY_WRITE and not found.st_mode & stat.S_ISVTX
    if may_be_written and not stat.S_ISLNK(found.st_mode):
        return _writable(path)
    return None


def _own_refusal(path: str, found: os.stat_result) -> Refusal | None:
    if stat.S_ISLNK(found.st_mode):
        return Refusal(path, "it is a link", "put a folder in its place, or set XDG_CACHE_HOME to where it leads")
    if not stat.S_ISDIR(found.st_mode) or not HAS_OWNERS:
        return None  # not a folder: no index can be stored in it
    if found.st_uid != os.geteuid():
        return Refusal(path, "it belongs to another user", "set XDG_CACHE_HOME to a folder of yours")
    return _writable(path) if found.st_mode & _OTHERS_MAY_WRITE else None


def _file_refusal(path: str, found: os.stat_result) -> Refusal | None:
    if not stat.S_ISREG(found.st_mode):
        return Refusal(path, "it is no plain file", "remove it")
    if not HAS_OWNERS:
        return None
    if found.st_uid != os.geteuid():
        return Refusal(path, "it belongs to another user", "remove it")
    if found.st_mode & _OTHERS_MAY_WRITE:
        return Refusal(path, "others may write to it", "remove it")
    if found.st_nlink != 1:
        return Refusal(path, "it has another name too", "remove it")
    return None


def _writable(path: str) -> Refusal:
    return Refusal(path, "others may write to it", f"to forbid that: chmod go-w {_quoted(path)}")


def _quoted(path: str) -> str:
    from shlex import quote

    return quote(path)
