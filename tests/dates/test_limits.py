"""Limits: `by`, `before`, `after`, `until`, `since`, `not before` with the start and the end of every kind of period.

The tables are worked out by hand. For a period from day F to day L: by its end is up to L and closes on L, by its start
is up to F and closes on F, before it is up to the day before F and closes on that day; after it begins the day after L,
after its start it may lie in it, and until, since and not before have the day itself as their bound.
"""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import (
    OPEN_END,
    OPEN_START,
    Date,
    DateError,
    closes_a_period,
    deadline_window,
    iso,
    parse,
    parse_asked,
    parse_edtf,
    words,
)
from timeline.dates.days import day_text


class Period(NamedTuple):
    """A period: as it is typed and printed, its days and the days beside it, the EDTF of it and its neighbours."""

    typed: str
    name: str | None
    first: str
    last: str
    day_before: str
    day_after: str
    preceding: str
    itself: str
    following: str


PERIODS = [
    Period(
        "3 March 2024",
        None,
        *("2024-03-03",) * 2,
        "2024-03-02",
        "2024-03-04",
        "2024-03-02",
        "2024-03-03",
        "2024-03-04",
    ),
    Period(
        "February 2024",
        "Feb 2024",
        "2024-02-01",
        "2024-02-29",
        "2024-01-31",
        "2024-03-01",
        "2024-01",
        "2024-02",
        "2024-03",
    ),
    Period(
        "December 2025",
        "Dec 2025",
        "2025-12-01",
        "2025-12-31",
        "2025-11-30",
        "2026-01-01",
        "2025-11",
        "2025-12",
        "2026-01",
    ),
    Period(
        "Q3 2025",
        "Q3 2025",
        "2025-07-01",
        "2025-09-30",
        "2025-06-30",
        "2025-10-01",
        "2025-34",
        "2025-35",
        "2025-36",
    ),
    Period(
        "the fourth quarter of 2025",
        "Q4 2025",
        "2025-10-01",
        "2025-12-31",
        "2025-09-30",
        "2026-01-01",
        "2025-35",
        "2025-36",
        "2026-33",
    ),
    Period(
        "H1 2025",
        "H1 2025",
        "2025-01-01",
        "2025-06-30",
        "2024-12-31",
        "2025-07-01",
        "2024-41",
        "2025-40",
        "2025-41",
    ),
    Period(
        "spring 2024",
        "spring 2024",
        "2024-03-01",
        "2024-05-31",
        "2024-02-29",
        "2024-06-01",
        "2023-24",
        "2024-21",
        "2024-22",
    ),
    Period(
        "winter 2023/24",
        "winter 2023/24",
        "2023-12-01",
        "2024-02-29",
        "2023-11-30",
        "2024-03-01",
        "2023-23",
        "2023-24",
        "2024-21",
    ),
    Period("2024", "2024", "2024-01-01", "2024-12-31", "2023-12-31", "2025-01-01", "2023", "2024", "2025"),
    Period("the 2030s", "the 2030s", "2030-01-01", "2039-12-31", "2029-12-31", "2040-01-01", "202X", "203X", "204X"),
    Period("44 BC", "44 BCE", "-0043-01-01", "-0043-12-31", "-0044-12-31", "-0042-01-01", "-0044", "-0043", "-0042"),
]
OPEN = ".."


def bounds(date: Date) -> tuple[str | None, str | None]:
    """The first and the last day, `..` where it is open."""
    first = OPEN if date.earliest == OPEN_START else day_text(date.earliest)
    return first, OPEN if date.latest == OPEN_END else day_text(date.latest)


def window(date: Date) -> tuple[str | None, ...] | None:
    try:
        return tuple(day_text(day) for day in deadline_window(date))
    except DateError:
        return None


