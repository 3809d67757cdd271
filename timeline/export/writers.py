"""Plain serialisations that every command shares: JSON, JSON lines, CSV and Markdown tables.

Text from a log is data: in CSV a text that a spreadsheet would take for a formula gets an apostrophe in front, in
Markdown whatever would be markup is escaped.
"""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from timeline.text import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# What JSON allows raw and a terminal would obey, or what divides lines for some readers.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# At the start of a line these make a list, a rule or a heading.
_LEADING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-=]|\+(?:\s|$)))")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&!])")


def json_text(value: Any) -> str:
    """A JSON document, indented, with every letter as it is."""
    import json

    return _HIDDEN.sub(_escape, json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def jsonl_text(rows: Iterable[Any]) -> str:
    """One JSON value a line."""
    import json

    return "".join(_HIDDEN.sub(_escape, json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table with a header, lines ended as RFC 4180 has it."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return _cell("; ".join(str(part) for part in value))
    if isinstance(value, str):
        shown = visible(value)
        return "'" + shown if shown.startswith(_FORMULA) else shown
    return value


def markdown(text: str) -> str:
    """Text as Markdown shows it: nothing in it is markup, and it stays on one line."""
    return _LEADING.sub(r"\1\\", _MARKUP.sub(r"\\\1", visible(" ".join(text.split()))))


def code_span(text: str) -> str:
    """An id or a path as Markdown shows code; the fence is longer than any run of backticks in it."""
    shown = visible(" ".join(text.split()))
    if "`" not in shown:
        return f"`{shown}`"
    fence = "`" * (max(map(len, re.findall("`+", shown))) + 1)
    return f"{fence} {shown} {fence}"


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
    for row in rows:
        cells = ("; ".join(map(str, v)) if isinstance(v, list | tuple) else "" if v is None else str(v) for v in row)
        lines.append(f"| {' | '.join(markdown(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"
