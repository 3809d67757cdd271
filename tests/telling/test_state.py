"""The picture on a day for people: certain rows first, possible ones apart, ages and plans in words."""

from pathlib import Path

import pytest

from tests.helpers import a_log, run
from tests.telling.printing import letters, lines, markdown
from timeline.plans.verdict import Days
from timeline.render.lines import cells
from timeline.telling.durations import age_words

LOG = """timeline: {title: The mission, covers: 2014/2025-03-18}
sources:
  cbp: {title: Countering Daesh, publisher: Commons Library, date: 2025-03-18}
  un: {title: Report, publisher: UN, date: 2024-08}
actors:
  iraq: {name: Iraq, country: IQ}
  pm: {name: The minister, kind: person, part_of: [{actor: iraq, during: 2022-10-27/.., sources: [cbp]}]}
  deputy: {name: The deputy, kind: person, part_of: [{actor: iraq, during: 2024-10/.., sources: [cbp]}]}
  daesh: {name: Daesh}
  monitors: {name: UN monitors}
events:
  - {id: siege, date: 2024-09/2025-01-31, title: A siege, type: battle, places: [IQ], sources: [cbp],
     disputed: [{field: title, value: A raid, sources: [un], note: so it says},
                {field: type, value: attack, known: 2025-01}]}
  - {id: vague, date: 2024/.., title: They regroup, type: other, sources: [cbp]}
  - {id: presence, date: /.., checked: 2025-03-18, title: They are there, type: deployment, sources: [cbp]}
  - {id: shortage, date: /.., checked: 2023-07, title: They are short of arms, type: other, sources: [cbp]}
  - {id: comeback, date: 2019-03-23/.., checked: 2023-07, title: They try to come back, type: attack, sources: [cbp]}
plans:
  - {id: leave, title: They leave, kind: demand, announced: 2024-09, by: [iraq], deadline: 2024-12, sources: [cbp]}
  - {id: late, title: They report, kind: commitment, announced: 2024-01, by: [monitors],
     deadline: 2024-06-30, sources: [un]}
  - {id: stay, title: They help, kind: intention, announced: 2024-01, by: [monitors], to: [iraq], sources: [un],
     deadline_words: as long as needed}
  - {id: soon, title: They decide, kind: intention, announced: 2024, by: [iraq], deadline: 2025-06, sources: [cbp]}
  - {id: rumour, title: They withdraw, kind: intention, announced: 2024-01, status: reported, sources: [un]}
figures:
  - {id: f, subject: daesh, measure: fighters, unit: people, as_of: 2024-01, value: 2500, qualifier: about,
     places: [IQ], sources: [{ref: cbp, at: p3}]}
  - {id: g, subject: daesh, measure: attacks, unit: attacks, over: 2023, value: 700, by: monitors, sources: [un]}
  - {id: h, subject: daesh, measure: fighters, unit: people, as_of: 2024, value: 3000, by: monitors, sources: [un]}
"""
DAY = ("state", "2024-10-01")
SHIPPED = Path(__file__).parents[2] / "events.yaml"


def test_certain_rows_come_first_and_possible_ones_in_counted_blocks() -> None:
    printed = lines(LOG, *DAY)
    assert printed[:4] == [
        "The mission",
        "The picture on 1 Oct 2024",
        "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025.",
        "1 going on (and 4 possibly) · 1 in office (and 1 possibly) · 3 plans (and 1 possibly) · 1 plan only",
    ]
    headings = [line.lstrip("# ") for line in markdown(LOG, *DAY)[4:] if line.startswith("#")]
    assert [line.split(" ─")[0] for line in printed if line.split(" ─")[0] in headings] == headings
    assert headings == [
        "Going on",
        "Possibly ongoing, as a date is vague or an end open (4)",
        "Seen 18 Mar 2025 (1)",
        "Last seen Jul 2023 (2)",
        "In office",
        "Possibly in office (1)",
        "Plans (judged on 1 Oct 2024)",
        "Open: without a deadline, no outcome recorded (1)",
        "Possibly, as a date is vague or a name uncertain (1)",
        "Only reported, not counted (1)",
        "Latest figures",
        "Possibly of a later day, or of something else (1)",
        "Disputed",
    ]


