"""A name that two actors or two places share is no fault of the log: who asks by it is told the candidates."""

import pytest

from tests.helpers import a_log, answer, problems_of, run, workspace_of
from timeline.errors import WrongUsage

LOG = """
timeline: {title: T, covers: 2011/2025-03-18}
actors:
  ansar-libya: {name: Ansar al-Sharia, aliases: [ASL]}
  ansar-yemen: {name: The Yemeni group, names: [{name: Ansar al-Sharia, during: 2011/2015}]}
  sahel: {name: Sahel Alliance}
  turkey: {name: Turkey, country: TR}
  turkish-forces: {name: Turkish forces, aliases: [Turkey], country: TR}
  nato: {name: NATO}
  nato-mission: {name: The mission, aliases: [Nato]}
places:
  sahel: {name: Sahel, contains: [ML, NE]}
  turkey: {name: Turkey and its waters, in: TR}
  tripoli-lb: {name: Tripoli, in: LB}
  tripoli-ly: {name: Tripoli, in: LY}
  georgia-us: {name: Georgia, in: US}
  luxembourg-city: {name: Luxembourg, in: LU}
  old-town: {name: Old town, aliases: [Luxembourg], in: luxembourg-city}
  congo: {name: Congo, contains: [CD, CG]}
events:
  - {id: libya, date: 2013, title: A, type: other, actors: [ansar-libya], places: [tripoli-ly]}
  - {id: yemen, date: 2013, title: B, type: other, actors: [ansar-yemen], places: [YE]}
  - {id: alliance, date: 2013, title: C, type: other, actors: [sahel], places: [FR]}
  - {id: mali, date: 2013, title: D, type: other, places: [ML]}
  - {id: turks, date: 2013, title: E, type: other, actors: [turkish-forces], places: [SY]}
  - {id: ankara, date: 2013, title: F, type: other, places: [turkey]}
  - {id: lebanon, date: 2013, title: G, type: other, places: [tripoli-lb]}
  - {id: atlanta, date: 2013, title: H, type: other, places: [georgia-us]}
  - {id: tbilisi, date: 2013, title: I, type: other, places: [GE]}
  - {id: castle, date: 2013, title: J, type: other, places: [luxembourg-city]}
  - {id: duchy, date: 2013, title: K, type: other, places: [LU]}
  - {id: kinshasa, date: 2013, title: L, type: other, places: [CD]}
  - {id: alliance-hq, date: 2013, title: M, type: other, actors: [nato]}
"""

FOUND = [
    ({"actors": ("ansar-libya",)}, "libya"),
    ({"actors": ("asl",)}, "libya"),
    ({"actors": ("actor:ansar-yemen",)}, "yemen"),
    ({"actors": ("nato",)}, "alliance-hq"),  # an id decides, also where it is a name of another one
    ({"about": ("actor:sahel",)}, "alliance"),
    ({"about": ("place:sahel",)}, "mali"),
    ({"about": ("Sahel Alliance",)}, "alliance"),
    # Actors that share a country's name are told apart by nothing, but all of them are that country's.
    ({"about": ("Turkey",)}, "turks ankara"),
    ({"about": ("turkey",)}, "ankara"),  # an id of the place, and of the state that it lies in
    ({"regions": ("sahel",)}, "mali"),
    ({"regions": ("place:sahel",)}, "mali"),
    ({"regions": ("tripoli-lb",)}, "lebanon"),
    ({"regions": ("GE",)}, "tbilisi"),
    ({"regions": ("ge",)}, "tbilisi"),
    ({"countries": ("Georgia",)}, "tbilisi"),
    # Of places of which one lies in the other, the outer one is meant.
    ({"regions": ("Luxembourg",)}, "castle duchy"),
    ({"regions": ("Congo",)}, "kinshasa"),
    ({"query": "actor:asl"}, "libya"),
    ({"query": "about:actor:sahel"}, "alliance"),
    ({"query": "region:place:sahel or actor:actor:sahel"}, "alliance mali"),
    ({"query": "id:event:mali"}, "mali"),
]


@pytest.mark.parametrize(("filters", "found"), FOUND)
def test_what_a_clear_name_finds(filters: dict[str, tuple[str, ...]], found: str) -> None:
    assert [*answer(workspace_of(LOG), **filters)] == found.split()


