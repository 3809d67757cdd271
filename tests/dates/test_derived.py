"""Dates made from other dates and from days: the text of each has the same meaning."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from timeline.dates import (
    OPEN_END,
    OPEN_START,
    Date,
    Day,
    at_time,
    date_between,
    day,
    first_of,
    from_day,
    has_unspecified_digits,
    has_unspecified_year,
    iso,
    open_ended,
    parse,
    parse_edtf,
    sides_of,
    start_of,
    up_to,
    without_time,
)

END = day("9999-12-31")


def text_of(date: Date | None) -> str | None:
    return None if date is None else date.edtf


def says_what_it_means(date: Date | None) -> None:
    """Check that the text of a date reads as it, except a time that EDTF cannot write and the words that were typed."""
    if date is None:
        return
    read = parse_edtf(date.edtf)
    for part in ("kind", "start_earliest", "start_latest", "end_earliest", "end_latest", "precision", "level"):
        assert getattr(read, part) == getattr(date, part), part
    assert (read.approximate, read.uncertain, read.members) == (date.approximate, date.uncertain, date.members)
    assert read.time in (None, date.time)


# a date, its start, the first of it, what goes on from its start, some day up to its end
PARTS = [
    ("2024-09-27", "2024-09-27", "2024-09-27", "2024-09-27/..", "[..2024-09-27]"),
    ("2024", "2024", "2024", "2024/..", "[..2024]"),
    ("2024-03-26T01:28:00Z", "2024-03-26T01:28:00Z", "2024-03-26T01:28:00Z", None, "[..2024-03-26]"),
    ("2014/2019", "2014", "2014", "2014/..", "[..2019]"),
    ("2014~/2019?", "2014~", "2014~", "2014~/..", "[..2019?]"),
    ("2014/..", "2014", "2014", "2014/..", None),
    ("2014/", "2014", "2014", "2014/..", None),
    ("../2019", None, None, "/..", "[..2019]"),
    ("/2019-03", None, None, "/..", "[..2019-03]"),
    ("/..", None, None, "/..", None),
    ("2023-24/2025-35", "2023-24", "2023-24", "2023-24/..", "[..2025-35]"),
    ("199X/200X", "199X", "199X", "199X/..", "[..200X]"),
    ("2024-XX/2025-04-XX", "2024-XX", "2024-XX", "2024-XX/..", "[..2025-04-XX]"),
    ("Y-17E7/Y12345", "Y-17E7", "Y-17E7", "Y-17E7/..", "[..Y12345]"),
    ("-0043-03-15/-0042", "-0043-03-15", "-0043-03-15", "-0043-03-15/..", "[..-0042]"),
    # one of several dates is one date, whose first is itself
    ("[2014..2019]", "[2014..2019]", "[2014..2019]", None, "[..2019]"),
    ("[2014~,2016..2019%]", "[2014~,2016..2019%]", "[2014~,2016..2019%]", None, "[..2019%]"),
    ("[..2025-12-31]", "[..2025-12-31]", "[..2025-12-31]", None, "[..2025-12-31]"),
    ("[2024..]", "[2024..]", "[2024..]", None, None),
    ("[19XX..1900]", "[19XX..1900]", "[19XX..1900]", None, "[..1900]"),
    # all of several
    ("{2014,2016}", "{2014,2016}", "2014", None, "[..2016]"),
    ("{2016,2014?}", "{2016,2014?}", "2014?", None, "[..2016]"),
    ("{2014-21..2016,2019}", "{2014-21..2016,2019}", "2014-21", None, "[..2019]"),
    ("{..2014~,2016}", "{..2014~,2016}", "[..2014~]", None, "[..2016]"),
    ("{2014,2016..}", "{2014,2016..}", "2014", None, None),
]


@pytest.mark.parametrize(("edtf", "start", "first", "going_on", "limit"), PARTS)
def test_parts(edtf: str, start: str | None, first: str | None, going_on: str | None, limit: str | None) -> None:
    date = parse_edtf(edtf)
    assert text_of(start_of(date)) == start
    assert text_of(first_of(date)) == first
    if going_on is not None:
        assert open_ended(date).edtf == going_on
    if limit is None:
        with pytest.raises(ValueError, match="no last day"):
            up_to(date)
    else:
        assert up_to(date).edtf == limit


def test_sides() -> None:
    assert [text_of(side) for side in sides_of(parse_edtf("2014~/2019-XX"))] == ["2014~", "2019-XX"]
    assert [text_of(side) for side in sides_of(parse_edtf("2014/.."))] == ["2014", None]
    assert [text_of(side) for side in sides_of(parse_edtf("/2019"))] == [None, "2019"]
    assert [text_of(side) for side in sides_of(parse_edtf("[2014..2019]"))] == ["[2014..2019]"] * 2


def test_the_words_of_a_date_are_not_those_of_its_parts() -> None:
    date = parse("from the start of 2014 to the end of 2019")
    made = [start_of(date), open_ended(date), up_to(date), from_day(date, day("2014-06-01"))]
    assert [one and one.words for one in made] == [None] * 4
    assert [text_of(one) for one in made] == ["2014-01-01", "2014-01-01/..", "[..2019-12-31]", "2014-06-01"]


def test_a_limit_said_in_words() -> None:
    """By the end of 2025 is some day up to 31 December, whichever way it is made anew."""
    date = parse("by the end of 2025")
    assert (date.edtf, up_to(date).edtf, start_of(date)) == ("[..2025-12-31]", "[..2025-12-31]", date)
    assert from_day(date, day("2025-03-02")).edtf == "[2025-03-02..2025-12-31]"


# first and last day, None where open; what means one day of them
BETWEEN = [
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2024-02-01", "2024-02-29", "2024-02"),
    ("2023-02-01", "2023-02-28", "2023-02"),
    ("2024-02-01", "2024-02-28", "[2024-02-01..2024-02-28]"),
    ("2024-01-01", "2024-12-31", "2024"),
    ("2024-01-01", "2025-12-31", "[2024-01..2025-12]"),
    ("2024-07-01", "2025-06-30", "[2024-07..2025-06]"),
    ("2024-07-02", "2025-06-30", "[2024-07-02..2025-06-30]"),
    ("2024-01-01", "2024-01-01", "2024-01-01"),
    ("0001-01-01", "0001-01-31", "0001-01"),
    ("9999-12-01", "9999-12-31", "9999-12"),
    ("2024-03-05", None, "[2024-03-05..]"),
    (None, "2024-03-31", "[..2024-03-31]"),
]


@pytest.mark.parametrize(("first", "last", "edtf"), BETWEEN)
def test_days_as_a_date(first: str | None, last: str | None, edtf: str) -> None:
    start = OPEN_START if first is None else day(first)
    end = OPEN_END if last is None else day(last)
    date = date_between(start, end)
    assert (date.edtf, date.earliest, date.latest, date.flagged) == (edtf, start, end, False)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (day("0001-01-01") - 366, day("0001-01-01") - 1, "0000"),  # year 0 is a leap year
        (day("0001-01-01") - 1, day("0001-01-01"), "[0000-12-31..0001-01-01]"),
        (parse_edtf("-0043-03-15").earliest, parse_edtf("-0043-03-16").earliest, "[-0043-03-15..-0043-03-16]"),
        # no EDTF names a day in a year of five digits: the whole year, never less than was asked for
        (END, END + 1, "[9999-12-31..Y10000]"),
        (END + 5, END + 6, "Y10000"),
        (END + 1, OPEN_END, "[Y10000..]"),
        (OPEN_START, END + 1, "[..Y10000]"),
    ],
)
def test_days_at_the_ends_of_the_calendar(first: Day, last: Day, edtf: str) -> None:
    assert date_between(first, last).edtf == edtf


@pytest.mark.parametrize(("first", "last"), [(2, 1), (OPEN_START, OPEN_END), (OPEN_END, OPEN_START)])
def test_no_days(first: Day, last: Day) -> None:
    with pytest.raises(ValueError, match="no date lies between"):
        date_between(first, last)


@pytest.mark.parametrize("sign", ["?", "~", "%"])
def test_hedged_days(sign: str) -> None:
    assert date_between(day("2024-02-05"), day("2024-02-29"), sign).edtf == f"[2024-02-05{sign}..2024-02-29{sign}]"
    assert date_between(day("2024-02-01"), day("2024-02-29"), sign).edtf == f"2024-02{sign}"
    assert date_between(OPEN_START, day("2024-02-29"), sign).edtf == f"[..2024-02-29{sign}]"


# a date, and the day before which nothing of it begins
FROM_DAY = [
    ("2024-03", "2024-02-01", "2024-03"),
    ("2024-03", "2024-03-01", "2024-03"),
    ("2024-03", "2024-03-05", "[2024-03-05..2024-03-31]"),
    ("2024-03~", "2024-03-05", "[2024-03-05~..2024-03-31~]"),
    ("2024-03%", "2024-03-31", "2024-03-31%"),
    ("2024-03", "2024-05-05", "2024-05-05"),  # it cannot have been earlier
    ("2024-03/2024-09", "2024-02-01", "2024-03"),
    ("2024-03/..", "2024-03-05", "[2024-03-05..2024-03-31]"),
    ("../2024-03", "2024-03-05", "[2024-03-05..2024-03-31]"),
    ("/2024-03", None, "[..2024-03-31]"),
    ("/..", "2024-03-05", "[2024-03-05..]"),
    ("/..", None, "/.."),
    ("[..2024-03]", "2024-03-05", "[2024-03-05..2024-03-31]"),
    ("[2024-03..]", "2024-03-05", "[2024-03-05..]"),
    ("2024-21", "2024-04-01", "[2024-04..2024-05]"),  # spring ends with May
    ("{2024-03,2024-05}", "2024-04-01", "{2024-03,2024-05}"),
]


@pytest.mark.parametrize(("edtf", "first", "expected"), FROM_DAY)
def test_from_a_day(edtf: str, first: str | None, expected: str) -> None:
    assert from_day(parse_edtf(edtf), OPEN_START if first is None else day(first)).edtf == expected


# a day, a clock with its offset, whether it is approximate; the text and the instant
TIMES = [
    ("2024-03-26", "01:28", None, False, "2024-03-26", None),
    ("2024-03-26", "01:28:05", None, False, "2024-03-26T01:28:05", None),
    ("2024-03-26", "01:28:05", 0, False, "2024-03-26T01:28:05Z", "2024-03-26T01:28:05Z"),
    ("2024-03-26", "01:28:05", -240, False, "2024-03-26T01:28:05-04:00", "2024-03-26T05:28:05Z"),
    ("2024-03-26", "01:28:05", 330, True, "2024-03-26", "2024-03-25T19:58:05Z"),
    ("2024-03-26?", "01:28:05", 0, False, "2024-03-26?", "2024-03-26T01:28:05Z"),
]


@pytest.mark.parametrize(("edtf", "clock", "offset", "is_about", "text", "utc"), TIMES)
def test_at_a_time(edtf: str, clock: str, offset: int | None, is_about: bool, text: str, utc: str | None) -> None:
    date = at_time(parse_edtf(edtf), clock, offset, approximate=is_about)
    assert date.time is not None
    assert (date.edtf, date.time.clock, date.time.offset, date.time.utc) == (text, clock, offset, utc)
    assert date.time.approximate is is_about
    says_what_it_means(date)
    assert without_time(date) == parse_edtf(edtf)


def test_a_time_stands_in_the_place_of_another() -> None:
    date = at_time(parse_edtf("2024-03-26T01:28:05Z"), "07:00:00")
    assert (date, date.edtf) == (parse_edtf("2024-03-26T07:00:00"), "2024-03-26T07:00:00")


def test_without_a_time_the_typed_words_stay() -> None:
    assert without_time(parse("2024-03-26T01:28:00Z")) == parse("2024-03-26")
    asked = without_time(parse("26 March 2024, 1:28 am"))
    assert (asked.edtf, asked.words, asked.time) == ("2024-03-26", "26 March 2024, 1:28 am", None)
    date = parse("by the end of 2025")
    assert without_time(date) is date


@pytest.mark.parametrize(
    ("edtf", "digits", "year"),
    [
        ("2024-03", False, False),
        ("199X", True, False),
        ("2024-XX/2025", True, False),
        ("[1990..199X]", True, False),
        ("XXXX", True, True),
        ("XXXX-12-25", True, True),
        ("{1990,XXXX-12}", True, True),
        ("-XXX4", True, False),
    ],
)
def test_unspecified_digits(edtf: str, digits: bool, year: bool) -> None:
    date = parse_edtf(edtf)
    assert (has_unspecified_digits(date), has_unspecified_year(date)) == (digits, year)


days = st.integers(day("0001-01-01") - 4_000_000, END + 4_000_000)


@given(valid_edtf)
def test_the_text_of_every_part_means_the_part(edtf: str) -> None:
    date = parse_edtf(edtf)
    for part in (*sides_of(date), start_of(date), first_of(date), without_time(date)):
        says_what_it_means(part)
    start = start_of(date)
    assert (start is None) == (date.kind == "span" and date.earliest == OPEN_START)
    if date.kind == "span":
        going_on = open_ended(date)
        says_what_it_means(going_on)
        assert (going_on.earliest, going_on.end_earliest, going_on.latest) == (date.earliest, OPEN_END, OPEN_END)
    if start is not None:
        assert start.earliest == date.earliest
    if date.latest != OPEN_END:
        limit = up_to(date)
        says_what_it_means(limit)
        assert (limit.earliest, limit.latest, limit.kind) == (OPEN_START, date.latest, "point")


@given(st.one_of(days, st.just(OPEN_START)), st.one_of(days, st.just(OPEN_END)), st.sampled_from(["", "?", "~", "%"]))
@example(OPEN_START, END, "")
def test_days_as_a_date_are_those_days(first: Day, last: Day, sign: str) -> None:
    assume(first <= last and (first > OPEN_START or last < OPEN_END))
    date = date_between(first, last, sign)
    says_what_it_means(date)
    assert (date.kind, date.approximate, date.uncertain) == (
        "point",
        sign in "~%" and sign != "",
        sign in "?%" and sign != "",
    )
    if iso(first) or first == OPEN_START:
        assert date.earliest == first
    if iso(last) or last == OPEN_END:
        assert date.latest == last
    assert date.earliest <= first <= last <= date.latest


@given(valid_edtf, st.one_of(days, st.just(OPEN_START)))
def test_nothing_begins_before_a_day(edtf: str, first: Day) -> None:
    date = parse_edtf(edtf)
    made = from_day(date, first)
    says_what_it_means(made)
    assert made.flagged == date.flagged
    if iso(first) and date.kind != "set":
        assert made.earliest >= first


@given(
    st.integers(1, END).map(iso),
    st.integers(0, 86_399),
    st.sampled_from([None, 0, -240, 330, 840, -840]),
    st.booleans(),
    st.booleans(),
)
def test_a_day_with_a_time_means_that_day(text: str, second: int, offset: int | None, about: bool, short: bool) -> None:
    clock = f"{second // 3600:02d}:{second // 60 % 60:02d}" + ("" if short else f":{second % 60:02d}")
    date = at_time(parse_edtf(text), clock, offset, approximate=about)
    says_what_it_means(date)
    assert (parse_edtf(date.edtf).time is None) == (short or about)
    assert (date.earliest, date.precision) == (day(text), "day")
