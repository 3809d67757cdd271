"""How dates were understood, for people."""

from collections.abc import Sequence

from timeline.dates import Date, DateError
from timeline.render.lines import EMPTY, Line, Span, indent, span, wrap
from timeline.reports.understood import facts_of


def lines(answers: Sequence[tuple[str, Date | DateError]], width: int) -> list[Line]:
    """A block for each expression."""
    shown: list[Line] = []
    for text, answer in answers:
        shown += [EMPTY] if shown else []
        if isinstance(answer, DateError):
            shown += wrap([Span("error: ", "error"), span(str(answer))], width)
            continue
        shown += wrap([span(text, "title")], width)
        for name, value in facts_of(answer):
            shown += indent(wrap([span(value)], width - 12), [Span(f"  {name:<10}", "meta")], [Span(" " * 12)])
    return shown
