"""Dates of single cells: none is more precise than the cell, and what has two readings is refused."""

import datetime
from typing import Any

import pytest

from timeline.dates import parse
from timeline.imports.date_cells import date_in_cell
from timeline.imports.orders import is_proof
from timeline.imports.unfit import Cell, Unfit
from timeline.tables.cells import CellError, DayWithoutYear

D, T = datetime.date, datetime.datetime

READ: list[tuple[Cell, dict[str, Any], str]] = [
    # Cells in a date format.
    (D(2024, 3, 5), {}, "2024-03-05"),
    (D(1066, 10, 14), {}, "1066-10-14"),
    (D(2024, 1, 1), {}, "2024-01-01"),
    (T(2024, 3, 5), {}, "2024-03-05"),  # midnight is how workbooks keep a day
    (T(2024, 3, 26, 1, 28), {}, "2024-03-26T01:28"),
    (T(2024, 3, 26, 1, 28, 5), {}, "2024-03-26T01:28:05"),
    (T(2024, 3, 26, 23, 59), {}, "2024-03-26T23:59"),
    (T(2024, 3, 26, 1, 27, 59, 999_500), {}, "2024-03-26T01:28"),  # a fraction of a day that is a little short
    (T(2024, 3, 26, 1, 28, 5, 400_000), {}, "2024-03-26T01:28:05"),
    (D(2024, 3, 5), {"order": "mdy"}, "2024-03-05"),
    # Numbers in a general format: years, unless the map says that they count days.
    (2024, {}, "2024"),
    (1000, {}, "1000"),
    (2999, {}, "2999"),
    (2024.0, {}, "2024"),
    (2024, {"serial": 1900}, "2024"),
    (45387, {"serial": 1900}, "2024-04-05"),
    (45387.0, {"serial": 1900}, "2024-04-05"),
    (45387.5, {"serial": 1900}, "2024-04-05T12:00"),
    (45387.25, {"serial": 1900}, "2024-04-05T06:00"),
    (43925, {"serial": 1904}, "2024-04-05"),  # 1462 days fewer
    (1, {"serial": 1900}, "1900-01-01"),
    (59, {"serial": 1900}, "1900-02-28"),
    (61, {"serial": 1900}, "1900-03-01"),
    (0, {"serial": 1904}, "1904-01-01"),
    (2_958_465, {"serial": 1900}, "9999-12-31"),
    # Text of CSV files.
    ("2024", {}, "2024"),
    (" 2024 ", {}, "2024"),
    ("2024.0", {}, "2024"),
    ("0043", {}, "0043"),
    ("45387", {"serial": 1900}, "2024-04-05"),
    ("45387.5", {"serial": 1900}, "2024-04-05T12:00"),
    ("2024", {"serial": 1900}, "2024"),
    ("2024-03", {}, "2024-03"),
    ("2024-03-05", {}, "2024-03-05"),
    ("2024-03-05", {"order": "dmy"}, "2024-03-05"),
    ("2024-03-05 00:00:00", {}, "2024-03-05"),
    ("2024-03-05 00:00:00.000", {}, "2024-03-05"),
    ("2024-03-05T00:00:00", {}, "2024-03-05"),
    ("2024-03-05T00:00:00Z", {}, "2024-03-05"),
    ("2024-03-05 0:00", {}, "2024-03-05"),
    ("2024-03-05T14:30:00", {}, "2024-03-05T14:30:00"),
    ("2024-03-05T14:30:00.123", {}, "2024-03-05T14:30:00"),
    ("2024-03-05T14:30:00+02:00", {}, "2024-03-05T14:30:00+02:00"),
    ("2024-03-05 14:30", {}, "2024-03-05 14:30"),
    ("26 March 2024, 1:28 am", {}, "26 March 2024, 1:28 am"),
    # Figures in an order.
    ("12/04/2024", {"order": "dmy"}, "2024-04-12"),
    ("12/04/2024", {"order": "mdy"}, "2024-12-04"),
    ("12.04.2024", {"order": "dmy"}, "2024-04-12"),
    ("12-04-2024", {"order": "mdy"}, "2024-12-04"),
    ("1/2/2024", {"order": "dmy"}, "2024-02-01"),
    ("12/04/2024 14:30", {"order": "dmy"}, "2024-04-12 14:30"),
    ("12/04/2024 00:00", {"order": "dmy"}, "2024-04-12"),
    ("12/04/2024 - 15/04/2024", {"order": "dmy"}, "2024-04-12 - 2024-04-15"),
    ("12.4.2024–15.4.2024", {"order": "dmy"}, "2024-04-12–2024-04-15"),
    ("12/04/2024-15/04/2024", {"order": "dmy"}, "2024-04-12 - 2024-04-15"),
    ("before 12/04/2024", {"order": "dmy"}, "before 2024-04-12"),
    ("1/2/2024 or 3/2/2024", {"order": "mdy"}, "2024-01-02 or 2024-03-02"),
    ("27/3/2025", {}, "2025-03-27"),  # only one reading is a date
    ("3/27/2025", {}, "2025-03-27"),
    ("3/27/2025", {"order": "dmy"}, "2025-03-27"),
    ("12/12/2024", {}, "2024-12-12"),  # both readings are one day
    ("2024/04/12", {}, "2024-04-12"),
    ("2024/4/2", {}, "2024-04-02"),
    ("2024.04.12", {}, "2024-04-12"),
    ("2024-4-5", {}, "2024-04-05"),
    ("04/2024", {}, "2024-04"),
    ("4/2024", {}, "2024-04"),
    ("20240405", {"order": "ymd"}, "2024-04-05"),
    (20240405, {"order": "ymd"}, "2024-04-05"),
    # Words.
    ("27 September 2024", {}, "2024-09-27"),
    ("27 Sep 2024", {}, "2024-09-27"),
    ("Sept. 5, 2023", {}, "2023-09-05"),
    ("5th September 2023", {}, "2023-09-05"),
    ("12-Apr-2024", {}, "2024-04-12"),
    ("Monday 4 March 2024", {}, "2024-03-04"),
    ("March 2024", {}, "2024-03"),
    ("Apr-2024", {}, "2024-04"),
    ("early 2022", {}, "early 2022"),
    ("late  January\n2024", {}, "late January 2024"),
    ("Q3 2025", {}, "Q3 2025"),
    ("spring 2023", {}, "spring 2023"),
    ("the 1990s", {}, "the 1990s"),
    ("c. 1383", {}, "c. 1383"),
    ("2015?", {}, "2015?"),
    ("55 BC", {}, "55 BC"),
    ("1st century", {}, "1st century"),
    ("between 2014 and 2019", {}, "between 2014 and 2019"),
    ("between 25 jun 1381 and 26 jun 1381", {}, "between 25 jun 1381 and 26 jun 1381"),
    ("2014–2019", {}, "2014–2019"),
    ("since 2014", {}, "since 2014"),
    ("24-26 March 2024", {}, "24-26 March 2024"),
    ("week of 4 March 2024", {}, "week of 4 March 2024"),
    ("[2014..2019]", {}, "[2014..2019]"),
    ("2014/2019", {}, "2014/2019"),
    ("2011-10", {"order": "ymd"}, "2011-10"),
    ("2024-10", {}, "2024-10"),  # 2024 to 2010 is nothing
    ("2025-21", {}, "2025-21"),  # spring: 2025 to 2021 is nothing
    # Two years, of which the map says what they are.
    ("2016-17", {"years": "lasts"}, "2016/2017"),
    ("2016–17", {"years": "within"}, "[2016..2017]"),
    ("2013/14", {"years": "lasts"}, "2013/2014"),
    ("2009-10", {"years": "lasts"}, "2009/2010"),
    ("2020-21", {"years": "lasts"}, "2020/2021"),
    ("2016-03", {"years": "lasts"}, "2016-03"),
    ("March 2016", {"years": "lasts"}, "2016-03"),
    # EDTF and nothing else.
    ("2020-21", {"order": "edtf"}, "2020-21"),
    ("[..2024-01]", {"order": "edtf"}, "[..2024-01]"),
    # What stands around a date, none of which makes it more exact.
    ("5 January 2020[7]", {}, "2020-01-05"),
    ("3 May 2021 [a][note 2]*", {}, "2021-05-03"),
    ("2018-05-31 approx", {}, "c. 2018-05-31"),
    ("1 Jan. 2011 (approx.)", {}, "c. 1 Jan. 2011"),
    ("1998 ca.", {}, "c. 1998"),
    ("2021(?)", {}, "possibly 2021"),
    ("xx/05/2021", {}, "2021-05"),
    ("00/05/2021", {}, "2021-05"),
    ("05/00/2021", {}, "2021-05"),  # whichever order it is, the other one is the month
    ("00/00/1965", {}, "1965"),
    ("2021-05-00", {}, "2021-05"),
    ("2021-00-00", {}, "2021"),
    ("?? May 2021", {}, "2021-05"),
    ("3 & 4 May 2021", {}, "3 and 4 May 2021"),
    ("3 May 2021; 5 May 2021", {}, "3 May 2021 and 5 May 2021"),
    ("Winter 2020-21", {}, "Winter 2020-21"),
    ("2021 Q1", {}, "2021 Q1"),
    ("Q2/2021", {}, "Q2 2021"),
    ("2022-H1", {}, "2022-H1"),
    ("2021 spring", {}, "spring 2021"),
    ("2021-03-17T14:30:00.000+0000", {}, "2021-03-17T14:30:00+00:00"),
    ("20210318T1430", {}, "2021-03-18T14:30"),
    ("20210318T143005Z", {}, "2021-03-18T14:30:05Z"),
    # Months in other languages.
    ("12. Mai 2022", {}, "2022-05-12"),
    ("12. September 2022", {}, "2022-09-12"),
    ("März 2022", {}, "2022-03"),
    ("Dez. 2023", {}, "2023-12"),
    ("Anfang März 2022", {}, "early March 2022"),
    ("Ende 2023", {}, "end of 2023"),
    ("3.–5. Mai 2021", {}, "3–5 May 2021"),
    ("3. bis 5. Mai 2021", {}, "3 to 5 May 2021"),
    ("1er août 2022", {}, "2022-08-01"),
    ("15 févr. 2022", {}, "2022-02-15"),
    ("28 février – 3 mars 2021", {}, "28 February – 3 March 2021"),
    ("3 de mayo de 2021", {}, "2021-05-03"),
    ("24 февраля 2022", {}, "2022-02-24"),
    ("март 2022 г.", {}, "2022-03"),
    ("3.5.2021 г.", {"order": "dmy"}, "2021-05-03"),
    ("3 أبريل 2021", {}, "2021-04-03"),
    ("15 كانون الثاني 2020", {}, "2020-01-15"),
    ("٣ مايو ٢٠٢١", {}, "2021-05-03"),
    # Nothing.
    (None, {}, ""),
    ("", {}, ""),
    ("  ", {}, ""),
]


