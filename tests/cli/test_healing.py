"""A damaged index in the midst of an answer: a small answer is asked again, a large one says that it is cut short."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from timeline.cli.endings import ended_by
from timeline.cli.healing import ANSWER, healed, held_back
from timeline.index.damage import IndexDamaged


@pytest.fixture(autouse=True)
def _a_new_answer() -> Iterator[None]:
    ANSWER.has_begun = False
    yield
    ANSWER.has_begun = False


class Asked:
    """A question whose index is damaged behind some parts when it is asked for the first time."""

    def __init__(self, good: int) -> None:
        self.good = good
        self.times = 0
        self.written: list[bytes] = []

    def parts(self) -> Iterator[bytes]:
        self.times += 1
        for number in range(10):
            if number == self.good and self.times == 1:
                raise IndexDamaged("a row is not the same in both copies")
            yield b"%d" % number

    def __call__(self) -> None:
        for part in held_back(self.parts(), most=5):
            self.written.append(part)


@pytest.mark.parametrize("good", range(5))
def test_an_answer_is_asked_again_as_long_as_nothing_was_handed_on(good: int) -> None:
    asked = Asked(good)
    healed(asked)
    assert (asked.times, b"".join(asked.written)) == (2, b"0123456789")


@pytest.mark.parametrize("good", range(5, 10))
def test_an_answer_that_has_begun_is_not_asked_again(good: int, capsys: pytest.CaptureFixture[str]) -> None:
    asked = Asked(good)
    with pytest.raises(IndexDamaged) as raised:
        healed(asked)
    assert (asked.times, b"".join(asked.written)) == (1, b"0123456789"[:good])
    assert ended_by(raised.value) == 3
    assert capsys.readouterr().err == (
        "error: the cache of this log turned out to be damaged, and the answer is cut short;"
        " ask again, and the log is read anew\n"
    )


def test_before_it_has_begun_nothing_is_said_of_cutting(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended_by(IndexDamaged("x")) == 3
    assert "cut short" not in capsys.readouterr().err


def test_an_answer_without_parts_has_begun_too() -> None:
    assert [*held_back([])] == []
    assert ANSWER.has_begun


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_pager_that_is_left_ends_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.render import output

    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -n 1 > /dev/null\n")
    pager.chmod(0o755)
    monkeypatch.setenv("TIMELINE_PAGER", str(pager))
    made = 0

    def endless() -> Iterable[Any]:
        nonlocal made
        while True:
            made += 1
            yield "a line\n"

    with mock.patch.object(output, "_screen", return_value=20):
        output.show_text(endless())
    assert made > 20
