"""Reasons why a text is no date, with its readings and the texts to write instead."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.component import parse_component
from timeline.dates.days import month_length
from timeline.dates.errors import DateError
from timeline.dates.phrases.abbreviated import by_fiscal_year, by_short_year
from timeline.dates.phrases.counted import by_count
from timeline.dates.phrases.lexicon import MONTH_NAMES, MONTHS, SEASONS, UNITS, WEEKDAYS, nearest
from timeline.dates.phrases.placing import in_place, stands_alone
from timeline.dates.phrases.spellings import readings
from timeline.dates.phrases.tokens import PhraseError
from timeline.dates.value import Date, Role

__all__ = ["by_shape", "by_today", "by_words", "looks_like_edtf"]

Reader = Callable[[str], Date | None]

_NUMERIC: Final = re.compile(r"(?<![0-9./-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_YEAR_FIRST: Final = re.compile(r"(?<![0-9])([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_SHORT_PARTS: Final = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_MONTH_FIRST: Final = re.compile(r"(?<![\w./-])([0-9]{1,2})([/.-])([0-9]{4})(?![0-9./-])")
_COMPACT: Final = re.compile(r"(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_SHORT_SPAN: Final = re.compile(r"(?<![0-9/.–-])([0-9]{4}) ?([/–-]) ?([0-9]{2})(?![0-9X/.–-])")
_TIME: Final = re.compile(r"(?<![0-9T:+-])[0-9]{1,2}:[0-9]{2}")
_ERA_SHARED: Final = re.compile(
    r"(?<![0-9])([0-9]{1,4}) ?(–|-|to|and|or|until) ?([0-9]{1,4}) (BCE?)(?![a-z])", re.IGNORECASE
)
_ERA: Final = r" ?(?P<era>B\.? ?C(?:\.? ?E)?|A\.? ?D|C\.? ?E)(?![a-z])\.?"
_ERA_DECADE: Final = re.compile(rf"(?<![0-9])([0-9]{{1,3}})0'?s{_ERA}", re.IGNORECASE)
_ERA_FIGURES: Final = re.compile(
    rf"(?<![0-9./-])([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{1,4}}){_ERA}", re.IGNORECASE
)
_ERA_MONTH: Final = re.compile(rf"(?<![\w./-])([0-9]{{1,2}})[/.-]([0-9]{{1,4}}){_ERA}", re.IGNORECASE)
_NO_CODE: Final = re.compile(r"(?<!\w)(?:q[05-9]|h[03-9])(?![0-9a-z])", re.IGNORECASE)
_WEEK_OF_MONTH: Final = re.compile(r"\blast (?:day|week|quarter|half) (?:of|in)\b")
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
    """True if a text was meant as EDTF, so that the error of the strict grammar explains it best."""
    return _LIKE_EDTF.fullmatch(text) is not None and (" " not in text or text[0] in "[{")


def by_shape(text: str, role: Role, read: Reader) -> PhraseError | None:
    """The refusal of digits that have more than one reading, or that are not written as in EDTF.

    The dates that it offers can stand in that role. `read` gives the date that a text means, or None.
    """
    if refusal := by_count(text, role, read) or by_fiscal_year(text, read) or _by_era(text, read):
        return refusal
    if numeric := [*_NUMERIC.finditer(text)]:
        return _numeric(next((reading for reading in numeric if len(_readings(reading)) != 1), numeric[0]))
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
    if found and not re.search("winter|summer", text.lower()) and (spans := _short_span(found, role, read)):
        return spans
    if refusal := by_short_year(text, role, read):
        return refusal
    if found := _TIME.search(text):
        return PhraseError(f"{found.group()} is a time of day", "write the day alone, or EDTF: 2024-09-27T10:30:00")
    return None


def _readings(found: re.Match[str]) -> list[tuple[int, int]]:
    return readings(int(found[1]), int(found[3]), int(found[4]))


def _numeric(match: re.Match[str]) -> PhraseError:
    """Both readings of 12/04/2024, day first and month first; or the single one, if the rest is not read."""
    text, year, found = match.group(), int(match[4]), _readings(match)
    if not found:
        return PhraseError(f"{text} is no date", "write it as YYYY-MM-DD")
    meant = (f"{year:04d}-{month:02d}-{day:02d} ({day} {MONTH_NAMES[month - 1]})" for month, day in found)
    reason = f"{text} has two readings" if len(found) > 1 else f"{text} is not read where it stands"
    return PhraseError(reason, f"write {' or '.join(meant)}")


def _rewrite(reason: str, year: int, month: int, day: int) -> PhraseError:
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return PhraseError(reason, f"write {year:04d}-{month:02d}-{day:02d}")
    return PhraseError(reason, "write it as YYYY-MM-DD")


def _short_span(found: re.Match[str], role: Role, read: Reader) -> PhraseError | None:
    """The readings of `2019/20`; within a phrase, the phrase with each of them that can stand there."""
    year, mark, short = int(found[1]), found[2], found[3]
    is_month = 1 <= int(short) <= 12
    if mark == "-" and (is_month or 21 <= int(short) <= 41):
        return None  # a month or a season
    end = year - year % 100 + int(short)
    if end <= year:
        end += 100
    meant: dict[str, str] = {}
    if end <= year + 50:
        meant = {f"{year}/{end}": " (it lasted)", f"[{year}..{end}]": " (one date in it)"}
    if is_month:
        meant[f"{year}-{short}"] = " (the month)"
    if end == year + 1:
        meant[f"winter {year}/{short}"] = ""
    before, after = found.string[: found.start()], found.string[found.end() :]
    if before or after:
        meant = {f"{before}{reading}{after}": "" for reading in (*meant, year, end)}
        meant = {reading: "" for reading in meant if read(reading) is not None}
    readings = [f"{reading}{note}" for reading, note in meant.items() if role == "date" or not _is_span(reading, read)]
    if not readings:
        return None
    reason = f"{found.group()} has several readings" if len(readings) > 1 else f"{found.group()} is not EDTF"
    return PhraseError(reason, f"write {' or '.join(readings)}")


def _is_span(text: str, read: Reader) -> bool:
    date = read(text)
    return date is not None and date.kind == "span"


def by_today(text: str, asked: bool) -> PhraseError | None:
    """The refusal of a text that depends on the day of reading; if `asked`, only if no question may hold it."""
    small = _WEEK_OF_MONTH.sub("", text.lower())
    if not _RELATIVE.intersection(re.findall("[a-z]+", small)) and not _AHEAD.search(small):
        return None
    if asked:
        return PhraseError("it is relative in a way that is not read", "write last month, 30 days ago, or a date")
    return PhraseError("it depends on the day it is read", "write the date; relative dates are for the command line")


def by_words(text: str, asked: bool, role: Role = "date") -> PhraseError | None:
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
        return PhraseError(
            f"{name} has no year, and none is guessed", f"write {name} with a year of four digits", "year"
        )
    if len(words) == 1 and words[0] in WEEKDAYS and small == words[0]:
        return PhraseError("a bare weekday is no date", "write day, month and year, such as 27 September 2024")
    return _bad_edtf(text) or _beside_a_date(text, role) or _single_words(text, words, role)


def _beside_a_date(text: str, role: Role) -> PhraseError | None:
    """The refusal of words about a date that no date can hold; the date itself is offered."""
    small = text.lower()
    if found := re.search(r"\bas of (.+)", text, re.IGNORECASE):
        return PhraseError(
            "as of does not say when it began",
            f"write {found[1]}" + (f" or since {found[1]}" if role == "date" else ""),
        )
    if role != "date" and "throughout" in small.split():
        return PhraseError("throughout is a whole period", "write its last day")
    if found := re.search(r"\bthroughout (?:the )?([0-9]{4})$", small):
        year = found[1]
        return PhraseError("throughout is a whole period", f"write its first and last day: {year}-01-01/{year}-12-31")
    if "throughout" in small.split():
        return PhraseError("throughout is a whole period", "write its first and its last day, as START/END")
    if found := re.search(r"\bat (?:least|most) ", small):
        rest = text[: found.start()] + text[found.end() :]
        return PhraseError("at least and at most are no dates", f"write {rest}, and the words in a note")
    if found := re.search(r"(?<!\w)est\.? (.+)", text, re.IGNORECASE):
        rest = found[1]
        return PhraseError("est is estimated or established", f"write about {rest} (estimated) or {rest} (established)")
    if found := re.search(r"(?<!\w)cal\.? (.+)", text, re.IGNORECASE):
        return PhraseError("cal (calculated) is not read", f"write about {found[1]} or {found[1]}")
    if found := _NO_CODE.search(text):
        name, many = ("quarters", "Q1 to Q4") if found.group()[0] in "qQ" else ("halves", "H1 or H2")
        return PhraseError(f"{found.group()} is not understood, for no year has such {name}", f"write {many}")
    return None


def _by_era(text: str, read: Reader) -> PhraseError | None:
    """The refusal of years before year 1 that share one era, or mean a decade."""
    if found := _ERA_SHARED.search(text):
        first, joint, second, era = found.groups()
        return PhraseError("each year needs its era", f"write {first} {era} {joint} {second} {era}")
    if found := _ERA_DECADE.search(text):
        return _era_decade(text, found, read)
    if found := _ERA_FIGURES.search(text):
        era, year = _era(found), int(found[4])
        days = readings(int(found[1]), int(found[3]), 1 - year if era.startswith("B") else year)
        meant = [f"{day} {MONTH_NAMES[month - 1]} {year} {era}" for month, day in days]
        return PhraseError("figures with an era are not read", f"write {' or '.join(meant) or 'the month as a word'}")
    if (found := _ERA_MONTH.search(text)) and 1 <= int(found[1]) <= 12:
        name = f"{MONTH_NAMES[int(found[1]) - 1]} {int(found[2])} {_era(found)}"
        return PhraseError("figures with an era are not read", f"write {name}")
    return None


def _era_decade(text: str, found: re.Match[str], read: Reader) -> PhraseError:
    era, tens = _era(found), int(found[1])
    years = (f"{10 * tens + 9} {era}", f"{10 * tens or 1} {era}")
    first, last = years if era.startswith("B") else reversed(years)
    before, after = text[: found.start()], text[found.end() :]
    placed = None if stands_alone(before, after) else in_place(before, after, first, last, read)
    return PhraseError("a decade with an era is not read", f"write {placed or f'between {first} and {last}'}")


def _era(found: re.Match[str]) -> str:
    """The era that was written, in capitals and without full stops."""
    return re.sub("[. ]", "", found["era"]).upper()


def _bad_edtf(text: str) -> PhraseError | None:
    """Return the fault of an EDTF date inside a phrase."""
    for found in _EDTF_DATE.finditer(text):
        try:
            parse_component(found.group())
        except DateError as error:
            return PhraseError(f"{found.group()}: {error.reason}", error.hint)
    return None


def _single_words(text: str, words: list[str], role: Role) -> PhraseError | None:
    days = "first and its last day, as START/END" if role == "date" else "last day"
    if "week" in words or "weeks" in words:
        return PhraseError("weeks are read only of a day, a month or a year", f"write its {days}")
    if "weekend" in words or "weekends" in words:
        return PhraseError("weekends are not read", "write its two days, joined by or")
    for word in words:
        meant = nearest(word) if word not in MONTHS and word not in SEASONS and word not in WEEKDAYS else None
        if meant is not None and meant.lower() != word:
            return PhraseError(f"{word} is not understood", f"did you mean {meant}?")
    if _UNDATED.intersection(words):
        return _undated()
    if UNITS.intersection(words) and not re.search("[0-9]{4}", text):
        return PhraseError("a length of time is no date", f"write its {days}")
    return None


def _undated() -> PhraseError:
    return PhraseError("it says no date", "write the widest that is certain, such as by 2025 or 2014/2025")
