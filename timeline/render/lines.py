"""Lines of styled text: wrapping, indenting and setting side by side, counted in terminal cells.

A span is a piece of text with the name of a style; a line is a tuple of spans. Text of a log goes in through
`span`, which makes control characters visible.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from timeline.text import visible

_CLOSING = ",;:.)"

_DOT = "·"
"""The sign between facts in a line; it stands at the end of a line rather than at the beginning of the next."""

_WORDS = r"\s+|\S+"

_NARROW = r"[\0-\u02ff\u2010-\u2027\u2030-\u205e]*"
"""Letters before the first combining mark and the first wide letter, and dashes, quotes, dots."""


class Span(NamedTuple):
    """A piece of text in one style; the empty style is the terminal's own."""

    text: str
    style: str = ""


Line = tuple[Span, ...]
EMPTY: Line = ()

_BETWEEN = Span(f" {_DOT} ", "aside")
"""Stands between the parts of a line."""


def span(text: str, style: str = "") -> Span:
    """Text as a span, its control characters visible and its line breaks as spaces."""
    if text.isprintable():  # as most texts
        return Span(text, style)
    return Span(visible(" ".join(text.split()) if "\n" in text else text), style)


def cells(text: str) -> int:
    """The width of a text in terminal cells: wide letters count two, combining marks none."""
    return len(text) if _is_narrow(text) else sum(map(_cells_of, text))


def _is_narrow(text: str) -> bool:
    """Return whether every letter takes one cell, as far as that is seen at once."""
    return text.isascii() or _narrow().fullmatch(text) is not None


@cache
def _narrow() -> re.Pattern[str]:
    return re.compile(_NARROW)


@lru_cache(maxsize=4096)
def _cells_of(letter: str) -> int:
    return 0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def width_of(line: Iterable[Span]) -> int:
    """The width of a line in terminal cells."""
    return cells("".join([piece.text for piece in line]))


def wrap(spans: Iterable[Span], width: int) -> list[Line]:
    """The spans as lines of at most `width` cells, broken between words, inside a word only where it is too long."""
    spans = [piece for piece in spans if piece.text]
    if not spans:
        return []
    whole = "".join([piece.text for piece in spans])
    if whole.isprintable() and "  " not in whole and _is_narrow(whole):  # as most texts
        if len(whole) <= width and whole[0] != " ":
            return [_trimmed(spans)]
        if max(map(len, whole.split(" "))) <= width:
            return _plain_wrapped(spans, width)
    elif cells(whole) <= width and not whole[0].isspace() and not any("  " in piece.text for piece in spans):
        return [_trimmed(spans)]
    return _wrapped(spans, width)


def _plain_wrapped(spans: Iterable[Span], width: int) -> list[Line]:
    """Wrap spans of letters of one cell each, with single blanks between their words, of which each fits a line."""
    lines: list[Line] = []
    line: list[Span] = []
    room = width
    for piece in spans:
        text, style = piece
        start = 0 if line or text[0] != " " else 1
        end = len(text)
        while end - start > room:
            # The last blank up to which the words fit, itself perhaps behind the line; else the line ends before them.
            cut = text.rfind(" ", start, start + room + 1)
            if cut > start:
                line.append(Span(text[start:cut], style))
            start = max(start, cut + 1)
            carried = _last_word(line) if text[start : start + 2].rstrip() == _DOT else []
            lines.append(_trimmed(line))
            line, room = carried, width - width_of(carried)
        if start < end:
            line.append(Span(text[start:], style) if start else piece)
            room -= end - start
    return [line for line in (*lines, _trimmed(line)) if line]


def _wrapped(spans: Iterable[Span], width: int) -> list[Line]:
    """Wrap any spans that have text."""
    lines: list[Line] = []
    line: list[Span] = []
    used = 0
    for piece in spans:
        text, style = piece
        size = cells(text)
        if used and used + size <= width and text.isprintable() and "  " not in text:  # as most pieces of a line
            line.append(piece)
            used += size
            continue
        taken: list[str] = []
        for word in re.findall(_WORDS, text):
            blank = word.isspace()
            size = 1 if blank else cells(word)
            while used + size > width and not blank:
                head = "" if used else _head(word, width)
                taken.append(head)
                line.append(Span("".join(taken), style))
                carried = _last_word(line) if word == _DOT else []
                lines.append(_trimmed(line))
                line, taken, used = carried, [], width_of(carried)
                word = word[len(head) :]
                size = cells(word)
            if word and (used or not blank):
                taken.append(" " if blank else word)
                used += size
        if taken:
            line.append(Span("".join(taken), style))
    if line:
        lines.append(_trimmed(line))
    return [line for line in lines if line]


