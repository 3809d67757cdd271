"""What an answer may be completed to: letters in the middle of a word, the last used first."""

import datetime

import pytest

from tests.helpers import a_log
from timeline.edits.keys import LineKind
from timeline.edits.prompts.answers import Part
from timeline.edits.prompts.choices import Choices, is_named_in, only_choice
from timeline.edits.prompts.completing import Completer
from timeline.edits.prompts.prompt import PROMPTS, Prompt
from timeline.edits.prompts.recent import Recent
from timeline.index.opening import read_aside

LOG = """
timeline: {title: A log, covers: 2000/2025-12-31}
sources:
  audit: {title: Report on the bridge, publisher: Court of Audit, date: 2025-10-20}
  daily: {title: Lorries, publisher: The Daily Post, date: 2026}
actors:
  ministry: {name: Ministry of Transport, aliases: [MoT], kind: government}
  lorry-union: {name: Síndicato of Drivers, aliases: [Drivers' Union]}
  sahel: {name: Alliance of the Sahel}
places:
  bridge: {name: The bridge, in: IQ}
  sahel: {name: Sahel, contains: [ML, NE]}
types:
  pledge: {name: Solemn pledge, family: diplomacy}
events:
  - {id: opening, date: 2025-09-28, title: It opens, type: report, places: [bridge], actors: [ministry],
     added: 2025-10-01, sources: [audit]}
  - {id: crack, date: 2025-11-01, title: A crack, type: attack, actors: [lorry-union],
     added: 2025-11-02, sources: [daily]}
  - {id: old, date: 2001, title: Long ago, type: battle, added: 2025-12-24, sources: [audit]}
plans:
  - {id: toll, title: A toll, kind: demand, announced: 2025-10, sources: [audit]}
figures:
  - {id: cost, subject: ministry, measure: cost of the works, unit: euros, as_of: 2025, value: 5, added: 2025-12-01}
"""
TODAY = datetime.date(2026, 2, 5)


def completer(kind: LineKind = "event", *session: Part) -> Completer:
    log = read_aside(a_log(LOG)).log
    assert log is not None
    recent = Recent(log)
    recent.note(session)
    return Completer(kind, Choices(log, recent), recent, TODAY)


def texts(kind: LineKind, key: str, typed: str, *session: Part, title: str = "") -> list[str]:
    prompt = next(prompt for prompt in PROMPTS[kind] if prompt.key == key)
    return [choice.text for choice in completer(kind, *session).complete(prompt, typed, title).choices]


@pytest.mark.parametrize(
    ("kind", "key", "typed", "expected"),
    [
        ("event", "concerned", "inis", ["ministry"]),
        ("event", "concerned", "ransp", ["ministry"]),
        ("event", "concerned", "mot", ["ministry"]),  # by its alias
        ("event", "concerned", "SINDI", ["lorry-union"]),
        ("event", "concerned", "vers un", ["lorry-union"]),
        ("event", "concerned", "drivers' u", ["lorry-union"]),
        ("event", "concerned", "alliance", ["actor:sahel"]),
        ("event", "concerned", "ministry, rid", ["bridge"]),
        ("event", "concerned", "zzz", []),
        ("event", "concerned", "!", []),
        ("event", "cited", "udit", ["audit"]),
        ("event", "cited", "ily po", ["daily"]),
        ("event", "cited", "audit@pa", []),
        ("event", "cited", "audit@page 2, ily po", ["daily"]),
        ("event", "type", "emn pl", ["pledge"]),
        ("plan", "kind", "man", ["demand"]),
        ("plan", "announced", "cra", ["crack"]),
        ("plan", "announced", "long a", ["old"]),
        ("figure", "subject", "brid", ["bridge"]),
        ("figure", "measure", "works", ["cost of the works"]),
        ("figure", "unit", "", ["euros"]),
        ("source", "publisher", "post", ["The Daily Post"]),
        ("source", "publisher", "audit", ["Court of Audit"]),
        ("actor", "country", "iraq", ["IQ"]),
        ("actor", "kind", "gov", ["government"]),
        ("actor", "kind", "rmed", ["armed-group"]),
        ("place", "kind", "cit", ["city"]),
    ],
)
def test_letters_anywhere_find_an_id_a_name_or_an_alias(
    kind: LineKind, key: str, typed: str, expected: list[str]
) -> None:
    assert [one for one in texts(kind, key, typed) if one in expected] == expected
    assert expected or texts(kind, key, typed) == []


def test_what_was_logged_last_comes_first() -> None:
    assert texts("event", "type", "")[:3] == ["battle", "attack", "report"]
    assert texts("event", "cited", "")[:2] == ["audit", "daily"]
    assert texts("event", "concerned", "")[:3] == ["ministry", "lorry-union", "bridge"]  # the figure was logged later


def test_names_of_the_log_come_before_countries_that_it_does_not_name() -> None:
    assert texts("event", "concerned", "Ir", Part("place", "IQ"))[:2] == ["IQ", "IR"]
    assert texts("event", "concerned", "ir", Part("place", "IR"), Part("place", "IQ"))[0] == "IR"
    assert texts("event", "concerned", "IR", Part("place", "IQ"))[0] == "IR"  # the code itself
    assert texts("event", "concerned", "mi")[0] == "ministry"
    assert texts("event", "concerned", "in")[0] != "IN"  # but names that begin so, as India does


