"""The addresses of links behind cells, as columns of a table of their own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.tables.asides import padded
from timeline.tables.cells import Content, Row
from timeline.tables.headings import HeadedTable, Heading
from timeline.tables.letters import letter_of
from timeline.text import quoted

LINK_OF = "link of "
"""The beginning of the name of such a column."""


def linked(table: HeadedTable) -> HeadedTable:
    """Return a table with a column more for each one whose cells have links, named `link of` with its heading."""
    first = table.header_row or 0
    behind = {place: address for place, address in table.links.items() if place[0] > first}
    width = len(table.headings)
    columns = sorted({column for _, column in behind if column < width})
    if not columns:
        return table
    names = [f"{LINK_OF}{table.headings[column].name}" for column in columns]
    places = enumerate(zip(names, columns, strict=True))
    added = [Heading(name, letter_of(column), width + at) for at, (name, column) in places]
    cells = "1 cell has a link" if len(behind) == 1 else f"{len(behind):,} cells have links"
    note = f"{cells}: addresses are read as {', '.join(map(quoted, names[:3]))}{' …' if len(names) > 3 else ''}"
    rows = _rows(table.rows, columns, behind, width)
    return table._replace(headings=(*table.headings, *added), rows=rows, notes=(*table.notes, note))


def without_links(rows: Iterable[Row], names: Sequence[str]) -> Iterator[Row]:
    """Give the rows of a table with headings of these names as they were before its links became columns."""
    width = next((index for index, name in enumerate(names) if name.startswith(LINK_OF)), None)
    return iter(rows) if width is None else (row._replace(cells=row.cells[:width]) for row in rows)


def _rows(
    rows: Iterator[Row], columns: Sequence[int], links: Mapping[tuple[int, int], str], width: int
) -> Iterator[Row]:
    """Give the rows with the addresses of their links behind the last heading."""
    for row in rows:
        found: list[Content] = [links.get((row.number, column)) for column in columns]
        if any(found) or len(row.cells) > width:
            cells = padded(row.cells[:width], width)
            yield row._replace(cells=(*cells, *found, *row.cells[width:]))
        else:
            yield row