def _last_word(line: list[Span]) -> list[Span]:
    """Take the last word from a line, with a blank behind it, unless it is the only one; what follows is a dot."""
    before, _, word = "".join([piece.text for piece in line]).rstrip().rpartition(" ")
    if not before.strip():
        return []
    taken: list[Span] = [Span(" ", line[-1].style)]
    left = len(word)
    while left:
        text, style = line.pop()
        text = text if taken[1:] else text.rstrip()
        keep = max(0, len(text) - left)
        if text[keep:]:
            taken.insert(0, Span(text[keep:], style))
            left -= len(text) - keep
        if keep:
            line.append(Span(text[:keep], style))
    return taken


def wrap_whole(spans: Iterable[Span], width: int) -> list[Line]:
    """Wrap as `wrap` does, but never inside a word whose parts have different styles."""
    spans = tuple(spans)
    styles = [style for text, style in spans for letter in text if not letter.isspace()]
    lines: list[Line] = []
    at = 0
    for line in wrap([Span("".join(text for text, _ in spans))], width):
        pieces: list[Span] = []
        for letter in "".join(text for text, _ in line):
            blank = letter.isspace()
            between = styles[at - 1] if 0 < at < len(styles) and styles[at - 1] == styles[at] else ""
            style = between if blank else styles[at]
            at += not blank
            if pieces and pieces[-1].style == style:
                pieces[-1] = Span(pieces[-1].text + letter, style)
            else:
                pieces.append(Span(letter, style))
        lines.append(tuple(pieces))
    return lines


def _head(word: str, width: int) -> str:
    """The longest start of a word that fits, at least one letter; an id breaks behind a hyphen."""
    taken = 0
    for index, letter in enumerate(word):
        taken += cells(letter)
        if taken > max(width, 1):
            hyphen = word.rfind("-", 1, index) + 1
            return word[: hyphen or max(index, 1)]
    return word


def _trimmed(line: list[Span]) -> Line:
    """The line without blanks at its end."""
    while line and not line[-1].text.rstrip():
        line.pop()
    if line and line[-1].text[-1].isspace():
        line[-1] = Span(line[-1].text.rstrip(), line[-1].style)
    return tuple(line)


def indent(lines: Iterable[Line], first: Sequence[Span], rest: Sequence[Span]) -> list[Line]:
    """The lines with an indent: one for the first, and one for all others."""
    return [(*(first if index == 0 else rest), *line) for index, line in enumerate(lines)]


def closed(spans: Iterable[Span]) -> list[Span]:
    """The spans, marks such as a comma at the word before them: no line is to begin with one when it is wrapped."""
    found: list[Span] = []
    for piece in spans:
        rest = piece.text.lstrip(_CLOSING)
        if found and rest != piece.text and not found[-1].text[-1:].isspace() and found[-1].text:
            marks = piece.text[: len(piece.text) - len(rest)]
            found[-1] = Span(found[-1].text + marks, found[-1].style)
            piece = Span(rest, piece.style)
        if piece.text:
            found.append(piece)
    return found


def beside(left: Sequence[Line], width: int, right: Sequence[Line]) -> list[Line]:
    """Two columns: `left` filled up to `width` cells, then `right`."""
    blank = Span(" " * width)
    rows = [
        (*start, Span(" " * (width - width_of(start))), *end) if end else start
        for start, end in zip_longest(left, right[: len(left)], fillvalue=EMPTY)
    ]
    return rows + [(blank, *end) if end else EMPTY for end in right[len(left) :]]


def joined(parts: Iterable[Span]) -> list[Span]:
    """The parts that have text, with a separator between them."""
    line: list[Span] = []
    for part in parts:
        if part.text:
            if line:
                line.append(_BETWEEN)
            line.append(part)
    return line


def joined_spans(parts: Iterable[Sequence[Span]]) -> list[Span]:
    """Join parts of several spans that have text, with a separator between those that have any."""
    line: list[Span] = []
    for part in parts:
        if part:
            if line:
                line.append(_BETWEEN)
            line += part
    return line


def plain(lines: Iterable[Line]) -> str:
    """The text without its styles, a line each."""
    return "".join(plain_lines(lines))


def plain_lines(lines: Iterable[Line]) -> Iterator[str]:
    """The lines without their styles, each with a line end."""
    return ("".join([piece.text for piece in line]).rstrip() + "\n" for line in lines)
