"""Required keys that a line gives no value for."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.edits.line import Line
from timeline.edits.pieces import LineFault
from timeline.edits.written import read
from timeline.log.editing.values import Value
from timeline.log.shapes import Shape
from timeline.text import quoted

_ESTIMATES = frozenset({"value", "low", "high", "words"})
_TIMES = frozenset({"as_of", "over"})
_WORDS = "write it in words that belong to no key"
_MOST_WORDS = 8
"""Maximum number of words at the start of a line that are tried as its date."""


class Missing(NamedTuple):
    """A required key that has no value, with its fault where nothing can be asked."""

    key: str
    fault: LineFault


def missing_in(line: Line, value: Mapping[str, Value], shape: Shape) -> Iterator[Missing]:
    """Yield the required keys without a value, but for those that another fault explains."""
    known = {*value, *line.meant}
    for key, field in shape.fields.items():
        if field.required and key not in known:
            hint = _date_remedy(line) if key == "date" else _WORDS if key in ("title", "name") else ""
            hint = hint or _space_remedy(line, key) or f"write {key}:… ({field.meaning})"
            yield _missing(key, f"this {line.kind} has no {key!r}", hint, line)
    if line.kind == "figure" and not known & _TIMES:
        yield _missing("as_of", "this figure has no date", _date_remedy(line), line)
    if line.kind == "figure" and line.title is None and not known & _ESTIMATES:
        yield _missing("value", "this figure has no number", "write it behind the date, such as 'about 2,500'", line)


def _missing(key: str, message: str, hint: str, line: Line) -> Missing:
    return Missing(key, LineFault(message, hint, len(line.text), len(line.text)))


def _space_remedy(line: Line, key: str) -> str:
    """Return the remedy for a key that is written with a blank beside its colon, and so is text."""
    found = re.search(rf"(?<!\S){key}(?: :|:\s)", line.text, re.IGNORECASE)
    return f"write {key}:… without a space beside the ':'" if found else ""


def _date_remedy(line: Line) -> str:
    """Return the remedy for a line without a date, with the words at its start that may be one."""
    words = line.title.text.split(maxsplit=_MOST_WORDS) if line.title is not None else []
    starts = [" ".join(words[:count]) for count in range(min(len(words), _MOST_WORDS), 0, -1)]
    several = (part.rstrip(" ,;:-–—") for start in starts for part in (start, start.rpartition(":")[0]) if part)
    date = next((start for start in several if read(start) is not None), None)
    return "begin the line with it, and ': '" if date is None else f"write ': ' behind it: {quoted(f'{date}: …')}"
