"""The questions of the commands that write, on a terminal: near names, new names, missing keys, and leaving at each."""

from pathlib import Path

import pytest

from tests.edits.terminal import CTRL_C, CTRL_D, at_terminal
from tests.helpers import a_folder, a_log

LOG = """\
timeline: {title: The bridge, covers: 2024/2026}

sources:
  audit: {title: Report on the bridge, publisher: Court of Audit, date: 2025-10-20}

actors:
  ministry: {name: Ministry of Transport}

places:
  bridge: {name: The bridge}

events:
  - id: opening
    date: 2025-09-28
    title: The bridge opens
    type: other
    places: [bridge]
    sources: [audit]

plans:
  - id: toll
    title: The toll ends
    kind: commitment
    announced: 2025-10
    deadline: 2026-06
    sources: [audit]
"""

LINE = "3 Feb 2026: Lorries stand on it type:other place:bridge actor:'Drivers Union' source:post-3-feb@'page 2'"
ANSWERS = ["y", "union", "", "y", "Lorries on the bridge", "The Daily Post", "the other day", "2026-02-04", "", "y"]
"""The answers about the actor and the source of `LINE`, with one that is no date, and the last confirmation."""


@pytest.fixture
def log() -> Path:
    return Path(a_log(LOG, a_folder()))


def test_what_is_new_is_asked_for_and_declared_in_the_same_edit(log: Path) -> None:
    done = at_terminal(["add", LINE], ANSWERS, log.parent)
    assert done.code == 0, done.out
    assert "'the other day': a length of time is no date" in done.out
    text = log.read_text(encoding="utf-8")
    assert "  drivers-union: {name: Drivers Union, kind: union}\n" in text
    source = "  post-3-feb: {title: Lorries on the bridge, publisher: The Daily Post, date: 2026-02-04}\n"
    assert source in text  # what looked like an id is the id
    assert "    actors: [drivers-union]\n" in text
    assert "{ref: post-3-feb, at: page 2}" in text


@pytest.mark.parametrize("number", range(len(ANSWERS)))
@pytest.mark.parametrize("leave", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_leaving_at_a_question_leaves_the_log_as_it_was(log: Path, leave: str, number: int) -> None:
    done = at_terminal(["add", LINE], [*ANSWERS[:number], leave], log.parent)
    assert log.read_text(encoding="utf-8") == LOG
    if leave == CTRL_C:
        assert done.code == 130
        assert done.out.endswith("\n")
    else:
        assert done.code == 5
        assert "nothing was written" in done.out
    assert "Traceback" not in done.out


def test_a_near_name_is_offered_beside_a_new_one(log: Path) -> None:
    line = "3 Feb 2026: It closes type:other actor:'Ministry of Transprt' source:audit"
    done = at_terminal(["add", line], ["1", "n"], log.parent)
    assert "'Ministry of Transprt' is not known. Did you mean:\n" in done.out
    assert "  1  ministry (Ministry of Transport)\n  2  a new actor: 'Ministry of Transprt'\n" in done.out
    assert (done.code, log.read_text(encoding="utf-8")) == (5, LOG)


def test_a_key_that_is_missing_is_asked_for_with_its_choices(log: Path) -> None:
    answers = ["the other day", "3 Feb 2026", "closing", "other", "y"]
    done = at_terminal(["add", "It closes place:bridge source:audit"], answers, log.parent)
    assert done.code == 0, done.out
    assert "attack, strike, battle," in done.out
    assert "No type of event is called 'closing'." in done.out
    assert "    date: 2026-02-03\n    title: It closes\n    type: other\n" in log.read_text(encoding="utf-8")


def test_a_type_that_is_not_meant_may_be_another_one(log: Path) -> None:
    done = at_terminal(["add", "3 Feb 2026: It closes type:strikes source:audit"], ["n", "other", "y"], log.parent)
    assert "'strikes' is not known. Did you mean strike? [Y/n] " in done.out
    assert "    type: other\n    added:" in log.read_text(encoding="utf-8")


def test_the_day_is_asked_for_until_it_is_one(log: Path) -> None:
    done = at_terminal(["settle", "toll", "met", "--source", "audit"], ["Christmas", "5 Feb 2026", "y"], log.parent)
    assert "christmas is not understood" in done.out
    text = log.read_text(encoding="utf-8")
    assert "    outcome:\n      date: 2026-02-05\n      result: met\n      sources: [audit]\n" in text


@pytest.mark.parametrize("columns", ["60", "80", "100"])
def test_no_question_or_warning_is_wider_than_the_terminal(log: Path, columns: str) -> None:
    done = at_terminal(
        ["add", "It closes place:bridge"], ["3 Feb 2026", "closing", CTRL_D], log.parent, COLUMNS=columns
    )
    assert max(map(len, done.out.splitlines())) <= int(columns)
    done = at_terminal(["add", "2026-01: It is shut type:other"], ["n"], log.parent, COLUMNS=columns)
    assert "[no-source]" in done.out
    assert max(map(len, done.out.splitlines())) <= int(columns)


def test_what_goes_is_shown_before_it_is_confirmed(log: Path) -> None:
    done = at_terminal(["remove", "toll"], ["n"], log.parent)
    assert "-  - id: toll\n" in done.out
    done = at_terminal(["cover", "2026-02-05"], ["n"], log.parent)
    assert "+timeline: {title: The bridge, covers: 2024/2026-02-05}\n" in done.out
    assert log.read_text(encoding="utf-8") == LOG
