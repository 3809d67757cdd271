"""How dates were understood, for people."""

from collections.abc import Sequence

from timeline.render.lines import EMPTY, Line, Span, indent, span, wrap
from timeline.reports.understood import Understood, all_facts


def lines(answers: Sequence[Understood], width: int) -> list[Line]:
    """A block for each expression."""
    shown: list[Line] = []
    for answer in answers:
        shown += [EMPTY] if shown else []
        if answer.is_refused:
            shown += wrap([Span("error: ", "error"), span(str(answer.date))], width)
            continue
        shown += wrap([span(answer.text, "title")], width)
        for name, value in all_facts(answer):
            shown += indent(wrap([span(value)], width - 12), [Span(f"  {name:<10}", "meta")], [Span(" " * 12)])
    return shown
