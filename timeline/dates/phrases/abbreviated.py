"""Refusals of ambiguous years: of two digits, and fiscal ones. Each names its readings."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from timeline.dates.days import month_length
from timeline.dates.phrases.lexicon import MONTH_NAMES, MONTHS
from timeline.dates.phrases.placing import in_place, stands_alone
from timeline.dates.phrases.spellings import readings
from timeline.dates.phrases.tokens import PhraseError
from timeline.dates.value import Date, Role

__all__ = ["by_fiscal_year", "by_short_year"]

_NAME: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_NO_ERA: Final = r"(?! ?(?:B\.? ?C|A\.? ?D|C\.? ?E)\b)"
_FIGURES: Final = re.compile(rf"(?<![0-9./-])([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{2}})(?![0-9]){_NO_ERA}", re.I)
_DAY_MONTH: Final = re.compile(
    rf"(?<![\w'])([0-9]{{1,2}})(?:st|nd|rd|th)?[ /.-]({_NAME})\.?[ /.,-]+'?([0-9]{{2}})(?!\w){_NO_ERA}", re.I
)
_MONTH_DAY: Final = re.compile(
    rf"(?<!\w)({_NAME})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?, ?'?([0-9]{{2}})(?!\w){_NO_ERA}", re.I
)
_MONTH_DAY_JOINED: Final = re.compile(rf"(?<!\w)({_NAME})\.?([/.-])([0-9]{{1,2}})\2([0-9]{{2}})(?!\w){_NO_ERA}", re.I)
_MONTH: Final = re.compile(
    rf"(?<!\w)({_NAME})\.?(?: |-|/|(?='))('?)([0-9]{{2}})(?![\w,]|[ /.-][0-9]{{4}}){_NO_ERA}", re.I
)
_NUMBER_MONTH: Final = re.compile(rf"(?<![\w-])([0-9]{{2}})[/-]({_NAME})(?![\w-])", re.I)
_PERIOD: Final = re.compile(
    r"(?<!\w)([qh][1-4]|spring|summer|autumn|fall|(?:early|mid|late)[ -])(?: |-|/|(?=')|(?<=[ -]))'?"
    rf"([0-9]{{2}})(?![\w/]|-[0-9]{{4}}){_NO_ERA}",
    re.I,
)
_CODE: Final = re.compile(
    rf"(?<![\w/.-])(?:'?(?P<before>[0-9]{{2}})[ /-]?(?P<code>[qh][1-4])"
    rf"|(?P<count>[1-4]q|[12]h)[ /-]?'?(?P<after>[0-9]{{2}}))(?![\w/-]){_NO_ERA}",
    re.I,
)
_WINTER: Final = re.compile(
    r"(?<!\w)(?P<name>(?:northern )?winter|southern summer) (?:of )?'?(?P<first>[0-9]{2})[/–-]'?(?P<last>[0-9]{2})"
    rf"(?!\w){_NO_ERA}",
    re.I,
)
_DECADE: Final = re.compile(rf"(?<!\w)(?:the )?'?([0-9])0'?s(?!\w){_NO_ERA}", re.I)
_BARE: Final = re.compile(rf"(?<!\w)'([0-9]{{2}})(?!\w){_NO_ERA}", re.I)
_LEAD: Final = (
    r"(?:(?:by|since|until|till|up|to|before|prior|after|later|earlier|than|no|not|in|from|during|circa|ca?\.?|about"
    r"|around|approximately|roughly|possibly|perhaps|probably|maybe|ongoing|starting|beginning|the|of|year|early|mid"
    r"|late|start|middle|end)(?: |-(?=[0-9])))"
)
"""A word that may stand before a year."""
_LED: Final = re.compile(rf"{_LEAD}+(?<!the )(?P<year>[0-9]{{2}})", re.I)
_PAIR: Final = re.compile(rf"{_LEAD}*(?P<pair>(?P<one>[0-9]{{1,2}})(?P<mark>[/–-])(?P<other>[0-9]{{2}}))", re.I)
_FISCAL: Final = re.compile(
    r"(?<!\w)(?:FY|(?:fiscal|financial|tax|budget|business)[ -]years?)[ -]?'?"
    r"(?:([0-9]{4}|[0-9]{2})(?: ?[/–-] ?([0-9]{4}|[0-9]{2}))?)?(?![0-9])",
    re.I,
)


class _Short(NamedTuple):
    """A year of two digits in a text, and its possible meanings there."""

    start: int
    end: int
    meant: list[str]


def by_short_year(text: str, role: Role, read: Callable[[str], Date | None]) -> PhraseError | None:
    """The refusal of a year of two digits, with the dates that it may mean, within its phrase."""
    found = next(_short_years(text), None)
    if found is None:
        return None
    before, after = text[: found.start], text[found.end :]
    meant = [reading for reading in found.meant if role == "date" or "(it lasted)" not in reading]
    placed = [_placed(before, reading, after) for reading in meant]
    if (before or after) and any(read(_plain(reading)) is not None for reading in placed):
        dated = [read(_plain(reading)) is not None for reading in meant]
        meant = [
            reading
            for reading, is_date in zip(placed, dated, strict=True)
            if not is_date or read(_plain(reading)) is not None
        ]
    return PhraseError(
        f"{text[found.start : found.end]} has a year of two digits", f"write {' or '.join(meant)}", "century"
    )


def _placed(before: str, meant: str, after: str) -> str:
    """A reading in place of the written text, its note last."""
    date, mark, note = meant.partition(" (")
    return f"{before}{date}{after}" + (f"{mark}{note}" if not (before or after) else "")


def _plain(meant: str) -> str:
    """A reading without its note."""
    return meant.partition(" (")[0]


def _short_years(text: str) -> Iterator[_Short]:
    for pattern, meant in _READERS:
        if found := pattern.search(text):
            yield _Short(*found.span(), meant(found))
    if led := _LED.fullmatch(text):
        yield _Short(*led.span("year"), _years(led["year"]))
    if (pair := _PAIR.fullmatch(text)) and (meanings := _pair(pair)):
        yield _Short(*pair.span("pair"), meanings)


def _figures(found: re.Match[str]) -> list[str]:
    """The readings of three numbers: the year last, or first where hyphens join them as in EDTF."""
    first, second, last = int(found[1]), int(found[3]), int(found[4])
    meant = [
        f"{year}-{month:02d}-{day:02d}"
        for year in _years(found[4])
        for month, day in readings(first, second, int(year))
    ]
    if found[2] == "-" and len(found[1]) == len(found[3]) == 2:
        year = _years(found[1])[0]
        if 1 <= second <= 12 and 1 <= last <= month_length(int(year), second):
            meant.insert(0, f"{year}-{second:02d}-{last:02d}")
    return list(dict.fromkeys(meant)) or ["the date as YYYY-MM-DD"]


def _code(found: re.Match[str]) -> list[str]:
    code = found["code"] or found["count"][::-1]
    return [f"{code.upper()} {year}" for year in _years(found["before"] or found["after"])]


def _winter(found: re.Match[str]) -> list[str]:
    """The winters that begin in the first year, and those that end in the last where the two do not meet."""
    first, last = int(found["first"]), int(found["last"])
    begins = dict.fromkeys((first, (last - 1) % 100))
    starts = [int(year) for number in begins for year in _years(f"{number:02d}")]
    return [f"{found['name']} {year}/{(year + 1) % 100:02d}" for year in starts]


def _pair(found: re.Match[str]) -> list[str]:
    """The readings of `24/25` and `12-24`: a month of a year, a day of a month, two years."""
    first, second = int(found["one"]), int(found["other"])
    meant: list[str] = []
    if 1 <= first <= 12:
        meant.append(f"{MONTH_NAMES[first - 1]} {_years(found['other'])[0]}")
    if 1 <= second <= 12 and len(found["one"]) == 2:
        meant.append(f"{MONTH_NAMES[second - 1]} {_years(found['one'])[0]}")
    if found["mark"] != "–":
        days = readings(first, second, 2000)
        meant += [f"{day} {MONTH_NAMES[month - 1]} with its year" for month, day in days]
    if len(found["one"]) == 2 and 1 <= (second - first) % 100 <= 50:
        year = int(_years(found["one"])[0])
        end = year + (second - first) % 100
        meant += [f"{year}/{end} (it lasted)", f"[{year}..{end}] (one date in it)"]
        meant += [f"winter {year}/{end % 100:02d}"] if end == year + 1 else []
        meant += [str(year), str(end)] if found.start("pair") else []
    return meant


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


_READERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[str]]], ...]] = (
    (_FIGURES, _figures),
    (_DAY_MONTH, lambda found: _days(int(found[1]), found[2], found[3])),
    (_MONTH_DAY, lambda found: _days(int(found[2]), found[1], found[3])),
    (_MONTH_DAY_JOINED, lambda found: _days(int(found[3]), found[1], found[4])),
    (_MONTH, lambda found: _months(found[1], found[3], may_be_day=not found[2])),
    (_NUMBER_MONTH, lambda found: _months(found[2], found[1], may_be_day=True)),
    (_WINTER, _winter),
    (_CODE, _code),
    (_PERIOD, lambda found: [f"{found[1].strip(' -')} {year}" for year in _years(found[2])]),
    (_DECADE, lambda found: [f"the {year}s" for year in _years(f"{found[1]}0") if year != "1900"]),
    (_BARE, lambda found: _years(found[1])),
)


def by_fiscal_year(text: str, read: Callable[[str], Date | None]) -> PhraseError | None:
    """The refusal of a fiscal year, with the months that it runs over in some countries.

    A phrase with it as a limit is offered with the month that the limit refers to.
    """
    found = _FISCAL.search(text)
    if found is None:
        return None
    reason = "a fiscal year begins in a month that its country sets"
    unsaid = PhraseError(reason, "write its first and its last month, as in between MONTH YYYY and MONTH YYYY")
    if found[1] is None or re.search(r"quarter|half|(?<!\w)[qh][1-4](?!\w)", text, re.I):
        return unsaid
    year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    if found[2] is not None:
        runs = [(year, 4, "April to March"), (year, 7, "July to June")]
    else:
        runs = [
            (year - 1, 10, "October to September, named by its end"),
            (year, 4, "April to March, named by its start"),
        ]
    before, after = text[: found.start()], text[found.end() :]
    if stands_alone(before, after):
        meant = [f"[{start}-{month:02d}..{start + 1}-{month - 1:02d}] ({note})" for start, month, note in runs]
        return PhraseError(reason, f"write its months, such as {' or '.join(meant)}")
    placed = [(in_place(before, after, *_months_of(start, month), read), note) for start, month, note in runs]
    if any(text is None for text, _ in placed):
        return unsaid
    return PhraseError(
        reason,
        f"write it with a month, such as {' or '.join(f'{text} ({note})' for text, note in placed)}",
    )


def _months_of(year: int, month: int) -> tuple[str, str]:
    """The first and the last of the twelve months that begin with one."""
    return f"{MONTH_NAMES[month - 1]} {year}", f"{MONTH_NAMES[month - 2]} {year + 1}"
