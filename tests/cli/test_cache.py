"""`timeline cache`: what it says of each log, and what it removes: what is ours, and nothing else."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import a_folder, a_log, run
from timeline.index import fingerprint
from timeline.index.codec import written
from timeline.index.folder import cache_entry_of

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
actors: {a: {name: A}}
events:
  - {id: one, date: 2024, title: T, type: law}
  - {id: two, date: 2024, title: T, type: law}
plans: [{id: p, title: T, kind: demand, announced: 2024}]
figures: [{id: f, subject: a, measure: men, unit: people, as_of: 2024, value: 3}]
"""


@pytest.fixture
def home() -> Path:
    """A cache folder of its own; the program's part of it is `home / "timeline"`."""
    return a_folder()


def asked(home: Path, *words: str) -> dict[str, Any]:
    done = run("cache", "--format", "json", *words, XDG_CACHE_HOME=str(home))
    assert (done.code, done.err) == (0, "")
    document: dict[str, Any] = json.loads(done.out)
    return document


def kept(home: Path, text: str = LOG) -> Path:
    """A log of which an index is kept."""
    log = Path(a_log(text))
    assert run("list", "--log", str(log), XDG_CACHE_HOME=str(home)).code == 0
    return log


def states(home: Path) -> dict[str | None, str]:
    return {one["log"]: one["state"] for one in asked(home)["logs"]}


def files(home: Path) -> list[Path]:
    return sorted(path for path in home.rglob("*") if path.is_file())


def test_an_empty_cache(home: Path) -> None:
    assert asked(home) == {
        "schema": "timeline.cache/1", "folder": str(home / "timeline"), "logs": [], "left": {"files": 0, "size": 0},
        "size": 0, "cleared": None,
    }  # fmt: skip
    assert run("cache", XDG_CACHE_HOME=str(home)).out == (
        f"Indexes of logs\n\nKept in {home / 'timeline'}\nNothing is kept.\n"
    )
    out = run("cache", "--clear", XDG_CACHE_HOME=str(home)).out
    assert out == f"Indexes of logs\n\nNothing to remove in {home / 'timeline'}\n"
    assert not (home / "timeline").exists()


def test_a_fresh_index_says_what_it_holds(home: Path) -> None:
    log = kept(home)
    (one,) = asked(home)["logs"]
    size = sum(path.stat().st_size for path in files(home))
    assert {name: one[name] for name in ("log", "state", "events", "plans", "figures", "size")} == {
        "log": str(log), "state": "fresh", "events": 2, "plans": 1, "figures": 1, "size": size,
    }  # fmt: skip
    assert asked(home)["size"] == size
    shown = run("cache", XDG_CACHE_HOME=str(home), COLUMNS="140").out
    assert f"{log}  fresh  " in shown
    assert shown.count("fresh") == 1


def test_every_state(home: Path) -> None:
    fresh, stale, gone, damaged, other = (kept(home) for _ in range(5))
    stale.write_text(f"{LOG}# a remark\n", encoding="utf-8")
    gone.unlink()
    for log, change in ((damaged, "index"), (other, "seal")):
        (path,) = _files_of(home, log, change)
        if change == "index":
            path.write_bytes(path.read_bytes()[:-100])
        else:
            _age(path)
    expected = {fresh: "fresh", stale: "stale", gone: "log gone", damaged: "damaged", other: "other version"}
    assert states(home) == {str(log): state for log, state in expected.items()}
    counted = {one["log"]: one["events"] for one in asked(home)["logs"]}
    assert counted == {
        str(log): None if state in ("damaged", "other version") else 2 for log, state in expected.items()
    }


def _files_of(home: Path, log: Path, ending: str) -> list[Path]:
    stem = cache_entry_of(str(log)).stem
    return [path for path in files(home) if path.name.startswith(f"{stem}.") and path.name.endswith(f".{ending}")]


def _age(path: Path) -> None:
    """A fingerprint as an older version of the program would have made it."""
    found = fingerprint.fingerprint_at(path)
    assert found is not None
    payload = written(fingerprint.Fingerprint, found._replace(program=("0.0.1",))).encode()
    path.write_bytes(fingerprint._MAGIC + fingerprint._sum(payload) + payload)


def test_a_fingerprint_that_cannot_be_read_names_no_log(home: Path) -> None:
    log = kept(home)
    (path,) = _files_of(home, log, "seal")
    path.write_bytes(b"rubbish")
    assert states(home) == {None: "damaged"}
    assert asked(home, "--clear")["cleared"]["files"] == 2
    assert files(home) == []


