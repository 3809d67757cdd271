"""Dates as people and programs type them: signs around them, figures with other signs, years of two digits."""

from typing import Any

import pytest

from timeline.dates import parse
from timeline.imports.date_cells import date_in_cell
from timeline.imports.unfit import Unfit

READ: list[tuple[str, dict[str, Any], str]] = [
    ("12 May 2024.", {}, "2024-05-12"),
    ("“12 May 2024”", {}, "2024-05-12"),
    ("12 May 2024,", {}, "2024-05-12"),
    ("12 May 2024¹", {}, "2024-05-12"),
    ("12 May 2024 (Sunday)", {}, "2024-05-12"),
    ("May 2024 (exact date unknown)", {}, "2024-05"),
    ("2021 (date unclear)", {}, "2021"),
    ("12 May 2024 (date unclear)", {}, "2024-05-12?"),  # a day that is doubted is not certain any more
    ("12/05/2024 (date unclear)", {"order": "dmy"}, "2024-05-12?"),
    ("12. Mai 2024 (exact date unknown)", {}, "2024-05-12?"),
    ("Mai 2024 (exact date unknown)", {}, "2024-05"),
    ("12 May 2024 (time unknown)", {}, "2024-05-12"),
    ("± 2014", {}, "2014~"),
    ("+/- 2014", {}, "2014~"),
    ("circa. 2014", {}, "2014~"),
    ("2014 ca", {}, "2014~"),
    ("o/a 12 May 2024", {}, "2024-05-12~"),
    ("wc 20 November 2023", {}, "[2023-11-20..2023-11-26]"),
    ("w/e 12 May 2024", {}, "[2024-05-06..2024-05-12]"),
    ("13 / 05 / 2024", {}, "2024-05-13"),
    ("12. 5. 2024", {"order": "dmy"}, "2024-05-12"),
    ("2024. 05. 12.", {}, "2024-05-12"),
    ("2024_05_12", {}, "2024-05-12"),
    ("2024–05–12", {}, "2024-05-12"),
    ("05.2024", {}, "2024-05"),
    ("2024.05", {}, "2024-05"),
    ("05-2024", {}, "2024-05"),
    ("2024/05", {}, "2024-05"),
    ("12.V.2024", {}, "2024-05-12"),
    ("XII 2023", {}, "2023-12"),
    ("2024 (May)", {}, "2024-05"),
    ("2024, 12 May", {}, "2024-05-12"),
    ("20.-22.05.2024", {}, "2024-05-20/2024-05-22"),
    ("01.–03.05.2024", {}, "2024-05-01/2024-05-03"),
    ("30.04. - 02.05.2024", {}, "2024-04-30/2024-05-02"),
    ("12-14/05/2024", {}, "2024-05-12/2024-05-14"),
    ("05/12-14/2024", {}, "2024-05-12/2024-05-14"),
    ("Sun May 12 14:30:00 +0000 2024", {}, "2024-05-12T14:30:00+00:00"),
    ("12 May 2024 @ 2:30 PM", {}, "2024-05-12T14:30"),
    ("12 May 2024 14:30 local time", {}, "2024-05-12T14:30"),
    ("15 May\u200b 2024", {}, "2024-05-15"),
    ("202405", {"order": "ymd"}, "2024-05"),
    ("5 May 2024 (Sun.)", {}, "2024-05-05"),
    ("2021-00", {}, "2021"),
    ("1999-00-00", {}, "1999"),
    ("1999/00", {"years": "lasts"}, "1999/2000"),
    ("1999-00", {"years": "within"}, "[1999..2000]"),
    # The hundred years of two digits.
    ("12-May-24", {"century": 1930}, "2024-05-12"),
    ("12-Dec-99", {"century": 1930}, "1999-12-12"),
    ("12-Dec-29", {"century": 1930}, "2029-12-12"),
    ("12-Dec-30", {"century": 1930}, "1930-12-12"),
    ("12-Dec-99", {"century": 2000}, "2099-12-12"),
    ("May-24", {"century": 1930}, "2024-05"),
    ("May '24", {"century": 1930}, "2024-05"),
    ("12 May '24", {"century": 1930}, "2024-05-12"),
    ("May 12, 24", {"century": 1930}, "2024-05-12"),
    ("Q3 24", {"century": 1930}, "Q3 2024"),
    ("3Q24", {"century": 1930}, "Q3 2024"),
    ("12/05/24", {"century": 1930, "order": "dmy"}, "2024-05-12"),
    ("12/05/24", {"century": 1930, "order": "mdy"}, "2024-12-05"),
    ("24-05-12", {"century": 1930, "order": "ymd"}, "2024-05-12"),
    ("13/05/24", {"century": 1930}, "2024-05-13"),
    ("12/05/24 14:30", {"century": 1930, "order": "dmy"}, "2024-05-12T14:30"),
    ("12-ene-24", {"century": 1930}, "2024-01-12"),
    ("12 May 2024", {"century": 1930}, "2024-05-12"),
    ("May 12, 14 and 20, 2024", {"century": 1930}, "{2024-05-12,2024-05-14,2024-05-20}"),  # three days of one month
    ("12 May 24 - 3 June 24", {"century": 1930}, "2024-05-12/2024-06-03"),
    ("May 12, 24 or May 14, 24", {"century": 1930}, "[2024-05-12,2024-05-14]"),
    ("12 May - 3 June 2024", {"century": 1930}, "2024-05-12/2024-06-03"),
    ("2024-05-12 14:30", {"century": 1930}, "2024-05-12T14:30"),
]