@pytest.mark.parametrize(("cell", "options", "text"), READ)
def test_a_date_is_read_as_it_stands(cell: Cell, options: dict[str, Any], text: str) -> None:
    assert date_in_cell(cell, **options) == text
    if text:
        parse(text)


NO_YEAR = "is shown without its year, and has no year that is certain"
ONE_OR_BOTH = "may be one of two dates, or last from one to the other"
REFUSED: list[tuple[Cell, dict[str, Any], str, str]] = [
    ("12/04/2024", {}, "12/04/2024 has two readings", "order: dmy (12 April 2024) or mdy (4 December 2024)"),
    ("12.04.2024", {}, "12.04.2024 has two readings", "order: dmy (12 April 2024) or mdy (4 December 2024)"),
    ("12-04-2024", {}, "12-04-2024 has two readings", "order: dmy (12 April 2024) or mdy (4 December 2024)"),
    ("12/04/2024 14:30", {}, "12/04/2024 has two readings", "order: dmy (12 April 2024) or mdy (4 December 2024)"),
    ("27/3/2025 - 1/4/2025", {}, "1/4/2025 has two readings", "order: dmy (1 April 2025) or mdy (4 January 2025)"),
    ("12/04/2024", {"order": "ymd"}, "12/04/2024 has two readings", "dmy"),
    ("12/04/24", {}, "12/04/24 has a year of two digits", "2024-04-12"),
    ("12/04/24", {"order": "dmy"}, "12/04/24 has a year of two digits", "2024-04-12"),
    ("1.2.24", {}, "1.2.24 has a year of two digits", "2024-02-01"),
    ("Mar-24", {}, "Mar-24 has a year of two digits", "March 2024"),
    ("01-Jan-24", {}, "01-Jan-24 has a year of two digits", "1 January 2024"),
    ("'24", {}, "'24 has a year of two digits", "2024"),
    ("31/02/2024", {}, "31/02/2024 is no date", "YYYY-MM-DD"),
    ("13/13/2024", {"order": "dmy"}, "13/13/2024 is no date", "YYYY-MM-DD"),
    ("2024-02-30", {}, "there is no day 30", "01 to 29"),
    ("2024-13", {}, "there is no month 13", "01 to 12"),
    ("20240405", {}, "20240405 may be the day 2024-04-05, or a number", "order: ymd"),
    (20240405, {}, "20240405 may be the day 2024-04-05, or a number", "order: ymd"),
    ("2020-21", {}, "2020-21 may be two years, or a month or a part of a year", "2020/2021 (it lasted)"),
    ("2010-24", {}, "2010-24 may be two years, or a month or a part of a year", "[2010..2024] (one date in it)"),
    ("2009-10", {}, "2009-10 may be two years, or a month or a part of a year", "order: ymd"),
    ("since 2020-21", {}, "2020-21 may be two years, or a month or a part of a year", "2020/2021"),
    ("2019/20", {}, "2019/20 has several readings", "2019/2020 (it lasted)"),
    ("1914-18", {}, "1914-18 has several readings", "1914/1918 (it lasted)"),
    (45387, {}, "45387 is a number, and no year", "it would be 2024-04-05"),
    ("45387", {}, "45387 is a number, and no year", "serial: 1900"),
    (60, {"serial": 1900}, "no day has the serial number 60", "in words"),  # 29 February 1900
    (0, {"serial": 1900}, "no day has the serial number 0", "in words"),
    (-3, {"serial": 1904}, "no day has the serial number -3", "in words"),
    (9_999_999, {"serial": 1900}, "no day has the serial number 1e+07", "in words"),
    (43, {}, "43 is a number, and no year of four digits", "0043"),
    (999, {}, "999 is a number, and no year of four digits", "0043"),
    (2024.5, {}, "2024.5 is a number, and no year of four digits", "in words"),
    (-55, {}, "-55 is a number, and no year of four digits", "55 BC"),
    (float("inf"), {}, "this is no number that counts days or years", "in the table"),
    (float("nan"), {"serial": 1900}, "this is no number that counts days or years", "in the table"),
    (True, {}, "yes or no is no date", "another column"),
    (datetime.time(14, 30), {}, "a time of day without its day", "as 'time'"),
    (datetime.timedelta(hours=30), {}, "a time of day without its day", "as 'time'"),
    (CellError("#REF!"), {}, "the cell holds an error", "#REF!"),
    (CellError("no value"), {}, "the cell holds an error", "no value"),
    (
        DayWithoutYear(D(2024, 3, 15)),
        {},
        "15 March is shown without its year, and has no year that is certain",
        "2024-03-15",
    ),
    (
        DayWithoutYear(T(2024, 3, 15, 14, 30)),
        {},
        "15 March, 14:30 is shown without its year, and has no year that is certain",
        "2024-03-15T14:30",
    ),
    ("-2021", {}, "-2021 may be a time up to 2021, or a year before Christ", "'until 2021', or 2022 BC"),
    ("2021-", {}, "2021- has no end", "since 2021"),
    ("2021 (disputed)", {}, "the remark '(disputed)' behind the date is not understood", "write '2021'"),
    ("3 May 2021 (evening)", {}, "'evening' is a part of a day, and only hours are kept", "2021-05-03"),
    ("3 May 2021 14:00 EST", {}, "EST does not say how far from UTC it is", "offset"),
    (
        "April/May 2011",
        {},
        "April/May 2011 may be one of two dates, or last from one to the other",
        "write 'April or May 2011' or 'April to May 2011'",
    ),
    (
        "24/25 May 2021",
        {},
        "24/25 May 2021 may be one of two dates, or last from one to the other",
        "'24 or 25 May 2021'",
    ),
    ("3.5.2021 г.", {}, "3.5.2021 has two readings", "order: dmy"),
    ("00/13/2021", {}, "00/13/2021 is no date", "YYYY-MM-DD"),
    ("12 رمضان 1442", {}, "'12 رمضان 1442' is not understood", "write a date"),  # another calendar
    ("22 Bahman 1357", {}, "bahman is not understood", "write a date"),
    ("43", {}, "43 is no day, nor a year of four digits", "four digits"),
    ("Between 47 and 50", {}, "47 is no day, nor a year of four digits", "four digits"),
    ("c. 383", {}, "383 is neither a day nor a year", "four digits"),
    ("September", {}, "September has no year, and none is guessed", "September with a year"),
    ("24 Feb", {}, "24 February has no year, and none is guessed", "YYYY"),
    ("Friday", {}, "a bare Friday is no date", "day, month and year"),
    ("last month", {}, "it depends on the day it is read", "write the date"),
    ("n.d.", {}, "it says no date", "the widest that is certain"),
    ("unknown", {}, "it says no date", "the widest that is certain"),
    ("FY2024", {}, "a fiscal year begins in a month that its country sets", "its months"),
    ("14:30", {}, "a time of day without its day", "write both"),
    ("early 2022", {"order": "edtf"}, "not an EDTF date", ""),
]


@pytest.mark.parametrize(("cell", "options", "why", "remedy"), REFUSED)
def test_what_is_no_certain_date_is_refused_with_a_remedy(
    cell: Cell, options: dict[str, Any], why: str, remedy: str
) -> None:
    with pytest.raises(Unfit) as refused:
        date_in_cell(cell, **options)
    assert refused.value.why == why
    assert remedy in refused.value.remedy


def test_the_end_of_a_period_is_its_last_day_for_a_deadline() -> None:
    assert date_in_cell("the end of 2025", role="deadline") == "the end of 2025"
    assert date_in_cell("2025", role="deadline") == "2025"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("27/3/2025", "dmy"),
        ("3/27/2025", "mdy"),
        ("2025/3/27", "ymd"),
        ("12/04/2024", None),
        ("12/12/2024", None),
        ("31/02/2024", None),
        ("March 2024", None),
        ("27.3.25", None),
    ],
)
def test_some_figures_prove_their_order(text: str, order: str | None) -> None:
    assert is_proof(text) == order
