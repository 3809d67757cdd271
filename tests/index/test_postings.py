"""Postings are in the index as they were added, also if they were written in several batches."""

import pytest

from timeline.index import postings as postings_module
from timeline.index.postings import Postings
from timeline.index.schema import create


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_every_entry_stands_with_every_term_that_it_names(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "_BATCH", batch)
    connection = create(None)
    postings = Postings(connection)
    postings.add(5, 5, [("place", "IQ"), ("actor", "a")])
    postings.add(7, 5, [("place", "IQ")])
    postings.add(9, 5, [("actor", "IQ"), ("place", "SY")])
    postings.add(6, 5, [("place", "SY"), ("actor", "a")])  # settled when all was read
    postings.write()
    query = "SELECT role, name, entry FROM posting JOIN term ON term.number = posting.term"
    assert sorted(connection.execute(query)) == [
        ("actor", "IQ", 9),
        ("actor", "a", 5),
        ("actor", "a", 6),
        ("place", "IQ", 5),
        ("place", "IQ", 7),
        ("place", "SY", 6),
        ("place", "SY", 9),
    ]
    assert postings.names("place") == ["IQ", "SY"]
    assert postings.names("tag") == []


def test_numbers_of_any_size_are_kept() -> None:
    connection = create(None)
    postings = Postings(connection)
    largest = (1 << 62) + 1
    postings.add(largest, 5, [("tag", "x")])
    postings.write()
    assert connection.execute("SELECT entry, typeof(entry) FROM posting").fetchall() == [(largest, "integer")]


def test_entries_without_names_write_no_postings() -> None:
    connection = create(None)
    Postings(connection).write()
    assert connection.execute("SELECT count(*) FROM term").fetchone() == (0,)
