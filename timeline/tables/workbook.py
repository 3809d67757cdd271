"""The parts of an XLSX workbook that its sheets need: their names, the date system, formats of cells, shared texts."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.errors import TableUnreadable
from timeline.tables.archives import Archive
from timeline.tables.formats import Shown, shown_by
from timeline.tables.limits import LONGEST_CELL, LONGEST_WRITTEN, MOST_SHEETS
from timeline.tables.markup import Unfit, is_true, read_all
from timeline.tables.notes import IS_1904, MACROS


class SheetPart(NamedTuple):
    """A sheet of cells, and the part of the workbook that holds it."""

    name: str
    part: str
    is_hidden: bool


class Workbook(NamedTuple):
    """The facts that all sheets of a workbook share, but for its texts and formats."""

    sheets: tuple[SheetPart, ...]
    is_1904: bool
    texts_part: str
    styles_part: str
    notes: tuple[str, ...]


def read_workbook(archive: Archive) -> Workbook:
    """Read the list of sheets; `TableUnreadable` where there is none."""
    start = _related(archive, "")
    main = next((part for kind, part in start.values() if kind == "officeDocument"), "xl/workbook.xml")
    outline = _Outline()
    read_all(archive.pieces(main, is_kept=True), outline, archive.name, main)
    if len(outline.sheets) > MOST_SHEETS:
        raise TableUnreadable(archive.name, f"it has over {MOST_SHEETS:,} sheets")
    related = _related(archive, main)
    sheets = tuple(
        SheetPart(name, related[relation][1], state in ("hidden", "veryHidden"))
        for name, relation, state in outline.sheets
        if related.get(relation, ("", ""))[0] == "worksheet"
    )
    if not sheets:
        raise TableUnreadable(archive.name, "no sheet in it has cells")
    by_kind = dict(related.values())
    return Workbook(
        sheets, outline.is_1904, by_kind.get("sharedStrings", ""), by_kind.get("styles", ""), _notes(archive, outline)
    )


def has_comments(archive: Archive, sheet: SheetPart) -> bool:
    """Return whether people wrote comments on cells of a sheet."""
    return any(kind in ("comments", "threadedComment") for kind, _ in _related(archive, sheet.part).values())


def _notes(archive: Archive, outline: "_Outline") -> tuple[str, ...]:
    names = {name.lower() for name in archive.names}
    notes = []
    if outline.is_1904:
        notes.append(IS_1904)
    if any(name.endswith("vbaproject.bin") for name in names):
        notes.append(MACROS)
    if any(name.startswith("xl/externallinks/") for name in names):
        notes.append("the workbook refers to other files, which were not opened: values are as they were saved")
    return tuple(notes)


class _Outline:
    """The sheets and the date system, from the main part."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.is_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), relation, attributes.get("state", "visible")))
        elif name == "workbookPr":
            self.is_1904 = is_true(attributes.get("date1904"))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def _related(archive: Archive, part: str) -> Mapping[str, tuple[str, str]]:
    """The kind and the name of each part that a part refers to, by relation; what lies outside is left out."""
    return _relations_of(archive, part).found


def _relations_of(archive: Archive, part: str) -> "_Relations":
    folder, base = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{base}.rels")
    relations = _Relations(folder)
    if listed in archive.names:
        read_all(archive.pieces(listed, is_kept=True), relations, archive.name, listed)
    return relations


def outside_of(archive: Archive, part: str) -> Mapping[str, str]:
    """The addresses outside of the workbook that a part refers to, by relation."""
    return _relations_of(archive, part).outside


class _Relations:
    """The parts, and the addresses outside, to which a part refers, from its list of relations."""

    def __init__(self, folder: str) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self.outside: dict[str, str] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship":
            return
        if attributes.get("TargetMode") == "External":
            self.outside[attributes.get("Id", "")] = attributes.get("Target", "")
        else:
            part = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = kind, part.lstrip("/")

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def read_styles(archive: Archive, part: str) -> dict[str, Shown]:
    """Return what the formats of cells show, by number, as far as it is more than a number."""
    styles = _Styles()
    if part:
        read_all(archive.pieces(part, is_kept=True), styles, archive.name, part)
    return {str(index): shown for index, shown in enumerate(styles.shown) if shown is not Shown.NUMBER}


class _Styles:
    """The kinds of number that the formats of cells show, from the part with the styles."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self._formats: dict[int, str] = {}
        self._is_in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_in_cells = True
        elif name == "xf" and self._is_in_cells:
            number = int(attributes.get("numFmtId", "0"))
            self.shown.append(shown_by(number, self._formats.get(number)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_in_cells = False

    def text(self, text: str) -> None:
        pass


def read_texts(archive: Archive, part: str) -> list[str]:
    """Return the texts that cells refer to by number."""
    texts = _Texts()
    if part:
        read_all(archive.pieces(part, is_kept=True), texts, archive.name, part)
    return texts.found


class _Texts:
    """The shared texts, without the readings of Japanese ones."""

    def __init__(self) -> None:
        self._is_listening = False
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._is_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - texts have none that count
        if name == "t":
            self._is_listening = not self._is_phonetic
        elif name == "rPh":
            self._is_phonetic = True

    def end(self, name: str) -> None:
        if name == "t":
            self._is_listening = False
        elif name == "rPh":
            self._is_phonetic = False
        elif name == "si":
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces = []

    def text(self, text: str) -> None:
        if self._is_listening:
            self._pieces.append(text)
            if is_too_long(self._pieces):
                raise Unfit(f"a text of over {LONGEST_CELL:,} characters stands there")


def is_too_long(pieces: Sequence[str]) -> bool:
    """Return whether a text that comes in pieces is longer than any text of a cell can be written."""
    return len(pieces) % 100 == 0 and sum(map(len, pieces)) > LONGEST_WRITTEN


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Return a text with the signs that XML forbids, which workbooks write as `_x0007_`."""
    return _ESCAPE.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code < 0xE000 else chr(code)
