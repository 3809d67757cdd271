"""Tables of an XLSX workbook, read without a library: values as they were saved, with the formats that they have.

python-calamine, which reads XLS, gives errors in cells as nothing, a date of which only the year shows as the first of
January, and makes room for every cell up to the last one before it can be asked how many these are.
"""

from collections.abc import Iterator

from timeline.tables.archives import Archive
from timeline.tables.cells import Row, Table
from timeline.tables.files import open_table_file
from timeline.tables.marks import Marks, marks_of
from timeline.tables.merging import filled, note_on
from timeline.tables.notes import on_asides, on_hidden
from timeline.tables.workbook import SheetPart, Workbook, has_comments, read_styles, read_texts, read_workbook
from timeline.tables.worksheet import Meaning, worksheet_rows


def xlsx_sheets(name: str) -> tuple[SheetPart, ...]:
    """List the sheets of a workbook that have cells."""
    with open_table_file(name) as file, Archive(file, name) as archive:
        return read_workbook(archive).sheets


def xlsx_table(name: str, sheet: str) -> Table:
    """Open a sheet of a workbook by its name."""
    with open_table_file(name) as file, Archive(file, name) as archive:
        workbook = read_workbook(archive)
        part = next(part for part in workbook.sheets if part.name == sheet)
        marks = marks_of(archive, part)
        asides = on_asides(marks.other_links, has_comments(archive, part))
    notes = (*workbook.notes, *on_hidden(marks.hidden_rows, marks.hidden_columns), *note_on(marks.merged), *asides)
    return Table(sheet, _rows(name, workbook, part, marks), notes, name, workbook.is_1904, marks.links)


def _rows(name: str, workbook: Workbook, part: SheetPart, marks: Marks) -> Iterator[Row]:
    with open_table_file(name) as file, Archive(file, name) as archive:
        texts = read_texts(archive, workbook.texts_part)
        meaning = Meaning(texts, read_styles(archive, workbook.styles_part), workbook.is_1904)
        yield from filled(worksheet_rows(archive, part, meaning), marks.merged, name, part.name)
