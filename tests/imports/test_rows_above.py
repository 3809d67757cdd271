"""Rows that stand for more than themselves: a year or a month, a date above empty cells, lone texts."""

import datetime

from timeline.imports.importing import Importer
from timeline.imports.unfit import Cell
from timeline.tables.cells import DayWithoutYear

from .sheets import TODAY, a_map, headings, names, rows_of

COLUMNS = ["when", "what", "where"]
MAP = """\
import:
  source: releases
  into: events
  fields:
    date: {{column: when{above}}}
    title: "{{what}}"
    type: other
"""


def dates_of(above: str, *rows: list[Cell]) -> tuple[dict[int, object], list[int]]:
    """By the number of the row its date, or why it is refused; and the rows that give their year."""
    map = a_map(MAP.format(above=f", above: {above}" if above else ""))
    importer = Importer(map, headings(COLUMNS), names(), TODAY)
    found: dict[int, object] = {}
    for one in importer.mapped(rows_of(rows)):
        values = [draft.value for draft in one.drafts if isinstance(draft.value, dict)]
        found[one.row] = values[0]["date"] if values else [(each.column, each.why) for each in one.refusals]
    return found, importer.sections


def test_a_row_with_a_year_alone_gives_it_to_the_dates_below() -> None:
    found, sections = dates_of(
        "year",
        ["2019", None, None],
        ["15 March", "a", "Gao"],
        ["15.03.", "b", "Gao"],
        ["27/3", "c", "Gao"],
        ["late May", "d", "Gao"],
        ["3-5 May", "e", "Gao"],
        ["June 2018", "f", "Gao"],
        [2020, None, None],
        ["15 March", "a", "Gao"],  # the title of an earlier row, and another date
        [DayWithoutYear(datetime.date(2024, 7, 3)), "g", "Gao"],  # typed in 2024
        [DayWithoutYear(datetime.datetime(2024, 7, 3, 14, 30)), "h", "Gao"],  # noqa: DTZ001 - no time zone
        [None, "— 2021 —", None],
        ["1 May", "i", "Gao"],
        ["March 2022", None, None],
        ["3 March", "j", "Gao"],
    )
    assert sections == [2, 9, 13, 15]
    assert found == {
        3: "2019-03-15",
        4: "2019-03-15",
        5: "2019-03-27",
        6: "late May 2019",
        7: "3-5 May 2019",
        8: "2018-06",
        10: "2020-03-15",
        11: "2020-07-03",
        12: "3 July 2020, 14:30",
        14: "2021-05-01",
        16: "2022-03-03",
    }


def test_a_year_above_makes_no_date_of_what_is_none() -> None:
    found, _ = dates_of(
        "year",
        ["15 March", "before any year", "Gao"],
        ["2019", None, None],
        ["30 December - 2 January", "a", "Gao"],  # into which year it goes is not said
        ["spring", "b", "Gao"],
        ["03/04", "c", "Gao"],
        ["n.d.", "d", "Gao"],
        [None, "e", "Gao"],
    )
    assert [*found] == [2, 4, 5, 6, 7, 8]
    assert found[2] == [("A", "15 March has no year, and none is guessed")]
    assert isinstance(found[4], list)
    assert found[5] == "spring 2019"
    assert found[6] != "2019-04-03"
    assert isinstance(found[7], list)
    assert found[8] == [("A", "the row has no date")]


