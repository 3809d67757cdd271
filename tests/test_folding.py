"""The form in which texts are compared, names that are alike, and the phrases that stand in a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.folding import are_alike, fold, spellings
from timeline.phrases import BEGINNING, INFLECTED, WHOLE, Phrase, nearest_way, occurs
from timeline.query.asked_words import asked_phrases

FOLDED = (
    ("Łódź, SØNDERBORG; Đà Nẵng", "lodz sonderborg da nang"),
    ("Ħal Għaxaq ŧ ĸ ȷ ŋ", "hal ghaxaq t q j n"),
    ("Diyarbakır, İzmir, IĞDIR", "diyarbakir izmir igdir"),
    ("Þórshöfn, Ætna, Œuvre, Ðelta, Straße, STRAẞE", "thorshofn aetna oeuvre delta strasse strasse"),
    ("Ɓ ɗ Ɖ ƙ ƴ Ɛ Ɔ Ə Ŋ", "b d d k y e o a n"),
    ("Kɔforidua, Yɛndi, Əliyev, Aŋlɔ", "koforidua yendi aliyev anlo"),
    ("co\u00adoperation, na\u200bto, e\u0301\ufeff", "cooperation nato e"),
    ("'quoted' ‘words’ and dogs' tails", "quoted words and dogs tails"),
    ("Shi'a Shi’a Shi‘a Shiʼa Shiʿa Shiʾa Shi`a Shi´a Shi′a Shi＇a Shiʻa", " ".join(["shi'a"] * 11)),
    ("a''b", "a b"),
    ("ʿAbd al-Raḥmān al-Sudānī", "abd al rahman al sudani"),
    ("2,500 men and 1,234,567; 12,34; 1,2,345; 2500,000", "2500 men and 1234567 12 34 1 2 345 2500 000"),
    ("3.5 per cent. 1.2.3 and .5, $1,200.50", "3.5 per cent 1 2 3 and 5 1200.50"),
    ("2024-09-27, 27.09.2024", "2024 09 27 27 09 2024"),
    ("约2,500人", "约2500人"),
    ("北京大学", "北京大学"),
    ("\u1112\u1161\u11ab국", "한국"),
    ("か\u3099 ガ ｶﾞ", "が ガ ガ"),
    ("हिन्दी น้ำ", "हिन्दी น้ํา"),
    ("مُحَمَّد مـــحمد", "محمد محمد"),
    ("Οδυσσεύς", "οδυσσευσ"),
    ("ǃKung", "kung"),
    ("l'a'b'c'd'e'f'g'h'i", "l a b c d e f g h i"),
    ("_ - \u3000", ""),
)
"""Texts and what they are compared as."""

ALIKE = (
    ("Sana'a", "Sanaa"),
    ("Sana'a", "Sana a"),
    ("Sana’a", "SANA`A"),
    ("Shi'a", "Shia"),
    ("Côte d’Ivoire", "Cote dIvoire"),
    ("Côte d’Ivoire", "cote d ivoire"),
    ("Qur'an's", "Quran s"),
    ("Łódź", "lodz"),
    ("2,500 Club", "2500 club"),
    ("a'b'c'd'e'f", "abcdef"),
    ("a'b'c'd'e'f", "a b c d e f"),
)
APART = (("Sanaa", "Sana a"), ("Shia", "Shi"), ("", "a"), ("3.5", "35"))

FOUND = (
    ("shia", "The Shi'a militia"),
    ("Shi'a", "The Shia militia"),
    ("shi'a", "The Shi a militia"),
    ("etat", "Coup d'État"),
    ("detat", "Coup d'État"),
    ("Iraq", "Iraq's army"),
    ("iraqs", "Iraq's army"),
    ('"Iraq"', "Iraq's army"),
    ('"iraq\'s army"', "Iraqs army"),
    ("quran", "Qur'an's"),
    ('"Quran"', "Qur'an's"),
    ("京大", "北京大学"),
    ("한국", "대한국민"),
    ("東京", "来年の東京で"),
    ("วิทยา", "มหาวิทยาลัย"),
    ("ສາທາ", "ສປປລາວສາທາລະນະລັດ"),
    ("ពេញ", "ភ្នំពេញ"),
    ("ကုန်", "ရန်ကုန်မြို့"),
    ("19", "코로나19는"),
    ("2,500", "about 2500 men"),
    ("2500", "about 2,500 men"),
    ("2", "2,500"),
    ("3.5", "3.5 per cent"),
    ("3", "3.5 per cent"),
    ("2024-09", "2024-09-27"),
    ("Niger", "Nigeria"),
    ('"air base"', "An air-base"),
    ("air base", "The base, from the air"),
)
"""Searched texts, and texts in which it stands."""

NOT_FOUND = (
    ('"Niger"', "Nigeria"),
    ('"air bas"', "An air base"),
    ('"air base"', "The base, from the air"),
    ("500", "2,500"),
    ("5", "3.5 per cent"),
    ('"3"', "3.5 per cent"),
    ("base", "Airbase"),
    ("sanaa", "Sana a"),
    ("大京", "北京大学"),
    ("postponed", "postpones"),
    ("hia", "Shi'a"),
)


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


TEXTS = st.text(st.sampled_from("aI'’`,.09 ßİσ한ガ\u3099か\u1112\u1161ก้\u00adł-") | st.characters(), max_size=40)


@given(TEXTS)
@example("\u1112\u200b\u1161x")
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(fold(spelling) == spelling for spelling in spellings(text))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_are_alike(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_are_not(one: str, other: str) -> None:
    assert not are_alike(one, other)


@pytest.mark.parametrize(("asked", "text"), FOUND)
def test_a_phrase_is_found(asked: str, text: str) -> None:
    assert all(occurs(phrase, fold(text)) for phrase in asked_phrases(asked))


@pytest.mark.parametrize(("asked", "text"), NOT_FOUND)
def test_a_phrase_is_not_found(asked: str, text: str) -> None:
    assert not all(occurs(phrase, fold(text)) for phrase in asked_phrases(asked))


@given(TEXTS, st.integers(0, 4), st.integers(1, 3))
def test_the_words_of_a_text_stand_in_it_joined_and_parted(text: str, first: int, count: int) -> None:
    folded = fold(text)
    words = " ".join(folded.split()[first : first + count])
    for spelt in spellings(words) if words else ():
        assert nearest_way(Phrase(spelt), folded) == WHOLE


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The UN", WHOLE),
        ("UN's", WHOLE),
        ("unannounced", BEGINNING),
        ("unannounced UN", WHOLE),
        ("uns ", BEGINNING),
        ("go", INFLECTED),
        ("rerun", None),
    ],
)
def test_the_nearest_way_counts(text: str, way: int | None) -> None:
    assert nearest_way(Phrase("un", forms=("go",)), fold(text)) == way
