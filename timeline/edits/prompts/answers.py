"""Answers to the questions for a new entry, and the line of `add` that they amount to."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from timeline.edits.given import Given
from timeline.edits.keys import KEYS, LineKind
from timeline.edits.line import Line
from timeline.edits.pieces import Piece

_PLAIN = re.compile(r"[\w./][\w./-]*")


class Part(NamedTuple):
    """A value for a key of a line; the keys `date` and `title` stand for what has no key there."""

    key: str
    text: str


class Answer(NamedTuple):
    """An answer as it was typed, the parts of the line that it means, and how it was understood, if not plainly."""

    typed: str
    parts: tuple[Part, ...] = ()
    understood: str = ""


def line_of(kind: LineKind, parts: Iterable[Part]) -> Line:
    """Return the line with these parts. No text in them is read again: quotes, colons and dashes are text."""
    several = [*parts]
    heads = {key: Piece(text, 0, 0) for key, text in several if key in ("date", "title")}
    given = tuple(Given(KEYS[kind][key], Piece(text, 0, 0)) for key, text in several if key not in heads)
    return Line(text_of(kind, several), kind, heads.get("date"), heads.get("title"), given)


def text_of(kind: LineKind, parts: Iterable[Part]) -> str:
    """Return the text of the line with these parts, as a person would type it.

    >>> text_of("event", [Part("date", "3 Feb 2026"), Part("title", "It opens"), Part("type", "other")])
    '3 Feb 2026: type:other -- It opens'
    """
    several = [*parts]
    heads = {key: text for key, text in several if key in ("date", "title")}
    if kind == "view":
        return f"{heads.get('date', '')}: {heads.get('title', '')}"
    words: list[str] = []
    for key, text in several:
        if key == "at" and words:
            words[-1] += f"@{_quoted(text)}"
        elif key not in heads:
            words.append(f"{key}:{_quoted(text)}")
    before = [f"{heads['date']}:"] if "date" in heads else []
    behind = ["--", heads["title"]] if "title" in heads else []
    return " ".join((*before, *words, *behind))


def _quoted(text: str) -> str:
    """Return a value in quotes, if the line needs them."""
    if _PLAIN.fullmatch(text):
        return text
    escaped = re.sub(r'([\\"])', r"\\\1", text)
    return f'"{escaped}"'
