"""Moves of deadlines in words: `3 months later`, `over 4 years to over 5 years later`.

Two deadlines that are the same calendar unit lie a whole number of these units apart; between others lies a range.
"""

from timeline.dates.days import civil
from timeline.plans.deadline import Deadline
from timeline.plans.slip import Unit, shared_unit
from timeline.reports.wording import plural
from timeline.telling.durations import elapsed, elapsed_at_least

_MOST_MONTHS = 24


def shift_words(before: Deadline, after: Deadline, *, in_days: bool = False) -> str:
    """The time from one deadline to another, and its direction; empty if they are the same."""
    unit = shared_unit(before, after)
    if unit is not None:
        return _by_units(before, after, "day" if in_days else unit, in_days)
    if (before.first, before.last) == (after.first, after.last):
        return ""
    if after.first >= before.last:
        later = elapsed_at_least((before.last, after.first), (before.first, after.last), in_days=in_days)
        return f"{later} later"
    if after.last <= before.first:
        earlier = elapsed_at_least((after.last, before.first), (after.first, before.last), in_days=in_days)
        return f"{earlier} earlier"
    # It may have moved either way.
    earlier = elapsed(after.first, before.last, in_days=in_days)
    later = elapsed(before.first, after.last, in_days=in_days)
    return f"between {earlier} earlier and {later} later"


def _by_units(before: Deadline, after: Deadline, unit: Unit, in_days: bool) -> str:
    if after.last == before.last:
        return ""
    direction = "later" if after.last > before.last else "earlier"
    if unit == "day":
        return f"{elapsed(before.last, after.last, in_days=in_days)} {direction}"
    (year, month, _), (then, last, _) = civil(before.last), civil(after.last)
    if unit == "year":
        return f"{plural(abs(then - year), 'year')} {direction}"
    months = abs(12 * (then - year) + last - month)
    time = plural(months, "month") if months < _MOST_MONTHS else elapsed(before.last, after.last)
    return f"{time} {direction}"
