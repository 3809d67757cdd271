"""Entries in the ordinary form, read without the YAML parser: what nearly every entry of a log looks like.

Ordinary is an entry of a list whose every line is `key: value`, indented alike, or a comment, or empty. A value is

- plain text, or text in double quotes, or a block of lines behind `|` or `>` that are all indented alike;
- in braces a mapping of such texts in one line, or in brackets a list of words or of such mappings, and a mapping may
  hold such a list in turn;
- a list of such mappings with a line for each.

An entry may also stand in braces as a whole. What has escapes, empty lines in a block, tabs or anything else that asks
for thought is not ordinary: the parser reads it. Both make the same of what is ordinary, which the tests hold them to.
This way exists because most of the time of reading by the parser goes into an object for each of its events, with two
objects for its places.
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
_WORDS = rf"{_WORD}(?:, {_WORD})*+"
# Braces may hold a list of what is flat, and so they may in a list; nothing ordinary goes deeper.
_DEEP_PAIR = rf'{_KEY}: (?:{_WORD}|"{_QUOTED}"|\[(?:{_WORDS}|{_MAP}(?:, {_MAP})*+)\])'
_DEEP_MAP = rf"\{{{_DEEP_PAIR}(?:, {_DEEP_PAIR})*+\}}"
_VALUE = rf'({_PLAIN})|"({_QUOTED})"|\[(?:({_WORDS})|({_DEEP_MAP}(?:, {_DEEP_MAP})*+))\]|({_DEEP_MAP})'
_REMARKS = r"(?: *+(?:#[^\n\r]*+)?\n)*+"
# The line of a block: what looks like a remark is part of its text. No remarks below it either, for the same reason.
_LINE = r"[^ \t\r\n][^\t\r\n]*+(?<! )\n"
_PAIRS = re.compile(rf'(\{{?)({_KEY}): (?:({_WORD})|"({_QUOTED})"|\[(?:({_WORDS})|({_MAP}(?:, {_MAP})*+))\])')


class _KeyTwice(Exception):
    """A key stands twice, of which the parser tells."""


def entry_reader(indent: int) -> EntryReader:
    """Reads one entry of a list that is indented so far: by its lines, and the number of the first, which has the dash.

    It answers with nothing where the entry is not ordinary.
    """
    block = rf"([|>]-?)\n(( {{{indent + 3},}}+){_LINE}(?:\10{_LINE})*+\n*+)"
    one_line = rf"(?:{_VALUE})\n({_REMARKS})"
    items = rf"\n(( {{{indent + 2},}}+)- {_DEEP_MAP}\n(?:\12- {_DEEP_MAP}\n)*+)({_REMARKS})"
    line_of_entry = rf"^ {{{indent}}}(?:- |  )({_KEY}):(?: (?:{one_line}|{block})|{items})"
    find_lines = re.compile(line_of_entry, re.MULTILINE).findall
    further = rf",(?: |\n {{{indent + 3},}}+){_DEEP_PAIR}"
    match_braces = re.compile(rf" {{{indent}}}- (\{{{_DEEP_PAIR}(?:{further})*+\}})\n{_REMARKS}").fullmatch
    margin = indent + 3

    def read(text: str, line: int) -> Mapping | None:
        try:
            if text.startswith("{", indent + 2):
                found = match_braces(text)
                return _in_braces(found[1], line, margin) if found else None
            lines = find_lines(text)
            if not lines or text[-1:] != "\n":
                return None
            # Each match is one line with what lies below it: nothing lies between or behind them if that makes all.
            # Below all but the last there mostly is nothing.
            missing = text.count("\n") - len(lines)
            if missing and missing != lines[-1][6].count("\n") and missing != _count_below(lines):
                return None
            return _entry(lines, line, margin)
        except _KeyTwice:
            return None

    return read


def _count_below(lines: list[tuple[str, ...]]) -> int:
    """How many lines lie below those with a key: remarks, the lines of a block, or a list and its remarks."""
    return "".join([found[6] or found[8] or found[10] + found[12] for found in lines]).count("\n")


def _entry(lines: list[tuple[str, ...]], line: int, margin: int) -> Mapping:
    first = line
    pairs: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    value: Node
    for key, plain, quoted, words, maps, only, remarks, style, block, left, items, depth, behind in lines:
        column = margin + len(key) + 2
        if plain:
            value = Scalar(plain, line, column, True)
        elif words:
            value = _words(words, line, column)
        elif maps:
            value = Sequence([*_maps(maps, line, column)], line, column)
        elif only:
            [value] = _maps(only, line, column - 1)
        elif style:
            value = Scalar(_text(block, style, len(left)), line, column, False)
            remarks = block
        elif items:
            keys[key] = Scalar(key, line, margin, True)
            value = _items(items, line + 1, len(depth) + 1)
            remarks = items + behind
        else:
            value = Scalar(quoted, line, column, False)
        pairs[key] = value
        line += 1 + remarks.count("\n") if remarks else 1
    if len(pairs) != len(lines):
        raise _KeyTwice
    return Mapping(pairs, first, margin, keys)


def _in_braces(text: str, line: int, column: int) -> Mapping:
    """The entry that stands in braces as a whole, each line but the last ending behind a comma."""
    entry: Mapping
    first, *others = text.split("\n")
    [entry] = _maps(first, line, column - 1)
    for number, other in enumerate(others, line + 1):
        pairs = other.lstrip(" ")
        _maps(pairs, number, len(other) - len(pairs) + 1, entry)
    return entry


def _items(lines: str, line: int, column: int) -> Sequence:
    """A list of mappings in braces, each in a line of its own."""
    items: list[Node] = []
    for number, text in enumerate(lines.splitlines(), line):
        items += _maps(text[column + 1 :], number, column + 1)
    return Sequence(items, line, column)


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


def _maps(maps: str, line: int, at: int, begun: Mapping | None = None) -> list[Mapping]:
    """The mappings of a text that begins right behind `at`, as each does behind its comma and space.

    Where one was begun in a line above, the text goes on with that, at `at`.
    """
    made: list[Mapping] = []
    pairs: dict[str, Node] = begun.items if begun else {}
    for brace, key, word, quoted, words, deeper in _PAIRS.findall(maps):
        if brace:
            at += 1
            pairs = {}
            made.append(Mapping(pairs, line, at))
            at += 1
        elif key in pairs:
            raise _KeyTwice
        value_at = at + len(key) + 2
        if word:
            pairs[key] = Scalar(word, line, value_at, True)
            at = value_at + len(word) + 2
        elif words:
            pairs[key] = _words(words, line, value_at)
            at = value_at + len(words) + 4
        elif deeper:
            pairs[key] = Sequence([*_maps(deeper, line, value_at)], line, value_at)
            at = value_at + len(deeper) + 4
        else:
            pairs[key] = Scalar(quoted, line, value_at, False)
            at = value_at + len(quoted) + 4
    return made
