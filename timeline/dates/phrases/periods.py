"""Reads the periods of a phrase: parts of a year or month, quarters, halves, seasons, decades and centuries."""

from collections.abc import Callable

from timeline.dates.component import parse_component
from timeline.dates.phrases.lexicon import ERAS, PARTS, SEASONS
from timeline.dates.phrases.partial import Partial, edge_day, two_winters
from timeline.dates.phrases.tokens import Cursor, PeriodError, PhraseError, UnreadError
from timeline.dates.phrases.weeks import read_week_of
from timeline.dates.phrases.years import read_two_years, read_year

__all__ = ["Body", "read_decade", "read_ordinal", "read_part", "read_season"]

Body = Callable[[Cursor], Partial]
"""Reads any date at the cursor: a part may be of any."""


def read_part(cursor: Cursor, body: Body) -> Partial:
    """Reads `early 2022`, `mid to late September 2024`, `the end of 2025`, or a part that waits for its period."""
    first = last = PARTS[cursor.next().text]
    if cursor.peek().text == "to" and cursor.peek(1).text in PARTS:
        cursor.next()
        last = PARTS[cursor.next().text]
    cursor.take("part")
    _ = cursor.take("of") or cursor.take("in")
    token = cursor.peek()
    edge = first if first == last and first in ("start", "end") else ""
    part = None if edge else (first, last)
    if token.kind == "end" or token.text in ("to", "and", "or", ",", "–", "-", "until", "till", "through"):
        return Partial("part", part=part, edge=edge)
    return _of_part(cursor, body, part, edge)


def _of_part(cursor: Cursor, body: Body, part: tuple[str, str] | None, edge: str = "") -> Partial:
    try:
        date = body(cursor)
    except PeriodError as error:
        raise _at_edge(error, edge) from None
    if date.edge or (date.part is not None and part is not None):
        raise PhraseError("a part of a part", "write the days or months")
    if date.unit == "edtf":
        date = _from_edtf(date)
    return date._replace(edge=edge) if edge else date._replace(part=part)


def _at_edge(error: PeriodError, edge: str) -> PhraseError:
    """The refusal of a period whose edge is meant, if any is: every reading is that edge."""
    if not edge:
        return PhraseError(error.reason, error.hint)
    at = int(edge == "end")
    return PeriodError(error.reason, error.hint, [(reading[at], reading[at], reading[2]) for reading in error.periods])


def _from_edtf(date: Partial) -> Partial:
    """A month or year written as EDTF, such as the one in `early 2022-03`, in its parts."""
    component = parse_component(date.edtf)
    if component.masked or component.precision != "month" or component.level:
        return date
    return Partial("month", int(date.edtf[:4]), int(date.edtf[5:]), flags=date.flags)


def read_decade(cursor: Cursor) -> Partial:
    """Reads `1990s`; a text that could be a whole century is refused."""
    token = cursor.next()
    if token.number % 100 == 0 and token.number != 2000:
        year = token.number
        raise PhraseError(
            f"the {year}s are a decade or a century",
            f"write {year // 10:03d}X for {year}–{year + 9}, or {year // 100:02d}XX for {year}–{year + 99}",
        )
    return Partial("decade", token.number)


def read_ordinal(cursor: Cursor, body: Body) -> Partial | None:
    """Reads a quarter, a half or a century that begins with an ordinal; None if it may be a day."""
    token = cursor.peek()
    noun = cursor.peek(1).text
    final = token.kind != "ordinal"
    if noun == "quarter" and token.text != "latter":
        cursor.next()
        cursor.next()
        number = 4 if final else token.number
        if number > 4:
            raise PhraseError("a year has four quarters", "write first, second, third or fourth quarter")
        return Partial("code", read_year(cursor), 32 + number)
    if noun == "week":
        return read_week_of(cursor, body)
    if noun == "day" and cursor.peek(2).text in ("of", "in") and token.text in ("first", "1st", "last"):
        cursor.at += 3
        return Partial("edtf", edtf=edge_day(body(cursor), "end" if final else "start"))
    if noun in ("half", "part") and (final or token.number <= 2):
        cursor.next()
        cursor.next()
        if noun == "part" and token.text != "latter":
            raise PhraseError(f"{token.text} part is not clear", "write early, late, first half or second half")
        if noun == "part":
            cursor.take("of")
            return _of_part(cursor, body, ("late", "late"))
        return _half(cursor, body, 2 if final else token.number)
    if final:
        raise UnreadError(token.text)
    if noun == "century":
        cursor.next()
        cursor.next()
        if not 1 <= token.number <= 99:
            raise PhraseError("no such century", "write the years, such as between 1801 and 1900")
        era = ERAS.get(cursor.peek().text)
        if era is not None:
            cursor.next()
        return Partial("century", token.number * (era or 1))
    return None


def _half(cursor: Cursor, body: Body, number: int) -> Partial:
    year = read_year(cursor)
    if year is not None:
        return Partial("code", year, 39 + number)
    if not cursor.take("of"):
        return Partial("code", None, 39 + number)
    name = ("first half", "second half")[number - 1]
    return _of_part(cursor, body, (name, name))


def read_season(cursor: Cursor) -> Partial:
    """Reads a season and its year; a winter, or a southern summer, needs both of its years."""
    side = cursor.take_any("northern", "southern")
    word = cursor.next().text
    if word not in SEASONS:
        raise PhraseError(f"{side} is not followed by a season", "write it, such as southern spring 2024")
    season = SEASONS[word]
    name = f"{side} {word}".strip()
    wraps = season == (22 if side == "southern" else 24)
    code = season + {"": 0, "northern": 4, "southern": 8}[side]
    start = cursor.at
    _ = cursor.take("of") or cursor.take(",")
    years = read_two_years(cursor) if wraps else None
    if years is None:
        cursor.at = start
        year = read_year(cursor)
        if year is not None and wraps:
            raise two_winters(name, year)
        return Partial("code", year, code)
    first, last = years
    if last != first + 1:
        raise PhraseError(f"no {name} has these years", f"write {_winter(name, first)} or {_winter(name, last - 1)}")
    return Partial("code", first, code)


def _winter(name: str, year: int) -> str:
    return f"{name} {year}/{(year + 1) % 100:02d}"
