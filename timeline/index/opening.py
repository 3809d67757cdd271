"""Opening a log: by its index where that still speaks for it, else by making a new one. The answer is the same.

A cache that is missing, stale, damaged, full, or may not be written changes how long it takes, and nothing else: where
no index can be kept in a file, it is made in memory. What is not ours in the cache is not used, and that is noted.
"""

import os
import shutil
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.index.damage import IndexDamaged
from timeline.index.folder import Nook, nook_of
from timeline.index.schema import open_for_writing
from timeline.index.seal import (
    Seal,
    file_in,
    file_name,
    lead_there_still,
    program,
    read_seal,
    sealed_name,
    ways_of,
    write_seal,
)
from timeline.index.sealed import distrust, finish, sealed_tables
from timeline.index.sections import log_of
from timeline.index.store import Store
from timeline.index.tables import Tables
from timeline.index.trust import Refusal, Refused
from timeline.log.freshness import Stamp, refreshed
from timeline.log.loaded import Loaded
from timeline.problems import has_errors

if TYPE_CHECKING:
    from timeline.index.build import Watch

_TRIES = 3
"""Maximum number of attempts to read a log that changes meanwhile, or to open an index that is replaced meanwhile."""

_CHUNK = 1 << 20


def open_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log of a name. Raises `LogUnreadable` only where the named file itself cannot be opened."""
    nook = nook_of(name)
    found, refusal = _from_index(name, nook, can_mend=True)
    loaded = found if found is not None else _read(name, nook, watch)
    return loaded if refusal is None else loaded._replace(notes=(refusal.words,))


def check_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log with all its problems: from its index where that holds them, else as it lies there now."""
    nook = nook_of(name)
    found, refusal = _from_index(name, nook, can_mend=False)
    loaded = found if found is not None and found.is_checked else _read(name, nook, watch)
    return loaded if refusal is None else loaded._replace(notes=(refusal.words,))


def read_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log as it lies there now, with all its problems, whatever the cache holds; its index is kept from now on."""
    return _read(name, nook_of(name), watch)


def read_aside(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log as it lies there now, with all its problems; nothing is kept of it."""
    return _build(name, None, watch)[0]


def _from_index(name: str, nook: Nook, can_mend: bool) -> tuple[Loaded | None, Refusal | None]:
    """The log from its index, where that answers, and what of the cache is not used."""
    refusal = nook.refusal()
    if refusal is not None:
        return None, refusal
    for _ in range(_TRIES):
        try:
            seal = read_seal(nook)
            if seal is None or not lead_there_still(name, seal.ways):
                return None, None
            found = _kept(name, nook, seal)
            return _mended(name, nook, seal) if found is None and can_mend else found, None
        except FileNotFoundError:
            continue  # the index that the seal names has gone: there is a newer one
        except Refused as error:
            return None, error.refusal
        except OSError:
            break  # it may not be read
        except IndexDamaged as error:
            distrust(error)
            break
    return None, None


def _kept(name: str, nook: Nook, seal: Seal) -> Loaded | None:
    """The log from its index, where the files of the log are as they were."""
    files = refreshed(_named(name, seal.files))
    if files is None:
        return None
    tables, descriptor = sealed_tables(nook.folder, seal)
    os.close(descriptor)
    store = Store(tables, name, is_final=True)
    log, problems = log_of(store), store.problems()
    known = _relative(name, files)
    if known != seal.files:
        with suppress(OSError):
            write_seal(nook, seal._replace(files=known))
    nook.tidy(seal.index_file.name, lambda: sealed_name(nook))
    return Loaded(log, problems or (), files, True, is_checked=problems is not None)


