"""The journal: what was appended is read, halves of lines are not, and it does not grow for ever."""

import datetime
import json
import os
import stat
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.edits.small_edits import NOW, adding, contents, two_files, undo, write
from timeline.edits import journal as journal_module
from timeline.edits import records
from timeline.edits.journal import Journal
from timeline.edits.records import FileRecord, Place, Record, new_id, read, written
from timeline.edits.undoing import history
from timeline.errors import NothingWritten


def a_record(text: bytes = b"new", identity: str = "") -> Record:
    places = (Place(7, b"old \xff", text, b"ahead\r\n", "behind \u00e9 \U0001f30d".encode()),)
    files = (FileRecord("/log/a\udcff.yaml", None, b"\1" * 32, places), FileRecord("/log/b.yaml", b"\2" * 32, None, ()))
    when = datetime.datetime(2025, 3, 18, 12, 30, 1, tzinfo=datetime.UTC)
    entries = (("events", "e"), ("timeline", ""))
    return Record(identity or new_id(), "edit", "", when, "timeline add 'x\ny'", entries, files)


@pytest.fixture
def journal(folder: Path) -> Journal:
    return Journal(str(folder / "events.yaml"))


def test_what_is_written_is_read(journal: Journal) -> None:
    assert journal.records() == []
    assert journal.unfinished() is None
    first, second = a_record(), a_record()
    journal.begin(first)
    assert journal.unfinished() == first
    journal.end(first.id, "done")
    assert journal.unfinished() is None
    journal.begin(second)
    assert journal.records() == [(first, "done"), (second, None)]
    assert journal.unfinished() == second
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_a_long_line_is_unfinished_too(journal: Journal) -> None:
    record = a_record(b'{"end"' * 100_000)
    journal.begin(record)
    assert journal.unfinished() == record


@given(st.lists(st.binary(max_size=12), max_size=3), st.integers(1, 5))
def test_texts_are_written_in_pieces_of_any_size(texts: list[bytes], size: int) -> None:
    record = a_record("é🌍".encode())
    places = tuple(Place(number, text, text[::-1], b"\xc3", "\u20ac".encode()) for number, text in enumerate(texts))
    record = record._replace(files=(*record.files, record.files[0]._replace(places=places)))
    with mock.patch.object(records, "_PIECE", size):
        line = b"".join(written(record))
    assert line == b"".join(written(record))
    assert read(json.loads(line)) == record


@pytest.mark.parametrize("lost", [1, 2, 40])
def test_half_of_a_line_is_cut_off(journal: Journal, lost: int) -> None:
    first, second = a_record(), a_record()
    for record in (first, second):
        journal.begin(record)
        journal.end(record.id, "done")
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:-lost])
    assert journal.records() == [(first, "done"), (second, None)]
    assert journal.unfinished() == second
    journal.end(second.id, "done")
    assert journal.path.read_bytes() == whole


def test_half_of_an_edit_was_never_written(journal: Journal) -> None:
    first, second = a_record(), a_record()
    journal.begin(first)
    journal.end(first.id, "done")
    before = journal.path.read_bytes()
    journal.begin(second)
    journal.path.write_bytes(journal.path.read_bytes()[:-5])
    assert journal.records() == [(first, "done")]
    assert journal.unfinished() is None
    journal.begin(second)
    assert journal.path.read_bytes().startswith(before + b'{"id"')
    assert journal.records() == [(first, "done"), (second, None)]


def test_damaged_lines_are_passed_over(journal: Journal) -> None:
    first, second = a_record(), a_record()
    journal.begin(first)
    journal.end(first.id, "done")
    with open(journal.path, "ab") as file:
        file.write(b'\xff\xfe\n[]\nnull\n{"id": 1}\n{"id": "x", "files": [{}]}\n\n')
    journal.begin(second)
    journal.end(second.id, "dropped")
    assert journal.records() == [(first, "done"), (second, "dropped")]


def test_a_full_disk_leaves_the_journal_as_it_was(journal: Journal) -> None:
    journal.begin(a_record())
    before = journal.path.read_bytes()
    write_some = os.write

    def half(descriptor: int, content: bytes) -> int:
        if len(content) < 100:
            raise OSError(28, "No space left on device")
        return write_some(descriptor, content[: len(content) // 2])

    with mock.patch("os.write", half), pytest.raises(NothingWritten) as caught:
        journal.begin(a_record())
    assert str(caught.value).startswith(f"nothing was written: {journal.path} cannot be used: No space left on device;")
    assert journal.path.read_bytes() == before


def test_the_oldest_edits_go(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_EDITS", 10)
    monkeypatch.setattr(journal_module, "_BLOCK", 1_000)
    records = [a_record() for _ in range(60)]
    longest = 0
    for record in records:
        journal.begin(record)
        journal.end(record.id, "done")
        longest = max(longest, len(journal.records()))
    found = journal.records()
    assert [record for record, _ in found] == records[-len(found) :]
    assert 10 <= len(found) <= longest <= 17
    assert {end for _, end in found} == {"done"}
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_large_edits_go(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "LARGEST", 10_000)
    for size in (3_000, 3_000, 3_000, 3_000):
        record = a_record(b"x" * size)
        journal.begin(record)
        journal.end(record.id, "done")
    assert [len(record.files[0].places[0].new) for record, _ in journal.records()] == [3_000, 3_000]
    large = a_record(b"x" * 50_000)
    journal.begin(large)
    journal.end(large.id, "done")
    last = a_record()
    journal.begin(last)
    journal.end(last.id, "done")
    assert [record for record, _ in journal.records()] == [large, last]


def test_a_journal_is_of_one_file_by_whatever_name(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "link.yaml").symlink_to("events.yaml")
    names = ("events.yaml", "link.yaml", "sub/../events.yaml")
    assert len({Journal(str(folder / name)).path for name in names}) == 1
    assert Journal(str(folder / "other.yaml")).path != Journal(str(folder / "events.yaml")).path


def test_an_edit_whose_beginning_was_forgotten_cannot_be_taken_back(folder: Path) -> None:
    log = two_files(folder)
    write(adding(log, "one"))
    undo(log)
    write(adding(log, "two"))
    path = Journal(log).path
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[2:]))  # the undo of the first edit is the oldest line now
    assert [edit.command for edit in history(log)] == ["timeline add two"]
    undo(log)
    with pytest.raises(NothingWritten) as caught:
        undo(log)
    expected = "nothing was written: there is no edit to take back; 'timeline history' lists the edits of this log"
    assert str(caught.value) == expected
    assert len(contents(log)) == 2
    assert history(log)[0].when == NOW
