"""Changes for people: their order, shared rows, possible and counted rows, and the words of each row."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import a_log, run, workspace_of
from tests.printed import as_markdown
from timeline.export.formats.layout import Look
from timeline.query.asked_dates import asked_date
from timeline.query.question import Question
from timeline.render.document import painted
from timeline.render.lines import cells, plain
from timeline.reports.changes import changes
from timeline.telling.changed_values import CORRECTION
from timeline.telling.changes import Grouping, document
from timeline.telling.document import Document, Entry, Heading, Run, text_of
from timeline.workspace import open_workspace

SHIPPED = str(Path(__file__).parents[2] / "events.yaml")
HEADER = "timeline: {title: The census, covers: 2020/2026-06-30, editors: [A. Editor]}\n"

LOG = """sources:
  law: {title: Census law, publisher: Gazette, date: 2023-01-10}
  memo: {title: Memorandum, publisher: Cabinet, date: 2025-02-10}
  news: {title: Parties end it, publisher: Daily News, date: 2025-12-10}
  un: {title: First report, publisher: UN, date: 2024-09-01}
  un2: {title: Second report, publisher: UN, date: 2025-09-01}
actors: {gov: {name: Government}, parties: {name: Parties}, rebels: {name: Rebels}}
places: {north: {name: North, in: IQ}}
events:
  - {id: delay, date: 2025-02-10, title: The cabinet wants more time, type: announcement, places: [IQ], actors: [gov],
     summary: In a memorandum., sources: [memo]}
  - {id: drop, date: 2025-12-10, title: Parties drop the census, type: agreement, places: [IQ], actors: [parties],
     sources: [news]}
  - {id: clash, date: 2025-05-03, title: Rebels attack a registry, type: attack, places: [north], actors: [rebels],
     sources: [news]}
  - {id: speech, date: 2025-05-04, title: The government condemns it, type: statement, actors: [gov], sources: [news]}
  - {id: offer, date: 2025-05-05, title: The government makes an offer, type: statement, actors: [gov], sources: [news]}
  - {id: burnt, date: 2025, title: A post is burnt, type: attack, sources: [news]}
  - {id: robbed, date: "[2010..2026]", title: A post is robbed, type: attack, sources: [news]}
  - {id: siege, date: 2025-03-01/.., title: A siege, type: battle, places: [north], sources: [news]}
  - {id: curfew, date: 2025-03-01/2025-09-30, title: A curfew, type: law, places: [north], sources: [news]}
  - {id: raid, date: 2025-03-01/2025-03-03, title: A raid, type: battle, places: [north], sources: [news]}
  - {id: presence, date: /.., checked: 2025-03-18, title: They are there, type: deployment, sources: [news]}
  - {id: secret, date: 2024-01-03, known: 2025-06-01, title: A secret meeting, type: negotiation, sources: [news],
     corrections: [{date: 2025-07-01, field: title, was: They meet, why: misread},
                   {date: 2025-07-02, field: date, was: 2024-02, why: it was January}]}
plans:
  - {id: census, title: A census is held, kind: commitment, announced: 2023-01-10, by: [gov], deadline: 2024-06-30,
     revisions: [{event: delay, deadline: 2024-09-01}], outcome: {event: drop, result: dropped}, sources: [law]}
  - {id: vote, title: A vote is held, kind: commitment, announced: 2023-01-10, by: [gov], deadline: 2025-06,
     revisions: [{event: delay, deadline: 2025-11, note: for want of money}], sources: [law]}
  - {id: roads, title: Roads are built, kind: intention, announced: 2025-04-01, by: [gov], deadline: 2026-04-01,
     sources: [memo]}
  - {id: truce, title: A truce holds, kind: proposal, announced: {event: offer}, by: [gov], to: [rebels],
     sources: [news]}
  - {id: taxes, title: Taxes rise, kind: intention, announced: 2025-04-02, status: reported, sources: [news]}
figures:
  - {id: more, subject: rebels, measure: fighters, unit: people, as_of: 2024-08, low: 2000, high: 3000, by: gov,
     places: [IQ], sources: [un]}
  - {id: fewer, subject: rebels, measure: fighters, unit: people, as_of: 2025-08, high: 2500, by: gov, places: [IQ],
     sources: [un2]}
