"""Pieces of an SVG picture as text: elements whose attributes the program chose, and escaped text of a log.

A viewer needs no styles, scripts, or fonts of its own. As the width of a letter is not known here, it is estimated,
rather too wide than too narrow.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence

from timeline.text import sign_of, visible

FONT = "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', sans-serif"
LINE = 1.25
"""Distance of two lines of text, as a multiple of the font size."""

# Characters that XML cannot hold in any form, beyond those that are made visible anyway.
_NO_XML = re.compile("[\ufffe\uffff]")
# Line breaks become spaces; any other hidden character becomes visible.
_BLANKS = re.compile("[ \n]+")
_NARROW = frozenset("iljtfrI.,:;'|!()[] -·")
_BROAD = frozenset("mwMWQOG@%—…–")


def plain(text: str) -> str:
    """Text of a log on one line, with its hidden characters as signs."""
    shown = visible(_BLANKS.sub(" ", text).strip(" "))
    return _NO_XML.sub(lambda found: sign_of(found.group()), shown)


def content(text: str) -> str:
    """The text escaped for XML: never markup."""
    return html.escape(plain(text))


def element(tag: str, inside: str = "", /, **attributes: object) -> str:
    """An element; attributes are named with `_` for `-`, are not escaped, and are left out if None."""
    written = "".join(
        f' {name.strip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return html.escape(str(value))


def titled(text: str, inside: str) -> str:
    """Shapes with a name, for pointers and screen readers."""
    return element("g", element("title", content(text)) + inside)


def text_width(text: str, size: float) -> float:
    """Upper estimate of the width of a text, in the unit of its size."""
    return sum(map(_letter, text)) * size


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _NARROW:
        return 0.36
    if letter in _BROAD:
        return 0.95
    return 0.74 if letter.isupper() else 0.58


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Wrap a text into lines that fit a width; a word is broken only if it is too long for a line."""
    lines: list[str] = []
    line = ""
    for word in plain(text).split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size) <= width:
            line = longer
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, width, size)
        lines += full
    return [*lines, line] if line else lines


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def text_lines(lines: Sequence[str], x: float, y: float, size: float, **attributes: object) -> str:
    """Lines of text below each other, the first one standing on y."""
    if not lines:
        return ""
    step = round(size * LINE, 1)
    parts = [
        element("tspan", content(line), x=x, dy=step if index else None) for index, line in enumerate(lines) if line
    ]
    return element("text", "".join(parts), x=x, y=y, font_size=size, **attributes)


def picture(width: float, height: float, name: str, description: str, inside: Iterable[str], top: float = 0.0) -> str:
    """A whole picture on white from a height on, with a name and a description for screen readers."""
    words = element("desc", content(description), id="chart-words")
    head = element("title", content(name), id="chart-name") + "\n" + words
    paper = element("rect", y=top or None, width=width, height=height, fill="#ffffff")
    body = "\n".join([head, paper, *inside])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + element(
            "svg",
            f"\n{body}\n",
            xmlns="http://www.w3.org/2000/svg",
            width=width,
            height=height,
            viewBox=f"0 {_value(float(top))} {_value(float(width))} {_value(float(height))}",
            font_family=FONT,
            role="graphics-document",
            aria_labelledby="chart-name chart-words",
        )
        + "\n"
    )
