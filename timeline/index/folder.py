"""The user's cache folder with the indexes of logs, and the files there that are ours.

A log has one fingerprint, and the index that it names. An index gets a new name each time it is made, so that readers
of an older one are not disturbed; indexes that no fingerprint names and nobody is writing any more are removed.
"""

import os
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from timeline.frozen import Frozen
from timeline.index.trust import Refusal, Refused, folder_refusal, opened

FINGERPRINT_ENDING = ".seal"
"""Ending of the name of a fingerprint's file."""

_ABANDONED = 3600
"""Age in seconds from which a file counts as abandoned, where the file system does not tell if it is being written."""

_SUPERSEDED = 60
"""Seconds for which a superseded index stays, for readers of the older fingerprint who have not opened it yet."""


class CacheEntry(Frozen):
    """The files of one log in the cache folder; `identity` names the log, should two logs share a `stem` by chance."""

    folder: Path
    stem: str
    identity: tuple[str, str]

    @property
    def fingerprint(self) -> Path:
        """The file that names the valid index of the log."""
        return self.folder / (self.stem + FINGERPRINT_ENDING)

    def refusal(self) -> Refusal | None:
        """The reason for keeping nothing here; None where there is none."""
        return folder_refusal(str(self.folder), str(self.folder.parent))

    @contextmanager
    def writing(self, ending: str) -> Iterator[Path]:
        """Make a new and empty file, which counts as being written until the block ends.

        Makes the folder; raises `OSError` if that is impossible, or the folder must not be used.
        """
        self._check()
        make_folder(self.folder)
        self._check()  # another process may have made a part of it meanwhile
        path, descriptor = self._new_file(ending)
        try:
            yield path
        finally:
            os.close(descriptor)

    def _check(self) -> None:
        if refusal := self.refusal():
            raise Refused(refusal)

    def _new_file(self, ending: str) -> tuple[Path, int]:
        while True:
            path = self.folder / f"{self.stem}.{os.getpid():x}-{time.time_ns():x}.{ending}"
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
            try:
                _lock(descriptor)
                if os.path.lexists(path):
                    return path, descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # between the two steps another process removed it as abandoned

    def tidy(self, current: str | None, read_current: Callable[[], str | None], spares_last: bool = True) -> None:
        """Remove the files that the fingerprint does not name and no process is writing, if possible.

        With `spares_last` the index that was superseded last stays for a moment. `current` is the name of the index
        that the fingerprint named last, `read_current` reads it anew.
        """
        start = f"{self.stem}."
        with suppress(OSError), ExitStack() as open_files:
            abandoned: dict[Path, os.stat_result] = {}
            for name in os.listdir(self.folder):
                if name.startswith(start) and name.endswith((".index", ".part")) and name != current:
                    with suppress(OSError):
                        path = self.folder / name
                        descriptor = opened(str(path))
                        open_files.callback(os.close, descriptor)
                        if _is_abandoned(descriptor):
                            abandoned[path] = os.fstat(descriptor)
            if abandoned:
                # Read again, now that their writers have ended: the fingerprint may name one of them by now.
                current = read_current()
                for path in _removable(abandoned) if spares_last else abandoned:
                    if path.name != current:
                        path.unlink()


def _removable(abandoned: Mapping[Path, os.stat_result]) -> list[Path]:
    """Files to remove at once: all but the index that was superseded last, as long as a reader may still open it."""
    indexes = [path for path in abandoned if path.suffix == ".index"]
    last = max(indexes, key=lambda path: abandoned[path].st_ctime_ns, default=None)
    if last is not None and abandoned[last].st_mtime < time.time() - _SUPERSEDED:
        last = None
    return [path for path in abandoned if path != last]


def cache_entry_of(name: str) -> CacheEntry:
    """Return the cache entry of a log: one for each log, under whatever path it is asked for.

    Includes are found from the folder of the name that was given, so that folder is a part of the identity.
    """
    folder = os.path.realpath(os.path.dirname(name) or ".")
    identity = os.path.join(folder, os.path.basename(name)), os.path.realpath(name)
    key = zlib.crc32("\0".join(identity).encode(errors="surrogateescape"))
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in Path(name).stem[:40])
    return CacheEntry(cache_folder() / "logs", f"{plain}-{key:08x}", identity)


def cache_folder() -> Path:
    """The folder of this program in the user's cache, as the system has it."""
    if sys.platform == "linux":
        # The ordinary cases, as platformdirs decides them: its import would cost as much as opening the index.
        given, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
        if os.path.isabs(given):
            return Path(given, "timeline")
        if not given and os.path.isabs(home):
            return Path(home, ".cache", "timeline")
    from platformdirs import user_cache_path

    return user_cache_path("timeline", appauthor=False)


def refusal_of_cache() -> Refusal | None:
    """The reason for not using the cache at all; None where there is none."""
    return folder_refusal(str(cache_folder() / "logs"), str(cache_folder()))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user alone."""
    missing = []
    while not _is_there(folder):
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)


def _is_there(path: Path) -> bool:
    """Return whether a path exists; raises `OSError` where it never can, so that no folder is made for it."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _lock(descriptor: int) -> None:
    """Lock a file for as long as it is open, so that other processes see that it is being written."""
    try:
        import fcntl
    except ImportError:
        return  # Windows, where an open file cannot be removed
    with suppress(OSError):  # not every file system has locks
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _is_abandoned(descriptor: int) -> bool:
    """Return whether no process is writing a file; none can begin while the descriptor is open."""
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return os.fstat(descriptor).st_mtime < time.time() - _ABANDONED
    return True
