"""Both copies of an index are asked: what one of them does not say is damage, by whatever statement it is found."""

import sqlite3

import pytest

from tests.helpers import a_folder, a_log
from tests.index.logs import ONE
from timeline.index.build import build
from timeline.index.damage import IndexDamaged
from timeline.index.opening import load_log
from timeline.index.schema import INDEXES, TABLES, create
from timeline.index.tables import Tables, _of_the_copy
from timeline.index.verified import distrust


@pytest.fixture
def tables() -> Tables:
    made = Tables(create(None))
    build(a_log(ONE), made)
    made.double()
    return Tables(made.connection, "the file", is_double=True)


TOUCHED = {
    "about": "UPDATE about SET value = 'x' WHERE key = 'header'",
    "file": "DELETE FROM file",
    "segment": "UPDATE segment SET line = line + 1",
    "entry": "UPDATE entry SET shows = shows + 1 WHERE number = (SELECT max(number) FROM entry)",
    "absence": "UPDATE absence SET last = last + 1",
    "tally": "UPDATE tally SET entries = entries + 1",
    "term": "DELETE FROM term WHERE number = 3",
    "posting": "DELETE FROM posting WHERE term = 2",
    "closure": "DELETE FROM closure WHERE whole = part",
    "name": "INSERT INTO name VALUES ('place', 'x', 'y', 0)",
    "look": "UPDATE look SET checksum = checksum + 1 WHERE entry = (SELECT max(entry) FROM look)",
    "warning": "INSERT INTO warning (entry, number, code) VALUES ('x', 1000, 'x')",
}


def test_every_table_is_there_twice_but_for_the_documents(tables: Tables) -> None:
    assert {*TOUCHED, "document"} == {*TABLES}
    names = {row[0] for row in tables.connection.execute("SELECT name FROM sqlite_master")}
    assert {f"{name}_copy" for name in (*TOUCHED, *INDEXES, "words")} <= names


@pytest.mark.parametrize("which", ["first", "second"])
@pytest.mark.parametrize("table", TOUCHED)
def test_a_change_in_one_copy_is_damage(tables: Tables, table: str, which: str) -> None:
    query = f"SELECT * FROM {table}"
    before = [*tables.execute(query)]
    tables.connection.execute(TOUCHED[table] if which == "first" else _of_the_copy(TOUCHED[table]))
    with pytest.raises(IndexDamaged) as found:
        list(tables.execute(query))
    assert found.value.file == "the file"
    rows = tables.execute(query)
    with pytest.raises(IndexDamaged):
        [rows.fetchone() for _ in range(len(before) + 1)]


def test_the_full_text_is_there_twice(tables: Tables) -> None:
    query = "SELECT rowid, bm25(words, 10.0, 1.0) FROM words WHERE words MATCH ? ORDER BY rowid"
    found = [*tables.execute(query, ('"a"*',))]
    assert len(found) > 3
    values = ("delete", found[0][0], "a", "a")
    tables.connection.execute("INSERT INTO words_copy (words_copy, rowid, title, summary) VALUES (?, ?, ?, ?)", values)
    with pytest.raises(IndexDamaged):
        _ = [*tables.execute(query, ('"a"*',))]


def test_writes_go_to_both_copies(tables: Tables) -> None:
    tables.execute("INSERT INTO tally VALUES (?, ?, 0)", (77, 1))
    tables.executemany("INSERT INTO tally VALUES (?, ?, 0)", iter([(78, 2), (79, 3)]))
    assert tables.execute("INSERT INTO term (role, name) VALUES ('tag', 'new')").last_row is not None
    for table, column in (("tally", "kind"), ("tally_copy", "kind")):
        rows = tables.connection.execute(f"SELECT entries FROM {table} WHERE {column} > 70")
        assert [row[0] for row in rows] == [1, 2, 3]
    tables.execute("INSERT INTO document VALUES (5, 'once')")
    assert tables.execute("SELECT body FROM document WHERE number = 5").fetchone() == ("once",)


def test_constraint_errors_are_no_damage(tables: Tables) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        tables.execute("INSERT INTO tally VALUES (5, 0, 0)")


def test_files_that_sqlite_cannot_read_are_damage(tables: Tables) -> None:
    with pytest.raises(IndexDamaged):
        tables.execute("SELECT nothing FROM entry")


LOG = """
timeline: {title: T, covers: 2000/2025}
events:
  - {id: one, date: 2024-01-01, title: Alpha happens, type: law}
  - {id: two, date: 2024-01-01, title: Omega happens, type: law}
"""


@pytest.mark.parametrize(
    "damage",
    [
        [(b"Alpha happens", b"Alpha h\x01ppens")],
        [(b"Alpha happens", b"Alpha iappens")],
        [(b"Alpha happens", b"\xff\xfe\xfdha happens")],
        [(b"Alpha happens", b"Omega happens"), (b"Omega happens", b"Alpha happens")],
    ],
    ids=["a separator", "a letter", "no text", "exchanged"],
)
def test_a_document_is_that_of_its_entry(damage: list[tuple[bytes, bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    """No other bytes of the file are touched, so that nothing but the document itself can tell."""
    cache, log = a_folder(), a_log(LOG)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    load_log(log)
    (path,) = cache.rglob("*.index")
    content = path.read_bytes()
    with open(path, "r+b") as file:
        for before, after in damage:
            assert content.count(before) == 1
            file.seek(content.index(before))
            file.write(after)
    loaded = load_log(log)
    with pytest.raises(IndexDamaged) as found:
        list(loaded.log.events.values())
    assert found.value.file == str(path)
    distrust(found.value)
    again = load_log(log)
    assert [event.title for event in again.log.events.values()] == ["Alpha happens", "Omega happens"]
    assert not path.exists()
