"""Entries for editing in the formats that come back: a workbook, and CSV."""

from collections.abc import Iterable

from timeline.export.forms import Forms
from timeline.export.sheets.for_editing import ForEditing, csv_cells, csv_columns


def forms(answer: ForEditing) -> Forms:
    """Return the two formats of entries that are to be edited."""

    def none() -> object:
        raise AssertionError("only CSV and a workbook come back")

    return Forms(
        value=none,
        lists=(),
        sheet=none,  # type: ignore[arg-type] # both formats have writers of their own
        more={"csv": lambda: _csv(answer), "xlsx": lambda: _xlsx(answer)},
    )


def _csv(answer: ForEditing) -> Iterable[str]:
    from timeline.export.formats.csv_text import csv_rows

    return csv_rows(csv_columns(answer.sections), csv_cells(answer))


def _xlsx(answer: ForEditing) -> Iterable[bytes]:
    from timeline.export.formats import needing

    with needing("XlsxWriter", "xlsx"):
        from timeline.export.formats.excel_for_editing import as_xlsx_for_editing

    return as_xlsx_for_editing(answer)
