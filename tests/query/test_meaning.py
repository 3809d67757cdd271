"""Queries find what the options find, in three values, through views; a wrong name is reported at its place."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import answer, workspace_of
from tests.query.test_against_a_naive_reading import AS_OF, VOCABULARY, WINDOWS, Entry, entries, some
from tests.query.test_filters import LOG, PLAN
from timeline.dates import Match
from timeline.errors import QueryFaulty
from timeline.log.log import Log
from timeline.query.facts import Facts
from timeline.query.filters import FIELDS
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.chronology import chronology
from timeline.reports.followed import not_followed
from timeline.workspace import Workspace

FOUND = [
    ("country:IQ", f"bombing closure {PLAN}"),
    ("country:irq,SY", f"strike sna-advance bombing closure {PLAN}"),
    ('region:"Western Asia" not country:IQ', "strike sna-advance ankara"),
    ("actor:turkish-forces not id:strike", "sna-advance"),
    ("about:Turkey type:violence", "strike"),
    ("type:violence or type:territory", "strike sna-advance bombing"),
    ("not type:violence", f"sna-advance ankara closure other {PLAN}"),  # a plan has no type: it is not of this one
    ("not (type:violence or country:IQ)", "sna-advance ankara other"),
    ("type:violence not tag:baghdad", "strike"),
    ("kind:commitment", PLAN),
    ("kind:demand", ""),
    ("not kind:commitment country:IQ", "bombing closure"),
    ("id:leave,other", f"other {PLAN}"),
    ("status:claimed,reported", "sna-advance other"),
    ('source:"House of Commons Library" status:stated', "strike bombing"),
    ("air", "strike closure"),
    ('"air base"', "closure"),
    ('"base air"', ""),  # side by side and in this order
    ("base air", "closure"),
    ('text:"base air"', ""),  # as --text '"base air"'
    ("text:base text:air", "closure"),
    ('"air bas"', ""),  # whole words
    ('"air" bas', "closure"),
    ("closed iraq", "closure"),  # title and the name of a place
    ('"closed iraq"', ""),  # not across the two
    ("ras-al-ayn", "strike"),
    ("ankara or bombing", "ankara bombing"),
    ("date:2019-10-12", "sna-advance"),
    ("date:2019,2021", "strike sna-advance bombing"),
    ("date:2019-10-10..2020", "sna-advance ankara"),
    ("date:..2019-10-09", "strike"),
    ("date:2023..2024", "other leave:moved"),
    ("from:2023 to:2024", "other leave:moved"),
    ("on:2020", "ankara"),
    ("known:2019", "strike sna-advance"),
    ("known:2023..2024 type:other", "other"),
    ('date:"4 years ago"', "closure leave:announced"),  # from 2026
    ("type:law,coup", ""),
]


@pytest.mark.parametrize(("query", "found"), FOUND, ids=[query for query, _ in FOUND])
def test_matches_of_queries(query: str, found: str) -> None:
    assert set(answer(workspace_of(LOG), query=query)) == set(found.split())


def test_a_query_must_hold_besides_the_other_filters_and_of_several_any() -> None:
    workspace = workspace_of(LOG)
    assert set(answer(workspace, countries=("IQ",), queries=("type:violence", "air"))) == {"bombing", "closure"}
    assert set(answer(workspace, query="type:violence", queries=("country:IQ",))) == {"bombing"}


VAGUE = """
events:
  - {id: sure, date: 2024-05, title: T, type: law}
  - {id: maybe, date: "[2023..2024]", title: T, type: law}
  - {id: never, date: 2022, title: T, type: law}
  - {id: twice, date: "{2010,2030}", title: T, type: law}
  - {id: since, date: 2000/.., title: T, type: law}
  - {id: limit, date: "[2023..]", title: T, type: law}
