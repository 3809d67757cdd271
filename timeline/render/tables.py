"""A table that fits a width: columns while they fit, else one block for each row. Nothing is cropped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.render.lines import EMPTY, Line, Span, beside, cells, indent, joined_spans, span, width_of, wrap
from timeline.telling.document import Table, Words, text_of

_GAP = 2
_NARROWEST_COLUMN = 12
_LONGEST_WORD = 24
_LEAST_BAR, _MOST_BAR = 12, 60

Cell = Sequence[Span]


class Drawn(NamedTuple):
    """The lines of a table, and the legend of the bars in it."""

    lines: Sequence[Line]
    legend: tuple[str, ...] = ()


def drawn(table: Table, width: int, spans_of: Callable[[Words], list[Span]]) -> Drawn:
    """Lay out a table; a row of one cell is a heading within it."""
    header: list[Cell] = [[span(name, "heading")] for name in table.header]
    rows: list[list[Cell]] = [[spans_of(cell) for cell in row] for row in table.rows]
    if table.bars:
        return _with_bars(table, header, rows, width)
    widths = _widths(_whole_rows(header, rows), width)
    return Drawn(list(_columns(header, rows, widths) if widths else _blocks(header, rows, width)))


def _whole_rows(header: list[Cell], rows: list[list[Cell]]) -> list[list[Cell]]:
    return [header, *(row for row in rows if len(row) == len(header))]


def _with_bars(table: Table, header: list[Cell], rows: list[list[Cell]], width: int) -> Drawn:
    """Lay out a table with bars; where it has no room for all columns, the others stand below their row."""
    assert table.bars is not None
    room = _room_for_bars(_whole_rows(header, rows), width)
    if room < _LEAST_BAR:
        kept = (0, table.bars[0])
        narrow = [[row[index] for index in kept] if len(row) > 1 else row for row in rows]
        below = [_others(header, row, kept) if len(row) > 1 else [] for row in rows]
        header, rows = [header[index] for index in kept], narrow
        room = _room_for_bars(_whole_rows(header, rows), width)
    else:
        below = [[] for _ in rows]
    room = max(min(room, _MOST_BAR), _LEAST_BAR)
    bars = _Bars(table, room)
    rows = [[*row, bar] if len(row) > 1 else row for row, bar in zip(rows, bars.cells(), strict=True)]
    widths = [*(_widths(_whole_rows(header, [row[:-1] for row in rows]), width - room - _GAP) or ()), room]
    return Drawn(list(_columns([*header, []], rows, widths, below, width)), bars.legend())


def _room_for_bars(rows: Sequence[Sequence[Cell]], width: int) -> int:
    """The number of cells left beside columns of their full width, or of a first one that takes half of the line."""
    wanted = [max(width_of(row[index]) for row in rows) for index in range(len(rows[0]))]
    wanted[0] = min(wanted[0], width // 2)
    return width - sum(wanted) - _GAP * len(wanted)


def _others(header: Sequence[Cell], row: Sequence[Cell], kept: tuple[int, ...]) -> list[Span]:
    """The columns of a row that are not kept, each number behind its name."""
    rest = [(name, cell) for index, (name, cell) in enumerate(zip(header, row, strict=True)) if index not in kept]
    return _named(rest)


def _named(cells_of: Iterable[tuple[Cell, Cell]]) -> list[Span]:
    """Cells that have text, each behind the name of its column."""
    return joined_spans([Span(f"{_text(name)}: ", "aside"), *cell] for name, cell in cells_of if _text(cell))


def _text(cell: Cell) -> str:
    return "".join(piece.text for piece in cell)


class _Bars:
    """The bars of a table: one for each row but the last, which is the sum; at least a cell unless the number is 0."""

    def __init__(self, table: Table, room: int) -> None:
        assert table.bars is not None
        total, possible = table.bars
        self.numbers = [
            (_number(row[total]), _number(row[possible]) if possible is not None else 0) if len(row) > 1 else (0, 0)
            for row in table.rows
        ]
        self.room = room
        self.scale = min(1.0, room / (max((whole for whole, _ in self.numbers[:-1]), default=0) or 1))

    def cells(self) -> Iterator[Cell]:
        """A cell for each row."""
        for total, possible in self.numbers[:-1]:
            whole = min(self.room, max(1, round(total * self.scale))) if total else 0
            certain = total - possible
            solid = min(whole, max(round(certain * self.scale), int(certain > 0)))
            solid -= possible > 0 and solid == whole > 1
            yield [Span("█" * solid, "bar"), Span("░" * (whole - solid), "vague")]
        yield []

    def legend(self) -> tuple[str, ...]:
        """The meaning of the signs that are used, and the value of a cell."""
        is_split = any(possible for _, possible in self.numbers[:-1])
        signs = ["█ certain", "░ possible"] if is_split else []
        one = f"about {1 / self.scale:.1f}" if self.scale < 1 else "1"
        return (*signs, f"{'a cell' if is_split else 'one █'} stands for {one}")


def _number(words: Words) -> int:
    return int(text_of(words).replace(",", "") or 0)


def _widths(rows: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """A width for each column: as wide as its text, the widest ones narrowed until all fit; None if they cannot.

    No column is narrower than its words. The first one is narrowed last: ids are there to be copied.
    """
    wanted = [min(width, max(width_of(row[index]) for row in rows)) for index in range(len(rows[0]))]
    room = width - _GAP * (len(wanted) - 1)
    least: list[int] = []
    for first in (width // 3, width // 4):
        least = [min(size, _least(rows, index) if index else first) for index, size in enumerate(wanted)]
        if sum(least) <= room:
            break
    else:
        return None
    while sum(wanted) > room:
        widest = max((n for n in range(len(wanted)) if wanted[n] > least[n]), key=wanted.__getitem__)
        wanted[widest] -= 1
    return wanted


def _least(rows: Sequence[Sequence[Cell]], index: int) -> int:
    """The width in which no ordinary word of a column is broken."""
    longest = max((cells(word) for row in rows for word in _text(row[index]).split()), default=0)
    return max(_NARROWEST_COLUMN, min(longest, _LONGEST_WORD))


def _columns(
    header: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    widths: list[int],
    below: Sequence[list[Span]] = (),
    width: int = 0,
) -> Iterator[Line]:
    whole = sum(widths) + _GAP * (len(widths) - 1)
    yield from _row(header, widths)
    yield (Span("─" * whole, "rule"),)
    for index, row in enumerate(rows):
        if len(row) < len(widths):
            if index:
                yield EMPTY
            yield from wrap([_as(piece, "heading") for piece in row[0]], whole)
        else:
            yield from _row(row, widths) or [EMPTY]
        if below and below[index]:
            yield from indent(wrap(below[index], width - 2), [Span("  ")], [Span("  ")])


def _row(row: Sequence[Cell], widths: list[int]) -> list[Line]:
    done: list[Line] = []
    for index in reversed(range(len(widths))):
        cell = wrap(row[index], widths[index])
        text = _text(row[index])
        if index and text.replace(",", "").isdigit() and cell:
            cell = [(Span(" " * (widths[index] - cells(text))), *cell[0])]
        done = beside(cell, widths[index] + _GAP, done) if done else cell
    return done


def _blocks(header: Sequence[Cell], rows: Iterable[Sequence[Cell]], width: int) -> Iterator[Line]:
    """Each row as a title and the other cells below it, each behind the name of its column."""
    for number, row in enumerate(rows):
        divides = len(row) < len(header)
        if number and divides:
            yield EMPTY
        yield from wrap([_as(piece, "heading" if divides else "title") for piece in row[0]], width)
        facts = _named(zip(header[1:], row[1:], strict=False))
        yield from indent(wrap(facts, width - 2), [Span("  ")], [Span("  ")])


def _as(piece: Span, style: str) -> Span:
    """A piece in a style, unless it has a visible one of its own."""
    return piece._replace(style=style) if piece.style in ("", "code") else piece
