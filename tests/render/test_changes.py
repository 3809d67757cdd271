"""Changes and the picture on a day for people: golden files, every width, groups, counts that do not overclaim.

`UPDATE_GOLDEN=1 pytest tests/render` writes the golden files anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from tests.helpers import a_log, run
from timeline.render.lines import cells

GOLDEN = Path(__file__).parents[1] / "golden"
SHIPPED = str(Path(__file__).parents[2] / "events.yaml")
WINDOW = ("changes", "2024-09-01", "2025-03-18")
ASKED = {
    "changes": (*WINDOW, "--as-of", "2025-03-18"),
    "changes-by-actor": (*WINDOW, "--as-of", "2025-03-18", "--by", "actor", "--type", "diplomacy,violence"),
    "state": ("state", "2024-10-15", "--as-of", "2025-03-18"),
    "state-then": ("state", "2024-10-15", "--as-of", "2024-10-15"),
}


def shown(*args: str, width: int = 100, log: str = "changes.yaml") -> str:
    done = run(*args, "--log", log, cwd=GOLDEN, COLUMNS=str(width))
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("name", ASKED)
def test_golden(name: str) -> None:
    out, path = shown(*ASKED[name]), GOLDEN / f"{name}-100.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(out, encoding="utf-8")
    assert out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_wider_than_the_screen_and_nothing_is_lost(name: str, width: int) -> None:
    out = shown(*ASKED[name], width=width)
    assert max(map(cells, out.splitlines())) <= width
    assert not any(line != line.rstrip() for line in out.splitlines())
    # A long id is broken where it must be; dates and titles stand beside each other, so that only letters are counted.
    assert sorted(filter(str.isalnum, out)) == sorted(filter(str.isalnum, shown(*ASKED[name], width=200)))


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize(
    "args",
    [("changes", "2024-09-01", "2025-03-18"), ("changes", "2024", "2025", "--by", "place"), ("state", "2024-10-01"),
     ("state", "2024")],
    ids=" ".join,
)  # fmt: skip
def test_the_shipped_log_fits_any_width(args: tuple[str, ...], width: int) -> None:
    out = shown(*args, "--as-of", "2026-11-20", width=width, log=SHIPPED)
    assert max(map(cells, out.splitlines())) <= width


def text(log: str, *args: str) -> str:
    return shown(*args, log=a_log(f"timeline: {{title: A, covers: 2000/2025-03-18}}\n{log}"))


def test_nothing() -> None:
    foot = "\n\nlog follows 2000 – 18 Mar 2025\n"
    assert text("events: []\n", *WINDOW) == f"What changed after 1 Sep 2024, up to 18 Mar 2025\nnothing{foot}"
    assert text("events: []\n", "state", "2024-10-01") == f"The picture on 1 Oct 2024\nnothing{foot}"


HEADS = [
    (("changes", "2024-09-01", "2025-03-18"), "What changed after 1 Sep 2024, up to 18 Mar 2025"),
    (("changes", "2024-09", "2025"), "What changed after 1 Sep 2024, up to 31 Dec 2025"),
    (("changes", "by 2024", "2025"), "What changed after the beginning, up to 31 Dec 2025"),
    (("changes", "2024", "2025", "--added"), "What was logged after 1 Jan 2024, up to 31 Dec 2025"),
    (("changes", "2024", "2025", "--as-of", "2025-03-01"),
     "What changed after 1 Jan 2024, up to 31 Dec 2025, as known on 1 Mar 2025"),
    (("state", "2024-10"), "The picture at some time in Oct 2024"),
    (("state", "2024-10-01", "--as-of", "2024-10-02"), "The picture on 1 Oct 2024"),
    (("state", "2024-10-01", "--as-of", "2024-10-01"), "The picture on 1 Oct 2024, as known on 1 Oct 2024"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "head"), HEADS)
def test_what_is_told_of_which_time(args: tuple[str, ...], head: str) -> None:
    assert text("events: []\n", *args).splitlines()[0] == head


def test_what_is_possible_is_never_counted_as_certain() -> None:
    log = """events:
  - {id: a, date: 2024-10-01, title: T, type: attack}
  - {id: b, date: 2024-10-02, title: T, type: attack}
  - {id: c, date: 2024, title: T, type: attack}
  - {id: d, date: 2024/.., title: T, type: attack}