@pytest.mark.parametrize("period", PERIODS, ids=[period.typed for period in PERIODS])
@pytest.mark.parametrize("end", ["the end of", "end of", "the close of"])
def test_the_end_of_a_period(period: Period, end: str) -> None:
    typed, name, last, after, following = period.typed, period.name, period.last, period.day_after, period.following
    for phrase in (f"by {end} {typed}", f"before {end} {typed}", f"no later than {end} {typed}"):
        date = parse(phrase)
        assert (date.edtf, *bounds(date)) == (f"[..{last}]", OPEN, last), phrase
        assert window(date) == (last, last), phrase
        if name is not None:
            assert words(date) == f"by the end of {name}", phrase
    until, since, not_before = (parse(f"{word} {end} {typed}") for word in ("until", "since", "not before"))
    assert (until.edtf, *bounds(until)) == (f"../{last}", OPEN, last)
    assert (since.edtf, *bounds(since)) == (f"{last}/..", last, OPEN)
    assert (not_before.edtf, *bounds(not_before)) == (f"[{last}..]", last, OPEN)
    past = parse(f"after {end} {typed}")
    assert (past.edtf, *bounds(past)) == (f"[{following}..]", after, OPEN)
    assert [window(date) for date in (until, since, not_before, past)] == [None] * 4
    if name is not None:
        assert [words(until), words(since)] == [f"until the end of {name}", f"since the end of {name}"]
        assert words(not_before) == f"the end of {name} or later"


@pytest.mark.parametrize("period", PERIODS, ids=[period.typed for period in PERIODS])
@pytest.mark.parametrize("start", ["the start of", "the beginning of", "start of"])
def test_the_start_of_a_period(period: Period, start: str) -> None:
    typed, name, first, before = period.typed, period.name, period.first, period.day_before
    preceding, itself = period.preceding, period.itself
    by = parse(f"by {start} {typed}")
    assert (by.edtf, *bounds(by), window(by)) == (f"[..{first}]", OPEN, first, (first, first))
    if name is not None:
        assert words(by) == f"by the start of {name}"
    for phrase in (f"before {start} {typed}", f"before {typed}", f"prior to {typed}"):
        earlier = parse(phrase)
        assert (earlier.edtf, *bounds(earlier)) == (f"[..{preceding}]", OPEN, before), phrase
        assert window(earlier) == (before, before), phrase
        if name is not None:
            assert words(earlier) == f"before {name}"
    for phrase in (f"after {start} {typed}", f"not before {start} {typed}", f"not before {typed}"):
        later = parse(phrase)
        assert (later.edtf, *bounds(later), window(later)) == (f"[{itself}..]", first, OPEN, None), phrase
    since, until = parse(f"since {start} {typed}"), parse(f"until {start} {typed}")
    assert (since.edtf, *bounds(since)) == (f"{first}/..", first, OPEN)
    assert (until.edtf, *bounds(until)) == (f"../{first}", OPEN, first)
    if name is not None:
        assert [words(since), words(until)] == [f"since the start of {name}", f"until the start of {name}"]


@pytest.mark.parametrize("period", PERIODS, ids=[period.typed for period in PERIODS])
def test_a_period_itself_as_limit_keeps_its_window(period: Period) -> None:
    typed, first, last, after = period.typed, period.first, period.last, period.day_after
    itself, following = period.itself, period.following
    by, past = parse(f"by {typed}"), parse(f"after {typed}")
    assert (by.edtf, *bounds(by), window(by)) == (f"[..{itself}]", OPEN, last, (first, last))
    assert (past.edtf, *bounds(past)) == (f"[{following}..]", after, OPEN)
    assert parse(f"until {typed}").edtf == f"../{itself}"
    assert parse(f"since {typed}").edtf == f"{itself}/.."


@pytest.mark.parametrize("period", PERIODS, ids=[period.typed for period in PERIODS])
def test_the_end_of_a_period_as_a_deadline_and_as_until(period: Period) -> None:
    typed, name, last = period.typed, period.name, period.last
    for phrase in (f"the end of {typed}", f"at the end of {typed}", f"end of {typed}"):
        deadline, until = parse(phrase, "deadline"), parse(phrase, "until")
        assert (deadline.edtf, window(deadline)) == (f"[..{last}]", (last, last))
        assert (until.edtf, window(until)) == (last, (last, last))
        assert deadline.words == until.words == phrase
        if name is not None:
            assert (words(deadline), words(until)) == (f"by the end of {name}", f"the end of {name}")