"""


EVERYTHING = Question()


def document_of(
    log: str = LOG,
    *,
    asked: tuple[str, str] = ("2025-01-01", "2025-12-31"),
    as_of: str = "2026-06-30",
    question: Question = EVERYTHING,
    added: bool = False,
    by: Grouping | None = None,
    in_days: bool = False,
    in_full: bool = False,
) -> Document:
    workspace = workspace_of(log if log.startswith("timeline:") else HEADER + log, as_of=as_of)
    answer = changes(workspace, question, asked_date(asked[0], workspace), asked[1], added)
    return document(answer, workspace, question, by=by, in_days=in_days, in_full=in_full)


def lines(shown: Document, width: int = 200) -> list[str]:
    return [line.rstrip() for line in plain(list(painted(shown, width))).splitlines()]


def sections(shown: Document, width: int = 200) -> dict[str, list[str]]:
    """The lines under each heading, without its rule and the frame of entries."""
    blocks = list(shown.blocks)
    titles = {title(block) for block in blocks if isinstance(block, Heading)}
    every = lines(shown._replace(blocks=blocks), width)
    if re.match(r"\S ", every[-1]):  # a legend, which an empty line sets apart
        every = every[: len(every) - every[::-1].index("")]
    found: dict[str, list[str]] = {}
    name = ""
    for line in every:
        if line.split(" ──")[0] in titles:
            name = line.split(" ──")[0]
            found[name] = []
        elif name and line:
            found[name].append(" ".join(line.replace("│", " ").split()))
    return found


def title(heading: Heading) -> str:
    return text_of(heading.words) + (f" ({heading.aside})" if heading.aside else "")


def counts(shown: Document) -> list[str]:
    return list(shown.head.counts)


def test_order_of_the_sections() -> None:
    headings = list(sections(document_of()))
    assert [one for one in headings if not one.startswith(("Possibly", "Only"))] == [
        "Plans moved or changed",
        "Plans settled",
        "Plans past their deadline without an outcome",
        "Plans announced",
        "Figures",
        "Situations begun and ended",
        "Situations begun",
        "What was done",
        "What was said",
        "Newly learned",
        "Corrected and retracted",
    ]


def test_the_head() -> None:
    assert lines(document_of())[:3] == [
        "The census",
        "What changed after 1 Jan 2025, up to 31 Dec 2025",
        "As of 30 Jun 2026. The log follows 2020 – 30 Jun 2026.",
    ]
    assert counts(document_of()) == [
        *("2 plans moved", "1 plan settled", "1 plan past its deadline", "2 plans announced", "1 figure"),
        *("1 situation begun and ended", "1 situation begun", "2 acts (and 2 possibly)", "1 statement or report"),
        *("1 newly learned", "2 corrections", "1 plan only reported, not counted"),
    ]


MOVED = [
    "10 Feb 2025 ◇ deadline 30 Jun 2024 → 1 Sep 2024, over 2 months later: A census is held",
    "what happened: The cabinet wants more time [delay] · announcement · Iraq · Government · commitment by Government "
    "· Cabinet, 10 Feb 2025; Gazette, 10 Jan 2023 · census",
    "10 Feb 2025 ◇ deadline Jun 2025 → Nov 2025, 5 months later: A vote is held",
    "what happened: The cabinet wants more time [delay] · for want of money · commitment by Government · Cabinet, 10 "
    "Feb 2025; Gazette, 10 Jan 2023 · vote",
]


def test_a_move_says_old_and_new_deadline_and_by_how_much_in_its_first_line() -> None:
    assert sections(document_of())["Plans moved or changed"] == MOVED
    by_days = sections(document_of(in_days=True))["Plans moved or changed"]
    # 63 days from 30 June to 1 September, 153 from 30 June to 30 November.
    assert "1 Sep 2024, 63 days later: A census" in by_days[0]
    assert "Nov 2025, 153 days later: A vote" in by_days[2]


def test_an_event_and_what_it_does_to_a_plan_are_one_row() -> None:
    assert sections(document_of())["Plans settled"] == [
        "10 Dec 2025 – dropped, over 15 months after its deadline: A census is held",
        "what happened: Parties drop the census [drop] · agreement · Iraq · Parties · deadline 1 Sep 2024 · "
        "Daily News, 10 Dec 2025; Cabinet, 10 Feb 2025; Gazette, 10 Jan 2023 · census",
    ]
    shown = "\n".join(lines(document_of()))
    assert shown.count("Parties drop the census") == 1
    assert shown.count("The government makes an offer") == 1
    # Two plans were moved by it, and each says why; its type and its actors stand with the first of them.
    assert shown.count("announcement") == 1


def test_an_event_that_announces_plans_has_them_below_it() -> None:
    shown = sections(document_of())
    assert shown["Plans announced"] == [
        "1 Apr 2025 ◇ Roads are built, deadline 1 Apr 2026",
        "ahead: over 3 months left · intention by Government · Cabinet, 10 Feb 2025 · roads",
        "5 May 2025 ● The government makes an offer",
        "statement · Government · Daily News, 10 Dec 2025 · offer",
        "· plan: A truce holds · open, no deadline · proposal by Government to Rebels [truce]",
    ]
    assert shown["Only reported, not counted (1)"] == [
        "2 Apr 2025 ◇ Taxes rise [reported] · Daily News, 10 Dec 2025 · taxes"
    ]


def test_missed_plans_lead_with_their_deadline() -> None:
    assert sections(document_of())["Plans past their deadline without an outcome"] == [
        "Nov 2025 ✗ A vote is held",
        "overdue: no outcome recorded, over 4 weeks late · Cabinet, 10 Feb 2025; Gazette, 10 Jan 2023 · vote",
    ]


def test_plans_settled_by_another_row_are_not_listed_as_missed() -> None:
    log = """plans:
  - {id: late, title: Late, kind: commitment, announced: 2024, deadline: 2025-03,
     outcome: {date: 2025-05-31, result: met}}
  - {id: moved, title: Moved, kind: commitment, announced: 2024, deadline: 2025-03,
     revisions: [{date: 2025-04-10, deadline: 2025-07}], outcome: {date: 2025-06-01, result: met}}
