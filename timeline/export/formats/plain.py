"""JSON, JSON lines and CSV.

Text from a log is data: what a terminal would obey is escaped in JSON, and in CSV a text that a spreadsheet would take
for a formula gets an apostrophe in front, which `unguarded` takes off again.
"""

import io
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from timeline.export.sheets.sheet import Row, Sheet
from timeline.text import visible

_GUARD = "'"
_FORMULA = frozenset("=+-@＝＋－＠﹦﹢﹣﹫\t\r\n")
"""First characters of a text that a spreadsheet would calculate, in any width."""
# Characters that JSON allows raw and that a terminal would obey, or that some readers take for the end of a line.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def json_text(value: Any) -> str:
    """A JSON document, indented, with every letter as it is."""
    import json

    return _HIDDEN.sub(_escape, json.dumps(value, ensure_ascii=False, indent=2, default=_listed)) + "\n"


def jsonl_text(rows: Iterable[Any]) -> str:
    """One JSON value a line."""
    import json

    return "".join(_HIDDEN.sub(_escape, json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)


def _listed(value: Any) -> list[Any]:
    """A list for the JSON encoder, which asks for its members one at a time."""
    from timeline.export.lines import Each

    if isinstance(value, Each):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no JSON")


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def csv_text(sheet: Sheet) -> str:
    """A table with a header, lines ended as RFC 4180 has it."""
    return csv_rows((column.name for column in sheet.columns), sheet.rows)


def csv_rows(header: Iterable[str], rows: Iterable[Row]) -> str:
    """CSV of a header and its rows."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*header])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


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


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return _cell("; ".join(str(part) for part in value))
    return guarded("\n".join(map(visible, value.split("\n")))) if isinstance(value, str) else value
