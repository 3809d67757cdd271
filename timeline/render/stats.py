"""Counts as a histogram: a bar for each period or name, its numbers in front of it.

█ is certain, ░ only possible. Where the kinds of entry do not fit beside the bars, they stand below them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import iso, parse_edtf, words
from timeline.render.lines import EMPTY, Line, Span, beside, cells, indent, span, wrap
from timeline.reports.periods import number
from timeline.reports.stat_names import name_of
from timeline.reports.stats import Row, Stats, Tally
from timeline.reports.wording import period_followed, plural
from timeline.workspace import Workspace

_NARROWEST_BAR = 12
_GAP = 2


class _Frame(NamedTuple):
    """How the lines are laid out."""

    columns: tuple[str, ...]
    numbers: tuple[int, ...]
    """The width of each column of numbers."""
    label: int
    bar: int
    """The room for bars."""
    details: bool
    """Whether the kinds of entry stand below instead of in columns."""
    scale: float
    """Cells for one entry."""


def lines(answer: Stats, workspace: Workspace, width: int) -> list[Line]:
    """The histogram at a width, with what was counted below it."""
    if not answer.rows:
        return wrap([Span(f"{_kinds(answer)} · {_followed(workspace)}", "meta")], width)
    frame = _frame(answer, workspace, width)
    shown = list(_header(frame))
    heading = None
    for row, empty in _with_gaps(answer):
        if answer.per is not None and answer.by is not None and row.period is not None and row.period != heading:
            shown += [EMPTY] if heading is not None else []
            heading = row.period
            rule = "─" * max(2, width - cells(heading.label) - 2)
            shown.append((Span(heading.label, "heading"), Span(f" {rule}", "rule")))
        shown += _gap(empty, answer, width) + _row(row, answer, workspace, frame, width)
    return [*shown, EMPTY, *_foot(answer, workspace, frame, width)]


def _frame(answer: Stats, workspace: Workspace, width: int) -> _Frame:
    columns = [kind for kind in answer.kinds if getattr(answer.counted, kind)]
    most = max(row.tally.total for row in answer.rows)
    longest = max(cells(_label(row, answer, workspace)) for row in answer.rows)
    label = min(longest, max(14, width * 2 // 5))
    marks = max(cells(_possible(row.tally)) for row in answer.rows)
    for shown in ((*columns, "total") if len(columns) > 1 else ("total",), ("total",)):
        heads = [len(name) if len(shown) > 1 else 0 for name in shown]
        numbers = tuple(
            max(size, len(f"{_value(answer.counted, name):,}")) for name, size in zip(shown, heads, strict=True)
        )
        bar = width - label - sum(numbers) - _GAP * (len(numbers) + 1) - marks
        if bar >= _NARROWEST_BAR:
            break
    bar = max(bar, 1)
    return _Frame(shown, numbers, label, bar, len(shown) == 1 < len(columns), min(1.0, bar / most))


def _value(tally: Tally, column: str) -> int:
    value: int = getattr(tally, column)
    return value


def _label(row: Row, answer: Stats, workspace: Workspace) -> str:
    if answer.by is not None:
        return name_of(answer.by, row.name, workspace)
    return row.period.label if row.period is not None else ""


def _header(frame: _Frame) -> Iterator[Line]:
    if len(frame.columns) > 1:
        heads = "".join(" " * _GAP + name.rjust(size) for name, size in zip(frame.columns, frame.numbers, strict=True))
        yield (Span(" " * frame.label + heads, "meta"),)


def _row(row: Row, answer: Stats, workspace: Workspace, frame: _Frame, width: int) -> list[Line]:
    is_vague = row.period is not None and row.period.what != "exact" if answer.by is None else row.name is None
    label = wrap([span(_label(row, answer, workspace), "vague" if is_vague else "")], frame.label)
    values = [_value(row.tally, name) for name in frame.columns]
    texts = [f"{value:,}" if value else "" for value in values]
    numbers = "".join(" " * _GAP + text.rjust(size) for text, size in zip(texts, frame.numbers, strict=True))
    end = (Span(numbers), Span(" " * _GAP), *_bar(row.tally, frame), Span(_possible(row.tally), "meta"))
    shown = beside(label, frame.label, [end])
    if frame.details:
        told = ", ".join(plural(n, kind.removesuffix("s")) for kind in answer.kinds if (n := getattr(row.tally, kind)))
        shown += indent(wrap([Span(told, "meta")], width - _GAP), [Span(" " * _GAP)], [Span(" " * _GAP)])
    return shown


def _possible(tally: Tally) -> str:
    return f" {tally.possible:,} possible" if tally.possible else ""


def _bar(tally: Tally, frame: _Frame) -> Line:
    """At least a cell for what there is."""
    whole = min(frame.bar, max(1, round(tally.total * frame.scale)))
    solid = min(whole, max(round(tally.certain * frame.scale), int(tally.certain > 0)))
    if tally.possible and solid == whole > 1:
        solid -= 1
    return (Span("█" * solid, "bar"), Span("░" * (whole - solid), "vague"))


def _with_gaps(answer: Stats) -> Iterator[tuple[Row, int]]:
    """The rows, each with the number of empty periods in front of it."""
    last = None
    for row in answer.rows:
        empty = 0
        if answer.by is None and row.period is not None and row.period.what == "exact":
            here = number(row.period)
            empty = here - last - 1 if last is not None else 0
            last = here
        yield row, empty


def _gap(empty: int, answer: Stats, width: int) -> list[Line]:
    """A line for periods without entries."""
    if not empty or answer.per is None:
        return []
    return wrap([Span(f"· {plural(empty, answer.per)} without entries", "meta")], width)


def _foot(answer: Stats, workspace: Workspace, frame: _Frame, width: int) -> Iterator[Line]:
    certain = ["█ certain", "░ possible"] if answer.counted.possible else []
    if frame.scale < 1:
        certain.append(f"{'one cell' if certain else 'one █'} is about {1 / frame.scale:.1f} entries")
    if certain:
        yield from wrap([Span(" · ".join(certain), "meta")], width)
    yield from wrap([Span(f"{_kinds(answer)} · {_followed(workspace)}", "meta")], width)
    for note in _notes(answer, workspace):
        yield from wrap([Span(note, "meta")], width)


def _kinds(answer: Stats) -> str:
    """What was counted: `25 events, 6 plans, 3 figures`."""
    told = [plural(getattr(answer.entries, kind), kind.removesuffix("s")) for kind in answer.kinds]
    return ", ".join(told)


def _followed(workspace: Workspace) -> str:
    return period_followed(workspace)


def _notes(answer: Stats, workspace: Workspace) -> Iterator[str]:
    """What a reader must know to read the bars right."""
    if answer.per is not None:
        counted = ["situations where they begin"] if answer.has_situations else []
        counted += ["plans when they were announced"] if answer.entries.plans else []
        if counted:
            yield f"counted: {', '.join(counted)}"
    if answer.has_several:
        yield f"an entry with several names stands in each of their rows: {answer.counted.total:,} in all"
    for row in answer.rows:
        period = row.period
        if period is not None and period.what == "exact" and period.first <= workspace.horizon < period.last:
            day = iso(workspace.horizon)
            yield f"{period.label} is followed only until {words(parse_edtf(day)) if day else 'then'}"
            break
