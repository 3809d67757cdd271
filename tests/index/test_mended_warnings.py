"""After every edit `check` tells what it tells of a log that is read anew, and hardly ever has to read it."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from unittest import mock

import pytest

from tests.helpers import a_folder
from tests.index.edited_logs import ROOT, EditedLog
from timeline.index import cutting, opening
from timeline.index.opening import check_log, open_log, read_aside
from timeline.log.loaded import Loaded
from timeline.problems import Sentence, has_errors

WARNINGS = {
    "after-covers", "bad-correction", "cut-text", "due-before-announcement", "figures-in-conflict", "invisible-sign",
    "near-duplicate", "no-outcome", "no-source", "outside-membership", "revised-after-outcome", "season-or-years",
    "shadowed-name", "source-before-event", "undated-anchor", "undated-unchecked", "unnamed-estimator",
    "unprinted-name", "unused-actor", "unused-source",
}  # fmt: skip
"""Every warning that reading a log can give."""


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setattr(cutting, "LONGEST", 3)  # so that what depends on an edit stands in other segments


def told(loaded: Loaded) -> Iterator[tuple[object, ...]]:
    """Everything in the problems, the files and entries that their sentences name too."""
    for problem in loaded.problems:
        message = problem.message
        parts = (message.files, message.entries) if isinstance(message, Sentence) else ()
        yield (problem, parts)


def edited_at_random(seed: int, steps: int) -> tuple[Counter[str], int, int]:
    """Edit a log step by step; return the codes that were seen, and how many edits were good and were mended."""
    random, folder = Random(seed), a_folder()
    log, name = EditedLog(random), str(folder / ROOT)
    log.write(folder)
    while has_errors(check_log(name).problems):
        log = EditedLog(random)
        log.write(folder)
    codes: Counter[str] = Counter()
    good = mended = 0
    for _ in range(steps):
        before = log.copy()
        what = [log.edit() for _ in range(random.choice((1, 1, 1, 2, 3)))]
        log.write(folder)
        if random.random() < 0.3:
            open_log(name)  # another command mends the index
        with mock.patch.object(opening, "_read", side_effect=opening._read) as read:
            loaded = check_log(name)
        fresh = read_aside(name)
        assert [*told(loaded)] == [*told(fresh)], (seed, what, folder)
        codes.update(problem.code for problem in fresh.problems)
        if has_errors(fresh.problems):
            log.files = before
            log.write(folder)
        else:
            good += 1
            mended += not read.called
    return codes, good, mended


@pytest.mark.parametrize("seed", range(int(os.environ.get("TIMELINE_EDITED_LOGS", "4"))))
def test_after_random_edits(seed: int) -> None:
    codes, good, mended = edited_at_random(seed, 25)
    assert mended >= good * 0.8
    assert len(codes.keys() & WARNINGS) > 12


def test_every_warning_occurs(tmp_path: Path) -> None:
    seen: set[str] = set()
    for seed in range(40):
        EditedLog(Random(seed)).write(tmp_path)
        seen |= {problem.code for problem in read_aside(str(tmp_path / ROOT)).problems}
    assert seen >= WARNINGS - {"undated-anchor"}
