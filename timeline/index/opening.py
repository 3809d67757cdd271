"""Opening a log: by its index where that still speaks for it, else by making a new one. The answer is the same.

A cache that is missing, stale, damaged, full, or may not be written changes how long it takes, and nothing else: where
no index can be kept in a file, it is made in memory.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.index.folder import Nook, nook_of
from timeline.index.schema import open_for_reading
from timeline.index.seal import Seal, index_of, program, read_seal, write_seal
from timeline.index.store import Store, file_in, file_name
from timeline.log.freshness import Stamp, refreshed
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
    if seal is not None:
        found = _kept(name, nook, seal) or _mended(name, nook, seal)
        if found is not None:
            return found
    return read_log(name, watch)


def read_log(name: str, watch: "Watch | None" = None) -> Loaded:
    """The log as it lies there now, with all its problems, whatever the cache holds; its index is kept from now on."""
    nook = nook_of(name)
    for _ in range(_TRIES):
        part = _fresh(nook)
        try:
            loaded, is_torn = _build(name, part, watch)
        except sqlite3.Error:  # the disk is full, say
            _remove(part)
            part = None
            loaded, is_torn = _build(name, None, watch)
        if not is_torn:
            break
        _remove(part)
    if part is not None:
        if is_torn or has_errors(loaded.problems):
            _remove(part)  # it stays open, and is gone when the program ends
        else:
            _keep(nook, part, name, loaded.files, problems_known=True)
    return loaded


def read_aside(name: str) -> Loaded:
    """The log as it lies there now, with all its problems; nothing is kept of it."""
    return _build(name, None, None)[0]


def _build(name: str, part: Path | None, watch: "Watch | None") -> tuple[Loaded, bool]:
    from timeline.index.build import build
    from timeline.index.schema import create

    connection = create(part)
    built = build(name, connection, watch)
    connection.execute("COMMIT")
    return built


def _kept(name: str, nook: Nook, seal: Seal) -> Loaded | None:
    """The log from its index, where files and index are as they were."""
    files = refreshed(_named(name, seal.files))
    index = index_of(nook, seal) if files is not None else None
    if files is None or index is None:
        return None
    path, stamp = index
    try:
        log = Store(open_for_reading(path), name).log()
    except (sqlite3.Error, TypeError):
        return None
    known = _relative(name, files)
    if known != seal.files or stamp != seal.index_file:
        with suppress(OSError):
            write_seal(nook, seal._replace(files=known, index_file=stamp))
    return Loaded(log, (), files, True)


def _mended(name: str, nook: Nook, seal: Seal) -> Loaded | None:
    """The log from its index, where that could be mended after a small edit."""
    return None


def _keep(nook: Nook, part: Path, name: str, files: tuple[Stamp, ...], problems_known: bool) -> None:
    """Let a finished index speak for the log."""
    import hashlib
    import time

    from timeline.log.freshness import state_of

    path = part.with_suffix(".index")
    try:
        os.replace(part, path)
        seen = time.time_ns()
        with open(path, "rb") as file:
            state = state_of(os.fstat(file.fileno()))
            stamp = Stamp(path.name, state, hashlib.file_digest(file, "sha256").digest(), seen)
        write_seal(nook, Seal(program(), nook.identity, _relative(name, files), stamp, problems_known))
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
