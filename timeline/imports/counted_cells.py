"""Estimates in cells: a number, a range, or a number in words."""

import re
from collections.abc import Iterable

from timeline.edits.estimates import Estimate, estimate
from timeline.edits.pieces import Piece
from timeline.imports.unfit import Unfit
from timeline.text import quoted

_COUNTS = re.compile(
    r"\b(?:dozens?|scores?|hundreds?|thousands?|millions?|several|many|few|some|none|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)


def counted(text: str, nouns: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a figure that a cell gives, in their order; raises `Unfit` for what is no estimate.

    Behind the number only what the figure counts may stand, by the words that are given.

    >>> counted("about 20", ()), counted("10-20", ()), counted("dozens", ())
    ((('value', '20'), ('qualifier', 'about')), (('low', '10'), ('high', '20')), (('words', 'dozens'),))
    """
    found = estimate(Piece(text, 0, len(text)))
    if isinstance(found, Estimate) and found.values[0][0] == "words" and not _COUNTS.search(text):
        raise Unfit(f"{quoted(text)} is not a number", "if it stands for nothing, add it in the map: blank: […]")
    if isinstance(found, Estimate) and found.noun.lower() in ("", *(noun.lower() for noun in nouns)):
        return found.values
    raise Unfit(f"{quoted(text)} is not a number", "write a number, or a range such as 10-20, in the table")