"""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("date:2024", "sure maybe? since limit?"),
        ("not date:2024", "never maybe? twice limit?"),
        ("not not date:2024", "sure maybe? since limit?"),
        ("date:2024 or date:2023", "sure maybe? since limit?"),
        ("date:2023..2024", "sure maybe since limit?"),
        ("from:2023 to:2024", "sure maybe since limit?"),  # one period, into which `twice` does not fall
        ("to:2024 T from:2023", "sure maybe since limit?"),
        ("from:2023 (to:2024)", "sure maybe since limit?"),
        ("date:2024 not date:2024", "maybe? limit?"),
        ("date:2022 date:2024", "since"),  # a situation may meet both
    ],
)
def test_possible_matches_stay_possible(query: str, found: str) -> None:
    told = answer(workspace_of(VAGUE), query=query)
    assert {f"{name}{'?' if match == 'possible' else ''}" for name, match in told.items()} == set(found.split())
    certain = answer(workspace_of(VAGUE), query=query, certain=True)
    assert set(certain) == {name for name in found.split() if not name.endswith("?")}


def test_unjudged_entries_are_counted_as_with_the_options() -> None:
    workspace = workspace_of(VAGUE)
    for query in ("date:2024", "not date:2024", "type:law (date:2024 or date:2023)"):
        assert chronology(workspace, Question(query=query)).counts.not_judged == 1, query
    assert chronology(workspace, Question(on=("2024",))).counts.not_judged == 1
    assert chronology(workspace, Question(query="type:law")).counts.not_judged == 0


def test_the_period_of_a_query_reaches_beyond_the_horizon() -> None:
    workspace = workspace_of(VAGUE, as_of="2025-12-31")  # followed up to the end of 2025
    for query, beyond in (
        ("date:2026", True),
        ("date:2024..2026", True),
        ("date:2024..", False),  # up to the day of the answer
        ("date:2025 or date:2027", True),
        ("date:2024..2027 to:2025", False),
        ("law", False),
    ):
        assert bool(not_followed(workspace, chronology(workspace, Question(query=query)).period)) is beyond, query


VIEWS = """
events:
  - {id: a, date: 2024, title: Red, type: law, places: [IQ]}
  - {id: b, date: 2025, title: Blue, type: coup, places: [SY]}
views:
  iraq: country:IQ
  either: "@iraq or @coups"
  coups: type:coup
  wrong: country:Irak
  wronger: not @wrong
  ring: "@rung"
  rung: "red or @ring"
  me: "@me"
