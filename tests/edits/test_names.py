"""Names in edits: exact, near, shared and new ones."""

import pytest

from timeline.edits.meanings import Ambiguous, Found, Meaning, NameRole, Near, New, Question, Refused
from timeline.edits.names import Names

from .samples import NAMES, sample_log

FOUND: list[tuple[NameRole, str, str]] = [
    ("actor", "united-states", "united-states"),
    ("actor", "US", "united-states"),
    ("actor", "united states", "united-states"),
    ("actor", "daesh", "islamic-state"),
    ("actor", "actor:iraq", "iraq"),
    ("actor", "sahel", "sahel"),
    ("place", "IQ", "IQ"),
    ("place", "Iraq", "IQ"),
    ("place", "Western Africa", "western-africa"),
    ("place", "rojava", "northeast-syria"),
    ("place", "place:sahel", "sahel"),
    ("country", "Ivory Coast", "CI"),
    ("country", "NO", "NO"),
    ("country", "no", "NO"),
    ("source", "cbp-2025", "cbp-2025"),
    ("source", "source:cbp-2025", "cbp-2025"),
    ("source", "countering islamic state", "cbp-2025"),
    ("source", "https://example.org/cbp", "cbp-2025"),
    ("type", "agreement", "agreement"),
    ("type", "Government change", "government-change"),
    ("type", "Change of government", "government-change"),
    ("type", "Solemn pledge", "pledge"),
    ("type", "other", "other"),
    ("subject", "us-forces", "us-forces"),
    ("subject", "iraq", "iraq"),
    ("subject", "IQ", "IQ"),
    ("subject", "Rojava", "northeast-syria"),
    ("subject", "us-iraq-announce", "us-iraq-announce"),
    ("subject", "actor:sahel", "actor:sahel"),
    ("event", "us-iraq-announce", "us-iraq-announce"),
    ("event", "event:us-iraq-announce", "us-iraq-announce"),
    ("anchor", "us-iraq-announce", "us-iraq-announce"),
    ("anchor", "plan:mission-ends", "mission-ends"),
]


@pytest.mark.parametrize(("role", "text", "identity"), FOUND)
def test_an_exact_id_name_or_alias_is_a_reference(role: NameRole, text: str, identity: str) -> None:
    assert NAMES.meaning(role, text) == Found(identity)


def candidates(meaning: Meaning) -> list[str]:
    assert isinstance(meaning, Near | Ambiguous)
    return [one.id for one in meaning.candidates]


NEAR: list[tuple[NameRole, str, list[str]]] = [
    ("actor", "Islamic Staat", ["islamic-state"]),
    (
        "actor",
        "Germany",
        ["german-state", "germany-army"],
    ),  # no name of an actor: those of the country, the state first
    ("place", "Northeast Siria", ["northeast-syria"]),
    ("country", "Burkino Faso", ["BF"]),
    ("source", "Reuters", ["reuters"]),  # its publisher is no name of a source
    ("source", "Commons Library", ["cbp-2025", "cbp-2024"]),
    ("source", "cbp-2026", ["cbp-2025", "cbp-2024"]),
    ("type", "agrement", ["agreement"]),
    ("event", "us-iraq-anounce", ["us-iraq-announce"]),
]


@pytest.mark.parametrize(("role", "text", "identities"), NEAR)
def test_a_near_name_is_a_question(role: NameRole, text: str, identities: list[str]) -> None:
    meaning = NAMES.meaning(role, text)
    assert isinstance(meaning, Near)
    assert candidates(meaning) == identities


@pytest.mark.parametrize(
    ("role", "text", "identities"),
    [
        ("actor", "the group", ["cadiz-a", "cadiz-b"]),
        ("subject", "sahel", ["actor:sahel", "place:sahel"]),
        ("subject", "Iraq", ["iraq", "IQ"]),
    ],
)
def test_a_shared_name_is_a_question(role: NameRole, text: str, identities: list[str]) -> None:
    meaning = NAMES.meaning(role, text)
    assert isinstance(meaning, Ambiguous)
    assert candidates(meaning) == identities


