"""The XML of a workbook's parts, read piece by piece; nothing is declared in it and nothing fetched for it."""

from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from timeline.errors import TableUnreadable
from timeline.tables.limits import DEEPEST, LONGEST_TAG
from timeline.text import quoted

_AGAIN = "open it in a spreadsheet program and save it again"


class Unfit(Exception):
    """The content of a part must not, or cannot, be read; the reason for the user."""

    def __init__(self, reason: str, row: int | None = None, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row
        self.column = column


class Listener(Protocol):
    """Hears the elements of a part by their names without prefix, and all text."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands somewhere, be it but spaces; a long one comes in pieces."""


def is_true(written: str | None) -> bool:
    """Return whether an attribute says yes."""
    return written is not None and written.lower() in ("1", "true", "on")


def read_all(pieces: Iterable[bytes], listener: Listener, file: str, part: str) -> None:
    """Give all of a part to a listener; `TableUnreadable` where it is not well-formed or declares anything."""
    for _ in read(pieces, listener, file, part):
        pass


def read(pieces: Iterable[bytes], listener: Listener, file: str, part: str, sheet: str = "") -> Iterator[None]:
    """Give a part to a listener, stopping after each piece."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    _connect(parser, listener)
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > LONGEST_TAG:
                raise Unfit(f"a tag of over {LONGEST_TAG >> 20} MiB stands there")
            yield
        parser.Parse(b"", True)
        yield
    except Unfit as error:
        where = "" if error.row is not None else f" in its part {quoted(part)}"
        raise TableUnreadable(
            file, f"{error.reason}{where}", _AGAIN if where else "", sheet=sheet, row=error.row, column=error.column
        ) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        reason = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else "a value cannot be read"
        raise TableUnreadable(
            file, f"its part {quoted(part)} is faulty in line {parser.CurrentLineNumber}: {reason}", _AGAIN
        ) from None


def _connect(parser: expat.XMLParserType, listener: Listener) -> None:
    depth = 0
    heard, ended = listener.start, listener.end

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Unfit(f"elements stand over {DEEPEST} deep in each other")
        heard(name.rpartition(":")[2] if ":" in name else name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        ended(name.rpartition(":")[2] if ":" in name else name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse


def _refuse(*_: object) -> None:
    raise Unfit("something is declared (DOCTYPE), which workbooks do not do,")
