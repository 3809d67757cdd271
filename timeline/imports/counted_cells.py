"""Estimates in cells: a number, a range, or a number in words."""

import re
from collections.abc import Mapping
from functools import lru_cache

from timeline.edits.estimates import Estimate, estimate
from timeline.edits.pieces import Piece
from timeline.imports.foreign_counts import count_in_english
from timeline.imports.note_marks import without_note_marks
from timeline.imports.unfit import Unfit
from timeline.text import quoted

_COUNTS = re.compile(
    r"\b(?:dozens?|scores?|hundreds?|thousands?|millions?|tens|several|many|few|some|none|(?<!no )(?<!no-)one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"[-−]\d+(?:\.0)?")
_NUMBER = r"(\d[\d, ]*)"
_WORDS = {
    "deaths": "dead|killed|deaths?|fatalities|tote|morts?|tués|muertos|fallecidos|morti|погибших|убитых",
    "injured": "injured|wounded|injuries|verletzte|blessés|heridos|feriti|раненых",
}
"""Patterns of the words behind a number, by the measure that they name."""

_NOBODY = r"nil|zero|keine|aucune?|ninguno|no (?:casualties|victims|one)"
_NOTHING = re.compile(_NOBODY, re.IGNORECASE)
_NOTHING_OF = {
    measure: re.compile(rf"{_NOBODY}|no (?:one |people )?(?:{words})", re.IGNORECASE)
    for measure, words in _WORDS.items()
}
_BEHIND = {measure: re.compile(rf"(?<=[\d+])\s+(?:{words})$", re.IGNORECASE) for measure, words in _WORDS.items()}
_WITHIN = {measure: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for measure, words in _WORDS.items()}

_PART = re.compile(
    r"(?P<count>.*\d\+?)\s*(?:[(\[]\s*|,\s+)(?P<note>(?:incl(?:\.|uding|udes)|of (?:whom|which)|among (?:them|whom)"
    r"|dont|davon|darunter|(?P<part>\d[\d,]*)(?= [^\W\d_]{3,})(?!.*\b(?:more|others?|additional)\b))[^()\[\]]+)[)\]]?",
    re.IGNORECASE,
)
"""A number, and behind it those that are a part of it: `30+ (incl. 4 children)`, `12 (7 civilians)`."""

_LONGEST_PARTED = 200
"""Maximum number of signs of such a text. The number may itself have a part, and so on."""

_MANY = {"10s": "tens", "100s": "hundreds", "1000s": "thousands", "1,000s": "thousands"}
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])")
_AND_MORE = re.compile(rf"{_NUMBER}\s?\+")
_AT_LEAST = re.compile(rf"(?:≥|>=)\s?{_NUMBER}")
_AT_MOST = re.compile(rf"(?:≤|<=)\s?{_NUMBER}")
_ABOUT = re.compile(rf"{_NUMBER}\s?\((?:est\.?|estimated|approx\.?)\)")


@lru_cache(maxsize=4_096)  # rows count the same again and again
def counted(text: str, nouns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a figure that a cell gives, in their order; raises `Unfit` for what is no estimate.

    Behind the number only what the figure counts may stand, by the words that are given.

    >>> counted("about 20", ()), counted("10-20", ()), counted("dozens", ())
    ((('value', '20'), ('qualifier', 'about')), (('low', '10'), ('high', '20')), (('words', 'dozens'),))
    """
    if "people" in nouns and _NEGATIVE.fullmatch(text):
        raise Unfit(
            f"{quoted(text)} is no number of people", f"if it stands for nothing, add it in the map: blank: [{text}]"
        )
    plain = _tidied(text, nouns)
    if "people" in nouns and any(nothing.fullmatch(plain) for nothing in (_NOTHING, *_of(_NOTHING_OF, nouns))):
        return (("value", "0"),)
    parted = _PART.fullmatch(plain) if len(plain) <= _LONGEST_PARTED else None
    if parted and (note := _of_part(parted, nouns)):
        return (*counted(parted["count"], nouns), ("note", note))
    found = estimate(Piece(plain, 0, len(plain)))
    if isinstance(found, Estimate) and found.values[0][0] == "words":
        if not _COUNTS.search(plain):
            raise Unfit(f"{quoted(text)} is not a number", "if it stands for nothing, add it in the map: blank: […]")
        if _is_of_another(plain, nouns):
            raise Unfit(f"{quoted(text)} counts something else", "write in the table how many are counted here")
    if isinstance(found, Estimate) and found.noun.lower() in ("", *(noun.lower() for noun in nouns)):
        return found.values
    raise Unfit(f"{quoted(text)} is not a number", "write a number, or a range such as 10-20, in the table")


def _of(patterns: Mapping[str, re.Pattern[str]], nouns: tuple[str, ...]) -> list[re.Pattern[str]]:
    """Return the patterns of what is counted here."""
    return [patterns[noun.lower()] for noun in nouns if noun.lower() in patterns]


def _is_of_another(text: str, nouns: tuple[str, ...]) -> bool:
    """Return whether words speak of what another measure counts: `several wounded` where deaths are counted."""
    own = _of(_WITHIN, nouns)
    return bool(own) and any(other.search(text) for other in _WITHIN.values() if other not in own)


def _of_part(found: re.Match[str], nouns: tuple[str, ...]) -> str:
    """Return what a text says of a part of its number; empty if the part may be larger than the whole."""
    part = found["part"]
    if part is not None:
        whole = dict(counted(found["count"], nouns))
        if float(whole.get("value") or whole.get("low") or 0) < float(part.replace(",", "")):
            return ""
    return " ".join(found["note"].split())


def _tidied(text: str, nouns: tuple[str, ...]) -> str:
    """Return a text without marks of notes and words that say again what is counted, and with words for signs."""
    plain = without_note_marks(text).strip()
    for words in _of(_BEHIND, nouns):
        plain = words.sub("", plain)
    if "people" in nouns:
        plain = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), plain)
    if (more := _AND_MORE.fullmatch(plain)) or (more := _AT_LEAST.fullmatch(plain)):
        return f"at least {more[1]}"
    if most := _AT_MOST.fullmatch(plain):
        return f"at most {most[1]}"
    plain = _MANY.get(plain.lower(), plain)
    if about := _ABOUT.fullmatch(plain):
        return f"about {about[1]}"
    return count_in_english(plain)
