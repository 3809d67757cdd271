"""Guesses at maps: tables as people keep them, with the fields that are to be found and the rows that they give."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from timeline.imports.guessing import guess, preview
from timeline.imports.map_file import read_map
from timeline.imports.unfit import Cell

from .sheets import TODAY, headings, made, names, read_csv, rows_of

D, T = datetime.date, datetime.datetime
FOLDER = Path(__file__).parents[1] / "data"


def fields_of(columns: Sequence[str], *cells: Sequence[Cell], **options: Any) -> list[str]:
    """The lines of the guessed map below its source, without blanks around them; the map has no fault."""
    text = guess(headings(columns), rows_of(cells), "tables/my chronology.xlsx", **options).text
    assert read_map(text).problems == () or "…" in text
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines[2:] if line not in ("into: events", "fields:", "figures:", KEEP, NO_IDENTITY)]


KEEP = "keep: [title, summary, tags, note]"
NO_IDENTITY = "# identity: the column that names a row in its source, if there is one: an update finds the rows by it"
NO_TYPE = "type: other  # one of 'timeline types', or a column: {column: …, table: {theirs: ours}}"


def test_a_chronology_with_dates_in_words() -> None:
    columns = ["Date", "Event", "Country", "Actors", "Source"]
    rows = [
        ["early 2022", "Junta suspends elections", "Mali", "Junta; ECOWAS", "https://example.org/a"],
        ["12 March 2022", "Talks resume in Bamako", "Mali", "Junta", "https://example.org/b"],
        ["by end of 2023", "UN mission withdraws", "Mali", "MINUSMA", "https://example.org/d"],
    ]
    assert fields_of(columns, *rows) == [
        "date: {column: Date}",
        'title: "{Event}"',
        NO_TYPE,
        "places: {column: Country, unknown: ask}",
        'actors: {column: Actors, split: ";", unknown: ask}',
        'url: "{Source}"',
    ]


def test_clock_times_below_a_heading_in_row_three() -> None:
    columns = ["Date/time (local)", "What happened", "Where", "Killed", "Remarks"]
    rows = [
        [T(2024, 3, 26, 1, 28), "Ship hits bridge", "Baltimore", 6, None],
        [T(2024, 6, 10, 9, 0), "Channel reopened", "Baltimore", None, "port"],
    ]
    assert fields_of(columns, *rows, sheet="Log", header=3) == [
        "sheet: Log",
        "header: 3",
        "date: {column: Date/time (local)}",
        'title: "{What happened}"',
        NO_TYPE,
        "places: {column: Where, unknown: ask}",
        'note: "{Remarks}"',
        '- {measure: deaths, unit: people, value: "{Killed}", over: date}',
    ]


def test_an_order_that_one_row_proves_and_types_of_ours() -> None:
    columns = ["No.", "Datum", "Headline", "Category"]
    rows = [
        ["1", "03/04/2024", "Law passes", "Law"],
        ["2", "25/04/2024", "Depot hit", "Strike"],
        ["3", "1/5/2024", "x", "Talks"],
    ]
    assert fields_of(columns, *rows) == [
        "identity: No.",
        "date: {column: Datum, order: dmy}",
        'title: "{Headline}"',
        "type: {column: Category, table: {Law: law, Strike: strike, Talks: negotiation}}",
    ]
    american = [["1", "4/3/2024", "Law passes", "Law"], ["2", "4/25/2024", "Depot hit", "Strike"]]
    assert "date: {column: Datum, order: mdy}" in fields_of(columns, *american)


def test_an_order_that_no_row_proves_is_for_a_person_to_say() -> None:
    lines = fields_of(["date", "description"], ["03/04/2024", "A bill is tabled"], ["11/05/2024", "The bill is passed"])
    assert lines[:2] == [
        "date: {column: date}",
        "# 03/04/2024 has two readings, and no row proves the order: add order: dmy or order: mdy",
    ]
    both = fields_of(["date", "description"], ["25/04/2024", "A bill is tabled"], ["04/26/2024", "The bill is passed"])
    assert (
        both[1] == "# some rows are in another order than others (25/04/2024 and 04/26/2024): correct them in the table"
    )


def test_an_order_that_the_heading_says() -> None:
    rows = [["03/04/2021", "A bill is tabled"]]
    assert fields_of(["Date (dd/mm/yyyy)", "Bill"], *rows)[0] == "date: {column: Date (dd/mm/yyyy), order: dmy}"
    assert fields_of(["Date (M/D/Y)", "Bill"], *rows)[0] == "date: {column: Date (M/D/Y), order: mdy}"
    against = fields_of(["Date (dd/mm/yyyy)", "Bill"], *rows, ["03/25/2021", "It is passed"])
    assert against[0] == "date: {column: Date (dd/mm/yyyy)}"


def test_serial_numbers_of_a_csv_file() -> None:
    rows = [["45387", "45390", "Kick-off of the review"], ["45400", None, "Hearing of experts"]]
    assert fields_of(["Start", "Finish", "Milestone"], *rows)[0] == "date: {column: Start, until: Finish, serial: 1900}"


def test_year_month_and_day_in_columns_of_their_own() -> None:
    columns, rows = (
        ["iyear", "imonth", "iday", "country_txt", "gname", "nkill", "summary", "eventid"],
        [
            ["2014", "3", "0", "Nigeria", "Boko Haram", "12", "Assailants attacked a village.", "201403000001"],
            ["2015", "0", "0", "Iraq", "ISIL", "3", "A bomb exploded in a market.", "201500000001"],
        ],
    )
    assert fields_of(columns, *rows) == [
        "identity: eventid",
        "date: {year: iyear, month: imonth, day: iday}  # a blank month or day makes a coarser date",
        'title: "{summary}"',
        NO_TYPE,
        "places: {column: country_txt, unknown: ask}",
        "actors: {column: gname, unknown: ask}",
        '- {measure: deaths, unit: people, value: "{nkill}", over: date}',
    ]


def test_years_alone_and_two_of_them() -> None:
    rows = [[2011, "Protests begin"], ["2013–14", "Sieges"], ["c. 2015", "Intervention"]]
    assert fields_of(["Year", "Development"], *rows)[:3] == [
        "date: {column: Year}",
        "# 2013–14 may be two years: add years: lasts or years: within",
        'title: "{Development}"',
    ]


def test_a_start_and_an_end_that_may_be_open() -> None:
    columns = ["From", "To", "Operation", "Lead nation", "Notes"]
    rows = [
        ["Jan 2013", "July 2014", "Operation Serval", "France", "first"],
        ["1 Aug 2014", "9 November 2022", "Operation Barkhane", "France", None],
        ["June 2020", "?", "Task force Takuba", "France", None],
    ]
    assert fields_of(columns, *rows) == [
        'date: {column: From, until: To, blank: ["?"]}',
        'title: "{Operation}"',
        NO_TYPE,
        'note: "{Notes}"',
        "# not used: Lead nation",
    ]


def test_the_earliest_and_the_latest_day_of_one_event() -> None:
    rows = [["2024-03-05", "2024-03-07", "A raid on the depot"], ["2024-04-01", "2024-04-01", "A second raid"]]
    lines = fields_of(["Earliest date", "Latest date", "Event"], *rows)
    assert lines[0] == "date: {column: Earliest date, until: Latest date, lasts: no}"


def test_of_several_columns_of_deaths_none_is_all_of_them() -> None:
    rows = [["2024", "A raid", 3, 5], ["2023", "Another", 7, 0]]
    assert not any("measure" in line for line in fields_of(["Date", "Event", "deaths_a", "deaths_b"], *rows))


def test_dates_that_are_all_the_first_of_a_month_are_taken_for_months() -> None:
    months = [[D(2024, month, 1), f"Step {month} of the plan"] for month in range(1, 7)]
    assert fields_of(["Month", "Milestone"], *months)[:2] == [
        "date: {column: Month, precision: month}",
        "# every date is the first of a month, so no day is taken from it: else leave out the precision",
    ]
    years = [[D(year, 1, 1), f"Report of {year}"] for year in range(2015, 2021)]
    assert fields_of(["Published when", "Milestone"], *years)[0] == "date: {column: Published when, precision: year}"
    assert fields_of(["Month", "Milestone"], *months[:4])[0] == "date: {column: Month}"  # that may be chance


def test_a_title_that_is_put_together() -> None:
    rows = [["2024-03-05", "attack", "Gao", "Mali"], ["2024-03-06", "kidnapping", "Mopti", "Mali"]]
    assert fields_of(["date", "type", "city", "country"], *rows) == [
        "date: {column: date}",
        'title: "{type} in {city}"  # no column says what happened: this is put together',
        "type: {column: type, table: {attack: attack, kidnapping: kidnapping}}",
        "places: {column: country, unknown: ask}",
    ]


def test_headings_with_signs_of_yaml_and_of_texts() -> None:
    columns = ["When?", "Headline {short}", "who: did it", "#3, [x]"]
    lines = fields_of(
        columns, ["May 2020", "Border closed", "Niger", "a"], ["5/6/2020", "Border open", "Niger, Mali", "b"]
    )
    assert lines[0] == 'date: {column: "When?"}'
    assert 'title: {column: "Headline {short}"}' in lines
    assert 'actors: {column: "who: did it", split: ",", unknown: ask}' in lines
    assert lines[-1] == '# not used: "#3, [x]"'


def test_a_table_without_dates_says_what_is_missing() -> None:
    text = guess(headings(["a", "b"]), rows_of([["x", "y"], ["z", "w"]]), "t.csv").text
    assert "date: {column: …}  # no column holds dates that are read" in text


def test_the_source_is_named_after_the_file() -> None:
    text = guess(headings(["Date", "Event"]), rows_of([["2024", "x happens"]]), "in/My List: v2.csv", "Sheet 1").text
    assert text.splitlines()[1] == (
        '  source: {id: my-list-v2, title: "My List: v2, Sheet 1"}  # add publisher, date, url, licence'
    )


@pytest.mark.parametrize("file", ["ucdp_ged231_fixture.csv"])
def test_a_guess_at_a_release_of_ucdp_is_a_map_without_fault(file: str) -> None:
    columns, rows = read_csv(FOLDER / file)
    text = guess(headings(columns), rows_of(rows), file).text
    found = made(text, columns, *rows)
    assert sum(bool(row.drafts) for row in found.rows) == 42
    assert "identity: id\n" in text
    assert "date: {column: date_start, until: date_end}" in text


def test_the_first_three_rows_as_they_would_become() -> None:
    columns = ["Date", "Event"]
    rows = rows_of([[2011, "Protests begin"], ["n.d.", "Talks"], ["early 2022", "A coup"], ["2023", "Elections"]])
    map = read_map(guess(headings(columns), rows, "x.csv").text).map
    assert map is not None
    first, second, third = preview(map, headings(columns), rows, names(), TODAY)
    assert [one.drafts[0].id for one in (first, third)] == ["protests-begin", "coup"]
    assert (second.drafts, second.refusals[0].why) == ((), "it says no date")


def test_the_parts_of_a_start_and_an_end() -> None:
    columns = ["Start Day", "Start Month", "Start Year", "End Day", "End Month", "End Year", "Deaths Number", "Text"]
    rows = [
        ["5", "2", "2008", "5", "2", "2008", "14", "Fourteen killed in Naivasha"],
        ["-999", "3", "2008", "-999", "3", "2008", "-999", "Villagers killed in Ituri"],
        ["28", "12", "2009", "2", "1", "2010", "139", "A cattle raid in Jonglei"],
    ]
    date = fields_of(columns, *rows)[0]
    assert date == (
        "date: {year: Start Year, month: Start Month, day: Start Day, "
        'until: {year: End Year, month: End Month, day: End Day}, blank: ["-999"]}  '
        "# a blank month or day makes a coarser date"
    )
    text = guess(headings(columns), rows_of(rows), "a.csv").text
    assert "identity: Deaths" not in text
    found = made(text, columns, *rows)
    assert found.refusals == []
    dates = [row.drafts[0].value["date"] for row in found.rows if isinstance(row.drafts[0].value, dict)]
    assert dates == ["2008-02-05", "2008-03", "2009-12-28/2010-01-02"]


def test_headings_in_one_word_and_a_date_beside_that_says_less() -> None:
    columns = ["eventid", "iyear", "imonth", "iday", "approxdate", "city", "attacktype1_txt"]
    rows = [
        ["1", "1970", "7", "2", None, "Gao", "Assassination"],
        ["2", "2017", "12", "31", "December 30-31, 2017", "Mopti", "Armed Assault"],
        ["3", "1993", "-9", "-9", None, "Kidal", "Bombing/Explosion"],
        ["4", "1970", "1", "0", "January 1970", "Timbuktu", "Hostage Taking"],
    ]
    text = guess(headings(columns), rows_of(rows), "gtd.csv").text
    assert 'date: {year: iyear, month: imonth, day: iday, note: approxdate, blank: ["-9"]}' in text
    found = made(text, columns, *rows)
    assert [one["date"] for one in found.values] == ["1970-07-02", "[2017-12-30..2017-12-31]", "1993", "1970-01"]
    assert [one["type"] for one in found.values] == ["attack", "attack", "attack", "kidnapping"]


def test_headings_in_other_languages() -> None:
    rows = [["12. Mai 2022", "Anschlag in Kabul", "Afghanistan", "12", "dpa"], ["März 2023", "Wahl", "Mali", None, "x"]]
    assert fields_of(["Datum", "Ereignis", "Land", "Todesopfer", "Quelle"], *rows) == [
        "date: {column: Datum}",
        'title: "{Ereignis}"',
        NO_TYPE,
        "places: {column: Land, unknown: ask}",
        'note: "Source: {Quelle}"',
        '- {measure: deaths, unit: people, value: "{Todesopfer}", over: date}',
    ]


def test_codes_of_precision_never_make_a_date_more_exact() -> None:
    """The meanings of codes are unknown, but for words and for the codes of ACLED."""
    columns = ["date", "event", "date precision"]
    rows = [[f"2024-03-{day:02}", f"Event {day}", str(1 + day % 3)] for day in range(1, 10)]
    text = guess(headings(columns), rows_of(rows), "a.csv").text
    assert "date: {column: date, precision: {column: date precision, 1: year, 2: year, 3: year}}" in text
    assert {one["date"] for one in made(text, columns, *rows).values} == {"2024"}
    words: list[list[Cell]] = [
        ["2024-03-05", "A raid", "exact"],
        ["2024-04-01", "Talks", "month"],
        ["2024-01-01", "x", "?"],
    ]
    text = guess(headings(columns), rows_of(words), "a.csv").text
    assert [one["date"] for one in made(text, columns, *words).values] == ["2024-03-05", "2024-04", "2024"]
    assert "# what is not known of date precision counts as year: write what the codes mean" in text


def test_the_lowest_and_the_highest_number_of_one_figure() -> None:
    columns = ["date", "event", "Fatalities (min)", "Fatalities (max)", "Injured"]
    rows = [["2018-04-07", "Attack on Douma", "40", "50", "n/a"], ["2018-05-01", "Shelling of Idlib", None, "3", "12+"]]
    assert fields_of(columns, *rows)[-2:] == [
        '- {measure: deaths, unit: people, low: "{Fatalities (min)}", high: "{Fatalities (max)}", over: date}',
        "- {measure: injured, unit: people, value: {column: Injured, blank: [n/a]}, over: date}",
    ]


def test_a_column_of_dates_by_its_heading_though_few_are_read() -> None:
    rows = [["soonish", "A"], ["Eid 2021", "B"], ["in the past", "C"], ["5 May 2021", "D"]]
    assert fields_of(["Date", "Event"], *rows)[:2] == [
        "date: {column: Date}",
        "# 3 of 4 cells are no dates that are read, such as soonish",
    ]


def test_years_in_rows_of_their_own_and_rows_without_a_title() -> None:
    columns = ["Date", "Event", "Country"]
    rows = [
        ["2019", None, None],
        ["15 March", "A", "Mali"],
        ["21 April", None, "Niger"],
        ["2020", None, None],
        ["3 May", "B", "Chad"],
    ]
    lines = fields_of(columns, *rows)
    assert lines[:2] == ["date: {column: Date, above: year}", 'title: {first: ["{Event}", "{Country}"]}']
    text = guess(headings(columns), rows_of(rows), "a.csv").text
    assert [one["date"] for one in made(text, columns, *rows).values] == ["2019-03-15", "2019-04-21", "2020-05-03"]


def test_a_workbook_that_counts_from_1904_and_a_table_without_headings() -> None:
    rows = rows_of([[43468, "Kick-off of the review"], [43480, "Hearing of experts"]])
    assert "serial: 1904" in guess(headings(["Date", "Event"]), rows, "a.xlsx", is_1904=True).text
    assert "\n  header: none\n" in guess(headings(["Date", "Event"]), rows, "a.xlsx", header="none").text


def test_signs_that_do_not_show_are_written_as_escapes() -> None:
    rows = rows_of([["May 2020", "A raid on the depot"]])
    text = guess(headings(["Date", "Ev\u202eent \x1b[31m"]), rows, "a.xlsx", "S\u202e").text
    assert "\u202e" not in text
    assert "\x1b" not in text
    map = read_map(text).map
    assert map is not None
    assert map.sheet == "S\u202e"
    assert len(made(map, ["Date", "Ev\u202eent \x1b[31m"], ["May 2020", "A raid"]).values) == 1


def test_dates_whose_year_stands_beside_them() -> None:
    rows = [
        ["2019", "15 March", "A raid on the depot"],
        ["2019", "21 April", "Bombs in the city"],
        ["2020", None, "Talks"],
    ]
    lines = fields_of(["Year", "Date", "Event"], *rows)
    assert lines[:2] == ["date: {column: Date, year: Year}", 'title: "{Event}"']


def dates_of(columns: Sequence[str], *cells: Sequence[Cell], **options: Any) -> list[object]:
    """The dates of the rows by the guessed map; why a row is refused where it is."""
    map = read_map(guess(headings(columns), rows_of(cells), "a.xlsx", **options).text).map
    assert map is not None
    rows = made(map, columns, *cells).rows
    return [one.drafts[0].value["date"] if one.drafts else one.refusals[0].why for one in rows]  # type: ignore[index]


def test_a_day_that_is_not_always_a_number() -> None:
    columns = ["Day", "Month", "Year", "Event"]
    rows: list[list[Cell]] = [
        [3, "January", 2023, "A raid"],
        [None, "January", 2023, "Arrests"],
        ["12-14", "März", 2023, "A summit"],
        ["?", 4, 2023, "A vote"],
        [None, None, 2023, "A law"],
    ]
    lines = fields_of(columns, *rows)
    assert lines[0] == (
        'date: {year: Year, month: Month, day: Day, blank: ["?"]}  # a blank month or day makes a coarser date'
    )
    assert dates_of(columns, *rows) == ["2023-01-03", "2023-01", "12-14 March 2023", "2023-04", "2023"]


def test_words_in_the_column_of_months() -> None:
    columns = ["Year", "Month", "Event"]
    rows: list[list[Cell]] = [
        ["2021", None, "A coup"],
        ["2022", "Jan", "Sanctions"],
        ["2022", "Q2", "A report"],
        ["2023", "early", "Talks"],
        ["2023/24", None, "A winter"],
        ["c. 2023", None, "A group is founded"],
    ]
    assert fields_of(columns, *rows)[0].startswith("date: {year: Year, month: Month}")
    assert dates_of(columns, *rows) == [
        "2021",
        "2022-01",
        "Q2 2022",
        "early 2023",
        "2023/24 has several readings",
        "c. 2023",
    ]


def test_months_in_rows_of_their_own() -> None:
    columns = ["Date", "Event", "Source"]
    rows: list[list[Cell]] = [
        ["2023", None, None],
        ["January", None, None],
        ["3", "Parliament returns", "Hansard"],
        ["5–7", "A strike", "Hansard"],
        ["February", None, None],
        [14, "A bill is tabled", "Hansard"],
    ]
    assert fields_of(columns, *rows)[0] == "date: {column: Date, above: year}"
    assert dates_of(columns, *rows) == ["2023-01-03", "5–7 January 2023", "2023-02-14"]


def test_days_in_rows_of_their_own_above_hours() -> None:
    columns = ["Time", "Event", "Source"]
    rows: list[list[Cell]] = [
        ["Sunday 12 May 2024", None, None],
        ["14:30", "A launch", "AFP"],
        ["15:10", "An impact", "AFP"],
        ["Monday 13 May 2024", None, None],
        ["00:05", "An alert", "AFP"],
    ]
    assert fields_of(columns, *rows)[0] == "date: {column: Time, above: date}"
    assert dates_of(columns, *rows) == ["2024-05-12 14:30", "2024-05-12 15:10", "2024-05-13 00:05"]
    without = [["12 May 2024", None, None], [None, "A launch", "AFP"], [None, "An impact", "AFP"]]
    assert fields_of(["Date", "Event", "Source"], *without)[0] == "date: {column: Date, above: date}"
    assert dates_of(["Date", "Event", "Source"], *without) == ["2024-05-12", "2024-05-12"]


def test_the_year_in_the_name_of_the_sheet() -> None:
    rows = [["3 January", "A vote"], ["early June", "Talks"], ["12 May 2023", "A law"]]
    lines = fields_of(["Date", "Event"], *rows, sheet="Events 2024")
    assert lines[1:3] == [
        "date: {column: Date, of_year: 2024}",
        "# dates have no year: 2024 is that in the name of the sheet",
    ]
    assert dates_of(["Date", "Event"], *rows, sheet="Events 2024") == ["2024-01-03", "early June 2024", "2023-05-12"]
    for sheet in ("Sheet1", "2023-2024", "FY 2023-24", "2023/24", "Export 12.05.2024", "2024-05-12"):  # of no one year
        assert fields_of(["Date", "Event"], *rows, sheet=sheet)[1].startswith("date: {column: Date}")
    with_years = [["3 January 2024", "A vote"], ["early June 2024", "Talks"], ["12 May", "A law"]]
    assert fields_of(["Date", "Event"], *with_years, sheet="2024")[1] == "date: {column: Date}"


def test_years_of_two_digits_are_for_a_person_to_say() -> None:
    rows = [["13/05/24", "A raid", "x"], ["01/06/24", "Talks", "y"]]
    assert fields_of(["Date", "Event", "Country"], *rows)[:2] == [
        "date: {column: Date, order: dmy}",
        "# 13/05/24 has a year of two digits: add century: 1930 (29 is 2029, 30 is 1930), or another first year",
    ]


def test_the_order_of_the_language_of_a_table() -> None:
    rows = [["12.05.2024", "Wahl in Litauen", "Litauen"], ["03.06.2024", "Gipfel", "Schweiz"]]
    assert fields_of(["Datum", "Ereignis", "Land"], *rows)[:2] == [
        "date: {column: Datum, order: dmy}",
        "# the day comes first, as it does in the language of the table: write another order if it does not here",
    ]
    assert fields_of(["Date", "Événement", "Pays de l’attaque"], *rows)[0] == "date: {column: Date}"
    assert fields_of(["Date", "Événement", "Morts"], *rows)[0] == "date: {column: Date, order: dmy}"
    with_month = [*rows, ["12 mai 2024", "x", "y"]]
    assert fields_of(["Date", "Event", "Country"], *with_month)[0] == "date: {column: Date, order: dmy}"
    assert fields_of(["Date", "Event", "Country"], *rows)[0] == "date: {column: Date}"
    proven = [*rows, ["05/13/2024", "x", "y"]]  # some row says the other order
    assert fields_of(["Datum", "Ereignis", "Land"], *proven)[0] == "date: {column: Datum, order: mdy}"


def test_days_that_a_program_may_have_taken_for_months() -> None:
    rows: list[list[Cell]] = [
        [D(2024, 12, 5), "A raid"],
        ["13/05/2024", "A second raid"],
        [D(2024, 1, 6), "Talks"],
        ["25/06/2024", "Talks fail"],
    ]
    warning = "# no cell that is a date has a day after the 12th, and only texts do: a program may have taken days for"
    assert warning in fields_of(["Date", "Event"], *rows)
    assert warning not in fields_of(["Date", "Event"], *rows, [D(2024, 7, 13), "Peace"])


def test_rows_without_a_date_may_have_that_of_the_row_above() -> None:
    rows = [["12 May 2024", "A vote"], [None, "Its result"], ["13 May 2024", "A protest"]]
    remark = "# some rows have no date: add above: date if it is that of the row above"
    assert remark in fields_of(["Date", "Event"], *rows)
    assert remark not in fields_of(["Date", "Event"], *rows[::2])


def test_some_numbers_that_count_days_among_dates() -> None:
    rows = [[D(2024, 5, 12), "A raid"], [D(2024, 5, 13), "A second raid"], [45426, "Talks"]]
    assert fields_of(["Date", "Event"], *rows)[0] == "date: {column: Date, serial: 1900}"
    assert dates_of(["Date", "Event"], *rows) == ["2024-05-12", "2024-05-13", "2024-05-14"]
    assert fields_of(["Date", "Event"], *rows[:2], ["45426", "x"])[0] == "date: {column: Date, serial: 1900}"
    assert fields_of(["Date", "Event"], *rows[:2], ["2024", "x"])[0] == "date: {column: Date}"


def test_ends_that_have_not_come() -> None:
    columns = ["Mission", "Start date", "End date", "Country"]
    rows: list[list[Cell]] = [
        ["EUTM", "2013-02-18", "2024-05-17", "Mali"],
        ["EUCAP", "2014", "ongoing", "Mali"],
        ["AUSSOM", "January 2025", "present", "Somalia"],
        ["Africa Corps", "2023", "ongoing (in part)", "Mali"],
        ["UNISFA", "June 2011", "bis heute", "Sudan"],
    ]
    lines = fields_of(columns, *rows)
    assert lines[:2] == ["date: {column: Start date, until: End date}", 'title: "{Mission}"']
    assert dates_of(columns, *rows) == ["2013-02-18/2024-05-17", "2014/..", "2025-01/..", "2023/..", "2011-06/.."]


def test_several_signs_between_countries() -> None:
    rows = [["2024", "a", "Iraq/Syria"], ["2023", "b", "Iraq and Syria"], ["2022", "c", "Mali, Niger and Chad"]]
    lines = fields_of(["Date", "Event", "Countries"], *rows)
    assert 'places: {column: Countries, split: ["/", ",", " and "], unknown: ask}' in lines
    with_and = [*rows, ["2021", "d", "Bosnia and Herzegovina"]]  # a country by itself
    lines = fields_of(["Date", "Event", "Countries"], *with_and)
    assert 'places: {column: Countries, split: "/", unknown: ask}' in lines


def test_a_table_of_numbers_alone() -> None:
    rows = [["May 2024", 12, 30], ["June 2024", 5, 7]]
    lines = fields_of(["Month", "Civilians killed", "Civilians injured"], *rows)
    assert lines[1] == 'title: "Civilians killed: {Civilians killed}"  # no column says what happened: write it'


def test_the_address_of_a_link_behind_the_source() -> None:
    rows = [["2024", "A raid", "Reuters", "https://example.org/1"], ["2023", "Talks", "AFP", None]]
    lines = fields_of(["Date", "Event", "Source", "link of Source"], *rows)
    assert 'url: "{link of Source}"' in lines
    assert 'note: "Source: {Source}"' in lines
    same = [["2024", "A raid", "https://example.org/1", "https://example.org/1"]]
    assert 'url: "{Source}"' in fields_of(["Date", "Event", "Source", "link of Source"], *same)
    assert not any("link of" in line for line in fields_of(["Date", "Event", "Source", "link of Source"], *same))


def test_a_heading_within_the_table_that_has_a_link() -> None:
    columns = ["Date", "Event", "Country", "link of Date"]
    rows = [["2019", None, None, "https://example.org/2019"], ["15 March", "A", "Mali", None]]
    assert fields_of(columns, *rows)[0] == "date: {column: Date, above: year}"
    assert dates_of(columns, *rows) == ["2019-03-15"]


def test_a_column_that_says_which_dates_are_circa() -> None:
    columns = ["Date", "Certainty", "Event"]
    rows = [
        ["May 2014", "certain", "a"],
        ["2015", "c.", "b"],
        ["3 March 2016", "approx.", "c"],
        ["2017", "probable", "d"],
    ]
    assert dates_of(columns, *rows) == ["2014-05", "2015~", "2016-03-03~", "2017?"]
    events = [["May 2014", "high", "a"], ["2015", "c.", "b"]]  # that is said of the events
    assert fields_of(columns, *events)[0] == "date: {column: Date}"
    marked: list[list[Cell]] = [["2014", "x", "a"], ["May 2015", None, "b"], ["2016", "no", "c"], ["2017", True, "d"]]
    for heading in ("circa", "Approx. date", "Is approximate", "Approximate?"):
        assert dates_of(["Date", heading, "Event"], *marked[:3]) == ["2014~", "2015-05", "2016"]
    assert dates_of(["Date", "circa", "Event"], *marked) == ["2014~", "2015-05", "2016", "2017~"]
    assert fields_of(["Date", "Approx. place", "Event"], *marked)[0] == "date: {column: Date}"
    known = [["2014", "confirmed", "a"], ["2015", "likely", "b"]]
    assert fields_of(columns, *known)[0] == "date: {column: Date}"


def test_a_column_of_hours_however_they_are_written() -> None:
    columns = ["Date", "Time", "Event"]
    rows: list[list[Cell]] = [
        [D(2024, 5, 12), datetime.time(8, 30), "a"],
        [D(2024, 5, 13), "TBC", "b"],
        [D(2024, 5, 14), "0830", "c"],
        [D(2024, 5, 15), "14.30", "d"],
        [D(2024, 5, 16), "noon", "e"],
        [D(2024, 5, 17), 0.604166667, "f"],  # a fraction of a day
        [D(2024, 5, 18), "14:30 Uhr", "g"],
        [D(2024, 5, 19), "14h30", "h"],
        [D(2024, 5, 20), "8:30 am", "i"],
        [D(2024, 5, 21), "–", "j"],
        [D(2024, 5, 22), T(1899, 12, 30, 7, 5), "k"],
        [D(2024, 5, 23), "14:30-16:00", "l"],
        [D(2024, 5, 24), "morning", "m"],
    ]
    assert fields_of(columns, *rows)[0] == 'date: {column: Date, time: Time, blank: [TBC, "–"]}'
    found = dates_of(columns, *rows)
    assert found[:11] == [
        "2024-05-12T08:30",
        "2024-05-13",
        "2024-05-14 08:30",
        "2024-05-15 14:30",
        "2024-05-16 noon",
        "2024-05-17T14:30",
        "2024-05-18 14:30",
        "2024-05-19 14:30",
        "2024-05-20 8:30 am",
        "2024-05-21",
        "2024-05-22T07:05",
    ]
    assert found[11:] == [
        "a range of hours is not kept",
        "'morning' is a part of a day, and only hours are kept",
    ]


def test_precision_in_words() -> None:
    columns = ["date", "event", "Date accuracy"]
    rows = [
        ["2024-05-12", "a", "Exact day"],
        ["2024-05-01", "b", "Month only"],
        ["2024-01-01", "c", "Year only"],
        ["2024-05-15", "d", "Day unknown"],
    ]
    assert dates_of(columns, *rows) == ["2024-05-12", "2024-05", "2024", "2024"]


def test_a_year_that_stands_once_for_several_rows() -> None:
    columns = ["Year", "Date", "Event"]
    rows: list[list[Cell]] = [
        [2020, "18 August", "A coup"],
        [None, "November–December", "Protests"],
        [2021, "24 May", "A second coup"],
        [None, "5 September", "A third"],
    ]
    lines = fields_of(columns, *rows)
    assert lines[:2] == [
        "date: {column: Date, year: Year, above: year}",
        "# the year of rows without one is that of the row above, by Year",
    ]
    assert dates_of(columns, *rows) == ["2020-08-18", "November–December 2020", "2021-05-24", "2021-09-05"]
    columns = ["Year", "Month", "Day", "Event"]
    rows = [
        ["2023", "1", "5", "A raid"],
        [None, "2", None, "Talks"],
        ["", "", " ", "Something"],
        ["2024", "3", "1", "A vote"],
    ]
    assert fields_of(columns, *rows)[0].startswith("date: {year: Year, month: Month, day: Day, above: year}")
    assert dates_of(columns, *rows) == ["2023-01-05", "2023-02", "the row has no date", "2024-03-01"]


def test_days_and_months_in_figures_without_signs() -> None:
    rows: list[list[Cell]] = [["20240512", "A raid"], [20240601, "Talks"]]
    assert fields_of(["Date", "Event"], *rows)[:2] == ["date: {column: Date, order: ymd}", 'title: "{Event}"']
    assert dates_of(["Date", "Event"], *rows) == ["2024-05-12", "2024-06-01"]
    assert dates_of(["year_month", "Event"], [202405, "A raid"], ["202312", "Talks"]) == ["2024-05", "2023-12"]
    assert "order" not in fields_of(["Date", "Event"], *rows, ["20241301", "x"])[0]
    number = [[D(2024, 5, 12), "A raid"], [202406, "Talks"], [45426, "A vote"]]  # a count of days, and none
    assert fields_of(["Date", "Event"], *number)[0] == "date: {column: Date}"


def test_the_title_of_a_table_that_names_operations() -> None:
    rows = [["2013", "Serval", "Mali"], ["2014", "Barkhane", "Niger"], ["2020", "Takuba", "Mali"]]
    assert 'title: "{Opération}"' in fields_of(["Début", "Opération", "Pays"], *rows)
    assert 'title: "{Conflict}"' in fields_of(["Date", "Conflict", "Country"], *rows)


def test_a_table_of_commitments_with_deadlines() -> None:
    columns = ["Commitment", "Made on", "By whom", "Deadline", "Status"]
    rows = [
        ["Withdraw all troops", "12 September 2020", "NATO", "1 May 2021", "Missed"],
        ["Close the camp", "June 2023", "Chad", "by end-2025", "Open"],
        ["Hold elections", "18 August 2020", "Junta", "within 18 months", "Missed"],
    ]
    text = guess(headings(columns), rows_of(rows), "a.csv").text
    assert "\n  into: plans\n" in text
    assert fields_of(columns, *rows) == [
        "into: plans",
        "kind: commitment  # or another kind of plan",
        "announced: {column: Made on}",
        "deadline: {column: Deadline}",
        'title: "{Commitment}"',
        "by: {column: By whom, unknown: ask}",
        "# not used: Status",
    ]
    found = made(text, columns, *rows)
    assert [(one["announced"], one["deadline"]) for one in found.values] == [
        ("2020-09-12", "2021-05-01"),
        ("2023-06", "by end-2025"),
    ]
    assert [row for row, _, _ in found.refusals] == [4]
    events = [["12 May 2024", "A raid", "the market"], ["13 May 2024", "Talks", "the port"]]
    assert "  into: events\n" in guess(headings(["Date", "Event", "Target"]), rows_of(events), "a.csv").text
    alone = [["Publish the report", "June 2024"], ["Leave", "end-2024"]]  # when it was announced is not said
    assert "  into: events\n" in guess(headings(["Commitment", "Deadline"]), rows_of(alone), "a.csv").text


def test_counts_that_may_be_years_are_no_dates_beside_years() -> None:
    rows = [["2014", "2015", "A"], ["2015", "1,800", "B"]]
    assert fields_of(["Year", "Troops", "Event"], *rows)[0] == "date: {column: Year}"


def test_the_deadline_of_several_columns_and_its_own_order() -> None:
    columns = ["Target", "Commitment", "Made on", "Due"]
    rows = [["1 May 2020", "Leave", "2 May 2020", "05/13/2021"], ["3 May 2020", "Vote", "4 May 2020", "06/05/2021"]]
    assert "deadline: {column: Due, order: mdy}" in fields_of(columns, *rows)


def test_a_year_that_is_missing_is_not_taken_from_above() -> None:
    """A missing year is not known in a table that repeats its years from row to row."""
    columns = ["Year", "Month", "Event"]
    rows: list[list[Cell]] = [["2019", "5", "A"], ["2019", "6", "B"], [None, "7", "C"], ["2021", "8", "D"]]
    assert fields_of(columns, *rows)[0] == (
        "date: {year: Year, month: Month}  # a blank month or day makes a coarser date"
    )
    assert dates_of(columns, *rows)[2] == "the year is missing, and none is guessed"
    columns = ["Year", "Date", "Event"]
    rows = [["2019", "5 May", "A"], ["2019", "6 May", "B"], [None, "7 May", "C"], ["2021", "8 May", "D"]]
    assert fields_of(columns, *rows)[0] == "date: {column: Date, year: Year}"
    assert dates_of(columns, *rows)[2] == "7 May has no year, and none is guessed"


def test_a_row_that_has_a_day_alone_is_no_heading_if_the_next_has_its_own() -> None:
    columns = ["Date", "Event", "Country"]
    rows: list[list[Cell]] = [
        ["12 May 2024", "A vote", "Mali"],
        ["13 May 2024", None, None],  # nobody has written yet what happened
        ["14 May 2024", "A raid", "Niger"],
        [None, "A strike", "Chad"],
    ]
    assert fields_of(columns, *rows)[0] == "date: {column: Date}"
    assert dates_of(columns, *rows) == [
        "2024-05-12",
        "the row has nothing but this: it may be a heading within the table",
        "2024-05-14",
        "the row has no date",
    ]


def test_titles_that_begin_with_a_month_are_no_dates() -> None:
    rows = [["12 May 2024", "May meets Juncker"], ["13 May 2024", "March on Rome"], ["14 May 2024", "March ends"]]
    assert fields_of(["When", "Title"], *rows)[:2] == ["date: {column: When}", 'title: "{Title}"']