# phrase, EDTF, window as a deadline, printed form
MORE = [
    ("by end-2025", "[..2025-12-31]", ("2025-12-31", "2025-12-31"), "by the end of 2025"),
    ("by end 2025", "[..2025-12-31]", ("2025-12-31", "2025-12-31"), "by the end of 2025"),
    ("by year-end 2025", "[..2025-12-31]", ("2025-12-31", "2025-12-31"), "by the end of 2025"),
    ("by year end 2025", "[..2025-12-31]", ("2025-12-31", "2025-12-31"), "by the end of 2025"),
    ("by end-September 2025", "[..2025-09-30]", ("2025-09-30", "2025-09-30"), "by the end of Sep 2025"),
    ("the end of 2025 at the latest", "[..2025-12-31]", ("2025-12-31", "2025-12-31"), "by the end of 2025"),
    ("by 30 September 2025", "[..2025-09-30]", ("2025-09-30", "2025-09-30"), "by 30 Sep 2025"),
    ("by about the end of 2025", "[..2025-12-31~]", ("2025-12-31", "2025-12-31"), "by c. the end of 2025"),
    ("possibly by the end of 2025", "[..2025-12-31?]", ("2025-12-31", "2025-12-31"), "possibly by the end of 2025"),
    ("possibly before 2025", "[..2024?]", ("2024-12-31", "2024-12-31"), "possibly before 2025"),
    ("before about 2014", "[..2013~]", ("2013-12-31", "2013-12-31"), "before c. 2014"),
    ("before year-end 2025", "[..2025-12-31]", ("2025-12-31", "2025-12-31"), "by the end of 2025"),
    ("before around the end of 2025", "[..2025-12-31~]", ("2025-12-31", "2025-12-31"), "by c. the end of 2025"),
    ("before the start of 2 March 2024", "[..2024-03-01]", ("2024-03-01", "2024-03-01"), "before 2 Mar 2024"),
    ("by the end of the 19th century", "[..1900-12-31]", ("1900-12-31",) * 2, "by the end of the 19th century"),
    ("by the start of the 19th century", "[..1801-01-01]", ("1801-01-01",) * 2, "by the start of the 19th century"),
    ("before the 19th century", "[..1800]", ("1800-12-31", "1800-12-31"), "before 1801"),
    ("before early 2022", "[..2021-12]", ("2021-12-31", "2021-12-31"), "before Jan 2022"),
    ("before late January 2024", "[..2024-01-20]", ("2024-01-20", "2024-01-20"), "before 21 Jan 2024"),
    ("by the end of the first half of September 2025", "[..2025-09-15]", ("2025-09-15",) * 2, "by 15 Sep 2025"),
    ("by the end of the first week of May 2025", "[..2025-05-07]", ("2025-05-07",) * 2, "by 7 May 2025"),
    (
        *("by the first week of May 2025", "[..2025-05-07]", ("2025-05-01", "2025-05-07")),
        "by the first week of May 2025",
    ),
    # thirds stay thirds; a part that is a limit closes on any of its days
    ("by early 2025", "[..2025-04]", ("2025-01-01", "2025-04-30"), "by early 2025"),
    ("by mid-2025", "[..2025-08]", ("2025-05-01", "2025-08-31"), "by mid-2025"),
    ("by late 2025", "[..2025-12]", ("2025-09-01", "2025-12-31"), "by late 2025"),
    ("by late September 2025", "[..2025-09-30]", ("2025-09-21", "2025-09-30"), "by late Sep 2025"),
    (
        "possibly by about mid-March 2025",
        "[..2025-03-20%]",
        ("2025-03-11", "2025-03-20"),
        "possibly by c. mid-Mar 2025",
    ),
    ("by the early 1990s", "[..1993]", ("1990-01-01", "1993-12-31"), "by the early 1990s"),
    ("by the 19th century", "[..1900]", ("1801-01-01", "1900-12-31"), "by the 19th century"),
    ("by the week of 4 March 2024", "[..2024-03-10]", ("2024-03-04", "2024-03-10"), "by the week of 4 Mar 2024"),
    ("by 2024-W05", "[..2024-02-04]", ("2024-01-29", "2024-02-04"), "by the week of 29 Jan 2024"),
    ("by the last week of April 2025", "[..2025-04-30]", ("2025-04-24", "2025-04-30"), "by the last week of Apr 2025"),
    (
        *("by the first half of September 2025", "[..2025-09-15]", ("2025-09-01", "2025-09-15")),
        "by the first half of Sep 2025",
    ),
    (
        *("by the second half of February 2024", "[..2024-02-29]", ("2024-02-16", "2024-02-29")),
        "by the second half of Feb 2024",
    ),
    ("by the second half of the 1990s", "[..1999]", ("1995-01-01", "1999-12-31"), "by the second half of the 1990s"),
    # figures beside letters, and EDTF
    ("by the end of 2025H1", "[..2025-06-30]", ("2025-06-30",) * 2, "by the end of H1 2025"),
    ("by the end of 2025H2", "[..2025-12-31]", ("2025-12-31",) * 2, "by the end of H2 2025"),
    ("by the end of 2025Q3", "[..2025-09-30]", ("2025-09-30",) * 2, "by the end of Q3 2025"),
    ("by the start of 2025H2", "[..2025-07-01]", ("2025-07-01",) * 2, "by the start of H2 2025"),
    ("by the end of September2025", "[..2025-09-30]", ("2025-09-30",) * 2, "by the end of Sep 2025"),
    ("by the end of 2025 September", "[..2025-09-30]", ("2025-09-30",) * 2, "by the end of Sep 2025"),
    ("by the end of 2025-09", "[..2025-09-30]", ("2025-09-30",) * 2, "by the end of Sep 2025"),
    ("by the end of 2025-35", "[..2025-09-30]", ("2025-09-30",) * 2, "by the end of Q3 2025"),
    ("by the end of 2023-24", "[..2024-02-29]", ("2024-02-29",) * 2, "by the end of winter 2023/24"),
    ("by the end of 199X", "[..1999-12-31]", ("1999-12-31",) * 2, "by the end of the 1990s"),
    # a typed day is the edge of no period
    ("by the end of 2025-09-30", "[..2025-09-30]", ("2025-09-30",) * 2, "by 30 Sep 2025"),
    ("by the end of 30 September 2025", "[..2025-09-30]", ("2025-09-30",) * 2, "by 30 Sep 2025"),
    ("by the end of September 30, 2025", "[..2025-09-30]", ("2025-09-30",) * 2, "by 30 Sep 2025"),
    ("by the end of 30/9/2025", "[..2025-09-30]", ("2025-09-30",) * 2, "by 30 Sep 2025"),
    ("by the end of 31-Dec-2025", "[..2025-12-31]", ("2025-12-31",) * 2, "by 31 Dec 2025"),
    ("before the end of 30 September 2025", "[..2025-09-30]", ("2025-09-30",) * 2, "by 30 Sep 2025"),
    ("by the end of the second half of June 2025", "[..2025-06-30]", ("2025-06-30",) * 2, "by 30 Jun 2025"),
    ("by the end of the last week of May 2025", "[..2025-05-31]", ("2025-05-31",) * 2, "by 31 May 2025"),
    (
        "the week beginning 1 January 2024",
        "[2024-01-01..2024-01-07]",
        ("2024-01-01", "2024-01-07"),
        "between 1 and 7 Jan 2024",
    ),
    ("not before the week beginning 1 January 2024", "[2024-01-01..]", None, "1 Jan 2024 or later"),
    ("early 2025", "[2025-01..2025-04]", ("2025-01-01", "2025-04-30"), "early 2025"),
    ("the start of 2025", "[2025-01..2025-04]", ("2025-01-01", "2025-04-30"), "early 2025"),
    ("the end of 2025", "[2025-09..2025-12]", ("2025-09-01", "2025-12-31"), "late 2025"),
    ("the end of January 2024", "[2024-01-21..2024-01-31]", ("2024-01-21", "2024-01-31"), "late Jan 2024"),
    ("towards the end of 2025", "[2025-09..2025-12]", ("2025-09-01", "2025-12-31"), "late 2025"),
    # between two limits
    (
        *("between the start of 2024 and the end of 2025", "[2024-01-01..2025-12-31]", ("2024-01-01", "2025-12-31")),
        "between the start of 2024 and the end of 2025",
    ),
    (
        *("between the end of 2023 and the start of 2025", "[2023-12-31..2025-01-01]", ("2023-12-31", "2025-01-01")),
        "between the end of 2023 and the start of 2025",
    ),
    (
        *("between the end of June and the end of July 2025", "[2025-06-30..2025-07-31]", ("2025-06-30", "2025-07-31")),
        "between the end of Jun 2025 and the end of Jul 2025",
    ),
    ("after the start of 2024 and before the end of 2025", "[2024..2025-12-31]", ("2024-01-01", "2025-12-31"), None),
    (
        *("between 31 March 2024 and the end of April 2024", "[2024-03-31..2024-04-30]", ("2024-03-31", "2024-04-30")),
        "between 31 Mar 2024 and the end of Apr 2024",
    ),
    (
        *("between the start and the end of June 2024", "[2024-06-01..2024-06-30]", ("2024-06-01", "2024-06-30")),
        "between the start of Jun 2024 and the end of Jun 2024",
    ),
    # spans are no deadlines
    ("from the end of 2023 to the start of 2025", "2023-12-31/2025-01-01", None, "the end of 2023 – the start of 2025"),
    ("from the start to the end of 2024", "2024-01-01/2024-12-31", None, "the start of 2024 – the end of 2024"),
    ("from the end of June to the end of 2025", "2025-06-30/2025-12-31", None, "the end of Jun 2025 – the end of 2025"),
    ("from 31 December 2023 to the end of 2024", "2023-12-31/2024-12-31", None, "31 Dec 2023 – the end of 2024"),
    ("from the end of 2023 to 31 December 2024", "2023-12-31/2024-12-31", None, "the end of 2023 – 31 Dec 2024"),
    ("from the end of 2023 to 31 December 2023", "2023-12-31/2023-12-31", None, "the end of 2023 – 31 Dec 2023"),
    ("from 1 January 2024 to the start of 2025", "2024-01-01/2025-01-01", None, "1 Jan 2024 – the start of 2025"),
    ("from the start of 2024 to 2025-12-31", "2024-01-01/2025-12-31", None, "the start of 2024 – 31 Dec 2025"),
    (
        *("from 30 September 2023 to the end of September 2024", "2023-09-30/2024-09-30", None),
        "30 Sep 2023 – the end of Sep 2024",
    ),
    ("the end of 2023–31 December 2024", "2023-12-31/2024-12-31", None, "the end of 2023 – 31 Dec 2024"),
    ("the end of 2024 onwards", "2024-12-31/..", None, "since the end of 2024"),
    ("ongoing since the start of 2014", "2014-01-01/..", None, "since the start of 2014"),
    ("late 2014 – early 2019", "2014-39/2019-37", None, "late 2014 – early 2019"),
    # neither are open ends
    ("the end of 2024 or later", "[2024-12-31..]", None, "the end of 2024 or later"),
    ("the start of 2024 or later", "[2024..]", None, "2024 or later"),
]


