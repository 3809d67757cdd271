"""The document of `plans`: urgent plans first, folded lines, one axis, counts that agree, moves in words."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import run, workspace_of
from tests.plans.judging import FAR, promise, row
from tests.printed import as_markdown
from timeline.export.formats.layout import Look
from timeline.plans.verdict import Name
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.reports.plans import URGENCY, plans
from timeline.reports.slippers import records
from timeline.telling import records as by_actor
from timeline.telling.document import Axis, Bar, Document, Entry, Heading, text_of
from timeline.telling.plan_entry import verdict_sign
from timeline.telling.plans import Choices, document
from timeline.telling.verdict_words import verdict_sentence
from timeline.workspace import Workspace

GOLDEN = Path(__file__).parents[1] / "golden"
SHIPPED = str(Path(__file__).parents[2] / "events.yaml")

LOG = """timeline: {title: Promises, covers: 2000/2025-03-18}
sources: {s: {title: A letter, publisher: Press, date: 2024-02-01}, t: {title: A reply, publisher: Ministry}}
actors: {us: {name: United States}, iraq: {name: Iraq}}
events:
  - {id: signed, date: 2024-11-05, title: They sign, type: agreement, sources: [t]}
plans:
  - {id: older, title: Older, kind: commitment, announced: 2018, by: [us], deadline: 2019-06-30, sources: [s]}
  - {id: late, title: Late, kind: commitment, announced: 2024, by: [us], deadline: 2025-02, sources: [s]}
  - {id: due, title: Due, kind: intention, announced: 2024, by: [us], deadline: 2025, sources: [s]}
  - {id: far, title: Far, kind: commitment, announced: 2024, by: [us], deadline: 2026-03-18, sources: [s]}
  - {id: near, title: Near, kind: commitment, announced: 2024, by: [us], deadline: 2025-03-30, sources: [s]}
  - {id: lasts, title: Lasts, kind: commitment, announced: 2024, by: [us], until: 2026, sources: [s]}
  - {id: bare, title: Bare, kind: commitment, announced: 2024-05-01, by: [us], to: [iraq], sources: [s]}
  - {id: newer, title: Newer, kind: commitment, announced: 2025-01-01, by: [iraq], sources: [s]}
  - {id: third, title: Third, kind: commitment, announced: 2023, by: [us], deadline: 2024-01-14, sources: [s],
     revisions: [{date: 2024-01-02, deadline: 2024-06-30}, {date: 2024-06-01, deadline: 2024-11}],
     outcome: {event: signed, result: met}}
  - {id: census, title: Census, kind: commitment, announced: 2023, by: [iraq], deadline: 2023-09-05, sources: [s],
     outcome: {date: 2024-12-10, result: dropped}}
  - {id: asked, title: Asked, kind: demand, announced: 2024-06, by: [iraq], to: [us], deadline: 2025-03-01,
     sources: [s]}
  - {id: rumour, title: Rumour, kind: threat, announced: 2024-06, by: [us], status: reported, sources: [s]}
"""


def workspace(log: str = LOG, as_of: str = "2025-03-18") -> Workspace:
    return workspace_of(log, as_of=as_of)


def document_of(log: str = LOG, as_of: str = "2025-03-18", choices: Choices | None = None, **more: Any) -> Document:
    asked = workspace(log, as_of)
    return document(plans(asked, Question(), **more), asked, Question(), choices=choices)


def shown(log: str = LOG, as_of: str = "2025-03-18", width: int = 100, **how: Any) -> str:
    return plain(painted(document_of(log, as_of, **how), width))


def outline(document: Document) -> list[str]:
    """Headings, and the titles of entries."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Heading):
            lines.append(f"{'#' * block.level} {text_of(block.words)} ({block.aside})")
        elif isinstance(block, Entry):
            lines.append(text_of(block.title))
    return lines


def facts(document: Document) -> dict[str, list[str]]:
    """The facts of each entry by its title."""
    entries = [block for block in document.blocks if isinstance(block, Entry)]
    return {text_of(one.title): [text_of(fact) for fact in one.facts] for one in entries}


