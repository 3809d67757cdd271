"""What the YAML parser complains of, told in the words of a log: where, what, and what to do."""

from typing import NamedTuple

import yaml

_QUOTE = "put the text in quotes"


class _Complaint(NamedTuple):
    """A fragment of what the parser says, what it means here, and the remedy."""

    fragment: str
    message: str
    hint: str
    at_start: bool = False
    """Whether the fault lies where the thing began, not where the parser gave up."""


_ESCAPE = "write \\\\ for a backslash, or use single quotes"
_COMPLAINTS = (
    _Complaint(
        "mapping values are not allowed",
        "a ': ' stands inside a text",
        f"{_QUOTE}; if this is a key, indent it like the one above",
    ),
    _Complaint(
        "found character that cannot start any token",
        "no text can begin with this character",
        f"{_QUOTE}; if it is a tab, indent with spaces",
    ),
    _Complaint("found a tab character", "a tab stands in the indentation", "indent with spaces"),
    _Complaint(
        "did not find expected key",
        "this is neither a key nor part of the text before it",
        "indent the keys of an entry alike; put a text that has quotes or brackets in it in quotes as a whole",
    ),
    _Complaint(
        "did not find expected '-' indicator",
        "this belongs to no entry",
        "begin every entry with '- ', and indent its keys alike",
    ),
    _Complaint("did not find expected ',' or", "',' or a closing bracket is missing before this", ""),
    _Complaint("found unexpected end of stream", "these quotes are not closed", "close them", at_start=True),
    _Complaint("found unexpected document indicator", "these quotes are not closed", "close them", at_start=True),
    _Complaint("could not find expected ':'", "this is neither a text nor a key", "write 'key: value'", at_start=True),
    _Complaint("found undefined tag handle", "no text can begin with '!'", _QUOTE),
    _Complaint("found unknown escape character", "this escape does not exist", _ESCAPE),
    _Complaint("did not find expected hexdecimal number", "this escape does not exist", _ESCAPE),
    _Complaint("found invalid Unicode character", "this escape does not exist", _ESCAPE),
    _Complaint(
        "did not find expected alphabetic or numeric character",
        "no text can begin with '*' or '&'",
        _QUOTE,
        at_start=True,
    ),
    _Complaint(
        "did not find expected comment or line break",
        "no text can stand behind '|' or '>'",
        f"begin it in the next line, or {_QUOTE}",
        at_start=True,
    ),
    _Complaint(
        "block sequence entries are not allowed", "no list can begin here", f"begin it in the next line, or {_QUOTE}"
    ),
    _Complaint("mapping keys are not allowed", "no text can begin with '? '", _QUOTE),
    _Complaint("did not find expected <document start>", "the log has ended before this", "a log is one document"),
    _Complaint("directive", "no line can begin with '%'", "remove it", at_start=True),
    _Complaint("found incompatible YAML document", "no line can begin with '%'", "remove it"),
)


def told(error: yaml.MarkedYAMLError) -> tuple[str, str, int, int]:
    """The sentence, the remedy, the line and the column (from 1) of the parser's complaint."""
    said = f"{error.context or ''} {error.problem or ''}".strip()
    found = next((c for c in _COMPLAINTS if c.fragment in said), _Complaint("", f"this is not YAML: {said}", ""))
    start, end = error.context_mark, error.problem_mark
    mark = (start if found.at_start else None) or end or start
    hint = found.hint
    if not hint and start is not None:
        hint = f"the bracket of line {start.line + 1} is still open: close it, or {_QUOTE}"
    return found.message, hint, *((mark.line + 1, mark.column + 1) if mark else (1, 1))


def place_of_depth(error: yaml.MarkedYAMLError) -> int | None:
    """The index of the sign that nests too deeply for the parser, where that is its complaint."""
    is_depth = "exceeded maximum nesting depth" in (error.problem or "")
    return error.problem_mark.index if is_depth and error.problem_mark is not None else None
