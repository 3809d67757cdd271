"""Marks of footnotes behind a value in a cell: `2020[7]`, `12[note 2]`, `3 May*`."""

import re

_MARKS = re.compile(
    r"(?:\s*\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n)\s?\d{1,2}|citation needed)\]|\s*[*†‡¹²³⁰⁴-⁹]+)+$", re.IGNORECASE
)


def without_note_marks(text: str) -> str:
    """Return a text without the marks of notes at its end.

    >>> without_note_marks("5 January 2020[7][a]*"), without_note_marks("12 [citation needed]")
    ('5 January 2020', '12')
    """
    return _MARKS.sub("", text)
