"""A question in the words of a heading: each filter, their order, queries, views, negations, dates, several logs."""

from typing import Any

import pytest

from tests.helpers import workspace_of
from timeline.errors import QueryFaulty
from timeline.query.filters import FIELDS
from timeline.query.question import KEYS, Question
from timeline.query.wording import in_words

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  cbp:   {title: "Countering Daesh, 2025", publisher: House of Commons Library, date: 2025-03-18}
  older: {title: Countering Daesh 2024, publisher: House of Commons Library, date: 2024-03-18}
  un:    {title: Report of the Secretary-General}
types: {base-closure: {name: Closure of a base, family: forces}, nato-summit: {name: NATO summit, family: diplomacy}}
places: {sahel: {name: The Sahel, contains: [ML, NE]}}
actors:
  turkiye: {name: Türkiye, aliases: [Turkey], country: TR}
  daesh:   {name: Islamic State, aliases: [Daesh]}
events:
  - {id: deal, date: 2024, title: A deal is signed, type: agreement, places: [IQ], actors: [turkiye], tags: [x, y-z]}
plans:
  - {id: leave, title: They leave, kind: commitment, announced: 2024, by: [daesh]}
figures:
  - {id: men, subject: daesh, measure: fighters, unit: people, as_of: 2024, value: 10}
views:
  iraq: country:IQ date:2024..
  both: "@iraq or type:coup"
