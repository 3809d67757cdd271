"""New entries from lines: their values as a log has them, and what keeps them from being written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import a_log
from timeline.edits.drafts import Draft, draft
from timeline.edits.keys import KINDS, LineKind
from timeline.edits.line import parsed
from timeline.edits.meanings import Near, New, Question
from timeline.index.opening import read_aside as load
from timeline.log.reading import is_slug

from .samples import LOG, NAMES
from .test_line import HARD


def entry(text: str, kind: LineKind = "event") -> Draft:
    return draft(parsed(text, kind), NAMES)


WRITTEN: list[tuple[LineKind, str, str, Any]] = [
    (
        "event",
        "27 Sep 2024: The US and Iraq announce the end of the mission type:agreement country:IQ actor:US actor:iraq "
        "tag:'Iraq drawdown' source:cbp-2025@'section 4.2, note 87' source:reuters via:cbp-2025 source:cbp-2024",
        "us-iraq-announce-end-mission",
        {
            "id": "us-iraq-announce-end-mission",
            "date": "2024-09-27",
            "title": "The US and Iraq announce the end of the mission",
            "type": "agreement",
            "places": ["IQ"],
            "actors": ["united-states", "iraq"],
            "tags": ["iraq-drawdown"],
            "sources": [
                {"ref": "cbp-2025", "at": "section 4.2, note 87"},
                {"ref": "reuters", "via": "cbp-2025"},
                "cbp-2024",
            ],
        },
    ),
    (
        "event",
        "early 2022: They meet id:a-meeting type:'Solemn pledge' place:Rojava,Syria country:SY status:Reported "
        "known:'Sep 2024' checked:2025-03-18 note:'a, b' summary:c url:https://x.org",
        "a-meeting",
        {
            "id": "a-meeting",
            "date": "early 2022",
            "title": "They meet",
            "type": "pledge",
            "places": ["northeast-syria", "SY"],
            "status": "reported",
            "known": "2024-09",
            "checked": "2025-03-18",
            "summary": "c",
            "note": "a, b",
            "url": "https://x.org",
        },
    ),
    (
        "event",
        "26 March 2024, 1:28 am: It falls type:other",
        "falls",
        {"id": "falls", "date": "26 March 2024, 1:28 am", "title": "It falls", "type": "other"},
    ),
    (
        "event",
        "circa May 2023: It falls type:other",
        "falls",
        {"id": "falls", "date": "circa May 2023", "title": "It falls", "type": "other"},
    ),
    (
        "event",
        "تنظيم type:other date:'27 Sep 2024'",
        "event-2024-09-27",
        {"id": "event-2024-09-27", "date": "2024-09-27", "title": "تنظيم", "type": "other"},
    ),
    (
        "plan",
        "by the end of September 2025: The mission ends by:US,iraq to:ISIS kind:Legal-Requirement "
        "announced:us-iraq-announce condition:'if calm, at least' condition:'if agreed'",
        "mission-ends-2",
        {
            "id": "mission-ends-2",
            "title": "The mission ends",
            "kind": "legal-requirement",
            "announced": {"event": "us-iraq-announce"},
            "by": ["united-states", "iraq"],
            "to": ["islamic-state"],
            "deadline": "by the end of September 2025",
            "conditions": ["if calm, at least", "if agreed"],
        },
    ),
    (
        "plan",
        "from 2 August 2026: The act applies kind:rule announced:'13 June 2024'",
        "act-applies",
        {
            "id": "act-applies",
            "title": "The act applies",
            "kind": "rule",
            "announced": "2024-06-13",
            "deadline": "from 2 August 2026",
        },
    ),
    (
        "plan",
        "It ends until:'the end of 2026' kind:intention announced:2024",
        "ends",
        {
            "id": "ends",
            "title": "It ends",
            "kind": "intention",
            "announced": "2024",
            "until": "the end of 2026",
        },
    ),
    (
        "figure",
        "late 2024: about 2,500 subject:us-forces measure:troops country:IQ",
        "us-forces-troops-2024",
        {
            "id": "us-forces-troops-2024",
            "subject": "us-forces",
            "measure": "troops",
            "unit": "people",
            "as_of": "late 2024",
            "value": "2500",
            "qualifier": "about",
            "places": ["IQ"],
        },
    ),
    (
        "figure",
        "2023/2024: 2,000 to 3,000 attacks subject:ISIS by:US",
        "islamic-state-attacks",
        {
            "id": "islamic-state-attacks",
            "subject": "islamic-state",
            "measure": "attacks",
            "unit": "attacks",
            "over": "2023/2024",
            "low": "2000",
            "high": "3000",
            "by": "united-states",
        },
    ),
    (
        "figure",
        "2,500 people over:2024 measure:deaths subject:'text:victims of the war'",
        "victims-war-deaths-2024",
        {
            "id": "victims-war-deaths-2024",
            "subject": {"text": "victims of the war"},
            "measure": "deaths",
            "unit": "people",
            "over": "2024",
            "value": "2500",
        },
    ),
    (
        "figure",
        "as_of:2024 low:'1,000' qualifier:about words:'over a thousand' measure:deaths unit:people subject:iraq",
        "iraq-deaths-2024",
        {
            "id": "iraq-deaths-2024",
            "subject": "iraq",
            "measure": "deaths",
            "unit": "people",
            "as_of": "2024",
            "low": "1000",
            "qualifier": "about",
            "words": "over a thousand",
        },
    ),
    (
        "source",
        "2025-03-18: Countering Islamic State/Daesh publisher:'House of Commons Library' "
        "author:'A, B' author:C language:en",
        "house-commons-countering-islamic-state-2025",
        {
            "title": "Countering Islamic State/Daesh",
            "publisher": "House of Commons Library",
            "author": ["A, B", "C"],
            "date": "2025-03-18",
            "language": "en",
        },
    ),
    (
        "actor",
        "Islamic State in the Sahel alias:'IS Sahel',ISS kind:armed-group part_of:Daesh country:Mali",
        "islamic-state-sahel",
        {
            "name": "Islamic State in the Sahel",
            "aliases": ["IS Sahel", "ISS"],
            "kind": "armed-group",
            "part_of": ["islamic-state"],
            "country": "ML",
        },
    ),
    (
        "place",
        "Northwest Syria in:Syria contains:Rojava definition:'ours, for now' id:nw-syria",
        "nw-syria",
        {"name": "Northwest Syria", "in": ["SY"], "contains": ["northeast-syria"], "definition": "ours, for now"},
    ),
    ("view", "iraq-drawdown: country:IQ type:withdrawal", "iraq-drawdown", "country:IQ type:withdrawal"),
]


@pytest.mark.parametrize(("kind", "text", "identity", "value"), WRITTEN, ids=[text for _, text, *_ in WRITTEN])
def test_a_line_is_an_entry(kind: LineKind, text: str, identity: str, value: Any) -> None:
    made = entry(text, kind)
    assert made.all_faults == ()
    assert (made.section, made.id, made.value) == (f"{kind}s", identity, value)
    if isinstance(value, dict):
        assert list(made.value) == list(value)  # in the usual order of keys


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, *_ in WRITTEN])
def test_a_log_with_the_entry_has_no_errors(kind: LineKind, text: str) -> None:
    made = entry(text, kind)
    value = json.dumps(made.value, ensure_ascii=False)
    new = f"  - {value}" if f"{kind}s" in ("events", "plans", "figures") else f"  {made.id}: {value}"
    lines = LOG.split("\n")
    lines.insert(lines.index(f"{kind}s:") + 1, new)
    loaded = load(a_log("\n".join(lines)))
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    assert made.id in getattr(loaded.log, f"{kind}s")


FAULTS: list[tuple[LineKind, str, list[tuple[str, str]]]] = [
    ("event", "31 Sep 2024: A type:law", [("31 Sep 2024", "'31 Sep 2024': September 2024 has no day 31")]),
    ("event", "Iraq: A type:law", [("Iraq", "'Iraq': iraq is not understood")]),
    ("event", "yesterday: A type:law", [("yesterday", "'yesterday': it depends on the day it is read")]),
    ("event", "A type:law", [("", "this event has no 'date'")]),
    (
        "event",
        "",
        [("", "this event has no 'date'"), ("", "this event has no 'title'"), ("", "this event has no 'type'")],
    ),
    ("event", "2024: A tpye:law", [("tpye", "an event has no key 'tpye'")]),
    ("event", "2024: A type:'", [("'", "these quotes are not closed")]),
    (
        "event",
        "2024: A type:law actor:US,Irak status:Claimd url:x.org tag:'a b' country:Sahel",
        [
            ("Irak", "no actor is called 'Irak'"),
            ("Claimd", "'Claimd' is not a status"),
            ("x.org", "'x.org' is not a web address"),
            ("'a b'", "'a b' is not an id"),
            ("Sahel", "'Sahel' is not a country"),
        ],
    ),
    ("event", "2024: A type:violence", [("violence", "'violence' is a family of types")]),
    ("event", "2024: A type:law date:2023", [("2024", "the 'date' of this event stands twice")]),
    ("event", "2024: A type:law type:other", [("other", "the 'type' of this event stands twice")]),
    ("event", "2024: A type:law id:mission-ends", [("mission-ends", "the id 'mission-ends' is taken")]),
    ("event", "2024: A type:law id:Mission", [("Mission", "'Mission' is not an id")]),
    ("event", "2024: A type:law via:cbp-2025", [("cbp-2025", "'via' belongs to a source, and none stands before it")]),
    ("event", "2024: A type:law source:reuters@1 at:2", [("2", "the 'at' of this source stands twice")]),
    ("event", "2024: A type:law source:reuters via:cbp-2026", [("cbp-2026", "no source is called 'cbp-2026'")]),
    ("plan", "2025: A kind:rule announced:2024-13", [("2024-13", "'2024-13': there is no month 13")]),
    (
        "plan",
        "2025: A kind:rule announced:us-iraq-anounce",
        [("us-iraq-anounce", "no event has the id 'us-iraq-anounce'")],
    ),
    ("plan", "2025: A kind:promis announced:2024", [("promis", "'promis' is not a kind of plan")]),
    ("plan", "2025: A", [("", "this plan has no 'kind'"), ("", "this plan has no 'announced'")]),
    ("figure", "2024: 2,5 measure:a unit:b subject:iraq", [("2,5", "'2,5' is not an estimate with one reading")]),
    ("figure", "measure:a unit:b subject:iraq", [("", "this figure has no date"), ("", "this figure has no number")]),
    ("figure", "2024: 5 measure:bases subject:us-forces", [("", "this figure has no 'unit'")]),
    (
        "figure",
        "2024: 5 cars measure:a unit:b subject:iraq",
        [("5 cars", "'cars' is neither the measure nor the unit")],
    ),
    (
        "figure",
        "2024: 5 subject:Iraq measure:a unit:b",
        [("Iraq", "several entries are called 'Iraq': 'iraq' (Iraq) and 'IQ' (Iraq)")],
    ),
    ("figure", "2024: 5 value:6 subject:iraq measure:a unit:b", [("5", "the 'value' of this figure stands twice")]),
    ("figure", "2024: subject:iraq measure:a unit:b value:many", [("many", "'many' is not a number")]),
    ("actor", "kind:state", [("", "this actor has no 'name'")]),
    ("place", "Rojava id:western-africa", [("western-africa", "the id 'western-africa' is taken")]),
    ("view", "iraq: country:IQ", [("iraq", "the id 'iraq' is taken")]),
    ("view", "other: contry:IQ", [("contry", "no field is called 'contry'")]),
    ("view", "other", [("", "this view has no query")]),
    ("view", ": country:IQ", [("", "this view has no name")]),
]


@pytest.mark.parametrize(("kind", "text", "faults"), FAULTS, ids=[text for _, text, _ in FAULTS])
def test_whatever_is_wrong_is_told_at_its_place(kind: LineKind, text: str, faults: list[tuple[str, str]]) -> None:
    made = entry(text, kind)
    assert [(text[fault.start : fault.end], fault.message) for fault in made.all_faults] == faults
    assert all(fault.hint for fault in made.all_faults)


def test_names_without_a_certain_meaning_are_questions() -> None:
    text = "2024: A type:law actor:Irak,Wagner place:'Northeast Siria'"
    made = entry(text)
    asked = {question.text: question for question in made.questions}
    assert made.faults == ()
    assert asked["Irak"].path == ("actors", 0)
    assert isinstance(asked["Irak"].meaning, Near)
    assert asked["Wagner"] == Question(
        "actor", "Wagner", New(), text.index("Wagner"), text.index(" place"), ("actors", 1)
    )
    assert isinstance(made.value, dict)
    assert made.value["actors"] == ["Irak", "Wagner"]
    decided = NAMES.with_decided(
        {("actor", "Irak"): "iraq", ("actor", "Wagner"): "wagner", ("place", "Northeast Siria"): "x"}
    )
    again = draft(parsed(text, "event"), decided)
    assert again.all_faults == ()
    assert isinstance(again.value, dict)
    assert (again.value["actors"], again.value["places"]) == (["iraq", "wagner"], ["x"])


@pytest.mark.parametrize(
    ("deadline", "value"),
    [
        ("within 60 days of us-iraq-announce", {"within": "60 days", "of": "us-iraq-announce"}),
        ("6 months after plan:mission-ends", {"within": "6 months", "of": "mission-ends"}),
        ("before mission-ends", {"before": "mission-ends"}),
        ("before March 2024", "before March 2024"),
    ],
)
def test_a_deadline_may_hang_on_an_entry(deadline: str, value: Any) -> None:
    for line in (f"{deadline}: A kind:rule announced:2024", f"A deadline:'{deadline}' kind:rule announced:2024"):
        made = entry(line, "plan")
        assert made.all_faults == ()
        assert isinstance(made.value, dict)
        assert made.value["deadline"] == value


def test_a_deadline_that_hangs_on_nothing_known_is_a_question() -> None:
    (asked,) = entry("within 60 days of mission-end: A kind:rule announced:2024", "plan").questions
    assert asked.path == ("deadline", "of")
    assert asked.fault.message == "no event or plan has the id 'mission-end'"
    assert asked.fault.hint == "did you mean 'mission-ends' (The mission ends)?"
    (fault,) = entry("before march: A kind:rule announced:2024", "plan").all_faults
    assert fault.message == "'before march': March has no year, and none is guessed"


@pytest.mark.parametrize(
    ("text", "key", "hint"),
    [
        ("27 Sep 2024 - A type:law", "date", "write ': ' behind it: '27 Sep 2024: …'"),
        ("early 2022, A type:law", "date", "write ': ' behind it: 'early 2022: …'"),
        ("27 Sep 2024:A type:law", "date", "write ': ' behind it: '27 Sep 2024: …'"),
        ("A type:law", "date", "begin the line with it, and ': '"),
        ("2024: A type: law", "type", "write type:… without a space beside the ':'"),
        ("2024: A type :law", "type", "write type:… without a space beside the ':'"),
        ("2024: type:law", "title", "write it in words that belong to no key"),
    ],
)
def test_the_remedy_for_what_is_missing_looks_at_what_is_there(text: str, key: str, hint: str) -> None:
    (missing,) = entry(text).missing
    assert (missing.key, missing.fault.hint) == (key, hint)


def test_what_is_missing_can_be_asked_for() -> None:
    made = entry("2024: A")
    assert [one.key for one in made.missing] == ["type"]
    assert made.missing[0].fault.hint.startswith("write type:… (the kind of event")


@given(HARD | st.text(), st.sampled_from(KINDS))
def test_any_line_is_an_entry_or_has_faults_in_it(text: str, kind: LineKind) -> None:
    made = draft(parsed(text, kind), NAMES)
    for fault in made.all_faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert fault.message
    if not made.all_faults:
        assert is_slug(made.id)
        assert not NAMES.is_taken(made.section, made.id)
