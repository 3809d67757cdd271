"""The words of dates in English, and the nearest of them to a misspelt one."""

from functools import lru_cache
from typing import Final

from timeline.dates.component import MONTH_NAMES as _NAMES

__all__ = [
    "ABBREVIATIONS",
    "ERAS",
    "MONTHS",
    "MONTH_NAMES",
    "ORDINALS",
    "PARTS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "WEEKDAY_NAMES",
    "nearest",
]

MONTH_NAMES: Final = _NAMES[1:]  # counted from 0
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name.lower()[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAYS: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)},
    **{name.lower()[:3]: number for number, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
ABBREVIATIONS: Final = frozenset(word for word in (*MONTHS, *WEEKDAYS) if len(word) < 6) | {
    *("c", "ca", "approx", "abt", "bef", "aft", "bet"),
}
"""Words that may end in a full stop."""

PARTS: Final[dict[str, str]] = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "start": "start",
    "beginning": "start",
    "end": "end",
    "close": "end",
}
"""Parts of a period. `start` and `end` are its edges: a day where they are a limit, else its first or last third."""

ERAS: Final[dict[str, int]] = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
"""Eras: before year 1, or from it on."""

SEASONS: Final[dict[str, int]] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_ORDINAL_WORDS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
)
ORDINALS: Final[dict[str, int]] = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}

_UNIT_WORDS: Final = ("day", "week", "fortnight", "month", "quarter", "year", "decade")
UNITS: Final = frozenset({*_UNIT_WORDS, *(f"{word}s" for word in _UNIT_WORDS)})

_SUGGESTED: Final = (
    *(name.lower() for name in MONTH_NAMES),
    *("since", "until", "before", "after", "between", "early", "late", "spring", "summer", "autumn", "winter"),
    *("quarter", "circa", "about", "around", "possibly", "probably", "perhaps", "ongoing", "century", "later"),
)


@lru_cache(maxsize=1024)
def nearest(word: str) -> str | None:
    """The month, or other word of dates, that a misspelt word probably means.

    >>> nearest("septmber")
    'September'
    """
    if len(word) < 4 or len(word) > 12:
        return None
    allowed = 1 if len(word) < 6 else 2
    # Words whose lengths differ by more are further apart: a log full of nonsense need not wait for that.
    near = [known for known in _SUGGESTED if abs(len(known) - len(word)) <= allowed]
    distance, best = min(((_distance(word, known), known) for known in near), default=(allowed + 1, ""))
    if distance > allowed:
        return None
    return best.capitalize() if best in MONTHS else best


def _distance(first: str, second: str) -> int:
    """Count the letters to add, drop, change, or swap with their neighbour."""
    above: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, 1):
        before, above, row = above, row, [at]
        for index, wanted in enumerate(second, 1):
            cost = min(above[index] + 1, row[-1] + 1, above[index - 1] + (letter != wanted))
            if at > 1 and index > 1 and letter == second[index - 2] and first[at - 2] == wanted:
                cost = min(cost, before[index - 2] + 1)
            row.append(cost)
    return row[-1]
