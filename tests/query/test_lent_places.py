"""A plan without places has those of the event that announced it; what has no place at all is counted, not dropped."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.helpers import a_log, answer, run, workspace_of
from timeline.query.question import Question
from timeline.reports import without_place
from timeline.reports.chronology import chronology
from timeline.reports.plans import plans

LOG = """
timeline: {title: T, covers: 2014/2024-12-31}
sources: {paper: {title: Paper, date: 2020-06-01}}
actors: {us: {name: US forces}}
places:
  sahel: {name: Sahel, contains: [ML, NE]}
  red-sea: {name: Red Sea}
  menaka: {name: Menaka, in: ML}
events:
  - {id: in-one, date: 2020-01-01, title: Pact, type: agreement, places: [IQ], sources: [paper]}
  - {id: in-part, date: 2020-01-02, title: Pact, type: agreement, places: [menaka]}
  - {id: in-two, date: 2020-01-03, title: Pact, type: agreement, places: [IQ, SY]}
  - {id: in-region, date: 2020-01-04, title: Pact, type: agreement, places: [sahel]}
  - {id: at-sea, date: 2020-01-05, title: Pact, type: agreement, places: [red-sea]}
  - {id: nowhere, date: 2020-01-06, title: Pact, type: agreement}
  - {id: secret, date: 2020-01-07, title: Pact, type: agreement, places: [IQ], known: 2022-01-01}
plans:
  - {id: one, title: A, kind: commitment, announced: {event: in-one}, deadline: 2021}
  - {id: part, title: A, kind: commitment, announced: {event: in-part}, deadline: 2021}
  - {id: two, title: A, kind: commitment, announced: {event: in-two}, deadline: 2021}
  - {id: region, title: A, kind: commitment, announced: {event: in-region}, deadline: 2021}
  - {id: sea, title: A, kind: commitment, announced: {event: at-sea}, deadline: 2021}
  - {id: none, title: A, kind: commitment, announced: {event: nowhere}, deadline: 2021}
  - {id: dated, title: A, kind: demand, announced: 2020-01-01, deadline: 2021, tags: [x]}
  - {id: own, title: A, kind: commitment, announced: {event: in-one}, deadline: 2021, places: [TR]}
  - {id: hidden, title: A, kind: commitment, announced: {date: 2020-01-07, known: 2020-01-07, event: secret},
     deadline: 2021}
figures:
  - {id: strength, subject: us, measure: troops, unit: people, as_of: 2020, value: 900, sources: [paper]}
