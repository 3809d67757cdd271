"""A single EDTF date, which may stand alone, on either side of an interval, or in a set.

date       = year [ "-" month [ "-" day ] ] with digits or X, each part with a qualifier left or right of it
           | year "-" code                  a season, quarter, four-month period or half
           | year "S" count                 only so many digits are significant
           | "Y" number [ "E" exponent ] [ "S" count ]
qualifier  = "?" uncertain | "~" approximate | "%" both
"""

import re
from typing import Final

from timeline.dates.codes import code_bounds, code_level, code_precision
from timeline.dates.days import Day, Precision, month_length, ordinal
from timeline.dates.errors import DateError
from timeline.dates.masks import mask_bounds, mask_level, mask_precision
from timeline.dates.parts import NO_QUALIFIERS, Component
from timeline.dates.plain import plain_bounds

__all__ = ["MONTH_NAMES", "parse_component", "parse_timed"]

_DATE: Final = (
    r"([?~%])?(-?[0-9X]{4})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?)?)?"
)
_YEAR: Final = r"(?:(-?[0-9]{4})|Y(-?[1-9][0-9]*)(?:E([1-9][0-9]*))?)(?:S([1-9][0-9]*))?([?~%])?"
_TIME: Final = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)(?:Z|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
MONTH_NAMES: Final = (
    "",
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_QUALIFIERS: Final = ("?", "~", "%")
_MAX_DIGITS: Final = 12
_CODES: Final = ("season", "quarter", "third", "half")
_BY_VAGUE_DIGITS: Final[dict[int, Precision]] = {0: "year", 1: "decade", 2: "century"}


def parse_component(text: str) -> Component:
    """One EDTF date without a time, such as `2024-09`, `2023-05~`, `199X`, `2001-21` or `Y-17E7`."""
    if bounds := plain_bounds(text):
        return Component(text, 0, bounds[0], bounds[1], False, False, bounds[2], False)
    if (sign := text[-1:]) in _QUALIFIERS and (bounds := plain_bounds(text[:-1])):
        return Component(text, 1, bounds[0], bounds[1], sign in "~%", sign in "?%", bounds[2], False)
    if found := re.fullmatch(_DATE, text):
        return _dated(text, found)
    if found := re.fullmatch(_YEAR, text):
        return _long_year(text, found)
    raise _not_edtf(text)


def parse_timed(text: str) -> Component:
    """One EDTF date that may have a time of day; the day counts as it is written, whatever its shift from UTC."""
    written, mark, time = text.partition("T")
    if not mark:
        return parse_component(text)
    if written.count("-") < 2 or not re.fullmatch(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise DateError(text, "a time of day needs a complete date", "write YYYY-MM-DDThh:mm:ss or leave out the time")
    found = re.fullmatch(_TIME, time)
    if not found and (fraction := re.search(r"(:[0-9]{2})[.,][0-9]+", time)):
        without = f"{written}T{time[: fraction.end(1)]}{time[fraction.end() :]}"
        raise DateError(text, "EDTF has no fractions of a second", f"write {without}")
    if not found:
        raise DateError(text, "no such time of day", "write hh:mm:ss, then nothing, Z or a shift such as +04:30")
    sign, hours, minutes = found[1], int(found[2] or 0), int(found[3] or 0)
    if sign and (minutes > 59 or hours * 60 + minutes > 14 * 60 or (sign == "-" and not hours and not minutes)):
        raise DateError(text, "no such shift from UTC", "write Z, or a shift from -14:00 to +14:00")
    date = parse_component(written)
    return Component(text, date.level, date.earliest, date.latest, False, False, "day", False)


def _dated(text: str, found: re.Match[str]) -> Component:
    left_year, year, right_year, left_month, month, right_month, left_day, day, right_day = found.groups("")
    signs = (left_year, right_year, left_month, right_month, left_day, right_day)
    if any(left and right for left, right in zip(signs[::2], signs[1::2], strict=True)):
        raise DateError(text, "two qualifiers on one part", "use one, or % for both")
    if year == "-0000":
        raise DateError(text, "there is no year -0000", "write 0000, or -0001 for the year before it")
    if "X" in year or "X" in month or "X" in day:
        bounds = mask_bounds(year, month, day)
        if bounds is None and not day and re.fullmatch("2[1-9]|3[0-9]|4[01]", month):
            what = code_precision(int(month))
            raise DateError(
                text,
                f"{month} is a {what}, and its year has all its digits",
                f"write it once for each year: {_each(year, month)}",
            )
        if bounds is None:
            raise DateError(text, "no day fits it", "write digits that a date can have in the place of X")
        level, precision = mask_level(year, month, day), mask_precision(year, month, day)
    else:
        level, bounds, precision = _exact(text, int(year), month, day)
    given = [sign for sign in signs if sign]
    if given:
        only_at_end = len(given) == 1 and text.endswith(given[0])
        if precision in _CODES and not only_at_end:
            sign = given[0] if len(set(given)) == 1 else "%"
            remedy = f"write it at the end: {text.translate(NO_QUALIFIERS)}{sign}"
            raise DateError(text, f"a qualifier inside a {precision}", remedy)
        level = max(level, 1 if only_at_end else 2)
    approximate, uncertain = "~" in given or "%" in given, "?" in given or "%" in given
    masked = "X" in text
    return Component(text, level, *bounds, approximate, uncertain, precision, masked)


def _each(year: str, code: str) -> str:
    """The same code in each of two years that a mask can mean, as a set."""
    first, second = (
        year.replace("X", "0"),
        year[: year.rindex("X")].replace("X", "0") + "1" + year[year.rindex("X") + 1 :],
    )
    return f"[{first}-{code},{second}-{code}] and so on"


def _exact(text: str, year: int, month: str, day: str) -> tuple[int, tuple[Day, Day], Precision]:
    """Level, bounds and precision of a date without unspecified digits."""
    level = 1 if year < 0 else 0
    if not month:
        return level, (ordinal(year, 1, 1), ordinal(year, 12, 31)), "year"
    number = int(month)
    if 21 <= number <= 41:
        if day:
            what = code_precision(number)
            raise DateError(text, f"{month} is a {what}, which takes no day", "write a month from 01 to 12 or no day")
        return max(level, code_level(number)), code_bounds(year, number), code_precision(number)
    if not 1 <= number <= 12:
        raise DateError(text, f"there is no month {month}", "write 01 to 12, or a code from 21 (spring) to 41")
    length = month_length(year, number)
    if not day:
        return level, (ordinal(year, number, 1), ordinal(year, number, length)), "month"
    if not 1 <= int(day) <= length:
        raise DateError(text, f"there is no day {day}", f"{MONTH_NAMES[number]} {year} has the days 01 to {length}")
    the_day = ordinal(year, number, int(day))
    return level, (the_day, the_day), "day"


def _long_year(text: str, found: re.Match[str]) -> Component:
    """A year with `Y`, an exponent or a count of significant digits."""
    plain, long, exponent, significant, sign = found.groups("")
    written = plain or long
    digits = len(written.lstrip("-"))
    if exponent:
        # three digits of exponent are far beyond the cap already, whatever they are
        digits += int(exponent) if len(exponent) < 3 else 1000
    if digits > _MAX_DIGITS:
        raise DateError(text, "a year beyond all use", f"write a year of at most {_MAX_DIGITS} digits")
    year = int(written) * 10 ** int(exponent or 0)
    if long and -10_000 < year < 10_000:
        raise DateError(text, "Y stands only before years of more than four digits", f"write {_four(year)}")
    if plain == "-0000":
        raise DateError(text, "there is no year -0000", "write 0000, or -0001 for the year before it")
    earliest = latest = year
    precision: Precision = "year"
    if significant:
        if len(significant) > 2 or int(significant) > digits:
            raise DateError(text, f"the year has only {digits} digits", f"write S1 to S{digits}")
        vague = digits - int(significant)
        precision = _BY_VAGUE_DIGITS.get(vague, "range")
        lowest = abs(year) - abs(year) % 10**vague
        highest = lowest + 10**vague - 1
        earliest, latest = (lowest, highest) if written[0] != "-" else (-highest, -max(lowest, 1))
    level = 2 if exponent or significant else 1
    bounds = ordinal(earliest, 1, 1), ordinal(latest, 12, 31)
    return Component(text, level, *bounds, sign in ("~", "%"), sign in ("?", "%"), precision, False)


def _four(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _not_edtf(text: str) -> DateError:
    """The reason why a text is no EDTF date at all, as close as its shape tells."""
    example = "write a date such as 2024, 2024-09 or 2024-09-27"
    if not text:
        return DateError(text, "nothing is written where a date belongs", example)
    if not text.strip():
        return DateError(text, "blank", example)
    if text != text.strip() or (" " in text and not re.search("[a-z]", text)):
        return DateError(text, "EDTF has no spaces", "leave them out")
    if re.search(r"[?~%]{2}", text):
        return DateError(text, "one qualifier too many", "use one: ? uncertain, ~ approximate, % both")
    if re.match(r"[+-]?[0-9]{4}-[0-9]-|[+-]?[0-9]{4}(?:-[0-9]{2})?-[0-9](?![0-9])", text):
        return DateError(text, "month and day have two digits", "write YYYY-MM-DD, such as 2024-01-05")
    if re.match(r"Y-?0", text):
        return DateError(text, "a zero after Y", "write Y only before years of more than four digits, without zeros")
    if text[0] == "+":
        return DateError(text, "EDTF has no plus sign", "leave it out")
    if "x" in text or "u" in text or re.match("y-?[0-9]", text):
        return DateError(
            text, "not an EDTF date", "write X for an unspecified digit and Y before a long year, in capitals"
        )
    if text in ("unknown", "open"):
        return DateError(
            text, "not an EDTF date", "write .. for an open side of an interval, nothing for an unknown one"
        )
    return DateError(text, "not an EDTF date", example)
