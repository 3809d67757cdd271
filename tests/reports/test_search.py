"""Results of a search and their order; every order follows from the README, none from a number."""

import pytest

from tests.helpers import a_log, run, workspace_of
from timeline.errors import QueryFaulty, WrongUsage
from timeline.query.question import Question
from timeline.reports.search import Search, search

LOG = """
actors:
  daesh: {name: Islamic State, aliases: [Daesh]}
  raven: {name: The drone company}
places:
  depot: {name: Drone depot, in: IQ}
events:
  - {id: in-names, date: 2001, title: A company moves, type: other, actors: [raven]}
  - {id: in-summary, date: 2002, title: A strike at night, type: strike, summary: It was made by a drone.}
  - {id: in-title, date: 2003, title: A drone at night, type: strike, summary: It was made by somebody.}
  - {id: in-both, date: 2004, title: Airport raided, type: attack, summary: The airport lies near a base.}
  - {id: side-by-side, date: 2005, title: An air base is closed, type: withdrawal}
  - {id: apart, date: 2006, title: The base gets an air raid alarm, type: other}
  - {id: across, date: 2007, title: Fresh air, type: other, summary: Base of all life.}
  - {id: accents, date: 2008, title: "Élysée, MÜNCHEN and the Straße", type: other}
  - {id: cyrillic, date: 2009, title: "Указ о мобилизации", type: law}
  - {id: arabic, date: 2010, title: "تَنْظِيم الدولة", type: other}
  - {id: later, date: 2020, title: A drone ship, type: other, known: 2022-06}
plans:
  - {id: promise, title: No more zeppelins, kind: commitment, announced: 2011, deadline: 2012}
figures:
  - {id: count, subject: raven, measure: zeppelins, unit: zeppelins, as_of: 2010, value: 3}
"""
WORKSPACE = workspace_of(LOG)


def asked(query: str | None = None, as_of: str = "2026-01-01", **filters: object) -> Search:
    workspace = WORKSPACE if as_of == "2026-01-01" else workspace_of(LOG, as_of=as_of)
    return search(workspace, Question(query=query).replace(**filters))


def ids(query: str | None = None, **filters: object) -> list[str]:
    return [hit.entry.id for hit in asked(query, **filters).hits]  # type: ignore[arg-type]


def test_a_title_comes_before_a_summary_and_both_before_names() -> None:
    # `in-title` and `in-summary` have eight words each; `later` has fewer, all in its title.
    found = ids("drone")
    assert found.index("in-title") < found.index("in-summary") < found.index("in-names")
    assert sorted(found[:3]) == ["in-summary", "in-title", "later"]
    assert found[3:] == ["in-names", "count"]  # by date


def test_an_entry_with_both_words_comes_before_one_with_either() -> None:
    found = ids("airport or base")
    assert found[0] == "in-both"
    assert set(found) == {"in-both", "side-by-side", "apart", "across"}


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    several = "".join(f"  - {{id: c{n}, date: 2001, title: Common thing, type: other}}\n" for n in range(9))
    rare = "  - {id: r, date: 2002, title: Seldom thing, type: other}\n"
    others = "".join(f"  - {{id: o{n}, date: 2001, title: Another event, type: other}}\n" for n in range(30))
    workspace = workspace_of(f"events:\n{several}{rare}{others}")
    found = [hit.entry.id for hit in search(workspace, Question(query="common or seldom")).hits]
    assert found == ["r", *(f"c{n}" for n in range(9))]  # those alike: by date, then by id


def test_hits_of_equal_rank_go_by_date_then_as_in_the_log() -> None:
    rows = [("b", "2003"), ("a", "2003"), ("c", "2001"), ("d", "early 2003")]
    log = "".join(f"  - {{id: {i}, date: {date}, title: Same words, type: other}}\n" for i, date in rows)
    found = [hit.entry.id for hit in search(workspace_of(f"events:\n{log}"), Question(query="same")).hits]
    # All of 2003 begin on 1 January: the wider one first.
    assert found == ["c", "b", "a", "d"]