def test_sections_in_order_and_what_is_near_first() -> None:
    """Days from 18 March to the last day: Late 18, Due 288, Older over 2,000; then the latest first."""
    assert outline(document_of()) == [
        "## Promises (10)",
        *("### Needs attention (3)", "Late", "Due", "Older"),
        *("### Ahead (2)", "Near", "Far"),
        *("### Running (1)", "Lasts"),
        *("### Without a deadline (2)", "Newer", "Bare"),
        *("### Settled (2)", "Census", "Third"),
        "## Demands (1)",
        *("### Needs attention (1)", "Asked"),
        "## Only reported (1, not counted)",
        *("### Without a deadline (1)", "Rumour"),
    ]


def test_the_counts_on_top_agree_with_what_is_below() -> None:
    assert document_of().head.counts == (
        "11 plans",
        "4 need attention (2 overdue, 1 past the deadline, 1 due)",
        "2 ahead",
        "1 running",
        "2 without a deadline",
        "2 settled (1 dropped, 1 met)",
        "1 only reported (not counted)",
    )


@pytest.mark.parametrize("as_of", ["2019-01-01", "2024-06-15", "2025-03-18", "2026-02-01"])
def test_the_counts_agree_on_every_day(as_of: str) -> None:
    found = document_of(as_of=as_of)
    above = [text for text in found.head.counts if "reported" not in text and "plan" not in text]
    headings = {"Needs attention": "attention", "Ahead": "ahead", "Running": "running", "Settled": "settled"}
    below: dict[str, int] = {}
    for line in outline(found):
        if line.startswith("## Only"):
            break
        if line.startswith("### "):
            name, number = re.fullmatch(r"### (.*) \((\d+)\)", line).groups()  # type: ignore[union-attr]
            word = headings.get(name, "without")
            below[word] = below.get(word, 0) + int(number)
    assert {next(w for w in (*headings.values(), "without") if w in one): int(one.split()[0]) for one in above} == below


def test_folding_shortens_and_all_unfolds() -> None:
    """The full entry has every fact of the folded one, and no plan is left out."""
    short, full = facts(document_of()), facts(document_of(choices=Choices(is_full=True)))
    assert list(short) == list(full)
    assert short["Bare"] == ["commitment by United States to Iraq"]
    assert full["Bare"] == ["commitment by United States to Iraq", "announced 1 May 2024"]
    assert short["Census"] == ["dropped on 10 Dec 2024, over 15 months after its deadline"]
    assert full["Census"] == [*short["Census"], "commitment by Iraq", "announced 2023"]
    for title, said in short.items():
        assert set(said) <= set(full[title])
    assert [one.is_brief for one in document_of().blocks if isinstance(one, Entry)].count(True) == 5
    assert not any(one.is_brief for one in document_of(choices=Choices(is_full=True)).blocks if isinstance(one, Entry))


def test_a_plan_that_moved_and_was_kept_says_both() -> None:
    """From 14 January to 5 November 2024 are 296 days, over 9 months."""
    assert facts(document_of())["Third"] == ["met on 5 Nov 2024, on the third date, over 9 months after the first"]
    in_days = facts(document_of(choices=Choices(in_days=True)))
    assert in_days["Third"] == ["met on 5 Nov 2024, on the third date, 296 days after the first"]
    assert in_days["Census"] == ["dropped on 10 Dec 2024, 462 days after its deadline"]
    full = facts(document_of(choices=Choices(is_full=True)))["Third"]
    assert "moved twice, 9 to over 10 months later than first announced" in full


# the plan, and what is said of it on 18 March 2025
SENTENCES = [
    ("deadline: 2025-02, outcome: {date: 2025-02-10, result: met}", "met on 10 Feb 2025, on time"),
    ("deadline: 2025-03, outcome: {date: 2025-01-01, result: met}",
     "met on 1 Jan 2025, over 8 weeks to over 2 months early"),
    ("deadline: 2025-12, outcome: {date: 2025-03-01, result: met}", "met on 1 Mar 2025, at least 9 months early"),
    ("deadline: 2025-01-10, outcome: {date: 2025-01-20, result: met}", "met on 20 Jan 2025, 10 days late"),
    ("deadline: 2025-01, outcome: {date: 2025-02, result: partly-met}",
     "partly met in Feb 2025, 1 day to 4 weeks late"),
    ("deadline: 2025-01, outcome: {date: early 2025, result: met}", "met: early 2025, possibly late, up to 3 months"),
    ("deadline: 2025-01-10, revisions: [{date: 2025-01-02, deadline: 2025-02-10}], "
     "outcome: {date: 2025-03-01, result: met}",
     "met on 1 Mar 2025, 19 days after the second deadline, over 7 weeks after the first"),
    ("deadline: 2025-01-10, revisions: [{date: 2025-01-02, deadline: 2025-06-10}], "
     "outcome: {date: 2025-01-08, result: met}", "met on 8 Jan 2025, over 5 months before the second deadline"),
    ("deadline: 2025-01-10, outcome: {date: 2025-03-12, result: not-met, note: no money}",
     "not met on 12 Mar 2025, over 2 months after its deadline (no money)"),
    ("deadline: 2025-09, outcome: {date: 2025-02, result: dropped}", "dropped in Feb 2025"),
    ("outcome: {date: 2025-02-10, result: met}", "met on 10 Feb 2025"),
    ("until: 2025-02, outcome: {date: 2025-03-10, result: met}", "kept on 10 Mar 2025"),
    ("deadline: 2022-03-01, outcome: {date: 2027-03-01, result: met}",
     "overdue: no outcome recorded, over 3 years late"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "sentence"), SENTENCES)
