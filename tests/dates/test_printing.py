"""Dates in words."""

import pytest

from timeline.dates import parse, parse_edtf, words

WORDS = [
    ("2024-09-27", "27 Sep 2024"),
    ("2024-09-03", "3 Sep 2024"),
    ("2024-09", "Sep 2024"),
    ("2024-05", "May 2024"),
    ("2023", "2023"),
    ("0409", "0409"),
    ("2024-09-27T10:20:30Z", "27 Sep 2024, 10:20:30 UTC"),
    ("[2022-01..2022-04]", "early 2022"),
    ("[2022-05..2022-08]", "mid-2022"),
    ("[2022-09..2022-12]", "late 2022"),
    ("[2022-01..2022-08]", "early to mid-2022"),
    ("[2022-05..2022-12]", "mid to late 2022"),
    ("[2024-01-01..2024-01-10]", "early Jan 2024"),
    ("[2024-01-11..2024-01-20]", "mid-Jan 2024"),
    ("[2024-01-21..2024-01-31]", "late Jan 2024"),
    ("[2024-02-21..2024-02-29]", "late Feb 2024"),
    ("[2024-02-21..2024-02-28]", "between 21 and 28 Feb 2024"),
    ("[2024-01-01..2024-01-15]", "between 1 and 15 Jan 2024"),
    ("[2022-01~..2022-04~]", "c. early 2022"),
    ("[1990..1993]", "between 1990 and 1993"),
    ("[2020..2023]", "between 2020 and 2023"),
    ("[1994..1996]", "between 1994 and 1996"),
    ("[1997?..1999?]", "possibly between 1997 and 1999"),
    ("[1900..1903]", "between 1900 and 1903"),
    ("[1801..1900]", "19th century"),
    ("[2001..2100]", "21st century"),
    ("2025-35", "Q3 2025"),
    ("2025-40", "H1 2025"),
    ("2025-41", "H2 2025"),
    ("2024-21", "spring 2024"),
    ("2024-23", "autumn 2024"),
    ("2023-24", "winter 2023/24"),
    ("1999-24", "winter 1999/2000"),
    ("2024-25", "northern spring 2024"),
    ("2024-29", "southern spring 2024"),
    ("2024-30", "southern summer 2024/25"),
    ("2024-32", "southern winter 2024"),
    ("2022-37", "early 2022"),
    ("199X", "1990s"),
    ("200X", "2000s"),
    ("190X", "190X"),
    ("19XX", "19XX"),
    ("1985-XX", "1985, month unknown"),
    ("1985-XX-XX", "1985, day unknown"),
    ("1985-04-XX", "Apr 1985, day unknown"),
    ("1985-04-XX~", "c. Apr 1985, day unknown"),
    ("1984-1X", "1984-1X"),
    ("15XX-12-25?", "15XX-12-25?"),
    ("1950S2", "1950S2"),
    ("Y170000002", "Y170000002"),
    ("-0043", "44 BCE"),
    ("2023-05~", "c. May 2023"),
    ("2015?", "possibly 2015"),
    ("2015%", "possibly c. 2015"),
    ("2004?-06-~11", "possibly c. 11 Jun 2004"),
    ("[..2025-09]", "by Sep 2025"),
    ("[..2025-09-30]", "by 30 Sep 2025"),
    ("[..199X]", "by the 1990s"),
    ("[..2023-05~]", "by c. May 2023"),
    ("[..2023-05?]", "possibly by May 2023"),
    ("[..2023-05%]", "possibly by c. May 2023"),
    ("[2020..]", "2020 or later"),
    ("[2014..2019]", "between 2014 and 2019"),
    ("[2024-03-03..2024-03-07]", "between 3 and 7 Mar 2024"),
    ("[2024-03..2024-05]", "between Mar and May 2024"),
    ("[2014?..2019?]", "possibly between 2014 and 2019"),
    ("[2014~..2019]", "between c. 2014 and 2019"),
    ("[199X..2005]", "between the 1990s and 2005"),
    ("[2024-01..2024-09-15]", "between Jan and 15 Sep 2024"),
    ("[2024-03-12..2024-04]", "between 12 Mar and Apr 2024"),
    ("[2024-01..2025-09-15]", "between Jan 2024 and 15 Sep 2025"),
    ("[2024-01~..2024-09-15]", "between c. Jan 2024 and 15 Sep 2024"),
    ("[-0043-01..-0043-09-15]", "between Jan and 15 Sep 44 BCE"),
    ("[2025-03..2025-03-12]", "between 1 and 12 Mar 2025"),
    ("[2025-03-12..2025-03]", "between 12 and 31 Mar 2025"),
    ("[2024-02-12..2024-02]", "between 12 and 29 Feb 2024"),
    ("[2024..2024-09]", "between Jan and Sep 2024"),
    ("[2024..2024-09-15]", "between Jan and 15 Sep 2024"),
    ("[2024-09-15..2024]", "between 15 Sep and Dec 2024"),
    ("[2024..2024-01-12]", "between 1 and 12 Jan 2024"),
    ("[2024..2024-35]", "between 2024 and Q3 2024"),
    ("[2024-02..2024-02-01]", "1 Feb 2024"),
    ("[2014?..2014?]", "possibly 2014"),
    ("[2014,2015]", "2014 or 2015"),
    ("[2014,2015,2017~]", "2014, 2015 or c. 2017"),
    ("[2024-09..2024-12,2025-01..2025-04]", "late 2024 or early 2025"),
    ("[1667,1668,1670..1672]", "[1667,1668,1670..1672]"),
    ("[2014]", "2014"),
    ("2014/2019", "2014 – 2019"),
    ("2024-03-03/2024-03-07", "3 – 7 Mar 2024"),
    ("2024-09-27/2024-10-03", "27 Sep – 3 Oct 2024"),
    ("2024-12-27/2025-01-03", "27 Dec 2024 – 3 Jan 2025"),
    ("2024-03/2024-05", "Mar – May 2024"),
    ("2024-01/2024-09-15", "Jan – 15 Sep 2024"),
    ("2024-03-12/2024-04", "12 Mar – Apr 2024"),
    ("2024-03/2024-03-12", "Mar 2024 – 12 Mar 2024"),
    ("2024-03-12/2024-03", "12 Mar 2024 – Mar 2024"),
    ("2024-03-03/2024-03-03", "3 Mar 2024 – 3 Mar 2024"),
    ("2014/2019-03-23", "2014 – 23 Mar 2019"),
    ("2014~/2019", "c. 2014 – 2019"),
    ("2024-03-03~/2024-03-07", "c. 3 Mar 2024 – 7 Mar 2024"),
    ("2014/..", "since 2014"),
    ("2014~/..", "since c. 2014"),
    ("2014?/..", "possibly since 2014"),
    ("199X/..", "since the 1990s"),
    ("2022-37/..", "since early 2022"),
    ("../2019", "until 2019"),
    ("../2024-39", "until late 2024"),
    ("2014/", "2014 – ?"),
    ("/2019", "? – 2019"),
    ("/..", "ongoing"),
    ("-0043/0014", "44 BCE – 0014"),
    ("{2024-03-03,2024-03-07}", "3 Mar 2024 and 7 Mar 2024"),
    ("{2014~,2015,2016?}", "c. 2014, 2015 and possibly 2016"),
    ("{2024-39,2025-37}", "late 2024 and early 2025"),
    ("{2016..2020}", "{2016..2020}"),
    ("{2014}", "{2014}"),
]


