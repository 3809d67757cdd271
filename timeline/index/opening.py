"""Opening a log: by its index where that still speaks for it, else by making a new one. The answer is the same.

A cache that is missing, stale, damaged, full, or may not be written changes how long it takes, and nothing else: where
no index can be kept in a file, it is made in memory.
"""

import os
import shutil
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.index.folder import Nook, nook_of
from timeline.index.names import file_in, file_name
from timeline.index.schema import open_for_reading, open_for_writing
from timeline.index.seal import Seal, index_of, lead_there_still, program, read_seal, ways_of, write_seal
from timeline.index.segments import digest_of
from timeline.index.store import Store
from timeline.log.freshness import Stamp, refreshed, state_of
from timeline.log.loaded import Loaded
from timeline.problems import has_errors

if TYPE_CHECKING:
    from timeline.index.build import Watch

_TRIES = 3
"""So often a log is read that somebody changes while it is read."""


def open_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log of a name. Raises `LogUnreadable` only where the named file itself cannot be opened."""
    nook = nook_of(name)
    seal = read_seal(nook)
    if seal is not None and lead_there_still(name, seal.ways):
        found = _kept(name, nook, seal) or _mended(name, nook, seal)
        if found is not None:
            return found
    return read_log(name, watch)


def check_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log with all its problems: from its index where that holds them, else as it lies there now."""
    nook = nook_of(name)
    seal = read_seal(nook)
    found = _kept(name, nook, seal) if seal is not None and lead_there_still(name, seal.ways) else None
    return found if found is not None and found.is_checked else read_log(name, watch)


def read_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log as it lies there now, with all its problems, whatever the cache holds; its index is kept from now on."""
    nook = nook_of(name)
    for _ in range(_TRIES):
        part = _fresh(nook)
        try:
            loaded, is_torn = _build(name, part, watch)
        except sqlite3.Error:  # the disk is full, say
            part = None
            loaded, is_torn = _build(name, None, watch)
        if not is_torn:
            break
        _remove(part)
    if part is not None:
        if is_torn or has_errors(loaded.problems):
            _remove(part)  # it stays open, and is gone when the program ends
        else:
            _keep(nook, part, name, loaded)
    return loaded


def read_aside(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log as it lies there now, with all its problems; nothing is kept of it."""
    return _build(name, None, watch)[0]


def _build(name: str, part: Path | None, watch: "Watch | None") -> tuple[Loaded, bool]:
    from timeline.index.build import build
    from timeline.index.schema import create

    try:
        connection = create(part)
        built = build(name, connection, watch)
        connection.execute("COMMIT")
    except BaseException:  # Ctrl-C too leaves nothing half-made behind
        _remove(part)
        raise
    return built


def _kept(name: str, nook: Nook, seal: Seal) -> Loaded | None:
    """The log from its index, where files and index are as they were."""
    files = refreshed(_named(name, seal.files))
    index = index_of(nook, seal) if files is not None else None
    if files is None or index is None:
        return None
    path, stamp = index
    try:
        store = Store(open_for_reading(path), name)
        log, problems = store.log(), store.problems()
    except (sqlite3.Error, TypeError):
        return None
    known = _relative(name, files)
    if known != seal.files or stamp != seal.index_file:
        with suppress(OSError):
            write_seal(nook, seal._replace(files=known, index_file=stamp))
    return Loaded(log, problems or (), files, True, is_checked=problems is not None)


def _mended(name: str, nook: Nook, seal: Seal) -> Loaded | None:
    """The log from its index, where that could be mended after a small edit."""
    from timeline.index.mending import Unmendable, edited, mend

    index, part = index_of(nook, seal), _fresh(nook)
    if index is None or part is None:
        return None
    stamps = list(_named(name, seal.files))
    try:
        edits = []
        old = Store(open_for_reading(index[0]), name)
        for number, stamp in enumerate(stamps):
            seen, same = time.time_ns(), refreshed((stamp,))
            if same is None:
                edits.append(edited(old, stamp, number, seen))
            stamps[number] = same[0] if same is not None else edits[-1].stamp
        shutil.copyfile(index[0], part)
        store = Store(open_for_writing(part), name)
        mend(store, edits)
        store.connection.execute("COMMIT")
    except (Unmendable, sqlite3.Error, OSError):
        _remove(part)
        return None
    # Asked anew: what was looked up before the edit may stand in another line now.
    loaded = Loaded(Store(store.connection, name).log(), (), tuple(stamps), True, is_checked=False)
    _keep(nook, part, name, loaded, seal.ways)
    return loaded


def _keep(nook: Nook, part: Path, name: str, loaded: Loaded, ways: tuple[tuple[str, str], ...] | None = None) -> None:
    """Let a finished index speak for the log."""
    path = part.with_suffix(".index")
    try:
        os.replace(part, path)
        seen = time.time_ns()
        with open(path, "rb") as file:
            state = state_of(os.fstat(file.fileno()))
            stamp = Stamp(path.name, state, digest_of(file, state[2]), seen)
        led = ways_of(name, loaded.ways) if ways is None else ways
        write_seal(nook, Seal(program(), nook.identity, _relative(name, loaded.files), stamp, led))
    except OSError:
        _remove(part)
        _remove(path)
    else:
        nook.tidy(keep=path)


def _fresh(nook: Nook) -> Path | None:
    try:
        return nook.fresh("part")
    except OSError:
        return None


def _remove(part: Path | None) -> None:
    if part is not None:
        with suppress(OSError):
            part.unlink()


def _named(name: str, files: tuple[Stamp, ...]) -> tuple[Stamp, ...]:
    return tuple(one._replace(name=file_name(name, one.name)) for one in files)


def _relative(name: str, files: tuple[Stamp, ...]) -> tuple[Stamp, ...]:
    return tuple(one._replace(name=file_in(name, one.name)) for one in files)
