"""The fingerprint of an index: the files of the log that it was made from, the index file itself, and the program.

An index is valid for its log while all three are unchanged. For the files of the log that is decided by
`timeline.log.freshness`: by device, inode, size and times where these settle it, else by the SHA-256 of the content.
The index file must know its own name and have the same size, first bytes and definitions of its tables. The rest of its
content is checked when it is read (`timeline.index.tables`), so that its times do not matter.

A fingerprint is text (`timeline.index.codec`) behind a line with its checksum.
"""

import os
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from timeline import __version__
from timeline.frozen import Frozen
from timeline.index.codec import Unreadable, read, written
from timeline.index.folder import CacheEntry
from timeline.index.trust import Refused, opened
from timeline.log.freshness import Stamp, tree_of

_MAGIC = b"timeline seal 2\n"
_LARGEST = 1 << 24
"""Maximum size of a fingerprint that is read, in bytes."""


class IndexFile(Frozen):
    """The finished file of an index. Its name stands in the index too, so that no other file is taken for it."""

    name: str
    size: int
    head: bytes
    definitions: int


class Fingerprint(Frozen):
    """The state of the files for which an index is valid; file names are relative to the folder of the log."""

    program: tuple[str, ...]
    identity: tuple[str, str]
    files: tuple[Stamp, ...]
    index_file: IndexFile
    ways: tuple[tuple[str, str], ...]
    """Targets of the includes of the log when it was read, and the folder they may not leave: see `ways_of`."""


def read_fingerprint(entry: CacheEntry) -> Fingerprint | None:
    """Return the fingerprint of a log's index; None if there is none of this program for this log.

    Raises `Refused` if the file is not ours.
    """
    found = fingerprint_at(entry.fingerprint)
    is_ours = found is not None and is_of_this_program(found) and found.identity == entry.identity
    return found if is_ours else None


def fingerprint_at(path: Path) -> Fingerprint | None:
    """Return the fingerprint in a file, of any log and program; None if missing or damaged. Raises `Refused`."""
    try:
        with open(opened(str(path)), "rb") as file:
            content = file.read(_LARGEST)
    except Refused:
        raise
    except OSError:
        return None
    payload = content[len(_MAGIC) + 9 :]
    if content[: len(_MAGIC) + 9] != _MAGIC + _sum(payload):
        return None
    try:
        fingerprint: Fingerprint = read(Fingerprint, payload.decode(errors="surrogatepass"))
    except (Unreadable, UnicodeDecodeError):
        return None
    return fingerprint


def current_index(entry: CacheEntry) -> str | None:
    """Return the name of the index that is valid for a log now, of whatever version of the program."""
    with suppress(Refused):
        fingerprint = fingerprint_at(entry.fingerprint)
        return fingerprint.index_file.name if fingerprint is not None else None
    return None


def is_of_this_program(fingerprint: Fingerprint) -> bool:
    """Return whether the index of a fingerprint was made by this version of the program."""
    return fingerprint.program == program()


def write_fingerprint(entry: CacheEntry, fingerprint: Fingerprint) -> None:
    """Make an index the valid one for its log, atomically. Raises `OSError` if that is impossible."""
    payload = written(Fingerprint, fingerprint).encode(errors="surrogatepass")
    with entry.writing("part") as partial:
        try:
            partial.write_bytes(_MAGIC + _sum(payload) + payload)
            os.replace(partial, entry.fingerprint)
        except BaseException:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise


def ways_of(name: str, ways: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return every include of a log with its target, and the folder that it must not leave."""
    found = tuple((file_in(name, path), real) for path, real in ways)
    return (("", str(tree_of(name))), *found) if found else ()


def lead_there_still(name: str, ways: Iterable[tuple[str, str]]) -> bool:
    """Return whether the includes of a log lead to the files that they led to, inside of the same folder."""
    return all((os.path.realpath(file_name(name, path)) if path else str(tree_of(name))) == real for path, real in ways)


@cache
def program() -> tuple[str, ...]:
    """Return the identity of this program; an index of another version, or of changed modules, is not used."""
    package = os.path.dirname(os.path.dirname(__file__))
    files = []
    folders = [os.path.join(package, room) for room in ("dates", "vocabulary", "log", "index")]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_file():
                found = entry.stat()
                files.append((entry.path, found.st_mtime_ns, found.st_size))
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
    return (__version__, sys.version, *(f"{path} {changed} {size}" for path, changed, size in sorted(files)))


def file_name(log: str, name: str) -> str:
    """The name of a file of a log, from its name as seen from the folder of the outermost; that is the log itself."""
    return log if not name else os.path.normpath(os.path.join(os.path.dirname(log), name))


def file_in(log: str, name: str) -> str:
    """The name of a file of a log as seen from the folder of the outermost; that itself has none."""
    return "" if name == log else os.path.relpath(name, os.path.dirname(log) or ".")


def _sum(content: bytes) -> bytes:
    """A checksum against damage, not against forgery (see `timeline.index.trust`)."""
    return b"%08x\n" % zlib.crc32(content)