def test_a_month_alone_gives_itself_to_the_days_below() -> None:
    found, sections = dates_of(
        "year",
        ["2023", None, None],
        ["January", None, None],
        ["3", "a", "Gao"],
        [4, "b", "Gao"],
        ["5–7", "c", "Gao"],
        ["mid-month", "d", "Gao"],
        ["end", "e", "Gao"],
        ["28 February", "f", "Gao"],  # a month of its own
        ["März:", None, None],
        ["31", "g", "Gao"],
        ["32", "h", "Gao"],
        [2024, None, None],
        ["3", "i", "Gao"],  # the month above was one of another year
        ["end", "j", "Gao"],
        ["FEBRUARY 2024", None, None],
        ["29", "k", "Gao"],
        ["30", "l", "Gao"],
        ["Undated", None, None],
        ["5", "m", "Gao"],
    )
    assert sections == [2, 3, 10, 13, 16]
    assert {row: date for row, date in found.items() if isinstance(date, str)} == {
        4: "2023-01-03",
        5: "2023-01-04",
        6: "5–7 January 2023",
        7: "mid January 2023",
        8: "end January 2023",
        9: "2023-02-28",
        11: "2023-03-31",
        15: "end 2024",
        17: "2024-02-29",
    }
    assert found[12] == [("A", "32 is no day, nor a year of four digits")]
    assert found[14] == [("A", "a day without its month and year")]
    assert found[18] == [("A", "February 2024 has no day 30")]
    assert found[19] == [("A", "the row has nothing but this: it may be a heading within the table")]
    assert found[20] == [("A", "a day without its month and year")]


def test_a_date_outside_of_the_year_or_month_above_ends_it() -> None:
    found, sections = dates_of(
        "year",
        ["2022", None, None],
        ["March", None, None],
        ["5–10", "z", "Gao"],  # which by itself may be May 2010
        ["30", "a", "Gao"],
        ["2 April", "b", "Gao"],
        ["3", "c", "Gao"],  # of April, or of March as the heading says
        ["4 May", "d", "Gao"],
        ["5 January 2023", "e", "Gao"],
        ["7 February", "f", "Gao"],  # of 2023, or of 2022 as the heading says
        ["2023", None, None],
        ["8 March", "g", "Gao"],
        ["28 December 2022 - 9 January 2023", "h", "Gao"],  # reaches into the year
        ["10 January", "i", "Gao"],
    )
    assert sections == [2, 3, 11]
    assert {row: date for row, date in found.items() if isinstance(date, str)} == {
        4: "5–10 March 2022",
        5: "2022-03-30",
        6: "2022-04-02",
        8: "2022-05-04",
        9: "2023-01-05",
        12: "2023-03-08",
        13: "28 December 2022 - 9 January 2023",
        14: "2023-01-10",
    }
    assert found[7] == [("A", "a day without its month and year")]
    assert found[10] == [("A", "7 February has no year, and none is guessed")]


def test_a_number_alone_in_a_column_that_has_no_headings_is_no_year() -> None:
    found, sections = dates_of(
        "year", ["2014", None, None], ["3 May", "a", "Gao"], [None, None, 1500], ["4 May", "b", "Gao"]
    )
    assert sections == [2]
    assert found == {
        3: "2014-05-03",
        4: [("C", "the row has nothing but this: it may be a heading within the table")],
        5: "2014-05-04",
    }
    found, sections = dates_of("date", ["3 May 2014", "a", "Gao"], [None, None, "7 May 2015"], [None, "b", "Gao"])
    assert (sections, found[4]) == ([], "2014-05-03")


def test_the_remedy_names_the_date_that_ended_a_year() -> None:
    map = a_map(MAP.format(above=", above: year"))
    rows: list[list[Cell]] = [["2022", None, None], ["5 January 2023", "a", "Gao"], ["7 February", "b", "Gao"]]
    *_, last = Importer(map, headings(COLUMNS), names(), TODAY).mapped(rows_of(rows))
    assert last.refusals[0].remedy == (
        "write it: 2023-01-05 stands above this row, and outside of the year or month above that"
    )


