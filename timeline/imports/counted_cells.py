"""Estimates in cells: a number, a range, or a number in words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.edits.estimates import Estimate, estimate
from timeline.edits.pieces import Piece
from timeline.imports.note_marks import without_note_marks
from timeline.imports.unfit import Unfit
from timeline.text import quoted

_COUNTS = re.compile(
    r"\b(?:dozens?|scores?|hundreds?|thousands?|millions?|several|many|few|some|none|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"[-−]\d+(?:\.0)?")
_NUMBER = r"(\d[\d, ]*)"
_AND_MORE = re.compile(rf"{_NUMBER}\s?\+")
_AT_LEAST = re.compile(rf"(?:≥|>=)\s?{_NUMBER}")
_AT_MOST = re.compile(rf"(?:≤|<=)\s?{_NUMBER}")
_ABOUT = re.compile(rf"{_NUMBER}\s?\((?:est\.?|estimated|approx\.?)\)")
_OF_MEASURES = {
    "deaths": re.compile(r"(?<=[\d+])\s+(?:dead|killed|deaths?|fatalities)$", re.IGNORECASE),
    "injured": re.compile(r"(?<=[\d+])\s+(?:injured|wounded|injuries)$", re.IGNORECASE),
}


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
    found = estimate(Piece(plain, 0, len(plain)))
    if isinstance(found, Estimate) and found.values[0][0] == "words" and not _COUNTS.search(text):
        raise Unfit(f"{quoted(text)} is not a number", "if it stands for nothing, add it in the map: blank: […]")
    if isinstance(found, Estimate) and found.noun.lower() in ("", *(noun.lower() for noun in nouns)):
        return found.values
    raise Unfit(f"{quoted(text)} is not a number", "write a number, or a range such as 10-20, in the table")


def _tidied(text: str, nouns: Iterable[str]) -> str:
    """Return a text without marks of notes and words that say again what is counted, and with words for signs."""
    plain = without_note_marks(text).strip()
    for measure in nouns:
        if words := _OF_MEASURES.get(measure.lower()):
            plain = words.sub("", plain)
    if (more := _AND_MORE.fullmatch(plain)) or (more := _AT_LEAST.fullmatch(plain)):
        return f"at least {more[1]}"
    if most := _AT_MOST.fullmatch(plain):
        return f"at most {most[1]}"
    about = _ABOUT.fullmatch(plain)
    return f"about {about[1]}" if about else plain
