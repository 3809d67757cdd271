"""Opening a log: by its index while that is valid, else by making a new one.

The answer is the same. A cache that is missing, stale, damaged, full, or may not be written changes only the time that
this takes: if no index can be kept in a file, it is made in memory. Files of others in the cache are not used, and that
is noted.
"""

import os
import sqlite3
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from timeline.index.damage import IndexDamaged
from timeline.index.fingerprint import (
    Fingerprint,
    current_index,
    lead_there_still,
    read_fingerprint,
    ways_of,
    write_fingerprint,
)
from timeline.index.folder import CacheEntry, cache_entry_of
from timeline.index.making import built, keep, mended_copy, named, new_index, relative
from timeline.index.sections import log_of
from timeline.index.store import Store
from timeline.index.trust import Refusal, Refused
from timeline.index.verified import distrust, verified_tables
from timeline.log.freshness import Stamp, refreshed
from timeline.log.loaded import Loaded
from timeline.problems import has_errors

if TYPE_CHECKING:
    from timeline.index.build import Watch

_TRIES = 3
"""Maximum number of attempts to read a log that changes meanwhile, or to open an index that is replaced meanwhile."""


def load_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """Return a log; from an index it comes without warnings.

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
    loaded = found if found is not None and found.is_checked else _read(name, entry, watch, with_doubles=True)
    return loaded if refusal is None else loaded._replace(notes=(refusal.words,))


def read_aside(name: str, watch: "Watch | None" = None, *, with_doubles: bool = True) -> Loaded:
    """Read the log from its files, with all its problems, likely doubles too or not; its index is not kept."""
    return built(name, None, watch, with_doubles=with_doubles).loaded


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
            found = _unchanged(name, entry, fingerprint)
            if found is None or (with_warnings and _lacks_doubles(found[0])):
                found = _mended(name, entry, fingerprint, with_doubles=with_warnings)
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
    files = refreshed(named(name, fingerprint.files))
    if files is None:
        return None
    tables, descriptor = verified_tables(entry.folder, fingerprint)
    os.close(descriptor)
    store = Store(tables, name, is_final=True)
    known = relative(name, files)
    if known != fingerprint.files:
        with suppress(OSError):
            write_fingerprint(entry, fingerprint._replace(files=known))
    entry.tidy(fingerprint.index_file.name, lambda: current_index(entry))
    return store, files


def _lacks_doubles(store: Store) -> bool:
    """Return whether an index has warnings, and not the likely doubles."""
    from timeline.index.doubles import has_doubles  # which only `check` needs

    return not has_doubles(store.tables)


def _mended(
    name: str, entry: CacheEntry, fingerprint: Fingerprint, *, with_doubles: bool
) -> tuple[Store, tuple[Stamp, ...]] | None:
    """Return the index of a log, mended after a small edit, and the files; None if that is impossible."""
    with ExitStack() as files:
        mended = mended_copy(name, entry, fingerprint, files, with_doubles=with_doubles)
        if mended is None:
            return None
        try:
            keep(entry, mended.path, mended.tables, relative(name, mended.files), fingerprint.ways)
        except (sqlite3.Error, OSError):
            return None
    # A new store: entries that were looked up before the edit may stand in other lines now.
    return Store(mended.tables, name), mended.files


def _read(name: str, entry: CacheEntry, watch: "Watch | None", *, with_doubles: bool = False) -> Loaded:
    """Read the log from its files, with its likely doubles or without; its index is kept if possible."""
    for _ in range(_TRIES):
        try:
            with new_index(entry) as path:
                loaded, is_torn, tables = built(name, path, watch, with_doubles=with_doubles)
                if not is_torn and not has_errors(loaded.problems):
                    keep(entry, path, tables, relative(name, loaded.files), ways_of(name, loaded.ways))
        except (sqlite3.Error, OSError):  # the folder must not be used or written, or the disk is full
            loaded, is_torn, _ = built(name, None, watch, with_doubles=with_doubles)
        if not is_torn:
            break
    return loaded