def test_results_with_when_and_how_late_or_early(inside: str, sentence: str) -> None:
    plan = f"kind: commitment, announced: 2020, {inside}"
    found = row(plan, "2025-03-18", FAR)
    assert "".join(verdict_sentence(found, horizon=found.verdict.horizon)) == sentence


def test_rows_do_not_repeat_the_head() -> None:
    out = shown(as_of="2026-02-01")
    assert out.count("18 Mar 2025") == 2  # followed until, and not followed after
    assert "not followed up, ahead when the log ends" in out
    assert "as known on" not in out
    own = LOG.replace("title: Bare,", "title: Bare, checked: 2025-01-15,")
    assert facts(document_of(own, "2025-02-01"))["Bare"] == [
        "as known on 15 Jan 2025",
        "commitment by United States to Iraq",
    ]


def test_one_axis_stands_above_all_bars() -> None:
    blocks = list(document_of().blocks)
    (axis,) = (block for block in blocks if isinstance(block, Axis))
    assert blocks[0] is axis
    assert [label for _, label in axis.ticks] == ["2020", "2022", "2024", "2026"]  # of 2019 to 2026
    bars = {text_of(one.title): one.bar for one in blocks if isinstance(one, Entry) and one.bar is not None}
    assert set(bars) == {"Late", "Due", "Older", "Near", "Far", "Lasts", "Asked"}
    assert bars["Late"] == Bar(row(promise("deadline: 2025-02"), "2025-03-18").deadline.first, 739310)  # type: ignore[union-attr]


def test_plans_beyond_ten_years_do_not_compress_the_axis() -> None:
    out = shown(LOG.replace("deadline: 2026-03-18", "deadline: 2090"))
    assert "2035" in out
    assert "2090 " in out
    assert "▷ later" in out
    assert "◁ earlier" not in out


def test_bars_have_years_the_day_and_a_legend() -> None:
    lines = shown(LOG.replace("deadline: 2019-06-30", "deadline: 2024-06-30"), width=100).splitlines()
    years = next(line for line in lines if "2025" in line and "2026" in line and "as of" not in line)
    at = years.index("2025")
    due = next(line for line in lines if "! Due" in line)
    assert due[at] in "├┼"
    assert "┼" in due[at:]  # the day of the answer lies inside the window
    assert lines[-1].startswith("● ├─┤ deadline and its window  │ ┼ 18 Mar 2025")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("choices", [Choices(), Choices(has_history=True), Choices(is_full=True, in_days=True)])
def test_nothing_is_wider_than_the_screen_and_nothing_is_lost(width: int, choices: Choices) -> None:
    out = shown(width=width, choices=choices)
    assert max(map(cells, out.splitlines())) <= width
    assert not any(line != line.rstrip() for line in out.splitlines())
    text = as_markdown(document_of(choices=choices), Look("paragraphs", True)).partition("Cite as:")[0]
    words = re.findall(r"[^\W\d_]{2,}", text)
    squeezed = "".join(out.replace("│", "").split())
    assert [word for word in words if word not in squeezed] == []
    numbers = re.findall(r"\d+ \w+ \d{4}", text)
    assert [number for number in numbers if number.replace(" ", "") not in squeezed] == []


