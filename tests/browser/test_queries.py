"""The page answers a query as the command line does: the same entries, each as certain or as possible."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.chromium import ROOT, TODAY, a_page, ask, browser, opened, shown
from tests.helpers import a_log
from tests.query.test_shared_names import LOG as SHARED
from timeline.dates import DateError, Match
from timeline.errors import WrongUsage
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.reports.figures import figures
from timeline.reports.plans import plans
from timeline.workspace import Workspace, open_workspace

__all__ = ["browser"]

DATES = """
sources: {s: {title: Report, publisher: The Publisher, date: 2024}, t: {title: Other, date: 2023}}
actors:
  whole: {name: The Whole, aliases: [Große Front, Élan], country: SY}
  part: {name: Part, part_of: [{actor: whole, during: 2018/2020}]}
  perhaps: {name: Perhaps, part_of: [{actor: part, during: "2019?"}]}
places:
  valley: {name: The Valley, aliases: [Tal], in: SY}
  two-lands: {name: Two Lands, contains: [SY, IQ]}
events:
  - {id: day, date: 2019-06-15, title: A day in Łódź and Ağrı, type: attack, places: [valley], actors: [part],
     tags: [x]}
  - {id: month, date: 2019-06, title: Straße nach Nirgendwo, type: coup, places: [SY], actors: [perhaps],
     sources: [{ref: s}]}
  - {id: year, date: "2019~", title: About a year, type: battle, places: [two-lands], actors: [whole]}
  - {id: early, date: early 2019, title: Early on, type: agreement, places: [IQ], actors: [part],
     sources: [{ref: t, via: s}]}
  - {id: by, date: by March 2019, title: By March, type: report, actors: [part], status: claimed}
  - {id: after, date: "[2019-05..]", title: Later, type: report, tags: [x, y]}
  - {id: lasts, date: 2017/2021, title: It lasts, type: deployment, actors: [part], checked: 2020-02-01}
  - {id: goes-on, date: 2018/.., title: It goes on, type: deployment, checked: 2020-02-01}
  - {id: goes-on-unseen, date: 2018/.., title: It goes on unseen, type: deployment}
  - {id: from-unknown, date: /2019-03, title: Begun nobody knows when, type: mission-start}
  - {id: until, date: ../2019-03, title: It was so before, type: mission-end}
  - {id: to-unknown, date: 2019-03/, title: Ends nobody knows when, type: handover}
  - {id: now, date: /.., title: It is so, type: captured, checked: 2020-02-01}
  - {id: now-unseen, date: /.., title: They say it is so, type: lost}
  - {id: both, date: "{2017,2019-06}", title: Twice, type: strike}
  - {id: every, date: "{2016..2020}", title: In each of the years, type: election}
  - {id: season, date: 2019-22, title: In summer, type: law}
  - {id: rival, date: 2016-01, title: Disputed, type: strike, disputed: [{field: date, value: 2019-06,
     sources: [{ref: t}]}]}
  - {id: far, date: "-0500", title: Long ago, type: other}
plans:
  - id: promise
    title: It is promised
    kind: commitment
    announced: {event: month}
    by: [whole]
    to: [part]
    deadline: by June 2019
    revisions: [{date: 2019-07-01, deadline: 2019-12}]
    outcome: {date: 2020-01, result: met, sources: [{ref: t}]}
    disputed: [{field: deadline, value: 2019-06, sources: [{ref: s}]}]
  - {id: expected, title: It is expected, kind: expectation, announced: 2019-06-01, by: [perhaps], until: 2021,
     tags: [y]}
figures:
  - {id: stock, subject: part, measure: fighters, unit: people, as_of: 2019, low: 5, by: perhaps,
     places: [valley]}
  - {id: count, subject: whole, measure: attacks, unit: attacks, over: 2018/2020, value: 7,
     tags: [x], sources: [{ref: t}]}
views:
  simple: actor:part from:2019
  nested: (@simple or tag:x) to:2020-01
  bad: country:valley
  loop: x or @loop