def test_a_new_name_is_told_with_the_country_that_it_names() -> None:
    assert NAMES.meaning("actor", "Wagner Group") == New()
    assert NAMES.meaning("actor", "Chad") == New("TD")
    assert NAMES.meaning("source", "https://example.org/other") == New()


def test_what_cannot_stand_in_a_place_is_refused_with_a_remedy() -> None:
    assert NAMES.meaning("country", "Sahel") == Refused("'Sahel' is not a country", "write it as a place: place:Sahel")
    members = "write one of agreement, announcement, negotiation, statement, sanction, pledge"
    assert NAMES.meaning("type", "diplomacy") == Refused("'diplomacy' is a family of types", members)
    former = NAMES.meaning("place", "Yugoslavia")
    assert isinstance(former, Refused)
    assert former.message == "no place is called 'Yugoslavia'"


def test_what_was_decided_holds() -> None:
    decided = NAMES.with_decided({("actor", "Wagner Group"): "wagner"})
    assert decided.meaning("actor", "Wagner Group") == Found("wagner")
    assert decided.meaning("actor", "US") == Found("united-states")
    assert NAMES.meaning("actor", "Wagner Group") == New()


@pytest.mark.parametrize(
    ("role", "text", "message", "hint"),
    [
        (
            "actor",
            "Islamic Staat",
            "no actor is called 'Islamic Staat'",
            "did you mean 'islamic-state' (Islamic State)?",
        ),
        ("actor", "Wagner", "no actor is called 'Wagner'", "declare it in the same edit: --new 'actor NAME kind:…'"),
        (
            "actor",
            "us-fоrces",
            "no actor is called 'us-fоrces'",
            "write o for о (U+043E Cyrillic small letter o)",
        ),
        ("event", "nothing", "no event has the id 'nothing'", "write a date, or the id of an event"),
        (
            "subject",
            "Iraq",
            "several entries are called 'Iraq': 'iraq' (Iraq) and 'IQ' (Iraq)",
            "give the id of the one that is meant",
        ),
    ],
)
def test_a_question_is_a_fault_where_nothing_can_be_asked(role: NameRole, text: str, message: str, hint: str) -> None:
    meaning = NAMES.meaning(role, text)
    assert not isinstance(meaning, Found)
    assert Question(role, text, meaning, 3, 7).fault == (message, hint, 3, 7)


def test_ids_are_taken_in_their_namespace() -> None:
    taken = [
        ("events", "mission-ends"),
        ("figures", "us-iraq-announce"),
        ("actors", "iraq"),
        ("places", "sahel"),
        ("places", "western-africa"),
        ("views", "iraq"),
    ]
    free = [("events", "iraq"), ("actors", "cbp-2025"), ("places", "iraq"), ("sources", "iraq")]
    assert [NAMES.is_taken(*one) for one in taken] == [True] * 6
    assert [NAMES.is_taken(*one) for one in free] == [False] * 4
    several = NAMES.with_decided({}, {"actor:new"}).with_decided({}, {"newer"})
    assert several.is_taken("actors", "new")
    assert several.is_taken("plans", "newer")


TAGS = ("Iraq Drawdown", "iraq-drawdown", "other")


def test_a_tag_is_written_as_the_log_has_it() -> None:
    assert [NAMES.tag(text) for text in TAGS] == ["iraq-drawdown"] * 2 + ["other"]


def test_a_unit_is_that_of_the_same_measure_of_the_same_subject() -> None:
    names = Names(sample_log())
    assert names.unit_of("us-forces", "troops") == "people"
    assert names.unit_of("us-forces", "bases") is None
    assert names.unit_of("iraq", "troops") is None


def test_names_without_suggestions_are_found_and_never_near() -> None:
    names = NAMES.without_suggestions()
    assert names.meaning("actor", "US") == Found("united-states")
    assert isinstance(NAMES.meaning("actor", "Islamic Stat"), Near)
    assert names.meaning("actor", "Islamic Stat") == New()
    decided = names.with_decided({("actor", "Islamic Stat"): "islamic-state"})
    assert decided.meaning("actor", "Islamic Stat") == Found("islamic-state")
    assert decided.meaning("place", "Syrai") == New()
