"""A log from `timeline init`, written on by the commands of the manual's week alone: its answers, by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import Result, a_log, run
from tests.lines import commands_in
from timeline import manual
from timeline.starter import starter_text

Ask = Callable[..., str]


@pytest.fixture(scope="module")
def written() -> tuple[str, list[Result]]:
    """The log at the end of the week, and the answers of the commands that changed it."""
    name = a_log(starter_text(2026))
    commands = [words[1:] for words in commands_in(manual.page("writing"), "console") if words[1] != "history"]
    return name, [run(*words, "--yes", "--log", name) for words in commands]


@pytest.fixture
def ask(written: tuple[str, list[Result]]) -> Ask:
    """Ask the log at the end of the week; its answer with single blanks."""

    def answer(*words: str) -> str:
        done = run(*words, "--log", written[0])
        assert done.code == 0, done.err
        return " ".join(done.out.split())

    return answer


def test_each_development_is_one_line(written: tuple[str, list[Result]]) -> None:
    done = written[1]
    assert [one.code for one in done] == [0] * 15
    assert all("'timeline undo' takes it back" in one.err for one in done[:13])


def test_every_edit_shows_the_entry_as_show_does_and_says_where_it_stands(written: tuple[str, list[Result]]) -> None:
    first = written[1][0]
    assert "Lorry drivers block the bridge ──" in first.out
    assert "Drivers' Union ──" in first.out
    assert "Lorries on the bridge ──" in first.out
    assert "date        since 12 Jan 2026" in first.out
    assert first.err.endswith("events.yaml: 3 entries; 'timeline undo' takes it back\n")


def test_the_check_finds_nothing(written: tuple[str, list[Result]]) -> None:
    checked = run("check", "--log", written[0])
    assert checked.code == 0
    assert "8 events, 6 plans, 3 figures, 10 sources" in checked.out + checked.err
    assert "no problems found" in checked.out + checked.err


def test_the_log_has_the_comments_that_it_had(written: tuple[str, list[Result]]) -> None:
    before = [line for line in starter_text(2026).splitlines() if "#" in line]
    after = [line for line in Path(written[0]).read_text(encoding="utf-8").splitlines() if "#" in line]
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [old.strip().split(" ")[:2] for old, _ in changed] == [["covers:", "2024/2026"]]
    assert changed[0][1] == changed[0][0].replace("2024/2026", "2024/2026-01-18")


def test_the_chronology_has_the_week_in_order(ask: Ask) -> None:
    listed = ask("list", "--from", "2026-01-05", "--to", "2026-01-31")
    parts = [
        "12 – 16 Jan 2026 ▬ Lorry drivers block the bridge",
        "13 Jan 2026 ● The minister receives the Drivers' Union",
        "plan announced: The ministry publishes its load tests [tests-published]",
        "14 Jan 2026 ◇ plan announced: A toll booth opens",
        "15 Jan 2026 ◇ plan moved: A toll booth opens, deadline by the end of Mar 2026 → by the end of",
        "16 Jan 2026 ● The ministry publishes the load tests",
        "plan met: The ministry publishes its load tests, on time",
    ]
    places = [listed.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_the_plans_have_their_verdicts(ask: Ask) -> None:
    plans = ask("plans", "--as-of", "2026-01-18")
    assert "by the end of Jun 2026 → A toll booth opens" in plans
    assert "moved once, 3 months later than first" in plans  # from 31 March to 30 June
    assert "✓ The ministry publishes its load tests · met on 16 Jan 2026, on time" in plans


def test_the_figures_tell_the_change_and_the_dispute(ask: Ask) -> None:
    figures = ask("figures")
    assert "Feb 2025 50,000,000 to 56,000,000 euros" in figures
    # 58 million, less 56 and less 50.
    assert "Jan 2026 about 58,000,000 euros [disputed: value]" in figures
    assert "+2,000,000 to +8,000,000 since Feb 2025" in figures


def test_a_correction_is_known_from_its_day_on(ask: Ask) -> None:
    assert "50,000,000 to 55,000,000 euros" in ask("show", "cost-2025", "--as-of", "2026-01-15")
    assert "50,000,000 to 56,000,000 euros" in ask("show", "cost-2025", "--as-of", "2026-01-16")


def test_what_was_retracted_was_stated_before(ask: Ask) -> None:
    assert "status stated" in ask("show", "contract-signed", "--as-of", "2026-01-14")
    after = ask("show", "contract-signed", "--as-of", "2026-01-15")
    assert "status retracted" in after
    assert "15 Jan 2026 status was: stated (the auditors withdraw the page); now: retracted" in after


def test_the_disputes_name_both_sides(ask: Ask) -> None:
    disputes = ask("disputes")
    assert "2 disputed fields · 1 event · 1 figure" in disputes
    assert "58,000,000 (Ministry of Transport, 16 Jan 2026) 61,000,000 (Court of Audit, 15 Jan 2026)" in disputes


def test_the_changes_of_the_week_are_told(ask: Ask) -> None:
    changes = ask("changes", "2026-01-12", "2026-01-18")
    head = "1 plan moved · 1 plan settled · 2 plans announced · possibly 1 figure · 1 situation ended · 2 corrections"
    assert head in changes


def test_the_history_lists_the_edits_with_their_commands(ask: Ask) -> None:
    edits = ask("history", "--format", "csv")
    assert edits.count("timeline ") == 14  # an undo is no edit of its own
    assert edits.count(",yes") == 1
    assert "timeline dispute cost-2026 value=61000000" in edits


def test_a_mistake_leaves_no_trace(written: tuple[str, list[Result]]) -> None:
    removed, undone = written[1][12:14]
    assert "-  - id: crack-in-pier" in removed.out  # what goes is shown
    assert "crack-in-pier" in undone.err
    assert "crack-in-pier" in Path(written[0]).read_text(encoding="utf-8")
