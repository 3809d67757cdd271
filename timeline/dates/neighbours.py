"""The date before or after another one, as precise as that one."""

from timeline.dates.codes import next_code
from timeline.dates.days import civil, day_text, first_of_month, month_index, year_text
from timeline.dates.parts import Component

__all__ = ["neighbour"]


def neighbour(date: Component, step: int) -> str | None:
    """The EDTF date after (`step` 1) or before (-1) another, without qualifiers; None if that is not clear.

    >>> neighbour(parse_component("2024-03"), -1)
    '2024-02'
    """
    year, _, _ = civil(date.earliest)
    if date.precision == "day":
        return day_text(date.earliest + step)
    if date.precision == "month":
        there = civil(first_of_month(month_index(date.earliest) + step))
        return f"{year_text(there[0])}-{there[1]:02d}"
    if date.precision == "year":
        return year_text(year + step)
    if date.precision in ("season", "quarter", "third", "half"):
        year, code = next_code(int(date.bare[:-3]), int(date.bare[-2:]), step)
        return f"{year_text(year)}-{code}"
    digits = {"decade": 1, "century": 2}.get(date.precision, 0)
    if date.masked and digits:
        number = year // 10**digits + step
        if 0 <= number < 10 ** (4 - digits):
            return f"{number:0{4 - digits}d}" + "X" * digits
    return None
