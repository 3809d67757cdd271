"""Inspection of the text of a file before it is parsed, for forbidden characters and unfinished merges."""

import re

__all__ = ["Inspector", "Unfit"]

# Control characters, and characters that the parser takes for the end of a line and editors do not.
# Plain letters need no second look; all others are few, and stand together once these are taken out.
_HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")

# The lines that git puts into a file where it could not merge two versions: seven of these, and perhaps a name.
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARKERS_BELOW = tuple(f"\n{marker}" for marker in _MARKERS)
_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n])", re.MULTILINE)
_MERGE_HINT = "keep one of the two sides, and remove the lines that begin with '<<<<<<<', '=======' and '>>>>>>>'"
_LONGEST_START = 16
"""Number of characters of an unfinished line that are kept: enough to tell what kind of line it is."""


class Unfit(Exception):
    """The text of a file cannot go on to the parser: `code`, sentence, remedy, and where (from 1)."""

    def __init__(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


class Inspector:
    """Inspects a text piece by piece, counts its lines, and stops at what must not be parsed."""

    def __init__(self) -> None:
        self.line = 1
        self.column = 1
        self.fault: Unfit | None = None
        """The first fault of the text."""
        self._start = ""

    def passed(self, text: str, is_end: bool = False) -> str:
        """Return the part of the next piece that may be parsed: all of it, or the text before the first fault."""
        odd = text.encode().translate(None, _HARMLESS)
        control = _FORBIDDEN.search(text) if odd and _FORBIDDEN.search(odd.decode()) else None
        marker = self._find_marker(text, is_end)
        marker_at = marker.start() - len(self._start) if marker is not None else len(text)
        if control is not None and control.start() < marker_at:
            text = text[: control.start()]
            self._count(text)
            self.fault = _control_character(control.group(), self.line, self.column)
        elif marker is not None:
            text = text[: max(0, marker_at)]
            self._count(text)
            message = f"'{marker.group()}' is the mark of a merge that is not finished"
            self.fault = Unfit("unfinished-merge", message, _MERGE_HINT, self.line, 1)
        else:
            self._count(text)
        return text

    def _find_marker(self, text: str, is_end: bool) -> re.Match[str] | None:
        """The first line of a merge in the current line and this piece."""
        lines = f"{self._start}{text}\n" if is_end else self._start + text
        # Looked for in plain text first, which is many times as quick as the expression.
        if lines.startswith(_MARKERS) or any(marker in lines for marker in _MARKERS_BELOW):
            return _MARKER.search(lines)
        return None

    def _count(self, text: str) -> None:
        newlines = text.count("\n")
        if newlines:
            self.line += newlines
            self.column = len(text) - text.rfind("\n")
            self._start = text[-self.column + 1 :][:_LONGEST_START] if self.column > 1 else ""
        else:
            self.column += len(text)
            self._start = (self._start + text[:_LONGEST_START])[:_LONGEST_START]


def _control_character(sign: str, line: int, column: int) -> Unfit:
    hint = f'remove it, or write "\\u{ord(sign):04x}" in double quotes if it is meant'
    if sign == "\r":
        hint = "save the file with line ends of Unix or Windows"
    message = f"the control character ⟨U+{ord(sign):04X}⟩ stands in the text"
    return Unfit("control-character", message, hint, line, column)