"""
AS_OF = "2024-12-31"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        # An event in one country lends it for certain; in several countries, each is possible.
        ({"countries": ("Iraq",)}, {"one": "certain", "two": "possible", "hidden": "certain"}),
        ({"countries": ("Syria",)}, {"two": "possible"}),
        ({"countries": ("Mali",)}, {"part": "certain"}),
        ({"regions": ("menaka",)}, {"part": "certain"}),
        # A region of several countries is not one country, nor is a sea.
        ({"regions": ("sahel",)}, {"part": "certain", "region": "possible"}),
        ({"regions": ("red-sea",)}, {"sea": "possible"}),
        # Its own places stand alone: the event lends nothing.
        ({"countries": ("Turkey",)}, {"own": "certain"}),
        ({"query": "country:IQ"}, {"one": "certain", "two": "possible", "hidden": "certain"}),
        # "Not" keeps what is possible, and is met where there is no place.
        ({"query": "not country:IQ", "kinds": ("demand",)}, {"dated": "certain"}),
        ({"query": "not country:IQ id:one,two,none"}, {"two": "possible", "none": "certain"}),
        ({"about": ("Iraq",)}, {"one": "certain", "two": "possible", "hidden": "certain"}),
        ({"countries": ("Iraq",), "exact": True}, {"one": "certain", "two": "possible", "hidden": "certain"}),
        ({"regions": ("sahel",), "exact": True}, {"region": "possible"}),
        ({"countries": ("Iraq",), "certain": True}, {"one": "certain", "hidden": "certain"}),
    ],
)  # fmt: skip
def test_the_match_of_a_plan_by_its_event(filters: dict[str, Any], found: dict[str, str]) -> None:
    rows = plans(workspace_of(LOG, as_of=AS_OF), Question(**filters)).rows
    assert {row.plan.id: row.match.name.lower() for row in rows} == found


def test_an_event_that_was_not_known_yet_lends_nothing() -> None:
    before = plans(workspace_of(LOG, as_of="2021-06-01"), Question(countries=("Iraq",)))
    assert {row.plan.id for row in before.rows} == {"one", "two"}
    assert before.without_place == 3  # none, dated, and the one whose event was still secret


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"countries": ("Iraq",)}, 2),
        ({"regions": ("sahel",)}, 2),
        ({"query": "region:sahel"}, 2),
        # Only what fits otherwise counts.
        ({"countries": ("Iraq",), "tags": ("x",)}, 1),
        ({"countries": ("Iraq",), "statuses": ("denied",)}, 0),
        ({"query": "country:IQ kind:demand"}, 1),
        # It answers by the other part, or by having no place: nothing is left out.
        ({"query": "country:IQ or kind:demand,commitment"}, 0),
        ({"query": "country:IQ or kind:demand"}, 1),
        ({"query": "not country:IQ"}, 0),
        # No place is asked for; an actor that is lacking is no question that could not be judged.
        ({"tags": ("x",)}, 0),
        ({"actors": ("us",)}, 0),
        ({"about": ("Iraq",)}, 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("few", [200, 0])
def test_plans_that_no_filter_by_place_can_judge_are_counted(
    filters: dict[str, Any], number: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Few plans are found by their ids, many by the condition of the question.
    monkeypatch.setattr(without_place, "_FEW", few)
    assert plans(workspace_of(LOG, as_of=AS_OF), Question(**filters)).without_place == number


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (["list"], 3),
        (["list", "--only", "events"], 1),
        (["list", "--only", "plans"], 2),
        (["list", "--from", "2021", "--to", "2021"], 2),  # by their deadlines
        (["plans"], 2),
        (["plans", "--verdict", "met"], 0),
        (["plans", "--kind", "demand"], 1),
        (["plans", "--due-before", "2020"], 0),
        (["figures"], 1),
        (["search", "A"], 2),
        (["stats"], 4),
        (["stats", "--only", "figures"], 1),
        (["chart"], 3),
        (["chart", "--by", "plan"], 2),
        (["changes", "2020-01-05", "2020-02-01"], 3),  # the event, the plan that it announces, and the estimate
        (["state", "2020-12-31"], 3),  # two plans that are open, and the estimate
        (["disputes"], 0),
    ],
)
def test_each_command_counts_and_says_so(asked: list[str], number: int) -> None:
    ask = [*asked, "--country", "Syria", "--log", a_log(LOG), "--as-of", AS_OF]
    machine = run(*ask, "--format", "json")
    assert json.loads(machine.out)["not_judged"] == number
    said = {
        0: "",
        1: "1 entry that fits otherwise has no place, so that it could not be judged by place",
    }.get(number, f"{number} entries that fit otherwise have no place, so that they could not be judged by place")
    assert (said in machine.err) if said else ("no place" not in machine.err)
    if number and asked[0] != "chart":
        assert said in " ".join(run(*ask).out.split())
        assert said in " ".join(run(*ask, "--format", "md").out.split())


def test_the_places_and_whose_they_are_stand_in_every_format() -> None:
    ask = ("--log", a_log(LOG), "--as-of", AS_OF)
    found = {one["id"]: one for one in json.loads(run("plans", *ask, "--format", "json").out)["plans"]}
    assert [found["two"][key] for key in ("places", "countries", "places_from", "match")] == [
        ["IQ", "SY"],
        ["IQ", "SY"],
        "in-two",
        "certain",
    ]
    assert [found["own"][key] for key in ("places", "places_from")] == [["TR"], None]
    assert [found["none"][key] for key in ("places", "places_from")] == [[], None]
    table = run("plans", *ask, "--format", "csv").out
    assert "places_from" in table.splitlines()[0]
    assert ",in-two," in table
    assert "Iraq, Syria (places of the event that announced it)" in " ".join(
        run("plans", *ask).out.replace("│", "").split()
    )
    (card,) = json.loads(run("show", "two", *ask, "--format", "json").out)["entries"]
    assert (card["places"], card["countries"], card["places_from"]) == (["IQ", "SY"], ["IQ", "SY"], "in-two")
    assert "Iraq, Syria (of the event that announced it)" in " ".join(run("show", "two", *ask).out.split())
    assert "LOCATION:Iraq" in run("plans", *ask, "--format", "ics").out
    counted = {row["id"]: row["plans"] for row in json.loads(run("places", *ask, "--format", "json").out)["places"]}
    assert (counted["SY"], counted["IQ"], counted["TR"]) == (1, 3, 1)


PLACES = ("IQ", "ML", "NE", "menaka", "sahel", "red-sea")
COUNTRIES = {"IQ": {"IQ"}, "ML": {"ML"}, "NE": {"NE"}, "menaka": {"ML"}, "sahel": {"ML", "NE"}, "red-sea": set[str]()}
INSIDE = {"ML": {"ML", "menaka"}, "IQ": {"IQ"}, "sahel": {"sahel", "ML", "NE", "menaka"}}

some = st.lists(st.sampled_from(PLACES), max_size=2, unique=True)
announced = st.lists(st.tuples(some, some, st.booleans(), st.booleans()), min_size=1, max_size=5)


@examples(60)
@given(announced, st.sampled_from(sorted(INSIDE)), st.booleans())
def test_the_index_finds_what_a_plain_loop_finds(
    several: list[tuple[list[str], list[str], bool, bool]], asked: str, is_early: bool
) -> None:
    events, promises, expected, unjudged = "", "", {}, 0
    for number, (lent, own, has_event, is_late) in enumerate(several):
        known = ", known: 2022-01-01" if is_late else ""
        events += (
            f"  - {{id: e{number}, date: 2020-01-01, title: T, type: agreement, places: [{', '.join(lent)}]{known}}}\n"
        )
        event = f", event: e{number}" if has_event else ""
        promises += (
            f"  - {{id: p{number}, title: T, kind: commitment, places: [{', '.join(own)}],\n"
            f"     announced: {{date: 2020-01-01, known: 2020-01-01{event}}}}}\n"
        )
        is_lent = not own and has_event and not (is_late and is_early)
        places = own or (lent if is_lent else [])
        if not places:
            unjudged += 1
        elif INSIDE[asked] & set(places):
            countries = set[str]().union(*(COUNTRIES[place] for place in places))
            is_sure = not is_lent or len(countries) == 1
            expected[f"p{number}:announced"] = "certain" if is_sure else "possible"
    log = LOG[: LOG.index("events:")] + f"events:\n{events}plans:\n{promises}"
    workspace = workspace_of(log, as_of="2021-01-01" if is_early else AS_OF)
    assert {key: found for key, found in answer(workspace, regions=(asked,)).items() if ":" in key} == expected
    assert chronology(workspace, Question(regions=(asked,)), "plans").without_place == unjudged
    negated = answer(workspace, query=f"not region:{asked}")
    assert {key for key, found in negated.items() if ":" in key and found == "possible"} == {
        key for key, found in expected.items() if found == "possible"
    }


@pytest.mark.parametrize(
    ("as_of", "country", "found"),
    [
        # Until a source placed the pact in Syria, it was in Iraq, and so was what it announced.
        ("2020-06-01", "Iraq", {"p": "certain"}),
        ("2020-06-01", "Syria", {}),
        ("2020-12-31", "Iraq", {}),
        ("2020-12-31", "Syria", {"p": "certain"}),
        # Where one had no place yet, or has none any more, the plan neither had nor has it.
        ("2020-06-01", "Mali", {}),
        ("2020-12-31", "Mali", {"since": "certain"}),
        ("2020-06-01", "Niger", {"once": "possible"}),
        ("2020-12-31", "Niger", {}),
    ],
)
def test_places_of_an_event_that_were_corrected(as_of: str, country: str, found: dict[str, str]) -> None:
    log = """
sources: {paper: {title: Paper, date: 2020-09-01}}
events:
  - {id: pact, date: 2020-01-01, title: Pact, type: agreement, places: [SY],
     corrections: [{date: 2020-09-01, field: places, was: IQ, sources: [paper]}]}
  - {id: placed, date: 2020-01-02, title: Pact, type: agreement, places: [ML],
     corrections: [{date: 2020-09-01, field: places, was: none, sources: [paper]}]}
  - {id: placeless, date: 2020-01-03, title: Pact, type: agreement,
     corrections: [{date: 2020-09-01, field: places, was: "NE, TD", sources: [paper]}]}
plans:
  - {id: p, title: A, kind: commitment, announced: {event: pact}}
  - {id: since, title: A, kind: commitment, announced: {event: placed}}
  - {id: once, title: A, kind: commitment, announced: {event: placeless}}
"""
    asked = ("plans", "--country", country, "--log", a_log(log), "--as-of", as_of, "--format", "json")
    assert {one["id"]: one["match"] for one in json.loads(run(*asked).out)["plans"]} == found