def test_a_day_on_which_several_were_last_seen_is_said_once() -> None:
    printed = lines(LOG, *DAY)
    at = printed.index("Last seen Jul 2023 (2)")
    assert printed[at + 1 : at + 4] == [
        "▬ They try to come back · since 23 Mar 2019 · Commons Library, 18 Mar 2025 · comeback",
        "▬ They are short of arms · Commons Library, 18 Mar 2025 · shortage",
        "",
    ]
    assert sum("Jul 2023" in line for line in printed) == 1


def test_the_whole_in_markdown() -> None:
    assert markdown(LOG, *DAY)[4:] == [
        "## Going on",
        "**Sep 2024 – 31 Jan 2025** A siege (disputed: title, type) — battle; Iraq.[^1]",
        "### Possibly ongoing, as a date is vague or an end open (4)",
        "- **since 2024** They regroup.[^1]",
        "#### Seen 18 Mar 2025 (1)",
        "- They are there.[^1]",
        "#### Last seen Jul 2023 (2)",
        "- They try to come back — since 23 Mar 2019.[^1]",
        "- They are short of arms.[^1]",
        "## In office",
        "- **since 27 Oct 2022** The minister: Iraq.[^1]",
        "### Possibly in office (1)",
        "- **since Oct 2024** The deputy: Iraq.[^1]",
        "## Plans (judged on 1 Oct 2024)",
        "**30 Jun 2024** They report — overdue: no outcome recorded, over 3 months late; commitment by UN monitors;"
        " announced Jan 2024.[^2]",
        "**Dec 2024** They leave — ahead: at least 2 months left; demand by Iraq; announced Sep 2024.[^1]",
        "### Open: without a deadline, no outcome recorded (1)",
        "- They help — “as long as needed”; intention by UN monitors to Iraq.[^2]",
        "### Possibly, as a date is vague or a name uncertain (1)",
        "- **Jun 2025** They decide — ahead: at least 8 months left.[^1]",
        "### Only reported, not counted (1)",
        "- They withdraw (reported) — open: no deadline, no outcome recorded; intention.[^2]",
        "## Latest figures",
        "**Jan 2024** Daesh: fighters: about 2,500 people — 8 to 9 months old; Iraq; in: Countering Daesh, "
        "Commons Library.[^3]",
        "**2023** Daesh: attacks: 700 attacks — counted over that period; 9 months old; by UN monitors.[^2]",
        "### Possibly of a later day, or of something else (1)",
        "- **2024** Daesh: fighters: 3,000 people — up to 9 months old; by UN monitors.[^2]",
        "## Disputed",
        "**Sep 2024 – 31 Jan 2025** A siege.[^1]",
        "- title – also claimed: A raid (so it says)[^2]",
        "[^1]: Commons Library, Countering Daesh, 18 Mar 2025",
        "[^2]: UN, Report, Aug 2024",
        "[^3]: Commons Library, Countering Daesh, 18 Mar 2025, p3",
    ]


def test_durations_in_days_on_request() -> None:
    printed = "\n".join(markdown(LOG, *DAY, "--days"))
    assert "overdue: no outcome recorded, 93 days late" in printed
    assert "about 2,500 people — 244 to 274 days old" in printed


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_nothing_is_lost_at_any_width(width: int) -> None:
    printed = lines(LOG, *DAY, width=width)
    assert max(map(cells, printed)) <= width
    assert not any(line != line.rstrip() for line in printed)
    assert letters(printed) == letters(lines(LOG, *DAY, width=200))