"""
    lines = text(log, *WINDOW).splitlines()
    assert lines[1:3] == [
        "2 happened (and 1 possibly) · possibly 1 situation begun",
        "possibly: a vague date may lie outside of the period",
    ]
    certain = text(log, *WINDOW, "--certain").splitlines()
    assert certain[1:3] == ["2 happened", ""]


def test_what_was_logged_has_headings_of_its_own() -> None:
    log = """events:
  - {id: a, date: 2019, added: 2024-10-01, title: T, type: attack}
  - {id: b, date: /.., checked: 2019, added: 2024-10-01, title: T, type: attack}
plans: [{id: p, title: P, kind: demand, announced: 2019, added: 2024-10-01}]
"""
    out = text(log, *WINDOW, "--added")
    assert out.splitlines()[1] == "1 event · 1 situation · 1 plan"
    assert [line.split(" ─")[0] for line in out.splitlines() if "──" in line] == ["Events", "Situations", "Plans"]
    assert "Without a date:\n" in out


def test_what_became_known_late_says_when() -> None:
    log = """events: [{id: e, date: 2024-05, known: 2024-12-01, title: T, type: attack}]
plans:
  - {id: p, title: P, kind: demand, announced: 2024-05-02, known: 2025-01-05}
  - {id: q, title: Q, kind: demand, announced: 2024-05-02, known: 2025-01-05, status: reported}
"""
    lines = text(log, *WINDOW).splitlines()
    assert lines[1] == "1 newly learned · 1 plan newly learned of · 1 plan only reported, not counted"
    assert [line.split(" ─")[0] for line in lines if "──" in line] == ["Newly learned", "Newly learned of plans"]
    assert [line.strip() for line in lines if "known" in line] == [
        "│ known 1 Dec 2024 · e · no source",
        *["announced 2 May 2024, known 5 Jan 2025"] * 2,
    ]
    assert lines.index("Only reported (not counted)") > lines.index("    announced 2 May 2024, known 5 Jan 2025")


@pytest.mark.parametrize(("period", "is_uneven"), [("2024", False), ("2024-07/2024-12", True), ("2023/2024-06", True)])
def test_counts_over_unequal_periods_say_so(period: str, is_uneven: bool) -> None:
    log = f"""actors: {{a: {{name: A}}}}
figures:
  - {{id: f, subject: a, measure: attacks, unit: attacks, over: 2022, value: 5}}
  - {{id: g, subject: a, measure: attacks, unit: attacks, over: {period}, value: 9}}
"""
    for format in ("text", "md"):
        out = text(log, "changes", "2022-12-31", "2025", "--format", format)
        assert "+4" in out
        assert ("+4 (periods of unequal length)" in out.replace("\\", "")) == is_uneven
    rows = text(log, "changes", "2022-12-31", "2025", "--format", "csv")
    assert ("periods of unequal length" in rows) == is_uneven


def test_a_log_cannot_reach_the_terminal() -> None:
    hostile = r'"[red]P[/x]\e[31m\nline"'
    log = f"""actors: {{a: {{name: {hostile}}}}}
events:
  - {{id: e, date: 2024-10-01/.., title: {hostile}, type: attack, disputed: [{{field: title, value: {hostile}}}],
     corrections: [{{date: 2024-10-01, field: title, was: {hostile}, why: {hostile}}}]}}
plans: [{{id: p, title: {hostile}, kind: demand, announced: 2024-10-01,
     revisions: [{{date: 2024-10-01, note: {hostile}}}]}}]
figures: [{{id: f, subject: a, measure: {hostile}, unit: {hostile}, as_of: 2024-10-01, value: 5}}]
"""
    for args in (WINDOW, (*WINDOW, "--by", "actor"), ("state", "2024-10-01"), (*WINDOW, "--format", "md")):
        out = text(log, *args)
        assert "\x1b" not in out
        assert "␛" in out
