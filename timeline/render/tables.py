"""A table that fits a width: columns while they fit, else one block for each row. Nothing is cropped."""

from timeline.render.lines import EMPTY, Line, Span, beside, cells, indent, span, width_of, wrap
from timeline.reports.vocabulary import Table

_GAP = 2
_NARROWEST_COLUMN = 12


def lines(table: Table, width: int) -> list[Line]:
    """The table, with a line that counts its rows."""
    count = len(table.rows)
    name = table.name if count != 1 else table.name.removesuffix("s")
    foot: Line = (Span(f"{count} {name}", "meta"),)
    widths = _widths(table, width)
    body = _columns(table, widths) if widths else _blocks(table, width)
    return [*body, EMPTY, foot]


def _widths(table: Table, width: int) -> list[int] | None:
    """A width for each column: as wide as its text, the widest ones narrowed until all fit; None if they cannot.

    The first one is narrowed last: ids are there to be copied.
    """
    rows = [table.columns, *table.shown]
    wanted = [min(width, max(width_of([span(row[n])]) for row in rows)) for n in range(len(table.columns))]
    room = width - _GAP * (len(wanted) - 1)
    least: list[int] = []
    for first in (width // 3, width // 4, _NARROWEST_COLUMN):
        least = [min(size, _NARROWEST_COLUMN if n else first) for n, size in enumerate(wanted)]
        if sum(least) <= room:
            break
    else:
        return None
    while sum(wanted) > room:
        widest = max((n for n in range(len(wanted)) if wanted[n] > least[n]), key=wanted.__getitem__)
        wanted[widest] -= 1
    return wanted


def _columns(table: Table, widths: list[int]) -> list[Line]:
    shown: list[Line] = []
    for number, row in enumerate([table.columns, *table.shown]):
        style = "heading" if number == 0 else ""
        done: list[Line] = []
        for place in reversed(range(len(widths))):
            cell = wrap([span(row[place], style or ("id" if place == 0 else ""))], widths[place])
            if row[place].isdigit() and cell:
                cell = [(Span(" " * (widths[place] - cells(row[place]))), *cell[0])]
            done = beside(cell, widths[place] + _GAP, done) if done else cell
        shown += done or [EMPTY]
        if number == 0:
            shown.append((Span("─" * (sum(widths) + _GAP * (len(widths) - 1)), "rule"),))
    return shown


def _blocks(table: Table, width: int) -> list[Line]:
    shown: list[Line] = []
    for row in table.shown:
        shown += [EMPTY] if shown else []
        shown += wrap([span(row[0], "title")], width)
        for heading, cell in list(zip(table.columns, row, strict=True))[1:]:
            if cell:
                facts = wrap([Span(f"{heading}: ", "meta"), span(cell)], width - 4)
                shown += indent(facts, [Span("  ")], [Span("    ")])
    return shown
