"""Marks of a sheet of XLSX that change how its cells are read: what is hidden, and what is merged."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from timeline.addresses import is_address
from timeline.tables.archives import Archive
from timeline.tables.letters import index_of, letter_of
from timeline.tables.limits import MOST_ROWS
from timeline.tables.markup import Unfit, is_true, read_all
from timeline.tables.merging import Merged
from timeline.tables.workbook import SheetPart, outside_of

_SIGNS = (b"hidden", b"mergeCell", b"hyperlink", b"\0")
"""Bytes of which one stands in every sheet that hides, merges or links anything; NUL for one that is UTF-16."""

_MOST_MERGED = 100_000
_MOST_LINKS = 100_000


class Marks(NamedTuple):
    """The hidden rows and columns of a sheet, and its merged cells."""

    hidden_rows: int = 0
    hidden_columns: tuple[str, ...] = ()
    merged: tuple[Merged, ...] = ()
    links: Mapping[tuple[int, int], str] = {}
    """The web addresses behind cells, by the number of the row and the index of the column."""
    other_links: int = 0
    """Number of the links that lead out of the workbook to something else, or are too many."""


class _Link(NamedTuple):
    """A link behind a cell: the relation that has its address, and the part of the page, with its sign."""

    relation: str
    part: str


def marks_of(archive: Archive, sheet: SheetPart) -> Marks:
    """Read what a sheet hides and merges, before its rows: merged cells are listed behind them."""
    if not _has_marks(archive.pieces(sheet.part)):
        return Marks()
    found = _Found()
    read_all(archive.pieces(sheet.part), found, archive.name, sheet.part)
    links = _addresses(found.links, outside_of(archive, sheet.part)) if found.links else {}
    merged = tuple(found.merged)
    return Marks(found.hidden_rows, tuple(found.hidden_columns), merged, links, found.count - len(links))


def _addresses(links: Mapping[tuple[int, int], _Link], targets: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """Return the links that are web addresses."""
    found = {place: targets.get(link.relation, "") + link.part for place, link in links.items()}
    return {place: address for place, address in found.items() if is_address(address)}


def _has_marks(pieces: Iterator[bytes]) -> bool:
    longest = max(map(len, _SIGNS))
    before = b""
    for piece in pieces:
        whole = before + piece
        if any(sign in whole for sign in _SIGNS):
            return True
        before = whole[-longest:]
    return False


class _Found:
    """The marks, from the elements of a sheet."""

    def __init__(self) -> None:
        self.hidden_rows = 0
        self.hidden_columns: list[str] = []
        self.merged: list[Merged] = []
        self.links: dict[tuple[int, int], _Link] = {}
        """The links, by the cells before which they stand."""
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self.hidden_rows += is_true(attributes.get("hidden"))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "hyperlink":
            self._link(attributes)
        elif name == "col" and is_true(attributes.get("hidden")):
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.hidden_columns.append(_range(first - 1, min(last, 1 << 14) - 1))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass

    def _link(self, attributes: dict[str, str]) -> None:
        relation = next((value for key, value in attributes.items() if key.endswith(":id")), None)
        if relation is None:
            return
        self.count += 1
        first = attributes.get("ref", "").replace("$", "").partition(":")[0]
        if len(self.links) < _MOST_LINKS and first:
            part = attributes.get("location", "")
            with suppress(ValueError):  # a place that no sheet has: the link is counted only
                self.links[_position(first)] = _Link(relation, f"#{part}" if part else "")

    def _merge(self, reference: str) -> None:
        if len(self.merged) >= _MOST_MERGED:
            raise Unfit(f"it has over {_MOST_MERGED:,} merged cells")
        first, _, last = reference.replace("$", "").partition(":")
        (row, column), (last_row, last_column) = _position(first), _position(last or first)
        if row <= last_row and column <= last_column:
            self.merged.append(Merged(row, last_row, column, last_column))


def _position(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    row = int(reference[len(letters) :] or 0)
    if not 0 < row <= MOST_ROWS:
        raise ValueError(f"no cell is called {reference[:20]}")
    return row, index_of(letters)


def _range(first: int, last: int) -> str:
    return letter_of(first) if first >= last else f"{letter_of(first)} to {letter_of(last)}"
