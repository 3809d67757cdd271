"""Making the files that are read, and reading them whole."""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from timeline.errors import TableUnreadable
from timeline.tables.cells import Content, Row
from timeline.tables.opening import open_table


def rows_of(path: Path, **asked: Any) -> list[Row]:
    return [*open_table(path, **asked).rows]


def cells_of(path: Path, **asked: Any) -> list[tuple[Any, ...]]:
    """The cells of the rows that have any."""
    return [row.cells for row in rows_of(path, **asked) if any(cell is not None for cell in row.cells)]


def notes_of(path: Path, **asked: Any) -> tuple[str, ...]:
    return open_table(path, **asked).notes


def refusal(path: Path, **asked: Any) -> str:
    """What is said of a file that cannot be read, without its folder."""
    with pytest.raises(TableUnreadable) as refused:
        rows_of(path, **asked)
    assert refused.value.exit_code == 3
    return str(refused.value).replace(f"{path.parent}/", "")


def written(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return path


def workbook(path: Path, fill: Callable[[xlsxwriter.Workbook, Any], None], **options: Any) -> Path:
    """A workbook of one sheet, Events, which `fill` writes to."""
    with xlsxwriter.Workbook(str(path), options) as book:
        fill(book, book.add_worksheet("Events"))
    return path


def sheet_of(path: Path, rows: Sequence[Sequence[Content]]) -> Path:
    """A workbook of plain cells."""

    def fill(_: xlsxwriter.Workbook, sheet: Any) -> None:
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write_string(row, column, cell) if isinstance(cell, str) else sheet.write(row, column, cell)

    return workbook(path, fill)


def peak_of_reading(path: Path) -> tuple[int, int]:
    """The number of cells of a table, and the kilobytes that reading it takes at most, Python's own included."""
    program = (
        "import sys\n"
        "from timeline.tables.headings import headed\n"
        "from timeline.tables.opening import open_table\n"
        "table = headed(open_table(sys.argv[1]), header='none')\n"
        "print(sum(len(row.cells) for row in table.rows))\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))\n"
    )
    told = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    cells, peak = map(int, told.stdout.split())
    return cells, peak


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": '<workbook xmlns:r="x"><sheets><sheet name="Events" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{RELATIONS}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def bare(path: Path, sheet: str | bytes, more: Mapping[str, str | bytes] | None = None) -> Path:
    """A workbook by hand, with the XML of its sheet, and further or other parts."""
    parts = {**PARTS, "xl/worksheets/sheet1.xml": sheet, **(more or {})}
    return packed(path, parts.items())


def packed(path: Path, parts: Iterable[tuple[str, str | bytes]], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return path


def data(rows: str) -> str:
    """The XML of a sheet with these rows."""
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