def test_a_table_has_the_same_rows_with_subheadings_in_it() -> None:
    printed = markdown(LOG, *DAY, "--style", "table")
    at = printed.index("## Going on")
    assert printed[at + 1 : at + 6] == [
        "| Date | What | Details | Sources |",
        "| --- | --- | --- | --- |",
        "| Sep 2024 – 31 Jan 2025 | A siege (disputed: title, type) | battle; Iraq | [^1] |",
        "| *Possibly ongoing, as a date is vague or an end open* (4) |  |  |  |",
        "| since 2024 | They regroup |  | [^1] |",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("day", ["2024-10-01", "2024"])
def test_the_shipped_log_fits_any_width(day: str, width: int) -> None:
    done = run("state", day, "--as-of", "2026-11-20", "--log", str(SHIPPED), COLUMNS=str(width))
    assert done.code == 0
    assert max(map(cells, done.out.splitlines())) <= width


def test_the_day_up_to_which_things_are_known_stands_in_the_head() -> None:
    done = run("state", "2024-10-01", "--as-of", "2024-10-01", "--log", a_log(LOG))
    assert done.out.splitlines()[2] == "As of 1 Oct 2024. The log follows 2014 – 18 Mar 2025."
    assert "They are there" not in done.out  # seen in March 2025


OTHERS = """timeline: {title: Others, covers: 2014/2025-03-18}
actors:
  daesh: {name: Daesh}
  un: {name: UN monitors}
events:
  - {id: seen, date: 2020/.., title: A siege, type: battle, places: [IQ], actors: [daesh], disputed: [
     {field: date, value: 2021/.., note: the summary}, {field: actors, value: [un]}, {field: places, value: SY}]}
plans:
  - {id: monthly, title: They report, kind: commitment, announced: 2024-01, deadline: 2024-08-31, every: 1 month}
  - {id: lifted, title: They wait, kind: commitment, announced: 2024-01, deadline: 2024-08-31,
     revisions: [{date: 2024-02, deadline: none}]}
figures:
  - {id: f, subject: daesh, measure: "*fighters*", unit: people, as_of: 2024-01, value: 3, by: un}
  - {id: h, subject: daesh, measure: attacks, unit: attacks, over: 2023, value: 4}
  - {id: g, subject: daesh, measure: "*fighters*", unit: people, over: 2023, value: 3, by: un}
"""


def test_disputed_fields_with_what_the_log_follows_and_what_others_claim() -> None:
    printed = lines(OTHERS, *DAY)
    at = next(number for number, line in enumerate(printed) if line.startswith("Disputed"))
    assert [" ".join(line.split()) for line in printed[at + 1 : at + 6]] == [
        "since 2020 A siege",
        "seen",
        "· date: since 2020 – also claimed: since 2021 (the summary)",
        "· actors: Daesh – also claimed: UN monitors",
        "· places: Iraq – also claimed: Syria",
    ]


def test_estimates_of_one_thing_stand_side_by_side_and_a_count_says_that_it_is_one() -> None:
    printed = [line for line in markdown(OTHERS, *DAY) if "Daesh: " in line]
    assert [line.split(" — ")[0] for line in printed] == [
        r"**Jan 2024** Daesh: \*fighters\*: 3 people",
        r"**2023** Daesh: \*fighters\*: 3 people",
        "**2023** Daesh: attacks: 4 attacks",
    ]
    assert [("counted over that period" in line) for line in printed] == [False, True, True]


def test_each_occurrence_that_is_not_settled_is_judged_on_the_day() -> None:
    """On 1 October the occurrences of August and September are past, that of 31 October is ahead."""
    printed = markdown(OTHERS, *DAY)
    assert printed[3] == "1 going on · 2 plans (3 occurrences) · 3 figures · 1 disputed entry"
    plans = [line for line in printed if "They report" in line]
    assert [line.partition(";")[0] for line in plans] == [
        "**31 Aug 2024** They report (no. 0) — overdue: no outcome recorded, over 4 weeks late",
        "**30 Sep 2024** They report (no. 1) — overdue: no outcome recorded, 1 day late",
        "**31 Oct 2024** They report (no. 2) — ahead: over 4 weeks left",
    ]


def test_why_there_is_no_deadline_is_said_where_somebody_lifted_it() -> None:
    printed = next(line for line in markdown(OTHERS, *DAY) if "They wait" in line)
    assert printed == "- They wait — deadline lifted; commitment."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024", "The picture at some time in 2024"),
        ("2024-10", "The picture at some time in Oct 2024"),
        ("2024-10-01", "The picture on 1 Oct 2024"),
    ],
)
def test_a_vague_day_is_called_so_and_plans_are_judged_on_its_last_day(day: str, words: str) -> None:
    printed = lines(LOG, "state", day)
    assert printed[1] == words
    assert any(line.startswith(f"Plans (judged on {_last_day(day)})") for line in printed)


