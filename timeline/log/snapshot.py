"""A log as it was read and found without errors, kept so that the next call need not read it again.

A snapshot counts only while every file of the log, and this program, are as they were. One that is missing, stale,
damaged or not ours is as none. It holds no positions but the lines of entries: faults are for `check`, which reads.
"""

import os
import pickle
import sys
import zlib
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline import __version__
from timeline.log.freshness import refreshed
from timeline.log.loaded import Loaded
from timeline.log.nodes import Mapping

_LARGEST = 16 * 1024 * 1024
"""Logs with more bytes than this are read anew: their snapshot would cost more memory than it saves time."""

_MAGIC = b"timeline snapshot 1\n"


def recall(name: str) -> Loaded | None:
    """The log that was read under this name, if it is still the same."""
    try:
        path = _path(name)
        if not _is_ours(path):
            return None
        content = path.read_bytes()
        payload = content[len(_MAGIC) + 4 :]
        if content[: len(_MAGIC) + 4] != _MAGIC + _sum(payload):
            return None
        program, identity, loaded = pickle.loads(payload)
    except Exception:  # noqa: BLE001 - whatever is wrong with a snapshot, the log itself answers
        return None
    if program != _program() or identity != _identity(name):
        return None
    stamps = refreshed(loaded.files)
    if stamps is None:
        return None
    found: Loaded = loaded._replace(files=stamps)
    if any(new is not old for new, old in zip(stamps, loaded.files, strict=True)):
        keep(name, found)
    return found


def keep(name: str, loaded: Loaded) -> None:
    """Keep what was read. Where that fails (a full disk, a folder that may not be written) nothing is lost but time."""
    if sum(one.state[2] for one in loaded.files) > _LARGEST:
        return
    partial: Path | None = None
    try:
        path = _path(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        payload = _pickled((_program(), _identity(name), loaded))
        partial = path.with_name(f"{path.name}.{os.getpid()}.part")
        partial.write_bytes(_MAGIC + _sum(payload) + payload)
        os.replace(partial, path)
    except (OSError, pickle.PicklingError):
        if partial is not None:
            partial.unlink(missing_ok=True)


def _path(name: str) -> Path:
    """One file for each log and each name that it goes by: entries carry the name of their file."""
    key = "\0".join(_identity(name)).encode(errors="surrogateescape")
    return _folder() / "snapshots" / f"{Path(name).stem[:40]}-{zlib.crc32(key):08x}"


def _identity(name: str) -> tuple[str, str]:
    """What tells two logs apart that share a file in the cache by chance."""
    return os.path.realpath(name), name


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("timeline", appauthor=False)


def _is_ours(path: Path) -> bool:
    """Whether nobody else can have written it: what is unpickled must be our own."""
    if not hasattr(os, "getuid"):
        return path.is_file()
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _sum(content: bytes) -> bytes:
    """A checksum against damage; who may write the file is for `_is_ours`."""
    return zlib.crc32(content).to_bytes(4, "big")


@cache
def _program() -> tuple[Any, ...]:
    """This program as it stands: another version, or a changed file of it, reads anew."""
    files = sorted(
        (entry.path, entry.stat().st_mtime_ns, entry.stat().st_size)
        for folder, _, _ in os.walk(Path(__file__).parents[1])
        if not folder.endswith("__pycache__")
        for entry in os.scandir(folder)
        if entry.name.endswith(".py")
    )
    return __version__, sys.version_info[:3], tuple(files)


def _pickled(value: Any) -> bytes:
    import io

    class Pickler(pickle.Pickler):
        """Leaves out the nodes that entries were read from, and writes frozen values so that they load fast."""

        def reducer_override(self, obj: Any) -> Any:
            if isinstance(obj, Mapping):
                return Mapping, ({}, obj.line, obj.column)
            if is_dataclass(obj) and not isinstance(obj, type):
                return _restored, (type(obj), tuple(getattr(obj, f.name) for f in fields(obj)))
            return NotImplemented

    out = io.BytesIO()
    Pickler(out, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


def _restored(kind: type[Any], values: tuple[Any, ...]) -> Any:
    """A frozen value as it was, without the checks of its making."""
    new = object.__new__(kind)
    for name, value in zip(_names(kind), values, strict=True):
        object.__setattr__(new, name, value)
    return new


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]
