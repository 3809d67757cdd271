"""A query with its fault: the text quoted, a caret under the fault."""

from timeline.errors import QueryFaulty
from timeline.render.lines import cells
from timeline.reports.explanation import Explanation, Understood
from timeline.text import exposed

_MARGIN = "  "


def fault_lines(fault: QueryFaulty, width: int | None = None) -> list[str]:
    """Two lines: the query, or the part near the fault if it is too long, and the carets."""
    return marked(fault.text, fault.start, fault.end, width)


def marked(text: str, start: int, end: int, width: int | None = None) -> list[str]:
    """Two lines: a text, or the part near the place in it if it is too long, and carets under the place."""
    room = max(20, (width or 100) - len(_MARGIN) - 2)
    end = max(end, start + 1)
    first = 0 if len(text) <= room else max(0, start - room // 2)
    before, at = _shown(text[first:start]), _shown(text[start:end])
    after = _shown(text[end : end + room])
    cut = "…" if first else ""
    while cells(before) > room // 2 + 1 and cells(before + at + after) > room:
        before, cut = before[1:], "…"
    at = _fitting(at, room - cells(cut + before))
    after = _fitting(after, room - cells(cut + before + at))
    carets = "^" * max(1, cells(at))
    return [f"{_MARGIN}{cut}{before}{at}{after}".rstrip(), f"{_MARGIN}{' ' * cells(cut + before)}{carets}"]


def _shown(text: str) -> str:
    return exposed(text.replace("\t", " "))


def _fitting(text: str, room: int) -> str:
    while text and cells(text) > room:
        text = text[:-1]
    return text


def explanation_lines(explained: Explanation) -> list[str]:
    """The reading of a question, a line for each part."""
    if explained.query is None:
        return ["the question has no filter: every entry is asked for"]
    return [f"understood: {explained.query}", *(line for part in explained.parts for line in _part(part, 1))]


def _part(part: Understood, depth: int) -> list[str]:
    below = [line for child in part.parts for line in _part(child, depth + 1)]
    return [f"{_MARGIN * depth}{part.words}", *below]
