"""Saving files: each is written beside its place, with the owner and mode of the one there, and renamed into it.

At every moment a file has its old content or its new one. A link stays and what it leads to is replaced.
"""

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from timeline.edits.edit import BytePatch, FileEdit
from timeline.errors import FilesChanged, LogUnreadable, NothingWritten
from timeline.log.freshness import Stamp, State, refreshed, state_of
from timeline.log.yaml.files import open_log_file
from timeline.partials import partial_beside
from timeline.text import visible
from timeline.writing import make_like

_BLOCK = 1 << 20
_WRITE_BITS = 0o222


class NewFile(NamedTuple):
    """The new content of a file, complete and on the disk beside it, to be put in its place."""

    edit: FileEdit
    real: str
    stamp: Stamp | None
    """The file as it was read; None where it was not there."""
    partial: Path | None
    """The file with the new content; None if the file is to be gone."""
    after: bytes | None
    """SHA-256 of the new content."""

    @property
    def name(self) -> str:
        """The name of the file for messages."""
        return visible(self.edit.path)


@contextmanager
def new_file_of(edit: FileEdit) -> Iterator[NewFile]:
    """Provide the new content of a file, which is removed at the end unless it was put in its place.

    Raises `FilesChanged` where the file is not as it was read, `NothingWritten` where it cannot be written.
    """
    real = os.path.realpath(edit.path)
    with ExitStack() as files:
        try:
            new_file = files.enter_context((_of_new_file if edit.before is None else _of_changed_file)(edit, real))
        except OSError as error:
            raise cannot_be_written(edit.path, error) from None
        yield new_file


def notes_on(new_file: NewFile) -> Iterator[str]:
    """Yield what a user has to know of the file that will lie there."""
    if new_file.stamp is None or new_file.partial is None:
        return
    there, new = os.stat(new_file.real), os.stat(new_file.partial)
    if there.st_nlink > 1:
        yield f"{new_file.name} has other names on this disk (hard links), which will keep the old text"
    if there.st_uid != new.st_uid or there.st_gid != new.st_gid:
        yield f"{new_file.name} will belong to you: its owner cannot be kept"


def cannot_be_written(name: str, error: OSError) -> NothingWritten:
    """Return the refusal of an edit for which a file cannot be written."""
    return NothingWritten(f"nothing was written: {visible(name)} cannot be written: {error.strerror or error}")


def changed_meanwhile(name: str) -> FilesChanged:
    """Return the refusal of an edit whose file is not as it was read."""
    return FilesChanged(f"{visible(name)} has changed meanwhile: nothing was written", "try again")


def digest_of_file(path: str) -> bytes | None:
    """Return the SHA-256 of a file; None if there is none. Raises `OSError`."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except FileNotFoundError:
        return None


def require_unchanged(new_file: NewFile) -> State | None:
    """Return the state of a file that is still as it was read; raise `FilesChanged` where it is not."""
    found = None if new_file.stamp is None else refreshed((new_file.stamp,))
    is_same = not os.path.lexists(new_file.real) if new_file.stamp is None else found is not None
    if not is_same or os.path.realpath(new_file.edit.path) != new_file.real:
        raise changed_meanwhile(new_file.edit.path)
    return None if found is None else found[0].state


def put_in_place(new_file: NewFile, state: State | None) -> None:
    """Give a file its new content if it is still in a state, and wait until the disk has its name. Raises `OSError`."""
    if state is not None and state_of(os.stat(new_file.real)) != state:
        raise changed_meanwhile(new_file.edit.path)
    if new_file.partial is None:
        os.unlink(new_file.real)
    elif new_file.stamp is None:
        _put_new(new_file.partial, new_file.real)
    else:
        os.replace(new_file.partial, new_file.real)
    sync_folder(os.path.dirname(new_file.real))


def sync_folder(folder: str) -> None:
    """Wait until the disk has the names in a folder, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _put_new(partial: Path, real: str) -> None:
    try:
        os.link(partial, real)  # fails where the name is taken, which a rename would silently replace
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(real):
            raise FileExistsError(17, "there is a file of this name by now") from None
        os.replace(partial, real)


