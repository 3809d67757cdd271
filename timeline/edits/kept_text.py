"""Texts that a person typed and that could not be written: kept in a file, so that they are not lost."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from timeline.edits.state_folder import open_private, state_folder
from timeline.errors import NothingWritten

_TRIES = 1_000


def keep_text(text: str, name: str) -> Path:
    """Write a text to a new private file in the state folder, or that of temporary files; return its path."""
    path = Path("".join(c if c.isalnum() or c in "-_." else "_" for c in name).lstrip(".") or "text")
    content = text.encode("utf-8", "surrogateescape")
    for number in range(1, _TRIES):
        more = "" if number == 1 else f"-{number}"
        file = state_folder() / "texts" / f"{path.stem}{more}{path.suffix}"
        try:
            descriptor = open_private(file, os.O_EXCL)
        except NothingWritten:
            if os.path.lexists(file):
                continue
            break
        if _is_written(descriptor, content):
            return file
        with suppress(OSError):
            file.unlink()
        break
    descriptor, other = tempfile.mkstemp(path.suffix, f"{path.stem}-")
    with open(descriptor, "wb") as target:
        target.write(content)
    return Path(other)


def _is_written(descriptor: int, content: bytes) -> bool:
    try:
        with open(descriptor, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
    except OSError:
        return False
    return True