"""
    shown = sections(document_of(log))
    assert shown["Plans settled"][0].endswith("✓ met, 2 months late: Late")
    (missed, then) = shown["Plans past their deadline without an outcome"]
    assert missed == "Mar 2025 ✗ Moved"
    assert then.startswith("now deadline Jul 2025, met on 1 Jun 2025")
    assert counts(document_of(log)) == ["1 plan moved", "2 plans settled", "1 plan past its deadline"]


def test_acts_stand_before_words() -> None:
    shown = sections(document_of())
    assert [line for line in shown["What was done"] if " ● " in line or " ▬ " in line] == [
        "1 – 3 Mar 2025 ▬ A raid",  # three days: it happened
        "3 May 2025 ● Rebels attack a registry",
    ]
    assert shown["What was said"][0] == "4 May 2025 ● The government condemns it"


def test_situations_are_told_once() -> None:
    shown = sections(document_of())
    assert shown["Situations begun and ended"][0] == "1 Mar – 30 Sep 2025 ▬ A curfew"
    assert shown["Situations begun"][0] == "since 1 Mar 2025 ▬ A siege"
    assert "Situations ended" not in shown
    late = sections(document_of(asked=("2025-04-01", "2025-12-31")))
    assert late["Situations ended"][0] == "1 Mar – 30 Sep 2025 ▬ A curfew"
    assert "Situations begun and ended" not in late


def test_a_beginning_that_the_log_does_not_give_is_only_counted() -> None:
    note = "1 situation whose beginning the log does not give; --all lists it"
    assert sections(document_of())["Situations begun"][-1] == note
    assert "They are there" not in "\n".join(lines(document_of()))
    shown = "\n".join(lines(document_of(in_full=True)))
    assert "They are there · seen 18 Mar 2025" in shown
    assert "--all" not in shown


@pytest.mark.parametrize("news", ["known: 2025-06-01", "added: 2025-06-01"])
def test_an_old_situation_that_is_news_is_listed(news: str) -> None:
    log = f"events: [{{id: e, date: /.., checked: 2025-06-02, {news}, title: T, type: attack}}]\n"
    shown = sections(document_of(log))
    assert shown["Possibly, as a date is vague or a name uncertain (1)"] == ["ongoing ▬ T · seen 2 Jun 2025 · e"]


VAGUE = """events:
  - {id: a, date: "[2024-07-01..2025-12-31]", title: Much, type: attack}
  - {id: b, date: "[2020..2025-01-15]", title: Hardly, type: attack}
  - {id: c, date: "[2024..2025]", title: Half, type: attack}
  - {id: d, date: "[2022..2025]", title: A quarter, type: attack}
  - {id: e, date: "[2021..2025]", title: A fifth, type: attack}
  - {id: f, date: 2025-06-01, title: Surely, type: attack}
