"""What makes an index speak for a log: the seal names the files that it was made from, the index file, and the program.

All three must be as they were. For the files of the log that is decided by `timeline.log.freshness`: by device, inode,
size and times where these settle it, else by the SHA-256 of the content. The index file must know its own name and
have the same size, the same first bytes and the same definitions of its tables; what else is in it is checked when it
is read (`timeline.index.tables`), so that its times say nothing.

A seal is text (`timeline.index.codec`) behind a line with its checksum.
"""

import os
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from timeline import __version__
from timeline.index.codec import Unreadable, read, written
from timeline.index.folder import Nook
from timeline.index.trust import Refused, opened
from timeline.log.freshness import Stamp, tree_of

_MAGIC = b"timeline seal 2\n"
_LARGEST = 1 << 24
"""The largest seal that is read, in bytes."""


class IndexFile(NamedTuple):
    """An index as it was sealed. Its name stands in it too, so that no other one passes for it."""

    name: str
    size: int
    head: bytes
    definitions: int


class Seal(NamedTuple):
    """A promise about an index; file names are as seen from the folder of the log."""

    program: tuple[str, ...]
    identity: tuple[str, str]
    files: tuple[Stamp, ...]
    index_file: IndexFile
    ways: tuple[tuple[str, str], ...]
    """Where the includes of the log led when it was read, and how far they might: see `ways_of`."""


def read_seal(nook: Nook) -> Seal | None:
    """The seal of a log's index; None where there is none, or not one of this program for this log.

    Raises `Refused` where it is not ours.
    """
    seal = opened_seal(nook.seal)
    return seal if seal is not None and is_of_this_program(seal) and seal.identity == nook.identity else None


def opened_seal(path: Path) -> Seal | None:
    """A seal, of whatever log and program; None where there is none, or a damaged one. Raises `Refused`."""
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
        seal: Seal = read(Seal, payload.decode(errors="surrogatepass"))
    except (Unreadable, UnicodeDecodeError):
        return None
    return seal


def sealed_name(nook: Nook) -> str | None:
    """The name of the index that speaks for a log now, of whatever program it is."""
    with suppress(Refused):
        seal = opened_seal(nook.seal)
        return seal.index_file.name if seal is not None else None
    return None


def is_of_this_program(seal: Seal) -> bool:
    """Whether the index of a seal was made by this program as it stands."""
    return seal.program == program()


def write_seal(nook: Nook, seal: Seal) -> None:
    """Let an index speak for the log from now on, all at once. Raises `OSError` where that cannot be."""
    payload = written(Seal, seal).encode(errors="surrogatepass")
    with nook.writing("part") as partial:
        try:
            partial.write_bytes(_MAGIC + _sum(payload) + payload)
            os.replace(partial, nook.seal)
        except BaseException:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise


def ways_of(name: str, ways: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Every include of a log with the file that it leads to, and the folder that it must not leave."""
    found = tuple((file_in(name, path), real) for path, real in ways)
    return (("", str(tree_of(name))), *found) if found else ()


def lead_there_still(name: str, ways: Iterable[tuple[str, str]]) -> bool:
    """Whether the includes of a log lead to the files that they led to, inside of the same folder."""
    return all((os.path.realpath(file_name(name, path)) if path else str(tree_of(name))) == real for path, real in ways)


@cache
def program() -> tuple[str, ...]:
    """This program as it stands: what another version has made, or a changed file of it, is made anew."""
    package = Path(__file__).parents[1]
    files = []
    for room in ("dates", "vocabulary", "log", "index"):
        for folder, _, _ in os.walk(package / room):
            if not folder.endswith("__pycache__"):
                files += [(e.path, e.stat().st_mtime_ns, e.stat().st_size) for e in os.scandir(folder) if e.is_file()]
    return (__version__, sys.version, *(f"{path} {changed} {size}" for path, changed, size in sorted(files)))


def file_name(log: str, name: str) -> str:
    """The name of a file of a log, from its name as seen from the folder of the outermost; that is the log itself."""
    return log if not name else os.path.normpath(os.path.join(os.path.dirname(log), name))


def file_in(log: str, name: str) -> str:
    """The name of a file of a log as seen from the folder of the outermost; that itself has none."""
    return "" if name == log else os.path.relpath(name, os.path.dirname(log) or ".")


def _sum(content: bytes) -> bytes:
    """A checksum against damage; who may write the file is for `timeline.index.trust`."""
    return b"%08x\n" % zlib.crc32(content)
