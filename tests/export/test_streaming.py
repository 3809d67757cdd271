"""A large answer is never in memory as a whole: each format takes row after row, and writes as it goes."""

import itertools
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from tests.helpers import workspace_of
from timeline import spool
from timeline.export.chronology import forms
from timeline.export.formats import printed, written
from timeline.export.formats.layout import PLAIN
from timeline.export.sheets import sheet
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import plain_lines
from timeline.reports.chronology import chronology
from timeline.telling.document import Cite, Document, Entry, Head, heading, phrase

LOG = """\
timeline: {title: A log, covers: 2000/2025-12-31}
sources: {s: {title: A source, publisher: A paper, url: "https://example.org/s"}}
events:
  - {id: e, date: 2020-01-01, title: An event, type: law, places: [IQ, SY], sources: [s]}
plans:
  - {id: p, title: A plan, kind: commitment, announced: 2020-02-01, deadline: 2021, sources: [s]}
"""
WORKSPACE = workspace_of(LOG)

WRITTEN_AT_ONCE = ("csv", "json", "jsonl", "text", "md", "html", "ics", "timelinejs")
"""The formats of which a part is written before the rows have been read to the end."""

FEW, MANY = 150, 600

FOR_EACH_ROW = {"xlsx": 1_500, "datapackage": 300}
"""Bytes that may stay in memory for each row: its links and its height in Excel, its id in a data package."""
ELSE = 250
"""The same in other formats, which keep nothing: a row takes over 1,000 bytes, and at least 300 in any format.

The interpreter itself keeps up to 2,000 freed tuples of each length.
"""


class Rows:
    """A number of rows, which are made anew each time that they are read, each with an entry of its own."""

    def __init__(self, count: int, kinds: tuple[str, ...] = ("event", "announced", "deadline")) -> None:
        rows = [row for row in chronology(WORKSPACE, Question()).rows if row.what in kinds]
        self._rows = list(itertools.islice(itertools.cycle(rows), count))

    def __iter__(self) -> Iterator[Any]:
        for number, row in enumerate(self._rows):
            text = f"{number} happened, and was told in words. " * 8
            yield row._replace(entry=row.entry._replace(id=f"e-{number}", summary=text))


def answer(count: int) -> Any:
    """An answer as `list` gives it, of so many rows."""
    return SimpleNamespace(
        rows=Rows(count),
        events=Rows(count, ("event",)),
        plan_dates=Rows(count, ("announced", "deadline")),
        counts=SimpleNamespace(not_judged=0),
        not_judged=0,
        without_place=0,
        period=None,
    )


def document(count: int) -> Document:
    """A document of so many entries."""
    entries = (
        Entry(
            title=phrase(f"Event {number}"),
            lead=phrase("1 Jan 2020"),
            summary=phrase("It happened, and was told in words. " * 8),
            excerpt=phrase("It happened, and was told in words. " * 8),
            cites=(Cite(WORKSPACE.logs[0].events["e"].sources, WORKSPACE.logs[0]),),
            id=f"e-{number}",
        )
        for number in range(count)
    )
    return Document(Head("A log"), itertools.chain((heading(2, "2020"),), entries))


def pieces(format: str, count: int) -> Iterable[Any]:
    """An answer in a format."""
    if format == "text":
        return plain_lines(painted(document(count), 100))
    if format in ("md", "html"):
        return printed(document(count), format, PLAIN)
    content = written(forms(answer(count), WORKSPACE), format)
    return itertools.chain.from_iterable(content.values()) if isinstance(content, Mapping) else content


def peak(make: Callable[[], Iterable[Any]]) -> tuple[int, int]:
    """The most memory that was in use while the pieces were made, beyond that before, and their size, in bytes."""
    tracemalloc.start()
    try:
        size = sum(map(len, make()))
        return tracemalloc.get_traced_memory()[1], size
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("format", [*WRITTEN_AT_ONCE, "xlsx", "datapackage"])
def test_memory_does_not_grow_with_the_answer(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_BATCH", 64)  # Python keeps shorter tuples when they are freed
    monkeypatch.setattr(spool, "BATCH", 20)
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 1)
    peak(lambda: pieces(format, MANY))  # imports, caches, and the interpreter's lists of freed tuples
    little, small = peak(lambda: pieces(format, FEW))
    # What else the process did before can only add to a peak, so the least of three counts.
    much, large = min(peak(lambda: pieces(format, MANY)) for _ in range(3))
    assert (much - little) / (MANY - FEW) < FOR_EACH_ROW.get(format, ELSE)
    assert format == "xlsx" or (large - small) / (MANY - FEW) > 300  # Excel's file is packed


@pytest.mark.parametrize("format", WRITTEN_AT_ONCE)
def test_the_first_piece_is_there_before_the_last_row_is_made(format: str) -> None:
    read = 0

    def counted(rows: Iterable[Any]) -> Iterator[Any]:
        nonlocal read
        for read, row in enumerate(rows, 1):  # noqa: B007 - the number is what is asked for
            yield row

    if format in ("text", "md", "html"):
        shown = document(MANY)._replace(blocks=counted(document(MANY).blocks))
        made = plain_lines(painted(shown, 100)) if format == "text" else iter(printed(shown, format, PLAIN))
    else:
        asked = answer(MANY)
        asked.rows = type("Counted", (), {"__iter__": lambda _: counted(Rows(MANY))})()
        made = iter(written(forms(asked, WORKSPACE), format))
    for _ in itertools.islice(made, 3):
        pass
    # TimelineJS needs the years of all rows in front; CSV is made some hundred rows at a time.
    assert read <= (MANY if format == "timelinejs" else 550)