@pytest.mark.parametrize(("text", "options", "meant"), READ)
def test_the_date_that_a_text_says(text: str, options: dict[str, Any], meant: str) -> None:
    found, wanted = parse(date_in_cell(text, **options)), parse(meant)
    assert (found.kind, found.earliest, found.latest) == (wanted.kind, wanted.earliest, wanted.latest)
    assert (found.flagged, str(found.time)) == (wanted.flagged, str(wanted.time))


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("12-May-24", {}, "12-May-24 has a year of two digits"),
    ("May 24", {"century": 1930}, "May 24 has a year of two digits"),  # or the 24th
    ("24-05-12", {"century": 1930}, "24-05-12 has a year of two digits"),  # 24 May 2012, or 12 May 2024
    ("May-12 or May-14, 2024", {"century": 1930}, "May-12 has a year of two digits"),
    ("10 May 20 or 21", {"century": 1930}, "10 May 20 has a year of two digits"),  # or in 2021, or on the 21st
    ("12/05/24", {"century": 1930}, "12/05/2024 has two readings"),
    ("12 / 05 / 2024", {}, "12/05/2024 has two readings"),
    ("1999/00", {}, "1999/00 has several readings"),  # or 1999 with an unknown month
    ("1999-00", {}, "1999-00 has several readings"),
    ("2009/10", {}, "2009/10 has several readings"),
    ("2024-5", {}, "month and day have two digits"),  # or 2024 and 2025
    ("202405", {}, "202405 may be the month 2024-05, or a number"),
    ("202405", {"serial": 1900}, "202405 may be the month 2024-05, or a number"),
    ("001066", {}, "not an EDTF date"),
    ("X 2024", {}, "x is not understood"),  # October, or a month that is not known
    ("do 2 maja 2024", {}, "do is not understood"),  # until in Polish, Thursday in German
    ("IV 2024", {}, "iv is not understood"),  # April, or the fourth quarter
    ("12./13.05.2024", {}, "12/13 May 2024 may be one of two dates, or last from one to the other"),
    ("12 May 2024, 14:30 (time unclear)", {}, "it says no date"),  # nor about when in the day
    ("12 May 2024 (disputed)", {}, "the remark '(disputed)' behind the date is not understood"),
    ("May 2024 –", {}, "May 2024 – has no end"),
    ("12 May 2024 14:30 Moscow time", {}, "moscow time does not say how far from UTC it is"),
]


@pytest.mark.parametrize(("text", "options", "why"), REFUSED)
def test_what_is_no_certain_date_is_refused(text: str, options: dict[str, Any], why: str) -> None:
    with pytest.raises(Unfit) as refused:
        date_in_cell(text, **options)
    assert refused.value.why.casefold() == why.casefold()
    assert refused.value.remedy


def test_the_remedy_for_two_digits_is_a_key_of_the_map() -> None:
    with pytest.raises(Unfit) as refused:
        date_in_cell("12-May-24")
    assert refused.value.lacks == "century"
    assert "'century: 1930' in the map, by which 29 is 2029 and 30 is 1930" in refused.value.remedy
