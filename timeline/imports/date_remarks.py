"""Texts around the date of a cell: marks of notes, remarks, parts that are unknown, signs for words.

Each of these texts is one that the reader of dates refuses; what is read for it is as exact as what stands there, or
less, never more.
"""

import re

from timeline.dates import DateError, Role, parse
from timeline.dates.phrases.lexicon import MONTH_NAMES
from timeline.imports.date_signs import in_figures, without_surroundings
from timeline.imports.foreign_words import in_english
from timeline.imports.unfit import Unfit
from timeline.text import quoted

_ABOUT = re.compile(
    r",?\s*(?:[(\[](?:[aA]pprox(?:imate(?:ly)?)?|[eE]st(?:imated?)?|[cC]irca|[cC]a?)\.?[)\]]|\b(?:approx(?:imate(?:ly)?)?|circa)\.?|\bca\.)$"
)
_PERHAPS = re.compile(r"\s*[(\[]\?[)\]]$")
_ZERO = r"(?:00|[xX]{2}|\?\?)"
_NO_PARTS = re.compile(rf"(\d{{4}})([-/.])(?!(?<=99.)00$){_ZERO}(?:\2{_ZERO})?|{_ZERO}([-/.]){_ZERO}\3(\d{{4}})")
"""A year without its month and day; `1999/00` may be two years."""

_NO_DAY = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2{_ZERO}")
_NO_FIRST_DAY = re.compile(rf"{_ZERO}([-/.])(\d{{1,2}})\1(\d{{4}})")
_NO_SECOND_DAY = re.compile(rf"(\d{{1,2}})([-/.]){_ZERO}\2(\d{{4}})")
_NO_DAY_OF_MONTH = re.compile(r"(?:\?\?|[xX]{2}|--)[\s-]+(?=[^\W\d_]{3})")
_SEASON_BEHIND = re.compile(r"(\d{4})[ ,/]+(spring|summer|autumn|fall|winter)", re.IGNORECASE)
_QUARTER = re.compile(r"(Q[1-4]|H[12])[/-](\d{4})", re.IGNORECASE)
_SHIFT = re.compile(r"(?<=:\d{2})([+-]\d{2})(\d{2})$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z?)")
_AND = re.compile(r"\s*[&;]\s*")
_SEASON = re.compile(r"\b(winter\s+\d{4})\s?[-–—]\s?(?=\d{2,4}$)", re.IGNORECASE)
_REMARK = re.compile(r"(?P<date>.*\S)\s*(?P<remark>\([^()]+\)|\[[^\[\]]+\])")
_OPEN = re.compile(r"(.*\d{4})\s?[-–—]+")
_ONE_SIGN = re.compile(r"\S\S? is not understood")
_NOT_KNOWN = re.compile(
    r"\s*[(\[](?:(?:exact|precise)\s+)?(?P<what>date|day|month|time)s?\s+(?:is\s+)?"
    r"(?:unknown|unclear|uncertain|not known|not clear|tbc|to be confirmed)[)\]]$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"([A-Z][a-z]{2} )?([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}:\d{2}:\d{2})(?: (UTC|GMT)| ([+-]\d{2})(\d{2}))? (\d{4})"
)
"""A moment as programs print it: `Sun May 12 14:30:00 +0000 2024`."""

_BEFORE_CHRIST = re.compile(r"-[12]\d{3}")


def tidied(text: str) -> str:
    """Return a text that is no date as it stands without what stands around its date; else the text as it is.

    >>> tidied("5 January 2020[7]"), tidied("2018-05-31 (approx.)"), tidied("2021-05-00"), tidied("xx/05/2021")
    ('5 January 2020', 'c. 2018-05-31', 'May 2021', 'May 2021')
    """
    plain = without_surroundings(text)
    if unknown := _NOT_KNOWN.search(plain):
        return _less_certain(plain, plain[: unknown.start()], unknown["what"].lower())
    if about := _ABOUT.search(plain):
        plain = f"c. {plain[: about.start()]}"
    if perhaps := _PERHAPS.search(plain):
        plain = f"possibly {plain[: perhaps.start()]}"
    if found := _COMPACT.fullmatch(plain):
        year, month, day, hour, minute, second, zone = found.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}{f':{second}' if second else ''}{zone}"
    if found := _STAMP.fullmatch(plain):
        weekday, month, day, clock, zone, hours, minutes, year = found.groups(default="")
        return f"{weekday}{day} {month} {year} {clock}{zone and ' '}{zone}{hours}{minutes and ':'}{minutes}"
    plain = _SHIFT.sub(r"\1:\2", plain)
    if found := _SEASON_BEHIND.fullmatch(plain):
        return f"{found[2]} {found[1]}"
    if found := _QUARTER.fullmatch(plain):
        return f"{found[1]} {found[2]}"
    if found := _NO_PARTS.fullmatch(plain):
        return found[1] or found[4]
    for pattern, year, month in ((_NO_DAY, 1, 3), (_NO_FIRST_DAY, 3, 2), (_NO_SECOND_DAY, 3, 1)):
        found = pattern.fullmatch(plain)
        if found and 1 <= int(found[month]) <= 12:
            return f"{MONTH_NAMES[int(found[month]) - 1]} {found[year]}"  # 2009-10 may be two years
    plain = in_figures(_NO_DAY_OF_MONTH.sub("", plain) if _NO_DAY_OF_MONTH.match(plain) else plain)
    return in_english(_SEASON.sub(r"\1/", _AND.sub(" and ", plain))).strip()


def _less_certain(text: str, date: str, what: str) -> str:
    """Return a date of which a remark says that its day is not known: uncertain, but for what is coarser than a day.

    A time of day that is doubted is left with its remark, which is refused.
    """
    if what == "time":
        return text if ":" in date else date
    try:
        is_coarser = parse(in_english(" ".join(date.split()))).precision != "day"
    except DateError:
        is_coarser = False
    return date if is_coarser else f"possibly {date}"


def refuse_signs(text: str) -> None:
    """Refuse a year with a hyphen before it, by which EDTF means one before Christ and a table hardly ever."""
    if _BEFORE_CHRIST.fullmatch(text):
        year = text[1:]
        hint = f"write 'until {year}', or {int(year) + 1} BC"
        raise Unfit(f"{text} may be a time up to {year}, or a year before Christ", hint)


def better_refusal(text: str, role: Role, reason: str) -> Unfit | None:
    """Return what is wrong with a text that is no date, where that is more than the reason of its reader; else None."""
    if found := _OPEN.fullmatch(text):
        return Unfit(f"{text} has no end", f"write 'since {found[1]}' if it goes on, or the end")
    if not reason.endswith("not understood"):
        return None
    if _ONE_SIGN.fullmatch(reason) and not text.isascii():
        hint = "write a date such as 27 September 2024, early 2022, by Q3 2025 or since 2014"
        return Unfit(f"{quoted(text)} is not understood", hint)
    if (found := _REMARK.fullmatch(text)) and _is_date(found["date"], role):
        hint = f"write '{found['date']}', and the remark in another column"
        return Unfit(f"the remark {quoted(found['remark'])} behind the date is not understood", hint)
    if text.count("/") == 1:
        either, both = text.replace("/", " or "), text.replace("/", " to ")
        if _is_date(either, role) and _is_date(both, role):
            return Unfit(
                f"{text} may be one of two dates, or last from one to the other", f"write '{either}' or '{both}'"
            )
    return None


def _is_date(text: str, role: Role) -> bool:
    try:
        parse(" ".join(text.split()), role)
    except DateError:
        return False
    return True
