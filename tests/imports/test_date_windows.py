"""Dates with a precision, a second date, or parts of their own: how far they reach."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import date_between, iso, parse
from timeline.imports.date_notes import with_note
from timeline.imports.date_parts import date_of_parts
from timeline.imports.date_windows import goes_on, is_precision, joined, still_going_on, widened
from timeline.imports.unfit import Cell, Unfit


@pytest.mark.parametrize(
    ("date", "precision", "wide"),
    [
        ("2024-03-05", "day", "2024-03-05"),
        ("early 2022", "day", "early 2022"),
        ("2024-03-05", "week", "[2024-02-28..2024-03-11]"),  # any seven days with this one in them
        ("2024-03-05", "month", "2024-03"),
        ("2024-02-29", "month", "2024-02"),
        ("2024-03-05", "year", "2024"),
        ("2024-03-05", "10 days", "[2024-02-24..2024-03-15]"),
        ("2024-03-05", "1 day", "[2024-03-04..2024-03-06]"),
        ("2024-03", "month", "2024-03"),
        ("2024-03", "week", "[2024-02-24..2024-04-06]"),  # the code never makes a date narrower
        ("2024", "month", "2024"),
        ("early 2022", "month", "[2022-01..2022-04]"),
        ("2024-03-05", "circa", "2024-03-05~"),
        ("2024-03", "circa", "2024-03~"),
        ("2024", "uncertain", "2024?"),
        ("c. 2024", "uncertain", "2024%"),
        ("2024?", "circa", "2024%"),
        ("2024~", "circa", "2024~"),
        ("2024-03-05T14:30", "circa", "2024-03-05~"),
        ("2024-03-05T14:30", "week", "[2024-02-28..2024-03-11]"),
        ("c. 2015", "year", "2015~"),
        ("2015-05?", "year", "2015?"),
        ("before 2024", "month", "[..2023-12]"),
        ("since 2014-05-03", "month", "2014-05/.."),
        ("until 2019", "year", "../2019"),
        ("2013/2014-05-06", "month", "2013/2014-05"),
        ("2024-03-05/2024-03-07", "week", "2024/2024-03"),  # a side that is a range becomes its month or its year
    ],
)
def test_a_date_reaches_as_far_as_its_precision(date: str, precision: str, wide: str) -> None:
    found, expected = parse(widened(date, precision)), parse(wide)
    assert (found.kind, found.earliest, found.latest, found.flagged) == (
        expected.kind,
        expected.earliest,
        expected.latest,
        expected.flagged,
    )


def test_several_dates_have_no_window() -> None:
    with pytest.raises(Unfit, match="several dates have no window"):
        widened("{2014,2016}", "month")


@pytest.mark.parametrize("text", ["day", "week", "month", "year", "1 day", "10 days"])
def test_a_precision_is_one_of_a_few_words(text: str) -> None:
    assert is_precision(text)
    assert not is_precision(text.upper())


@pytest.mark.parametrize(
    ("start", "end", "lasts", "date"),
    [
        ("2013-01-03", "2013-01-03", True, "2013-01-03"),
        ("2013-01-03", "2013-01-03", False, "2013-01-03"),
        ("2013-01-03", "2013-01-09", True, "2013-01-03/2013-01-09"),
        ("2013-01-03", "2013-01-09", False, "[2013-01-03..2013-01-09]"),
        ("1994-07-01", "1994-07-31", False, "1994-07"),
        ("1994-07-01", "1994-07-31", True, "1994-07-01/1994-07-31"),
        ("2013-01-01", "2013-12-31", False, "2013"),
        ("1286", "1296", True, "1286/1296"),
        ("55 BC", "54 BC", True, "-0054/-0053"),
        ("c. 1383", "1410", True, "1383~/1410"),
        ("c. 1383", "1410", False, "[1383-01~..1410-12~]"),
        ("2013", "2013-04", True, "2013/2013-04"),
        ("2013-04", "2013", True, "2013-04/2013"),
        ("early 2022", "mid 2023", True, "2022/2023"),
        ("early 2022", "mid 2023", False, "[2022-01..2023-08]"),
        ("30 may 1381", "between 25 jun 1381 and 26 jun 1381", True, "1381-05-30/1381-06"),
        ("2024-03-05T14:00", "2024-03-05T16:00", True, "2024-03-05T14:00"),
        ("2024-03-05T14:00", "2024-03-06T16:00", True, "2024-03-05/2024-03-06"),
        ("2024-03-05", "2024-03-05T16:00", True, "2024-03-05"),
    ],
)
def test_two_dates_are_a_span_or_one_day_between_them(start: str, end: str, lasts: bool, date: str) -> None:
    assert joined(start, end, lasts) == date


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("2013-05", "2013-04", "the end is before the start"),
        ("2014-2016", "2019", "the start or the end is several days or years by itself"),
        ("2014", "since 2019", "the start or the end is several days or years by itself"),
        ("late 2019 or 2021", "2022", "no span can begin or end with such a date"),
    ],
)
def test_two_dates_that_make_none_are_refused(start: str, end: str, why: str) -> None:
    with pytest.raises(Unfit) as refused:
        joined(start, end, True)
    assert refused.value.why == why


def test_what_goes_on_has_no_end() -> None:
    assert goes_on("ongoing")
    assert goes_on(" Present.")
    assert not goes_on("2019")
    assert still_going_on("2014-05") == "2014-05/.."
    assert still_going_on("2014-05-03T10:00") == "2014-05-03/.."


@pytest.mark.parametrize(
    ("year", "month", "day", "date"),
    [
        (2014, 3, 7, "2014-03-07"),
        ("2014", "3", "7", "2014-03-07"),
        ("2014", "03", "07", "2014-03-07"),
        (2014.0, 3.0, 7.0, "2014-03-07"),
        (2014, "March", 7, "2014-03-07"),
        (2014, "Sept.", 5, "2014-09-05"),
        (2014, 3, None, "2014-03"),
        (2014, 3, 0, "2014-03"),  # many tables write 0 for what is not known
        (2014, "", "", "2014"),
        ("2014", "0", "0", "2014"),
        (2014, None, 7, "2014"),  # the seventh of some month
        ("c. 1999", None, None, "c. 1999"),
        (2024, 2, 29, "2024-02-29"),
        (None, None, None, ""),
        # Words of a year, or of a month.
        (2014, "Mai", 7, "2014-05-07"),
        (2014, "sept.", "7th", "2014-09-07"),
        (2014, "?", "?", "2014"),
        (2014, 3, "early", "early March 2014"),
        (2014, "March", "12-14", "12-14 March 2014"),
        (2014, 3, "15?", "possibly 15 March 2014"),
        (2014, "Jan-Mar", None, "Jan-Mar 2014"),
        (2014, "Q2", None, "Q2 2014"),
        (2014, "early", None, "early 2014"),
        ("c. 2014", None, None, "c. 2014"),
    ],
)
def test_blank_parts_make_a_coarser_date(year: Cell, month: Cell, day: Cell, date: str) -> None:
    assert date_of_parts(year, month, day) == date


@pytest.mark.parametrize(
    ("year", "month", "day", "why"),
    [
        (None, 3, 7, "the year is missing, and none is guessed"),
        (2014, 13, 1, "'13' is no month"),
        (2014, "Marsh", 1, "'Marsh' is no month"),
        (2014, 2, 30, "2014-02 has no day '30'"),
        (2023, 2, 29, "2023-02 has no day '29'"),
        (2014, 3, "soon", "2014-03 has no day 'soon'"),
        (2014, 3, "5 June", "2014-03 has no day '5 June'"),
        (2014, 3, "2015", "2014-03 has no day '2015'"),
        (2014, "Dec-Jan", None, "'Dec-Jan' is no month"),  # of which year is not said
        (2014, "winter", None, "'winter' is no month"),
        (2014, "by March", None, "'by March' is no month"),
        (2014, "Q2", 5, "'Q2' is no month"),
        (14, 3, 7, "'14' is no year that a month can have"),
        (2024, "May-24", None, "'May-24' is no month"),  # the year again, or a day
        ("c. 1999", 3, None, "'c. 1999' is no year that a month can have"),
    ],
)
def test_parts_that_are_no_date_are_refused(year: Cell, month: Cell, day: Cell, why: str) -> None:
    with pytest.raises(Unfit) as refused:
        date_of_parts(year, month, day)
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("date", "note", "precision", "first", "last"),
    [
        ("2024-03-02", "Between 24 February - 10 March 2024 (as reported), x.", "week", "2024-02-24", "2024-03-10"),
        ("2024-03-02", "Between 24 February - 10 March (as reported), x.", "month", "2024-02-24", "2024-03-10"),
        ("2024-03-02", "Between 24 February and 10 March 2024, x.", "day", "2024-02-24", "2024-03-10"),
        ("2021-01-06", "Between 4-10 January 2021, x.", "week", "2021-01-04", "2021-01-10"),
        ("2021-01-06", "Between 4-10 January, x.", "week", "2021-01-04", "2021-01-10"),
        ("2024-01-01", "Between 28 December - 3 January, x.", "week", "2023-12-28", "2024-01-03"),
        ("2023-12-30", "Between 28 December - 3 January, x.", "week", "2023-12-28", "2024-01-03"),
        ("2024-03-05", "Around 5 March 2024 (week of), x.", "day", "2024-02-28", "2024-03-11"),
        ("2024-03-05", "Around 5 March 2024 (week of), x.", "week", "2024-02-28", "2024-03-11"),
        ("2024-03-05", "Around 5 March 2024 (month of), x.", "week", "2024-03-01", "2024-03-31"),
        ("2024-03-05", "", "month", "2024-03-01", "2024-03-31"),
        ("2024-03-05", "On 5 March 2024, x between 2 and 5 km away.", "day", "2024-03-05", "2024-03-05"),
        ("2024-03-05", "On 5 March 2024, x. Between 1 - 9 March 2024 others.", "day", "2024-03-05", "2024-03-05"),
        # The window is not around the date: both of them may be wrong, so it reaches from the one to the other.
        ("2024-05-05", "Between 24 February - 10 March 2024, x.", "week", "2024-02-24", "2024-05-05"),
        ("2024-05-05", "Between 4 - 10 March 1994, x.", "day", "2024-05-05", "2024-05-05"),
    ],
)
def test_the_first_sentence_of_a_note_may_say_more(date: str, note: str, precision: str, first: str, last: str) -> None:
    found = parse(with_note(date, note, precision))
    assert (found.kind, iso(found.earliest), iso(found.latest)) == ("point", first, last)


@pytest.mark.parametrize(
    ("date", "note", "precision", "found"),
    [
        ("2024-05-12", "May 2024", "day", "2024-05"),
        ("2024-05-12", "12 May 2024", "month", "2024-05"),  # the code says no more than that
        ("2024-05-12", "10 May 2024", "day", "[2024-05-10..2024-05-12]"),
        ("2024-05-12", "c. May 2024", "day", "2024-05~"),
        ("2024-05-12", "May 2024", "uncertain", "2024-05?"),
    ],
)
def test_a_note_that_is_a_date_makes_none_more_certain(date: str, note: str, precision: str, found: str) -> None:
    assert with_note(date, note, precision) == found


def test_a_day_between_two_is_as_uncertain_as_both() -> None:
    assert joined("2024-05?", "2024-05-31~", lasts=False) == "2024-05%"
    assert joined("2024-05~", "2024-05-31", lasts=False) == "2024-05~"


def test_the_day_of_a_report_is_circa() -> None:
    assert with_note("2024-03-05", "Around 5 March 2024 (as reported), x.", "day") == "2024-03-05~"
    assert with_note("2024-03-05", "On 5 March 2024, x.", "day") == "2024-03-05"


@given(st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 30)), st.integers(1, 900))
def test_a_day_between_two_is_named_as_any_other_date(start: datetime.date, length: int) -> None:
    end = min(
        start + datetime.timedelta(days=min(length, (datetime.date.max - start).days)), datetime.date(9999, 12, 30)
    )
    if start < end:
        expected = date_between(start.toordinal(), end.toordinal()).edtf
        assert joined(start.isoformat(), end.isoformat(), False) == expected
        assert joined(start.isoformat(), end.isoformat(), True) == f"{start}/{end}"