"""


@pytest.mark.parametrize(
    ("query", "found"), [("@iraq", "a"), ("@either", "a b"), ("@either not @iraq", "b"), ("blue @either", "b")]
)
def test_a_view_is_what_it_asks(query: str, found: str) -> None:
    assert set(answer(workspace_of(VIEWS), query=query)) == set(found.split())


@pytest.mark.parametrize(
    ("query", "message", "text", "under"),
    [
        ("red @irak", "no view is called 'irak'; did you mean 'iraq'?", "red @irak", "@irak"),
        (
            "red @wronger",
            "in the view @wrong: no country is called 'Irak'; did you mean 'Iraq' or 'Iran'?",
            "country:Irak",
            "Irak",
        ),
        (
            "@ring",
            "in the view @ring: a view uses itself: @ring → @rung → @ring; take one of the steps out",
            "@rung",
            "@rung",
        ),
        ("@me", "in the view @me: a view uses itself: @me → @me; take one of the steps out", "@me", "@me"),
        ("country:IQ,Irak", "no country is called 'Irak'; did you mean 'Iraq' or 'Iran'?", "country:IQ,Irak", "Irak"),
        (
            'country:"Western Asia"',
            "'Western Asia' is not a country; ask with region:\"Western Asia\"",
            'country:"Western Asia"',
            '"Western Asia"',
        ),
        ("date:2024..2023", "the period from '2024' to '2023' ends before it begins", "date:2024..2023", "2024..2023"),
        ("red from:2024 to:2023", "the period from '2024' to '2023' ends", "red from:2024 to:2023", "to:2023"),
        ("date:2024-13..2025", "'2024-13' is no date: ", "date:2024-13..2025", "2024-13"),
        ("kind:promise", "no kind of plan is called 'promise'; one of commitment", "kind:promise", "promise"),
        ("id:aa", "no entry has the id 'aa'; 'timeline list' shows the ids", "id:aa", "aa"),
        ("known:soon", "'soon' is no date: ", "known:soon", "soon"),
    ],
)
def test_a_fault_names_its_place(query: str, message: str, text: str, under: str) -> None:
    with pytest.raises(QueryFaulty) as stopped:
        answer(workspace_of(VIEWS), query=query)
    fault = stopped.value
    assert str(fault).startswith(message)
    assert (fault.text, fault.text[fault.start : fault.end]) == (text, under)


def test_views_that_use_each_other_a_lot_come_to_an_end() -> None:
    views = "".join(f"  v{n}: '@v{n + 1} or @v{n + 1}'\n" for n in range(20))
    with pytest.raises(QueryFaulty, match="with its views the query has over 2,000 parts"):
        answer(workspace_of(f"views:\n{views}  v20: red\n"), query="red @v0")
    chain = "".join(f"  v{n}: not @v{n + 1}\n" for n in range(80))
    with pytest.raises(QueryFaulty, match="with its views the query nests over 60 levels deep"):
        answer(workspace_of(f"views:\n{chain}  v80: red\n"), query="@v0")


def test_views_of_two_logs_may_not_differ() -> None:
    one, same, other = ("views: {v: red}", "views: {v: red}", "views: {v: blue}")
    assert answer(workspace_of(one, same), query="@v") == {}
    with pytest.raises(QueryFaulty, match="the logs save different queries as 'v'"):
        answer(workspace_of(one, other), query="@v")


ATTRIBUTES = {
    "regions": "region",
    "countries": "country",
    "actors": "actor",
    "about": "about",
    "types": "type",
    "since": "from",
    "until": "to",
    "on": "on",
    "statuses": "status",
    "texts": "text",
}
filters = st.fixed_dictionaries(
    {},
    optional={
        "regions": some("ML", "sahel", "Western Africa", "Iraq", least=1),
        "countries": some("ML", "Iraq", least=1),
        "actors": some("whole", "part", "state", least=1),
        "about": some("sahel", "whole", "ML", least=1),
        "types": some("violence", "coup", "diplomacy", least=1),
        "since": some(*WINDOWS[:5], least=1),
        "until": some(*WINDOWS[4:], least=1),
        "on": some(*WINDOWS, least=1),
        "statuses": some("stated", "claimed", least=1),
        "texts": some("title", "sahel part", "menaka", least=1),
    },
)


def as_query(asked: dict[str, tuple[str, ...]]) -> str:
    fields = [
        f"{ATTRIBUTES[name]}:" + ",".join(f'"{text}"' for text in texts)
        for name, texts in asked.items()
        if name != "texts"
    ]
    # In quotes, words would have to stand side by side.
    each = [" ".join(f"text:{word}" for word in text.split()) for text in asked.get("texts", ())]
    return " ".join([*fields, *([f"({' or '.join(f'({one})' for one in each)})"] if each else [])])


@examples(150)
@given(entries, filters, st.booleans(), st.sampled_from([None, "400d"]))
def test_a_query_finds_what_the_same_filters_find(
    several: list[Entry], asked: dict[str, Any], exact: bool, slack: str | None
) -> None:
    workspace = workspace_of(VOCABULARY + "events:\n" + "".join(map(Entry.yaml, several)), as_of=AS_OF)
    more: dict[str, Any] = {"exact": exact, "slack": slack}
    if asked:
        by_options = chronology(workspace, Question(**asked, **more))
        by_query = chronology(workspace, Question(query=as_query(asked), **more))
        assert [*by_query.rows] == [*by_options.rows]
        if not ("on" in asked and ("since" in asked or "until" in asked)):
            # Options widen each other's period for the note; a query knows that all of it must hold.
            assert by_query.period == by_options.period


PARTS = ("date:2018", "actor:whole", "type:violence", "place", "from:2019 to:2020", "status:claimed", "region:sahel")


@examples(60)
@given(entries)
def test_de_morgan_in_three_values(several: list[Entry]) -> None:
    workspace = workspace_of(VOCABULARY + "events:\n" + "".join(map(Entry.yaml, several)), as_of=AS_OF)
    (log,) = workspace.logs
    for one, other in itertools.combinations(PARTS, 2):
        a, b = (matches(workspace, log, part) for part in (f"({one})", f"({other})"))
        assert matches(workspace, log, f"({one}) ({other})") == list(map(min, a, b))
        assert matches(workspace, log, f"({one}) or ({other})") == list(map(max, a, b))
        neither = matches(workspace, log, f"not (({one}) or ({other}))")
        assert (
            neither
            == matches(workspace, log, f"not ({one}) not ({other})")
            == [2 - max(x, y) for x, y in zip(a, b, strict=True)]
        )
        not_both = matches(workspace, log, f"not (({one}) ({other}))")
        assert not_both == matches(workspace, log, f"not ({one}) or not ({other})")


def matches(workspace: Workspace, log: Log, query: str) -> list[Match]:
    selection = select(Question(query=query), workspace)
    return [selection.match(Facts(event, log, event.date, event.type)) for event in log.events.values()]


def test_every_field_has_a_meaning() -> None:
    samples = {"region": "IQ", "country": "IQ", "actor": "sna", "about": "IQ", "type": "law", "tag": "baghdad"}
    samples |= {"source": "cbp", "status": "stated", "text": "x", "kind": "demand", "id": "strike"}
    for name in FIELDS:
        answer(workspace_of(LOG), query=f"{name}:{samples.get(name, '2024')}")


WORKSPACE = workspace_of(VIEWS)
BITS = [
    "country:",
    "IQ",
    "date:",
    "2024",
    "..",
    " ",
    '"',
    ",",
    "(",
    ")",
    " or ",
    " not ",
    "@iraq",
    "@ring",
    "kind:",
    "x",
]


@examples(300)
@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(BITS), max_size=14).map("".join)))
def test_any_text_finds_something_or_has_a_fault(text: str) -> None:
    try:
        answer(WORKSPACE, query=text)
    except QueryFaulty as fault:
        stopped = fault
    else:
        return
    assert 0 <= stopped.start <= stopped.end <= len(stopped.text)