def test_events_plans_and_figures_stand_in_one_list() -> None:
    assert sorted(ids("zeppelin")) == ["count", "promise"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"air base"', ["side-by-side"]),
        ('"air bas"', []),
        ('"air" bas', ["across", "apart", "side-by-side"]),
        ("air base not closed type:other", ["across", "apart"]),
        ("elysee", ["accents"]),
        ("ÉLYSÉE strasse", ["accents"]),
        ("munch", ["accents"]),
        ("УКАЗ", ["cyrillic"]),
        ("мобил", ["cyrillic"]),
        ("تنظيم", ["arabic"]),
        ("text:drone type:strike", ["in-title", "in-summary"]),
        ('"a company moves"', ["in-names"]),
    ],
)
def test_it_finds_what_the_query_language_finds(query: str, found: list[str]) -> None:
    answer = asked(query)
    assert sorted(hit.entry.id for hit in answer.hits) == sorted(found)


def test_words_of_the_option_are_ranked_too() -> None:
    assert ids(texts=("drone",), types=("strike",)) == ["in-title", "in-summary"]


def test_the_places_of_the_words_are_whole_words() -> None:
    (hit,) = asked("elys or munch or stra").hits
    title = "Élysée, MÜNCHEN and the Straße"
    assert [title[start:end] for start, end in hit.title] == ["Élysée", "MÜNCHEN", "Straße"]
    named = asked("drone comp").hits[0].names[0]
    assert (named.role, named.id, named.name, [*named.spots]) == (
        "actors",
        "raven",
        "The drone company",
        [(4, 9), (10, 17)],
    )


def test_unknown_entries_are_not_found() -> None:
    assert "later" in ids("drone", as_of="2022-06-30")
    assert "later" not in ids("drone", as_of="2022-05-31")
    assert ids("ship", as_of="2022-05-31") == []


def test_empty_answers_count_the_hits_of_each_word() -> None:
    answer = asked('drone "air base" nothing', types=("law",))
    assert answer.hits == ()
    assert answer.emptied_by == (
        "drone alone finds 5 entries",
        '"air base" alone finds 1 entry',
        "nothing alone finds nothing",
        "--type law alone finds 1 entry",
    )


@pytest.mark.parametrize("query", [None, "not drone", "country:IQ", "not (drone or base)"])
def test_a_search_without_a_word_says_so(query: str | None) -> None:
    with pytest.raises(WrongUsage, match="no word to search for"):
        asked(query)


def test_a_fault_is_that_of_the_query_language() -> None:
    with pytest.raises(QueryFaulty):
        asked("drone (")


def test_hits_beyond_the_limit_are_counted() -> None:
    path = a_log(LOG)
    done = run("search", "drone", "--limit", "1", "--log", path)
    assert (done.code, done.err) == (0, "")
    assert "1 event · 4 more beyond --limit" in done.out


def test_two_logs_answer_together() -> None:
    other = "timeline: {title: Other, covers: 2000/2025}\nevents: [{id: o, date: 2000, title: Drone, type: other}]"
    found = [hit.entry.id for hit in search(workspace_of(LOG, other), Question(query="drone")).hits]
    assert sorted(found) == ["count", "in-names", "in-summary", "in-title", "later", "o"]
    assert found[-2:] == ["in-names", "count"]
    assert found == [hit.entry.id for hit in search(workspace_of(other, LOG), Question(query="drone")).hits]


@pytest.mark.slow
def test_a_query_of_very_many_words_is_answered() -> None:
    several = [" or ".join(f"w{n}" for n in range(start, start + 400)) for start in range(1000, 2600, 400)]
    views = "".join(f'  v{n}: "{query}"\n' for n, query in enumerate(several))
    found = search(workspace_of(f"{LOG}views:\n{views}"), Question(query="@v0 or @v1 or @v2 or @v3 or zeppelins"))
    assert len(found.phrases) == 1601
    assert sorted(hit.entry.id for hit in found.hits) == ["count", "promise"]


