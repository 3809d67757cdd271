"""A log as it would be read if other files stood in the places of some of its files: an edit before it is written.

The kept index is copied and mended, as after the edit; where that is impossible, the files are read. The kept index
stays as it is, until the files were put in their places: then the new one may be kept.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.index.damage import IndexDamaged
from timeline.index.fingerprint import lead_there_still, read_fingerprint, ways_of
from timeline.index.folder import CacheEntry, cache_entry_of
from timeline.index.making import built, keep, mended_copy, new_index, relative
from timeline.index.sections import log_of
from timeline.index.store import Store
from timeline.index.tables import Tables
from timeline.index.verified import distrust
from timeline.log.freshness import Stamp, state_of
from timeline.log.loaded import Loaded
from timeline.log.stand_ins import StandIns
from timeline.problems import has_errors

if TYPE_CHECKING:
    from timeline.index.build import Built, Watch
    from timeline.log.loader import Witness

_TRIES = 3
"""Maximum number of attempts to read a log that changes meanwhile."""


class AsIf:
    """A log with all its problems, as it is with the stand-ins; its stamps are those of the stand-ins."""

    def __init__(self, loaded: Loaded, entry: CacheEntry, stand_ins: StandIns) -> None:
        self.loaded = loaded
        self._entry = entry
        self._stand_ins = stand_ins
        self._index: tuple[Path, Tables] | None = None
        self._ways: tuple[tuple[str, str], ...] = ()

    def keeping(self, path: Path, tables: Tables, ways: tuple[tuple[str, str], ...]) -> "AsIf":
        """Take note of its index, in a file that lies there as long as the context lasts."""
        self._index, self._ways = (path, tables), ways
        return self

    def keep(self) -> None:
        """Keep its index as that of the log, if possible, now that each stand-in was renamed to the file's own name."""
        if self._index is None or has_errors(self.loaded.problems):
            return
        name = self.loaded.log.file
        with suppress(OSError, sqlite3.Error, IndexDamaged):
            stamps = [self._in_place(one) if one.name in self._stand_ins else one for one in self.loaded.files]
            files = tuple(one for one in stamps if one is not None)
            if len(files) == len(stamps) and lead_there_still(name, self._ways):
                keep(self._entry, *self._index, relative(name, files), self._ways)

    def _in_place(self, stamp: Stamp) -> Stamp | None:
        """Return the stamp of a file that was read under another name; None if another file lies there."""
        state = state_of(os.stat(stamp.name))
        # A rename changes the time of the status alone, the last of the five.
        return stamp._replace(state=state) if state[:4] == stamp.state[:4] else None


@contextmanager
def as_if(
    name: str, replaced: Mapping[str, str | None], watch: "Watch | None" = None, witness: "Witness | None" = None
) -> Iterator[AsIf]:
    """Provide a log as it would be with other files in the places of some of its files.

    `replaced` maps the real path of each to the path of its stand-in, or to None if it is to be gone. A file that the
    log does not have yet may have one too. For a witness, which sees all that is read, the files are read in any case.
    Raises `LogUnreadable` where the log's own file is to be gone.
    """
    entry, stand_ins = cache_entry_of(name), StandIns(replaced)
    with ExitStack() as files:
        mended = _mended(name, entry, stand_ins, files) if witness is None else None
        yield mended or _read(name, entry, stand_ins, watch, files, witness)


def _mended(name: str, entry: CacheEntry, stand_ins: StandIns, files: ExitStack) -> AsIf | None:
    """Return the log from a mended copy of its index; None if that is impossible."""
    try:
        fingerprint = None if entry.refusal() else read_fingerprint(entry)
        if fingerprint is None or not lead_there_still(name, fingerprint.ways):
            return None
        mended = mended_copy(name, entry, fingerprint, files, stand_ins, with_doubles=True)
        store = None if mended is None else Store(mended.tables, name)
        warnings = None if store is None else store.warnings()
    except IndexDamaged as error:
        distrust(error)
        return None
    except OSError:
        return None
    if mended is None or store is None or warnings is None:
        return None
    loaded = Loaded(log_of(store), warnings, mended.files, True)
    return AsIf(loaded, entry, stand_ins).keeping(mended.path, mended.tables, fingerprint.ways)


def _read(
    name: str,
    entry: CacheEntry,
    stand_ins: StandIns,
    watch: "Watch | None",
    files: ExitStack,
    witness: "Witness | None",
) -> AsIf:
    """Return the log from its files and the stand-ins."""

    def read(path: Path | None) -> "Built":
        if witness is not None:
            witness.begin()
        return built(name, path, watch, stand_ins, with_doubles=True, witness=witness)

    for _ in range(_TRIES):
        try:
            path = files.enter_context(new_index(entry))
            found = read(path)
            result = AsIf(found.loaded, entry, stand_ins)
            if not found.is_torn:
                result.keeping(path, found.tables, ways_of(name, found.loaded.ways))
        except (sqlite3.Error, OSError):  # the folder must not be used or written, or the disk is full
            found = read(None)
            result = AsIf(found.loaded, entry, stand_ins)
        if not found.is_torn:
            break
    return result
