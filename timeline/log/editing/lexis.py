"""Lines, blanks and comments between the nodes of a text.

All functions take places that lie outside of nodes, or on their ends, as only there a `#` begins a comment for certain.
"""

import re

_BLANKS = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_FLOW_BLANKS = re.compile(r"(?:[ \t\r\n,]+|#[^\n]*)*")
_REST = re.compile(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?")
_LINE_END = re.compile(r"\r?\n|\Z")


def behind_blanks(text: str, at: int, in_flow: bool = False) -> int:
    """Return the place of the next sign that is no blank and in no comment; commas are skipped `in_flow`."""
    found = (_FLOW_BLANKS if in_flow else _BLANKS).match(text, at)
    return found.end() if found else at


def line_start(text: str, at: int) -> int:
    """Return the start of the line in which a place lies."""
    start = text.rfind("\n", 0, at) + 1
    return 1 if start == 0 and text.startswith("\ufeff") else start


def begins_line(text: str, at: int) -> bool:
    """Return whether there are only blanks before a place in its line."""
    return not text[line_start(text, at) : at].strip(" \t")


def behind_comment(text: str, at: int) -> int:
    """Return the place behind the blanks and the comment that follow in the line."""
    found = _REST.match(text, at)
    return found.end() if found else at


def line_end(text: str, at: int) -> int:
    """Return the end of the line in which a place lies, before the line end itself."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Return the start of the line below a place, or the end of the text."""
    return text.find("\n", at) + 1 or len(text)


def ends_line(text: str, at: int) -> bool:
    """Return whether only blanks and a comment follow in the line."""
    return bool(_LINE_END.match(text, behind_comment(text, at)))


def behind_empty_lines(text: str, at: int, end: int) -> int:
    """Return the place behind the empty lines that begin at the start of a line."""
    while at < end and not text[at : line_end(text, at)].strip():
        at = next_line(text, at)
    return at


def before_empty_lines(text: str, at: int, start: int) -> int:
    """Return the place before the empty lines that end at the start of a line."""
    while at > start and not text[line_start(text, at - 1) : at].strip():
        at = line_start(text, at - 1)
    return at
