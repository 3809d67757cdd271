"""Opening the file of a table, and telling by its first bytes what it is: its ending may say anything."""

from enum import Enum
from typing import BinaryIO

from timeline.errors import TableUnreadable
from timeline.plain_files import NotPlain, open_plain

_HEAD = 1 << 10

_OTHERS = (
    (b"%PDF", "this is a PDF", "save the table as CSV or XLSX"),
    (b"{\\rtf", "this is a text in RTF", "save the table as CSV or XLSX"),
    (b"\x1f\x8b", "this is a file packed with gzip", "unpack it first"),
    (b"BZh", "this is a file packed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "this is a file packed with xz", "unpack it first"),
    (b"7z\xbc\xaf", "this is a 7z archive", "unpack it first"),
    (b"Rar!", "this is a RAR archive", "unpack it first"),
    (b"PAR1", "this is a Parquet file", "save the table as CSV"),
    (b"SQLite format 3", "this is an SQLite database", "save the table as CSV"),
    (b"\x89PNG", "this is a picture", "save the table as CSV or XLSX"),
    (b"\xff\xd8\xff", "this is a picture", "save the table as CSV or XLSX"),
)
_MARKUP = (
    (b"<!doctype html", b"<html", "this is a web page, whatever its name says"),
    (b"<table", b"<meta", "this is a web page, whatever its name says"),
    (b"mime-version:", b"x-document-type:", "this is a web page in one file (MHTML), whatever its name says"),
    (b"<?xml", b"<?mso-", "this is an XML file, not a table"),
    (b'{"', b'[{"', "this is JSON, not a table"),
)


class Kind(Enum):
    """A kind of file that holds tables."""

    CSV = "CSV"
    XLSX = "XLSX"
    ODS = "ODS"
    XLS = "XLS"


def open_table_file(name: str) -> BinaryIO:
    """Open the file of a table; `TableUnreadable` where it is missing, not a plain file, or not ours to read."""
    try:
        return open_plain(name)
    except NotPlain as error:
        hint = "name a file in it" if error.is_folder else error.hint
        raise TableUnreadable(name, error.reason, hint) from None


def kind_of(name: str) -> Kind:
    """Return the kind of a file by its content; `TableUnreadable` for one that is known to hold no table."""
    with open_table_file(name) as file:
        head = file.read(_HEAD)
        if head.startswith(b"PK\x03\x04"):
            return _kind_of_archive(name, file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.XLS
    for start, reason, hint in _OTHERS:
        if head.startswith(start):
            raise TableUnreadable(name, reason, hint)
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for one, other, reason in _MARKUP:
        if plain.startswith((one, other)):
            raise TableUnreadable(name, reason, "open it in a spreadsheet program and save it as CSV or XLSX")
    return Kind.CSV


def _kind_of_archive(name: str, file: BinaryIO) -> Kind:
    from timeline.tables.archives import Archive

    with Archive(file, name) as archive:
        parts = archive.names
        if "content.xml" in parts and archive.start_of("mimetype").startswith(b"application/vnd.oasis.opendocument.s"):
            return Kind.ODS
        if "_rels/.rels" in parts:
            if any(part.endswith("workbook.bin") for part in parts):
                raise TableUnreadable(name, "this is a binary workbook (XLSB)", "save it as XLSX")
            if not any(part.startswith("word/") for part in parts):
                return Kind.XLSX
            raise TableUnreadable(name, "this is a text of Word, not a workbook", "copy the table into a workbook")
        if any(part.endswith(".iwa") for part in parts):
            raise TableUnreadable(name, "this is a document of Numbers", "export it as XLSX or CSV")
    raise TableUnreadable(name, "this is an archive, and no workbook", "unpack it first")