@pytest.mark.parametrize(("phrase", "edtf", "closes", "printed"), MORE)
def test_other_limits(phrase: str, edtf: str, closes: tuple[str, str] | None, printed: str | None) -> None:
    date = parse(phrase)
    assert date.edtf == edtf
    assert window(date) == closes
    if printed is not None:
        assert words(date) == printed


DEADLINES = [
    ("towards the end of 2025", "[2025-09..2025-12]", ("2025-09-01", "2025-12-31")),
    ("around the end of 2025", "[..2025-12-31~]", ("2025-12-31", "2025-12-31")),
    ("late 2025", "[2025-09..2025-12]", ("2025-09-01", "2025-12-31")),
    ("the start of 2025", "[2025-01..2025-04]", ("2025-01-01", "2025-04-30")),
    ("the end of June or the end of July 2025", "[2025-06-30,2025-07-31]", ("2025-06-30", "2025-07-31")),
    ("2025", "2025", ("2025-01-01", "2025-12-31")),
    ("by the end of 2025", "[..2025-12-31]", ("2025-12-31", "2025-12-31")),
]


@pytest.mark.parametrize(("phrase", "edtf", "closes"), DEADLINES)
def test_phrases_as_deadlines(phrase: str, edtf: str, closes: tuple[str, str]) -> None:
    date = parse(phrase, "deadline")
    assert (date.edtf, window(date)) == (edtf, closes)


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("31 December 2023 or the end of 2024", "31 Dec 2023 or the end of 2024"),
        ("the end of 2023 or 31 December 2024", "the end of 2023 or 31 Dec 2024"),
        ("the end of June or the end of July 2025", "the end of Jun 2025 or the end of Jul 2025"),
        ("30 June, the end of July or 31 August 2025", "30 Jun 2025, the end of Jul 2025 or 31 Aug 2025"),
    ],
)
def test_each_date_of_a_list_is_named_by_its_own_words(phrase: str, printed: str) -> None:
    assert words(parse(phrase, "deadline")) == printed


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("the end of 2025", "the end of 2025"),
        ("by the end of 2025", "the end of 2025"),
        ("before 2026", "the end of 2025"),
        ("before October 2025", "the end of Sep 2025"),
        ("before 1 May 2025", "30 Apr 2025"),
        ("possibly before about 2026", "possibly c. the end of 2025"),
        ("by September 2025", "Sep 2025"),
        ("by early 2025", "early 2025"),
        ("[..2025-09-30]", "30 Sep 2025"),
        ("2025", "2025"),
    ],
)
def test_behind_until(phrase: str, printed: str) -> None:
    assert words(parse(phrase, "until"), "until") == printed