def test_what_more_of_the_newest_entries_have_comes_first() -> None:
    events = [("IR", "2025-03"), ("IQ", "2025-02"), ("IQ", "2025-01")]  # the newest is in Iran
    lines = [
        f"  - {{id: e{n}, date: {day}, title: t, type: other, places: [{code}], added: {day}-01}}\n"
        for n, (code, day) in enumerate(events)
    ]
    log = read_aside(a_log("timeline: {title: A log, covers: 2025}\nevents:\n" + "".join(lines))).log
    assert log is not None
    assert Recent(log).of("place") == ["IQ", "IR"]


def test_a_country_is_typed_by_its_name() -> None:
    found = completer().complete(PROMPTS["event"][3], "ira").choices
    assert {one.text: one.typed for one in found if one.text in ("IQ", "IR")} == {"IQ": "Iraq", "IR": "Iran"}


@pytest.mark.parametrize(
    ("kind", "key", "typed", "only"),
    [
        ("plan", "kind", "int", "intention"),
        ("plan", "kind", "man", "demand"),  # the only one that has these letters
        ("plan", "kind", "re", None),  # legal-requirement, threat
        ("plan", "kind", "wish", None),
        ("event", "type", "pled", "pledge"),
        ("event", "type", "a", None),
        ("event", "type", "", None),
        ("event", "type", "!", None),
    ],
)
def test_letters_that_only_one_choice_has_stand_for_it(kind: LineKind, key: str, typed: str, only: str | None) -> None:
    prompt = next(prompt for prompt in PROMPTS[kind] if prompt.key == key)
    found = only_choice(completer(kind).complete(prompt, typed).choices, typed)
    assert (found and found.text) == only


def test_kinds_of_the_log_come_before_the_usual_ones() -> None:
    assert texts("actor", "kind", "")[:2] == ["government", "person"]
    assert texts("actor", "kind", "").count("government") == 1


def test_what_was_used_in_this_session_comes_before_that() -> None:
    assert texts("event", "type", "", Part("type", "coup"))[:2] == ["coup", "battle"]
    assert texts("plan", "concerned", "", Part("by", "lorry-union"))[:2] == ["lorry-union", "ministry"]
    assert texts("event", "concerned", "sahel", Part("place", "sahel"))[:2] == ["place:sahel", "actor:sahel"]


def test_a_type_that_the_title_names_comes_first() -> None:
    assert texts("event", "type", "", title="The last troops withdraw")[0] == "withdrawal"
    assert texts("event", "type", "a", title="An agreement is signed")[0] == "agreement"
    assert not is_named_in("law", "Lawless")
    assert not is_named_in("other", "Another one")


def test_the_dates_of_before_and_years_for_a_day_are_offered() -> None:
    session = Part("date", "2025-11-03"), Part("date", "late 2024")
    assert texts("event", "date", "", *session) == ["2025-11-03", "late 2024"]
    assert texts("event", "date", "12 Jan", *session) == ["12 Jan 2025", "12 Jan 2024", "12 Jan 2026"]
    assert texts("event", "date", "12 Jan 2026", *session) == []
    assert texts("event", "date", "late Jan", *session) == ["late Jan 2025", "late Jan 2024", "late Jan 2026"]
    assert texts("plan", "date", "by the end of Sep") == ["by the end of Sep 2026", "by the end of Sep 2025"]
    assert texts("plan", "date", "until May") == ["until May 2026", "until May 2025"]
    assert texts("event", "date", "2023") == texts("event", "date", "7") == []
    assert texts("event", "date", "Januember", *session) == []
    assert texts("event", "title", "12 Jan", *session) == []


def test_only_the_last_of_several_names_is_replaced() -> None:
    prompt = next(prompt for prompt in PROMPTS["event"] if prompt.key == "concerned")
    found = completer().complete(prompt, "IQ,  bri")
    assert (found.start, found.choices[0].text) == (5, "bridge")


@pytest.mark.parametrize("kind", [*PROMPTS])
def test_every_question_can_be_completed(kind: LineKind) -> None:
    for prompt in PROMPTS[kind]:
        for typed in ("", "a", "<", "\x00\u202e'", "é" * 300):
            assert completer(kind).complete(prompt, typed).start <= len(typed)


def test_there_are_few_questions() -> None:
    assert {kind: len(prompts) for kind, prompts in PROMPTS.items()} == {
        "event": 5, "plan": 6, "figure": 6, "source": 5, "actor": 5, "place": 4, "view": 2,
    }  # fmt: skip


def test_a_choice_shows_its_name_and_what_it_is() -> None:
    prompt: Prompt = next(prompt for prompt in PROMPTS["event"] if prompt.key == "concerned")
    shown = {one.text: one.shown for one in completer().complete(prompt, "").choices}
    assert shown["ministry"] == "Ministry of Transport · actor, government"
    assert shown["bridge"] == "The bridge · place"
