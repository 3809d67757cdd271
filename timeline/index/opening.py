"""Opening a log: by its index while that is valid, else by making a new one.

The answer is the same. A cache that is missing, stale, damaged, full, or may not be written changes only the time that
this takes: if no index can be kept in a file, it is made in memory. Files of others in the cache are not used, and that
is noted.
"""

import os
import shutil
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.index.damage import IndexDamaged
from timeline.index.fingerprint import (
    Fingerprint,
    current_index,
    file_in,
    file_name,
    lead_there_still,
    program,
    read_fingerprint,
    ways_of,
    write_fingerprint,
)
from timeline.index.folder import CacheEntry, cache_entry_of
from timeline.index.schema import open_for_writing
from timeline.index.sections import log_of
from timeline.index.store import Store
from timeline.index.tables import Tables
from timeline.index.trust import Refusal, Refused
from timeline.index.verified import distrust, finish, verified_tables
from timeline.log.freshness import Stamp, refreshed
from timeline.log.loaded import Loaded
from timeline.problems import has_errors

if TYPE_CHECKING:
    from timeline.index.build import Watch

_TRIES = 3
"""Maximum number of attempts to read a log that changes meanwhile, or to open an index that is replaced meanwhile."""

_CHUNK = 1 << 20


def open_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """Open a log; from an index it comes without warnings.

    Raises `LogUnreadable` only where the named file itself cannot be opened.
    """
    entry = cache_entry_of(name)
    found, refusal = _from_index(name, entry, with_warnings=False)
    loaded = found if found is not None else _read(name, entry, watch)
    return loaded if refusal is None else loaded._replace(notes=(refusal.words,))


def check_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """Return the log with all its problems: from its index if that has them, else from its files."""
    entry = cache_entry_of(name)
    found, refusal = _from_index(name, entry, with_warnings=True)
    loaded = found if found is not None and found.is_checked else _read(name, entry, watch)
    return loaded if refusal is None else loaded._replace(notes=(refusal.words,))


def read_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """Read the log from its files, with all its problems, whatever the cache holds; its new index is kept."""
    return _read(name, cache_entry_of(name), watch)


def read_aside(name: str, watch: "Watch | None" = None) -> Loaded:
    """Read the log from its files, with all its problems; its index is not kept."""
    return _build(name, None, watch)[0]


def _from_index(name: str, entry: CacheEntry, with_warnings: bool) -> tuple[Loaded | None, Refusal | None]:
    """Return the log from its index, or None, and the reason for not using the cache, or None."""
    refusal = entry.refusal()
    if refusal is not None:
        return None, refusal
    for _ in range(_TRIES):
        try:
            fingerprint = read_fingerprint(entry)
            if fingerprint is None or not lead_there_still(name, fingerprint.ways):
                return None, None
            found = _unchanged(name, entry, fingerprint) or _mended(name, entry, fingerprint)
            return None if found is None else _loaded(*found, with_warnings), None
        except FileNotFoundError:
            continue  # the index that the fingerprint names was removed: there is a newer one
        except Refused as error:
            return None, error.refusal
        except OSError:
            break  # no permission to read it
        except IndexDamaged as error:
            distrust(error)
            break
    return None, None


def _loaded(store: Store, files: tuple[Stamp, ...], with_warnings: bool) -> Loaded:
    """Return the log of an index."""
    warnings = store.warnings() if with_warnings else None
    return Loaded(log_of(store), warnings or (), files, True, is_checked=warnings is not None)


def _unchanged(name: str, entry: CacheEntry, fingerprint: Fingerprint) -> tuple[Store, tuple[Stamp, ...]] | None:
    """Return the index of a log, and the files of the log; None if these changed."""
    files = refreshed(_named(name, fingerprint.files))
    if files is None:
        return None
    tables, descriptor = verified_tables(entry.folder, fingerprint)
    os.close(descriptor)
    store = Store(tables, name, is_final=True)
    known = _relative(name, files)
    if known != fingerprint.files:
        with suppress(OSError):
            write_fingerprint(entry, fingerprint._replace(files=known))
    entry.tidy(fingerprint.index_file.name, lambda: current_index(entry))
    return store, files


def _mended(name: str, entry: CacheEntry, fingerprint: Fingerprint) -> tuple[Store, tuple[Stamp, ...]] | None:
    """Return the index of a log, mended after a small edit, and the files; None if that is impossible."""
    from timeline.index.mending import Unmendable, edited, mend

    tables, descriptor = verified_tables(entry.folder, fingerprint)
    try:
        stamps = list(_named(name, fingerprint.files))
        edits = []
        old = Store(tables, name)
        for number, stamp in enumerate(stamps):
            seen, same = time.time_ns(), refreshed((stamp,))
            if same is None:
                edits.append(edited(old, stamp, number, seen))
            stamps[number] = same[0] if same is not None else edits[-1].stamp
        _make_room(entry)
        with entry.writing("index") as path:
            try:
                _copy(descriptor, path)
                store = Store(Tables(open_for_writing(path), str(path), is_double=True), name)
                mend(store, edits)
                if not _keep(entry, path, store.tables, _relative(name, tuple(stamps)), fingerprint.ways):
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
    # A new store: entries that were looked up before the edit may stand in other lines now.
    return Store(store.tables, name), tuple(stamps)


def _read(name: str, entry: CacheEntry, watch: "Watch | None") -> Loaded:
    """Read the log from its files; its index is kept if possible."""
    for _ in range(_TRIES):
        try:
            _make_room(entry)
            with entry.writing("index") as path:
                loaded, is_torn = _build_and_keep(name, entry, path, watch)
        except (sqlite3.Error, OSError):  # the folder must not be used or written, or the disk is full
            loaded, is_torn = _build(name, None, watch)[:2]
        if not is_torn:
            break
    return loaded


def _build_and_keep(name: str, entry: CacheEntry, path: Path, watch: "Watch | None") -> tuple[Loaded, bool]:
    """Return the log from a new index, which is kept unless the log has errors or changed while it was read."""
    is_kept = False
    try:
        loaded, is_torn, tables = _build(name, path, watch)
        if not is_torn and not has_errors(loaded.problems):
            is_kept = _keep(entry, path, tables, _relative(name, loaded.files), ways_of(name, loaded.ways))
    finally:
        if not is_kept:
            _remove(path)  # an open file stays readable until the program ends
    return loaded, is_torn


def _build(name: str, path: Path | None, watch: "Watch | None") -> tuple[Loaded, bool, Tables]:
    from timeline.index.build import build
    from timeline.index.schema import create

    tables = Tables(create(path), None if path is None else str(path))
    loaded, is_torn = build(name, tables, watch)
    return loaded, is_torn, tables


def _keep(
    entry: CacheEntry, path: Path, tables: Tables, files: tuple[Stamp, ...], ways: tuple[tuple[str, str], ...]
) -> bool:
    """Finish an index and write its fingerprint, if possible. Raises `sqlite3.Error` if the disk is full."""
    fingerprint = Fingerprint(program(), entry.identity, files, finish(tables, path), ways)
    try:
        write_fingerprint(entry, fingerprint)
    except OSError:
        return False
    entry.tidy(path.name, lambda: current_index(entry))
    return True


def _make_room(entry: CacheEntry) -> None:
    """Remove abandoned files before another one is written, so that killed writers leave little behind."""
    if entry.refusal() is None:
        entry.tidy(None, lambda: current_index(entry), spares_last=False)


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
