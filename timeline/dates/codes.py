"""The codes 21 to 41, which stand in the place of a month: seasons, quarters, four-month periods and halves.

Seasons are the meteorological ones. A northern winter begins in December of the year that it is written with and ends
in the next; so does a southern summer.
"""

from typing import Final

from timeline.dates.days import Day, Precision, first_of_month
from timeline.dates.parts import MONTHS_IN

__all__ = ["FAMILIES", "code_bounds", "code_level", "code_precision", "next_code"]

_STARTS: Final = dict(
    zip(
        range(21, 42),
        (
            *(3, 6, 9, 12),  # spring to winter
            *(3, 6, 9, 12),  # the same, northern
            *(9, 12, 3, 6),  # southern
            *(1, 4, 7, 10),  # quarters
            *(1, 5, 9),  # four-month periods
            *(1, 7),  # halves
        ),
        strict=True,
    )
)
"""The month with which each code begins."""

FAMILIES: Final = (
    (21, 22, 23, 24),
    (25, 26, 27, 28),
    (31, 32, 29, 30),
    (33, 34, 35, 36),
    (37, 38, 39),
    (40, 41),
)
"""Codes that divide a year between them, each in the order of its year."""


def code_precision(code: int) -> Precision:
    """The precision that a code stands for."""
    if code <= 32:
        return "season"
    if code <= 36:
        return "quarter"
    return "third" if code <= 39 else "half"


def code_level(code: int) -> int:
    """The EDTF level of a code: the four plain seasons are level 1, all others level 2."""
    return 1 if code <= 24 else 2


def code_bounds(year: int, code: int) -> tuple[Day, Day]:
    """First and last day of a season, quarter, four-month period or half."""
    first = year * 12 + _STARTS[code] - 1
    return first_of_month(first), first_of_month(first + MONTHS_IN[code_precision(code)]) - 1


def next_code(year: int, code: int, step: int) -> tuple[int, int]:
    """The year and code of the neighbour of the same kind: `step` is 1 for the next, -1 for the one before.

    >>> next_code(2023, 24, 1)
    (2024, 21)
    """
    family = next(family for family in FAMILIES if code in family)
    years, place = divmod(family.index(code) + step, len(family))
    return year + years, family[place]
