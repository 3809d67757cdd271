"""Refusals of counts within a period or beside a date: `the last three months of 2024`, `shortly before 2025`."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.days import civil, day_text, first_of_month, month_index, year_text
from timeline.dates.phrases.placing import in_place, stands_alone
from timeline.dates.phrases.tokens import PhraseError
from timeline.dates.value import Date, Role

__all__ = ["by_count"]

_COUNTS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_SOME: Final = re.compile(
    rf"(?<!\w)(?:the )?(?P<side>first|last|final|opening|closing) (?:(?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)}|few) )?"
    r"(?P<unit>days|weeks|months|years) (?:of|in) (?P<period>.+)",
    re.IGNORECASE,
)
_NEAR: Final = re.compile(
    r"(?<!\w)(?P<word>shortly|soon|just|immediately|right|directly|not long|long|well|some time|sometime) "
    r"(?P<limit>(?:before|after|prior to) .+)",
    re.IGNORECASE,
)

Reader = Callable[[str], Date | None]


def by_count(text: str, role: Role, read: Reader) -> PhraseError | None:
    """The refusal of days, months or years counted in a period, and of a length of time before or after a date."""
    if found := _SOME.search(text):
        return _some(found, role, read)
    if found := _NEAR.search(text):
        limit = f"{text[: found.start()]}{found['limit']}"
        date = limit if read(limit) is not None else "the date"
        words = f"{found['word']} {found['limit'].split()[0]}".lower()
        return PhraseError(f"{words} does not say how long", f"write {date}, and the words in a note")
    return None


def _some(found: re.Match[str], role: Role, read: Reader) -> PhraseError | None:
    period = read(found["period"])
    if period is None or period.kind != "point":
        return None
    is_first, unit, count = (
        found["side"].lower() in ("first", "opening"),
        found["unit"].lower(),
        found["count"] or "few",
    )
    before = found.string[: found.start()]
    if count.lower() == "few":
        part = f"{before}{'early' if is_first else 'late'} {found['period'].removeprefix('the ')}"
        hint = f"write {part}, or how many are meant" if read(part) is not None else f"write how many {unit} are meant"
        return PhraseError(f"how many {unit} is not said", hint)
    ends = _ends(period, is_first, unit, _COUNTS.get(count.lower()) or int(count))
    if ends is None:
        days = "first and its last day, as START/END" if role == "date" else "last day"
        return PhraseError(f"{found['period']} has no such {unit}", f"write its {days}")
    first, last = ends
    if not stands_alone(before, ""):
        placed = in_place(before, "", first, last, read)
        return None if placed is None else PhraseError(f"counted {unit} are not read", f"write {placed}")
    meant = [f"[{first}..{last}] (one date in it)", *([f"{first}/{last} (it lasted)"] if role == "date" else [])]
    return PhraseError(f"counted {unit} are not read", f"write {' or '.join(meant)}")


def _ends(period: Date, is_first: bool, unit: str, count: int) -> tuple[str, str] | None:
    """Return first and last date of a number of units at the start or end of a period; None if it has fewer."""
    first, last = period.earliest, period.latest
    if unit in ("days", "weeks"):
        days = count * (7 if unit == "weeks" else 1)
        low, high = (first, first + days - 1) if is_first else (last - days + 1, last)
        texts = day_text(low), day_text(high)
    else:
        size = count if unit == "months" else 12 * count
        begin, end = month_index(first), month_index(last + 1)
        if first != first_of_month(begin) or last + 1 != first_of_month(end):
            return None
        start = begin if is_first else end - size
        low, high = first_of_month(start), first_of_month(start + size) - 1
        texts = _named(low, unit), _named(high, unit)
    if not count or low < first or high > last or texts[0] is None or texts[1] is None:
        return None
    return texts[0], texts[1]


def _named(day: int, unit: str) -> str:
    year, month, _ = civil(day)
    return year_text(year) if unit == "years" else f"{year_text(year)}-{month:02d}"
