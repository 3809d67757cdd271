"""The line of `add`, read into its date, its title and the values of its keys, each with its place.

    line   = [ date ": " ] { key | word } [ " -- " title ]
    key    = name ":" value { "," value }          no blank around ":" and ","
    value  = word | quoted
    source = value [ "@" value ]                   the source, and the place in it

A known word, a colon and no blank is a key; at the end of the line it lacks its value. A word near a key is a fault,
and any other colon is text, as is whatever stands in quotes and behind ` -- `. The words that belong to no key are the
title, without the quotes if those are around the whole of it; of a figure, they are the estimate; of an actor or a
place, its name. A view is its name, a colon and its query.
"""

import re
from typing import NamedTuple

from timeline.edits.given import Given, Values
from timeline.edits.heads import Run, head
from timeline.edits.keys import DATE_KEYS, Key, LineKind, key_of, wrong_key
from timeline.edits.pieces import MOST_TEXT, LineFault, Piece, Quotes, Stop
from timeline.text import quoted, with_article

_SPACE = re.compile(r"\s+")
_KEY = re.compile(r"([^\W\d_][\w-]*):(?=\S)")
_LAST = re.compile(r"([^\W\d_][\w-]*:)\s*\Z")
_WORD = re.compile(r"\S*")
_VERBATIM = re.compile(r"--(?:\s|\Z)")


class Line(NamedTuple):
    """A line as it was read; what is missing is None."""

    text: str
    kind: LineKind
    date: Piece | None = None
    title: Piece | None = None
    given: tuple[Given, ...] = ()
    faults: tuple[LineFault, ...] = ()
    meant: frozenset[str] = frozenset()
    """The keys of the entry that are missing only because of a fault."""


def parsed(text: str, kind: LineKind) -> Line:
    """Return the parts of a line, with all of its faults."""
    if len(text) > MOST_TEXT:
        message = f"the line has {len(text):,} characters; {MOST_TEXT:,} are read"
        return Line(text, kind, faults=(LineFault(message, "write a shorter one", 0, 1),))
    return _view(text) if kind == "view" else _Reader(text, kind).line()


def _view(text: str) -> Line:
    """The name of a view up to the first colon, and the query behind it, which is not read here."""
    before, _, _ = text.partition(":")
    return Line(text, "view", _stripped(text, 0, len(before)), _stripped(text, len(before) + 1, len(text)))


def _stripped(text: str, start: int, end: int) -> Piece | None:
    """Return a part of a line without the blanks around it; None where nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Piece(text[start:end], start, end) if start < end else None


class _Reader:
    """A line that is being read, from its start to its end."""

    def __init__(self, text: str, kind: LineKind) -> None:
        self._text = text
        self._kind: LineKind = kind
        self._quotes = Quotes(text)
        self._values = Values(text, self._quotes)
        self._runs: list[Run] = []
        self._given: list[Given] = []
        self._faults: list[LineFault] = []
        self._meant: set[str] = set()
        self._verbatim: Piece | None = None

    def line(self) -> Line:
        """Read the whole line."""
        at = 0
        while at < len(self._text):
            if space := _SPACE.match(self._text, at):
                at = space.end()
                continue
            try:
                at = self._next(at)
            except Stop as stop:
                self._faults.append(stop.fault)
                at = self._end_of_word(stop.fault.end)
        has_date = any(given.key.name in DATE_KEYS[self._kind] for given in self._given)
        date, title, faults = head(self._text, self._runs, self._verbatim, self._kind, has_date)
        ordered = sorted((*self._faults, *faults), key=lambda fault: fault.start)
        return Line(self._text, self._kind, date, title, tuple(self._given), tuple(ordered), frozenset(self._meant))

    def _end_of_word(self, at: int) -> int:
        found = _WORD.match(self._text, at)
        return found.end() if found else at

    def _next(self, at: int) -> int:
        """Read what begins at an index where a word may begin; returns the end of it."""
        if verbatim := _VERBATIM.match(self._text, at):
            self._verbatim = Piece(self._text[verbatim.end() :], verbatim.end(), len(self._text))
            return len(self._text)
        if self._quotes.opens(at):
            piece = self._quotes.piece(at)
            end = self._end_of_word(piece.end)
            self._runs.append(Run(at, end, piece if end == piece.end else None))
            return end
        if found := _KEY.match(self._text, at):
            if key := key_of(found[1], self._kind):
                return self._read_values(key, found.end())
            if self._is_wrong(found[1], at):
                return self._end_of_word(at)
        if (found := _LAST.match(self._text, at)) and key_of(found[1].removesuffix(":"), self._kind):
            raise Stop(LineFault("a value is missing here", "write one, or leave out the key", at, found.end(1)))
        self._runs.append(Run(at, self._end_of_word(at)))
        return self._runs[-1].end

    def _read_values(self, key: Key, at: int) -> int:
        """Read the values of a key, from behind its colon; returns the end of them."""
        try:
            self._given.extend(self._values.read(key, at))
        except Stop:
            self._meant.add(key.name)
            raise
        return self._values.end

    def _is_wrong(self, name: str, at: int) -> bool:
        """Note the fault of a word before a colon that may be meant for a key; returns whether it is one."""
        wrong = wrong_key(name, self._kind)
        if wrong is None:
            return False
        if wrong.meant is not None:
            self._meant.add(wrong.meant)
        message = f"{with_article(self._kind)} has no key {quoted(name)}"
        between = " " if wrong.hint.endswith("?") else "; "
        self._faults.append(LineFault(message, f"{wrong.hint}{between}in quotes it is text", at, at + len(name)))
        return True
