"""Listing and clearing the cache folder: for each log its index, and its state.

A file is ours if it is a plain file of this user, in a folder of the cache that is no link, with a name that this
program gives. Other files are neither counted nor removed.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from timeline.index.damage import IndexDamaged
from timeline.index.fingerprint import Fingerprint, file_name, fingerprint_at, is_of_this_program
from timeline.index.folder import FINGERPRINT_ENDING, cache_entry_of, cache_folder, refusal_of_cache
from timeline.index.store import tally
from timeline.index.trust import Refused
from timeline.index.verified import verified_tables
from timeline.log.freshness import refreshed

State = Literal["fresh", "stale", "log gone", "other version", "damaged"]

_INDEX_FILE = re.compile(r"([A-Za-z0-9_-]*-[0-9a-f]{8})\.(seal|[0-9a-f]+-[0-9a-f]+\.(?:index|part))")
_SNAPSHOT = re.compile(r".*-[0-9a-f]{8}", re.DOTALL)
_SNAPSHOT_BEGINS = b"timeline snapshot "


class CachedIndex(NamedTuple):
    """The index of one log. Counts are None if it cannot be read; `log` is None without a readable fingerprint."""

    log: str | None
    state: State
    events: int | None
    plans: int | None
    figures: int | None
    size: int
    made: int
    """The time (in ns) of the newest of its files."""


class Listing(NamedTuple):
    """Our files in the cache folder."""

    folder: Path
    indexes: tuple[CachedIndex, ...]
    left: tuple[int, int]
    """Number and bytes of the files that are not used any more: of older versions, or of a process that is gone."""
    refused: str = ""
    """The reason for not using the cache, with a remedy; empty where it is used."""

    @property
    def size(self) -> int:
        """The bytes of all of it."""
        return sum(one.size for one in self.indexes) + self.left[1]


class Cleared(NamedTuple):
    """Number and bytes of the files that were removed; `failed` has the others, each with the reason."""

    files: int
    size: int
    failed: tuple[tuple[Path, str], ...]


class _File(NamedTuple):
    path: Path
    stem: str
    """Beginning of the names that the files of one log share; empty for a file of an older version."""
    size: int
    made: int


def listing(logs: Sequence[str] = ()) -> Listing:
    """List the indexes of these logs, or of all. Raises `OSError` where the folder is there and cannot be read."""
    groups: dict[str, list[_File]] = {}
    for file in _files(logs):
        groups.setdefault(file.stem, []).append(file)
    left = groups.pop("", [])
    indexes = []
    for stem, files in groups.items():
        fingerprint = next((file.path for file in files if file.path.name == f"{stem}{FINGERPRINT_ENDING}"), None)
        if fingerprint is None:
            left += files
        else:
            indexes.append(_cached_index(fingerprint, files))
    indexes.sort(key=lambda one: (one.log is None, one.log or ""))
    refusal = refusal_of_cache()
    left_over = len(left), sum(file.size for file in left)
    return Listing(cache_folder(), tuple(indexes), left_over, refusal.words if refusal is not None else "")


def clear(logs: Sequence[str] = ()) -> Cleared:
    """Remove our files, of these logs or of all. Raises `OSError` if the folder cannot be read."""
    files = size = 0
    failed: list[tuple[Path, str]] = []
    # Fingerprints first: an index without one is only unused, a fingerprint without its index is damage.
    for file in sorted(_files(logs), key=lambda file: file.path.suffix != FINGERPRINT_ENDING):
        try:
            file.path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            failed.append((file.path, error.strerror or str(error)))
        else:
            files, size = files + 1, size + file.size
    return Cleared(files, size, tuple(failed))


def _files(logs: Sequence[str]) -> Iterator[_File]:
    folder, stems = cache_folder(), {cache_entry_of(name).stem for name in logs}
    for entry in _plain_files(folder / "logs"):
        found = _INDEX_FILE.fullmatch(entry.name)
        if found and (not stems or found[1] in stems):
            yield _file(entry, found[1])
    if not stems:
        for entry in _plain_files(folder / "snapshots"):
            if _SNAPSHOT.fullmatch(entry.name) and _begins(entry.path, _SNAPSHOT_BEGINS):
                yield _file(entry, "")


def _plain_files(folder: Path) -> Iterator["os.DirEntry[str]"]:
    """The plain files of this user in a folder that is no link; none where there is no such folder."""
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            return
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in found:
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue
        if stat.S_ISREG(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid()):
            yield entry


def _file(entry: "os.DirEntry[str]", stem: str) -> _File:
    status = entry.stat(follow_symlinks=False)
    return _File(Path(entry.path), stem, status.st_size, status.st_mtime_ns)


def _begins(path: str, start: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(start)) == start
    except OSError:
        return False


def _cached_index(path: Path, files: Sequence[_File]) -> CachedIndex:
    size, made = sum(file.size for file in files), max(file.made for file in files)
    try:
        fingerprint = fingerprint_at(path)
    except Refused:
        fingerprint = None
    if fingerprint is None:
        return CachedIndex(None, "damaged", None, None, None, size, made)
    state = _state(fingerprint)
    counts = _counts(path.parent, fingerprint) if state != "other version" else None
    if counts is None:
        state = state if state == "other version" else "damaged"
        return CachedIndex(fingerprint.identity[0], state, None, None, None, size, made)
    return CachedIndex(fingerprint.identity[0], state, *counts, size, made)


def _state(fingerprint: Fingerprint) -> State:
    log = fingerprint.identity[0]
    if not is_of_this_program(fingerprint):
        return "other version"
    if not os.path.lexists(log):
        return "log gone"
    files = [stamp._replace(name=file_name(log, stamp.name)) for stamp in fingerprint.files]
    return "stale" if refreshed(files) is None else "fresh"


def _counts(folder: Path, fingerprint: Fingerprint) -> tuple[int, int, int] | None:
    """Count the events, plans and figures of an index; None if it is not the one of its fingerprint."""
    try:
        tables, descriptor = verified_tables(folder, fingerprint)
    except (IndexDamaged, OSError):
        return None
    os.close(descriptor)
    try:
        found = tally(tables)
    except IndexDamaged:
        return None
    finally:
        tables.connection.close()
    return found.get("events", 0), found.get("plans", 0), found.get("figures", 0)
