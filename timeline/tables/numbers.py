"""Numbers as workbooks write them."""

import math

_LONGEST_WHOLE = 15
"""Number of digits that a spreadsheet keeps of a number."""


def number_of(written: str) -> int | float:
    """Return a number, as an int where it is whole; `ValueError` for what is none."""
    if len(written) <= _LONGEST_WHOLE and written.isdecimal():
        return int(written)
    return whole(float(written))


def whole(number: float) -> int | float:
    """Return a number as an int where it is whole and not too large to be exact; `ValueError` if it is not finite."""
    if not math.isfinite(number):
        raise ValueError(f"the number {number}")
    return int(number) if number.is_integer() and abs(number) < 10**_LONGEST_WHOLE else number
