"""Refusals of years that do not say which they are: of two digits, and fiscal ones. Each names its readings."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.dates.days import month_length
from timeline.dates.phrases.lexicon import MONTH_NAMES, MONTHS
from timeline.dates.phrases.spellings import readings
from timeline.dates.phrases.tokens import PhraseError

__all__ = ["by_fiscal_year", "by_short_year"]

_NAME: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_NO_ERA: Final = "(?! (?:BC|BCE|AD|CE)(?![a-z]))"
_FIGURES: Final = re.compile(r"(?<![0-9./-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2})(?![0-9])")
_DAY_MONTH: Final = re.compile(
    rf"(?<![\w'])([0-9]{{1,2}})(?:st|nd|rd|th)?[ /.-]({_NAME})\.?[ /.,-]+'?([0-9]{{2}})(?!\w){_NO_ERA}", re.I
)
_MONTH_DAY: Final = re.compile(
    rf"(?<!\w)({_NAME})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?, ?'?([0-9]{{2}})(?!\w){_NO_ERA}", re.I
)
_MONTH: Final = re.compile(rf"(?<!\w)({_NAME})\.?(?: |-|/|(?='))('?)([0-9]{{2}})(?![\w,]| [0-9]{{4}}){_NO_ERA}", re.I)
_NUMBER_MONTH: Final = re.compile(rf"(?<![\w-])([0-9]{{2}})[/-]({_NAME})(?![\w-])", re.I)
_PERIOD: Final = re.compile(
    r"(?<!\w)([qh][1-4]|spring|summer|autumn|fall|(?:early|mid|late)[ -])(?: |-|/|(?=')|(?<=[ -]))'?"
    rf"([0-9]{{2}})(?![\w/]){_NO_ERA}",
    re.I,
)
_DECADE: Final = re.compile(r"(?<!\w)'?([0-9])0'?s(?!\w)")
_BARE: Final = re.compile(r"(?<!\w)'([0-9]{2})(?!\w)")
_FISCAL: Final = re.compile(
    r"(?<!\w)(?:FY|(?:fiscal|financial|tax|budget|business)[ -]years?)[ -]?'?"
    r"(?:([0-9]{4}|[0-9]{2})(?: ?[/–-] ?([0-9]{4}|[0-9]{2}))?)?(?![0-9])",
    re.I,
)


def by_short_year(text: str) -> PhraseError | None:
    """The refusal of a year of two digits, with the dates that it may mean."""
    found = next(_short_years(text), None)
    if found is None:
        return None
    written, meant = found
    return PhraseError(f"{written} has a year of two digits", f"write {' or '.join(meant)}")


def _short_years(text: str) -> Iterator[tuple[str, list[str]]]:
    if found := _FIGURES.search(text):
        meant = [
            f"{year}-{month:02d}-{day:02d}"
            for year in _years(found[4])
            for month, day in readings(int(found[1]), int(found[3]), int(year))
        ]
        yield found.group(), meant or ["the date as YYYY-MM-DD"]
    if found := _DAY_MONTH.search(text):
        yield found.group(), _days(int(found[1]), found[2], found[3])
    if found := _MONTH_DAY.search(text):
        yield found.group(), _days(int(found[2]), found[1], found[3])
    if found := _MONTH.search(text):
        yield found.group(), _months(found[1], found[3], may_be_day=not found[2])
    if found := _NUMBER_MONTH.search(text):
        yield found.group(), _months(found[2], found[1], may_be_day=True)
    if found := _PERIOD.search(text):
        yield found.group(), [f"{found[1].strip(' -')} {year}" for year in _years(found[2])]
    if found := _DECADE.search(text):
        yield found.group(), [f"the {year}s" for year in _years(f"{found[1]}0") if year != "1900"]
    if found := _BARE.search(text):
        yield found.group(), _years(found[1])


def _years(digits: str) -> list[str]:
    """The years that two digits are used for."""
    return [f"20{digits}", f"19{digits}"] if int(digits) <= 50 else [f"19{digits}", f"20{digits}"]


def _name(month: str) -> str:
    return MONTH_NAMES[MONTHS[month.lower()] - 1]


def _days(day: int, month: str, digits: str) -> list[str]:
    number = MONTHS[month.lower()]
    found = [f"{day} {_name(month)} {year}" for year in _years(digits) if 1 <= day <= month_length(int(year), number)]
    return found or [f"a day of {_name(month)}, and the year with four digits"]


def _months(month: str, digits: str, may_be_day: bool) -> list[str]:
    found = [f"{_name(month)} {year}" for year in _years(digits)]
    if may_be_day and 1 <= int(digits) <= month_length(2000, MONTHS[month.lower()]):
        return [found[0], f"{int(digits)} {_name(month)} with its year"]
    return found


def by_fiscal_year(text: str) -> PhraseError | None:
    """The refusal of a fiscal year, with the months that it runs over in some countries."""
    found = _FISCAL.search(text)
    if found is None:
        return None
    reason = "a fiscal year begins in a month that its country sets"
    if found[1] is None or re.search(r"quarter|half|(?<!\w)[qh][1-4](?!\w)", text, re.I):
        return PhraseError(reason, "write its first and its last month, as in between MONTH YYYY and MONTH YYYY")
    year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    if found[2] is not None:
        meant = (f"[{year}-04..{year + 1}-03] (April to March)", f"[{year}-07..{year + 1}-06] (July to June)")
    else:
        meant = (
            f"[{year - 1}-10..{year}-09] (October to September, named by its end)",
            f"[{year}-04..{year + 1}-03] (April to March, named by its start)",
        )
    return PhraseError(reason, f"write its months, such as {' or '.join(meant)}")
