"""JSON and JSON lines, piece by piece.

Text from a log is data: what a terminal would obey, and what some readers take for the end of a line, is escaped.
"""

import re
from collections.abc import Iterable, Iterator
from json.encoder import JSONEncoder, encode_basestring
from typing import Any

from timeline.export.lines import Each

# Characters that JSON allows raw and that a terminal would obey, or that some readers take for the end of a line.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_INDENT = "  "


def json_text(value: Any) -> str:
    """A JSON document, indented, with every letter as it is."""
    return "".join(json_pieces(value))


def json_pieces(value: Any) -> Iterator[str]:
    """A JSON document in pieces: a member of a list that is made one at a time (`Each`) is a piece.

    A value may be a function without arguments, which is called when what stands before it has been read.
    """
    for piece in _pieces(value, "\n"):
        yield _HIDDEN.sub(_escape, piece)
    yield "\n"


def json_lines(rows: Iterable[Any]) -> Iterator[str]:
    """One JSON value a line."""
    encode = JSONEncoder(ensure_ascii=False).encode
    return (_HIDDEN.sub(_escape, encode(row)) + "\n" for row in rows)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _pieces(value: Any, line: str) -> Iterator[str]:
    """The text of a value; `line` is the break of a line, with the indent of the line in which the value begins."""
    inner = line + _INDENT
    before = inner
    if isinstance(value, Each):
        yield "["
        for member in value:
            yield before + _text(member, inner)
            before = f",{inner}"
        yield "]" if before == inner else f"{line}]"
    elif isinstance(value, dict) and value:
        yield "{"
        for key, member in value.items():
            yield f"{before}{encode_basestring(key)}: "
            yield from _pieces(member, inner)
            before = f",{inner}"
        yield line + "}"
    elif callable(value):
        yield from _pieces(value(), line)
    else:
        yield _text(value, line)


def _text(value: Any, line: str) -> str:
    """The text of a value at once. Python's own encoder takes thrice the time as soon as it indents."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, dict):
        inner = line + _INDENT
        members = [f"{encode_basestring(key)}: {_text(member, inner)}" for key, member in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}" if members else "{}"
    if isinstance(value, list | tuple):
        inner = line + _INDENT
        members = [_text(member, inner) for member in value]
        return f"[{inner}{f',{inner}'.join(members)}{line}]" if members else "[]"
    if isinstance(value, Each):
        return "".join(_pieces(value, line))
    return _SCALARS.encode(value)


_SCALARS = JSONEncoder()
