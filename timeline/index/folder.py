"""The user's cache folder: where the index of a log lies, and which files there are ours.

For a log there is one seal, and the index that it names. An index has a name of its own each time it is made, so that
nobody who reads an older one is disturbed; what no seal names any more is removed.
"""

import os
import stat
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_ABANDONED = 3600
"""Seconds after which a file that nobody has finished, and nobody has touched, was left by a process that is gone."""

_SUPERSEDED = 60
"""Seconds after which nobody who has read an older seal is still about to open the index that it names."""


class Nook(NamedTuple):
    """The part of the cache folder that belongs to one log; `identity` tells which, should two share it by chance."""

    folder: Path
    stem: str
    identity: tuple[str, str]

    @property
    def seal(self) -> Path:
        """The file that says which index speaks for the log."""
        return self.folder / f"{self.stem}.seal"

    def fresh(self, ending: str) -> Path:
        """A file that is not there yet. Makes the folder; raises `OSError` where that cannot be."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.folder / f"{self.stem}.{os.getpid():x}-{time.time_ns():x}.{ending}"

    def tidy(self, keep: Path) -> None:
        """Remove what no seal names any more, as far as that can be done."""
        with suppress(OSError):
            for path in self.folder.glob(f"{self.stem}.*"):
                patience = {".index": _SUPERSEDED, ".part": _ABANDONED}.get(path.suffix)
                if path != keep and patience is not None and _is_older(path, patience):
                    path.unlink()


def nook_of(name: str) -> Nook:
    """Where the index of a log lies: one for each log, under whatever path it is asked for.

    Includes are found from the folder of the name that was given, so that is a part of what tells logs apart.
    """
    folder = os.path.realpath(os.path.dirname(name) or ".")
    identity = os.path.join(folder, os.path.basename(name)), os.path.realpath(name)
    key = zlib.crc32("\0".join(identity).encode(errors="surrogateescape"))
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in Path(name).stem[:40])
    return Nook(cache_folder() / "logs", f"{plain}-{key:08x}", identity)


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


def is_ours(path: Path) -> bool:
    """Whether it is a file that nobody else can have written: what is read must be our own. Raises `OSError`."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        return False
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)


def distrust() -> None:
    """Let no index speak for its log any more: one of them turned out to be damaged while it was read."""
    with suppress(OSError):
        for seal in (cache_folder() / "logs").glob("*.seal"):
            seal.unlink()


def _is_older(path: Path, seconds: float) -> bool:
    try:
        return path.stat().st_mtime < time.time() - seconds
    except OSError:
        return False