def _mended(name: str, nook: Nook, seal: Seal) -> Loaded | None:
    """The log from its index, where that could be mended after a small edit."""
    from timeline.index.mending import Unmendable, edited, mend

    tables, descriptor = sealed_tables(nook.folder, seal)
    try:
        stamps = list(_named(name, seal.files))
        edits = []
        old = Store(tables, name)
        for number, stamp in enumerate(stamps):
            seen, same = time.time_ns(), refreshed((stamp,))
            if same is None:
                edits.append(edited(old, stamp, number, seen))
            stamps[number] = same[0] if same is not None else edits[-1].stamp
        _make_room(nook)
        with nook.writing("index") as path:
            try:
                _copy(descriptor, path)
                store = Store(Tables(open_for_writing(path), str(path), is_double=True), name)
                mend(store, edits)
                # Asked anew: what was looked up before the edit may stand in another line now.
                loaded = Loaded(log_of(Store(store.tables, name)), (), tuple(stamps), True, is_checked=False)
                if not _keep(nook, path, store.tables, name, loaded, seal.ways):
                    _remove(path)
            except BaseException:
                _remove(path)
                raise
    except IndexDamaged:
        raise IndexDamaged("it cannot be mended", tables.file) from None
    except (Unmendable, sqlite3.Error, OSError):
        return None
    finally:
        os.close(descriptor)
    return loaded


def _read(name: str, nook: Nook, watch: "Watch | None") -> Loaded:
    """The log as it lies there now; its index is kept, where that can be."""
    for _ in range(_TRIES):
        try:
            _make_room(nook)
            with nook.writing("index") as path:
                loaded, is_torn = _build_and_keep(name, nook, path, watch)
        except (sqlite3.Error, OSError):  # the folder is not to be used or may not be written, or the disk is full
            loaded, is_torn = _build(name, None, watch)[:2]
        if not is_torn:
            break
    return loaded


def _build_and_keep(name: str, nook: Nook, path: Path, watch: "Watch | None") -> tuple[Loaded, bool]:
    """The log from a new index, which is kept unless the log has errors or was changed while it was read."""
    is_kept = False
    try:
        loaded, is_torn, tables = _build(name, path, watch)
        if not is_torn and not has_errors(loaded.problems):
            is_kept = _keep(nook, path, tables, name, loaded)
    finally:
        if not is_kept:
            _remove(path)  # where it is open it stays so, and is gone when the program ends
    return loaded, is_torn


def _build(name: str, path: Path | None, watch: "Watch | None") -> tuple[Loaded, bool, Tables]:
    from timeline.index.build import build
    from timeline.index.schema import create

    tables = Tables(create(path), None if path is None else str(path))
    loaded, is_torn = build(name, tables, watch)
    return loaded, is_torn, tables


def _keep(
    nook: Nook, path: Path, tables: Tables, name: str, loaded: Loaded, ways: tuple[tuple[str, str], ...] | None = None
) -> bool:
    """Finish an index and let it speak for the log, if that can be. Raises `sqlite3.Error` where it has no room."""
    led = ways_of(name, loaded.ways) if ways is None else ways
    seal = Seal(program(), nook.identity, _relative(name, loaded.files), finish(tables, path), led)
    try:
        write_seal(nook, seal)
    except OSError:
        return False
    nook.tidy(path.name, lambda: sealed_name(nook))
    return True


def _make_room(nook: Nook) -> None:
    """Remove what no seal names before another file is written, so that killed writers leave little behind."""
    if nook.refusal() is None:
        nook.tidy(None, lambda: sealed_name(nook), spares_last=False)


def _copy(descriptor: int, path: Path) -> None:
    """Copy an open file to a path, byte by byte: a block that both would share could be damaged in both."""
    with open(descriptor, "rb", closefd=False) as source, open(path, "r+b") as target:
        source.seek(0)
        shutil.copyfileobj(source, target, _CHUNK)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _named(name: str, files: tuple[Stamp, ...]) -> tuple[Stamp, ...]:
    return tuple(one._replace(name=file_name(name, one.name)) for one in files)


def _relative(name: str, files: tuple[Stamp, ...]) -> tuple[Stamp, ...]:
    return tuple(one._replace(name=file_in(name, one.name)) for one in files)
