"""Durations in words: completed units that people use, or days where they are asked for.

Up to 20 days it is days, up to two months weeks, up to two years months, then years. A rest is told as "over":
470 days are "over 15 months".
"""

from timeline.plans.verdict import Days
from timeline.reports.wording import plural

_MONTH, _YEAR = 30.4375, 365.25
_MOST_DAYS, _MOST_WEEKS, _MOST_MONTHS = 20, 60, 730
_ROUND = 2
"""Number of days by which months and years differ in length without being told as a rest."""


def duration(days: int, *, in_days: bool = False) -> str:
    """Say a number of days that is not negative: `12 days`, `3 weeks`, `over 15 months`, `5 years`."""
    if in_days or days <= _MOST_DAYS:
        return plural(days, "day")
    number, unit, rest = _units(days)
    return f"{'over ' if rest else ''}{plural(number, unit)}"


def duration_range(days: Days, *, in_days: bool = False) -> str:
    """Say a range of days: `1 to 3 months`, `12 days to over 2 years`, `30 days or more`."""
    least = duration(days.min, in_days=in_days)
    if days.max is None:
        return f"{least} or more"
    most = duration(days.max, in_days=in_days)
    if least == most:
        return least
    if days.min == 0:
        return f"up to {most.removeprefix('over ')}" if in_days or days.max <= _MOST_DAYS else f"0 days to {most}"
    (low, unit), (high, other) = _counted(days.min, in_days), _counted(days.max, in_days)
    if unit == other and not least.startswith("over "):
        over = "over " if most.startswith("over ") else ""
        return f"{low:,} to {over}{plural(high, unit)}"
    return f"{least} to {most}"


def _counted(days: int, in_days: bool) -> tuple[int, str]:
    if in_days or days <= _MOST_DAYS:
        return days, "day"
    number, unit, _ = _units(days)
    return number, unit


def _units(days: int) -> tuple[int, str, bool]:
    """The completed units of a number of days, and whether there is a rest."""
    if days <= _MOST_WEEKS:
        return days // 7, "week", days % 7 != 0
    unit, length = ("month", _MONTH) if days < _MOST_MONTHS else ("year", _YEAR)
    number = int((days + _ROUND) / length)
    return number, unit, days - number * length > _ROUND
