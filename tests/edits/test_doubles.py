"""Entries that look like a new one are shown before it is written: on a terminal a choice, in a script an error."""

import datetime
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.edits.terminal import at_terminal
from tests.helpers import a_log, run
from timeline.edits.doubles import doubles, entry_of
from timeline.edits.drafts import Draft
from timeline.edits.room import open_for_edit
from timeline.log.likeness.finding import Finder
from timeline.log.model import Event

NOW = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)

LOG = """\
timeline: {title: The bridge, covers: 2024/2026}

sources:
  audit: {title: Report on the bridge, publisher: Court of Audit, date: 2025-10-20}
  daily: {title: The Daily Post, publisher: The Daily Post, date: 2025-09-29}

actors:
  ministry: {name: Ministry of Transport, aliases: [transport ministry]}

places:
  bridge: {name: The bridge, in: IQ}

events:
  - id: opening
    date: 2025-09-28
    title: The Ministry of Transport opens the new bridge to traffic
    type: other
    places: [bridge]
    actors: [ministry]
    sources: [audit]

plans:
  - id: toll
    title: The toll on the bridge ends
    kind: commitment
    announced: 2025-10
    by: [ministry]
    deadline: 2026-06
    sources: [audit]
"""

LINE = "Sep 2025: Bridge opened for traffic by transport ministry type:other place:IQ source:daily id:mine"
PLAN = "by the end of June 2026: Bridge toll is ended by:ministry kind:commitment announced:2025-10-04 source:daily"
MINE = """\

  - id: mine
    date: 2025-09
    title: Bridge opened for traffic by transport ministry
    type: other
    places: [IQ]
    added: 2026-01-02
    sources: [daily]
    distinct: [opening]
"""


@pytest.fixture
def log(folder: Path) -> Path:
    return Path(a_log(LOG, folder))


def without_day(text: str) -> str:
    """A log whose new entries were added on the second day of 2026."""
    lines = ("    added: 2026-01-02" if line.startswith("    added: ") else line for line in text.split("\n"))
    return "\n".join(lines)


@pytest.mark.parametrize("how", ["--yes", "--dry-run"])
def test_in_a_script_it_is_an_error_that_names_the_entry_and_the_remedies(log: Path, how: str) -> None:
    done = run("add", LINE, how, cwd=log.parent)
    assert done.code == 5
    assert done.out == ""
    assert done.err == (
        "error: nothing was written: 'mine' looks like 'opening', 'The Ministry of Transport opens the new bridge to"
        " traffic' (events.yaml:14): the dates may be the same, they have a place in common, the titles are alike; if"
        " it is another one, write distinct:opening in the line or add --distinct opening; else 'timeline set opening"
        " sources+=REF' adds your source\n"
    )
    assert log.read_text(encoding="utf-8") == LOG


@pytest.mark.parametrize("args", [[f"{LINE} distinct:opening"], [LINE, "--distinct", "opening"]])
def test_another_event_is_written_with_what_it_is_not(log: Path, args: list[str]) -> None:
    done = run("add", *args, "--yes", cwd=log.parent)
    assert done.code == 0, done.err
    assert MINE.strip() in without_day(log.read_text(encoding="utf-8"))
    assert run("check", cwd=log.parent).out.count("likely-double") == 0


def test_a_plan_too(log: Path) -> None:
    done = run("add", "plan", PLAN, "--yes", cwd=log.parent)
    assert (done.code, done.out) == (5, "")
    assert "looks like 'toll', 'The toll on the bridge ends' (events.yaml:23)" in done.err
    assert run("add", "plan", PLAN, "--yes", "--distinct", "toll", cwd=log.parent).code == 0
    assert "    distinct: [toll]\n" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "28 Sep 2026: Bridge opened for traffic by transport ministry type:other place:IQ",
        "28 Sep 2025: Bridge opened for traffic by transport ministry type:other place:FR",
        "28 Sep 2025: A ferry sinks type:other place:bridge actor:ministry",
    ],
)
def test_what_is_not_like_it_is_written_without_a_word(log: Path, line: str) -> None:
    done = run("add", f"{line} source:daily", "--yes", cwd=log.parent)
    assert done.code == 0, done.err
    assert "looks like" not in done.err


def test_new_entries_of_a_file_are_compared_with_each_other_too(log: Path) -> None:
    several = log.parent / "several.txt"
    lines = ("A ferry sinks in the storm id:one", "In the storm, a ferry sank id:other")
    several.write_text("".join(f"3 Jan 2026: {line} type:other place:IQ source:daily\n" for line in lines))
    done = run("add", "--from", str(several), "--yes", cwd=log.parent)
    assert done.code == 5
    assert "'other' looks like 'one', 'A ferry sinks in the storm' (also new)" in done.err
    text = several.read_text().replace("id:other", "id:other distinct:one")
    several.write_text(text)
    assert run("add", "--from", str(several), "--yes", cwd=log.parent).code == 0


