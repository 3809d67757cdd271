"""Headings with a rule, counts above them, flags behind titles: what answers of several kinds share."""

from collections.abc import Iterable

from timeline.dates import Match
from timeline.log.model import Entry
from timeline.render.lines import EMPTY, Line, Span, cells, joined, span, wrap
from timeline.reports.wording import entry_marks


def heading(text: str, width: int, note: str = "") -> list[Line]:
    """An empty line, then a heading with its rule, as far as there is room for one."""
    rule = "─" * (width - cells(text) - cells(note) - 1)
    if len(rule) < 2:
        return [EMPTY, *wrap([Span(text, "heading"), Span(note, "meta")], width)]
    return [EMPTY, (Span(text, "heading"), Span(note, "meta"), Span(f" {rule}", "rule"))]


def counts(told: Iterable[str], width: int) -> list[Line]:
    """`12 happened · 3 newly learned`, or that there is nothing."""
    return wrap(joined([Span(count) for count in told]), width) or [(Span("nothing", "meta"),)]


def flags(entry: Entry, match: Match) -> list[Span]:
    """Behind a title, what a reader must not overlook: how sure the entry is, and that it answers."""
    marks = entry_marks(entry) + (["possible match"] if match is Match.POSSIBLE else [])
    return [Span("  "), span(f"[{'; '.join(marks)}]", "mark")] if marks else []