def test_numbers_and_months_that_may_be_something_else_take_no_year() -> None:
    found, _ = dates_of(
        "year, order: dmy",
        ["2024", None, None],
        [12.1, "a", "Gao"],  # 12 January, or typed as 12.10
        ["12.10", "b", "Gao"],
        ["May-24", "c", "Gao"],  # the month of 2024, or a day
        ["May '24", "d", "Gao"],
        ["May-23", "e", "Gao"],
        ["< 2020", None, None],  # no year of those below
        ["3 May", "f", "Gao"],
    )
    assert {row: date for row, date in found.items() if isinstance(date, str)} == {
        4: "2024-10-12",
        7: "2024-05-23",
        9: "2024-05-03",
    }
    assert found[3] == [("A", "12.1 is a number, and no year of four digits")]
    assert found[5] == [("A", "May-24 has a year of two digits")]
    assert found[6] == [("A", "May '24 has a year of two digits")]


def test_a_day_alone_gives_no_year_to_the_rows_below() -> None:
    found, sections = dates_of("year", ["2015", None, None], ["12 May 2014", None, None], ["3 June", "a", "Gao"])
    assert sections == [2]
    assert found == {
        3: [("A", "the row has nothing but this: it may be a heading within the table")],
        4: [("A", "3 June has no year, and none is guessed")],  # 2014 stands above it, and above that 2015
    }


def test_figures_under_a_date_may_be_an_hour_or_a_day() -> None:
    rows: list[list[Cell]] = [["12 May 2024", "a", "Gao"], ["13.05", "b", "Gao"], ["13.50", "c", "Gao"]]
    found, _ = dates_of("date", *rows)
    assert found[3] == [("A", "'13.05' may be a time of the day above, or a day and its month")]
    assert found[4] == "2024-05-12 13:50"
    headed, _ = dates_of("date", ["12 May 2024", None, None], ["13.05", "b", "Gao"], ["13.07", "c", "Gao"])
    assert headed[3] == found[3]
    assert headed[4] == "2024-05-12 13:07"  # no list of one day goes on in July


def test_a_year_in_a_column_that_is_filled_once() -> None:
    map = a_map(MAP.format(above=", year: Year, above: year"))
    rows: list[list[Cell]] = [
        ["15 March", "a", 2019],
        ["late May", "b", None],
        [None, "c", None],  # the year is all that is known
        ["5 May 2020", "d", None],  # a year of its own
        ["6 May", "e", None],
        ["7 May", "f", 2021],
    ]
    found = [*Importer(map, headings(["when", "what", "Year"]), names(), TODAY).mapped(rows_of(rows))]
    dates = [one.drafts[0].value["date"] if one.drafts else one.refusals[0].why for one in found]  # type: ignore[index]
    none = "6 May has no year, and none is guessed"
    assert dates == ["2019-03-15", "late May 2019", "2019", "2020-05-05", none, "2021-05-07"]


def test_a_month_without_any_year_above_is_no_date() -> None:
    found, _ = dates_of("year", ["January", None, None], ["3", "a", "Gao"])
    assert found[3] == [("A", "a day without its month and year")]


def test_the_year_of_all_dates_that_have_none() -> None:
    map = a_map(MAP.format(above=", of_year: 2023"))
    rows: list[list[Cell]] = [
        ["15 March", "a", "x"],
        ["early June", "b", "x"],
        ["March 2022", "c", "x"],
        ["27/3", "d", "x"],
        ["soon", "e", "x"],
    ]
    found = [*Importer(map, headings(COLUMNS), names(), TODAY).mapped(rows_of(rows))]
    dates = [one.drafts[0].value["date"] if one.drafts else one.refusals[0].why for one in found]  # type: ignore[index]
    assert dates == ["2023-03-15", "early June 2023", "2022-03", "2023-03-27", "it depends on the day it is read"]


def test_a_figure_alone_may_take_its_year_from_above() -> None:
    map = a_map(
        """\
import:
  source: releases
  into: figures
  fields:
    subject: JNIM
    measure: fighters
    unit: people
    as_of: {column: when, above: year}
    value: how many
"""
    )
    rows: list[list[Cell]] = [
        ["2019", None, None],
        ["March", 500, "x"],
        ["2020", None, None],
        ["May", "about 600", "x"],
    ]
    importer = Importer(map, headings(["when", "how many", "where"]), names(), TODAY)
    values = [draft.value for one in importer.mapped(rows_of(rows)) for draft in one.drafts]
    assert [(one["as_of"], one["value"]) for one in values if isinstance(one, dict)] == [
        ("2019-03", "500"),
        ("2020-05", "600"),
    ]


