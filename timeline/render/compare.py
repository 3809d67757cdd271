"""Two versions compared, for people: what came, what went, and what says something else, field by field.

+ stands before what is new, − before what is gone, ~ before what changed, = before what only has another name.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.log.model import Header
from timeline.render.lines import EMPTY, Line, Span, cells, indent, joined, span, width_of, wrap
from timeline.reports.compare import Changed, Comparison, FieldChange, Lone, Renaming
from timeline.telling.compare_words import (
    both_words,
    count_words,
    faulty_words,
    item_words,
    summary,
    title_words,
    unread_words,
    value_words,
    version_words,
    when_words,
)

_HEADINGS = {
    "added": "Added",
    "removed": "Removed",
    "renamed": "Renamed",
    "changed": "Changed",
    "unread": "Not compared",
}
_SIGNS = {"added": ("+ ", "good"), "removed": ("− ", "error"), "renamed": ("= ", "bar"), "changed": ("~ ", "mark")}
_FIELD = 4
"""How far a field stands in."""


def lines(answer: Comparison, width: int) -> list[Line]:
    """The differences at a width, with counts on top."""
    names = [span(version_words(answer.old), "id"), Span(" → "), span(version_words(answer.new), "id")]
    shown = [*wrap(names, width), *wrap([Span(" · ".join(count_words(answer)) or summary(answer), "heading")], width)]
    for name, heading in _HEADINGS.items():
        entries = getattr(answer, name)
        if entries:
            rule = "─" * max(2, width - cells(heading) - 2)
            shown += [EMPTY, (Span(heading, "heading"), Span(f" {rule}", "rule"))]
        for place, one in enumerate(entries):
            shown += [EMPTY] if place and name == "changed" else []
            sign, style = _SIGNS.get(name, ("? ", "vague"))
            shown += indent(_entry(one, width - 2), [Span(sign, style)], [Span("  ")])
    return shown


def _entry(one: Any, width: int) -> list[Line]:
    if isinstance(one, Lone):
        head = [span(one.entry.id, "id"), span(when_words(one.entry, one.log), "date")]
        return [*_head(one.kind, head, one, width), *wrap([span(title_words(one.entry), "title")], width)]
    if isinstance(one, Renaming):
        ids = [span(one.old.id, "id"), Span(" → "), span(one.new.id, "id")]
        head_line = [Span(f"{one.kind}  ", "meta"), *ids, *_flags(one)]
        return [*wrap(head_line, width), *wrap([span(title_words(one.new), "title")], width)]
    if isinstance(one, Changed):
        name = [] if isinstance(one.new, Header) else [span(one.id, "id")]
        shown = [*_head(one.kind, name, one, width), *wrap([span(title_words(one.new), "title")], width)]
        for change in one.fields:
            shown += indent(list(_field(change, width - _FIELD)), [Span("    ")], [Span("    ")])
        return shown
    told = [Span(f"{one.kind}  ", "meta"), span(one.id, "id"), Span(f": {unread_words(one)}")]
    return wrap(told, width)


def _head(kind: str, parts: Sequence[Span], one: Lone | Changed, width: int) -> list[Line]:
    return wrap([Span(f"{kind}  ", "meta"), *joined(parts), *_flags(one)], width)


def _flags(one: Lone | Renaming | Changed) -> list[Span]:
    flags = ["possible match"] if one.match.name == "POSSIBLE" else []
    flags += [faulty_words(one)] if isinstance(one, Changed) and one.faulty_in else []
    return [Span("  "), Span(f"[{'; '.join(flags)}]", "mark")] if flags else []


def _field(change: FieldChange, width: int) -> Iterator[Line]:
    """`deadline: Sep 2025 → Dec 2025` where that fits, else what it said and what it says below each other."""
    label = Span(f"{change.field}: ", "meta")
    if change.reordered:
        yield from wrap([label, span(f"in another order: {value_words(change.new)}")], width)
        return
    if not change.is_list:
        old, new = both_words(change)
        whole = (label, span(old), Span(" → "), span(new))
        if width_of(whole) <= width:
            yield whole
            return
        removed, added = [old], [new]
    else:
        removed, added = item_words(change)
    yield (Span(f"{change.field}:", "meta"),)
    for texts, (sign, style) in ((removed, _SIGNS["removed"]), (added, _SIGNS["added"])):
        for text in texts:
            yield from indent(wrap([span(text)], width - 4), [Span("  "), Span(sign, style)], [Span("    ")])
