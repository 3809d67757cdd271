"""Weeks, eras and the spellings that have one reading."""

import pytest

from timeline.dates import deadline_window, iso, parse, parse_edtf, words

SPELLINGS = [
    ("27/3/2025", "2025-03-27"),
    ("3/27/2025", "2025-03-27"),
    ("27.3.2025", "2025-03-27"),
    ("27-3-2025", "2025-03-27"),
    ("25/12/2024", "2024-12-25"),
    ("12/25/2024", "2024-12-25"),
    ("29/02/2024", "2024-02-29"),
    ("5/5/2025", "2025-05-05"),
    ("by 27/3/2025", "[..2025-03-27]"),
    ("27/3/2025 – 30/3/2025", "2025-03-27/2025-03-30"),
    ("15-Jul-2022", "2022-07-15"),
    ("15/Jul/2022", "2022-07-15"),
    ("15.Jul.2022", "2022-07-15"),
    ("15 Jul 2022", "2022-07-15"),
    ("2022-Jul-15", "2022-07-15"),
    ("2022/July/15", "2022-07-15"),
    ("Jul-2022", "2022-07"),
    ("Jul/2022", "2022-07"),
    ("Jul–2022", "2022-07"),
    ("2022-Jul", "2022-07"),
    ("2024-March", "2024-03"),
    ("2025/May", "2025-05"),
    ("2024–Dec", "2024-12"),
    ("2024-Dec.", "2024-12"),
    ("by 2024-Dec", "[..2024-12]"),
    ("c. 2024-Dec", "2024-12~"),
    ("2024-May 5", "2024-05-05"),
    ("2024-spring", "2024-21"),
    ("spring-2024", "2024-21"),
    ("2024-early", "[2024-01..2024-04]"),
    ("2022-Jul–Sep", "2022-07/2022-09"),
    ("2023-Nov to 2024-Feb", "2023-11/2024-02"),
    ("2023-Nov–2024-Feb", "2023-11/2024-02"),
    ("2024-Dec-2025-Jan", "2024-12/2025-01"),
    ("2024-spring-2024-autumn", "2024-21/2024-23"),
    ("2022-Jul, 2022-Aug or 2022-Sep", "[2022-07,2022-08,2022-09]"),
    ("2020–2024-May", "2020/2024-05"),
    ("2024–May 2025", "2024/2025-05"),
    ("2024-May 2025", "2024/2025-05"),
    ("2024–Dec, 2025", "2024/2025-12"),
    ("2024–early 2025", "2024/2025-37"),
    ("2014–mid-2015", "2014/2015-38"),
    ("2014-mid-2015", "2014/2015-38"),
    ("2014–Dec-2015", "2014/2015-12"),
    ("2014-Dec–2015", "2014-12/2015"),
    ("2014–end-2015", "2014/2015-12-31"),
    ("2024-southern spring", "2024-29"),
    ("2024–5 May 2025", "2024/2025-05-05"),
    ("2023 March–2024", "2023-03/2024"),
    ("Jul-15-2022", "2022-07-15"),
    ("Jul/15/2022", "2022-07-15"),
    ("Jul.15.2022", "2022-07-15"),
    ("Sept.-15-2022", "2022-09-15"),
    ("Mar/27/2025", "2025-03-27"),
    ("Jul-15th-2022", "2022-07-15"),
    ("Jul-15, 2022", "2022-07-15"),
    ("by Mar/27/2025", "[..2025-03-27]"),
    ("27/03/2025-28/03/2025", "2025-03-27/2025-03-28"),
    ("27-03-2025-28-03-2025", "2025-03-27/2025-03-28"),
    ("by the end-of-2025", "[..2025-12-31]"),
    ("by the end-of-September 2025", "[..2025-09-30]"),
    ("beginning in 2025", "2025/.."),
    ("beginning on 3 March 2025", "2025-03-03/.."),
    ("beginning in 2025 to 2026", "2025/2026"),
    ("starting in 2025", "2025/.."),
    ("starting from March 2025", "2025-03/.."),
    ("starting 2025", "2025/.."),
    ("Starting 3 March 2025", "2025-03-03/.."),
    ("possibly starting early 2022", "2022-37?/.."),
    ("starting 2025 to 2026", "2025/2026"),
    ("starting the end of 2024", "2024-12-31/.."),
    # a day has no beginning
    ("beginning 3 March 2025", "2025-03-03/.."),
    ("beginning 2025-03-03", "2025-03-03/.."),
    ("beginning 3 to 7 March 2025", "2025-03-03/2025-03-07"),
    # with another word beside it, it is the beginning of a period
    ("beginning of 2025", "[2025-01..2025-04]"),
    ("the beginning 2025", "[2025-01..2025-04]"),
    ("in beginning 2025", "[2025-01..2025-04]"),
    ("about beginning 2025", "[2025-01~..2025-04~]"),
    ("beginning to mid 2025", "[2025-01..2025-08]"),
    ("beginning 2025 to end 2025", "2025-01-01/2025-12-31"),
    ("from beginning 2025 to 2026", "2025-01-01/2026"),
    ("by beginning 2025", "[..2025-01-01]"),
    ("the beginning of 2025", "[2025-01..2025-04]"),
    ("H2/2024", "2024-41"),
    ("Q3/2024", "2024-35"),
    ("2024/Q3", "2024-35"),
    ("2024/H2", "2024-41"),
    ("2024H2", "2024-41"),
    ("2024Q3", "2024-35"),
    ("by Q3/2024", "[..2024-35]"),
    ("ABT 1920", "1920~"),
    ("abt. 1920", "1920~"),
    ("BEF 1920", "[..1919]"),
    ("AFT 1920", "[1921..]"),
    ("BET 1920 AND 1925", "[1920..1925]"),
    ("BET 3 MAR 1920 AND 7 APR 1920", "[1920-03-03..1920-04-07]"),
    ("FROM 1920 TO 1925", "1920/1925"),
    ("the first day of March 2024", "2024-03-01"),
    ("the last day of February 2024", "2024-02-29"),
    ("by the last day of 2025", "[..2025-12-31]"),
]
WEEKS = [
    ("the first week of November 2021", "2021-11-01", "2021-11-07"),
    ("the second week of November 2021", "2021-11-08", "2021-11-14"),
    ("third week of November 2021", "2021-11-15", "2021-11-21"),
    ("the fourth week in November 2021", "2021-11-22", "2021-11-28"),
    ("the last week of November 2021", "2021-11-24", "2021-11-30"),
    ("the last week of February 2024", "2024-02-23", "2024-02-29"),
    ("the first week of 2021", "2021-01-01", "2021-01-07"),
    ("the last week of 2024", "2024-12-25", "2024-12-31"),
    ("the week of 4 March 2024", "2024-03-04", "2024-03-10"),  # a Monday
    ("the week of 3 March 2024", "2024-03-03", "2024-03-09"),  # a Sunday
    ("week of 2024-03-04", "2024-03-04", "2024-03-10"),
    ("the week of Monday 4 March 2024", "2024-03-04", "2024-03-10"),
    ("week beginning 4 March 2024", "2024-03-04", "2024-03-10"),
    ("week commencing 6 March 2024", "2024-03-06", "2024-03-12"),
    ("w/c 4 March 2024", "2024-03-04", "2024-03-10"),
    ("the week ending 10 March 2024", "2024-03-04", "2024-03-10"),
    ("2024-W05", "2024-01-29", "2024-02-04"),
    ("2024W05", "2024-01-29", "2024-02-04"),
    ("week 5 of 2024", "2024-01-29", "2024-02-04"),
    ("week 5, 2024", "2024-01-29", "2024-02-04"),
    ("2024-W01", "2024-01-01", "2024-01-07"),
    ("2021-W01", "2021-01-04", "2021-01-10"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
]
ERAS = [
    ("44 BC", "-0043", "44 BCE"),
    ("44 B.C.", "-0043", "44 BCE"),
    ("44 bce", "-0043", "44 BCE"),
    ("1 BC", "0000", "1 BCE"),
    ("AD 79", "0079", "0079"),
    ("79 CE", "0079", "0079"),
    ("24 August AD 79", "0079-08-24", "24 Aug 0079"),
    ("March 44 BC", "-0043-03", "Mar 44 BCE"),
    ("15 March 44 BC", "-0043-03-15", "15 Mar 44 BCE"),
    ("March 15, 44 BC", "-0043-03-15", "15 Mar 44 BCE"),
    ("29 February 45 BC", "-0044-02-29", "29 Feb 45 BCE"),
    ("c. 500 BCE", "-0499~", "c. 500 BCE"),
    ("early 44 BC", "[-0043-01..-0043-04]", "early 44 BCE"),
    ("spring 44 BC", "-0043-21", "spring 44 BCE"),
    ("the 5th century BC", "[-0499..-0400]", "5th century BCE"),
    ("first century BC", "[-0099..0000]", "1st century BCE"),
    ("the 1st century AD", "[0001..0100]", "1st century"),
    ("from 49 BC to 44 BC", "-0048/-0043", "49 BCE – 44 BCE"),
    ("49 BC to AD 14", "-0048/0014", "49 BCE – 0014"),
    ("before 44 BC", "[..-0044]", "before 44 BCE"),
    ("after 1 BC", "[0001..]", "0001 or later"),
    ("10000 BC", "-9999", "10000 BCE"),
]


@pytest.mark.parametrize(("text", "edtf"), SPELLINGS)
def test_spellings(text: str, edtf: str) -> None:
    date = parse(text)
    assert (date.edtf, date.words) == (edtf, text)


@pytest.mark.parametrize(("text", "first", "last"), WEEKS)
def test_a_week_is_one_day_of_seven(text: str, first: str, last: str) -> None:
    date = parse(text)
    assert (date.edtf, date.kind) == (f"[{first}..{last}]", "point")
    assert tuple(iso(day) for day in deadline_window(date)) == (first, last)
    assert parse(f"by {text}").edtf == f"[..{last}]"
    assert parse(f"by the end of {text}").edtf == f"[..{last}]"


@pytest.mark.parametrize(("text", "edtf", "printed"), ERAS)
def test_years_before_year_1(text: str, edtf: str, printed: str) -> None:
    date = parse(text)
    assert (date.edtf, words(date)) == (edtf, printed)
    assert words(parse_edtf(edtf)) == printed or printed.startswith("before")
    again = parse(printed)
    assert (again.earliest, again.latest) == (date.earliest, date.latest)