@pytest.mark.parametrize(("edtf", "printed"), WORDS)
def test_words(edtf: str, printed: str) -> None:
    date = parse_edtf(edtf)
    assert words(date) == printed
    again = parse(printed)
    assert (again.kind, again.earliest, again.latest) == (date.kind, date.earliest, date.latest)
    assert (again.approximate, again.uncertain) == (date.approximate, date.uncertain)


def test_phrases_are_printed_from_their_meaning() -> None:
    assert words(parse("no later than the end of September 2025")) == "by the end of Sep 2025"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("early 2020s", "early 2020s"),
        ("the end of the 1990s", "late 1990s"),
        ("the 19th century", "19th century"),
        ("early 1990s or late 1990s", "early 1990s or late 1990s"),
        ("between 2020 and 2023", "between 2020 and 2023"),
        ("possibly between 2020 and 2023", "possibly between 2020 and 2023"),
        ("between 1801 and 1900", "between 1801 and 1900"),
        ("after 1989 and before 1994", "between 1990 and 1993"),
        ("no earlier than 1990 and by 1993", "between 1990 and 1993"),
        ("early 2022", "early 2022"),
        ("Between January and April 2022", "between Jan and Apr 2022"),
        ("between 1 and 10 January 2024", "between 1 and 10 Jan 2024"),
    ],
)
def test_a_part_is_named_only_as_it_was_said(typed: str, printed: str) -> None:
    assert words(parse(typed)) == printed


def test_on_or_after_and_since_are_told_apart() -> None:
    assert words(parse("[2020..]")) != words(parse("2020/.."))
