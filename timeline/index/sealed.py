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

_NAME_KEPT = "SELECT value FROM about WHERE key = 'index'"

_distrusted: set[str] = set()
"""The index files that turned out to be damaged in this process, for where they cannot be removed."""


def sealed_tables(folder: Path, seal: Seal) -> tuple[Tables, int]:
    """The tables of the index that a seal in a folder names, and a descriptor of its file.

    Raises `Refused` where the file is not ours, `OSError` where it cannot be read, `IndexDamaged` where it is another.
    """
    path = str(folder / seal.index_file.name)
    if path in _distrusted:
        raise IndexDamaged("it was damaged before", path)
    descriptor = trust.opened(path)
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


def finish(tables: Tables, path: Path) -> IndexFile:
    """Write what is left to be written of an index that was filled or mended, and give what a seal says of it.

    Raises `sqlite3.Error` or `OSError` where that cannot be.
    """
    tables.execute("INSERT OR REPLACE INTO about VALUES ('index', ?)", (path.name,))
    tables.double()
    tables.connection.execute("COMMIT")
    with open(path, "rb") as file:
        head, size = file.read(HEAD), os.fstat(file.fileno()).st_size
    return IndexFile(path.name, size, head, tables.definitions())


def _verified(path: str, descriptor: int, sealed: IndexFile) -> Tables:
    with open(descriptor, "rb", closefd=False, buffering=0) as file:
        head = file.read(HEAD)
    if os.fstat(descriptor).st_size != sealed.size or head != sealed.head:
        raise IndexDamaged("the file is not as it was", path)
    try:
        tables = Tables(open_for_reading(Path(path)), path, is_double=True)
        # SQLite opens by path. Nobody else can exchange what it leads to; where we did, it shows here.
        is_the_one = trust.is_same_file(path, descriptor) and tables.definitions() == sealed.definitions
    except (sqlite3.Error, OSError, ValueError) as error:
        raise IndexDamaged(str(error), path) from None
    if not is_the_one or tables.execute(_NAME_KEPT).fetchone() != (sealed.name,):
        raise IndexDamaged("it is another index", path)
    return tables
