"""Making an index in the cache folder: a new one from the files of a log, or a copy that is mended after an edit.

The file of an index is removed at the end unless it was kept; one that is open stays readable until the program ends.
"""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.index.damage import IndexDamaged
from timeline.index.fingerprint import (
    Fingerprint,
    current_index,
    file_in,
    file_name,
    program,
    write_fingerprint,
)
from timeline.index.folder import CacheEntry
from timeline.index.schema import create, open_for_writing
from timeline.index.store import Store
from timeline.index.tables import Tables
from timeline.index.verified import finish, verified_tables
from timeline.log.freshness import Stamp, refreshed
from timeline.log.stand_ins import NONE, StandIns

if TYPE_CHECKING:
    from timeline.index.build import Built, Watch
    from timeline.index.edited import Edited
    from timeline.log.loader import Witness

_CHUNK = 1 << 20


class Mended(NamedTuple):
    """The tables of a mended index, and the files of the log that it is valid for."""

    tables: Tables
    path: Path
    files: tuple[Stamp, ...]


@contextmanager
def new_index(entry: CacheEntry) -> Iterator[Path]:
    """Provide an empty file for an index, which is removed at the end unless the fingerprint names it.

    Raises `OSError` if that is impossible.
    """
    _make_room(entry)
    with entry.writing("index") as path:
        try:
            yield path
        finally:
            if current_index(entry) != path.name:
                with suppress(OSError):
                    path.unlink()


def keep(
    entry: CacheEntry, path: Path, tables: Tables, files: tuple[Stamp, ...], ways: tuple[tuple[str, str], ...]
) -> None:
    """Finish an index and write its fingerprint, if possible. Raises `sqlite3.Error` if the disk is full."""
    fingerprint = Fingerprint(program(), entry.identity, files, finish(tables, path), ways)
    with suppress(OSError):
        write_fingerprint(entry, fingerprint)
        entry.tidy(path.name, lambda: current_index(entry))


def built(
    name: str,
    path: Path | None,
    watch: "Watch | None",
    stand_ins: StandIns = NONE,
    *,
    with_doubles: bool = False,
    witness: "Witness | None" = None,
) -> "Built":
    """Make an index from the files of a log, in an empty file or in memory; with the likely doubles or without.

    The witness sees all that is read.
    """
    from timeline.index.build import build

    tables = Tables(create(path), None if path is None else str(path))
    found = build(name, tables, watch, stand_ins.open, witness)
    return _with_doubles(name, found) if with_doubles else found


def _with_doubles(name: str, found: "Built") -> "Built":
    """Return a new index with the likely doubles among its warnings, if it has warnings."""
    from timeline.index.doubles import add_doubles

    store = Store(found.tables, name)
    if not found.loaded.complete or store.warnings() is None:
        return found
    add_doubles(store)
    return found._replace(loaded=found.loaded._replace(problems=store.warnings() or ()))


def mended_copy(
    name: str,
    entry: CacheEntry,
    fingerprint: Fingerprint,
    files: ExitStack,
    stand_ins: StandIns = NONE,
    *,
    with_doubles: bool = False,
) -> Mended | None:
    """Return a copy of the index of a log, mended after a small edit; None if that is impossible.

    With `with_doubles` it has the likely doubles among its warnings, if it has warnings. The stack holds the new file
    of the index. Raises `IndexDamaged` where the index cannot be read.
    """
    from timeline.index.doubles import add_doubles
    from timeline.index.mending import Unmendable, mend

    tables, descriptor = verified_tables(entry.folder, fingerprint)
    try:
        stamps, edits = _edits(Store(tables, name), named(name, fingerprint.files), stand_ins)
        with ExitStack() as own:
            path = own.enter_context(new_index(entry))
            _copy(descriptor, path)
            copied = Tables(open_for_writing(path), str(path), is_double=True)
            if edits:
                mend(Store(copied, name), edits, stand_ins.open)
            if with_doubles:
                add_doubles(Store(copied, name))
            files.push(own.pop_all())
    except IndexDamaged:
        raise IndexDamaged("it cannot be mended", tables.file) from None
    except (Unmendable, sqlite3.Error, OSError):
        return None
    finally:
        os.close(descriptor)
    return Mended(copied, path, stamps)


def _edits(store: Store, stamps: tuple[Stamp, ...], stand_ins: StandIns) -> "tuple[tuple[Stamp, ...], list[Edited]]":
    """Return the files of a log as they are now, and the edits of those that changed; raises `Unmendable`."""
    from timeline.index.mending import edited

    found, edits = [*stamps], []
    for number, stamp in enumerate(stamps):
        seen = time.time_ns()
        same = refreshed((stamp,)) if stamp.name not in stand_ins else None
        if same is None:
            edits.append(edited(store, stamp, number, seen, stand_ins.open))
        found[number] = same[0] if same is not None else edits[-1].stamp
    return tuple(found), edits


def _make_room(entry: CacheEntry) -> None:
    """Remove abandoned files before another one is written, so that killed writers leave little behind."""
    if entry.refusal() is None:
        entry.tidy(None, lambda: current_index(entry), spares_last=False)


def _copy(descriptor: int, path: Path) -> None:
    """Copy an open file to a path, byte by byte: a block that both would share could be damaged in both."""
    with open(descriptor, "rb", closefd=False) as source, open(path, "r+b") as target:
        source.seek(0)
        shutil.copyfileobj(source, target, _CHUNK)


def named(name: str, files: tuple[Stamp, ...]) -> tuple[Stamp, ...]:
    """Return files of a log that stand as seen from it, under the names that a user would give them."""
    return tuple(one._replace(name=file_name(name, one.name)) for one in files)


def relative(name: str, files: tuple[Stamp, ...]) -> tuple[Stamp, ...]:
    """Return the same files as seen from the log."""
    return tuple(one._replace(name=file_in(name, one.name)) for one in files)
