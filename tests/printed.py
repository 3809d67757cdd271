"""Documents and tables as whole texts, which the formats make piece by piece."""

from collections.abc import Iterable

from timeline.export.formats import csv_text, excel, markdown, web
from timeline.export.formats.layout import PLAIN, Look
from timeline.export.sheets.sheet import Row, Sheet
from timeline.telling.document import Document


def as_markdown(document: Document, look: Look = PLAIN) -> str:
    return "".join(markdown.as_markdown(document, look))


def as_html(document: Document, look: Look = PLAIN) -> str:
    return "".join(web.as_html(document, look))


def csv_rows(header: Iterable[str], rows: Iterable[Row]) -> str:
    return "".join(csv_text.csv_rows(header, rows))


def as_xlsx(sheet: Sheet) -> bytes:
    return b"".join(excel.as_xlsx(sheet))
