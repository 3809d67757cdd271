"""The state of the last import: `imports/SOURCE.jsonl` beside the log, one line for each entry of a row.

It is the base of three-way updates. A line changes where its row did, and keeps its place; new ones stand at the end.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from timeline.edits.edit import BytePatch, FileEdit
from timeline.errors import LogUnreadable
from timeline.log.editing.values import Value
from timeline.log.yaml.files import open_log_file

FOLDER = "imports"

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


class Imported(NamedTuple):
    """An entry as a row gave it: the name of the row, the entry, and what the row said (`timeline.imports.said`)."""

    row: str
    section: str
    id: str
    value: Mapping[str, Value]


class State:
    """The lines of a file, by the names of rows. What they say is parsed when it is asked for."""

    def __init__(self, path: str, content: bytes | None = None) -> None:
        """Without content there is no such file yet; raises `LogUnreadable` for what is no line of such a file."""
        self.path = path
        self._content = content
        self._places: dict[str, tuple[int, int]] = {}
        for number, (start, end) in enumerate(_lines(content or b""), 1):
            self._places[self._read(start, end, number).row] = (start, end)

    def __iter__(self) -> Iterator[Imported]:
        return (self._read(start, end) for start, end in self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def get(self, row: str) -> Imported | None:
        """Return what was imported of a row; None for one that never was."""
        place = self._places.get(row)
        return None if place is None else self._read(*place)

    def _read(self, start: int, end: int, number: int = 0) -> Imported:
        try:
            line: Any = json.loads((self._content or b"")[start:end])
            return Imported(_text(line["row"]), _text(line["section"]), _text(line["id"]), {**line["value"]})
        except (ValueError, KeyError, TypeError):
            reason = f"line {number} is not as 'timeline import' writes it"
            raise LogUnreadable(self.path, reason, "take the file as git has it, or move it away") from None

    def changes(self) -> "Changes":
        """Return the changes of the file, which are to be collected."""
        return Changes(self.path, self._content, self._places)


class Changes:
    """The lines that change in a file, and those that are new, collected while entries are imported."""

    def __init__(self, path: str, content: bytes | None, places: Mapping[str, tuple[int, int]]) -> None:
        self._path = path
        self._content = content
        self._places = places
        self._changed: list[BytePatch] = []
        self._new = bytearray()

    def add(self, one: Imported) -> None:
        """Note an entry that is imported."""
        content, line, place = self._content or b"", _line(one), self._places.get(one.row)
        if place is None:
            self._new += line + b"\n"
        elif content[place[0] : place[1]] != line:
            self._changed.append(BytePatch(place[0], content[place[0] : place[1]], line))

    def edit(self) -> FileEdit | None:
        """Return the edit of the file; None where it says so already."""
        content = self._content or b""
        changed = sorted(self._changed, key=lambda patch: patch.start)
        if self._new:
            is_open = content and not content.endswith(b"\n")
            changed.append(BytePatch(len(content), b"", (b"\n" if is_open else b"") + self._new))
        if not changed:
            return None
        before = None if self._content is None else hashlib.sha256(content).digest()
        return FileEdit(self._path, before, tuple(changed))


def read_state(log: str, source: str) -> State:
    """Return what was imported into a log from a source; raises `LogUnreadable`."""
    path = os.path.join(os.path.dirname(log), FOLDER, f"{source}.jsonl")
    if not os.path.lexists(path):
        return State(path)
    with open_log_file(path) as stream:
        return State(path, stream.read())


def _lines(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the beginnings and ends of lines that are not empty."""
    start = 0
    while start < len(content):
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        if content[start:end].strip():
            yield start, end
        start = end + 1


def _line(one: Imported) -> bytes:
    line = {"row": one.row, "section": one.section, "id": one.id, "value": one.value}
    return _ENCODER.encode(line).encode("utf-8", "surrogatepass")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
