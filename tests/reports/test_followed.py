"""The days of a question that a log has not followed: the edges of `covers`, open sides, and several logs."""

import json
from typing import Any

import pytest

from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.dates import OPEN_END, OPEN_START, Window, day, iso
from timeline.reports.followed import emptiness_words, is_followed, not_followed, not_followed_words

ONE = "timeline: {title: One, covers: 2014/2025-03-18}\nevents: []\n"
TWO = "timeline: {title: Two, covers: 2020-05/2025-06-30}\nevents: []\n"


def window(first: str, last: str) -> Window:
    return Window(day(first) if first else OPEN_START, day(last) if last else OPEN_END)


# The period, the day of the answer, what was not followed, whether any of it was, and what an empty answer says.
GAPS = [
    (None, "2025-03-18", "", True, "nothing"),
    (None, "2025-03-19", "2025-03-19..2025-03-19", True, "nothing up to 18 Mar 2025"),
    (("2016-01-01", "2018-12-31"), "2026-01-01", "", True, "nothing"),
    (("2016-01-01", "2025-03-18"), "2026-01-01", "", True, "nothing"),
    (("2016-01-01", "2025-03-19"), "2026-01-01", "2025-03-19..2025-03-19", True, "nothing up to 18 Mar 2025"),
    (("2025-03-18", "2025-12-31"), "2026-01-01", "2025-03-19..2025-12-31", True, "nothing up to 18 Mar 2025"),
    (("2025-03-19", "2025-12-31"), "2026-01-01", "2025-03-19..2025-12-31", False, "not followed"),
    (("2025-07-01", "2025-12-31"), "2026-01-01", "2025-07-01..2025-12-31", False, "not followed"),
    # Without an end it speaks of all days up to that of the answer; what lies ahead of that has no end.
    (("2016-01-01", ""), "2025-03-18", "", True, "nothing"),
    (("2016-01-01", ""), "2026-01-01", "2025-03-19..2026-01-01", True, "nothing up to 18 Mar 2025"),
    (("2027-01-01", ""), "2026-01-01", "2027-01-01..", False, "not followed"),
    # Before the beginning.
    (("2014-01-01", "2014-12-31"), "2026-01-01", "", True, "nothing"),
    (("2013-12-31", "2014-12-31"), "2026-01-01", "2013-12-31..2013-12-31", True, "nothing"),
    (("2010-01-01", "2012-12-31"), "2026-01-01", "2010-01-01..2012-12-31", False, "not followed"),
    (("", "2012-12-31"), "2026-01-01", "..2012-12-31", False, "not followed"),
    (("", "2016-12-31"), "2026-01-01", "", True, "nothing"),
    # Of a day before the beginning.
    (None, "2013-12-31", "..2013-12-31", False, "not followed"),
    (None, "2014-01-01", "", True, "nothing"),
    (("2010-01-01", ""), "2013-06-30", "2010-01-01..2013-06-30", False, "not followed"),
    (("2010-01-01", ""), "2014-01-01", "2010-01-01..2013-12-31", True, "nothing"),
    # On both sides.
    (
        ("2013-01-01", "2025-12-31"),
        "2026-01-01",
        "2013-01-01..2013-12-31 2025-03-19..2025-12-31",
        True,
        "nothing up to 18 Mar 2025",
    ),
]


@pytest.mark.parametrize(("asked", "as_of", "gaps", "followed", "empty"), GAPS)
def test_what_was_not_followed(
    asked: tuple[str, str] | None, as_of: str, gaps: str, followed: bool, empty: str
) -> None:
    workspace = workspace_of(ONE, as_of=as_of)
    period = window(*asked) if asked is not None else None
    found = " ".join(
        f"{iso(gap.first) if gap.first is not None else ''}..{iso(gap.last) if gap.last is not None else ''}"
        for gap in not_followed(workspace, period)
    )
    assert (found, is_followed(workspace, period), emptiness_words(workspace, period)) == (gaps, followed, empty)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("2021-01-01", "2025-03-18"), ""),
        (("2021-01-01", "2025-05-01"), "not followed after 18 Mar 2025 by One"),
        (("2021-01-01", "2025-12-31"), "not followed after 18 Mar 2025 by One, after 30 Jun 2025 by Two"),
        (("2016-01-01", "2018-12-31"), "not followed before 1 May 2020 by Two"),
    ],
)
def test_each_log_has_its_own_period(asked: tuple[str, str], words: str) -> None:
    assert not_followed_words(workspace_of(ONE, TWO, as_of="2026-01-01"), window(*asked)) == words


COMMANDS = [
    ("list", "--from", "2025-02"),
    ("changes", "2025-02-01", "2026-01-01"),
    ("state", "2026-01-01"),
    ("plans",),
    ("figures",),
    ("stats",),
    ("search", "word"),
    ("chart",),
    ("disputes",),
]


@pytest.fixture(scope="module")
def logs() -> list[str]:
    folder = a_folder()
    return [
        part for name, text in (("one", ONE), ("two", TWO)) for part in ("--log", a_log(text, folder, f"{name}.yaml"))
    ]


def asked(command: tuple[str, ...], logs: list[str], *more: str) -> Any:
    done = run(*command, *logs, "--as-of", "2026-01-01", *more)
    assert done.code == 0, done.err
    return done


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_answer_has_it_as_json_with_its_log(command: tuple[str, ...], logs: list[str]) -> None:
    found = json.loads(asked(command, logs, "--format", "json").out)["not_followed"]
    first = "2026-01-01" if command[0] == "state" else None
    assert found == [
        {"log": "one.yaml", "from": first or "2025-03-19", "to": "2026-01-01"},
        {"log": "two.yaml", "from": first or "2025-07-01", "to": "2026-01-01"},
    ]
    earlier = [part.replace("2026-01-01", "2025-03-18") for part in command]
    within = json.loads(run(*earlier, *logs, "--as-of", "2025-03-18", "--format", "json").out)
    assert within["not_followed"] == []


@pytest.mark.parametrize("format", ["text", "md", "html"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_document_says_so_in_its_head(command: tuple[str, ...], format: str, logs: list[str]) -> None:
    if (command[0], format) == ("chart", "html"):
        return
    shown = " ".join(asked(command, logs[:2], "--format", format).out.split())
    assert "not followed after 18 Mar 2025" in shown


@pytest.mark.parametrize("format", ["csv", "jsonl", "ics"])
def test_a_format_without_a_place_for_it_leaves_it_to_standard_error(format: str, logs: list[str]) -> None:
    done = asked(("list",), logs[:2], "--format", format)
    assert done.err.startswith("note: the question reaches beyond 2025-03-18, the last day that this log has followed")
    wholly = asked(("list", "--from", "2025-06"), logs[:2], "--format", format)
    assert wholly.err.startswith("note: not followed: the question reaches beyond 2025-03-18")
    before = asked(("list", "--from", "2010", "--to", "2012"), logs[:2], "--format", format)
    assert before.err.startswith("note: not followed: the question reaches back before 2014-01-01")
    assert asked(("list", "--to", "2024"), logs[:2], "--format", "json").err.count("followed") == 0