"""
POSSIBLY = "Possibly, as a date is vague or a name uncertain (5)"


def test_possible_rows_stand_apart_by_their_share_of_the_period() -> None:
    """2025 but for its first day: 364 of 549 days, 14 of 1842, 364 of 731, of 1461 (less than a quarter), of 1826."""
    asked = ("2024-12-31", "2025-12-31")  # the whole of 2025: 365 of 549, of 731, of 1461 (a day less than a quarter)
    shown = sections(document_of(VAGUE, asked=asked))
    assert [line.split(" · ")[0].split("○ ")[-1] for line in shown[POSSIBLY]] == [
        "Much",
        "Half",
        "3 more whose dates hardly touch the period; --all lists them",
    ]
    assert counts(document_of(VAGUE)) == ["1 act (and 5 possibly)"]
    every = sections(document_of(VAGUE, asked=asked, in_full=True))[POSSIBLY]
    assert [line.split(" · ")[0].split("○ ")[-1] for line in every] == [
        "Much",
        "Half",
        "A quarter",
        "A fifth",
        "Hardly",
    ]


def test_a_section_of_which_nothing_is_listed_is_a_line_at_the_end() -> None:
    log = """events: [{id: e, date: "[2010..2026]", title: T, type: attack}, {id: f, date: /.., title: U, type: attack}]
plans: [{id: p, title: P, kind: demand, announced: "[2010..2026]"}]
"""
    shown = sections(document_of(log))
    assert shown == {
        "Not listed": [
            "possibly 1 plan announced whose date hardly touches the period; --all lists it",
            "1 situation whose beginning the log does not give; --all lists it",
            "possibly 1 act whose date hardly touches the period; --all lists it",
        ]
    }


def test_certain_changes_are_told_in_full() -> None:
    shown = document_of(VAGUE, question=Question(certain=True))
    assert counts(shown) == ["1 act"]
    assert "Possibly" not in "\n".join(lines(shown))


def test_a_figure_says_before_and_after_with_the_source_of_each() -> None:
    assert sections(document_of())["Figures"] == [
        "Aug 2025 # Rebels: fighters (people): 2,000 to 3,000 (Aug 2024) → at most 2,500",
        "Iraq · by Government · a rise of at most 500, if any · earlier estimate (UN, 1 Sep 2024) · "
        "UN, 1 Sep 2025 · fewer",
    ]


def test_figures_that_changed_stand_first_and_first_estimates_apart() -> None:
    log = """actors: {a: {name: A}}
figures:
  - {id: same-1, subject: a, measure: same, unit: u, as_of: 2024-02-01, value: 5}
  - {id: same-2, subject: a, measure: same, unit: u, as_of: 2025-02-01, value: 5}
  - {id: first, subject: a, measure: first, unit: u, as_of: 2025-02-02, value: 5}
  - {id: new-1, subject: a, measure: new, unit: u, as_of: 2024-02-03, value: 5}
  - {id: new-2, subject: a, measure: new, unit: u, as_of: 2025-02-03, value: 6}
"""
    shown = sections(document_of(log))
    assert {name: [line.split("# ")[1] for line in part if "#" in line] for name, part in shown.items()} == {
        "Figures": ["A: new (u): 5 (3 Feb 2024) → 6", "A: same (u): 5 (1 Feb 2024) → 5"],
        "Figures without an estimate before the period": ["A: first (u): 5"],
    }
    assert counts(document_of(log)) == ["2 figures", "1 figure without an estimate before the period"]


@pytest.mark.parametrize(
    ("period", "told"),
    [("2024", "+4 · "), ("2024-07/2024-12", "+4 (periods of unequal length) · ")]
    + [(period, "+4 (periods of unknown length) · ") for period in ("2023/2024-06", "2023/2024")],
)
def test_counts_over_unequal_periods_say_so(period: str, told: str) -> None:
    log = f"""actors: {{a: {{name: A}}}}
figures:
  - {{id: f, subject: a, measure: attacks, unit: attacks, over: 2022, value: 5}}
  - {{id: g, subject: a, measure: attacks, unit: attacks, over: {period}, value: 9}}
