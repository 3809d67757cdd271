"""The user's state folder: the locks and journals of the logs, and texts that must not be lost.

What lies there is private. An edit that cannot be locked or remembered is refused: without its lock, two writers could
lose each other's words, and without its journal a cut-off edit of several files could not be finished.
"""

import hashlib
import os
import sys
from pathlib import Path

from timeline.errors import NothingWritten
from timeline.index.folder import make_folder
from timeline.index.trust import folder_refusal
from timeline.text import visible

_REMEDY = "set XDG_STATE_HOME to a folder that you alone may write to"


def state_folder() -> Path:
    """The folder of this program among the user's states, as the system has it."""
    if sys.platform == "linux":
        # The ordinary cases, as platformdirs decides them: its import would cost as much as opening a log.
        given, home = os.environ.get("XDG_STATE_HOME", ""), os.environ.get("HOME", "")
        if os.path.isabs(given):
            return Path(given, "timeline")
        if not given and os.path.isabs(home):
            return Path(home, ".local", "state", "timeline")
    from platformdirs import user_state_path

    return user_state_path("timeline", appauthor=False)


def file_of(path: str, ending: str) -> Path:
    """Return where the lock or the journal of a file lies: one for each, under whatever name it is asked for."""
    real = os.path.realpath(path)
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in Path(real).stem[:40])
    key = hashlib.sha256(real.encode(errors="surrogateescape")).hexdigest()[:16]
    return state_folder() / "logs" / f"{plain}-{key}{ending}"


def open_private(path: Path, flags: int) -> int:
    """Open a file of the state folder for reading and writing; it is made, with its folders, if it is not there.

    Raises `NothingWritten` where it cannot be used.
    """
    try:
        make_folder(path.parent)
        refusal = folder_refusal(str(path.parent), str(state_folder()))
        if refusal is not None:
            raise NothingWritten(
                f"nothing was written: {visible(refusal.path)} cannot be used: {refusal.reason}", _REMEDY
            )
        return os.open(path, os.O_RDWR | os.O_CREAT | flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise unusable(path, error) from None


def unusable(path: Path, error: OSError) -> NothingWritten:
    """Return the refusal of an edit for which a file of the state folder cannot be used."""
    reason = error.strerror or str(error)
    return NothingWritten(f"nothing was written: {visible(str(path))} cannot be used: {reason}", _REMEDY)
