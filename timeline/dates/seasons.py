"""Seasons in EDTF that look like two years: `2020-21` is a season, and may have been meant as 2020 to 2021."""

import re
from typing import Final, NamedTuple

from timeline.dates.component import parse_component
from timeline.dates.printing import in_words
from timeline.dates.value import Date, Role
from timeline.dates.wording import date_words

__all__ = ["SeasonOrYears", "seasons_or_years"]

_SEASON: Final = re.compile(r"(?<![0-9X-])([0-9]{2})([0-9]{2})-(2[1-4])(?![0-9X-])")
_SAID: Final = re.compile("winter|summer", re.IGNORECASE)


class SeasonOrYears(NamedTuple):
    """A season whose code is also the number of the next year."""

    text: str
    season: str
    years: str
    either: str
    within: str = ""  # the whole date in words, where the season is only a part of it; its EDTF where no words say it

    @property
    def meaning(self) -> str:
        """The meaning in EDTF, as a sentence."""
        return f"{self.text} is {self.season} in EDTF"

    def remedy(self, role: Role = "date") -> str:
        """The remedy: the text to write for each reading; no deadline is a span.

        Within another date, only one of the two years can stand.
        """
        if self.within:
            year = f"{self.years.replace('/', ' or ')} in its place for a year"
            return f"write {year}" if self.text in self.within else f"write {self.within} for the season, {year}"
        years = f"{self.years} or {self.either}" if role == "date" else self.either
        return f"write {self.season} for the season, {years} for the two years"


def seasons_or_years(date: Date) -> tuple[SeasonOrYears, ...]:
    """The seasons in a date, as it was typed, that look like two years: `2020-21`, `2021-22`, `2022-23`, `2023-24`."""
    if not date.level or (date.words is not None and _SAID.search(date.words)):
        return ()
    found = []
    for match in _SEASON.finditer(date.words or date.edtf):
        if int(match[2]) + 1 == int(match[3]):
            first, last = match[1] + match[2], match[1] + match[3]
            season = date_words(parse_component(match.group()))
            within = "" if (date.words or date.edtf).strip() == match.group() else in_words(date)
            found.append(SeasonOrYears(match.group(), season, f"{first}/{last}", f"[{first}..{last}]", within))
    return tuple(found)
