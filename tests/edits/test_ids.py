"""Ids of new entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edits.ids import MOST_WORDS, new_id, new_source_id
from timeline.log.reading import is_slug

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("title", "identity"),
    [
        ("The US and Iraq announce the end of the mission", "us-iraq-announce-end-mission"),
        (
            "US and Iraq announce that the coalition's military mission in Iraq will end",
            "us-iraq-announce-coalition-military-mission",
        ),
        ("The U.S. and Iraq", "us-iraq"),
        ("IS attacks a village", "is-attacks-village"),
        ("THE IS ATTACKS", "attacks"),
        ("Łódź’s coup d’état", "lodz-coup-detat"),
        ("2,500 troops leave: 3.5 % more!", "2500-troops-leave-3-5-more"),
        ("to be or not to be", "to-be-or-not-to-be"),
        ("January 2024", "event-january-2024"),
        ("2024-09", "event-2024-09"),
        ("تنظيم الدولة", "event"),
        ("伊斯兰国", "event"),
        ("Исламское государство в Mali", "mali"),
        ("", "event"),
        ("…", "event"),
        ("a" * 100, "a" * 72),
        ("a" * 70 + " bc d", "a" * 70),
    ],
)
def test_an_id_comes_from_the_title(title: str, identity: str) -> None:
    assert new_id(title, NONE.__contains__, "event") == identity


def test_a_number_stands_only_behind_an_id_that_is_taken() -> None:
    taken = {"us-iraq", "us-iraq-2"}
    assert new_id("The US and Iraq", taken.__contains__) == "us-iraq-3"
    assert new_id("The US and Iran", taken.__contains__) == "us-iran"


@pytest.mark.parametrize(
    ("publisher", "title", "year", "identity"),
    [
        (
            "House of Commons Library",
            "Countering Islamic State/Daesh in Africa",
            "2025",
            "house-commons-countering-islamic-state-2025",
        ),
        ("Reuters", "Reuters: US forces leave Iraq in 2024", "2024", "reuters-us-forces-leave-2024"),
        ("", "The report", "", "report"),
        ("", "", "2024", "source-2024"),
        ("ООН", "Доклад", "", "source"),
    ],
)
def test_the_id_of_a_source_has_publisher_subject_and_year(
    publisher: str, title: str, year: str, identity: str
) -> None:
    assert new_source_id(publisher, title, year, NONE.__contains__) == identity


@given(st.text(), st.sets(st.integers(0, 9)))
def test_an_id_is_always_valid_and_free(title: str, endings: set[int]) -> None:
    taken: set[str] = set()
    for _ in range(3):
        identity = new_id(title, lambda one: one in taken or one[-1] in map(str, endings - {7}), "event")
        assert is_slug(identity)
        assert identity not in taken
        taken.add(identity)


@given(st.text(), st.text(), st.sampled_from(["", "2024"]))
def test_the_id_of_a_source_is_always_valid(publisher: str, title: str, year: str) -> None:
    assert is_slug(new_source_id(publisher, title, year, NONE.__contains__))


@given(st.text(st.sampled_from("abc of the ")))
def test_an_id_has_six_words_at_most(title: str) -> None:
    assert len(new_id(title, NONE.__contains__).split("-")) <= MOST_WORDS