def test_an_id_that_is_not_there(log: Path) -> None:
    done = run("add", LINE, "--yes", "--distinct", "openin", cwd=log.parent)
    assert done.code == 2
    assert "did you mean 'opening'?" in done.err


def test_on_a_terminal_the_source_goes_to_the_entry_that_is_there(log: Path) -> None:
    done = at_terminal(["add", LINE], ["1", "y"], log.parent)
    assert done.code == 0, done.out
    assert "1  the same: add my source to opening" in done.out
    assert log.read_text(encoding="utf-8") == LOG.replace("sources: [audit]", "sources: [audit, daily]", 1)


def test_a_source_that_it_has_already_changes_nothing(log: Path) -> None:
    done = at_terminal(["add", LINE.replace("source:daily", "source:audit")], ["1"], log.parent)
    assert (done.code, log.read_text(encoding="utf-8")) == (0, LOG)
    assert "'opening' has this source already." in done.out


NEXT_DAY = f"29 {LINE}"


def test_on_a_terminal_it_becomes_a_dispute(log: Path) -> None:
    done = at_terminal(["add", NEXT_DAY], ["2", "1", "y"], log.parent)
    assert done.code == 0, done.out
    assert "1  date: 2025-09-29 (the log: 2025-09-28)" in done.out
    dispute = "    disputed:\n      - field: date\n        value: 2025-09-29\n        sources: [daily]\n"
    start, sources, end = LOG.partition("    sources: [audit]\n")
    assert log.read_text(encoding="utf-8") == f"{start}{sources}{dispute}{end}"


@pytest.mark.parametrize(
    ("line", "number", "fields"), [(NEXT_DAY, "4", ["date", "title", "places"]), (LINE, "3", ["title", "places"])]
)
def test_of_several_fields_all_may_be_disputed_but_for_a_vaguer_date(
    log: Path, line: str, number: str, fields: list[str]
) -> None:
    done = at_terminal(["add", line], ["2", number, "y"], log.parent)
    assert done.code == 0, done.out
    text = log.read_text(encoding="utf-8")
    assert [line.split()[-1] for line in text.split("\n") if "- field:" in line] == fields


def test_on_a_terminal_it_is_another_event(log: Path) -> None:
    done = at_terminal(["add", LINE], ["3", "y"], log.parent)
    assert done.code == 0, done.out
    assert MINE.strip() in without_day(log.read_text(encoding="utf-8"))


def test_nothing_is_written_without_an_answer(log: Path) -> None:
    done = at_terminal(["add", LINE], [""], log.parent)
    assert (done.code, log.read_text(encoding="utf-8")) == (5, LOG)


def test_without_a_source_there_is_none_to_add(log: Path) -> None:
    done = at_terminal(["add", LINE.replace(" source:daily", "")], ["1"], log.parent)
    assert (done.code, log.read_text(encoding="utf-8")) == (5, LOG)
    assert "1  the same: write nothing" in done.out
    assert "2  another event: write it" in done.out


def test_distinct_is_a_field_like_others(log: Path) -> None:
    folder = log.parent
    assert run("add", LINE, "--yes", "--distinct", "opening", cwd=folder).code == 0
    assert "distinct    opening\n" in run("show", "mine", cwd=folder).out
    assert run("remove", "opening", "--yes", cwd=folder).code == 5  # an entry names it
    assert run("set", "mine", "distinct-=opening", "--yes", cwd=folder).code == 0
    assert "looks like" in run("check", cwd=folder).out
    assert run("set", "opening", "distinct+=mine", "--yes", cwd=folder).code == 0  # either side
    assert "looks like" not in run("check", cwd=folder).out
    wrong = run("set", "opening", "distinct=mines", "--yes", cwd=folder)
    assert (wrong.code, "did you mean 'mine'?" in wrong.err) == (5, True)


_WHEN = st.sampled_from(
    ["2024", "2024-03", "2024-03-05", "2024-03-06", "2024-03-12", "2023/2025", "2020/..", "2024-12-31"]
)


@given(st.lists(_WHEN, max_size=8))
def test_new_entries_are_compared_as_if_each_stood_beside_each(dates: list[str]) -> None:
    opened = open_for_edit(a_log(LOG), NOW)
    same = {"title": "Inspectors close the old cable car of the valley", "type": "other", "actors": ["ministry"]}
    drafts = [Draft("events", f"new-{at}", {"id": f"new-{at}", "date": date, **same}) for at, date in enumerate(dates)]
    finder = Finder(opened.log)
    entries = [entry for draft in drafts if isinstance(entry := entry_of(draft, opened.log), Event)]
    expected = {(two.id, one.id) for one, two in combinations(entries, 2) if finder.compared(one, two).is_likely}
    found = {(double.entry.id, one.entry.id) for double in doubles(drafts, opened.log) for one in double.alike}
    assert found == expected
