"""Plans for people: one golden file, every width, the strip around the day, and what stands on top.

`UPDATE_GOLDEN=1 pytest tests/render` writes the golden files anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from tests.helpers import a_log, run, workspace_of
from tests.plans.judging import day
from timeline.plans.verdict import Name
from timeline.query.question import Question
from timeline.render.lines import cells, plain
from timeline.render.plans import lines, record_lines, strip
from timeline.render.signs import SIGNS
from timeline.reports.plans import URGENCY, plans
from timeline.reports.slippers import records

GOLDEN = Path(__file__).parents[1] / "golden"
ASKED = {
    "plans": ("--as-of", "2025-03-18", "--history"),
    "plans-stale": ("--as-of", "2026-02-01", "--against", "September 2025"),
    "plans-by-actor": ("--as-of", "2025-03-18", "--by", "actor"),
}


def shown(*args: str, width: int = 100, log: str = "plans.yaml") -> str:
    done = run("plans", "--log", log, *args, cwd=GOLDEN, COLUMNS=str(width))
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("name", ASKED)
def test_golden(name: str) -> None:
    out, path = shown(*ASKED[name]), GOLDEN / f"{name}-100.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(out, encoding="utf-8")
    assert out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 100, 140])
@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_wider_than_the_screen_and_nothing_is_lost(name: str, width: int) -> None:
    out = shown(*ASKED[name], width=width)
    assert max(map(cells, out.splitlines())) <= width
    assert not any(line != line.rstrip() for line in out.splitlines())
    rules = str.maketrans("", "", "─")
    assert out.translate(rules).split() == shown(*ASKED[name], width=200).translate(rules).split()


def test_the_shipped_log_fits_any_width() -> None:
    log = str(Path(__file__).parents[2] / "events.yaml")
    for width in (40, 60, 140):
        for args in (("--history",), ("--against", "2025-09"), ("--by", "actor")):
            out = shown("--as-of", "2026-11-20", *args, width=width, log=log)
            assert max(map(cells, out.splitlines())) <= width


# From today (│) outwards a cell is a week, a month, a quarter, half a year, a year, and more.
STRIPS = [
    ("2025-03-18", "2025-03-18", "······┃······"),
    ("2025-03-19", "2025-03-19", "······│▓·····"),
    ("2025-03-24", "2025-03-24", "······│▓·····"),
    ("2025-03-25", "2025-03-25", "······│·▓····"),
    ("2025-04-16", "2025-04-16", "······│·▓····"),
    ("2025-04-17", "2025-04-17", "······│··▓···"),
    ("2025-06-17", "2025-06-17", "······│···▓··"),
    ("2025-09-16", "2025-09-16", "······│····▓·"),
    ("2026-03-18", "2026-03-18", "······│·····▓"),
    ("2099-01-01", "2099-12-31", "······│·····▓"),
    ("2025-03-17", "2025-03-17", "·····▓│······"),
    ("2025-03-11", "2025-03-11", "····▓·│······"),
    ("1999-01-01", "1999-12-31", "▓·····│······"),
    ("2025-09-01", "2025-09-30", "······│···▓▓·"),
    ("2025-01-01", "2025-12-31", "···▓▓▓┃▓▓▓▓▓·"),
    ("1999-01-01", "2099-12-31", "▓▓▓▓▓▓┃▓▓▓▓▓▓"),
]


@pytest.mark.parametrize(("first", "last", "drawn"), STRIPS)
def test_the_strip_around_18_march_2025(first: str, last: str, drawn: str) -> None:
    assert strip(day(first), day(last), day("2025-03-18")) == drawn


def test_every_verdict_has_a_sign_and_only_what_was_done_shares_one() -> None:
    assert set(SIGNS) == set(URGENCY)
    signs: dict[str, list[Name]] = {}
    for name, (sign, _) in SIGNS.items():
        signs.setdefault(sign, []).append(name)
    assert [names for names in signs.values() if len(names) > 1] == [["met", "kept"]]


def text(log: str, as_of: str = "2025-03-18", **more: str) -> str:
    workspace = workspace_of(f"timeline: {{title: A, covers: 2000/2025-03-18}}\n{log}", as_of=as_of)
    return plain(lines(plans(workspace, Question(), **more), workspace, 100))  # type: ignore[arg-type]


def test_a_log_without_plans() -> None:
    assert text("events: []\n") == "Plans as of 18 Mar 2025\n\n0 plans · log follows 2000 – 18 Mar 2025\n"


def test_what_is_only_reported_is_not_counted() -> None:
    out = text("plans:\n  - {id: p, title: P, kind: threat, announced: 2024, status: reported}\n")
    assert out.startswith("Plans as of 18 Mar 2025\n\nOnly reported (not counted) ──")
    assert out.endswith("\n0 plans, and 1 only reported · log follows 2000 – 18 Mar 2025\n")


def test_the_words_of_an_old_deadline_do_not_stand_beside_the_new_one() -> None:
    plan = (
        "plans:\n  - {id: p, title: P, kind: threat, announced: 2024, deadline: 2025-09,\n"
        "     deadline_words: by September, revisions: [{date: 2025-03-01, deadline: 2025-12}]}\n"
    )
    assert "“by September”" in text(plan, "2025-02-28")
    assert "“by September”" not in text(plan, "2025-03-01")


def test_an_outcome_names_its_event() -> None:
    out = text(
        "events:\n  - {id: e, date: 2025-01-05, title: E, type: withdrawal}\n"
        "plans:\n  - {id: p, title: P, kind: threat, announced: 2024,\n"
        "     outcome: {event: e, result: met, note: they went}}\n"
    )
    assert (
        "✓ met: P\n    5 Jan 2025 (they went)\n    threat · announced 2024\n    p · settled by e · no source\n" in out
    )


def test_a_log_cannot_reach_the_terminal() -> None:
    hostile = r'"[red]P[/x]\e[31m\nline"'
    out = text(f"plans:\n  - {{id: p, title: {hostile}, kind: threat, announced: 2024, conditions: [{hostile}]}}\n")
    assert "\x1b" not in out
    assert "○ open: [red]P[/x]␛[31m line\n" in out
    assert "condition: [red]P[/x]␛[31m line\n" in out


def test_the_heading_of_the_record_wraps() -> None:
    workspace = workspace_of("events: []\n")
    found = plain(record_lines(records(()), workspace, 40))
    assert found == (
        "Promises by actor as of 1 Jan 2026 (what\nis only reported is not counted)\nlog follows 2000 – 31 Dec 2025\n"
    )


def test_each_log_says_how_far_it_has_looked() -> None:
    first = a_log("timeline: {title: A, covers: 2000/2025-03-18}\n")
    second = a_log("timeline: {title: B, covers: 2014/2024}\n")
    out = shown("--log", second, "--as-of", "2025-03-18", log=first)
    assert out.endswith("0 plans · A: follows 2000 – 18 Mar 2025 · B: follows 2014 – 2024\n")
