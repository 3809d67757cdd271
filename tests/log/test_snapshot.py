"""A kept log changes speed, never answers."""

import os
import pickle
from pathlib import Path

import pytest

from timeline.log import snapshot
from timeline.log.loader import load
from timeline.log.snapshot import keep, recall

LOG = """\
timeline: {title: Test, covers: 2014/2025-03-18}
sources: {briefing: {title: Briefing, date: 2025-03-18}}
include: [more.yaml]
events:
  - {id: coup, date: early 2022, title: A coup, type: coup, places: [ML], sources: [briefing]}
"""
MORE = """\
figures:
  - {id: count, subject: army, measure: troops, unit: people, as_of: 2024, low: 5, high: 7, sources: [briefing]}
actors: {army: {name: The army, part_of: [{actor: state, during: 2018/..}]}, state: {name: The state}}
"""
LONG_AGO = 1_600_000_000


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A log of two files, last touched long ago."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(snapshot, "_program", lambda: ("program", 1))
    for name, text in (("events.yaml", LOG), ("more.yaml", MORE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    return str(tmp_path / "events.yaml")


def remember(name: str) -> None:
    loaded = load(name)
    assert loaded.problems == ()
    keep(name, loaded)


def kept_file(log: str) -> Path:
    (found,) = (Path(log).parent / "cache" / "timeline" / "snapshots").iterdir()
    return found


def test_what_was_kept_is_what_was_read(log: str) -> None:
    remember(log)
    kept, read = recall(log), load(log)
    assert kept is not None
    assert kept.log.header == read.log.header
    for section in ("events", "figures", "actors", "sources"):
        for identity, entry in getattr(read.log, section).items():
            same = getattr(kept.log, section)[identity]
            for field in entry.__dataclass_fields__:
                assert field == "node" or getattr(same, field) == getattr(entry, field)


def test_nothing_was_kept_of_a_log_that_nobody_read(log: str) -> None:
    assert recall(log) is None


@pytest.mark.parametrize("changed", ["events.yaml", "more.yaml"])
def test_a_changed_file_is_read_anew(log: str, changed: str) -> None:
    remember(log)
    path = Path(log).with_name(changed)
    path.write_text(
        path.read_text(encoding="utf-8").replace("early 2022", "2023").replace("high: 7", "high: 8"), encoding="utf-8"
    )
    assert recall(log) is None


def test_a_change_that_leaves_size_and_time_alone_is_seen_just_after_reading(tmp_path: Path, log: str) -> None:
    """The file is fresh from the press when it is read, so that its times prove nothing; its content does."""
    path = Path(log)
    path.write_text(LOG, encoding="utf-8")
    remember(log)
    before = path.stat()
    path.write_text(LOG.replace("A coup", "A war?"[:6]), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert recall(log) is None


def test_a_file_that_was_only_touched_still_counts(log: str) -> None:
    remember(log)
    os.utime(log)
    assert recall(log) is not None


def test_a_file_that_is_gone_ends_it(log: str) -> None:
    remember(log)
    Path(log).with_name("more.yaml").unlink()
    assert recall(log) is None


def test_another_program_reads_anew(log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(log)
    monkeypatch.setattr(snapshot, "_program", lambda: ("program", 2))
    assert recall(log) is None


def test_a_changed_byte_anywhere_ends_it(log: str) -> None:
    remember(log)
    path = kept_file(log)
    content = path.read_bytes()
    for place in range(0, len(content), 7):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x20]) + content[place + 1 :])
        assert recall(log) is None
    path.write_bytes(content[:-1])
    assert recall(log) is None
    path.write_bytes(content)
    assert recall(log) is not None


def test_what_others_may_write_is_not_read(log: str) -> None:
    remember(log)
    kept_file(log).chmod(0o666)
    assert recall(log) is None


def test_a_cache_that_cannot_be_written_costs_only_time(log: str, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder belongs", encoding="utf-8")
    remember(log)
    assert recall(log) is None


def test_two_logs_that_share_a_file_of_the_cache_are_told_apart(
    log: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    remember(log)
    other = tmp_path / "other.yaml"
    other.write_text(LOG, encoding="utf-8")
    one_place = kept_file(log)
    monkeypatch.setattr(snapshot, "_path", lambda _: one_place)
    assert recall(str(other)) is None
    assert recall(log) is not None


def test_what_is_no_snapshot_is_none(log: str) -> None:
    remember(log)
    kept_file(log).write_bytes(pickle.dumps("something else"))
    assert recall(log) is None
