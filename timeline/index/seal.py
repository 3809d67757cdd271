"""What makes an index speak for a log: the seal names the files that it was made from, the index file, and the program.

All three must be as they were. For the files and for the index itself that is decided by `timeline.log.freshness`: by
device, inode, size and times where these settle it, else by the SHA-256 of the content.
"""

import os
import pickle
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from timeline import __version__
from timeline.index.folder import Nook, is_ours
from timeline.index.names import file_in, file_name
from timeline.log.freshness import Stamp, refreshed, tree_of

_MAGIC = b"timeline seal 1\n"


class Seal(NamedTuple):
    """A promise about an index; file names are as seen from the folder of the log."""

    program: tuple[Any, ...]
    identity: tuple[str, str]
    files: tuple[Stamp, ...]
    index_file: Stamp
    ways: tuple[tuple[str, str], ...]
    """Where the includes of the log led when it was read, and how far they might: see `ways_of`."""


def read_seal(nook: Nook) -> Seal | None:
    """The seal of a log's index; None where there is none, or not one of this program for this log."""
    seal = opened_seal(nook.seal)
    return seal if seal is not None and is_of_this_program(seal) and seal.identity == nook.identity else None


def opened_seal(path: Path) -> Seal | None:
    """A seal, of whatever log and program; None where it is none of ours, or damaged."""
    try:
        if not is_ours(path):
            return None
        content = path.read_bytes()
        payload = content[len(_MAGIC) + 4 :]
        if content[: len(_MAGIC) + 4] != _MAGIC + _sum(payload):
            return None
        return Seal(*pickle.loads(payload))
    except Exception:  # noqa: BLE001 - whatever is wrong with a seal, the log itself answers
        return None


def is_of_this_program(seal: Seal) -> bool:
    """Whether the index of a seal was made by this program as it stands."""
    return seal.program == program()


def write_seal(nook: Nook, seal: Seal) -> None:
    """Let an index speak for the log from now on, all at once. Raises `OSError` where that cannot be."""
    payload = pickle.dumps(tuple(seal), protocol=5)
    partial = nook.fresh("part")
    try:
        partial.write_bytes(_MAGIC + _sum(payload) + payload)
        os.replace(partial, nook.seal)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def index_of(nook: Nook, seal: Seal) -> tuple[Path, Stamp] | None:
    """The index file of a seal with its stamp as it lies there now; None where it is not as it was."""
    return index_beside(nook.folder, seal)


def index_beside(folder: Path, seal: Seal) -> tuple[Path, Stamp] | None:
    """The same for a seal in a folder of the cache."""
    path = folder / seal.index_file.name
    try:
        if not is_ours(path):
            return None
    except OSError:
        return None
    found = refreshed((seal.index_file._replace(name=str(path)),))
    return (path, found[0]._replace(name=seal.index_file.name)) if found else None


def ways_of(name: str, ways: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Every include of a log with the file that it leads to, and the folder that it must not leave."""
    found = tuple((file_in(name, path), real) for path, real in ways)
    return (("", str(tree_of(name))), *found) if found else ()


def lead_there_still(name: str, ways: Iterable[tuple[str, str]]) -> bool:
    """Whether the includes of a log lead to the files that they led to, inside of the same folder."""
    return all((os.path.realpath(file_name(name, path)) if path else str(tree_of(name))) == real for path, real in ways)


@cache
def program() -> tuple[Any, ...]:
    """This program as it stands: what another version has made, or a changed file of it, is made anew."""
    package = Path(__file__).parents[1]
    files = []
    for room in ("dates", "vocabulary", "log", "index"):
        for folder, _, _ in os.walk(package / room):
            if not folder.endswith("__pycache__"):
                files += [(e.path, e.stat().st_mtime_ns, e.stat().st_size) for e in os.scandir(folder) if e.is_file()]
    return __version__, sys.version_info[:3], tuple(sorted(files))


def _sum(content: bytes) -> bytes:
    """A checksum against damage; who may write the file is for `is_ours`."""
    return zlib.crc32(content).to_bytes(4, "big")
