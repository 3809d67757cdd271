"""Who names what is in the index as it was told, also where it was put aside several times on the way."""

import pytest

from timeline.index import postings
from timeline.index.postings import Postings
from timeline.index.schema import create


@pytest.mark.parametrize("helping", [1, 2, 3, 100])
def test_every_entry_stands_with_every_term_that_it_names(helping: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "_HELPING", helping)
    connection = create(None)
    told = Postings(connection)
    told.add(5, [("place", "IQ"), ("actor", "a")])
    told.add(7, [("place", "IQ")])
    told.add(9, [("actor", "IQ"), ("place", "SY")])
    told.add(6, [("place", "SY"), ("actor", "a")])  # settled when all was read
    told.write()
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
    assert told.names("place") == ["IQ", "SY"]
    assert told.names("tag") == []


def test_numbers_of_any_size_are_kept() -> None:
    connection = create(None)
    told = Postings(connection)
    largest = (1 << 62) + 1
    told.add(largest, [("tag", "x")])
    told.write()
    assert connection.execute("SELECT entry, typeof(entry) FROM posting").fetchall() == [(largest, "integer")]


def test_where_nothing_is_named_nothing_is_written() -> None:
    connection = create(None)
    Postings(connection).write()
    assert connection.execute("SELECT count(*) FROM term").fetchone() == (0,)