REFUSED = [
    ({"actors": ("Ansar al-Sharia",)}, ["'ansar-libya'", "'ansar-yemen'"]),
    ({"actors": ("ansar-al-sharia",)}, ["'ansar-libya'", "'ansar-yemen'"]),
    ({"actors": ("NATO",)}, ["'nato'", "'nato-mission'"]),
    ({"actors": ("Turkey",)}, ["'turkey'", "'turkish-forces'"]),
    ({"about": ("Ansar al-Sharia",)}, ["'ansar-libya'", "'ansar-yemen'"]),
    ({"regions": ("Tripoli",)}, ["'tripoli-lb'", "'tripoli-ly'"]),
    ({"about": ("Tripoli",)}, ["'tripoli-lb'", "'tripoli-ly'"]),
    ({"regions": ("Georgia",)}, ["'georgia-us' (Georgia)", "'GE' (Georgia)"]),
    ({"about": ("sahel",)}, ["'actor:sahel'", "'place:sahel'"]),
    ({"about": ("Sahel",)}, ["'actor:sahel'", "'place:sahel'"]),
    ({"query": "actor:'ansar al-sharia'".replace("'", '"')}, ["'ansar-libya'", "'ansar-yemen'"]),
    ({"query": "not region:Tripoli"}, ["'tripoli-lb'", "'tripoli-ly'"]),
    ({"actors": ("place:sahel",)}, ["no actor is called 'place:sahel'"]),
    ({"regions": ("actor:sahel",)}, ["no place is called 'actor:sahel'"]),
    ({"query": "id:plan:mali"}, ["no entry has the id 'plan:mali'"]),
]


@pytest.mark.parametrize(("filters", "named"), REFUSED)
def test_a_shared_name_is_refused_with_its_candidates(filters: dict[str, tuple[str, ...]], named: list[str]) -> None:
    with pytest.raises(WrongUsage) as error:
        answer(workspace_of(LOG), **filters)
    assert [part in str(error.value) for part in named] == [True] * len(named), str(error.value)


def test_a_shared_name_is_no_fault_of_the_log() -> None:
    found = [p for p in problems_of(LOG) if p.code not in ("no-source", "unused-actor")]
    assert [(p.code, p.severity) for p in found] == [("shadowed-name", "warning")]  # Georgia, which is GE as well


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--actor", "Ansar al-Sharia"),
        ("plans", "--about", "Ansar al-Sharia"),
        ("figures", "Ansar al-Sharia"),
        ("changes", "2012", "2014", "--actor", "Ansar al-Sharia"),
        ("state", "2013", "--query", "actor:ansar-al-sharia"),
        ("search", "actor:ansar-al-sharia A"),
        ("stats", "--region", "Tripoli"),
        ("list", "--about", "sahel", "--format", "json"),
        ("list", "@shared"),
        ("page", "@shared"),
    ],
)
def test_every_command_ends_with_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--log", a_log(LOG + "views: {shared: 'actor:ansar-al-sharia'}\n"))
    assert (done.code, done.out) == (2, "")
    wanted = ("tripoli-lb", "tripoli-ly") if "Tripoli" in arguments else ("ansar-libya", "ansar-yemen")
    wanted = ("actor:sahel", "place:sahel") if "sahel" in arguments else wanted
    assert all(name in done.err for name in wanted), done.err


def test_check_reports_a_view_that_asks_by_a_shared_name() -> None:
    done = run("check", "--log", a_log(LOG + "views: {shared: 'actor:ansar-al-sharia'}\n"))
    assert done.code == 1
    assert "several actors are called 'ansar-al-sharia': 'ansar-libya' (Ansar al-Sharia) and 'ansar-yemen'" in done.out


def test_one_name_in_two_logs_is_one_question() -> None:
    """Each log knows one actor of that name: what either means is asked for."""
    one = "timeline: {title: A, covers: 2024}\nactors: {a: {name: The Front}}\n"
    one += "events: [{id: x, date: 2024, title: X, type: other, actors: [a]}]\n"
    other = "timeline: {title: B, covers: 2024}\nactors: {b: {name: The Front}}\n"
    other += "events: [{id: y, date: 2024, title: Y, type: other, actors: [b]}]\n"
    assert [*answer(workspace_of(one, other), actors=("the front",))] == ["x", "y"]
