"""Texts that a spreadsheet program takes for a number, a day or the letters of another encoding, and changes.

It happens where a table goes out as CSV: the program opens the file, makes its own of the cells, and saves them.
Nothing was changed by that, so a cell is compared with what it may have been.
"""

import re
from decimal import Decimal, InvalidOperation, Overflow

from timeline.dates import Date, iso
from timeline.formulas import guarded, unguarded

LONGEST = 32_767
"""Maximum number of letters of a cell: a program cuts a longer text without a word."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"([a-z]{3})-([0-9]{2})", re.IGNORECASE)
_NUMBERS = re.compile(r"([0-9]{1,4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,4})(?:[ T]00?:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"[0-9]{4}-")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?( ?%)?")
_DIGITS = 15
"""Number of digits that a spreadsheet program keeps of a number."""


def may_be_made_of_text(text: str, was: str, *, is_by_csv: bool = False) -> bool:
    """Return whether a program may have made a text of another: cut it, misread its letters, taken it for a number.

    A workbook that was made of CSV has the apostrophe before a formula as a letter, and CSV that was made of a workbook
    lacks it. `is_by_csv` is true for CSV, and for a workbook that was made of it.
    """
    return (
        was in (unguarded(text), guarded(text))
        or (len(text) >= LONGEST and was.startswith(text))
        or _is_misread(text, was)
        or is_same_number(text, was)
        or (is_by_csv and _is_same_day(text, was))
    )


def _is_misread(text: str, was: str) -> bool:
    """Return whether a text is another whose UTF-8 was read as Windows-1252: `Â°C` for `°C`."""
    if was.isascii() or len(text) <= len(was):
        return False
    try:
        return b"".join(map(_byte, text)) == was.encode()
    except UnicodeEncodeError:
        return False


def _byte(letter: str) -> bytes:
    """Return the byte of a letter in Windows-1252; where that has none, programs take the control of its number."""
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


def is_same_number(text: str, was: str) -> bool:
    """Return whether both are the same number: a program writes `1,000.50` as 1000.5, `007` as 7 and `50 %` as 0.5."""
    now, before = _number(text), _number(was)
    return now is not None and before is not None and now == before


def _number(text: str) -> Decimal | None:
    """Return a text as a number, of so many digits as a program keeps; None for any other text."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    try:
        number = Decimal(text.rstrip(" %").replace(",", "")) / (100 if found[1] else 1)
        return number and round(number, _DIGITS - 1 - number.adjusted())
    except (InvalidOperation, Overflow):
        return None


def _is_same_day(text: str, was: str) -> bool:
    """Return whether a text that looked like a day may have become one: `12/04/2024`, or `1/2` of any year."""
    now = _NUMBERS.fullmatch(text)
    if now is None:
        return False
    if before := _NUMBERS.fullmatch(was):
        return sorted(map(int, now.groups())) == sorted(map(int, before.groups()))
    parts = _DAY_AND_MONTH.fullmatch(was)
    return parts is not None and {*map(int, parts.groups())} <= {*map(int, now.groups())}


def is_iso(text: str) -> bool:
    """Return whether a text has a year in front, as a person writes it and no program does by itself."""
    return _YEAR_FIRST.match(text) is not None


def may_be_made_of_date(text: str, date: Date, *, is_by_csv: bool = False) -> bool:
    """Return whether a program may have made a text of a date: `27/09/2024` of a day, `Sep-24` of a month.

    Where it read CSV, it makes the first day of a month, and the day of a beginning with an unknown end.
    """
    first = iso(date.earliest)
    if first is None or date.time is not None or date.flagged:
        return False
    year, month, day = (int(part) for part in first.split("-"))
    if date.kind == "point" and date.precision == "month" and (found := _MONTH.fullmatch(text)):
        return found[1].lower() == _MONTHS[month - 1] and int(found[2]) == year % 100
    is_day = date.kind == "point" and (date.precision == "day" or (is_by_csv and date.precision == "month"))
    if (is_day or (is_by_csv and date.edtf == f"{first}/")) and (found := _NUMBERS.fullmatch(text)):
        one, two, three = (int(part) for part in found.groups())
        read_as = (three, two, one), (three, one, two), (one, two, three)
        return not {(year, month, day), (year % 100, month, day)}.isdisjoint(read_as)
    return False