def test_edtf_is_no_phrase() -> None:
    assert words(parse("[..2025-09-30]")) == "by 30 Sep 2025"
    assert window(parse("[..2024-02]")) == ("2024-02-01", "2024-02-29")
    assert words(parse("[..2024-02]")) == "by Feb 2024"
    assert words(parse("[..2024-02]")._replace(words="before 1 March")) == "before Mar 2024"


def test_relative_limits_of_a_question() -> None:
    from datetime import date

    today = date(2025, 3, 18)
    for phrase, edtf, closes in (
        ("before next month", "[..2025-03]", "2025-03-31"),
        ("by the end of this year", "[..2025-12-31]", "2025-12-31"),
        ("the end of next month", "[..2025-04-30]", "2025-04-30"),
    ):
        asked = parse_asked(phrase, today, "deadline")
        assert (asked.edtf, window(asked)) == (edtf, (closes, closes))


@pytest.mark.parametrize(
    "phrase", ["on or before March 2024", "in or before March 2024", "2024 or before", "2024 or earlier"]
)
def test_on_or_before_is_by(phrase: str) -> None:
    date = parse(phrase)
    assert not closes_a_period(date)
    first, last = deadline_window(date)
    assert first < last


@pytest.mark.parametrize(
    ("phrase", "closes"),
    [
        ("by the end of June 2025", True),
        ("before July 2025", True),
        ("the end of June 2025", True),
        ("by 30 June 2025", False),
        ("by June 2025", False),
        ("by the start of June 2025", False),
        ("[..2025-06-30]", False),
    ],
)
def test_ends_of_a_period(phrase: str, closes: bool) -> None:
    assert closes_a_period(parse(phrase, "deadline")) is closes


