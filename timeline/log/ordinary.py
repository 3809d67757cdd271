"""Entries in the ordinary form, read without the YAML parser: what nearly every entry of a log looks like.

Ordinary is an entry of a list whose every line is `key: value`, indented alike, or a comment, or empty. A value is
plain text or text in double quotes, or a mapping of such texts in braces, or in brackets a list of words or of such
mappings, or a block of lines behind `|` or `>` that are all indented alike. What has escapes, empty lines in a block,
tabs or anything else that asks for thought is not ordinary: the parser reads it. Both make the same of what is
ordinary, which the tests hold them to. This way exists because most of the time of reading by the parser goes into an
object for each of its events, with two objects for its places.
"""

import re
from collections.abc import Callable

from timeline.log.nodes import Mapping, Node, Scalar, Sequence

__all__ = ["EntryReader", "entry_reader"]

EntryReader = Callable[[str, int], Mapping | None]

_KEY = "[a-z_]{1,40}+"
_QUOTED = r'[^"\\\n\t\r]*+'
# In brackets a text ends at more signs than outside. Neither begins with a sign of YAML, nor ends with a space.
_WORD = r"[\w/.(][^][{},:#?\"\\\n\t\r]*+(?<! )"
_PLAIN = r"[\w/.(][^:#\n\t\r]*+(?::[^:# \n\t\r][^:#\n\t\r]*+)*+(?<! )"
_PAIR = rf'{_KEY}: (?:{_WORD}|"{_QUOTED}")'
_MAP = rf"\{{{_PAIR}(?:, {_PAIR})*+\}}"
_VALUE = rf'({_PLAIN})|"({_QUOTED})"|\[(?:({_WORD}(?:, {_WORD})*+)|({_MAP}(?:, {_MAP})*+))\]|({_MAP})'
_REMARKS = r"(?: *+(?:#[^\n\r]*+)?\n)*+"
# The line of a block: what looks like a remark is part of its text. No remarks below it either, for the same reason.
_LINE = r"[^ \t\r\n][^\t\r\n]*+(?<! )\n"
_PAIRS = re.compile(rf'(\{{?)({_KEY}): (?:({_WORD})|"({_QUOTED})")')


class _KeyTwice(Exception):
    """A key stands twice, of which the parser tells."""


def entry_reader(indent: int) -> EntryReader:
    """Reads one entry of a list that is indented so far: by its lines, and the number of the first, which has the dash.

    It answers with nothing where the entry is not ordinary.
    """
    block = rf"([|>]-?)\n(( {{{indent + 3},}}+){_LINE}(?:\10{_LINE})*+\n*+)"
    one_line = rf"(?:{_VALUE})\n({_REMARKS})"
    find_lines = re.compile(rf"^ {{{indent}}}(?:- |  )({_KEY}): (?:{one_line}|{block})", re.MULTILINE).findall
    margin = indent + 3

    def read(text: str, line: int) -> Mapping | None:
        lines = find_lines(text)
        # Each match is one line with what lies below it: nothing lies between or behind them if that makes all lines.
        missing = text.count("\n") - len(lines)
        if (missing and missing != "".join([found[6] or found[8] for found in lines]).count("\n")) or text[-1:] != "\n":
            return None
        try:
            return _entry(lines, line, margin)
        except _KeyTwice:
            return None

    return read


def _entry(lines: list[tuple[str, ...]], line: int, margin: int) -> Mapping:
    first = line
    pairs: dict[str, Node] = {}
    value: Node
    for key, plain, quoted, words, maps, only, remarks, style, block, left in lines:
        column = margin + len(key) + 2
        if plain:
            value = Scalar(plain, line, column, True)
        elif words:
            value = _words(words, line, column)
        elif maps:
            value = Sequence(_maps(maps, line, column), line, column)
        elif only:
            [value] = _maps(only, line, column - 1)
        elif style:
            value = Scalar(_text(block, style, len(left)), line, column, False)
            remarks = block
        else:
            value = Scalar(quoted, line, column, False)
        pairs[key] = value
        line += 1 + remarks.count("\n") if remarks else 1
    if len(pairs) != len(lines):
        raise _KeyTwice
    return Mapping(pairs, first, margin)


def _text(block: str, style: str, left: int) -> str:
    """What the lines of a block say: `|` keeps them, `>` joins them; `-` leaves out the end of the last."""
    lines = block.rstrip("\n").split("\n")
    text = ("\n" if style[0] == "|" else " ").join([line[left:] for line in lines])
    return text if style[1:] else text + "\n"


def _words(words: str, line: int, column: int) -> Sequence:
    items: list[Node] = []
    at = column + 1
    for word in words.split(", "):
        items.append(Scalar(word, line, at, True))
        at += len(word) + 2
    return Sequence(items, line, column)


def _maps(maps: str, line: int, at: int) -> list[Node]:
    """The mappings of a text that begins right behind `at`, as each does behind its comma and space."""
    items: list[Node] = []
    pairs: dict[str, Node] = {}
    for brace, key, word, quoted in _PAIRS.findall(maps):
        if brace:
            at += 1
            pairs = {}
            items.append(Mapping(pairs, line, at))
            at += 1
        elif key in pairs:
            raise _KeyTwice
        value_at = at + len(key) + 2
        if word:
            pairs[key] = Scalar(word, line, value_at, True)
            at = value_at + len(word) + 2
        else:
            pairs[key] = Scalar(quoted, line, value_at, False)
            at = value_at + len(quoted) + 4
    return items
