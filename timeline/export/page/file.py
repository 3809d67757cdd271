"""A page in a file: written beside it and put in its place, so that nobody ever reads half a page."""

import os
from pathlib import Path

from timeline.errors import WriteRefused
from timeline.text import visible


def write_page(name: str, text: str) -> int:
    """Write the file whole or not at all, and give its size in bytes; never over a file that is no page."""
    path = Path(os.path.realpath(name))
    shown = visible(name)
    content = text.encode("utf-8")
    try:
        if path.is_dir():
            raise WriteRefused(f"{shown} is a folder", "name a file in it, such as page.html")
        if not path.parent.is_dir():
            folder = visible(str(path.parent))
            raise WriteRefused(f"{shown} cannot be written: there is no folder {folder}", "make it first")
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe, which nothing can replace
        elif path.exists() and not _is_page(path):
            # Such as the log itself, named by a slip of the hand.
            raise WriteRefused(f"{shown} is there already, and is no HTML page", "give the page another name")
        else:
            _replace(path, content)
    except OSError as error:
        raise WriteRefused(f"{shown} cannot be written: {error.strerror or error}") from None
    return len(content)


def _replace(path: Path, content: bytes) -> None:
    # A rename asks the folder only, but a file that is protected against writing is meant to stay.
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "it is protected against writing")
    partial = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        with open(partial, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            os.chmod(partial, path.stat().st_mode & 0o777)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _is_page(path: Path) -> bool:
    """Whether a file is an HTML page, or empty: what nobody minds to lose for a newer one."""
    with open(path, "rb") as file:
        beginning = file.read(100).lstrip().lower()
    return not beginning or beginning.startswith((b"<!doctype html", b"<html"))
