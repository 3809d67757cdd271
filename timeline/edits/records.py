"""Records of edits in the journal: as values, and as lines of JSON.

Bytes stand in JSON as text: those that are no UTF-8 as lone surrogates.
"""

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from timeline.edits.edit import Act


class Place(NamedTuple):
    """A patch as it was applied, with the lines around it in the new text, by which its place is found again."""

    start: int
    """Its place in the old content, in bytes."""
    old: bytes
    new: bytes
    ahead: bytes
    behind: bytes


class FileRecord(NamedTuple):
    """The change of a file by an edit; the SHA-256 is None where the file is not there."""

    path: str
    before: bytes | None
    after: bytes | None
    places: tuple[Place, ...]


class Record(NamedTuple):
    """One edit in the journal; `reverses` is the id of the one that an undo takes back, or a redo makes again."""

    id: str
    act: Act
    reverses: str
    when: datetime.datetime
    command: str
    entries: tuple[tuple[str, str], ...]
    files: tuple[FileRecord, ...]


def new_id() -> str:
    """Return an id that no other edit has."""
    return os.urandom(8).hex()


def written(record: Record) -> bytes:
    """Return the line of an edit, without its end."""
    files = [
        {
            "path": file.path,
            "before": None if file.before is None else file.before.hex(),
            "after": None if file.after is None else file.after.hex(),
            "places": [[place.start, *map(_text, place[1:])] for place in file.places],
        }
        for file in record.files
    ]
    whole = record._asdict() | {"when": record.when.isoformat(), "files": files}
    return json.dumps(whole).encode()


def read(line: dict[str, Any]) -> Record | None:
    """Return the edit of a line; None where it is not as this program writes it."""
    try:
        files = tuple(
            FileRecord(
                file["path"],
                None if file["before"] is None else bytes.fromhex(file["before"]),
                None if file["after"] is None else bytes.fromhex(file["after"]),
                tuple(_places(file["places"])),
            )
            for file in line["files"]
        )
        when = datetime.datetime.fromisoformat(line["when"])
        entries = tuple((section, identity) for section, identity in line["entries"])
        return Record(line["id"], line["act"], line["reverses"], when, line["command"], entries, files)
    except (KeyError, TypeError, ValueError):
        return None


def _places(rows: Iterable[Sequence[Any]]) -> Iterator[Place]:
    for start, *texts in rows:
        old, new, ahead, behind = (text.encode("utf-8", "surrogateescape") for text in texts)
        yield Place(start, old, new, ahead, behind)


def _text(content: int | bytes) -> str:
    assert isinstance(content, bytes)
    return content.decode("utf-8", "surrogateescape")