"""
    shown = "\n".join(lines(document_of(log, asked=("2022-12-31", "2025"))))
    assert told in shown


def test_a_correction_says_whose_old_and_new_and_why() -> None:
    assert sections(document_of())["Corrected and retracted"] == [
        "1 Jul 2025 * title: They meet → A secret meeting",
        "misread · a slip of this log · Daily News, 10 Dec 2025 · secret",
        "2 Jul 2025 * A secret meeting: date: Feb 2024 → 3 Jan 2024",
        "it was January · a slip of this log · Daily News, 10 Dec 2025 · secret",
    ]


def test_entries_known_late_say_when() -> None:
    log = """events: [{id: e, date: 2024-05, known: 2025-12-01, title: T, type: attack}]
plans:
  - {id: p, title: P, kind: demand, announced: 2024-05-02, known: 2025-01-05}
  - {id: q, title: Q, kind: demand, announced: 2024-05-02, known: 2025-01-05, status: reported}
"""
    shown = document_of(log)
    assert counts(shown) == [
        "1 newly learned · 1 plan newly learned of",
        "1 plan only reported, not counted",
    ]
    found = sections(shown)
    assert found["Newly learned"] == [
        "May 2024 ○ T",
        "known 1 Dec 2025 · attack · e",
        "2 May 2024 ◇ announced: P",
        "known 5 Jan 2025 · open, no deadline · demand · p",
    ]
    assert found["Only reported, not counted (1)"][0] == "2 May 2024 ◇ announced: Q [reported] · known 5 Jan 2025 · q"


def test_each_sign_is_explained() -> None:
    text = "\n".join(lines(document_of()))
    used = {sign for line in text.splitlines() for sign in re.findall(r" ([◇✗✓–●○▬#*]) ", f" {line} ")}
    legend = " ".join(lines(document_of())[-1:])
    assert {sign for sign in used if f"{sign} " in legend} == used
    assert (
        legend
        == "◇ plan  – dropped  ✗ past its deadline  ● day  # figure  ▬ situation  ○ vaguer than a day  * correction"
    )


MISSED = """plans:
  - {id: rival, title: Rival, kind: commitment, announced: 2024-01-01, deadline: 2027,
     disputed: [{field: deadline, value: 2025-03}]}
  - {id: vote, title: Vote, kind: expectation, announced: 2024-01-01, deadline: 2025-03}
  - {id: lasting, title: Lasting, kind: commitment, announced: 2024-01-01, until: 2025-03}
  - {id: lifted, title: Lifted, kind: commitment, announced: 2024-01-01, deadline: 2026,
     revisions: [{date: 2025-03-02, deadline: none}]}
  - {id: given, title: Given, kind: commitment, announced: 2024-01-01, revisions: [{date: 2025-03-03, deadline: 2026}]}
  - {id: noted, title: Noted, kind: commitment, announced: 2024-01-01, deadline: 2026,
     revisions: [{date: 2025-03-04, note: in two steps}]}
  - {id: replaced, title: Replaced, kind: commitment, announced: 2024-01-01,
     outcome: {date: 2025-03-05, result: superseded, superseded_by: given}}
"""


def test_each_kind_of_change_is_told_in_words() -> None:
    shown = "\n".join(lines(document_of(MISSED)))
    assert "deadline 2026 lifted: Lifted" in shown
    assert "deadline 2026, before without one: Given" in shown
    assert "changed, deadline 2026 as before: Noted" in shown
    assert "superseded, replaced by Given: Replaced" in shown
    assert "until Mar 2025, which ran out with no end recorded: Lasting" in shown
    assert "» Vote" in shown
    assert "✗ Rival [disputed: deadline] · a deadline that others claim" in shown


COUNTED = """timeline: {title: A log, covers: 2000/2025-01-20}
plans:
  - {id: twice, title: P, kind: commitment, announced: 2024-01-01, deadline: 2025, revisions:
     [{date: 2024-10-01, deadline: 2026}, {date: 2024-11-01, deadline: 2027}]}
  - {id: once, title: P, kind: commitment, announced: 2024-01-01, deadline: 2025, revisions:
     [{date: 2024-10-01, deadline: 2026}, {date: 2024-11-01, note: in two steps}]}
  - {id: not-moved, title: P, kind: commitment, announced: 2024-01-01, deadline: 2025, revisions:
     [{date: 2024-11-01, note: in two steps}]}
  - {id: series, title: P, kind: commitment, announced: 2024-01-01, deadline: 2024-08-31, every: 1 month,
     times: 4, outcome: [{date: 2024-10-31, result: met, occurrence: 2}, {date: 2024-11-30, result: met,
     occurrence: 3}]}
  - {id: late, title: P, kind: commitment, announced: 2024-01-01, deadline: 2025-01-15}
  - {id: unknown, title: P, kind: commitment, announced: 2024-01-01, deadline: 2025-01-31}
  - {id: rumour, title: P, kind: commitment, announced: 2024-10-01, status: reported, deadline: 2024-12}