"""
WORKSPACE = workspace_of(LOG, as_of="2025-03-18")

OPTIONS: list[tuple[dict[str, Any], str]] = [
    ({}, "everything"),
    ({"countries": ("Iraq",), "since": ("2024",)}, "Iraq, from 2024"),
    ({"countries": ("iq",)}, "Iraq"),
    ({"countries": ("IQ", "Syria", "iraq")}, "Iraq and Syria"),
    ({"countries": ("BA", "RS")}, "Bosnia and Herzegovina, and Serbia"),
    ({"countries": ("BA",), "since": ("2024",)}, "Bosnia and Herzegovina; from 2024"),
    ({"regions": ("sahel",)}, "The Sahel"),
    ({"regions": ("western africa", "Iraq")}, "Western Africa and Iraq"),
    (
        {"countries": ("Mali",), "types": ("coup", "election"), "since": ("2024-01",), "until": ("2024-05-06",)},
        "Mali; coups and elections; from January 2024 to 6 May 2024",
    ),
    ({"types": ("violence",)}, "violence"),
    ({"types": ("other",)}, "other events"),
    ({"types": ("government-change", "law", "captured")}, "changes of government, laws and captures of territory"),
    ({"types": ("base-closure", "nato-summit")}, "Closure of a base and NATO summit"),  # as the log calls them
    ({"kinds": ("commitment", "legal requirement")}, "commitments and legal requirements"),
    ({"actors": ("turkey",)}, "involving Türkiye"),
    ({"actors": ("Turkey", "daesh"), "countries": ("SY",)}, "Syria; involving Türkiye or Islamic State"),
    ({"about": ("Turkey",)}, "about Turkey"),  # the place comes first
    ({"about": ("daesh",)}, "about Islamic State"),
    ({"tags": ("x",)}, "tagged x"),
    ({"tags": ("x", "Y Z")}, "tagged x or y-z"),
    ({"sources": ("cbp",)}, "citing “Countering Daesh, 2025”"),
    ({"sources": ("House of Commons Library",)}, "citing House of Commons Library"),
    ({"sources": ("report of the secretary general",)}, "citing “Report of the Secretary-General”"),
    ({"statuses": ("Claimed", "denied")}, "with the status claimed or denied"),
    ({"texts": ("drone",)}, "with “drone”"),
    ({"texts": ("air base",)}, "with “air” and “base”"),  # all of them, wherever they stand
    ({"texts": ("air base", "drone")}, "with “air” and “base”, or “drone”"),
    ({"texts": ("a\x1bb",)}, "with “a␛b”"),
    ({"texts": ('"Niger" base',)}, "with the whole word “Niger” and “base”"),
    ({"ids": ("deal", "leave", "men")}, "the entry “A deal is signed”, “They leave” or men"),
    ({"since": ("2023", "2022-07")}, "from July 2022"),  # the earliest counts
    ({"until": ("2022", "6 May 2024")}, "up to 6 May 2024"),
    ({"since": ("2024",), "until": ("2024",)}, "in 2024"),
    ({"since": ("last month",)}, "from February 2025"),
    ({"since": ("early 2022",)}, "from early 2022"),
    ({"since": ("between 2014 and 2019",)}, "from 1 January 2014"),
    ({"until": ("[2014..2019-03]",)}, "up to 31 March 2019"),
    ({"since": ("c. May 2023",)}, "from c. May 2023"),
    ({"on": ("2024-05-06",)}, "on 6 May 2024"),
    ({"on": ("2024-05",)}, "in May 2024"),
    ({"on": ("Sep 2024", "2025")}, "in September 2024 or in 2025"),
    ({"on": ("early 2022",)}, "in early 2022"),
    ({"on": ("since 2014",)}, "dated since 2014"),
    ({"on": ("2024?",)}, "dated possibly 2024"),
    ({"on": ("2024",), "since": ("2024-03",)}, "from March 2024, in 2024"),
    ({"known_from": ("2024",)}, "known from 2024"),
    ({"known_from": ("2024",), "known_to": ("2025-01",)}, "known from 2024 to January 2025"),
    ({"certain": True}, "certain matches only"),
    ({"about": ("Turkey",), "exact": True}, "about Turkey, without parts"),
    ({"on": ("2024",), "slack": "30d"}, "in 2024, approximate dates widened by 30 days"),
    ({"on": ("2024",), "slack": "1 day"}, "in 2024, approximate dates widened by 1 day"),
]

QUERIES = [
    ("country:IQ date:2024..", "Iraq, from 2024"),
    ("date:2024.. country:IQ", "Iraq, from 2024"),
    ("date:..2024-05", "up to May 2024"),
    ("date:2024..2025-03", "from 2024 to March 2025"),
    ("date:2014,2024..", "in 2014 or from 2024"),
    ("from:2023 country:IQ to:2024", "Iraq, from 2023 to 2024"),  # one period
    ("from:2023,2024 to:2025", "from 2023 or from 2024; up to 2025"),
    ("known:2024", "known in 2024"),
    ("known:2024..", "known from 2024"),
    ("drone", "with “drone”"),
    ("air base", "with “air” and “base”"),
    ('"air base"', "with the whole words “air base”"),
    ('drone "Niger"', "with “drone” and the whole word “Niger”"),
    ('not "Niger"', "without the whole word “Niger”"),
    ('text:"air base",drone', "with the whole words “air base” or “drone”"),
    ("country:IQ or type:coup", "Iraq or coups"),
    ("not country:IQ,SY", "not in Iraq or Syria"),
    ("not type:coup,election", "no coups or elections"),
    ("not kind:demand", "no demands"),
    ("not actor:turkey country:SY", "Syria, not involving Türkiye"),
    ("not drone", "without “drone”"),
    ("not text:drone", "without “drone”"),
    ("not tag:x", "not tagged x"),
    ("not date:2024", "not in 2024"),
    ("not known:2024..", "not known from 2024"),
    ("not not country:IQ", "Iraq"),
    ("not (country:IQ or type:coup)", "not (Iraq or coups)"),
    ("not (country:IQ date:2024)", "not (Iraq, in 2024)"),
    ("drone or (country:ML,NE type:coup)", "with “drone”, or (Mali and Niger; coups)"),
    ("country:IQ (type:coup or kind:demand) date:2024", "Iraq; coups or demands; in 2024"),
    ("type:coup,election or kind:demand,threat", "coups and elections, or demands and threats"),
    ("@iraq", "the view “iraq” (Iraq, from 2024)"),
    ("@both type:law", "laws; the view “both” (the view “iraq” or coups)"),
    ("not @iraq", "not the view “iraq” (Iraq, from 2024)"),
]


@pytest.mark.parametrize(("filters", "words"), OPTIONS, ids=[words for _, words in OPTIONS])
def test_options_in_words(filters: dict[str, Any], words: str) -> None:
    assert in_words(Question(**filters), WORKSPACE) == words


@pytest.mark.parametrize(("query", "words"), QUERIES, ids=[query for query, _ in QUERIES])
def test_a_query_in_words(query: str, words: str) -> None:
    assert in_words(Question(query=query), WORKSPACE) == words
    assert in_words(Question(queries=(query,)), WORKSPACE) == words


def test_options_and_queries_are_one_heading() -> None:
    question = Question(query="type:coup date:2024..", countries=("ML",), queries=("tag:x", "drone or tag:y-z"))
    assert in_words(question, WORKSPACE) == "Mali; coups; tagged x, with “drone” or tagged y-z; from 2024"


def test_conditions_of_the_command_come_last() -> None:
    assert in_words(Question(countries=("ML",), certain=True), WORKSPACE, ("the first 12",)) == (
        "Mali, certain matches only, the first 12"
    )
    assert in_words(Question(), WORKSPACE, ("the first 12",)) == "the first 12"


def test_names_of_several_logs() -> None:
    one = "actors: {un: {name: United Nations, aliases: [UN]}}\nplaces: {east: {name: The East, contains: [SY]}}\n"
    two = "actors: {uno: {name: UNO, aliases: [UN]}}\nviews: {v: type:coup}\n"
    workspace = workspace_of(one + "events: []", two + "events: []")
    assert (
        in_words(Question(actors=("UN",), regions=("east",)), workspace) == "The East; involving United Nations or UNO"
    )
    assert in_words(Question(actors=("uno",)), workspace) == "involving UNO"
    assert in_words(Question(query="@v"), workspace) == "the view “v” (coups)"


def test_every_filter_has_words_of_its_own() -> None:
    values = {"regions": "IQ", "countries": "IQ", "actors": "daesh", "about": "IQ", "types": "coup", "tags": "x"}
    values |= {"sources": "un", "statuses": "denied", "texts": "word", "kinds": "demand", "ids": "deal"}
    for key in KEYS:
        words = in_words(Question(**{key: (values.get(key, "2024"),)}), WORKSPACE)  # type: ignore[arg-type]
        assert words not in ("", "everything")
        assert "--" not in words
    for name, row in FIELDS.items():
        value = values.get(row.key or "", "2024")
        assert in_words(Question(query=f"not {name}:{value}"), WORKSPACE).startswith(("not ", "no ", "without "))


def test_a_query_with_a_fault_has_no_words() -> None:
    with pytest.raises(QueryFaulty):
        in_words(Question(query="country:"), WORKSPACE)