def test_a_figure_beside_its_entry_may_take_its_year_from_above() -> None:
    """The date of the entry has a year of its own; that of the figure stands below a row with the year."""
    map = a_map(
        """\
import:
  source: releases
  into: events
  fields:
    date: {column: date}
    title: "{what}"
    type: other
  figures:
    - {measure: deaths, unit: people, value: killed, as_of: {column: when, above: year}}
"""
    )
    rows: list[list[Cell]] = [["2019", None, None, None], ["March", "2024-05-12", "A raid", 5]]
    importer = Importer(map, headings(["when", "date", "what", "killed"]), names(), TODAY)
    values = [draft.value for one in importer.mapped(rows_of(rows)) for draft in one.drafts]
    assert [one["as_of"] for one in values if isinstance(one, dict) and "as_of" in one] == ["2019-03"]


def test_without_the_key_a_year_alone_is_refused_with_it_as_the_remedy() -> None:
    map = a_map(MAP.format(above=""))
    importer = Importer(map, headings(COLUMNS), names(), TODAY)
    year, text, day = importer.mapped(rows_of([["2019", None, None], [None, "IRAQ", None], ["15 March", "a", "Gao"]]))
    assert [(one.column, one.why) for one in year.refusals] == [
        ("A", "the row has nothing but this: it may be a heading within the table")
    ]
    assert "write 'above: year' into the date of the map" in year.refusals[0].remedy
    assert [(one.column, one.shown) for one in text.refusals] == [("B", "IRAQ")]
    assert "above: year" not in text.refusals[0].remedy
    assert day.refusals[0].why == "15 March has no year, and none is guessed"


def test_an_empty_cell_is_the_date_of_the_row_above_if_the_map_says_so() -> None:
    rows: list[list[Cell]] = [[None, "a", "Gao"], ["May 2019", "b", "Gao"], [None, "c", "Gao"], ["", "d", "Gao"]]
    found, _ = dates_of("date", *rows, ["soon", "e", "Gao"], [None, "f", "Gao"], ["2020", "c", "Gao"], [None, "g", "x"])
    assert found[2] == [("A", "the row has no date")]
    assert [found[row] for row in (3, 4, 5)] == ["2019-05", "2019-05", "2019-05"]
    assert found[6] == found[7]  # what is wrong above is wrong below
    assert isinstance(found[6], list)
    assert (found[8], found[9]) == ("2020", "2020")
    assert dates_of("", *rows)[0][4] == [("A", "the row has no date")]


def test_a_day_alone_is_the_date_of_the_rows_below_and_of_their_hours() -> None:
    found, sections = dates_of(
        "date",
        ["12 May 2024", None, None],
        [None, "a", "Gao"],
        ["14:30", "b", "Gao"],
        [datetime.time(15, 5), "c", "Gao"],
        ["13 May 2024", "d", "Gao"],
        ["9.30 pm", "e", "Gao"],
        [None, datetime.date(2024, 5, 14), None],
        ["00:10", "f", "Gao"],
        ["approx. 00:20", "f", "Gao"],
        ["May 2024", "g", "Gao"],
        ["—", None, None],
        ["morning", "i", "Gao"],
        ["09:00", "j", "Gao"],  # of that day, or of the day above
        ["2024", "g", "Gao"],
        ["08:00", "h", "Gao"],  # of which day is not said
    )
    assert sections == [2, 8]
    assert {row: date for row, date in found.items() if isinstance(date, str)} == {
        3: "2024-05-12",
        4: "2024-05-12 14:30",
        5: "2024-05-12T15:05",
        6: "2024-05-13",
        7: "2024-05-13 9.30 pm",
        9: "2024-05-14 00:10",
        10: "2024-05-14 approx. 00:20",
        11: "2024-05",
        15: "2024",
    }
    assert found[12] == [("A", "the row has nothing but this: it may be a heading within the table")]
    assert isinstance(found[13], list)
    assert found[14] == [("A", "the date above this time of day is none that is read")]
    assert found[16] == [("A", "a time of day needs a day, and the date is none")]


