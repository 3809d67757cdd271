"""The formats of an answer, and the endings of their files; the module of a format is imported when it is used."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.errors import LibraryMissing, is_out_of_memory
from timeline.text import visible

if TYPE_CHECKING:
    from timeline.export.formats.layout import Look
    from timeline.export.forms import Files, Forms, Pieces
    from timeline.export.sheets.sheet import Sheet
    from timeline.telling.document import Document

ENDINGS: Mapping[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "md": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "datapackage": (),
    "ics": (".ics",),
    "timelinejs": (".json",),
    "svg": (".svg",),
    "github": (),
}
"""Every format with the endings of its files; a data package is a folder, and has none."""

EVERYWHERE = ("text", "json", "jsonl", "csv", "md", "html", "docx", "xlsx", "datapackage")
"""The formats that every answer has."""

DOCUMENTS = frozenset({"md", "html", "docx"})
"""Formats that are read from top to bottom."""

FOR_FILES = frozenset({"docx", "xlsx", "datapackage"})
"""Formats that no terminal can show."""


def by_ending(name: str) -> str | None:
    """Return the format of a file by the ending of its name; the first of several formats with the same ending."""
    lower = name.lower()
    return next((format for format, endings in ENDINGS.items() if lower.endswith(endings)), None)


def written(forms: "Forms", format: str) -> "Pieces | Files":
    """An answer in a format: the content of a file, or the files of a folder, made while it is read."""
    return forms.more[format]() if format in forms.more else _WRITERS[format](forms)


def _json(forms: "Forms") -> Iterable[str]:
    from timeline.export.formats.json_text import json_pieces

    return json_pieces(forms.value())


def _jsonl(forms: "Forms") -> Iterable[str]:
    from timeline.export.formats.json_text import json_lines
    from timeline.export.lines import lines

    return json_lines(forms.lines() if forms.lines is not None else lines(forms.value(), forms.lists))


def _csv(forms: "Forms") -> Iterable[str]:
    from timeline.export.formats.csv_text import csv_batches

    sheet = forms.sheet()
    return csv_batches((column.name for column in sheet.columns), sheet.batches)


@contextmanager
def needing(library: str, extra: str) -> Iterator[None]:
    """Raise `LibraryMissing` with a remedy if the library of a format cannot be imported."""
    try:
        yield
    except MemoryError:
        raise
    except ModuleNotFoundError:
        hint = f"pip install {library} brings it, as does the extra timeline-log[{extra}]"
        raise LibraryMissing(f"{extra} is written by {library}, which is not installed", hint) from None
    except Exception as error:  # noqa: BLE001 - what a damaged library raises when it is imported can be anything
        if is_out_of_memory(error):
            raise MemoryError from None
        hint = f"pip install --force-reinstall {library} may mend it"
        message = f"{extra} is written by {library}, which is there but does not load ({visible(str(error))})"
        raise LibraryMissing(message, hint) from None


def printed(document: "Document", format: str, look: "Look") -> "Pieces":
    """Print a document in a format for people."""
    if format == "md":
        from timeline.export.formats.markdown import as_markdown

        return as_markdown(document, look)
    if format == "html":
        from timeline.export.formats.web import as_html

        return as_html(document, look)
    with needing("python-docx", "docx"):
        from timeline.export.formats.word import as_docx

    return (as_docx(document, look),)


def _xlsx(forms: "Forms") -> Iterable[bytes]:
    with needing("XlsxWriter", "xlsx"):
        from timeline.export.formats.excel import as_xlsx

    return as_xlsx(_noted_sheet(forms))


def _datapackage(forms: "Forms") -> "Files":
    from timeline.export.formats.package import as_datapackage

    return as_datapackage(_noted_sheet(forms))


def _noted_sheet(forms: "Forms") -> "Sheet":
    """The table with what was not followed or is not to be passed on, for formats with a place beside the cells."""
    from timeline.export.restricted import restriction

    sheet = forms.sheet()
    notes = ["" if forms.note is None else forms.note()]
    notes += [] if sheet.workspace is None else [restriction(forms, sheet.workspace).removesuffix(".")]
    return sheet._replace(note=". ".join(filter(None, notes)))


_WRITERS: Mapping[str, "Callable[[Forms], Pieces | Files]"] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "xlsx": _xlsx,
    "datapackage": _datapackage,
}