@contextmanager
def _of_new_file(edit: FileEdit, real: str) -> Iterator[NewFile]:
    if os.path.lexists(real):
        raise FilesChanged(f"{visible(edit.path)} is there already: nothing was written", "try again")
    content = b"".join(patch.new for patch in edit.patches)
    with _folder_of(real), partial_beside(Path(real)) as partial:
        with open(partial, "wb") as target:
            target.write(content)
            _finish(target)
        yield NewFile(edit, real, None, partial, hashlib.sha256(content).digest())


@contextmanager
def _folder_of(path: str) -> Iterator[None]:
    """Make the folder of a new file if it is missing; one in which nothing lies at the end is removed."""
    folder = os.path.dirname(path)
    is_missing = not os.path.lexists(folder)
    if is_missing:
        os.mkdir(folder)
    try:
        yield
    finally:
        if is_missing:
            with suppress(OSError):  # it holds the file
                os.rmdir(folder)


@contextmanager
def _of_changed_file(edit: FileEdit, real: str) -> Iterator[NewFile]:
    seen = time.time_ns()
    with ExitStack() as files:
        file = files.enter_context(_opened(edit))
        there = os.fstat(file.fileno())
        _require_writable(edit.path, there)
        stamp = Stamp(real, state_of(there), edit.before or b"", seen)
        partial = None if edit.is_removal else files.enter_context(partial_beside(Path(real)))
        with open(os.devnull if partial is None else partial, "wb") as target:
            if partial is not None:
                make_like(partial, there)  # first: a private file must never be readable by others
                _copy_attributes(real, partial)
            before, after = _copy_patched(file, target, edit)
            if partial is not None:
                _finish(target)
        if before != edit.before:
            raise changed_meanwhile(edit.path)
        file.close()  # some systems do not replace an open file
        yield NewFile(edit, real, stamp, partial, None if partial is None else after)


def _opened(edit: FileEdit) -> BinaryIO:
    try:
        return open_log_file(edit.path)
    except LogUnreadable as error:
        raise NothingWritten(f"nothing was written: {error.message}", error.hint) from None


def _require_writable(name: str, there: os.stat_result) -> None:
    # A rename asks the folder only, but a file that is protected against writing is meant to stay, even for root.
    if not there.st_mode & _WRITE_BITS or not os.access(name, os.W_OK):
        message = f"nothing was written: {visible(name)} is protected against writing"
        raise NothingWritten(message, "give it the permission to be written first")


def _copy_patched(source: BinaryIO, target: BinaryIO, edit: FileEdit) -> tuple[bytes, bytes]:
    """Write a content with its patches; return the SHA-256 of what was read, and of what was written."""
    old = hashlib.sha256()
    _copy(source, target, edit.patches[0].start if edit.patches else None, [old])
    new = old.copy()  # up to the first patch both are the same
    for number, patch in enumerate(edit.patches, 1):
        _require_old(source, patch, edit)
        old.update(patch.old)
        new.update(patch.new)
        target.write(patch.new)
        is_last = number == len(edit.patches)
        _copy(source, target, None if is_last else edit.patches[number].start - source.tell(), [old, new])
    return old.digest(), new.digest()


def _require_old(source: BinaryIO, patch: BytePatch, edit: FileEdit) -> None:
    if source.tell() != patch.start or source.read(len(patch.old)) != patch.old:
        raise changed_meanwhile(edit.path)


def _copy(source: BinaryIO, target: BinaryIO, size: int | None, sums: "Sequence[hashlib._Hash]") -> None:
    """Copy the next bytes of a file, all where no size is given, and add them to the sums."""
    left = -1 if size is None else max(0, size)
    while left and (block := source.read(_BLOCK if left < 0 else min(_BLOCK, left))):
        for one in sums:
            one.update(block)
        target.write(block)
        left -= len(block) if left > 0 else 0


def _finish(target: BinaryIO) -> None:
    target.flush()
    os.fsync(target.fileno())


def _copy_attributes(path: str, new: Path) -> None:
    """Give a new file the further attributes of another, such as access lists, where the system has them."""
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(path):
                with suppress(OSError):
                    os.setxattr(new, name, os.getxattr(path, name))
