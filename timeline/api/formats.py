"""An answer in a format: as a text, or in a file."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from timeline.api.reading import noticing_damage
from timeline.errors import WrongUsage
from timeline.export.formats import DOCUMENTS, ENDINGS, EVERYWHERE, FOR_FILES, by_ending, printed, written
from timeline.export.formats.layout import Look
from timeline.streams import in_blocks
from timeline.text import did_you_mean, quoted

if TYPE_CHECKING:
    from timeline.export.forms import Files, Forms, Pieces
    from timeline.telling.document import Document

FILE_WIDTH = 100
"""Width of the lines of text in a file, in cells."""


def text_of(document: "Callable[[], Document]", forms: "Callable[[], Forms]", format: str, width: int) -> str:
    """Return an answer in a format of text."""
    if format in FOR_FILES:
        raise WrongUsage(f"{format} is a file for another program", f"save it: save('answer.{format}')")
    with noticing_damage():
        content = pieces(document, forms, format, width)
        assert not isinstance(content, Mapping), "a folder is for a file"
        return b"".join(in_blocks(content)).decode()


def save(document: "Callable[[], Document]", forms: "Callable[[], Forms]", file: str, kept: Iterable[str]) -> None:
    """Write an answer to a file, whole or not at all; `kept` are files that are never replaced."""
    from timeline.writing import write

    format = by_ending(file)
    if format is None:
        known = dict.fromkeys(ending for name in EVERYWHERE for ending in ENDINGS[name][:1])
        raise WrongUsage(f"the name {quoted(file)} does not tell how to write it", f"end it with {', '.join(known)}")
    with noticing_damage():
        content = pieces(document, forms, format, FILE_WIDTH)
        assert not isinstance(content, Mapping), "a folder has no ending"
        write(file, in_blocks(content), ENDINGS[format], tuple(kept))


def pieces(
    document: "Callable[[], Document]", forms: "Callable[[], Forms]", format: str, width: int
) -> "Pieces | Files":
    """Return an answer in a format, piece by piece."""
    if format == "text":
        from timeline.render.document import painted
        from timeline.render.lines import plain_lines

        return plain_lines(painted(document(), width))
    if format in DOCUMENTS:
        return printed(document(), format, Look())
    made = forms()
    known = (*EVERYWHERE, *made.more)
    if format not in known:
        hint = did_you_mean(format, known) or f"it may be {', '.join(known)}"
        raise WrongUsage(f"{quoted(format)} is none of the formats of this answer", hint)
    return written(made, format)