"""
"""Every kind of date, of membership and of place."""

SHIPPED = (
    "country:IQ",
    'country:"Iraq"',
    "region:sahel",
    'region:"Western Africa"',
    "region:Syria",
    "actor:turkey",
    'actor:"Islamic State"',
    "actor:JNIM",
    "actor:us-forces,united-states",
    "about:Turkey",
    "about:Mali",
    "type:violence",
    "type:agreement,withdrawal",
    "type:other",
    'type:"mission end"',
    "date:2024",
    "date:2024..2025-03",
    "date:2023..",
    "date:..2019",
    "from:2024",
    "to:2016",
    "from:2017 to:2018",
    "on:2024-09-27",
    "date:2020-02,2022",
    'date:"Sep 2024"',
    'from:"1 March 2024"',
    "tag:uk",
    "source:cbp-2025",
    'source:"House of Commons Library"',
    "status:claimed",
    "status:stated",
    "kind:commitment",
    "kind:expectation,demand",
    'text:"air base"',
    "text:isis",
    "drone",
    '"Islamic State"',
    "mission",
    "withdraw",
    "id:us-iraq-announce-mission-end",
    "@iraq-drawdown",
    "not @syria-us @coups-in-the-sahel",
    'country:IQ type:withdrawal,agreement date:2024..2025-03 not actor:turkey (tag:uk or "air base" or troops)',
)

HAND_MADE = (
    *(f"date:{date}" for date in ("2019-06-15", "2019-06", "2019", "2018..2019-03", "..2017", "2020..", "2021..2022")),
    *("date:2020-02-01", "from:2019-04 to:2019-07", "from:2019-07", "to:2019-02", "date:2019-03,2021", "on:2016"),
    *(
        "actor:whole",
        "actor:part",
        "actor:perhaps",
        "actor:ELAN",
        'actor:"grosse front"',
        "about:SY",
        "not about:syria",
    ),
    *("region:valley", "region:two-lands", "country:SY", "region:tal", 'region:"the valley"', "region:asia"),
    *("lodz", "łódź", "agri", "strasse", '"a day"', '"about a"', "text:day,twice", "syria", "tal", "whole", "y"),
    *("tag:x", "tag:x tag:y", "tag:x or tag:y", "not tag:x", "source:s", "source:report", 'source:"The Publisher"'),
    *("status:claimed", "kind:commitment", "type:violence", "type:election,law", "not (date:2019 or type:law)"),
    *("not date:2019-06", "not not date:2019", "date:2019 actor:whole", "id:rival", "id:promise", "AND and", "OR or x"),
    *(
        "()",
        "type:",
        "a,b",
        "date:..",
        "date:2020..2019",
        "from:2020 to:2019",
        '"open',
        "(a",
        "a)",
        "@view",
        "@",
        "@bad",
        "@loop",
        "@simple",
        "not @nested",
        "@nested or @simple",
        "known:2019",
    ),
    *("colour:red", "country:valley", "actor:nobody", "region:atlantis", "type:party", "tag:z", "id:none", "date:soon"),
)


REFUSED = {"known:2019"}
"""Queries that the page refuses with a reason, and that the command line can answer."""


def answer(workspace: Workspace, query: str) -> dict[str, str] | None:
    """The answer of the command line, None for a fault."""
    try:
        rows = chronology(workspace, Question(query=query)).rows
    except (WrongUsage, DateError):
        return None
    return {
        row.entry.id if row.what == "event" else f"{row.entry.id}:{row.what}": row.match.name.lower() for row in rows
    }


def answer_of_page(page: Any, query: str) -> dict[str, str] | None:
    ask(page, f"#q={quote(query)}")
    return None if page.inner_text("#Query-fault") else shown(page)


def other_answers(workspace: Workspace, query: str) -> list[str]:
    """The plans and the figures that answer, with a mark behind those that do so only possibly."""
    question = Question(query=query)
    judged = [(row.plan.id, row.match) for row in plans(workspace, question).rows]
    groups = figures(workspace, question).groups
    estimates = [(point.figure.id, point.match) for g in groups for s in g.series for point in s.points]
    return sorted(f"{name}{'?' if match is Match.POSSIBLE else ''}" for name, match in (*judged, *estimates))


def others_of_page(page: Any, query: str) -> list[str]:
    ask(page, f"#q={quote(query)}")
    found: list[str] = page.eval_on_selector_all(
        "#Plans li[id]:not([hidden]), #Figures tr[id]:not([hidden])",
        """(all) => all.map(
          (one) => one.id.replace(/^(plan|figure)-/, '') + (one.classList.contains('maybe') ? '?' : ''))""",
    )
    return sorted(found)


def random_queries(parts: tuple[str, ...], count: int) -> Iterator[str]:
    """Queries put together from others, the same ones in every run."""
    chance = random.Random(2025)

    def query(depth: int) -> str:
        if depth > 2 or chance.random() < 0.4:
            return chance.choice(parts)
        if chance.random() < 0.25:
            return f"not ({query(depth + 1)})"
        several = [query(depth + 1) for _ in range(chance.randint(2, 3))]
        return f"({chance.choice((' ', ' and ', ' or ')).join(several)})"

    return (query(0) for _ in range(count))


def workspace_in(log: str) -> Workspace:
    return open_workspace([log], datetime.date.fromisoformat(TODAY))


@pytest.mark.slow
@pytest.mark.parametrize("which", ["shipped", "hand-made"])
def test_the_page_finds_what_the_command_line_finds(browser: Any, which: str) -> None:
    log = str(ROOT / "events.yaml") if which == "shipped" else a_log(DATES)
    table = SHIPPED if which == "shipped" else HAND_MADE
    workspace = workspace_in(log)
    sound = tuple(query for query in table if answer(workspace, query) and query not in REFUSED)
    queries = (*table, *random_queries(sound, 120))
    with opened(browser, a_page(log=log)) as page:
        found = {query: answer_of_page(page, query) for query in queries}
        others = {query: others_of_page(page, query) for query in sound}
    expected = {query: answer(workspace, query) for query in queries}
    assert others == {query: other_answers(workspace, query) for query in sound}
    for query in REFUSED & expected.keys():
        assert found.pop(query) is None
        expected.pop(query)
    assert found == expected


def test_entries_filtered_beforehand_are_never_more_certain_in_the_page(browser: Any) -> None:
    log = a_log(DATES)
    workspace = workspace_in(log)
    with opened(browser, a_page("--from", "2019-06", "--to", "2019-06", log=log)) as page:
        for query in ("actor:part", "not tag:x", "date:2019-06-15", "type:violence or kind:commitment"):
            expected = {
                row.entry.id if row.what == "event" else f"{row.entry.id}:{row.what}": row.match.name.lower()
                for row in chronology(workspace, Question(query=query, since=("2019-06",), until=("2019-06",))).rows
            }
            assert answer_of_page(page, query) == expected, query


@pytest.mark.parametrize(
    ("query", "piece", "message"),
    [
        ("type:coup country:Irak", "Irak", "no country in this page is called 'Irak'; did you mean 'Iraq'"),
        (
            "known:2024.. x",
            "known",
            "this page does not hold when things became known; ask 'timeline list' with --known-",
        ),
        ("x @iraq-drawdwon", "@iraq-drawdwon", "no view is called 'iraq-drawdwon'; did you mean 'iraq-drawdown'?"),
        ('date:"last month"', '"last month"', "'last month' is no date here; this page reads days, months and years"),
        ("date:199X", "199X", "'199X' is no date here; this page reads days, months and years"),
        ("date:2023-02-29", "2023-02-29", "'2023-02-29' is no date here; that month has 28 days"),
        ("(drone", "(", "this bracket is not closed; close it with ')'"),
        ("aktor:turkey", "aktor", "no field is called 'aktor'; did you mean 'actor'?"),
        ("drone or", "⌃", "nothing follows 'or'"),
        ("source:nobody", "nobody", "no source in this page is called 'nobody'"),
    ],
)
def test_a_fault_is_told_in_words_with_a_mark_where_it_is(browser: Any, query: str, piece: str, message: str) -> None:
    with opened(browser, shipped_page()) as page:
        ask(page, f"#q={quote(query)}")
        assert page.text_content("#Query-fault mark") == piece
        assert message in page.inner_text("#Query-fault")
        assert page.get_attribute("#Query", "aria-invalid") == "true"
        assert page.inner_text("#Count").endswith("Not filtered by what has a fault.")


_PAGES: list[Path] = []


def shipped_page() -> Path:
    """The page of the shipped log, written once."""
    if not _PAGES:
        _PAGES.append(a_page())
    return _PAGES[0]


SHARED_NAMES = (
    *('actor:"Ansar al-Sharia"', "actor:asl", "actor:actor:ansar-yemen", "actor:nato", "actor:NATO", "actor:Turkey"),
    *("about:sahel", "about:Sahel", "about:actor:sahel", "about:place:sahel", 'about:"Sahel Alliance"', "about:Turkey"),
    *("about:turkey", "region:sahel", "region:Tripoli", "region:tripoli-lb", "region:Georgia", "region:GE"),
    *(
        "country:Georgia",
        "region:Luxembourg",
        "region:Congo",
        "actor:place:sahel",
        "region:actor:sahel",
        "id:event:mali",
    ),
    *("id:plan:mali", 'country:"Yemen, Rep."', "country:USSR", 'region:"Soviet Union"', "about:Yugoslavia"),
)


def test_the_page_refuses_the_names_that_the_command_line_refuses(browser: Any) -> None:
    log = a_log(SHARED)
    workspace = workspace_in(log)
    with opened(browser, a_page(log=log)) as page:
        found = {query: answer_of_page(page, query) for query in SHARED_NAMES}
        ask(page, f"#q={quote('region:Tripoli')}")
        told = page.inner_text("#Query-fault")
        ask(page, f"#q={quote('country:USSR')}")
        former = page.inner_text("#Query-fault")
    assert found == {query: answer(workspace, query) for query in SHARED_NAMES}
    assert "several places are called 'Tripoli'" in told
    assert "'tripoli-lb' (Tripoli)" in told
    assert "'tripoli-ly' (Tripoli)" in told
    assert "a former state" in former
