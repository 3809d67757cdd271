"""Records of edits in the journal: as values, and as lines of JSON.

Bytes stand in JSON as text: those that are no UTF-8 as lone surrogates.
"""

import codecs
import datetime
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from timeline.edits.edit import Act

_PIECE = 1 << 20
"""Number of bytes of a text that are written at once."""


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


def written(record: Record) -> Iterator[bytes]:
    """Yield the line of an edit without its end, in pieces, as its texts may be large."""
    whole = record._asdict() | {"when": record.when.isoformat(), "files": []}
    yield json.dumps(whole).removesuffix("]}").encode()
    for number, file in enumerate(record.files):
        before, after = (None if one is None else one.hex() for one in (file.before, file.after))
        head = json.dumps({"path": file.path, "before": before, "after": after, "places": []})
        yield ((", " if number else "") + head.removesuffix("]}")).encode()
        for place_number, place in enumerate(file.places):
            yield f"{', ' if place_number else ''}[{place.start}".encode()
            for content in place[1:]:
                yield from _text(content)
            yield b"]"
        yield b"]}"
    yield b"]}"


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


def _text(content: int | bytes) -> Iterator[bytes]:
    """Yield a content as a further text of a list in JSON."""
    assert isinstance(content, bytes)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    yield b', "'
    for start in range(0, len(content), _PIECE):
        piece = decoder.decode(content[start : start + _PIECE], start + _PIECE >= len(content))
        yield json.dumps(piece)[1:-1].encode()
    yield b'"'
