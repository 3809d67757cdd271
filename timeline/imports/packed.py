"""A data package that somebody put into a zip archive: its tables, unpacked into a folder as long as they are read."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from timeline.plain_files import NotPlain, open_plain
from timeline.tables.archives import Archive

_DESCRIPTION = "datapackage.json"


@contextmanager
def unpacked(file: str) -> Iterator[str]:
    """Provide the folder of a packed data package; for any other file its own name. Raises `TableUnreadable`."""
    if not _is_archive(file):
        yield file
        return
    with open(file, "rb") as stream, Archive(stream, file) as archive, TemporaryDirectory() as folder:
        inside = next((PurePosixPath(name).parent for name in sorted(archive.names) if _is_description(name)), None)
        if inside is None:
            yield file
            return
        for name in archive.names:
            part = PurePosixPath(name)
            if part.parent == inside and (part.suffix == ".csv" or part.name == _DESCRIPTION):
                with open(Path(folder) / part.name, "wb") as target:  # a name without any folder in it
                    target.writelines(archive.pieces(name))
        yield folder


def _is_archive(file: str) -> bool:
    try:
        with open_plain(file) as stream:
            return zipfile.is_zipfile(stream)
    except (NotPlain, OSError):
        return False


def _is_description(name: str) -> bool:
    return PurePosixPath(name).name == _DESCRIPTION and not os.path.isabs(name)