"""


def test_plans_are_counted_once_each() -> None:
    """`series` ran out on 30 September (31 August was before), `late` and `unknown` in January."""
    assert counts(document_of(COUNTED, asked=("2024-09-01", "2025-03-18"))) == [
        "2 plans moved (3 moves, 1 other change), 1 changed",
        "1 plan settled (2 occurrences)",
        "3 plans past their deadline (1 occurrence; unknown whether 1 of them was met)",
        "1 plan only reported, not counted",
    ]


@pytest.mark.parametrize("period", [("2014", "2025-03-18"), ("2022-01-01", "2024-06-30"), ("2024-09-01", "2025-03-18")])
@pytest.mark.parametrize("file", [SHIPPED, str(Path(__file__).with_name("every.yaml"))], ids=["shipped", "every"])
def test_each_event_and_each_change_of_a_plan_is_told_and_none_twice(file: str, period: tuple[str, str]) -> None:
    workspace = open_workspace([file], date(2025, 6, 30))
    answer = changes(workspace, Question(), asked_date(period[0], workspace), period[1])
    blocks = document(answer, workspace, Question(), in_full=True).blocks
    entries = [block for block in blocks if isinstance(block, Entry)]
    heads = Counter(entry.id for entry in entries if entry.sign != CORRECTION)
    beside = {
        run.text.strip(" []")
        for entry in entries
        for line in (*entry.facts, *entry.details)
        for run in line
        if isinstance(run, Run) and run.style == "id"
    }
    events = {row.entry.id for row in (*answer.happened, *answer.began, *answer.ended, *answer.learned)}
    assert events
    assert events <= heads.keys() | beside
    # A situation of which the end is less certain than the beginning, or the other way round, has a row for each.
    uneven = {row.entry.id for row in answer.began for end in answer.ended if row.entry.id == end.entry.id}
    assert {id for id in events - uneven if heads[id] > 1} == set()
    plans = {one.plan.plan.id for one in (*answer.announced, *answer.revised, *answer.settled, *answer.deadline_passed)}
    assert plans <= heads.keys() | beside
    figures = {one.after.figure.id for one in answer.figures}
    assert [heads[id] for id in figures] == [1] * len(figures)


def test_groups() -> None:
    shown = sections(document_of(by="place"))
    assert shown["North"][:1] == ["1 – 3 Mar 2025 ▬ A raid"]  # of the last section that has it
    names = [name for name in sections(document_of(by="type")) if name in ("attack", "battle", "law", "statement")]
    assert names == ["law", "battle", "attack", "statement"]
    vague = document_of(VAGUE.replace("type: attack", "type: attack, places: [IQ, SY]"), by="place")
    assert "Half · Iraq, Syria" in "\n".join(lines(vague))


def test_newly_logged_entries_have_headings_of_their_own() -> None:
    log = """events:
  - {id: a, date: 2019, added: 2025-10-01, title: T, type: attack}
  - {id: b, date: /.., checked: 2019, added: 2025-10-01, title: U, type: attack}
  - {id: c, date: 2019, added: 2025-10-01, title: V, type: report}
