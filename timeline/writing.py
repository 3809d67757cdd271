"""Atomic writing: a file or folder is written beside its target and put in its place, so that nobody reads half of it.

An existing file is replaced only if its name has an ending of the same format, or if it is empty, and never if the
answer was made from it, so that no typing error destroys a log.
"""

import errno
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from timeline.errors import WriteRefused
from timeline.partials import beside, partial_beside
from timeline.signals import delayed
from timeline.text import visible

_ATTEMPTS = 200
_PACKAGE = "datapackage.json"


Blocks = bytes | Iterable[bytes]
"""A file, or its blocks, which may be made while they are written."""


def is_replaced(name: str) -> bool:
    """Return whether a file or folder of this name appears as a whole; a device or a pipe gets what is written."""
    try:
        there = _found(name)
    except OSError:
        return True  # writing it reports why not
    return there is None or stat.S_ISREG(there.st_mode) or stat.S_ISDIR(there.st_mode)


def write(name: str, content: Blocks | Mapping[str, Blocks], endings: Sequence[str], kept: Collection[str] = ()) -> int:
    """Write a file or folder completely or not at all; return its size in bytes; `kept` are files to leave alone."""
    try:
        path = Path(os.path.realpath(name))
        if not path.parent.is_dir() and not os.path.exists(name):
            folder = visible(str(path.parent))
            raise WriteRefused(f"{visible(name)} cannot be written: there is no folder {folder}", "make it first")
        if isinstance(content, Mapping):
            return _write_folder(path, name, content, kept)
        return _write_file(path, name, content, endings, kept)
    except BrokenPipeError:
        raise  # a reader that went away, as with standard output
    except OSError as error:
        raise WriteRefused(f"{visible(name)} cannot be written: {error.strerror or error}") from None


def write_new(path: Path, text: str) -> None:
    """Write a new text file completely or not at all; never over another one."""
    try:
        with partial_beside(path) as partial:
            partial.write_text(text, encoding="utf-8")
            # A hard link fails where the name is taken, which a rename would silently replace.
            os.link(partial, path)
    except FileExistsError:
        raise WriteRefused(f"{path} is there already", "move it away, or go to another folder") from None
    except OSError as error:
        raise WriteRefused(f"{path} cannot be written: {error.strerror or error}") from None


def _write_file(path: Path, name: str, content: Blocks, endings: Sequence[str], kept: Collection[str]) -> int:
    shown = visible(name)
    there = _found(name)
    if (there is not None and stat.S_ISDIR(there.st_mode)) or name.endswith(os.sep):
        raise WriteRefused(f"{shown} is a folder", f"name a file in it, such as answer{endings[0] if endings else ''}")
    if there is not None and not stat.S_ISREG(there.st_mode):
        with open(name, "wb") as stream:  # a device or a pipe, which nothing can replace
            return _write_blocks(stream, content)
    if there is not None and there.st_size and not path.name.lower().endswith(tuple(endings)):
        such = f", such as {path.stem}{endings[0]}" if endings else ""
        raise WriteRefused(f"{shown} is there already, and its name is of another kind", f"give another name{such}")
    if there is not None and any(_is_file(one, there) for one in kept):
        raise WriteRefused(f"{shown} is a file of the log", "an answer never replaces it; give another name")
    # A rename asks the folder only, but a file that is protected against writing is meant to stay.
    if there is not None and not os.access(path, os.W_OK):
        raise PermissionError(13, "it is protected against writing")
    with partial_beside(path) as partial:
        with open(partial, "wb") as stream:
            if there is not None:  # first: a private file must never be readable by others
                make_like(partial, there)
            size = _put(stream, content)
        os.replace(partial, path)
    return size


def _found(name: str) -> os.stat_result | None:
    """Return the status of the file that a name leads to; None if there is none. Raises at a link to nowhere."""
    try:
        return os.stat(name)
    except FileNotFoundError:
        return None


def _is_file(name: str, there: os.stat_result) -> bool:
    """Return whether a name leads to this file, by whatever link."""
    try:
        return os.path.samestat(os.stat(name), there)
    except OSError:
        return False


def _write_folder(path: Path, name: str, files: Mapping[str, Blocks], kept: Collection[str]) -> int:
    shown = visible(name)
    there = _found(name)
    if there is not None and not stat.S_ISDIR(there.st_mode):
        raise WriteRefused(f"{shown} is a file", "a data package is a folder; give it another name")
    if path in (Path.cwd(), *Path.cwd().parents):
        raise WriteRefused(f"{shown} holds the folder in which you are", "name a folder in it")
    if there is not None and any(path in Path(os.path.realpath(one)).parents for one in kept):
        raise WriteRefused(f"{shown} has a file of the log", "an answer never replaces it; name a new folder")
    if strange := _strange_in(path):
        message = f"{shown} has a file that is of no data package: {visible(strange)}"
        raise WriteRefused(message, "name a new folder, or an empty one")
    old = beside(path, "old")
    with partial_beside(path, is_folder=True) as partial:
        size = 0
        for file, content in files.items():
            with open(partial / file, "xb") as stream:
                size += _put(stream, content)
        if there is not None:
            make_like(partial, there)
        # A signal between the two renames would leave neither folder in its place.
        with delayed():
            try:
                _exchange(partial, path, old)
            finally:
                shutil.rmtree(old, ignore_errors=True)
    return size


def _strange_in(folder: Path) -> str | None:
    """Return an entry of a folder that is no plain file of the data package in it; None if there is none."""
    import json

    if not folder.is_dir():
        return None
    try:
        resources = json.loads((folder / _PACKAGE).read_bytes())["resources"]
        own = {_PACKAGE, *(one["path"] for one in resources if one["path"].endswith(".csv"))}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        own = set()
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:  # another process is between the two steps of `_exchange`
        return None
    return next((one.name for one in found if one.name not in own or not one.is_file(follow_symlinks=False)), None)


def _exchange(new: Path, path: Path, old: Path) -> None:
    """Put a folder in the place of another in two steps; of several processes, the last one wins."""
    try:
        for attempt in range(_ATTEMPTS):
            with suppress(FileNotFoundError):
                os.rename(path, old)
            try:
                os.rename(new, path)
            except OSError as error:
                # Another process was between the two steps.
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or attempt == _ATTEMPTS - 1:
                    raise
                shutil.rmtree(old, ignore_errors=True)
            else:
                return
    except BaseException:  # Ctrl-C between the steps too leaves the folder that was there
        if old.exists() and not path.exists():
            os.rename(old, path)
        raise


def make_like(new: Path, there: os.stat_result) -> None:
    """Give a new file the owner and the permissions of the one that it replaces, as far as one may."""
    with suppress(OSError, AttributeError):  # not every system has owners
        os.chown(new, there.st_uid, there.st_gid)
    os.chmod(new, stat.S_IMODE(there.st_mode))


def _put(stream: BinaryIO, content: Blocks) -> int:
    """Write a file and wait until the disk has it; return its size."""
    size = _write_blocks(stream, content)
    stream.flush()
    os.fsync(stream.fileno())
    return size


def _write_blocks(stream: BinaryIO, content: Blocks) -> int:
    return sum(map(stream.write, (content,) if isinstance(content, bytes) else content))
