"""Complaints of the YAML parser in the words of a log: place, fault and remedy.

The parser reports which token it expected. A user needs to know which character is wrong, so the lines themselves are
examined, and the text that the parser gave last. The parser tells its faults apart by their text alone, so that text is
matched here, and nowhere else.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from timeline.text import quoted, sign_of

__all__ = ["Spot", "Translation", "is_after_end", "place_of_depth", "translated"]

_QUOTE = "put the text in quotes"
_ESCAPE_HINT = "write \\\\ for a backslash, or use single quotes"
_ESCAPE = re.compile(r"\\(?:x.{0,2}|u.{0,4}|U.{0,8}|.)?")
# A space that YAML takes for a letter: before a key, behind its colon, or behind a dash.
_ODD_SPACES = "[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\u00ad]"
_ODD_SPACE = re.compile(rf"^[ -]*({_ODD_SPACES})|^[ -]*\w+:({_ODD_SPACES})")
_GLUED_KEY = re.compile(r"^[ -]*([a-z_]+:)[^ \t\r\n/]")
_GLUED_DASH = re.compile(r"^ *-(?=[a-z_]+: )")
_KEY = re.compile(r" *[\w-]+:(?: |$)")


class Translation(NamedTuple):
    """A complaint in the words of a log, with its place (from 1)."""

    message: str
    hint: str
    line: int
    column: int


class Spot:
    """The place of a complaint in its text."""

    def __init__(self, error: yaml.MarkedYAMLError, line_of: Callable[[int], str], last: Any) -> None:
        mark: Any = error.problem_mark or error.context_mark
        self.line: int = mark.line + 1 if mark is not None else 1
        self.column: int = mark.column + 1 if mark is not None else 1
        self.start: Any = error.context_mark or mark
        self.context = error.context or ""
        self.line_of = line_of
        self.last = last
        """The event that the parser gave last."""

    @property
    def text(self) -> str:
        """The whole line."""
        return self.line_of(self.line)

    @property
    def rest(self) -> str:
        """The line from the place on."""
        return self.text[self.column - 1 :]

    def here(self, message: str, hint: str) -> Translation:
        """The message for this place."""
        return Translation(message, hint, self.line, self.column)

    def at_start(self, message: str, hint: str) -> Translation:
        """The message for the place where the construct began that the parser could not finish."""
        if self.start is None:
            return self.here(message, hint)
        return Translation(message, hint, self.start.line + 1, self.start.column + 1)

    @property
    def first_sign(self) -> str:
        """The sign with which that began."""
        if self.start is None:
            return ""
        return self.line_of(self.start.line + 1)[self.start.column :][:1]


def translated(error: yaml.MarkedYAMLError, line_of: Callable[[int], str], last: Any) -> Translation:
    """Translate a complaint of the parser, whose event before it was `last`; `line_of` gives the text of a line."""
    complaint = f"{error.context or ''} {error.problem or ''}".strip()
    spot = Spot(error, line_of, last)
    for fragment, translate in _TRANSLATORS:
        if fragment in complaint:
            return translate(spot)
    return spot.here(f"this is not YAML: {complaint}", "")


def place_of_depth(error: yaml.MarkedYAMLError) -> int | None:
    """The index of the sign that nests too deeply for the parser, where that is its complaint."""
    is_depth = "exceeded maximum nesting depth" in (error.problem or "")
    return error.problem_mark.index if is_depth and error.problem_mark is not None else None


def is_after_end(error: yaml.MarkedYAMLError) -> bool:
    """Return whether the parser complains of text behind the end of a document."""
    return "document start" in (error.problem or "")


def _start_of_text(spot: Spot) -> Translation:
    sign = spot.rest[:1]
    if sign == "\t":
        return spot.here("a tab stands in the indentation", "indent with spaces")
    return spot.here(f"no text can begin with {quoted(sign)}", _QUOTE)


def _sign_at_start(spot: Spot) -> Translation:
    return spot.at_start(f"no text can begin with {quoted(spot.first_sign)}", _QUOTE)


def _behind_block_sign(spot: Spot) -> Translation:
    return spot.at_start(
        f"no text can stand behind {quoted(spot.first_sign)}", f"begin it in the next line, or {_QUOTE}"
    )


def _escape(spot: Spot) -> Translation:
    begin = spot.text.rfind("\\", 0, spot.column)
    found = _ESCAPE.match(spot.text, begin) if begin >= 0 else None
    if found is None:
        return spot.here("this escape does not exist", _ESCAPE_HINT)
    message = f"the escape {quoted(found.group().rstrip(chr(34)))} does not exist"
    return Translation(message, _ESCAPE_HINT, spot.line, begin + 1)


def _colon(spot: Spot) -> Translation:
    """Translate a colon that makes a key where none can be: in a text, or because of the line above."""
    line = spot.line
    glued = _glued_dash(spot, line) or _glued_dash(spot, line - 1) or _glued_key(spot, line - 1)
    if found := _odd_space(spot) or glued:
        return found
    before = spot.text[: spot.column - 1]
    if _KEY.fullmatch(f"{before}:") and spot.line > 1:
        key = before.strip()
        hint = f"indent it like the key above; if it is part of the text above, {_QUOTE}"
        column = len(before) - len(before.lstrip()) + 1
        message = f"'{key}:' stands inside a text, as it is indented deeper than a key"
        return Translation(message, hint, spot.line, column)
    return spot.here("a ': ' stands inside a text", _QUOTE)


def _glued_dash(spot: Spot, line: int) -> Translation | None:
    """A key that follows a dash without a space in this line."""
    if found := _GLUED_DASH.search(spot.line_of(line)):
        return Translation(
            "a space is missing behind '-'", "write '- ' before the first key of an entry", line, found.end() + 1
        )
    return None


def _glued_key(spot: Spot, line: int) -> Translation | None:
    """A text that follows the colon of its key without a space in this line."""
    if found := _GLUED_KEY.search(spot.line_of(line)):
        return Translation(f"a space is missing behind '{found[1]}'", f"write '{found[1]} '", line, found.end(1) + 1)
    return None


def _odd_space(spot: Spot) -> Translation | None:
    """The line of the place, or the one before, where a space stands in it that YAML takes for a letter."""
    for line in (spot.line, spot.line - 1):
        if found := _ODD_SPACE.search(spot.line_of(line)):
            sign = found[1] or found[2]
            message = f"{sign_of(sign)} stands where a plain space belongs"
            return Translation(message, "replace it with a plain space", line, found.end())
    return None


def _behind_quotes(spot: Spot) -> Translation | None:
    """Text that follows quotes which are closed already, where that is the fault."""
    last = spot.last
    sign = getattr(last, "style", None)
    if not isinstance(last, yaml.ScalarEvent) or sign not in ("'", '"'):
        return None
    start, end = last.start_mark, last.end_mark
    if start is None or end is None or end.line + 1 != spot.line or not spot.text[end.column : spot.column].strip():
        return None
    if start.line != end.line:
        message = f"these quotes are closed in line {spot.line} only, where more text follows"
        return Translation(message, "close them where the text ends", start.line + 1, start.column + 1)
    inner = "''" if sign == "'" else '\\"'
    return spot.here(
        f"text stands behind the closing {sign}", f"put the whole text in quotes, and write {inner} for {sign} inside"
    )


def _behind_brackets(spot: Spot) -> Translation | None:
    """Text that follows the closing bracket of a list or mapping, where that is the fault."""
    last = spot.last
    if not isinstance(last, yaml.SequenceEndEvent | yaml.MappingEndEvent) or last.end_mark is None:
        return None
    line, column = last.end_mark.line + 1, last.end_mark.column
    closing = spot.text[column - 1 : column] if line == spot.line else ""
    if closing not in ("]", "}") or spot.rest[:1] in ("]", "}") or spot.text[column : spot.column - 1].strip():
        return None
    return spot.here(f"text stands behind the closing {closing}", "put the whole text in quotes")


def _no_key(spot: Spot) -> Translation:
    found = _odd_space(spot) or _behind_quotes(spot) or _behind_brackets(spot)
    if found is not None:
        return found
    sign = spot.rest[:1]
    if sign in ("]", "}"):
        return spot.here(f"the {quoted(sign)} closes nothing", f"remove it, or {_QUOTE}")
    if re.match(r"-(?: |$)", spot.rest):
        return spot.here("this '-' is not indented like the others of its list", "indent every '-' of a list alike")
    message = "this is neither a key nor part of the text before it"
    return spot.here(message, "indent the keys of an entry alike, and so the lines of a text")


def _no_entry(spot: Spot) -> Translation:
    hint = "begin every entry with '- ', and indent its keys alike"
    found = _odd_space(spot) or _glued_dash(spot, spot.line)
    return found or spot.here("this belongs to no entry", hint)


def _open_bracket(spot: Spot) -> Translation:
    found = _behind_quotes(spot)
    if found is not None:
        return found
    line = spot.start.line + 1 if spot.start is not None else spot.line
    if spot.rest[:1] == ":" and line == spot.line:
        return spot.here("a ': ' stands inside a text", _QUOTE)
    sign, closing = ("[", "]") if "sequence" in spot.context else ("{", "}")
    hint = f"the '{sign}' of line {line} is still open: close it, or {_QUOTE}"
    return spot.here(f"',' or '{closing}' is missing before this", hint)


def _no_content(spot: Spot) -> Translation:
    mark = spot.text[:3]
    if spot.column == 1 and mark in ("---", "..."):
        return spot.here(f"the line '{mark}' ends a document", f"a log is one document: remove the line '{mark}'")
    sign = spot.rest[:1]
    before = f" before {quoted(sign)}" if sign else ""
    return spot.here(f"a text is missing{before}", "write it, or remove the sign that is too many")


def _no_colon(spot: Spot) -> Translation:
    hint = "write 'key: value'; indent a line deeper than its key where it goes on with a text"
    found = spot.at_start("this is neither a text nor a key", hint)
    return _odd_space(spot) or _glued_key(spot, found.line) or found


def _open_quotes(spot: Spot) -> Translation:
    hint = "close them"
    if spot.column == 1 and spot.text[:3] in ("---", "..."):
        hint = f"close them before line {spot.line}, which begins with '{spot.text[:3]}'"
    return spot.at_start("these quotes are not closed", hint)


def _here(message: str, hint: str) -> Callable[[Spot], Translation]:
    return lambda spot: spot.here(message, hint)


def _at_start(message: str, hint: str) -> Callable[[Spot], Translation]:
    return lambda spot: spot.at_start(message, hint)


# Fragments of the parser's messages (libyaml's, or PyYAML's own if that is missing), with their translations.
_TRANSLATORS: tuple[tuple[str, Callable[[Spot], Translation]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _start_of_text),
    ("found a tab character", _here("a tab stands in the indentation", "indent with spaces")),
    ("did not find expected key", _no_key),
    ("while parsing a block mapping expected <block end>", _no_key),
    ("did not find expected '-' indicator", _no_entry),
    ("while parsing a block collection expected <block end>", _no_entry),
    ("expected ',' or", _open_bracket),
    ("node content", _no_content),
    ("found unexpected end of stream", _open_quotes),
    ("found unexpected document indicator", _open_quotes),
    ("found unexpected document separator", _open_quotes),
    ("could not find expected ':'", _no_colon),
    ("found undefined tag handle", _here("no text can begin with '!'", _QUOTE)),
    ("found unknown escape character", _escape),
    ("did not find expected hexdecimal number", _escape),
    ("hexadecimal numbers", _escape),
    ("found invalid Unicode character", _escape),
    ("expected alphabetic or numeric character", _sign_at_start),
    ("did not find expected comment or line break", _behind_block_sign),
    ("expected a comment or a line break", _behind_block_sign),
    (
        "sequence entries are not allowed",
        _here("no list can begin here", f"begin it in the next line, or {_QUOTE}"),
    ),
    ("mapping keys are not allowed", _here("no text can begin with '? '", _QUOTE)),
    (
        "did not find expected <document start>",
        _here("the log has ended before this", "a log is one document: remove the line '...' above"),
    ),
    ("directive", _at_start("no line can begin with '%'", "remove it")),
    ("found incompatible YAML document", _here("no line can begin with '%'", "remove it")),
)
