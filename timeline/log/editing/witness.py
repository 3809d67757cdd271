"""The proof of a large edit: what a file says, entry by entry while it is read, is what was meant."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from timeline.log.editing.values import json_of_node
from timeline.log.yaml.building import STREAMED, Piece
from timeline.log.yaml.nodes import Mapping as MappingNode
from timeline.log.yaml.nodes import Scalar
from timeline.text import quoted

_SIZE = 16
"""Size of a checksum in bytes."""


class Said(NamedTuple):
    """The wanted content of a part of a file: its first entry, None for a whole file, and the checksums of all."""

    start: tuple[str, str] | None
    checksums: bytes


def checksum(section: str, id: str, said: str) -> bytes:
    """Return the checksum of an entry with its value as JSON; the order of its keys counts."""
    return blake2b(f"{section}\0{id}\0{said}".encode(errors="surrogatepass"), digest_size=_SIZE).digest()


class Witness:
    """Compares the entries of files, while these are read, with what they are to say."""

    def __init__(self, said: Mapping[str, Sequence[Said]]) -> None:
        """`said` has the files by their real paths."""
        self._said = said
        self._files: dict[str, _FileWitness] = {}

    def begin(self) -> None:
        """Forget what was read: the files are read anew."""
        self._files = {}

    def see(self, file: str, piece: Piece) -> None:
        """Look at a part of a file, by its real path."""
        if file not in self._files:
            if file not in self._said:
                return
            self._files[file] = _FileWitness(self._said[file])
        self._files[file].see(piece)

    def faults(self) -> dict[str, str]:
        """Return the first fault of each file that does not say what was meant, in words; empty if all do."""
        found = ((file, self._files.get(file, _FileWitness(said)).fault()) for file, said in self._said.items())
        return {file: fault for file, fault in found if fault}


class _FileWitness:
    """Compares the entries of one file."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._waiting = {one.start: one.checksums for one in said}
        self._checksums = self._waiting.pop(None, b"")
        self._at = 0
        self._is_whole = bool(self._checksums)
        self._fault = ""

    def see(self, piece: Piece) -> None:
        """Compare the next part of the file."""
        if self._fault or (piece.container == "whole" and _is_empty(piece)):
            return
        section, id = piece.section.value, _id_of(piece)
        if self._at == len(self._checksums):
            if self._is_whole:
                self._fault = f"the entry {quoted(id)} in {quoted(section)} was not meant"
                return
            self._checksums, self._at = self._waiting.pop((section, id), b""), 0
            if not self._checksums:
                return
        expected = self._checksums[self._at : self._at + _SIZE]
        self._at += _SIZE
        if checksum(section, id, json_of_node(piece.value)) != expected:
            self._fault = f"the entry {quoted(id)} in {quoted(section)} says something else than was meant"

    def fault(self) -> str:
        """Return what is not as it was meant, in words; empty if all is."""
        if self._fault:
            return self._fault
        missing = (len(self._checksums) - self._at) // _SIZE + sum(map(len, self._waiting.values())) // _SIZE
        return f"{missing} entries are missing" if missing else ""


def _is_empty(piece: Piece) -> bool:
    """Return whether a section of entries has none."""
    return isinstance(piece.value, Scalar) and not piece.value.value and piece.section.value in STREAMED


def _id_of(piece: Piece) -> str:
    if piece.key is not None:
        return piece.key.value
    given = piece.value.items.get("id") if piece.container == "list" and isinstance(piece.value, MappingNode) else None
    return given.value if isinstance(given, Scalar) else ""
