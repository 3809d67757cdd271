"""A short run of the campaigns of `tests.faults` against commands that write."""

import os

import pytest

from tests.faults.bench import Bench
from tests.faults.writes import crowds_of_writers, writes

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def quiet(_: str) -> None:
    """Say nothing."""


@pytest.mark.slow
def test_killed_writers_and_crowds_of_them() -> None:
    bench = Bench(servers=2)
    try:
        ends = writes(bench, 7, 8, say=quiet)
        assert ends.total() == 8
        assert crowds_of_writers(bench, 7, 1, say=quiet) < 8
    finally:
        bench.close()