plans: [{id: p, title: P, kind: demand, announced: 2019, added: 2025-10-01}]
"""
    shown = sections(document_of(log, added=True))
    assert list(shown) == ["Plans", "Situations", "What was done", "What was said"]
    assert shown["Situations"] == ["ongoing ▬ U", "seen 2019 · attack · b"]
    assert counts(document_of(log, added=True)) == ["1 plan", "1 situation", "1 act", "1 statement or report"]
    assert document_of(log, added=True).head.asked == "What was logged after 1 Jan 2025, up to 31 Dec 2025"


HEADS = [
    (("2024-09-01", "2025-03-18"), "What changed after 1 Sep 2024, up to 18 Mar 2025"),
    (("2024-09", "2025"), "What changed after 1 Sep 2024, up to 31 Dec 2025"),
    (("by 2024", "2025"), "What changed after the beginning, up to 31 Dec 2025"),
]


@pytest.mark.parametrize(("asked", "head"), HEADS)
def test_period_in_the_head(asked: tuple[str, str], head: str) -> None:
    assert document_of("events: []\n", asked=asked).head.asked == head


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (("2024", "2025"), "nothing"),
        (("2026-01-01", "2026-12-31"), "nothing up to 30 Jun 2026"),
        (("2026-06-30", "2026-12-31"), "not followed"),  # from 1 July on
        (("2010", "2012"), "not followed"),
        (("2018", "2021"), "nothing"),
    ],
)
def test_nothing(asked: tuple[str, str], count: str) -> None:
    assert counts(document_of("events: []\n", asked=asked)) == [count]


def test_periods_past_the_horizon_are_remarked_in_the_document() -> None:
    assert "not followed after 30 Jun 2026" in as_markdown(document_of(asked=("2025-01-01", "2026-12-31")))


@pytest.mark.parametrize("width", [40, 60, 100, 140])
@pytest.mark.parametrize("by", [None, "actor"])
def test_nothing_is_wider_than_the_screen_and_nothing_is_lost(width: int, by: Grouping | None) -> None:
    shown = lines(document_of(by=by), width)
    assert max(map(cells, shown)) <= width
    letters = [sorted(filter(str.isalnum, "".join(lines(document_of(by=by), one)))) for one in (width, 200)]
    assert letters[0] == letters[1]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("args", [("2024-09-01", "2025-03-18"), ("2024", "2025", "--by", "place")], ids=" ".join)
def test_the_shipped_log_fits_any_width(args: tuple[str, ...], width: int) -> None:
    done = run("changes", *args, "--as-of", "2026-11-20", "--log", SHIPPED, COLUMNS=str(width))
    assert done.code == 0
    assert max(map(cells, done.out.splitlines())) <= width


def test_markdown() -> None:
    shown = as_markdown(document_of())
    assert shown.startswith("# The census\n\n*A\\. Editor*\n\n**What changed after 1 Jan 2025, up to 31 Dec 2025**\n")
    assert (
        "**10 Feb 2025** deadline 30 Jun 2024 → 1 Sep 2024, over 2 months later: **A census is held** — what happened: "
        "The cabinet wants more time; announcement; Iraq; Government; commitment by Government. In a "
        "memorandum.[^1] [^2]\n"
    ) in shown
    assert shown.count("In a memorandum.") == 1
    assert "### Possibly, as a date is vague or a name uncertain (2)\n" in shown
    assert "[^1]: Cabinet, Memorandum, 10 Feb 2025\n" in shown
    assert "delay" not in shown  # no ids
    assert "`census`" in as_markdown(document_of(), Look(has_ids=True))


def test_a_table_has_sections_as_rows() -> None:
    shown = as_markdown(document_of(), Look(style="table"))
    assert shown.count("| Date | What | Details | Sources |") == 1
    assert "| **Plans settled** |" in shown


def test_the_command_has_its_options() -> None:
    log = a_log(HEADER + LOG)
    asked = ("changes", "2025-01-01", "2025-12-31", "--as-of", "2026-06-30", "--log", log)
    done = run(*asked, "--days", "--all", COLUMNS="200")
    assert "63 days later" in done.out
    assert "A post is robbed" in done.out
    assert "A post is robbed" not in run(*asked, COLUMNS="200").out


def test_a_log_cannot_reach_the_terminal() -> None:
    hostile = r'"[red]P[/x]\e[31m\nline"'
    log = f"""actors: {{a: {{name: {hostile}}}}}
events:
  - {{id: e, date: 2025-10-01/.., title: {hostile}, type: attack, disputed: [{{field: title, value: {hostile}}}],
     corrections: [{{date: 2025-10-01, field: title, was: {hostile}, why: {hostile}}}]}}
plans: [{{id: p, title: {hostile}, kind: demand, announced: 2025-10-01,
     revisions: [{{date: 2025-10-01, note: {hostile}}}]}}]