def _last_day(day: str) -> str:
    return {"2024": "31 Dec 2024", "2024-10": "31 Oct 2024", "2024-10-01": "1 Oct 2024"}[day]


def test_the_question_stands_in_the_head() -> None:
    assert lines(LOG, *DAY, "--country", "Iraq")[1] == "The picture on 1 Oct 2024: Iraq"


EMPTY = "timeline: {title: T, covers: 2014/2025-03-18}\nevents: [{id: e, date: 2013/2014, title: E, type: other}]\n"


@pytest.mark.parametrize(
    ("day", "line", "count"),
    [
        (
            "2010-05-01",
            "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed before 1 Jan 2014.",
            "not followed",
        ),
        ("2020-05-01", "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025.", "nothing"),
        (
            "2025-05-01",
            "As of 1 Jan 2026. The log follows 2014 – 18 Mar 2025; not followed after 18 Mar 2025.",
            "not followed",
        ),
    ],
)
def test_periods_not_followed_are_never_empty(day: str, line: str, count: str) -> None:
    assert lines(EMPTY, "state", day)[2:] == [line, count]


AGES = [
    # the days, in words, with --days
    (Days(0, 0), "of the day", "of the day"),
    (Days(1, 1), "1 day old", "1 day old"),
    (Days(20, 20), "20 days old", "20 days old"),
    (Days(21, 21), "3 weeks old", "21 days old"),
    (Days(244, 250), "8 months old", "244 to 250 days old"),  # both ends are eight completed months
    (Days(274, 304), "9 to 10 months old", "274 to 304 days old"),
    (Days(336, 366), "11 to 12 months old", "336 to 366 days old"),
    (Days(1736, 2100), "4 to 5 years old", "1,736 to 2,100 days old"),
    (Days(1, 30), "1 day to 4 weeks old", "1 to 30 days old"),
    (Days(0, 274), "up to 9 months old", "up to 274 days old"),
    (Days(1736, None), "4 years old or more", "1,736 days old or more"),
    (Days(0, None), "of the day or older", "of the day or older"),
]


@pytest.mark.parametrize(("age", "expected", "in_days"), AGES)
def test_the_age_in_words(age: Days, expected: str, in_days: str) -> None:
    assert (age_words(age), age_words(age, in_days=True)) == (expected, in_days)


OLD = [
    # the estimate, how old it is said to be on 1 October 2024
    ("as_of: 2024-10-01", "of the day"),
    ("as_of: 2024-09-30", "1 day old"),
    ("as_of: 2023-10", "11 to 12 months old"),
    ("over: 2023", "9 months old"),
    ("as_of: 2022-10-01", "2 years old"),
    ("as_of: 2019", "4 to 5 years old"),  # 31 December and 1 January 2019
    ("as_of: by 2019", "4 years old or more"),
]


@pytest.mark.parametrize(("inside", "expected"), OLD)
def test_the_age_of_an_estimate(inside: str, expected: str) -> None:
    log = f"actors: {{a: {{name: A}}}}\nfigures: [{{id: f, subject: a, measure: m, unit: u, value: 1, {inside}}}]\n"
    assert any(f" · {expected}" in line or line.strip().startswith(expected) for line in lines(log, *DAY))


def test_what_was_retracted_is_not_going_on() -> None:
    log = """timeline: {title: T, covers: 2014/2026}
events:
  - {id: camp, date: 2024-01-01/2024-12-31, title: Camp, type: deployment, status: retracted}
  - {id: post, date: 2024-01-01/2024-12-31, title: Post, type: deployment}
"""
    out = run("state", "2024-06-01", "--log", a_log(log), "--as-of", "2025-01-01").out.splitlines()
    assert "1 going on" in out
    after = out.index("Retracted or denied, not counted (1)")
    assert [line for line in out[:after] if "Post" in line]
    assert [line for line in out[after:] if "Camp [retracted]" in line]
