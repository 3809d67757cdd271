"""Imports of very many rows: they are written together, and the files are the same as if each was added alone."""

import datetime
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.helpers import a_folder, run
from timeline import spool
from timeline.edits import adding, texts
from timeline.edits.pending import prepared
from timeline.edits.room import open_for_edit
from timeline.errors import NothingWritten
from timeline.imports.applying import OfKinds, applied
from timeline.imports.reading import map_of, read_file
from timeline.log.editing.repeated import Repeated, Written

MAP = """\
import:
  source: {id: releases, title: Conflict releases}
  identity: id
  into: events
  fields:
    id: "row-{id}"
    date: {column: when}
    title: "{what} [{id}]"
    type: battle
    places: {column: where}
    actors: {column: who, split: ";"}
  figures:
    - {measure: deaths, unit: people, value: dead, over: date}
"""
HEAD = "timeline: {title: A log, covers: 1900/2026-12-31}\n"
TABLE = "id,when,what,where,who,dead\n" + "".join(
    f"{n},20{n % 20 + 2:02}-05-{n % 28 + 1:02},Clash: {n % 7},Mali,JNIM;Group {n % 5},{n % 9}\n" for n in range(60)
)


def dated(*dates: str) -> str:
    return "events:\n" + "".join(
        f"  - id: e{number}\n    date: {date}\n    title: Of {date}\n    type: other\n"
        for number, date in enumerate(dates)
    )


YEARS = """\
events:
  # 2010
  - {id: a, date: 2010-02, title: A, type: other}

  # 2011
  - {id: b, date: 2011-02, title: B, type: other}
"""
LOGS = {
    "empty": HEAD,
    "without a last line end": HEAD.strip(),
    "with line ends of Windows": HEAD.replace("\n", "\r\n") + "# Notes\r\n",
    "in order": HEAD + dated("2005-01-01", "2010", "2012-06"),
    "the latest first": HEAD + dated("2012-06", "2010", "2005-01-01"),
    "in no order": HEAD + dated("2012-06", "2010", "2015", "2003", "2018", "2005-01-01"),
    "under years": HEAD + YEARS,
    "in brackets": HEAD + "events: [{id: a, date: 2010-02, title: A, type: other}]\n",
    "with actors": HEAD + "actors:\n  group-1: {name: Group 1}\n  zz: {name: Z}\n" + dated("2012"),
    "that goes on": HEAD + dated("2012") + "plans: []\nviews:\n  v: country:ML\n",
    "of many events": HEAD
    + dated(*(f"{year}-{month:02}-{day:02}" for year in range(2000, 2025) for month in (2, 9) for day in range(1, 29))),
}


def imported(log: str, folder: Path, many: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files of a log after an import, where so many entries are written together."""
    (asked(folder) / "events.yaml").write_bytes(log.encode())
    monkeypatch.setattr(adding, "MANY", many)
    done = run("import", "table.csv", "--map", "map.yaml", "--apply", "new", "--yes", cwd=folder)
    assert done.code == 0, done.err
    return {name: (folder / name).read_bytes() for name in ("events.yaml", "imports/releases.jsonl")}


@pytest.mark.parametrize("name", LOGS)
def test_the_files_are_the_same_as_if_each_entry_was_added_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    log = LOGS[name]
    monkeypatch.setattr(texts, "LARGEST_WHOLE", 20_000)  # the log of many events is changed in parts
    expected = imported(log, a_folder(), 1_000, monkeypatch)
    folder = a_folder()
    monkeypatch.setattr(spool, "MOST_IN_MEMORY", 700)
    assert imported(log, folder, 1, monkeypatch) == expected
    assert run("check", cwd=folder).code == 0
    again = run("import", "table.csv", "--map", "map.yaml", cwd=folder)
    assert "Nothing is new, and nothing was changed." in again.out
    assert run("undo", "--yes", cwd=folder).code == 0
    assert (folder / "events.yaml").read_bytes() == log.encode()
    assert not (folder / "imports").exists() or not [*(folder / "imports").iterdir()]
    assert run("redo", "--yes", cwd=folder).code == 0
    assert (folder / "events.yaml").read_bytes() == expected["events.yaml"]


def asked(folder: Path) -> Path:
    """A folder with an empty log, a map and a table."""
    (folder / "events.yaml").write_text(HEAD)
    (folder / "map.yaml").write_text(MAP)
    (folder / "table.csv").write_text(TABLE)
    return folder


def written_wrongly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one of the texts say something else than is meant."""
    written = Repeated.written

    def wrongly(self: Repeated, id: str, given: str) -> Written:
        right = written(self, id, given)
        return right._replace(lines=right.lines.replace("Clash: 3 [17]", "Clash: 3 [18]"))

    monkeypatch.setattr(Repeated, "written", wrongly)


def test_what_would_say_something_else_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MANY", 1)
    written_wrongly(monkeypatch)
    folder = asked(a_folder())
    done = run("import", "table.csv", "--map", "map.yaml", "--apply", "new", "--yes", cwd=folder)
    assert done.code == 5
    assert "the new text would not say what was meant: the entry 'row-17' in 'events'" in " ".join(done.err.split())
    kept = Path(done.err.split()[-1]).read_text()
    assert "Clash: 3 [18]" in kept
    assert "Clash: 3 [17]" not in kept
    assert (folder / "events.yaml").read_text() == HEAD
    assert sorted(one.name for one in folder.iterdir()) == ["events.yaml", "map.yaml", "table.csv"]


@pytest.mark.parametrize("is_wrong", [False, True])
def test_what_nobody_checked_is_proved_before_it_is_written(is_wrong: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MANY", 1)
    if is_wrong:
        written_wrongly(monkeypatch)
    folder = asked(a_folder())
    opened = open_for_edit(str(folder / "events.yaml"), datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC))
    found = read_file(opened, str(folder / "table.csv"), map_of(str(folder / "map.yaml")), offers=True)
    with (
        pytest.raises(NothingWritten) if is_wrong else nullcontext(),
        prepared(applied(opened, found.offers, OfKinds(["new"]), "import").edit) as pending,
    ):
        pending.commit()
    assert ("row-17" in (folder / "events.yaml").read_text()) == (not is_wrong)
