"""Headings with a rule, and counts above them: what answers of several parts share."""

from collections.abc import Iterable

from timeline.render.lines import EMPTY, Line, Span, cells, joined, wrap


def heading(text: str, width: int, note: str = "") -> list[Line]:
    """An empty line, then a heading with its rule, as far as there is room for one."""
    rule = "─" * (width - cells(text) - cells(note) - 1)
    if len(rule) < 2:
        return [EMPTY, *wrap([Span(text, "heading"), Span(note, "meta")], width)]
    return [EMPTY, (Span(text, "heading"), Span(note, "meta"), Span(f" {rule}", "rule"))]


def counts(told: Iterable[str], width: int) -> list[Line]:
    """`12 happened · 3 newly learned`, or that there is nothing."""
    return wrap(joined([Span(count) for count in told]), width) or [(Span("nothing", "meta"),)]
