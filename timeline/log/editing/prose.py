"""A text over several lines: folded, literal, or wrapped as it stands. None is given where that would change it.

Indents are those of the further lines. Lines are broken at single blanks only, and only where a line gets too long.
"""

import re

from timeline.log.editing.scalars import HALF, SPECIAL

_BREAK = re.compile(r"(?<![ \t]) (?![ \t])")


def folded(text: str, indent: int, width: int, newline: str = "\n") -> str | None:
    """Return a text as a folded block scalar (`>-`), its lines filled up to a width."""
    body, header = _body(text, ">")
    paragraphs = body.split("\n")
    if not _is_block(body) or any(line[:1] in (" ", "\t") for line in paragraphs):
        return None
    lines = [header]
    for number, paragraph in enumerate(paragraphs):
        filled = _filled(_BREAK.split(paragraph), indent, indent, width) if paragraph else [""]
        # The first of several line ends is no line end, and one that stands alone is a blank.
        lines += ([""] if number and paragraph else []) + filled
    return _joined(lines, indent, newline)


def literal(text: str, indent: int, newline: str = "\n") -> str | None:
    """Return a text with line ends as a literal block scalar (`|-`)."""
    body, header = _body(text, "|")
    return _joined([header, *body.split("\n")], indent, newline) if _is_block(body) else None


def wrapped(written: str, column: int, indent: int, width: int, newline: str = "\n") -> str:
    """Return a text that is written in one line, plain or in quotes, over several, the first beginning in a column."""
    quote = written[0] if written[0] in "'\"" else ""
    words = _BREAK.split(written[1:-1] if quote else written)
    words[0] = quote + words[0]
    words[-1] += quote
    return _joined(_filled(words, column, indent, width), indent, newline)


def _body(text: str, sign: str) -> tuple[str, str]:
    """The text without a line end at its end, and the header of a block scalar that keeps that."""
    return (text[:-1], sign) if text.endswith("\n") else (text, sign + "-")


def _is_block(body: str) -> bool:
    """Return whether a text can stand in a block scalar whose header tells no more than its form."""
    return (
        body.strip() != ""
        and body[0] not in " \t\n"
        and not body.endswith("\n")
        and not SPECIAL.search(body.replace("\n", ""))
        and not HALF.search(body)
        and not any(line.endswith((" ", "\t")) for line in body.split("\n"))
    )


def _filled(words: list[str], column: int, indent: int, width: int) -> list[str]:
    """The words in lines, the first of which begins in a column, the others at an indent."""
    lines = [words[0]]
    for word in words[1:]:
        if column + len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
            column = indent
    return lines


def _joined(lines: list[str], indent: int, newline: str) -> str:
    """The lines, all but the first and the empty ones indented."""
    return newline.join([lines[0], *(" " * indent + line if line else "" for line in lines[1:])])
