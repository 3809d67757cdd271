"""The sign between the cells of a CSV file, found by counting.

`csv.Sniffer` guesses from the letters of a few lines: it takes an `e` for a delimiter, and commas in sentences. Here
each sign that is in use is tried on the first rows, and that one is taken by which most rows have the same width.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
"""The delimiters that are looked for, and how a note names them."""

_SAID = re.compile(r'"?sep=(?P<sign>[^\r\n"])"?[\r\n]*', re.IGNORECASE)
_MOST_ROWS = 200


class Delimiter(NamedTuple):
    """The sign between cells, and whether a space may stand between it and a quote."""

    sign: str
    has_space: bool = False
    is_said: bool = False
    """True if the first line of the file says it: `sep=;`."""
    is_found: bool = True
    """False if nothing was found: rows have one cell."""


def said_in(line: str) -> str:
    """Return the delimiter that the first line of a file says, as Excel has it; empty if it says none."""
    found = _SAID.fullmatch(line)
    return found["sign"] if found else ""


def find_delimiter(lines: Sequence[str], is_cut: bool, asked: str | None = None) -> Delimiter:
    """Find the delimiter of a file from its first lines; `is_cut` says that more follow."""
    said = said_in(lines[0]) if lines else ""
    body = lines[1:] if said else lines
    if asked or said:
        sign = asked or said
        return Delimiter(sign, _has_space(body, sign), bool(said))
    scores = {sign: _score(body, sign, is_cut) for sign in NAMES}
    best = max(NAMES, key=lambda sign: scores[sign])
    if scores[best].share == 0:
        return Delimiter(",", is_found=False)
    rivals = [sign for sign in NAMES if scores[sign].share == scores[best].share]
    if ";" in rivals and "," in rivals and _are_decimal(body):
        best = ";"
    return Delimiter(best, _has_space(body, best))


class _Score(NamedTuple):
    """The fit of a delimiter: the share of rows that have the commonest width, and that width."""

    share: float
    width: int


def _score(lines: Sequence[str], sign: str, is_cut: bool) -> _Score:
    widths = _widths(lines, sign)
    if is_cut and len(widths) > 1:
        widths.pop()
    if not widths:
        return _Score(0, 0)
    several = Counter(width for width in widths if width > 1)
    if not several:
        return _Score(0, 0)
    width, count = max(several.items(), key=lambda pair: (pair[1], pair[0]))
    return _Score(count / len(widths), width)


def _widths(lines: Sequence[str], sign: str) -> list[int]:
    widths: list[int] = []
    try:
        for row in csv.reader(lines, delimiter=sign, skipinitialspace=_has_space(lines, sign)):
            if row:
                widths.append(len(row))
            if len(widths) == _MOST_ROWS:
                break
    except csv.Error:
        pass
    return widths


def _are_decimal(lines: Sequence[str]) -> bool:
    """Return whether all commas stand between digits, as in numbers of most of Europe."""
    text = "".join(lines)
    return text.count(",") == len(re.findall(r"(?<=\d),(?=\d)", text))


def _has_space(lines: Sequence[str], sign: str) -> bool:
    """Return whether a space stands between delimiters and quotes, which then belong together."""
    text = "".join(lines)
    return bool(re.search(rf'{re.escape(sign)} +"[^"\r\n]*"(?:{re.escape(sign)}|[\r\n]|$)', text))
