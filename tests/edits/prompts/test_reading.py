"""Answers to the questions about a new entry: what each amounts to in a line of `add`, and why one is not taken."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.edits.samples import NAMES
from timeline.edits.drafts import draft
from timeline.edits.keys import LineKind
from timeline.edits.line import parsed
from timeline.edits.prompts.answers import Answer, Part, line_of, text_of
from timeline.edits.prompts.prompt import PROMPTS, Prompt
from timeline.edits.prompts.reading import AnswerReader, Doubt, Wrong, date_understood, pieces

TODAY = datetime.date(2026, 2, 5)


def prompt_of(kind: LineKind, key: str) -> Prompt:
    return next(prompt for prompt in PROMPTS[kind] if prompt.key == key)


def read(kind: LineKind, key: str, typed: str, *before: Part) -> Answer | Wrong | Doubt:
    return AnswerReader(kind, NAMES, TODAY, before).read(prompt_of(kind, key), typed, {})


@pytest.mark.parametrize(
    ("kind", "key", "typed", "parts"),
    [
        ("event", "date", "27 Sep 2024", [("date", "2024-09-27")]),
        ("event", "date", "  late   2024 ", [("date", "late 2024")]),
        ("event", "date", "yesterday", [("date", "2026-02-04")]),
        ("event", "title", 'by:law -- it\'s "so": #1', [("title", 'by:law -- it\'s "so": #1')]),
        ("event", "title", "-", [("title", "-")]),
        ("event", "type", "agreement", [("type", "agreement")]),
        ("event", "type", "Government change", [("type", "government-change")]),
        ("event", "type", "solemn PLEDGE", [("type", "pledge")]),
        ("event", "concerned", "", []),
        ("event", "concerned", "Rojava, ISIS", [("place", "northeast-syria"), ("actor", "islamic-state")]),
        ("event", "concerned", "islamic-state,daesh,", [("actor", "islamic-state")]),
        ("event", "concerned", "actor:iraq, IQ", [("actor", "iraq"), ("place", "IQ")]),
        ("event", "concerned", "place:sahel", [("place", "sahel")]),
        ("event", "cited", "reuters", [("source", "reuters")]),
        ("event", "cited", "cbp-2025@section 4.2, note 87", [("source", "cbp-2025"), ("at", "section 4.2, note 87")]),
        ("event", "cited", "https://example.org/cbp@page 3", [("source", "cbp-2025"), ("at", "page 3")]),
        (
            "event",
            "cited",
            "cbp-2025@page 1, cbp-2024@page 2",
            [("source", "cbp-2025"), ("at", "page 1"), ("source", "cbp-2024"), ("at", "page 2")],
        ),
        (
            "event",
            "cited",
            "cbp-2025@p. 1, p. 3, reuters",
            [("source", "cbp-2025"), ("at", "p. 1, p. 3"), ("source", "reuters")],
        ),
        ("event", "cited", 'cbp-2025@"page 2, reuters"', [("source", "cbp-2025"), ("at", "page 2, reuters")]),
        ("event", "cited", "reuters, cbp-2025@'a, b'", [("source", "reuters"), ("source", "cbp-2025"), ("at", "a, b")]),
        (
            "event",
            "cited",
            "https://example.org/cbp@page 3, reuters",
            [("source", "cbp-2025"), ("at", "page 3"), ("source", "reuters")],
        ),
        ("event", "cited", "reuters, reuters", [("source", "reuters")]),
        ("plan", "date", "by the end of 2026", [("date", "by the end of 2026")]),
        ("plan", "date", "within 90 days of us-iraq-announce", [("date", "within 90 days of us-iraq-announce")]),
        ("plan", "date", "", []),
        ("plan", "date", "until Sept 2026", [("until", "2026-09")]),
        ("plan", "date", "Until 30 Sep 2026", [("until", "2026-09-30")]),
        ("plan", "date", "until: late 2026", [("until", "late 2026")]),
        ("event", "date", "until Sept 2026", [("date", "until Sept 2026")]),
        ("plan", "kind", "legal requirement", [("kind", "legal requirement")]),
        ("plan", "announced", "us-iraq-announce", [("announced", "us-iraq-announce")]),
        ("plan", "announced", "Nov 2025", [("announced", "2025-11")]),
        ("plan", "concerned", "daesh, Rojava", [("by", "islamic-state"), ("place", "northeast-syria")]),
        ("figure", "subject", "us-forces", [("subject", "us-forces")]),
        ("figure", "subject", "text:victims of the war", [("subject", "text:victims of the war")]),
        ("figure", "title", "about 2,500", [("title", "about 2,500")]),
        ("actor", "alias", "CoA, Court", [("alias", "CoA"), ("alias", "Court")]),
        ("actor", "country", "Iraq", [("country", "IQ")]),
        ("view", "title", "country:IQ type:agreement", [("title", "country:IQ type:agreement")]),
    ],
)
def test_an_answer_is_read_as_parts_of_a_line(
    kind: LineKind, key: str, typed: str, parts: list[tuple[str, str]]
) -> None:
    found = read(kind, key, typed)
    assert isinstance(found, Answer), found
    assert [(part.key, part.text) for part in found.parts] == parts


@pytest.mark.parametrize(
    ("kind", "key", "typed", "told"),
    [
        ("event", "date", "", "When cannot be left out"),
        ("event", "date", "the other day", "a length of time is no date"),
        ("event", "date", "Christmas", "not understood"),
        ("event", "title", "  ", "What cannot be left out"),
        ("event", "cited", "reuters@", "names no place in a source"),
        ("event", "cited", "@page 2", "names no source"),
        ("event", "cited", "reuters@page 1, cbp-2025@", "names no place in a source"),
        ("event", "cited", ",", "names no source"),
        ("plan", "date", "within 90 days of us-iraq-anounce", "has the id 'us-iraq-anounce'"),
        ("plan", "date", "until", "write it: until 30 Sep 2026"),
        ("plan", "date", "until 2024 to 2025", "'until' takes one date, not a period (write its end alone: 2025)"),
        ("plan", "date", "until further notice", "further is not understood"),
        ("plan", "date", "from 2024 to 2025", "a deadline is not a period"),
        ("plan", "date", "since 2024", "a deadline is no"),
        ("plan", "kind", "wish", "'wish'"),
        ("plan", "announced", "Christmas", "Christmas"),
        ("figure", "title", "2 to 3 million", "no"),
        ("event", "concerned", "Soviet Union", "no place is called 'Soviet Union'"),
        ("view", "title", "contry:IQ", "contry"),
        ("view", "date", "Not An Id", "is not an id"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(kind: LineKind, key: str, typed: str, told: str) -> None:
    found = read(kind, key, typed)
    assert isinstance(found, Wrong), found
    assert told.lower() in found.sentence.lower()


@pytest.mark.parametrize(
    ("kind", "key", "typed", "options", "new"),
    [
        ("event", "concerned", "Iraq", ["place IQ (Iraq)", "actor iraq", "both"], []),
        ("event", "concerned", "Islamic Stat", ["actor islamic-state (Islamic State)"], ["actor", "place"]),
        ("event", "concerned", "Drivers' Union", [], ["actor", "place"]),
        ("event", "concerned", "actor:zzz", [], ["actor"]),
        ("event", "cited", "nowhere-2026@page 2", [], ["source"]),
        ("event", "type", "strikes", ["strike"], []),
        ("figure", "subject", "zzzz", [], ["actor", "place"]),
    ],
)
def test_a_name_without_one_meaning_is_in_doubt(
    kind: LineKind, key: str, typed: str, options: list[str], new: list[str]
) -> None:
    found = read(kind, key, typed)
    assert isinstance(found, Doubt), found
    assert [option.shown for option in found.options] == options
    assert [*found.new] == new


def test_a_name_that_was_decided_is_not_in_doubt_again() -> None:
    reader = AnswerReader("event", NAMES, TODAY)
    decided = {"Iraq": (Part("place", "IQ"), Part("actor", "iraq"))}
    found = reader.read(prompt_of("event", "concerned"), "Iraq", decided)
    assert isinstance(found, Answer)
    assert found.parts == decided["Iraq"]
    assert found.understood == "place Iraq, actor iraq"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("us-forces, northeast-syria", ""),
        ("us-forces, SY", "actor us-forces, place Syria"),
        ("daesh, northeast-syria", "actor islamic-state, place northeast-syria"),
        ("Syria", "place Syria"),
    ],
)
def test_the_echo_tells_places_and_names_of_countries(typed: str, shown: str) -> None:
    found = read("event", "concerned", typed)
    assert isinstance(found, Answer)
    assert found.understood == shown


def test_what_must_last_is_told_apart_from_a_deadline() -> None:
    found = read("plan", "date", "until Sept 2026")
    assert isinstance(found, Answer)
    assert found.understood == "it must last until Sep 2026"


def test_an_answer_is_judged_with_those_before_it() -> None:
    """Two words behind a number can be no unit, and the measure is given already."""
    assert isinstance(read("figure", "title", "about 300 lorry drivers"), Answer)
    found = read("figure", "title", "about 300 lorry drivers", Part("measure", "members"))
    assert isinstance(found, Wrong)
    assert "neither the measure nor the unit" in found.message


@pytest.mark.parametrize(
    ("text", "role", "shown"),
    [
        ("2024-09-27", "date", ""),
        ("Sep 2024", "date", ""),
        ("2024", "date", ""),
        ("late 2024", "date", "late 2024: 2024-09-01 .. 2024-12-31"),
        ("since 12 Jan 2026", "date", "since 12 Jan 2026: 2026-01-12 or later"),
        ("by September 2025", "deadline", "by Sep 2025: closes 2025-09-01 .. 2025-09-30"),
        ("by the end of September 2025", "deadline", "by the end of Sep 2025: closes on 2025-09-30"),
        ("by September 2025", "date", "by Sep 2025: up to 2025-09-30"),
        ("within 90 days of it", "deadline", ""),
    ],
)
def test_a_date_that_is_not_plain_shows_its_first_and_last_day(text: str, role: str, shown: str) -> None:
    assert date_understood(text, role) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a, b", ["a", "b"]),
        (" a ,, b,", ["a", "b"]),
        ('"Washington, D.C.", us', ["Washington, D.C.", "us"]),
        ('say "so, then", b', ['say "so', 'then"', "b"]),
        ('"a" b, c', ['"a" b', "c"]),
        ('"', ['"']),
        (",", []),
    ],
)
def test_commas_part_names(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


TEXT = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("\"'\\:-@#,«»“”"), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@given(TEXT, TEXT, TEXT)
def test_answers_give_the_entry_of_the_line_with_these_keys(title: str, place: str, note: str) -> None:
    parts = (
        Part("date", "2024-09-27"),
        Part("title", title),
        Part("type", "agreement"),
        Part("actor", "us-forces"),
        Part("source", "reuters"),
        Part("at", place),
        Part("note", note),
    )
    asked = draft(line_of("event", parts), NAMES)
    typed = draft(parsed(text_of("event", parts), "event"), NAMES)
    assert not asked.all_faults
    assert not typed.all_faults
    assert asked.value == typed.value
    assert asked.id == typed.id
    assert asked.value["title"] == title  # type: ignore[index, call-overload]


@given(st.sampled_from(PROMPTS["event"]), st.text())
def test_no_answer_makes_the_reader_fail(prompt: Prompt, typed: str) -> None:
    assert isinstance(AnswerReader("event", NAMES, TODAY).read(prompt, typed, {}), Answer | Wrong | Doubt)


@given(st.sampled_from([p for several in PROMPTS.values() for p in several]), st.sampled_from([*PROMPTS]), st.text())
def test_no_answer_of_another_kind_does_so_either(prompt: Prompt, kind: LineKind, typed: str) -> None:
    if prompt in PROMPTS[kind]:
        assert isinstance(AnswerReader(kind, NAMES, TODAY).read(prompt, typed, {}), Answer | Wrong | Doubt)
