"""The index that a seal names: opened where it is the very file that was sealed, and given up where it is damaged."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from timeline.index import trust
from timeline.index.damage import IndexDamaged
from timeline.index.schema import open_for_reading
from timeline.index.seal import IndexFile, Seal, opened_seal
from timeline.index.tables import HEAD, Tables
from timeline.log.freshness import state_of

_distrusted: set[str] = set()
"""The index files that turned out to be damaged in this process, for where they cannot be removed."""


def sealed_tables(folder: Path, seal: Seal) -> tuple[Tables, int]:
    """The tables of the index that a seal in a folder names, and a descriptor of its file.

    Raises `FileNotFoundError` where the file is gone, `Refused` where it is not ours, else `IndexDamaged`.
    """
    path = str(folder / seal.index_file.name)
    if path in _distrusted:
        raise IndexDamaged("it was damaged before", path)
    try:
        descriptor = trust.opened(path)
    except (FileNotFoundError, trust.Refused):
        raise
    except OSError as error:
        raise IndexDamaged(str(error), path) from None
    try:
        return _verified(path, descriptor, seal.index_file), descriptor
    except BaseException:
        os.close(descriptor)
        raise


def distrust(damaged: IndexDamaged) -> None:
    """Let an index that turned out to be damaged speak for no log any more, and remove it as far as that can be."""
    if damaged.file is None:
        return
    _distrusted.add(damaged.file)
    index = Path(damaged.file)
    seal = index.with_name(f"{index.name.partition('.')[0]}.seal")
    with suppress(OSError):
        found = opened_seal(seal)
        if found is None or found.index_file.name == index.name:
            seal.unlink(missing_ok=True)
        index.unlink(missing_ok=True)


def sealed_as(path: Path, tables: Tables) -> IndexFile:
    """What a seal says of an index that is finished."""
    with open(path, "rb") as file:
        head, state = file.read(HEAD), state_of(os.fstat(file.fileno()))
    return IndexFile(path.name, state, head, tables.definitions())


def _verified(path: str, descriptor: int, sealed: IndexFile) -> Tables:
    with open(descriptor, "rb", closefd=False, buffering=0) as file:
        head = file.read(HEAD)
    if state_of(os.fstat(descriptor)) != sealed.state or head != sealed.head:
        raise IndexDamaged("the file is not as it was", path)
    try:
        tables = Tables(open_for_reading(Path(path)), path, is_double=True)
        # SQLite opens by path. Nobody else can exchange what it leads to; where we did, it shows here.
        if not trust.is_same_file(path, descriptor) or tables.definitions() != sealed.definitions:
            raise IndexDamaged("its tables are not as they were", path)
    except (sqlite3.Error, OSError, ValueError) as error:
        raise IndexDamaged(str(error), path) from None
    return tables
