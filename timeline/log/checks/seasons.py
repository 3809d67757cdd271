"""Check of dates that EDTF reads as a season, and that look like two years."""

from collections.abc import Iterator

from timeline.dates.seasons import seasons_or_years
from timeline.log.checks.context import Context
from timeline.log.model import Entry
from timeline.log.paths import dates
from timeline.problems import Problem


def seasons_like_years(entry: Entry, context: Context) -> Iterator[Problem]:
    """Warn of seasons that look like two years: `2020-21` is spring 2020."""
    for path, date in dates(entry):
        if date.level:  # most dates of a log are plain, and no seasons
            for found in seasons_or_years(date):
                hint = found.remedy("deadline" if path[-1] in ("deadline", "until") else "date")
                yield context.problem(entry, path, "season-or-years", found.meaning, hint, "warning")
