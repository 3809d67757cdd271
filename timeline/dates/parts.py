"""Parts of dates: the single dates of an expression, and the elements of a set."""

from typing import Final

from timeline.dates.days import OPEN_END, OPEN_START, Day, Precision, first_of_month, month_index
from timeline.frozen import Frozen

__all__ = ["MONTHS_IN", "NO_QUALIFIERS", "Component", "Member"]

MONTHS_IN: Final[dict[str, int]] = {
    "month": 1,
    "season": 3,
    "quarter": 3,
    "third": 4,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
"""Number of months that a date of each precision covers; days and ranges are not counted in months."""

NO_QUALIFIERS: Final = {ord(sign): None for sign in "?~%"}
"""Takes the qualifiers out of an EDTF date, with `str.translate`."""


class Component(Frozen):
    """One date of an EDTF expression, such as either side of an interval: one day in [earliest, latest]."""

    text: str
    level: int
    earliest: Day
    latest: Day
    approximate: bool
    uncertain: bool
    precision: Precision
    masked: bool  # has unspecified digits (`X`)

    @property
    def bare(self) -> str:
        """The expression without its qualifiers: `2023-05` for `2023-05~`."""
        return self.text.translate(NO_QUALIFIERS)

    @property
    def qualifier(self) -> str:
        """The one qualifier that says what all of its qualifiers say: empty, `?`, `~` or `%`."""
        return ("%" if self.uncertain else "~") if self.approximate else ("?" if self.uncertain else "")


class Member(Frozen):
    """One element of a set: a date (`first` is `last`), a range, or a range that is open at the side that is None."""

    first: Component | None
    last: Component | None

    @property
    def is_range(self) -> bool:
        """True if it was written with `..`."""
        return self.first is not self.last

    @property
    def earliest(self) -> Day:
        """The first day that it can mean."""
        return OPEN_START if self.first is None else self.first.earliest

    @property
    def latest(self) -> Day:
        """The last day that it can mean."""
        return OPEN_END if self.last is None else self.last.latest

    @property
    def approximate(self) -> bool:
        """True if either side is qualified as approximate."""
        return any(side is not None and side.approximate for side in (self.first, self.last))

    @property
    def uncertain(self) -> bool:
        """True if either side is qualified as uncertain."""
        return any(side is not None and side.uncertain for side in (self.first, self.last))

    @property
    def flagged(self) -> bool:
        """True if it is approximate or uncertain."""
        return self.approximate or self.uncertain

    def holds_a_unit(self, first: Day, last: Day) -> bool:
        """True if the days from `first` to `last` wholly contain one unit of a range in braces, all of which are meant.

        `{2016..2020}` means every year from 2016 to 2020. Where its sides differ in precision, the coarser one counts;
        a unit that the range cuts off counts as far as the range goes.
        """
        sides = [side for side in (self.first, self.last) if side is not None]
        if any(side.precision == "range" for side in sides):
            return False
        low, high = self.earliest, self.latest
        first, last = max(first, low), min(last, high)
        if first > last:
            return False
        # Open here means that range and window are open at the same side, which leaves room for any number of units.
        if first == OPEN_START or last == OPEN_END:
            return True
        months, coarser = max(((MONTHS_IN.get(side.precision, 0), side) for side in sides), key=lambda pair: pair[0])
        if months == 0:
            return True  # days
        origin = month_index(coarser.earliest)
        unit = (month_index(first) - origin) // months
        return any(
            first <= max(low, first_of_month(origin + at * months))
            and min(high, first_of_month(origin + (at + 1) * months) - 1) <= last
            for at in (unit, unit + 1)
            if first_of_month(origin + at * months) <= high
        )
