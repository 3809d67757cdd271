"""Opening the index that a fingerprint names, after checking that it is that file; giving up a damaged one."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from timeline.index import trust
from timeline.index.damage import IndexDamaged
from timeline.index.fingerprint import Fingerprint, IndexFile, fingerprint_at
from timeline.index.folder import FINGERPRINT_ENDING
from timeline.index.schema import open_for_reading
from timeline.index.tables import HEAD, Tables

_NAME_KEPT = "SELECT value FROM about WHERE key = 'index'"

_distrusted: set[str] = set()
"""Index files that turned out to be damaged in this process and may not have been removable."""


def verified_tables(folder: Path, fingerprint: Fingerprint) -> tuple[Tables, int]:
    """The tables of the index that a fingerprint in a folder names, and a descriptor of its file.

    Raises `Refused` where the file is not ours, `OSError` where it cannot be read, `IndexDamaged` where it is another.
    """
    path = str(folder / fingerprint.index_file.name)
    if path in _distrusted:
        raise IndexDamaged("it was damaged before", path)
    descriptor = trust.opened(path)
    try:
        return _verified(path, descriptor, fingerprint.index_file), descriptor
    except BaseException:
        os.close(descriptor)
        raise


def distrust(damaged: IndexDamaged) -> None:
    """Invalidate an index that turned out to be damaged, and remove it if possible."""
    if damaged.file is None:
        return
    _distrusted.add(damaged.file)
    index = Path(damaged.file)
    file = index.with_name(f"{index.name.partition('.')[0]}{FINGERPRINT_ENDING}")
    with suppress(OSError):
        found = fingerprint_at(file)
        if found is None or found.index_file.name == index.name:
            file.unlink(missing_ok=True)
        index.unlink(missing_ok=True)


def finish(tables: Tables, path: Path) -> IndexFile:
    """Finish writing an index that was filled or mended, and return its file for the fingerprint.

    Raises `sqlite3.Error` or `OSError` if that is impossible.
    """
    tables.execute("INSERT OR REPLACE INTO about VALUES ('index', ?)", (path.name,))
    tables.double()
    tables.connection.execute("COMMIT")
    with open(path, "rb") as file:
        head, size = file.read(HEAD), os.fstat(file.fileno()).st_size
    return IndexFile(path.name, size, head, tables.definitions())


def _verified(path: str, descriptor: int, known: IndexFile) -> Tables:
    with open(descriptor, "rb", closefd=False, buffering=0) as file:
        head = file.read(HEAD)
    if os.fstat(descriptor).st_size != known.size or head != known.head:
        raise IndexDamaged("the file is not as it was", path)
    try:
        tables = Tables(open_for_reading(Path(path)), path, is_double=True)
        # SQLite opens by path. Only our own processes can exchange the file, which is noticed here.
        is_the_one = trust.is_same_file(path, descriptor) and tables.definitions() == known.definitions
    except (sqlite3.Error, OSError, ValueError) as error:
        raise IndexDamaged(str(error), path) from None
    if not is_the_one or tables.execute(_NAME_KEPT).fetchone() != (known.name,):
        raise IndexDamaged("it is another index", path)
    return tables
