"""The texts of very many new entries of one section, most of which differ in digits and in their words alone.

Such an entry has the text of an earlier one with its own digits and words, which takes a third of the time.
"""

import json
import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from timeline.log.editing.customs import customary
from timeline.log.editing.emission import DIGITS, DIGITS_MATTER, ZEROS, field_lines, known_field, ordered_lines
from timeline.log.editing.kinds import PROSE, TITLES
from timeline.log.editing.styles import Layout
from timeline.log.editing.values import Value, json_of
from timeline.log.loader import LISTS

_WORDS = PROSE | TITLES
"""The fields whose texts are other ones in each entry."""

_WORDS_IN_JSON = re.compile(rf'"({"|".join(sorted(_WORDS))})": ("[^"\\]*(?:\\.[^"\\]*)*")')
"""Such a key with its text. Within a text of JSON each quote has a backslash before it: no key is found there."""

_HOLE = "\0"
"""The sign in whose place words stand; no text of a log has it, and no JSON."""

_MOST_KNOWN = 10_000
"""Maximum number of texts that are kept."""

_LONGEST_KNOWN = 1_000
"""Maximum number of signs of their entries, without their words."""


class Written(NamedTuple):
    """The lines of an entry, and what they say as JSON."""

    lines: str
    said: str


class _Known(NamedTuple):
    """An entry that was written, with `%s` for each run of digits and a hole for the text of each of its words."""

    lines: str
    said: str
    order: Callable[[Sequence[str]], tuple[str, ...]]
    """Puts the runs of digits of the given value into their order in the text."""


class Repeated:
    """Makes the texts of the entries of one section."""

    def __init__(self, section: str, layout: Layout, indent: int) -> None:
        """`indent` is the column of the entries."""
        self._section = section
        self._layout = layout
        self._indent = indent
        self._known: dict[str, _Known | None] = {}
        """By the given value as JSON, without its words and with zeros for all digits.

        None is kept for an entry whose text may differ in more from that of one like it.
        """

    def written(self, id: str, given: str) -> Written:
        """Return the lines of an entry whose value is given as JSON."""
        plain, keys, words = _without_words(given)
        if self._section not in LISTS or len(plain) > _LONGEST_KNOWN:
            return self._new(id, given)
        name = plain.translate(ZEROS)
        known = self._known.get(name)
        if known is not None:
            return self._again(known, plain, keys, words)
        new = self._new(id, given)
        if len(self._known) < _MOST_KNOWN and name not in self._known:
            self._known[name] = None if DIGITS_MATTER.search(name) else self._like(plain, keys, json.loads(given), new)
        return new

    def _new(self, id: str, given: str) -> Written:
        value = customary(json.loads(given), self._layout)
        if isinstance(value, dict):
            value = self._layout.in_order(value)
        return Written(ordered_lines(self._section, id, value, self._layout, self._indent), json_of(value))

    def _again(self, known: _Known, plain: str, keys: list[str], words: list[str]) -> Written:
        runs = known.order(DIGITS.findall(plain))
        lines, said = known.lines % runs, known.said % runs
        if not words:
            return Written(lines, said)
        texts = map(json.loads, words)
        fields = [known_field(key, text, self._layout, self._column) for key, text in zip(keys, texts, strict=True)]
        return Written(_filled(lines, fields), _filled(said, words))

    @property
    def _column(self) -> int:
        """The column of the fields of an entry."""
        return self._indent + len(self._layout.dash)

    def _like(self, plain: str, keys: list[str], given: dict[str, Value], new: Written) -> _Known | None:
        """Return an entry for those that are like it; None if these may be written otherwise."""
        now: dict[str, Value] = json.loads(new.said)
        if not keys == _keys_of_words(given) == _keys_of_words(now):  # else some stand deeper in it, or are no texts
            return None
        order = _order(given, now)
        runs = DIGITS.findall(plain)
        now_plain, _, _ = _without_words(new.said)
        lines = self._holed(now, new.lines)
        if lines is None or len(order) < 2 or len(runs) != len(order):
            return None
        pick = itemgetter(*order)
        if not pick(runs) == (*DIGITS.findall(now_plain),) == (*DIGITS.findall(lines),):
            return None
        return _Known(_with_places(lines), _with_places(_WORDS_IN_JSON.sub(rf'"\1": {_HOLE}', new.said)), pick)

    def _holed(self, value: dict[str, Value], lines: str) -> str | None:
        """Return the lines of an entry with a hole for each of its words.

        None if these have no lines of their own, in any entry like it: a shorter one may stand in brackets.
        """
        if self._layout.forms(value, ()) != ("block", "block"):
            return None
        fields = [(key, field_lines(key, one, self._layout, self._column)) for key, one in value.items()]
        head = " " * self._indent + self._layout.dash
        is_of_fields = head + "".join([text for _, text in fields])[len(head) :] == lines
        if not is_of_fields or fields[0][0] in _WORDS:
            return None
        return head + "".join([_HOLE if key in _WORDS else text for key, text in fields])[len(head) :]


def _without_words(given: str) -> tuple[str, list[str], list[str]]:
    """Return a value as JSON without the texts of its words, the keys of these, and the texts as JSON."""
    parts = _WORDS_IN_JSON.split(given)
    if len(parts) == 1:
        return given, [], []
    keys, words = parts[1::3], parts[2::3]
    del parts[2::3]
    return "".join(parts), keys, words


def _keys_of_words(value: dict[str, Value]) -> list[str]:
    return [key for key in value if key in _WORDS]


def _order(given: dict[str, Value], now: dict[str, Value]) -> list[int]:
    """Return the numbers of the runs of digits of a value, its words left out, in the order of its keys by now."""
    places: dict[str, range] = {}
    at = 0
    for key, part in given.items():
        count = 0 if key in _WORDS else len(DIGITS.findall(json_of(part)))
        places[key] = range(at, at + count)
        at += count
    return [number for key in now for number in places[key]]


def _with_places(text: str) -> str:
    """Return a text with `%s` for each run of digits."""
    return DIGITS.sub("%s", text.replace("%", "%%"))


def _filled(text: str, several: Sequence[str]) -> str:
    """Return a text with others in its holes."""
    pieces = text.split(_HOLE)
    whole = pieces[0]
    for one, piece in zip(several, pieces[1:], strict=True):
        whole += one + piece
    return whole
