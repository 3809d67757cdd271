"""A table that fits a width: columns while they fit, else one block for each row. Nothing is cropped."""

from collections.abc import Callable, Iterable, Sequence

from timeline.render.lines import EMPTY, Line, Span, beside, cells, indent, span, width_of, wrap
from timeline.reports.vocabulary import Table
from timeline.telling.document import Run, Words, text_of
from timeline.telling.document import Table as TableBlock

_GAP = 2
_NARROWEST_COLUMN = 12
_LEAST_BAR, _MOST_BAR = 12, 60

Cell = Sequence[Span]


def lines(table: Table, width: int) -> list[Line]:
    """The table, with a line that counts its rows."""
    count = len(table.rows)
    name = table.name if count != 1 else table.name.removesuffix("s")
    rows = tuple(
        tuple((Run(cell, "" if index else "id"),) if cell else () for index, cell in enumerate(row))
        for row in table.shown
    )
    block = TableBlock(tuple(table.columns), rows)
    foot: Line = (Span(f"{count} {name}", "aside"),)
    return [*table_lines(block, width, _plain_spans), EMPTY, foot]


def _plain_spans(words: Words) -> list[Span]:
    return [span(one.text, one.style) for one in words if isinstance(one, Run)]


def table_lines(table: TableBlock, width: int, spans_of: Callable[[Words], list[Span]]) -> list[Line]:
    """Lay out a table; a row of one cell is a heading within it."""
    header: list[Cell] = [[span(name, "heading")] for name in table.header]
    rows: list[list[Cell]] = [[spans_of(cell) for cell in row] for row in table.rows]
    widths = _widths([header, *(row for row in rows if len(row) == len(header))], width)
    if widths and table.bars:
        room = min(width - sum(widths) - _GAP * len(widths), _MOST_BAR)
        if room >= _LEAST_BAR:
            header.append([])
            rows = [[*row, bar] if len(row) > 1 else row for row, bar in zip(rows, _bars(table, room), strict=True)]
            widths.append(room)
    return list(_columns(header, rows, widths) if widths else _blocks(header, rows, width))


BARS = ("█ certain", "░ possible")
"""Legend of the bars of a table."""


def _bars(table: TableBlock, room: int) -> Iterable[Cell]:
    """A bar for each row but the last, which is the sum: at least a cell for what there is."""
    assert table.bars is not None
    numbers = [tuple(_number(row[index]) for index in table.bars) if len(row) > 1 else (0, 0) for row in table.rows]
    most = max((total for total, _ in numbers[:-1]), default=0) or 1
    scale = min(1.0, room / most)
    for total, possible in numbers[:-1]:
        whole = min(room, max(1, round(total * scale))) if total else 0
        certain = total - possible
        solid = min(whole, max(round(certain * scale), int(certain > 0)))
        solid -= possible > 0 and solid == whole > 1
        yield [Span("█" * solid, "bar"), Span("░" * (whole - solid), "vague")]
    yield []


def _number(words: Words) -> int:
    return int(text_of(words).replace(",", "") or 0)


def _widths(rows: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """A width for each column: as wide as its text, the widest ones narrowed until all fit; None if they cannot.

    The first one is narrowed last: ids are there to be copied.
    """
    wanted = [min(width, max(width_of(row[index]) for row in rows)) for index in range(len(rows[0]))]
    room = width - _GAP * (len(wanted) - 1)
    least: list[int] = []
    for first in (width // 3, width // 4, _NARROWEST_COLUMN):
        least = [min(size, _NARROWEST_COLUMN if index else first) for index, size in enumerate(wanted)]
        if sum(least) <= room:
            break
    else:
        return None
    while sum(wanted) > room:
        widest = max((n for n in range(len(wanted)) if wanted[n] > least[n]), key=wanted.__getitem__)
        wanted[widest] -= 1
    return wanted


def _columns(header: Sequence[Cell], rows: Iterable[Sequence[Cell]], widths: list[int]) -> Iterable[Line]:
    whole = sum(widths) + _GAP * (len(widths) - 1)
    yield from _row(header, widths)
    yield (Span("─" * whole, "rule"),)
    for row in rows:
        if len(row) < len(widths):
            yield from wrap([piece._replace(style="heading") for piece in row[0]], whole)
        else:
            yield from _row(row, widths) or [EMPTY]


def _row(row: Sequence[Cell], widths: list[int]) -> list[Line]:
    done: list[Line] = []
    for index in reversed(range(len(widths))):
        cell = wrap(row[index], widths[index])
        text = "".join(piece.text for piece in row[index])
        if index and text.replace(",", "").isdigit() and cell:
            cell = [(Span(" " * (widths[index] - cells(text))), *cell[0])]
        done = beside(cell, widths[index] + _GAP, done) if done else cell
    return done


def _blocks(header: Sequence[Cell], rows: Iterable[Sequence[Cell]], width: int) -> Iterable[Line]:
    for number, row in enumerate(rows):
        if number:
            yield EMPTY
        yield from wrap([piece._replace(style="title") for piece in row[0]], width)
        for name, cell in zip(header[1:], row[1:], strict=False):
            if cell:
                label = "".join(piece.text for piece in name)
                facts = wrap([Span(f"{label}: ", "aside"), *cell], width - 4)
                yield from indent(facts, [Span("  ")], [Span("    ")])
