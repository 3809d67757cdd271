"""Times of day: reading and printing, refusals with their remedies, and the order within a day."""

import datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.test_remedies import every_offer_is_read
from timeline.dates import Date, DateError, day, match, parse, parse_asked, parse_edtf, words
from timeline.dates.compare import Match, Window

PLAIN = [
    # text, clock, offset in minutes, instant, EDTF, printed
    ("2024-03-26T01:28", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("2024-03-26T01:28Z", "01:28", 0, "2024-03-26T01:28:00Z", "2024-03-26", "26 Mar 2024, 01:28 UTC"),
    ("2024-03-26T01:28-04:00", "01:28", -240, "2024-03-26T05:28:00Z", "2024-03-26", "26 Mar 2024, 01:28 -04:00"),
    ("2024-03-26T01:28+02", "01:28", 120, "2024-03-25T23:28:00Z", "2024-03-26", "26 Mar 2024, 01:28 +02:00"),
    ("2024-03-26T24:00Z", "24:00", 0, "2024-03-27T00:00:00Z", "2024-03-26", "26 Mar 2024, 24:00 UTC"),
    ("2024-03-26T01:28:05", "01:28:05", None, None, "2024-03-26T01:28:05", "26 Mar 2024, 01:28:05"),
    ("2024-03-26T01:28:00Z", "01:28:00", 0, "2024-03-26T01:28:00Z", "2024-03-26T01:28:00Z",
     "26 Mar 2024, 01:28:00 UTC"),
    ("2024-12-31T23:59:59-14:00", "23:59:59", -840, "2025-01-01T13:59:59Z", "2024-12-31T23:59:59-14:00",
     "31 Dec 2024, 23:59:59 -14:00"),
    ("2024-12-31T24:00:00", "24:00:00", None, None, "2024-12-31T24:00:00", "31 Dec 2024, 24:00:00"),
    ("0001-01-01T00:00:00+05:45", "00:00:00", 345, "0000-12-31T18:15:00Z", "0001-01-01T00:00:00+05:45",
     "1 Jan 0001, 00:00:00 +05:45"),
    ("-0043-03-15T10:00:00", "10:00:00", None, None, "-0043-03-15T10:00:00", "15 Mar 44 BCE, 10:00:00"),
    ("2024-03-26 01:28", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("2024-03-26 01:28:05", "01:28:05", None, None, "2024-03-26T01:28:05", "26 Mar 2024, 01:28:05"),
    ("2024-03-26 01:28Z", "01:28", 0, "2024-03-26T01:28:00Z", "2024-03-26", "26 Mar 2024, 01:28 UTC"),
    ("2024-03-26 01:28 UTC", "01:28", 0, "2024-03-26T01:28:00Z", "2024-03-26", "26 Mar 2024, 01:28 UTC"),
    ("2024-03-26T01:28 UTC", "01:28", 0, "2024-03-26T01:28:00Z", "2024-03-26", "26 Mar 2024, 01:28 UTC"),
    ("2024-03-26 01:28:05+0200", "01:28:05", 120, "2024-03-25T23:28:05Z", "2024-03-26T01:28:05+02:00",
     "26 Mar 2024, 01:28:05 +02:00"),
    ("26 March 2024, 1:28 am", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("26 March 2024, 1:28 AM", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("26 March 2024 1.28 a.m.", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("1:28 am on 26 March 2024", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("at 01:28 on 26 March 2024", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("On 26 March 2024 at 01:28", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("Tuesday 26 March 2024, 1:28 am", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("1:28 a.m. on Tuesday, 26 March 2024", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("March 26, 2024, 1:28 am", "01:28", None, None, "2024-03-26", "26 Mar 2024, 01:28"),
    ("March 26, 2024 at 1:28:05 am", "01:28:05", None, None, "2024-03-26T01:28:05", "26 Mar 2024, 01:28:05"),
    ("14:30, 7 July 2024", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("14:30 7 July 2024", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("7 July 2024 (14:30)", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("7 July 2024 – 14:30", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("14.30 on 7 July 2024", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("7 July 2024, 14h30", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("7 July 2024, 9h05", "09:05", None, None, "2024-07-07", "7 Jul 2024, 09:05"),
    ("1430 hours, 7 July 2024", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("14:30 hrs on 7 July 2024", "14:30", None, None, "2024-07-07", "7 Jul 2024, 14:30"),
    ("0128Z 26 March 2024", "01:28", 0, "2024-03-26T01:28:00Z", "2024-03-26", "26 Mar 2024, 01:28 UTC"),
    ("2 p.m. on 7 July 2024", "14:00", None, None, "2024-07-07", "7 Jul 2024, 14:00"),
    ("2pm, 7 July 2024", "14:00", None, None, "2024-07-07", "7 Jul 2024, 14:00"),
    ("12:30 am on 7 July 2024", "00:30", None, None, "2024-07-07", "7 Jul 2024, 00:30"),
    ("12:30 pm on 7 July 2024", "12:30", None, None, "2024-07-07", "7 Jul 2024, 12:30"),
    ("12:00 am on 7 July 2024", "00:00", None, None, "2024-07-07", "7 Jul 2024, 00:00"),
    ("12 pm on 7 July 2024", "12:00", None, None, "2024-07-07", "7 Jul 2024, 12:00"),
    ("11:59 pm on 7 July 2024", "23:59", None, None, "2024-07-07", "7 Jul 2024, 23:59"),
    ("noon on 7 July 2024", "12:00", None, None, "2024-07-07", "7 Jul 2024, 12:00"),
    ("7 July 2024 at midday", "12:00", None, None, "2024-07-07", "7 Jul 2024, 12:00"),
    ("12 noon GMT, 7 July 2024", "12:00", 0, "2024-07-07T12:00:00Z", "2024-07-07", "7 Jul 2024, 12:00 UTC"),
    ("00:00 on 7 July 2024", "00:00", None, None, "2024-07-07", "7 Jul 2024, 00:00"),
    ("24:00 on 7 July 2024", "24:00", None, None, "2024-07-07", "7 Jul 2024, 24:00"),
    ("14:30 UTC, 7 July 2024", "14:30", 0, "2024-07-07T14:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 UTC"),
    ("14:30 on 7 July 2024 UTC", "14:30", 0, "2024-07-07T14:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 UTC"),
    ("7 July 2024, 14:30 (GMT)", "14:30", 0, "2024-07-07T14:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 UTC"),
    ("14:30Z on 7 July 2024", "14:30", 0, "2024-07-07T14:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 UTC"),
    ("14:30 UTC+2 on 7 July 2024", "14:30", 120, "2024-07-07T12:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 +02:00"),
    ("14:30 (UTC−4) on 7 July 2024", "14:30", -240, "2024-07-07T18:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 -04:00"),
    ("14:30 GMT+0530, 7 July 2024", "14:30", 330, "2024-07-07T09:00:00Z", "2024-07-07", "7 Jul 2024, 14:30 +05:30"),
    ("7 July 2024, 14:30 +02:00", "14:30", 120, "2024-07-07T12:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 +02:00"),
    ("14:30+02:00 on 7 July 2024", "14:30", 120, "2024-07-07T12:30:00Z", "2024-07-07", "7 Jul 2024, 14:30 +02:00"),
    ("2 pm -05:00 on 7 July 2024", "14:00", -300, "2024-07-07T19:00:00Z", "2024-07-07", "7 Jul 2024, 14:00 -05:00"),
    ("7 July 2024, 23:30 -0500", "23:30", -300, "2024-07-08T04:30:00Z", "2024-07-07", "7 Jul 2024, 23:30 -05:00"),
    ("possibly at 14:30 on 7 July 2024", "14:30", None, None, "2024-07-07?", "possibly 7 Jul 2024, 14:30"),
    ("possibly 7 July 2024, 14:30:05", "14:30:05", None, None, "2024-07-07?", "possibly 7 Jul 2024, 14:30:05"),
    ("2024-07-07?, 14:30", "14:30", None, None, "2024-07-07?", "possibly 7 Jul 2024, 14:30"),
]  # fmt: skip
ABOUT = [
    ("about 14:30 on 7 July 2024", "14:30", None, None, "2024-07-07", "7 Jul 2024, about 14:30"),
    ("7 July 2024 at about 2.30pm", "14:30", None, None, "2024-07-07", "7 Jul 2024, about 14:30"),
    ("at around 14:30 UTC on 7 July 2024", "14:30", 0, "2024-07-07T14:30:00Z", "2024-07-07",
     "7 Jul 2024, about 14:30 UTC"),
    ("7 July 2024, c. 14:30", "14:30", None, None, "2024-07-07", "7 Jul 2024, about 14:30"),
    ("approximately 2 pm, 7 July 2024", "14:00", None, None, "2024-07-07", "7 Jul 2024, about 14:00"),
    ("about noon on 7 July 2024", "12:00", None, None, "2024-07-07", "7 Jul 2024, about 12:00"),
    # an approximate second is none that EDTF could say
    ("about 14:30:15 on 7 July 2024", "14:30:15", None, None, "2024-07-07", "7 Jul 2024, about 14:30:15"),
    ("possibly about 14:30 on 7 July 2024", "14:30", None, None, "2024-07-07?", "possibly 7 Jul 2024, about 14:30"),
]  # fmt: skip
READ = [(*row, False) for row in PLAIN] + [(*row, True) for row in ABOUT]


@pytest.mark.parametrize(("text", "clock", "offset", "utc", "edtf", "printed", "approximate"), READ)
def test_read(
    text: str, clock: str, offset: int | None, utc: str | None, edtf: str, printed: str, approximate: bool
) -> None:
    date = parse(text)
    assert date.time is not None
    assert (date.time.clock, date.time.offset, date.time.utc) == (clock, offset, utc)
    assert date.time.approximate is approximate
    assert (date.edtf, words(date)) == (edtf, printed)
    assert not date.approximate, "about speaks of the time"
    assert date.uncertain == edtf.endswith("?")
    # all else of it is its day
    whole = parse(edtf.partition("T")[0])
    assert (date.kind, date.precision, date.earliest, date.latest) == ("point", "day", whole.earliest, whole.latest)
    again = parse(printed)
    assert (again.edtf, again.time, again.uncertain) == (date.edtf, date.time, date.uncertain)


@pytest.mark.parametrize("text", ["2024-03-26T01:28", "2024-03-26T01:28Z", "2024-03-26 01:28:05"])
def test_strict_edtf_wants_seconds_and_no_space(text: str) -> None:
    with pytest.raises(DateError):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024 H1", "2024-40"),
        ("2024-H1", "2024-40"),
        ("1H 2024", "2024-40"),
        ("2024H2", "2024-41"),
        ("2h 2024", "2024-41"),
    ],
)
def test_a_half_year_is_no_hour(text: str, edtf: str) -> None:
    assert (parse(text).edtf, parse(text).time) == (edtf, None)


def test_only_english_has_words() -> None:
    assert parse("2024-03-26T01:28").words is None
    assert parse("2024-03-26T01:28:00Z").words is None
    assert parse("2024-03-26 01:28").words == "2024-03-26 01:28"
    assert parse("about 14:30 on 7 July 2024").words == "about 14:30 on 7 July 2024"


REFUSED = [
    # text, part of the reason, texts to write, each of which is read
    ("midnight on 7 July 2024", "midnight", ["00:00 on 2024-07-07", "00:00 on 2024-07-08"]),
    ("about midnight UTC on 7 July 2024", "midnight", ["about 00:00 UTC on 2024-07-07", "00:00 UTC on 2024-07-08"]),
    ("7 July 2024 at midnight", "midnight", ["00:00 on 2024-07-07", "00:00 on 2024-07-08"]),
    ("between 14:00 and 15:00 on 7 July 2024", "range of hours", ["7 July 2024"]),
    ("7 July 2024 between 2 and 4 pm", "range of hours", ["7 July 2024"]),
    ("14:00–15:00, 7 July 2024", "range of hours", ["7 July 2024"]),
    ("7 July 2024, 14:00-15:00", "range of hours", ["7 July 2024"]),
    ("7 July 2024, 14:30-05:00", "range of hours", ["7 July 2024"]),  # or an offset: that is written with a space
    ("2–4 pm on 7 July 2024", "range of hours", ["7 July 2024"]),
    ("9:30–10:30 on 7 July 2024", "range of hours", ["7 July 2024"]),
    ("from 14:00 to 16:00 on 7 July 2024", "range of hours", ["7 July 2024"]),
    ("from 14:00 on 7 July 2024 to 16:00 on 8 July 2024", "range of hours", ["from 7 July 2024 to 8 July 2024"]),
    ("2024-03-26T01:28/2024-03-27T10:00", "range of hours", ["2024-03-26/2024-03-27"]),
    ("2024-03-26T01:28/2024-03-26T10:00", "range of hours", ["2024-03-26"]),
    ("[2024-03-26T01:28..]", "in an interval or a set", ["[2024-03-26..]"]),
    ("2024-03-26T01:28/..", "in an interval or a set", ["2024-03-26/.."]),
    ("the night of 7–8 July 2024", "'night' lies on two days", ["[2024-07-07..2024-07-08]"]),
    ("the night of 7/8 July 2024", "'night' lies on two days", ["[2024-07-07..2024-07-08]"]),
    ("overnight 31 July to 1 August 2024", "'overnight' lies on two days", ["[2024-07-31..2024-08-01]"]),
    ("the night of 7 July 2024", "'night' may lie on two days", ["2024-07-07", "[2024-07-07..2024-07-08]"]),
    ("by the night of 7-8 July 2024", "'night' lies on two days", ["by 2024-07-07", "by 2024-07-08"]),
    ("since the night of 7/8 July 2024", "'night' lies on two days", ["since 2024-07-07", "since 2024-07-08"]),
    ("by the night of 7 July 2024", "'night' may lie on two days", ["by 2024-07-07", "by 2024-07-08"]),
    ("since the evening of 7 July 2024", "'evening' is a part of a day", ["since 2024-07-07"]),
    ("before the evening of 7 July 2024", "'evening' is a part of a day", ["by 2024-07-07"]),
    ("after the morning of 7 July 2024", "'morning' is a part of a day", ["on or after 2024-07-07"]),
    ("from the evening of 7 July to the morning of 9 July 2024", "is a part of a day", ["from 7 July to 9 July 2024"]),
    ("between the night of 7 July and the morning of 9 July 2024", "'night' is", ["between 7 July and 9 July 2024"]),
    ("overnight on 7 July 2024", "'overnight' may lie on two days", ["2024-07-07", "[2024-07-07..2024-07-08]"]),
    ("the morning of 7 July 2024", "'morning' is a part of a day", ["2024-07-07"]),
    ("on the evening of 7 July 2024", "'evening' is a part of a day", ["2024-07-07"]),
    ("Sunday morning, 7 July 2024", "'morning' is a part of a day", ["2024-07-07"]),
    ("7 July 2024 (afternoon)", "'afternoon' is a part of a day", ["2024-07-07"]),
    ("at dawn on 7 July 2024", "'dawn' is a part of a day", ["2024-07-07"]),
    ("in the early hours of 7 July 2024", "'early hours' is a part of a day", ["2024-07-07"]),
    ("late on 7 July 2024", "'late' is a part of a day", ["2024-07-07"]),
    ("by 14:30 on 7 July 2024", "limits go by the day", ["by 7 July 2024", "14:30 on 7 July 2024"]),
    ("no later than 2 pm UTC on 7 July 2024", "limits go by the day", ["by 7 July 2024", "2 pm UTC on 7 July 2024"]),
    ("by midnight on 7 July 2024", "limits go by the day", ["by 7 July 2024"]),
    ("before 14:30 on 7 July 2024", "limits go by the day", ["by 7 July 2024"]),
    ("after 14:30 on 7 July 2024", "limits go by the day", ["on or after 7 July 2024"]),
    ("not before 14:30 on 7 July 2024", "limits go by the day", ["on or after 7 July 2024"]),
    ("no earlier than 14:30 on 7 July 2024", "limits go by the day", ["on or after 7 July 2024"]),
    ("later than 14:30 on 7 July 2024", "limits go by the day", ["on or after 7 July 2024"]),
    ("prior to 14:30 on 7 July 2024", "limits go by the day", ["by 7 July 2024"]),
    ("up to 14:30 on 7 July 2024", "limits go by the day", ["until 7 July 2024"]),
    ("since 14:30 on 7 July 2024", "limits go by the day", ["since 7 July 2024"]),
    ("until 14:30 on 7 July 2024", "limits go by the day", ["until 7 July 2024"]),
    ("shortly before 14:30 on 7 July 2024", "before or after an hour", ["7 July 2024"]),
    ("7 July 2024, possibly 14:30", "an uncertain time", ["7 July 2024"]),
    ("c. 7 July 2024, 14:30", "the day is approximate", ["about 14:30 on 2024-07-07", "c. 7 July 2024"]),
    ("14:30 on 2024-07-07~", "the day is approximate", ["about 14:30 on 2024-07-07", "2024-07-07~"]),
    ("14:30, July 2024", "one complete day", ["July 2024"]),
    ("14:30 in 2024", "one complete day", ["2024"]),
    ("14:30", "without its day", ["14:30 on 7 July 2024"]),
    ("14:30 on 30 February 2024", "no day 30", []),
    ("14:30 on 7 July", "no year", []),
    ("12/04/2024 14:30", "two readings", ["2024-04-12", "2024-12-04"]),
    ("half past two on 7 July 2024", "not written in digits", ["14:30 on 7 July 2024"]),
    ("7 July 2024, 25:10", "no time of day", []),
    ("7 July 2024, 10:75", "no time of day", []),
    ("7 July 2024, 24:01", "no time of day", []),
    ("2024-03-26T25:00", "no such time of day", []),
    ("2024-03-26T10:00:00-00:00", "no such shift", []),
    ("2024-03-26T01:28:00.000Z", "no fractions of a second", ["2024-03-26T01:28:00Z"]),
    ("2024-03-26T01:28+15:00", "no such shift", []),
    ("7 July 2024, 14:30 +15:00", "no such shift", []),
    ("7 July 2024, 14:30 UTC+02:75", "no such shift", []),
    ("14:30 today", "depends on the day", []),
    ("yesterday evening", "depends on the day", []),
]
ON_A_DAY = [
    # a time on 7 July 2024, part of the reason, times to write in its place
    ("13:00 pm", "an hour that pm does not have", ["13:00", "1:00 pm"]),
    ("0:30 am", "an hour that am does not have", ["00:30", "12:30 am"]),
    ("9:30", "before noon or after it", ["09:30", "9:30 am", "9:30 pm"]),
    ("2 o'clock", "before noon or after it", ["2 am", "2 pm"]),
    ("2 p.m. EST", "EST does not say how far", ["14:30 UTC", "14:30 +02:00", "14:30 -05:00"]),
    ("14:30 BST", "BST does not say how far", ["14:30 UTC", "14:30 +02:00"]),
    ("14:30 local time", "local time does not say how far", ["14:30 UTC", "14:30 +02:00"]),
    ("2 p.m. Pacific", "pacific does not say how far", ["14:30 UTC", "14:30 -05:00"]),
    ("14:30 Eastern Time", "eastern time does not say how far", ["14:30 UTC", "14:30 -05:00"]),
]


@pytest.mark.parametrize(("text", "reason", "remedies"), REFUSED)
def test_refused(text: str, reason: str, remedies: list[str]) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert reason in caught.value.reason
    assert caught.value.text == text
    for remedy in remedies:
        assert remedy in caught.value.hint
        parse(remedy)


@pytest.mark.parametrize("text", [*(row[0] for row in REFUSED), *(f"{row[0]} on 7 July 2024" for row in ON_A_DAY)])
def test_every_date_that_is_offered_is_read(text: str) -> None:
    every_offer_is_read(text)


@pytest.mark.parametrize(("time", "reason", "remedies"), ON_A_DAY)
def test_a_time_that_is_refused(time: str, reason: str, remedies: list[str]) -> None:
    with pytest.raises(DateError) as caught:
        parse(f"{time} on 7 July 2024")
    assert reason in caught.value.reason
    for remedy in remedies:
        assert remedy in caught.value.hint or "such as" in caught.value.hint
        assert parse(f"{remedy} on 7 July 2024").time is not None


def test_a_question_may_be_relative() -> None:
    date = parse_asked("14:30 yesterday", datetime.date(2024, 7, 8))
    assert (date.edtf, words(date)) == ("2024-07-07", "7 Jul 2024, 14:30")


def test_a_window_goes_by_the_day_as_it_is_written() -> None:
    late = parse("2024-07-07T23:30-05:00")  # 8 July in UTC
    assert match(late, Window(day("2024-07-07"), day("2024-07-07"))) is Match.CERTAIN
    assert match(late, Window(day("2024-07-08"), day("2024-07-08"))) is Match.NO


IN_ORDER = [
    "2024-07",
    "2024-07-06T23:59:59-14:00",  # the day before, whatever its instant
    "2024-07-07",
    "2024-07-07T10:00+14:00",  # 20:00 of 6 July
    "2024-07-07T00:30+02:00",  # 22:30 of 6 July
    "2024-07-07T00:00",  # counts as UTC
    "2024-07-07T01:00:00Z",
    "2024-07-07T01:00:01",
    "2024-07-07T03:30+02:00",  # 01:30
    "about 01:31 on 7 July 2024",
    "2024-07-07T00:30-04:00",  # 04:30
    "2024-07-07T23:59",
    "2024-07-07T24:00",
    "2024-07-07T23:00-12:00",  # 11:00 of 8 July
    "2024-07-08",
    "2024-07-08T00:00+14:00",
]  # fmt: skip


def test_order_within_a_day() -> None:
    for order in (IN_ORDER[::-1], sorted(IN_ORDER)):
        assert sorted(order, key=lambda text: parse(text).sort_key) == IN_ORDER


def test_the_same_instant_is_no_order() -> None:
    texts = ["2024-07-07T01:28", "2024-07-07T01:28Z", "2024-07-07T03:28+02:00", "2024-07-07T01:28:00"]
    assert len({parse(text).sort_key for text in texts}) == 1
    for order in permutations(texts):
        assert sorted(order, key=lambda text: parse(text).sort_key) == list(order)


clocks = st.one_of(
    st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda parts: "{:02d}:{:02d}".format(*parts)),
    st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)).map(
        lambda parts: "{:02d}:{:02d}:{:02d}".format(*parts)
    ),
    st.sampled_from(["24:00", "24:00:00"]),
)
offsets = st.one_of(
    st.sampled_from(["", "Z"]),
    st.integers(-840, 840).map(lambda m: f"{'-' if m < 0 else '+'}{abs(m) // 60:02d}:{abs(m) % 60:02d}"),
)
days = st.dates().map(lambda date: date.isoformat())


@given(days, clocks, offsets)
def test_printed_dates_read_back(text: str, clock: str, offset: str) -> None:
    date = parse(f"{text}T{clock}{offset}")
    again = parse(words(date))
    assert (again.time, again.earliest, again.edtf.partition("T")[0]) == (date.time, date.earliest, text)
    about = parse(f"about {clock} {offset} on {text}")
    assert about.time is not None
    assert parse(words(about)) == about._replace(words=words(about))


@given(days, clocks, offsets)
def test_a_time_changes_nothing_but_the_order_and_the_print(text: str, clock: str, offset: str) -> None:
    date, plain = parse(f"{text}T{clock}{offset}"), parse(text)
    assert date.sort_key[:-1] == plain.sort_key[:-1]
    assert plain.sort_key < date.sort_key
    assert (date.earliest, date.latest, date.flagged) == (plain.earliest, plain.latest, plain.flagged)


pieces = st.sampled_from(
    [
        *(
            "14:30",
            "2 pm",
            "9:30",
            "2.30pm",
            "noon",
            "midnight",
            "1430 hours",
            "14h30",
            "01:28:05",
            "25:00",
            "13:00 pm",
        ),
        *("on", "at", "between", "and", "from", "to", "by", "before", "about", "possibly", "the night of", "morning"),
        *("7 July 2024", "2024-07-07", "July 2024", "7–8 July 2024", "2024-07-07T14:30", "7/8 July 2024", "today"),
        *(
            "UTC",
            "EST",
            "Z",
            "+02:00",
            "-05:00",
            "–",
            "-",
            "/",
            "..",
            "[",
            "]",
            "(",
            ")",
            ",",
            ".",
            "T",
            "o'clock",
            "h",
        ),
    ]
)


def read_or_refused(text: str) -> Date | DateError:
    try:
        return parse(text)
    except DateError as error:
        return error


@given(st.lists(pieces, min_size=1, max_size=6), st.sampled_from([" ", ""]))
def test_whatever_is_said_of_hours_is_read_or_refused(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    found = read_or_refused(text)
    if isinstance(found, DateError):
        assert found.text == text
        assert "\0" not in str(found)
    elif found.time is not None:
        assert (found.kind, found.precision, found.members) == ("point", "day", ())
        assert parse(words(found)).time == found.time
