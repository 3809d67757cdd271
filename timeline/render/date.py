"""How dates were understood, for people."""

from collections.abc import Sequence

from timeline.dates import OPEN_END, OPEN_START, Date, DateError, Day, iso, words
from timeline.render.lines import EMPTY, Line, Span, indent, span, wrap


def lines(answers: Sequence[tuple[str, Date | DateError]], width: int) -> list[Line]:
    """A block for each expression."""
    shown: list[Line] = []
    for text, answer in answers:
        shown += [EMPTY] if shown else []
        if isinstance(answer, DateError):
            shown += wrap([Span("error: ", "error"), span(str(answer))], width)
            continue
        shown += wrap([span(text, "title")], width)
        for name, value in _facts(answer):
            shown += indent(wrap([span(value)], width - 12), [Span(f"  {name:<10}", "meta")], [Span(" " * 12)])
    return shown


def _facts(date: Date) -> list[tuple[str, str]]:
    facts = [("prints as", words(date)), ("stored as", f"{date.edtf} (EDTF level {date.level})")]
    if date.kind == "span":
        facts.append(("begins", _between(date.start_earliest, date.start_latest)))
        facts.append(("ends", _between(date.end_earliest, date.end_latest)))
    elif date.kind == "set":
        facts.append(("several", f"dates, {_between(date.earliest, date.latest)}"))
    else:
        facts.append(("one day", _between(date.earliest, date.latest)))
    if date.flagged:
        facts.append(("flagged", {(True, False): "approximate", (False, True): "uncertain"}.get(
            (date.approximate, date.uncertain), "approximate and uncertain")))  # fmt: skip
    return facts


def _between(first: Day, last: Day) -> str:
    if first == last:
        return "not at all: it is open" if first in (OPEN_START, OPEN_END) else _day(first)
    if first == OPEN_START:
        return "unknown" if last == OPEN_END else f"up to {_day(last)}"
    return f"{_day(first)} or later" if last == OPEN_END else f"between {_day(first)} and {_day(last)}"


def _day(day: Day) -> str:
    return iso(day) or "a day outside the years 1 to 9999"