figures: [{{id: f, subject: a, measure: {hostile}, unit: {hostile}, as_of: 2025-10-01, value: 5}}]
"""
    for by in (None, "actor"):
        shown = "\n".join(lines(document_of(log, by=by)))
        assert "\x1b" not in shown
        assert "␛" in shown
    assert "\x1b" not in as_markdown(document_of(log))


def test_each_source_of_two_logs_is_that_of_its_own_log() -> None:
    log = """timeline: {{title: {title}, covers: 2014/2025}}
sources: {{s: {{title: {title}}}}}
actors: {{a: {{name: A}}}}
figures: [{{id: {id}, subject: a, by: a, measure: m, unit: u, value: 1, as_of: {date}, sources: [s]}}]
"""
    workspace = workspace_of(
        log.format(title="First", id="f1", date="2024-01"), log.format(title="Second", id="f2", date="2025-01")
    )
    answer = changes(workspace, Question(), asked_date("2024-09-01", workspace), "2025-03-18")
    shown = as_markdown(document(answer, workspace, Question()))
    assert "A: m (u): 1 (Jan 2024) → 1 — by A; no change; earlier estimate[^1].[^2]\n" in shown
    assert shown.endswith("[^1]: Source: First\n\n[^2]: Source: Second\n")


def test_of_plans_what_is_only_possible_does_not_come_first() -> None:
    """Nothing certain was settled, so what was certainly announced stands before it."""
    log = """plans:
  - {id: a, title: A, kind: demand, announced: 2025-03-01}
  - {id: b, title: B, kind: demand, announced: 2020, outcome: {date: 2024-10/2025-06, result: met}}
"""
    log = log.replace("2024-10/2025-06", '"[2024-10..2025-06]"')
    assert next(iter(sections(document_of(log)))) == "Plans announced"
    certain = log.replace('"[2024-10..2025-06]"', "2025-06")
    assert next(iter(sections(document_of(certain)))) == "Plans settled"


def test_documents_do_not_speak_of_options() -> None:
    assert "--all" in "\n".join(lines(document_of()))
    assert "--all" not in as_markdown(document_of())


WITHIN = """sources: {p: {title: Paper, publisher: P}, q: {title: Other, publisher: Q}}
actors: {a: {name: A}}
figures:
"""


@pytest.mark.parametrize(
    ("values", "first_line", "rest"),
    [
        # values a month, from October 2024 on; the window is 2 September 2024 to 30 April 2025
        ("100 200 150", "100 (Oct 2024) → 200 (Nov 2024) → 150", "+50 since Oct 2024 · earlier estimates (P) · Q · f2"),
        ("100 200", "100 (Oct 2024) → 200", "+100 since Oct 2024 · earlier estimate (P) · Q · f1"),
        ("100", "100", "Q · f0"),
        ("1 2 3 4 5 6", "1 (Oct 2024) → 4 more → 6", "+5 since Oct 2024 · earlier estimate (P) · Q · f5"),
    ],
)
def test_a_figure_without_an_estimate_before_the_period_tells_those_in_it(
    values: str, first_line: str, rest: str
) -> None:
    numbers = values.split()
    log = WITHIN + "".join(
        f"  - {{id: f{at}, subject: a, measure: m, unit: u, by: a, value: {number}, "
        f"as_of: {2024 + (9 + at) // 12}-{(9 + at) % 12 + 1:02}, sources: [{'p' if at + 1 < len(numbers) else 'q'}]}}\n"
        for at, number in enumerate(numbers)
    )
    shown = document_of(log, asked=("2024-09-01", "2025-04-30"))
    title, facts = sections(shown)["Figures without an estimate before the period"]
    assert title.split("# ")[1] == f"A: m (u): {first_line}"
    assert facts == f"by A · {rest}"
    assert counts(shown) == ["1 figure without an estimate before the period"]


def test_what_was_retracted_or_denied_is_no_act() -> None:
    log = """events:
  - {id: raid, date: 2025-03-01, title: Raid, type: attack, status: retracted}
  - {id: coup, date: 2025-03-02, title: Coup, type: coup, status: denied}
  - {id: camp, date: 2025-03-03/.., title: Camp, type: deployment, status: retracted}
  - {id: late, date: 2024-03-03, known: 2025-04-01, title: Late, type: attack, status: denied}
  - {id: held, date: 2025-03-04, title: Held, type: attack}
"""
    shown = document_of(log)
    assert counts(shown) == ["1 act", "4 events retracted or denied"]
    told = sections(shown)
    assert "Held" in told["What was done"][0]
    assert {*told} == {"What was done", "Retracted or denied"}
