"""Answers read back, each format by a reader that is not ours; every reader gives the texts that it found."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from timeline.addresses import encoded, is_address


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a JSON value, keys and numbers too."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from (key, *texts_of(part))
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)
    elif value is not None:
        yield str(value)


def _json(path: Path) -> str:
    return "\n".join(texts_of(json.loads(path.read_bytes())))


def _jsonl(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(text for line in lines for text in texts_of(json.loads(line)))


def _csv(path: Path) -> str:
    header, *rows = csv.reader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True)
    assert len(set(header)) == len(header)
    assert all(len(row) == len(header) for row in rows)
    return "\n".join(cell for row in rows for cell in row)


def _markdown(path: Path) -> str:
    """Return the text that a reader sees; there is no HTML in it, and no rule that a text has drawn."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(path.read_text(encoding="utf-8"))
    every = [one for token in tokens for one in (token, *(token.children or ()))]
    assert {one.type for one in every}.isdisjoint({"html_block", "html_inline", "image", "hr", "fence", "code_block"})
    return "\n".join(one.content for one in every if one.content)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _html(path: Path) -> str:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    assert {"html", "title"} <= page.tags
    assert page.tags.isdisjoint({"img", "iframe", "u"})
    return "".join(page.texts)


def _docx(path: Path) -> str:
    document = pytest.importorskip("docx").Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _xlsx(path: Path) -> str:
    book = pytest.importorskip("openpyxl").load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    # Only what is an address leads anywhere, and only to itself.
    links = {cell.hyperlink.target: cell.value for cell in cells if cell.hyperlink is not None}
    assert all(is_address(str(target)) and target == encoded(str(value)) for target, value in links.items()), links
    return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


def _package(folder: Path) -> str:
    described = json.loads((folder / "datapackage.json").read_bytes())
    paths = [resource["path"] for resource in described["resources"]]
    assert {path.name for path in folder.iterdir()} == {"datapackage.json", *paths}
    return "\n".join(_csv(folder / path) for path in paths)


def _ics(path: Path) -> str:
    from icalendar import Calendar

    return "\n".join(str(one.get("uid", "")) for one in Calendar.from_ical(path.read_bytes()).walk())


def _svg(path: Path) -> str:
    return "\n".join(ElementTree.fromstring(path.read_bytes()).itertext())


def _text(path: Path) -> str:
    """Check that a text has no control characters, and join its wrapped lines."""
    text = path.read_text(encoding="utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    return text


READERS: Mapping[str, Callable[[Path], str]] = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "md": _markdown,
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "datapackage": _package,
    "ics": _ics,
    "timelinejs": _json,
    "svg": _svg,
    "github": _text,
}

_WRITERS = {"docx": "word", "xlsx": "excel", "datapackage": "package"}


def needs_its_writer(format: str) -> None:
    """Skip what needs a writer that is not there."""
    module = _WRITERS.get(format)
    if module is not None and find_spec(f"timeline.export.formats.{module}") is None:
        pytest.skip(f"nobody writes {format} yet")