@given(
    st.sampled_from(
        ["by", "before", "after", "until", "since", "not before", "between 2000 and", "from the end of 1999 to", ""]
    ),
    st.sampled_from(["", "about", "possibly"]),
    st.sampled_from(["", "the start of", "the end of", "end of", "early", "mid", "late", "the second half of"]),
    st.sampled_from([period.typed for period in PERIODS]),
    st.sampled_from(["date", "deadline", "until"]),
)
def test_stored_limits_are_complete(relation: str, hedge: str, part: str, period: str, role: str) -> None:
    """An index keeps the EDTF and the words of a date, and nothing else."""
    phrase = " ".join(word for word in (relation, hedge, part, period) if word)
    try:
        date = parse(phrase, role)  # type: ignore[arg-type]
    except DateError:
        return
    kept = parse_edtf(date.edtf)._replace(words=date.words)
    assert kept == date
    assert (words(kept), window(kept), closes_a_period(kept)) == (words(date), window(date), closes_a_period(date))
    if role == "date":
        again = parse(words(date))
        assert (again.kind, *bounds(again)) == (date.kind, *bounds(date)), words(date)
        assert (again.approximate, again.uncertain) == (date.approximate, date.uncertain)
        assert iso(again.earliest) == iso(date.earliest)
        assert window(again) == window(date), words(date)