@pytest.mark.parametrize("width", [40, 60, 100, 140])
def test_the_shipped_log_fits_any_width(width: int) -> None:
    for args in (("--history",), ("--against", "2025-09"), ("--by", "actor"), ("--all",)):
        done = run("plans", "--log", SHIPPED, "--as-of", "2026-11-20", *args, COLUMNS=str(width))
        assert done.code == 0, done.err
        assert max(map(cells, done.out.splitlines())) <= width


def test_possible_matches_stand_apart_at_the_end_of_their_section() -> None:
    asked = workspace()
    answer = plans(asked, Question(), due_before="2025-06")
    assert outline(document(answer, asked, Question()))[:6] == [
        "## Promises (6)",
        *("### Needs attention (3)", "Late", "Older"),
        *("#### Possibly, as a date is vague or a name uncertain (1)", "Due"),
    ]
    assert "1 of them possible" in document(answer, asked, Question()).head.counts


def test_against_a_date_each_group_stands_by_its_relation_with_the_margin_in_words() -> None:
    """The month is March 2025 (1 to 31): February ends a day before it begins, 59 days before it ends."""
    found = document_of(asked_against="2025-03")
    assert outline(found)[:9] == [
        "## Promises (10)",
        *("### Before it (4)", "Older", "Census", "Third", "Late"),
        *("### Within it (1)", "Near"),
        "### Overlapping it (1)",
    ]
    said = facts(document_of(asked_against="2025-03"))
    assert "1 day to over 8 weeks before Mar 2025" in said["Late"]
    assert "within Mar 2025" in said["Near"]
    assert "overlaps Mar 2025" in said["Due"]
    assert "11 to over 12 months after Mar 2025" in said["Far"]
    assert (
        "1 to 58 days before Mar 2025"
        in facts(document_of(asked_against="2025-03", choices=Choices(in_days=True)))["Late"]
    )
    assert found.head.asked == "Plans against Mar 2025"
    assert found.head.counts[:3] == ("11 plans", "4 before it", "2 within it")


def test_the_history_of_a_plan_stands_below_it_once() -> None:
    series = LOG.replace("deadline: 2025-03-01,", "deadline: 2025-01-01, every: 1 month,")
    out = shown(series, choices=Choices(has_history=True), width=140)
    assert out.count("announced, deadline 1 Jan 2025") == 1
    assert "· 1 Jun 2024: deadline from 30 Jun 2024 to Nov 2024\n" in out
    assert "· 5 Nov 2024: outcome: met [signed] (Ministry)\n" in out
    assert "announced, deadline" not in shown(width=140)


def test_markdown() -> None:
    few = LOG[: LOG.index("  - {id: older")] + LOG[LOG.index("  - {id: third") : LOG.index("  - {id: census")]
    assert as_markdown(document_of(few + LOG[LOG.index("  - {id: asked") : LOG.index("  - {id: rumour")])) == (
        "# Promises\n\n**Plans**\n\nAs of 18 Mar 2025. The log follows 2000 – 18 Mar 2025.\n\n"
        "2 plans · 1 needs attention (1 past the deadline) · 1 settled (1 met)\n\n"
        "## Promises (1)\n\n### Settled (1)\n\n"
        "- **Nov 2024** Third — met on 5 Nov 2024, on the third date, over 9 months after the "
        "first[^1].[^2]\n\n"
        "## Demands (1)\n\n### Needs attention (1)\n\n"
        "**1 Mar 2025** Asked — deadline passed: no outcome recorded, 17 days after the deadline; by Iraq to United "
        "States; announced Jun 2024.[^2]\n\n"
        "Cite as: Promises (log of 2000 – 18 Mar 2025), Plans, as of 18 Mar 2025.\n\n"
        "[^1]: Ministry, A reply\n\n[^2]: Press, A letter, 1 Feb 2024\n"
    )


def test_every_verdict_has_a_sign_and_only_what_was_done_shares_one() -> None:
    signs: dict[str, list[Name]] = {}
    for name in URGENCY:
        signs.setdefault(verdict_sign(name).text, []).append(name)
    assert [names for names in signs.values() if len(names) > 1] == [["met", "kept"]]


def test_a_log_without_plans() -> None:
    log = "timeline: {title: A, covers: 2000/2025-03-18}\nevents: []\n"
    assert shown(log) == "A\nPlans\nAs of 18 Mar 2025. The log follows 2000 – 18 Mar 2025.\nnothing\n"
    assert document_of(log, "2025-03-19").head.counts == ("nothing up to 18 Mar 2025",)


