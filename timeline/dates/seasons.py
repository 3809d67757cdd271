"""Seasons in EDTF that look like two years: `2020-21` is a season, and may have been meant as 2020 to 2021."""

import re
from typing import Final, NamedTuple

from timeline.dates.component import parse_component
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

    @property
    def meaning(self) -> str:
        """The meaning in EDTF, as a sentence."""
        return f"{self.text} is {self.season} in EDTF"

    def remedy(self, role: Role = "date") -> str:
        """The remedy: the text to write for each reading; no deadline is a span."""
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
            found.append(SeasonOrYears(match.group(), season, f"{first}/{last}", f"[{first}..{last}]"))
    return tuple(found)
