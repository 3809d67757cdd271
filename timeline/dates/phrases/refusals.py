"""Why a text is no date, said with its readings and with what to write instead."""

import re
from typing import Final

from timeline.dates.component import parse_component
from timeline.dates.errors import DateError
from timeline.dates.phrases.lexicon import MONTH_NAMES, MONTHS, SEASONS, UNITS, WEEKDAYS, nearest
from timeline.dates.phrases.tokens import PhraseError

__all__ = ["by_shape", "by_today", "by_words", "looks_like_edtf"]

_NUMERIC: Final = re.compile(r"(?<![0-9./-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])")
_YEAR_FIRST: Final = re.compile(r"(?<![0-9])([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_SHORT_PARTS: Final = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_MONTH_FIRST: Final = re.compile(r"(?<![0-9./-])([0-9]{1,2})([/.-])([0-9]{4})(?![0-9./-])")
_COMPACT: Final = re.compile(r"(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_SHORT_SPAN: Final = re.compile(r"(?<![0-9/.–-])([0-9]{4}) ?([/–-]) ?([0-9]{2})(?![0-9X/.–-])")
_TIME: Final = re.compile(r"(?<![0-9T:+-])[0-9]{1,2}:[0-9]{2}")
_ERA: Final = re.compile(r"(?<![A-Za-z])(?:BC|BCE|AD|CE|bc|bce|ad|ce)(?![A-Za-z])")
_EDTF_DATE: Final = re.compile(r"(?<![0-9X-])[0-9X]{4}-[0-9X]{2}(?:-[0-9X]{2})?(?![0-9X])")
_LIKE_EDTF: Final = re.compile(r"(?=.*[0-9X]{4}|.*[\[\]{}])[0-9XYESTZ:+/.,?~%\[\]{} -]+")
_RELATIVE: Final = frozenset(
    {"today", "tonight", "yesterday", "tomorrow", "now", "ago", "last", "next", "this", "past", "current", "currently"}
    | {"recent", "recently", "previous", "previously", "coming", "lately", "soon", "shortly", "imminent", "upcoming"}
)
_AHEAD: Final = re.compile(r"\bin (?:[0-9]+|[a-z]+) (?:day|week|month|year)s?$")
_UNDATED: Final = frozenset(
    {"undated", "unknown", "unclear", "unspecified", "undetermined", "tbd", "tba", "tbc", "none", "null"}
)
_EXAMPLES: Final = "write a date such as 27 September 2024, early 2022, by Q3 2025, since 2014, or EDTF"


def looks_like_edtf(text: str) -> bool:
    """Whether a text was meant as EDTF, so that the error of the strict grammar explains it best."""
    return _LIKE_EDTF.fullmatch(text) is not None and (" " not in text or text[0] in "[{")


def by_shape(text: str) -> PhraseError | None:
    """The refusal of figures that have more than one reading, or that are not written as EDTF writes them."""
    if found := _NUMERIC.search(text):
        return _numeric(found.group(), int(found[1]), int(found[3]), found[4])
    if found := _YEAR_FIRST.search(text):
        return _rewrite("not written as EDTF", int(found[1]), int(found[3]), int(found[4]))
    if (found := _SHORT_PARTS.search(text)) and len(found.group()) < 10:
        return _rewrite("month and day have two digits", int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_FIRST.search(text):
        month = int(found[1])
        if 1 <= month <= 12:
            return PhraseError(
                "not written as EDTF", f"write {found[3]}-{month:02d} or {MONTH_NAMES[month - 1]} {found[3]}"
            )
    if (found := _COMPACT.search(text)) and text.strip().isdigit():
        return _rewrite("not written as EDTF", int(found[1]), int(found[2]), int(found[3]))
    found = _SHORT_SPAN.search(text)
    if found and not re.search("winter|summer", text.lower()) and (readings := _short_span(found)):
        return readings
    if found := _TIME.search(text):
        return PhraseError(f"{found.group()} is a time of day", "write the day alone, or EDTF: 2024-09-27T10:30:00")
    if _ERA.search(text):
        return PhraseError("eras are not read", "write the year as EDTF, such as -0043 or 0079")
    return None


def _numeric(text: str, first: int, second: int, year: str) -> PhraseError:
    """Both readings of 12/04/2024, day first and month first, as far as there are such dates."""
    if len(year) == 2:
        return PhraseError(f"{text} has a year of two digits", "write YYYY-MM-DD, such as 2024-04-12")
    readings = [
        f"{year}-{month:02d}-{day:02d} ({day} {MONTH_NAMES[month - 1]})"
        for day, month in dict.fromkeys(((first, second), (second, first)))
        if 1 <= month <= 12 and 1 <= day <= 31
    ]
    if not readings:
        return PhraseError(f"{text} is no date", "write YYYY-MM-DD, such as 2024-04-12")
    if len(readings) == 1:
        return PhraseError("days and months are not told apart by their order", f"write {readings[0]}")
    return PhraseError(f"{text} has two readings", f"write {' or '.join(readings)}")


def _rewrite(reason: str, year: int, month: int, day: int) -> PhraseError:
    if 1 <= month <= 12 and 1 <= day <= 31:
        return PhraseError(reason, f"write {year:04d}-{month:02d}-{day:02d}")
    return PhraseError(reason, "write YYYY-MM-DD, such as 2024-04-12")


def _short_span(found: re.Match[str]) -> PhraseError | None:
    year, mark, short = int(found[1]), found[2], found[3]
    is_month = 1 <= int(short) <= 12
    if mark == "-" and (is_month or 21 <= int(short) <= 41):
        return None  # a month or a season
    end = year - year % 100 + int(short)
    if end <= year:
        end += 100
    readings = []
    if end <= year + 50:
        readings += [f"{year}/{end} (it lasted)", f"[{year}..{end}] (one date in it)"]
    if is_month:
        readings.append(f"{year}-{short} (the month)")
    if end == year + 1:
        readings.append(f"winter {year}/{short}")
    if not readings:
        return None
    reason = f"{found.group()} has several readings" if len(readings) > 1 else f"{found.group()} is not EDTF"
    return PhraseError(reason, f"write {' or '.join(readings)}")


def by_today(text: str, asked: bool) -> PhraseError | None:
    """The refusal of what depends on the day on which it is read; if `asked`, of what no question can say so."""
    small = text.lower()
    if not _RELATIVE.intersection(re.findall("[a-z]+", small)) and not _AHEAD.search(small):
        return None
    if asked:
        return PhraseError("it is relative in a way that is not read", "write last month, 30 days ago, or a date")
    return PhraseError("it depends on the day it is read", "write the date; relative dates are for the command line")


def by_words(text: str, asked: bool) -> PhraseError | None:
    """The refusal of words that are no date, or not one that a log (or, if `asked`, a question) can hold."""
    small = text.lower()
    words = re.findall("[a-z]+", small)
    if not small:
        return PhraseError("blank", _EXAMPLES)
    if small in ("n.d.", "n.d", "nd", "s.d.", "n/a", "no date", "date unknown", "?", "-", "not known"):
        return _undated()
    if asked and _RELATIVE.intersection(words):
        return PhraseError("it is relative in a way that is not read", "write last month, 30 days ago, or a date")
    if _RELATIVE.intersection(words):
        return PhraseError(
            "it depends on the day it is read", "write the date; relative dates are for the command line"
        )
    if small in MONTHS or small.rstrip(".") in MONTHS:
        name = MONTH_NAMES[MONTHS[small.rstrip(".")] - 1]
        return PhraseError(f"{name} has no year, and none is guessed", f"write {name} with a year of four digits")
    if len(words) == 1 and words[0] in WEEKDAYS and small == words[0]:
        return PhraseError("a bare weekday is no date", "write day, month and year, such as 27 September 2024")
    if bad := _bad_edtf(text):
        return bad
    if "as of" in small:
        return PhraseError("as of does not say when it began", "write the date alone, or since and the date")
    if "throughout" in words:
        return PhraseError(
            "throughout is a whole period", "write its first and last day, such as 2024-01-01/2024-12-31"
        )
    if "at least" in small or "at most" in small:
        return PhraseError("at least and at most are no dates", "write the date without them, and the words in a note")
    if re.search(r"(?<![0-9])'?[0-9]0s\b|'[0-9]{2}(?![0-9])|[0-9].*[a-z]\.? [0-9]{2}$", small):
        return PhraseError("a year of two digits", "write years with four digits, such as 1990s or 2024")
    return _single_words(text, words)


def _bad_edtf(text: str) -> PhraseError | None:
    """What is wrong with an EDTF date inside a phrase."""
    for found in _EDTF_DATE.finditer(text):
        try:
            parse_component(found.group())
        except DateError as error:
            return PhraseError(f"{found.group()}: {error.reason}", error.hint)
    return None


def _single_words(text: str, words: list[str]) -> PhraseError | None:
    if "week" in words or "weeks" in words:
        return PhraseError("weeks are not read", "write the first and the last day, such as 2024-03-04/2024-03-10")
    for word in words:
        meant = nearest(word) if word not in MONTHS and word not in SEASONS and word not in WEEKDAYS else None
        if meant is not None and meant.lower() != word:
            return PhraseError(f"{word} is not understood", f"did you mean {meant}?")
    if _UNDATED.intersection(words):
        return _undated()
    if UNITS.intersection(words) and not re.search("[0-9]{4}", text):
        return PhraseError("a length of time is no date", "write its first and last day, such as 2024-03-01/2024-03-07")
    return None


def _undated() -> PhraseError:
    return PhraseError("it says no date", "write the widest that is certain, such as by 2025 or 2014/2025")
