"""Dates offered by a refusal: each can be read, and is one of the readings of the typed text."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import edtf
from tests.dates.test_phrases import REFUSED
from tests.dates.test_properties import WORDS
from tests.dates.test_properties import refusal as refused
from tests.examples import examples
from timeline.dates import DateError, Role, iso, parse, parse_asked, parse_edtf

_DATED = re.compile(r"(?<!up to )(?<![0-9])[0-9X]{4}|[0-9] BC")
_OFFER = re.compile(r"\bwrite ((?:\[[^]]*\]|[^;])*)")


def offered(hint: str) -> list[str]:
    """The dates that a hint tells to write."""
    found = []
    for offer in _OFFER.findall(hint):
        plain = re.sub(r" \([^)]*\)| for [^,]*?(?=,| or |$)|^.*such as |^[a-z ]+: ", "", offer)
        for part in re.split(r",? or (?=\S)|, (?![0-9]{4}$)", plain):
            part = re.sub(r"^(?:in brackets: |once for each year: |a date such as |EDTF: )| and so on$", "", part)
            if _DATED.search(part) and "YYYY" not in part and "{" not in part:
                found.append(part)
    return found


def refusal(text: str, role: Role = "date") -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text, role)
    return caught.value


# what is typed, what is offered, and the first and the last day that any reading of what was typed can have
READINGS = [
    ("3/4/2025", ["2025-04-03", "2025-03-04"], "2025-03-04", "2025-04-03"),
    ("by 3.4.2025", ["2025-04-03", "2025-03-04"], "2025-03-04", "2025-04-03"),
    ("beginning 2025", ["the beginning of 2025", "since 2025"], "2025-01-01", None),
    ("Beginning January 2025", ["the beginning of Jan 2025", "since Jan 2025"], "2025-01-01", None),
    ("beginning 2025-03", ["the beginning of Mar 2025", "since Mar 2025"], "2025-03-01", None),
    ("beginning the 1990s", ["the beginning of the 1990s", "since the 1990s"], "1990-01-01", None),
    ("beginning Q3 2025", ["2025-07", "since Q3 2025"], "2025-07-01", None),
    ("beginning winter 2023/24", ["2023-12", "since winter 2023/24"], "2023-12-01", None),
    ("beginning early 2025", ["[2025-01-01..2025-02-09]", "since early 2025"], "2025-01-01", None),
    ("beginning early January 2024", ["since 2024-01-01", "since 2024-01-10"], "2024-01-01", None),
    ("beginning the 19th century", ["since 1801", "since 1900"], "1801-01-01", None),
    ("possibly beginning 2025", ["possibly the beginning of 2025", "possibly since 2025"], "2025-01-01", None),
    ("beginning 2025?", ["possibly the beginning of 2025", "possibly since 2025"], "2025-01-01", None),
    ("beginning 44 BC", ["the beginning of 44 BCE", "since 44 BCE"], None, None),
    ("starting FY2024", ["starting October 2023", "starting April 2024"], "2023-10-01", None),
    ("winter 2024", ["winter 2023/24", "winter 2024/25"], "2023-12-01", "2025-02-28"),
    ("2019/20", ["2019/2020", "[2019..2020]", "winter 2019/20"], "2019-01-01", "2020-12-31"),
    ("2014-19", ["2014/2019", "[2014..2019]"], "2014-01-01", "2019-12-31"),
    ("the 1800s", ["180X", "18XX"], "1800-01-01", "1899-12-31"),
    ("4/2024", ["2024-04", "April 2024"], "2024-04-01", "2024-04-30"),
    ("2024/04", ["2024-04"], "2024-04-01", "2024-04-30"),
    ("2024.4.12", ["2024-04-12"], "2024-04-12", "2024-04-12"),
    ("2014..2019", ["[2014..2019]"], "2014-01-01", "2019-12-31"),
    ("since 2019/20", ["since winter 2019/20", "since 2019", "since 2020"], "2019-01-01", None),
    ("winter 2023/25", ["winter 2023/24", "winter 2024/25"], "2023-12-01", "2025-02-28"),
    # two digits
    ("Sep-24", ["September 2024"], "2024-09-01", "2024-09-30"),
    ("by Sep 24", ["by September 2024"], None, "2024-09-30"),
    ("July-15-22", ["15 July 2022", "15 July 1922"], "1922-07-15", "2022-07-15"),
    ("24-09-27", ["2024-09-27", "2027-09-24", "1927-09-24"], "1927-09-24", "2027-09-24"),
    ("by end-25", ["by end-2025", "by end-1925"], None, "2025-12-31"),
    ("by the end of 25", ["by the end of 2025", "by the end of 1925"], None, "2025-12-31"),
    ("since 24", ["since 2024", "since 1924"], "1924-01-01", None),
    ("circa 24", ["circa 2024", "circa 1924"], "1924-01-01", "2024-12-31"),
    ("winter 23/24", ["winter 2023/24", "winter 1923/24"], "1923-12-01", "2024-02-29"),
    ("winter 99/00", ["winter 1999/00", "winter 2099/00"], "1999-12-01", "2100-02-28"),
    ("by winter 23/24", ["by winter 2023/24", "by winter 1923/24"], None, "2024-02-29"),
    ("24/25", ["2024/2025", "[2024..2025]", "winter 2024/25"], "2024-01-01", "2025-12-31"),
    ("by 24/25", ["by winter 2024/25", "by 2024", "by 2025"], None, "2025-12-31"),
    ("25Q3", ["Q3 2025", "Q3 1925"], "1925-07-01", "2025-09-30"),
    ("by 25-H1", ["by H1 2025", "by H1 1925"], None, "2025-06-30"),
    ("3Q25", ["Q3 2025", "Q3 1925"], "1925-07-01", "2025-09-30"),
    ("12-24", ["December 2024", "2012/2024", "[2012..2024]"], "2012-01-01", "2024-12-31"),
    ("5/24", ["May 2024"], "2024-05-01", "2024-05-31"),
    ("since '90s", ["since the 1990s", "since the 2090s"], "1990-01-01", None),
    ("Sep 45", ["September 2045", "September 1945"], "1945-09-01", "2045-09-30"),
    ("March '24", ["March 2024", "March 1924"], "1924-03-01", "2024-03-31"),
    ("'24", ["2024", "1924"], "1924-01-01", "2024-12-31"),
    ("27/3/25", ["2025-03-27", "1925-03-27"], "1925-03-27", "2025-03-27"),
    ("27 Sep 24", ["27 September 2024", "27 September 1924"], "1924-09-27", "2024-09-27"),
    ("15-Jul-72", ["15 July 1972", "15 July 2072"], "1972-07-15", "2072-07-15"),
    ("Q3 24", ["Q3 2024", "Q3 1924"], "1924-07-01", "2024-09-30"),
    ("the '90s", ["the 1990s", "the 2090s"], "1990-01-01", "2099-12-31"),
    # fiscal years, by the countries that name them so
    ("FY2024", ["[2023-10..2024-09]", "[2024-04..2025-03]"], "2023-10-01", "2025-03-31"),
    ("FY24", ["[2023-10..2024-09]", "[2024-04..2025-03]"], "2023-10-01", "2025-03-31"),
    ("fiscal year 2024", ["[2023-10..2024-09]", "[2024-04..2025-03]"], "2023-10-01", "2025-03-31"),
    ("FY 2023/24", ["[2023-04..2024-03]", "[2023-07..2024-06]"], "2023-04-01", "2024-06-30"),
    ("the financial year 2023-24", ["[2023-04..2024-03]", "[2023-07..2024-06]"], "2023-04-01", "2024-06-30"),
    ("by the end of FY2025/26", ["by the end of March 2026", "by the end of June 2026"], None, "2026-06-30"),
    ("since FY2024", ["since October 2023", "since April 2024"], "2023-10-01", None),
    ("before FY2025", ["before October 2024", "before April 2025"], None, "2025-03-31"),
    ("by FY2025", ["by September 2025", "by March 2026"], None, "2026-03-31"),
    ("in FY2024", ["[2023-10..2024-09]", "[2024-04..2025-03]"], "2023-10-01", "2025-03-31"),
    ("early FY2024", [], None, None),
    # weeks
    ("by the week of 5 March 2024", ["by 2024-03-10", "by 2024-03-09", "by 2024-03-11"], None, "2024-03-11"),
    ("by the end of the week of 5 March 2024", ["by 2024-03-10", "by 2024-03-09", "by 2024-03-11"], None, "2024-03-11"),
    (
        *("before the week of 5 March 2024", ["before 2024-03-04", "before 2024-03-03", "before 2024-03-05"]),
        *(None, "2024-03-04"),
    ),
    (
        *("since the week of 5 March 2024", ["since 2024-03-04", "since 2024-03-03", "since 2024-03-05"]),
        *("2024-03-03", None),
    ),
    ("from the week of 5 March 2024", ["since 2024-03-04", "since 2024-03-03", "since 2024-03-05"], "2024-03-03", None),
    ("since the week of 4 March 2024", ["since 2024-03-04", "since 2024-03-10"], "2024-03-04", None),
    ("until the week of 4 March 2024", ["until 2024-03-04", "until 2024-03-10"], None, "2024-03-10"),
    ("by the fifth week of November 2021", ["by 2021-11-30"], None, "2021-11-30"),
    ("by the third week of 2024", ["by 2024-01-21"], None, "2024-01-21"),
    ("by early spring 2024", ["by 2024-03"], None, "2024-03-31"),
    ("since early January 2024", ["since 2024-01-01", "since 2024-01-10"], "2024-01-01", None),
    ("before late 19th century", ["before 1867"], None, "1866-12-31"),
    (
        "the week of 6 March 2024",
        ["[2024-03-04..2024-03-10]", "[2024-03-03..2024-03-09]", "[2024-03-06..2024-03-12]"],
        *("2024-03-03", "2024-03-12"),
    ),
    (
        *("the fifth week of November 2021", ["[2021-11-29..2021-11-30]", "the last week of November 2021"]),
        *("2021-11-24", "2021-11-30"),
    ),
    ("the third week of 2024", ["week 3 of 2024", "[2024-01-15..2024-01-21]"], "2024-01-15", "2024-01-21"),
    # parts that EDTF cannot hold where they stand
    ("end of Q3 2025", ["2025-09"], "2025-09-01", "2025-09-30"),
    ("early H1 2025", ["[2025-01..2025-02]"], "2025-01-01", "2025-02-28"),
    ("late 19th century", ["[1867..1900]"], "1867-01-01", "1900-12-31"),
    ("early spring 2024", ["2024-03"], "2024-03-01", "2024-03-31"),
    ("end of 3 March 2024", ["2024-03-03"], "2024-03-03", "2024-03-03"),
    ("throughout 2023", ["2023-01-01/2023-12-31"], "2023-01-01", "2023-12-31"),
    ("as of March 2024", ["March 2024", "since March 2024"], "2024-03-01", None),
    ("since at least 2014", ["since 2014"], "2014-01-01", None),
    ("est. 1920", ["about 1920", "1920"], "1920-01-01", "1920-12-31"),
    ("CAL 1920", ["about 1920", "1920"], "1920-01-01", "1920-12-31"),
    ("the last days of November 2021", ["late November 2021"], "2021-11-21", "2021-11-30"),
    ("the last years of the 1990s", ["late 1990s"], "1997-01-01", "1999-12-31"),
    ("the last three months of 2024", ["[2024-10..2024-12]", "2024-10/2024-12"], "2024-10-01", "2024-12-31"),
    ("in the first two weeks of March 2024", ["[2024-03-01..2024-03-14]", "2024-03-01/2024-03-14"], "2024-03-01",
     "2024-03-14"),
    ("by the last three months of 2024", ["by 2024-12"], None, "2024-12-31"),
    ("since the last 3 days of March 2024", ["since 2024-03-29"], "2024-03-29", None),
    ("shortly before 2025", ["before 2025"], None, "2024-12-31"),
    ("27/03/2025 28/03/2025", ["2025-03-27"], "2025-03-27", "2025-03-27"),
    ("27/03/2025 12/04/2025", ["2025-04-12", "2025-12-04"], "2025-04-12", "2025-12-04"),
    # eras
    ("44–43 BC", ["44 BC – 43 BC"], None, None),
    ("from 44 to 43 BC", ["44 BC to 43 BC"], None, None),
    ("the 40s BC", ["between 49 BC and 40 BC"], None, None),
    ("since the 40s BC", ["since 49 BC"], None, None),
    ("15/3/44 BC", ["15 March 44 BC"], None, None),
    ("3/4/44 B.C.", ["3 April 44 BC", "4 March 44 BC"], None, None),
    ("15/3/1200 BC", ["15 March 1200 BC"], None, None),
    ("3/1200 BC", ["March 1200 BC"], None, None),
    ("the 490s BC", ["between 499 BC and 490 BC"], None, None),
    ("winter 44 BC", ["-0044-24", "-0043-24"], None, None),
    ("12000 BC", ["Y-11999"], None, None),
    # counted from something
    ("100 days after 12 November 2019", ["2020-02-20"], "2020-02-20", "2020-02-20"),
    ("two weeks after 1 March 2024", ["2024-03-15"], "2024-03-15", "2024-03-15"),
    ("a month before 31 March 2024", ["2024-02-29"], "2024-02-29", "2024-02-29"),
    ("within 100 days of 12 November 2019", ["[2019-11-12..2020-02-20]"], "2019-11-12", "2020-02-20"),
    # EDTF
    ("2024-03-26T01:28:00.000Z", ["2024-03-26T01:28:00Z"], "2024-03-26", "2024-03-26"),
    ("2024-03-26T01:28:00.5+01:00", ["2024-03-26T01:28:00+01:00"], "2024-03-26", "2024-03-26"),
    ("192X-33", ["[1920-33,1921-33]"], "1920-01-01", "1929-03-31"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "expected", "first", "last"), READINGS, ids=[row[0] for row in READINGS])
def test_suggestions_are_readings(typed: str, expected: list[str], first: str | None, last: str | None) -> None:
    hint = refusal(typed).hint
    assert offered(hint) == expected, hint
    for text in expected:
        date = parse(text)
        assert first is None or (iso(date.earliest) or "") >= first, text
        assert last is None or (iso(date.latest) or "9") <= last, text


DEADLINES = [
    ("100 days after 12 November 2019", "write 2020-02-20; a deadline can count: {within: 100 days, of: 2019-11-12}"),
    (
        "within 100 days of 12 November 2019",
        "write by 2020-02-20; a deadline can count: {within: 100 days, of: 2019-11-12}",
    ),
    ("two weeks after the election", "a deadline can count: {within: 2 weeks, of: ID}"),
    ("within 90 days", "write the date; a deadline can count: {within: 90 days, of: ID}"),
    ("2019/20", "write [2019..2020] (one date in it) or winter 2019/20"),
    ("2014-19", "write [2014..2019] (one date in it)"),
    ("24/25", "write [2024..2025] (one date in it) or winter 2024/25"),
    ("the last three months of 2024", "write [2024-10..2024-12] (one date in it)"),
    ("the last 40 days of March 2024", "write its last day"),
    ("as of March 2024", "write March 2024"),
    ("throughout 2024", "write its last day"),
    ("two weeks", "write its last day"),
    ("within a month of March 2024", "a deadline can count: {within: 1 month, of: ID}"),
]


@pytest.mark.parametrize(("typed", "hint"), DEADLINES)
def test_suggested_deadlines_are_valid(typed: str, hint: str) -> None:
    assert refusal(typed, "deadline").hint == hint


NAMED = [
    ("Sep-24", "year of two digits"),
    ("FY2024", "fiscal year"),
    ("Q3 FY2024", "fiscal year"),
    ("FY2025 or later", "such as October 2024 or later ("),
    ("the 40s AD", "write between 40 AD and 49 AD"),
    ("tax year 2024/25", "fiscal year"),
    ("H3/2024", "H1 or H2"),
    ("30/2/2025", "is no date"),
    ("week 53 of 2024", "from 1 to 52"),
    ("week 5", "of what year"),
    ("the week of March 2024", "a week of more than a day"),
    ("the last week of February", "February has no year"),
    ("the second week of Q3 2025", "a week of such a period"),
    ("the weekend of 9 March 2024", "weekends are not read"),
    ("0 BC", "no era has a year 0"),
    ("30 February 44 BC", "February 44 BCE has no day 30"),
    ("2024-03-26T01:28:00.000Z", "no fractions of a second"),
    ("192X-33", "33 is a quarter"),
    ("19XX-21", "21 is a season"),
    ("last week", "depends on the day"),
    ("the last days of November 2021", "how many days is not said"),
    ("the last 40 days of March 2024", "March 2024 has no such days"),
    ("shortly before 2025", "does not say how long"),
    ("shortly after the election", "does not say how long"),
    ("27/03/2025 28/03/2025", "27/03/2025 is not read where it stands"),
    ("by the end", "'by the end': end in what year or month is not said"),
    ("by the end or so", "': end in what year or month is not said"),
    ("within 2 weeks", "2 weeks of what"),
]


@pytest.mark.parametrize(("typed", "part"), NAMED)
def test_refused_by_name(typed: str, part: str) -> None:
    assert part in str(refusal(typed))


@pytest.mark.parametrize("text", [text for text, _ in REFUSED])
def test_every_date_that_is_offered_is_read(text: str) -> None:
    every_offer_is_read(text)


def every_offer_is_read(text: str) -> None:
    for read in (parse, parse_edtf, lambda some: parse_asked(some, datetime.date(2025, 3, 18))):
        error = refused(read, text)
        for offer in offered(error.hint) if error is not None else ():
            assert refused(parse, offer) is None, f"{error} offers {offer!r}"


@examples(1000)
@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from([" ", "", "-", "/"]))
def test_whatever_is_offered_for_a_heap_of_words_is_read(heap: list[str], joint: str) -> None:
    text = joint.join(heap)
    if text.isascii() and text.isprintable():
        every_offer_is_read(text)


@examples(300)
@given(edtf)
def test_whatever_is_offered_for_edtf_is_read(text: str) -> None:
    every_offer_is_read(text)


@given(st.integers(0, 32), st.sampled_from("/.-"), st.integers(0, 32), st.sampled_from(["2024", "2023", "24", "99"]))
def test_figures_are_read_if_only_one_reading_is_a_date(one: int, mark: str, other: int, year: str) -> None:
    text = f"{one}{mark}{other}{mark}{year}"
    meant = set()
    for day, month in ((one, other), (other, one)):
        try:
            meant.add(datetime.date(int(year), month, day).isoformat())
        except ValueError:
            continue
    if len(meant) == 1 and len(year) == 4:
        assert parse(text).edtf == meant.pop()
    else:
        assert set(offered(refusal(text).hint)) >= (meant if len(year) == 4 else set())
        every_offer_is_read(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2023\u201324", "2023-01-01", "2024-12-31"), ("1998\u201399", "1998-01-01", "1999-12-31")],
)
def test_a_long_dash_between_two_years_is_not_offered_as_the_code_of_a_season(text: str, first: str, last: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    offered = parse(refused.value.hint.removeprefix("write ").partition(" ")[0])
    assert (iso(offered.earliest), iso(offered.latest)) == (first, last)
