"""The table of plain letters follows from the names of the letters; no letter is forgotten."""

import re
import unicodedata

from timeline.letters import APOSTROPHES, CLICKS, IGNORED, is_within, plain_letters

OWN_NAMES = {
    name: plain
    for row in (
        "ETH d, THORN th, ENG n, KRA q, SCHWA a, ESH s, EZH z, LEZH l, WYNN w, YOGH y, OI gh, ALPHA a, GAMMA g, IOTA i",
        "UPSILON u, OMEGA o, PHI f, CHI x, BETA b, LAMBDA l, DELTA d, HENG h, VEND v, RAMS HORN o, DEZH dz, TESH ts",
        "FENG fn, SHARP S ss",
    )
    for name, plain in (one.rsplit(" ", 1) for one in row.split(", "))
}
SHAPES = (
    "ANGLICANA|ARCHAIC|BAR|BARRED|BASELINE|BLACKLETTER|BOTTOM|BROKEN|CAPITAL|CLOSED|DIAERESIZED|DIGRAPH|DOTLESS|DOUBLE"
    "|EPIGRAPHIC|GLOTTAL(?= [AIU]$)|HALF|INSULAR|INVERTED|IOTIFIED|LENIS|LETTER|LIGATURE|LONG|LONGA|MIDDLE-WELSH"
    "|MIDDLE|OLD|OPEN|POLISH|REVERSED|ROTUNDA|SCOTS|SCRIPT|SIDEWAYS|SIGMOID|SMALL|SQUAT|STIRRUP|STRETCHED"
    "|TAILLESS|TOP|TURNED|VISIGOTHIC|VOLAPUK"
)
ABBREVIATIONS = {"ET", "IS", "UM"}


def by_name(letter: str) -> str | None:
    """The plain letters that the name of a letter gives: the letter itself, without its shape and what is on it."""
    core = re.split(" WITH(?:OUT)? ", unicodedata.name(letter).removeprefix("LATIN "))[0]
    core = " ".join(re.sub(rf"\b(?:{SHAPES})\b", "", core).split())
    if core in OWN_NAMES:
        return OWN_NAMES[core]
    return core.lower() if re.fullmatch("[A-Z]{1,2}", core) and core not in ABBREVIATIONS else None


def test_every_latin_letter_stands_for_what_its_name_says() -> None:
    every = [chr(code) for code in range(0x80, 0x20000) if unicodedata.name(chr(code), "").startswith("LATIN ")]
    single = [letter for letter in every if letter.isalpha() and letter.lower() == letter]
    undecomposed = [letter for letter in single if unicodedata.normalize("NFKD", letter) == letter]
    expected = {letter: plain for letter in undecomposed if (plain := by_name(letter)) is not None}
    known = {letter: plain for letter, plain in plain_letters().items() if unicodedata.name(letter, "")}
    assert known == expected


def test_a_sign_is_in_one_table() -> None:
    assert not set(APOSTROPHES) & set(plain_letters())
    assert not set(CLICKS) & {*APOSTROPHES, *plain_letters()}
    assert not any(is_within(sign, IGNORED) for sign in APOSTROPHES)
