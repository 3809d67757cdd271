"""Reads the year that ends a date, and the two years of a winter."""

from timeline.dates.days import year_text
from timeline.dates.phrases.lexicon import ERAS
from timeline.dates.phrases.tokens import Cursor, PhraseError

__all__ = ["read_era_year", "read_two_years", "read_year"]


def read_year(cursor: Cursor) -> int | None:
    """The year that ends a date, if it is there."""
    start = cursor.at
    _ = cursor.take(",") or cursor.take("of") or cursor.take("in")
    _ = cursor.take("the", "year") or cursor.take("year")
    year = read_era_year(cursor)
    if year is not None:
        return year
    if cursor.peek().is_year():
        return cursor.next().number
    if cursor.today is not None:
        from timeline.dates.phrases.relative import relative_year

        year = relative_year(cursor, cursor.today)
        if year is not None:
            return year
    cursor.at = start
    return None


def read_era_year(cursor: Cursor) -> int | None:
    """Reads `44 BC`, `79 CE` or `AD 79`, as EDTF counts: 1 BC is the year 0."""
    one, other = cursor.peek(), cursor.peek(1)
    number, era = (other, one) if one.text in ("ad", "ce") else (one, other)
    if era.text not in ERAS or number.kind != "number":
        return None
    year = int(number.text[:6])
    if year == 0:
        raise PhraseError("no era has a year 0", "write 1 BC for the year before AD 1")
    if year > (9_999 if ERAS[era.text] > 0 else 10_000):
        raise PhraseError(
            "a year of more than four digits", f"write {year_text(year if ERAS[era.text] > 0 else 1 - year)}"
        )
    cursor.at += 2
    return year if ERAS[era.text] > 0 else 1 - year


def read_two_years(cursor: Cursor) -> tuple[int, int] | None:
    """Reads 2023/24, 2023-24, 2023–2024 and the like."""
    token, mark, second = cursor.peek(), cursor.peek(1), cursor.peek(2)
    if token.kind == "edtf" and len(token.text) == 7 and token.text[4] == "-" and token.text.replace("-", "").isdigit():
        cursor.next()
        return _year_pair(int(token.text[:4]), token.text[5:])
    if token.is_year() and mark.text in ("/", "-", "–") and second.kind == "number" and len(second.text) in (2, 4):
        cursor.at += 3
        return _year_pair(token.number, second.text)
    return None


def _year_pair(first: int, second: str) -> tuple[int, int]:
    if len(second) == 4:
        return first, int(second)
    last = first - first % 100 + int(second)
    return first, last + 100 if first % 100 == 99 and second == "00" else last