def test_each_column_of_dates_takes_its_own_from_above() -> None:
    map = a_map(
        """\
import:
  source: releases
  into: plans
  fields:
    announced: {column: Said, above: date}
    deadline: {column: By, above: date}
    title: "{What}"
    kind: commitment
    by: Junta
"""
    )
    rows: list[list[Cell]] = [["1 May 2020", "June 2021", "a"], [None, None, "b"], [None, "July 2022", "c"]]
    found = [
        (value["announced"], value["deadline"])
        for one in Importer(map, headings(["Said", "By", "What"]), names(), TODAY).mapped(rows_of(rows))
        for value in (draft.value for draft in one.drafts)
        if isinstance(value, dict)
    ]
    assert found == [("2020-05-01", "2021-06"), ("2020-05-01", "2021-06"), ("2020-05-01", "2022-07")]


def test_a_year_in_a_column_of_its_own() -> None:
    map = a_map(MAP.format(above=", year: Year"))
    rows: list[list[Cell]] = [
        ["15 March", "a", 2019],
        ["late May", "b", "2019"],
        [None, "c", 2019],  # the year is all that is known
        ["5 May 2019", "d", 2019],
        ["5 May 2020", "e", 2019],
        [datetime.date(2024, 3, 15), "f", 2019],  # typed in 2024
        [DayWithoutYear(datetime.date(2024, 3, 15)), "g", 2019],
        ["15 March", "h", None],
        ["15 March", "i", "MMXIX"],
        ["2018-12-30/2019-01-02", "j", 2019],
    ]
    importer = Importer(map, headings(["when", "what", "Year"]), names(), TODAY)
    found = [*importer.mapped(rows_of(rows))]
    dates = [one.drafts[0].value["date"] if one.drafts else one.refusals[0].why for one in found]  # type: ignore[index]
    other = "the date is not in 2019, which stands beside it as its year"
    assert dates == [
        "2019-03-15",
        "late May 2019",
        "2019",
        "2019-05-05",
        other,
        other,
        "2019-03-15",
        "15 March has no year, and none is guessed",
        "'MMXIX' is no year of four digits",
        "2018-12-30/2019-01-02",
    ]
    assert [one.refusals[0].column for one in found if one.refusals] == ["A", "A", "A", "C"]


def test_the_remedy_for_a_day_without_its_year_names_the_year_of_its_own_cell() -> None:
    rows: list[list[Cell]] = [
        [DayWithoutYear(datetime.date(2023, 3, 15)), "a", "Gao"],
        [DayWithoutYear(datetime.date(2024, 3, 15)), "b", "Gao"],
    ]
    found = Importer(a_map(MAP.format(above="")), headings(COLUMNS), names(), TODAY).mapped(rows_of(rows))
    remedies = [one.refusals[0].remedy for one in found]
    assert ["2023-03-15" in remedies[0], "2024-03-15" in remedies[1]] == [True, True]


def test_a_heading_with_a_link_behind_it_is_one() -> None:
    columns = [*COLUMNS, "link of when"]
    rows: list[list[Cell]] = [["2019", None, None, "https://example.org/2019"], ["15 March", "a", "Gao", None]]
    importer = Importer(a_map(MAP.format(above=", above: year")), headings(columns), names(), TODAY)
    (row,) = importer.mapped(rows_of(rows))
    assert (importer.sections, row.drafts[0].value["date"]) == ([2], "2019-03-15")  # type: ignore[index, call-overload]
