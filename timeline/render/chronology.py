"""The face of the program: a timeline to read, by year, vague dates looking vague.

The mark before a title says what the row is: ● on a day, ○ vaguer than a day, ▬ a situation that lasts, ◇ a plan
announced, changed or settled, ◆ its deadline.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.dates import words
from timeline.log.log import Log
from timeline.log.model import Citation, Event
from timeline.log.roles import concerned
from timeline.render.lines import EMPTY, Line, Span, beside, cells, indent, joined, span, wrap
from timeline.render.sections import flags
from timeline.reports.chronology import Chronology, Row
from timeline.reports.wording import (
    LABELS,
    UNDER_WAY,
    family_of,
    period_followed,
    plural,
    source_in_short,
    type_name,
    year_of,
)
from timeline.workspace import Workspace

NARROW = 56
"""Below this width the date stands above the title instead of beside it."""

_PARTS_OF_DATE = re.compile(" (?=and |or |– |about [0-9])|(?<=,) (?=[0-9]{2}:)")

LEGEND = ("● day", "○ vaguer", "▬ situation", "◇ plan", "◆ deadline")


def lines(answer: Chronology, workspace: Workspace, width: int) -> list[Line]:
    """The chronology at a width."""
    shown: list[Line] = []
    column = date_column(answer.rows, width)
    for group, in_group in groupby(answer.rows, lambda row: row.begins):
        if group == "before":
            shown += [EMPTY] if shown else []
            shown += wrap([Span(UNDER_WAY, "heading")], width)
        for year, rows in groupby(in_group, lambda row: year_of(row.date, row.window)):
            shown += [EMPTY] if shown else []
            rule = "─" * max(2, width - cells(year) - 2)
            shown.append((Span(year, "heading"), Span(f" {rule}", "rule")))
            for row in rows:
                shown += row_lines(row, workspace, width, column)
    return [*shown, EMPTY, *_foot(answer, workspace, width)]


def date_column(rows: Iterable[Row], width: int) -> int:
    """How wide the dates beside the titles may be."""
    longest = max((cells(words(row.date)) for row in rows), default=0)
    return min(longest, 20 if width >= 90 else 13)


def row_lines(row: Row, workspace: Workspace, width: int, column: int, note: str = "") -> list[Line]:
    """One entry: its date, its mark, its title and what must not be overlooked, then facts, a note and source."""
    family = family_of(row.entry.type, workspace) if isinstance(row.entry, Event) else "plan"
    style = "vague" if _is_vague(row) else "date"
    mark = Span(f"{_mark(row)} ", family)
    if width < NARROW:
        body = _body(row, workspace, width - 2, family, note)
        date = wrap([mark, span(words(row.date), style)], width)
        return [*date, *indent(body, [Span("  ")], [Span("  ")])]
    body = _body(row, workspace, width - column - 4, family, note)
    body[0] = (mark, *body[0])
    body[1:] = indent(body[1:], [Span("│ ", "rule")], [Span("│ ", "rule")])
    return beside(date_lines(words(row.date), style, column), column + 2, body)


def date_lines(text: str, style: str, width: int) -> list[Line]:
    """A date in its column, broken between its parts where it can be: not `between 2014 and 13 | Feb 2024`."""
    lines: list[Line] = []
    line = ""
    for part in _PARTS_OF_DATE.split(text):
        if line and cells(line) + 1 + cells(part) > width:
            lines += wrap([span(line, style)], width)
            line = part
        else:
            line = f"{line} {part}" if line else part
    return [*lines, *wrap([span(line, style)], width)]


def _body(row: Row, workspace: Workspace, width: int, family: str, note: str) -> list[Line]:
    entry = row.entry
    title = [span(entry.title, "title")]
    if row.what != "event":
        detail = f" ({row.detail})" if row.detail else ""
        title = [span(f"{LABELS[row.what]}{detail}: ", "plan"), span(entry.title)]
    title += flags(row.entry, row.match)
    facts = [
        span(type_name(entry.type, workspace) if isinstance(entry, Event) else "", family),
        span(", ".join(workspace.geography.name(place) for place in entry.places)),
        span(", ".join(workspace.memberships.name(actor) for actor in dict.fromkeys(concerned(entry))), "meta"),
    ]
    reference = [span(note, "date"), span(entry.id, "id"), span(source_mark(row.sources, row.log), "meta")]
    return [*wrap(title, width), *wrap(joined(facts), width), *wrap(joined(reference), width)]


def _mark(row: Row) -> str:
    if row.what != "event":
        return "◆" if row.what == "deadline" else "◇"
    return "▬" if row.date.kind == "span" else "○" if _is_vague(row) else "●"


def _is_vague(row: Row) -> bool:
    return row.date.flagged or row.date.earliest != row.date.latest


def source_mark(sources: tuple[Citation, ...], log: Log) -> str:
    """The first source in short, and how many more there are."""
    if not sources:
        return "no source"
    source = log.sources.get(sources[0].ref)
    others = len({citation.ref for citation in sources}) - 1
    more = f" +{others}" if others else ""
    return f"{source_in_short(source) if source else sources[0].ref}{more}"


def legend(parts: Iterable[str], width: int) -> Iterator[Line]:
    """What the marks mean, no mark parted from its word."""
    line = ""
    for part in parts:
        if line and cells(line) + 2 + cells(part) > width:
            yield (Span(line, "meta"),)
            line = ""
        line += f"  {part}" if line else part
    yield (Span(line, "meta"),)


def _foot(answer: Chronology, workspace: Workspace, width: int) -> Iterator[Line]:
    events = sum(row.what == "event" for row in answer.rows)
    dates = len(answer.rows) - events
    counts = [plural(events, "event")] if events or not dates else []
    counts += [plural(dates, "plan date")] if dates else []
    if answer.left_out:
        counts.append(f"{answer.left_out} more beyond --limit")
    period = period_followed(workspace)
    if answer.rows:
        yield from legend(LEGEND, width)
    yield from wrap([Span(f"{', '.join(counts)} · {period}", "meta")], width)
