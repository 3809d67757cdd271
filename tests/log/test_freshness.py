"""The test that a file is unchanged: by its size and times where these settle it, else by its content."""

import hashlib
import os
from pathlib import Path

import pytest

from timeline.log import freshness
from timeline.log.freshness import Stamp, refreshed, state_of

TEXT = b"timeline: {title: T, covers: 2024}\n"
LONG_AGO = 1_600_000_000_000_000_000


@pytest.fixture
def stamp(tmp_path: Path) -> Stamp:
    """The stamp of a file that was changed just before it was read."""
    path = tmp_path / "log.yaml"
    path.write_bytes(TEXT)
    state = state_of(path.stat())
    return Stamp(str(path), state, hashlib.sha256(TEXT).digest(), state[3])


def test_times_that_settle_it_leave_the_stamp_as_it_is(stamp: Stamp) -> None:
    later = stamp._replace(seen=stamp.seen + 10_000_000_000)
    assert refreshed([later]) == (later,)


def test_the_same_content_at_other_times_gives_a_new_stamp(stamp: Stamp) -> None:
    os.utime(stamp.name, ns=(LONG_AGO, LONG_AGO))
    [found] = refreshed([stamp]) or [stamp]
    assert found == stamp._replace(state=state_of(os.stat(stamp.name)), seen=found.seen)
    assert found.seen > stamp.seen


def test_other_content_of_the_same_size_is_a_change(stamp: Stamp) -> None:
    Path(stamp.name).write_bytes(TEXT.replace(b"T", b"U"))
    assert refreshed([stamp]) is None


def test_another_size_is_a_change_whose_content_nobody_reads(stamp: Stamp, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(stamp.name).write_bytes(TEXT + TEXT)
    monkeypatch.setattr(freshness, "_digest", lambda _: pytest.fail("it was read"))
    assert refreshed([stamp]) is None


def test_a_file_that_is_gone_is_a_change(stamp: Stamp) -> None:
    Path(stamp.name).unlink()
    assert refreshed([stamp]) is None