RANKED = """
actors:
  un: {name: United Nations, aliases: [UN]}
  army: {name: Nigerian army}
events:
  - {id: unannounced, date: 2001, title: An unannounced visit, type: other}
  - {id: un-summary, date: 2002, title: A visit, type: other, summary: The UN was there.}
  - {id: un-title, date: 2003, title: The UN's visit, type: other}
  - {id: un-actor, date: 2004, title: Somebody came, type: other, actors: [un]}
  - {id: nigeria, date: 2005, title: Nigeria votes, type: other}
  - {id: niger, date: 2006, title: Coup, type: other, summary: It was in Niger.}
  - {id: army-acts, date: 2007, title: Troops leave, type: other, actors: [army]}
  - {id: postpones, date: 2008, title: Parliament postpones the vote, type: other}
  - {id: postponed, date: 2009, title: The vote, type: other, summary: It was postponed.}
  - {id: city, date: 2010, title: A city falls, type: other}
  - {id: withdrawal, date: 2011, title: The withdrawal, type: other}
  - {id: withdraws, date: 2012, title: It withdraws, type: other}
  - {id: un-missions, date: 2013, title: UN missions end, type: other}
  - {id: un-mission, date: 2014, title: A UN mission ends, type: other}
  - {id: unit-mission, date: 2015, title: Units on a mission, type: other}
  - {id: number, date: 2016, title: "2,500 men", type: other}
  - {id: plain-number, date: 2017, title: 2500 men, type: other}
  - {id: longer-number, date: 2018, title: 25000 men, type: other}
views:
  late: postponed
"""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # Whole words (title, then summary, then names), then beginnings by date.
        ("UN type:other date:..2004", "un-title un-summary un-actor unannounced"),
        ("Niger", "niger nigeria army-acts"),  # a beginning in a name comes after one in a title
        ('"Niger"', "niger"),
        ("niger's", ""),  # no text has it joined or parted
        # Each entry is as good as its weakest word.
        ("UN mission", "un-mission un-missions unit-mission"),
        ('"UN mission"', "un-mission"),
        # Inflected forms come last, and only where they are asked for.
        ("postponed", "postponed postpones"),
        ("postpones", "postpones postponed"),
        ('"postponed"', "postponed"),
        ("text:postponed", "postponed"),
        ("@late", "postponed"),
        ("parliament not postponed", "postpones"),
        ("cities", "city"),
        ("withdrawing", "withdraws"),
        # An alternative that an entry has not does not count.
        ("cities or niger type:other date:2005..2010", "niger nigeria army-acts city"),
        ("2,500 date:2017..", "plain-number longer-number"),
        ("2500 date:..2016", "number"),
        ("25000", "longer-number"),
    ],
)
def test_order(query: str, found: str) -> None:
    answer = search(workspace_of(RANKED), Question(query=query))
    assert [hit.entry.id for hit in answer.hits] == found.split()


def test_views_and_options_find_no_inflected_forms() -> None:
    workspace = workspace_of(RANKED)
    for question in (
        Question(query="vote", queries=("postponed",)),
        Question(query="vote @late"),
        Question(query="vote", texts=("postponed",)),
    ):
        assert [hit.entry.id for hit in search(workspace, question).hits] == ["postponed"]
    assert len(search(workspace, Question(query="vote postponed")).hits) == 2


def test_with_a_limit_two_logs_give_the_first_of_their_entries() -> None:
    """The words stand in texts of both; what one log calls an actor counts for an entry of the other."""
    other = (
        "timeline: {title: Other, covers: 2000/2025}\n"
        "actors: {raven: {name: Ravens}}\n"
        "events:\n"
        "  - {id: o1, date: 2000, title: Drone, type: other}\n"
        "  - {id: o2, date: 2001, title: Droning goes on at night, type: other, actors: [raven]}\n"
        "  - {id: o3, date: 2002, title: Drones, type: other, summary: A drone and another drone.}\n"
    )
    queries = ("drone", "drones", "droning", "dron", "drone or base", "drone night", "drone not night", "a drone")
    for logs in ((LOG, other), (other, LOG)):
        workspace = workspace_of(*logs)
        for query in queries:
            whole = search(workspace, Question(query=query))
            for limit in range(1, len(whole.hits) + 2):
                first = search(workspace, Question(query=query), limit)
                assert first.left_out == len(whole.hits[limit:])
                assert first.hits == whole.hits[:limit]


def test_an_actor_of_another_log_makes_a_beginning_a_whole_word() -> None:
    """`Dronelike` is a beginning; the whole word in a name of the actor brings it before the rarer text."""
    one = "actors: {raven: {name: The drone company}}\nevents: [{id: a, date: 2001, title: Drones, type: other}]\n"
    two = (
        "timeline: {title: Other, covers: 2000/2025}\n"
        "actors: {raven: {name: Ravens}}\n"
        "events: [{id: b, date: 2002, title: A dronelike thing is seen at night, type: other, actors: [raven]}]\n"
    )
    for limit in (1, 2, None):
        found = search(workspace_of(one, two), Question(query="drone"), limit)
        assert [hit.entry.id for hit in found.hits] == ["b", "a"][:limit]
        assert found.left_out == 2 - len(found.hits)