def test_one_log_is_cleared_and_others_stay(home: Path) -> None:
    one, other = kept(home), kept(home)
    size = sum(path.stat().st_size for path in files(home)) - asked(home, "--log", str(other))["size"]
    document = asked(home, "--clear", "--log", str(one))
    assert document["cleared"] == {"files": 2, "size": size, "failed": []}
    assert states(home) == {str(other): "fresh"}
    assert one.exists()
    assert run("list", "--log", str(one), XDG_CACHE_HOME=str(home)).code == 0
    assert states(home) == {str(one): "fresh", str(other): "fresh"}


def test_a_log_that_is_gone_can_be_cleared_by_its_name(home: Path) -> None:
    log = kept(home)
    log.unlink()
    assert asked(home, "--clear", "--log", str(log))["cleared"]["files"] == 2
    assert states(home) == {}


def test_files_of_older_versions_and_lost_processes_are_cleared(home: Path) -> None:
    folder = home / "timeline"
    for name in ("logs", "snapshots"):
        (folder / name).mkdir(parents=True)
    (folder / "logs" / "events-0123abcd.1f-2e.part").write_bytes(b"12345")
    (folder / "snapshots" / "events-0123abcd").write_bytes(b"timeline snapshot 1\n")
    assert asked(home)["left"] == {"files": 2, "size": 25}
    assert run("cache", XDG_CACHE_HOME=str(home)).out.splitlines()[3:] == [
        "2 files that nobody needs any more: 25 bytes",
        "25 bytes in all; 'timeline cache --clear' removes it",
    ]
    out = run("cache", "--clear", XDG_CACHE_HOME=str(home), COLUMNS="300").out
    assert out == f"Indexes of logs\n\nRemoved 2 files from {folder}: 25 bytes freed\n"


def test_files_of_others_stay(home: Path) -> None:
    kept(home)
    folder, elsewhere = home / "timeline", a_folder()
    (elsewhere / "events-0123abcd.seal").write_text("mine")
    theirs = {
        "notes.txt", "logs/notes.txt", "logs/events-0123abcd.yaml", "logs/events.seal", "snapshots/mine-0123abcd",
        "logs/deeper/events-0123abcd.seal", "other/events-0123abcd.seal",
    }  # fmt: skip
    for name in theirs:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("mine")
    (folder / "logs" / "linked-0123abcd.seal").symlink_to(elsewhere / "events-0123abcd.seal")
    assert asked(home, "--clear")["cleared"]["files"] == 2
    left = {path.relative_to(folder).as_posix() for path in files(home)}
    assert left == {*theirs, "logs/linked-0123abcd.seal"}
    assert (elsewhere / "events-0123abcd.seal").read_text() == "mine"


@pytest.mark.parametrize("name", ["logs", "snapshots"])
def test_a_link_is_not_followed(home: Path, name: str) -> None:
    elsewhere = a_folder()
    (elsewhere / "events-0123abcd.1f-2e.part").write_bytes(b"timeline snapshot 1\n")
    (elsewhere / "events-0123abcd").write_bytes(b"timeline snapshot 1\n")
    (home / "timeline").mkdir()
    (home / "timeline" / name).symlink_to(elsewhere)
    assert asked(home)["left"] == {"files": 0, "size": 0}
    assert asked(home, "--clear")["cleared"]["files"] == 0
    assert len(list(elsewhere.iterdir())) == 2


def test_files_that_cannot_be_removed_are_reported(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = kept(home)

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    done = run("cache", "--clear", XDG_CACHE_HOME=str(home))
    assert done.code == 4
    assert done.out == f"Indexes of logs\n\nNothing to remove in {home / 'timeline'}\n"
    first, *_, last = done.err.splitlines()
    assert first == f"error: {_files_of(home, log, 'seal')[0]}: Permission denied"
    assert last == "error: not everything could be removed; check who may write in that folder"


def test_a_folder_that_may_not_be_read_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(home)

    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    done = run("cache", XDG_CACHE_HOME=str(home))
    assert (done.code, done.err) == (4, f"error: {home / 'timeline'} cannot be read: Permission denied\n")


def test_a_file_where_the_folder_would_be(home: Path) -> None:
    (home / "timeline").write_text("mine")
    assert asked(home)["logs"] == []
    assert asked(home, "--clear")["cleared"]["files"] == 0
    assert (home / "timeline").read_text() == "mine"


def test_hostile_names_are_shown_visibly(home: Path) -> None:
    folder = a_folder() / "a\x1b[31m"
    folder.mkdir()
    log = a_log(LOG, folder)
    run("list", "--log", log, XDG_CACHE_HOME=str(home))
    shown = run("cache", XDG_CACHE_HOME=str(home), COLUMNS="200").out
    assert "\x1b" not in shown
    assert "a␛[31m" in shown
    shutil.rmtree(folder)
    assert states(home) == {log: "log gone"}
