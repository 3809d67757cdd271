"""Quotes in what is typed to be searched for: straight ones, and those of print."""

import re

CLOSING = {'"': '"', "“": "”“", "„": "“”", "”": "”"}
"""The signs that close each sign that opens quotes."""

_ESCAPE = r'\\(["\\])'


def unescaped(text: str) -> str:
    """Return what stands between quotes, without the backslashes that keep a sign as text."""
    return re.sub(_ESCAPE, r"\1", text)


def closing(text: str, at: int) -> int | None:
    """Return the index of the closing quotes; a backslash keeps a quotation mark or a backslash as text."""
    closing = CLOSING[text[at]]
    index = at + 1
    while index < len(text):
        if text[index] == "\\" and text[index + 1 : index + 2] in ('"', "\\"):
            index += 2
        elif text[index] in closing:
            return index
        else:
            index += 1
    return None
