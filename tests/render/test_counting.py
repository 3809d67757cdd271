"""How many rows of a table were read so far is shown to people at a terminal, after a while, and goes."""

import io
from collections.abc import Iterator

import pytest

from timeline.render import counting


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_rows_pass_and_the_last_number_is_wiped_out(monkeypatch: pytest.MonkeyPatch) -> None:
    clock: Iterator[float] = iter(range(0, 1_000, 2))
    terminal = _Terminal()
    monkeypatch.setattr(counting.time, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(counting.sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert [*counting.counted(range(1_000))] == [*range(1_000)]
    assert terminal.getvalue() == ("\rreading: 256 rows\rreading: 512 rows\rreading: 768 rows" + "\r" + " " * 17 + "\r")


@pytest.mark.parametrize(("stream", "term"), [(io.StringIO(), "xterm"), (_Terminal(), "dumb")], ids=["a pipe", "dumb"])
def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, term: str) -> None:
    monkeypatch.setattr(counting, "PATIENCE", -1.0)
    monkeypatch.setattr(counting.sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)
    assert [*counting.counted(range(600))] == [*range(600)]
    assert stream.getvalue() == ""
