"""CSV, piece by piece.

Text from a log is data: one that a spreadsheet would take for a formula gets an apostrophe in front, which `unguarded`
takes off again.
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from timeline.export.sheets.sheet import Row
from timeline.text import visible

_GUARD = "'"
_FORMULA = frozenset("=+-@＝＋－＠﹦﹢﹣﹫\t\r\n")
"""First characters of a text that a spreadsheet would calculate, in any width."""
_BATCH = 256
"""Number of rows in a piece."""


def csv_rows(header: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    """CSV of a header and its rows, lines ended as RFC 4180 has it."""
    import csv

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*header])
    lines = (
        # Nearly all cells are empty, or texts that begin with a letter or a digit and have nothing to hide.
        [
            value
            if value is None or (type(value) is str and value[:1].isalnum() and value.isprintable())
            else _cell(value)
            for value in row
        ]
        for row in rows
    )
    while text := out.getvalue():
        yield text
        out.seek(0)
        out.truncate()
        writer.writerows(islice(lines, _BATCH))


def would_calculate(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula, also one behind spaces or apostrophes."""
    for character in text:
        if character in _FORMULA:
            return True
        if character != _GUARD and not character.isspace() and unicodedata.category(character) not in ("Cf", "Cc"):
            return False
    return False


def guarded(text: str) -> str:
    """The text for a cell of CSV: one apostrophe more in front of what might be calculated."""
    return _GUARD + text if would_calculate(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    return cell[1:] if cell.startswith(_GUARD) and would_calculate(cell[1:]) else cell


_lists: dict[tuple[Any, ...], str] = {}
"""The cells of lists, of which many rows have the same."""
_MOST_KNOWN = 4096


def _cell(value: Any) -> Any:
    if type(value) is tuple:
        known = _lists.get(value)
        if known is None:
            if len(_lists) == _MOST_KNOWN:
                _lists.clear()
            known = _lists[value] = _text_cell("; ".join(map(str, value)))
        return known
    return _text_cell("; ".join(map(str, value)) if isinstance(value, list) else value)


def _text_cell(value: Any) -> Any:
    if value == "":
        return value
    return guarded("\n".join(map(visible, value.split("\n")))) if isinstance(value, str) else value