def test_the_words_of_an_old_deadline_do_not_stand_beside_the_new_one() -> None:
    plan = (
        "plans:\n  - {id: p, title: P, kind: threat, announced: 2024, deadline: 2025-09,\n"
        "     deadline_words: by September, revisions: [{date: 2025-03-01, deadline: 2025-12}]}\n"
    )
    assert "“by September”" in shown(plan, "2025-02-28")
    assert "“by September”" not in shown(plan, "2025-03-01")


def test_an_outcome_cites_the_sources_of_its_event() -> None:
    out = shown(width=140)
    assert "over 9 months after the first (Ministry) · Press, 1 Feb 2024 · third" in " ".join(out.split())


def test_a_line_cites_who_moved_the_deadline_that_it_names() -> None:
    moved = LOG.replace("deadline: 2024-11}]", "deadline: 2024-11, sources: [t]}]")
    assert "after the first (Ministry) · Press, 1 Feb 2024 · Ministry · third" in " ".join(shown(moved).split())


def test_a_log_cannot_reach_the_terminal() -> None:
    hostile = r'"[red]P[/x]\e[31m\nline"'
    log = f"plans:\n  - {{id: p, title: {hostile}, kind: threat, announced: 2024, conditions: [{hostile}]}}\n"
    out = shown(log, choices=Choices(is_full=True))
    assert "\x1b" not in out
    assert "○ [red]P[/x]␛[31m line\n" in out
    assert "on condition: [red]P[/x]␛[31m line" in out


def test_records_of_actors() -> None:
    """Two of six dated promises of the United States are overdue; a series has one slip, and words for the median."""
    asked = workspace()
    found = by_actor.document(records(plans(asked, Question()).rows), asked, Question())
    assert plain(painted(found, 140)) == (
        "Promises\nPromises by actor (only reported ones not counted)\n"
        "As of 18 Mar 2025. The log follows 2000 – 18 Mar 2025.\n2 actors\n\n"
        "  United States\n"
        "  8 promises made · 1 met on time · 2 overdue · 5 still open · 1 moved, 9 to over 10 months later in median"
        " · us\n"
        "  Iraq\n"
        "  2 promises made · 1 not met, dropped or ended early · 1 still open · iraq\n"
    )


def test_each_log_says_how_far_it_has_looked() -> None:
    first = "timeline: {title: A, covers: 2000/2025-03-18}\n"
    second = "timeline: {title: B, covers: 2014/2024}\n"
    out = plain(painted(_of_two(first, second), 100))
    assert "A follows 2000 – 18 Mar 2025; B follows 2014 – 2024" in out


def _of_two(first: str, second: str) -> Document:
    from datetime import date

    from tests.helpers import a_log
    from timeline.workspace import open_workspace

    asked = open_workspace((a_log(first), a_log(second)), date(2025, 3, 18))
    return document(plans(asked, Question()), asked, Question())


_TWO_PLACES = """sources: {s: {title: A letter, publisher: Press, date: 2024-02-01}, t: {title: A reply, publisher: UN}}
events:
  - {id: said, date: 2024-02, title: They say so, type: announcement, sources: [{ref: s, at: page 2}]}
plans:
  - {id: p, title: P, kind: commitment, announced: {event: said}, sources: [{ref: s, at: page 3}, t],
     conditions: [{text: with money, sources: [{ref: s, at: page 4}]}],
     revisions: [{date: 2024-03, deadline: 2025, sources: [{ref: t, at: page 5}]}]}
"""


def test_another_place_in_a_source_of_the_plan_is_told_where_places_are_told() -> None:
    """The short names on a terminal say no place, so there the source would stand twice; notes say the place."""
    short = shown(_TWO_PLACES, width=300, choices=Choices(is_full=True))
    assert "announced Feb 2024 · Press, 1 Feb 2024; UN · p" in short
    assert "on condition: with money · " in short
    noted = as_markdown(document_of(_TWO_PLACES, choices=Choices(is_full=True)))
    assert [place for place in ("page 2", "page 3", "page 4", "page 5") if place not in noted] == []


def test_another_source_of_the_announcement_is_named() -> None:
    other = _TWO_PLACES.replace("sources: [{ref: s, at: page 3}, t],", "sources: [t],")
    assert "announced Feb 2024 (Press, 1 Feb 2024) · UN" in shown(other, width=300)
