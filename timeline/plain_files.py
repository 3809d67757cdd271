"""Opening a file that may be anything: a folder, a pipe that never ends, a file of somebody else."""

import os
import stat
from typing import BinaryIO


class NotPlain(Exception):
    """The path names no plain file that can be opened: the reason, and a remedy where there is more to say."""

    def __init__(self, reason: str, hint: str = "", is_folder: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.is_folder = is_folder


def open_plain(name: str) -> BinaryIO:
    """Open a file for reading; `NotPlain` where it is missing, not a plain file, or not ours to read."""
    try:
        # Non-blocking: opening a FIFO must not wait for somebody to write into it.
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise NotPlain("there is no such file") from None
    except PermissionError:
        raise NotPlain("this file may not be read", "check its permissions") from None
    except ValueError:  # NUL, or an unpaired surrogate
        raise NotPlain("no file can have such a name") from None
    except OSError as error:
        raise NotPlain(f"cannot be opened: {error.strerror or error}") from None
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return open(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise NotPlain("this is a folder", is_folder=True)
    raise NotPlain("this is a pipe or a device, not a file", "save it to a file first")
