"""Hidden files and folders beside an answer while it is written, and the removal of those that killed processes left.

The writer holds a lock on its file, which the system releases when the process ends, however it ends. So a file without
a lock is abandoned, and the next answer that is written into the folder removes it. On a file system without locks,
nothing is removed.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NAME = re.compile(r"\.timeline-[0-9a-f]{12}\.part")
_ATTEMPTS = 20


def beside(path: Path, kind: str) -> Path:
    """A hidden name beside another that no other process takes."""
    return path.with_name(f".timeline-{os.urandom(6).hex()}.{kind}")


@contextmanager
def partial_beside(path: Path, is_folder: bool = False) -> Iterator[Path]:
    """Provide an empty hidden file or folder beside a path, which is removed at the end unless it was renamed."""
    _remove_abandoned(path.parent)
    for attempt in range(_ATTEMPTS):
        partial = beside(path, "part")
        lock = None
        try:
            _make(partial, is_folder)
            # Until it is locked another process may take it for abandoned, and remove it.
            with suppress(FileNotFoundError):
                lock = _lock(partial)
            if partial.exists() or attempt == _ATTEMPTS - 1:
                yield partial
                return
        finally:
            _remove(partial, is_folder)
            if lock is not None:
                os.close(lock)


def _make(partial: Path, is_folder: bool) -> None:
    if is_folder:
        partial.mkdir()
    else:
        partial.open("xb").close()


def _remove(partial: Path, is_folder: bool) -> None:
    if is_folder:
        shutil.rmtree(partial, ignore_errors=True)
    else:
        partial.unlink(missing_ok=True)


def _lock(partial: Path) -> int | None:
    """Lock a file or folder; return the descriptor to close for its release, None if it cannot be locked."""
    try:
        import fcntl
    except ImportError:  # Windows, where an open file cannot be removed
        return None
    descriptor = os.open(partial, os.O_RDONLY)
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _remove_abandoned(folder: Path) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                with suppress(OSError, ImportError):
                    _remove_if_abandoned(Path(entry.path))


def _remove_if_abandoned(partial: Path) -> None:
    """Remove a file or folder that is ours and not locked. Raises if it is neither, or that cannot be found out."""
    import fcntl

    descriptor = os.open(partial, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(descriptor)
        if found.st_uid != os.geteuid():
            return
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if stat.S_ISREG(found.st_mode):
            partial.unlink()
        elif stat.S_ISDIR(found.st_mode):
            for entry in [*os.scandir(partial)]:
                os.unlink(entry.path)  # fails for a folder: none of ours has any
            partial.rmdir()
    finally:
        os.close(descriptor)
