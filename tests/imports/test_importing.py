"""From rows to new entries: values, names, ids, origins and refusals."""

import datetime

import pytest

from tests.helpers import workspace_of
from timeline.edits.placed import Placed, reading_of
from timeline.errors import EntriesFaulty
from timeline.imports.importing import Importer
from timeline.imports.newcomers import settled
from timeline.imports.unfit import Cell
from timeline.imports.wanted import wanted_by
from timeline.log.figure_shapes import FIGURE
from timeline.log.findings import Findings
from timeline.log.shapes import EVENT, read_shape
from timeline.tables.cells import CellError

from .sheets import LOG, TODAY, a_map, headings, made, names, rows_of

COLUMNS = ["id", "when", "what", "where", "who", "dead"]
MAP = """\
import:
  source: releases
  identity: id
  into: events
  fields:
    date: {column: when, order: dmy}
    title: "{what} in {where}"
    type: battle
    places: {column: where}
    actors: {column: who, split: ";", drop: ["Unidentified*"]}
  figures:
    - {measure: deaths, unit: people, value: dead, over: date}
"""


def with_fields(fields: str) -> str:
    """A map of these fields of an event, beside its date, title and type."""
    required = "date: '{when}', title: '{what}', type: other"
    return f"import: {{source: releases, identity: id, into: events, fields: {{{required}, {fields}}}}}"


def test_a_row_becomes_an_event_and_its_figure() -> None:
    found = made(MAP, COLUMNS, ["M1", "5/3/2024", "Armed clash", "Mali", "FAMa; JNIM", "4"])
    assert found.refusals == []
    assert found.values == [
        {
            "id": "armed-clash-mali",
            "date": "2024-03-05",
            "title": "Armed clash in Mali",
            "type": "battle",
            "places": ["ML"],
            "actors": ["mali-forces", "jnim"],
            "added": "2026-11-28",
            "origin": {"source": "releases", "id": "M1", "seen": "2026-11-28"},
            "sources": [{"ref": "releases", "at": "row 2, M1"}],
        },
        {
            "id": "armed-clash-mali-deaths",
            "subject": "armed-clash-mali",
            "measure": "deaths",
            "unit": "people",
            "over": "2024-03-05",
            "value": "4",
            "places": ["ML"],
            "added": "2026-11-28",
            "origin": {"source": "releases", "id": "M1 / deaths", "seen": "2026-11-28"},
            "sources": [{"ref": "releases", "at": "row 2, M1"}],
        },
    ]
    for value, shape in zip(found.values, (EVENT, FIGURE), strict=True):
        findings = Findings()
        node, _ = Placed(value, {}).node()  # type: ignore[arg-type]
        assert read_shape(shape, node, reading_of("", findings, None)) is not None
        assert findings.problems == []


def test_a_refused_row_says_its_cell_and_the_others_go_on() -> None:
    found = made(
        MAP,
        COLUMNS,
        ["M1", "12/13/2024", "Raid", "Kidal", None, None],
        ["M2", "32/12/2024", "Raid", "Kidal", None, None],
        ["M3", "5/3/2024", CellError("#REF!"), "Kidal", None, None],
        ["M4", None, "Raid", "Kidal", None, None],
        ["M5", "5/3/2024", "Raid", None, None, None],
        [None, "5/3/2024", "Raid", "Kidal", None, None],
        ["M1", "6/3/2024", "Raid", "Kidal", None, None],
        [CellError("#N/A"), "5/3/2024", "Raid", "Kidal", None, None],
        ["M6", "n.d.", CellError("#N/A"), "Kidal", None, None],
        ["M7", "5/3/2024", "Raid", "Kidal", None, "n/a"],
        sheet="Events",
    )
    assert found.refusals == [
        (3, "B", "32/12/2024 is no date"),
        (4, "C", "the cell holds an error"),
        (5, "B", "the row has no date"),
        (6, "D", "where is empty, and the text needs it"),
        (7, "A", "the row has no id"),
        (8, "A", "row 2 has the id 'M1', too"),
        (9, "A", "the cell holds an error"),
        (10, "B", "it says no date"),
        (10, "C", "the cell holds an error"),
        (11, "F", "'n/a' is not a number"),
    ]
    error = found.rows[2].refusals[0]
    assert (error.sheet, error.heading, error.shown) == ("Events", "what", "#REF!")
    # Of the last row only the figure is refused.
    assert [row.row for row in found.rows if row.drafts] == [2, 11]
    assert found.values[0]["date"] == "2024-12-13"
    assert found.values[0]["sources"] == [{"ref": "releases", "at": "sheet Events, row 2, M1"}]


def test_cells_that_are_equal_and_say_something_else_are_read_each_by_itself() -> None:
    rows: list[list[Cell]] = [[f"M{number}", cell, "Raid", "Kidal"] for number, cell in enumerate([1, True, 1.0, True])]
    no_year = "1 is a number, and no year of four digits"
    for turned, whys in (
        (rows, [no_year, "yes or no is no date"] * 2),
        (rows[::-1], ["yes or no is no date", no_year] * 2),
    ):
        assert made(MAP, COLUMNS, *turned).refusals == [(number, "B", why) for number, why in enumerate(whys, 2)]


def test_names_without_a_certain_meaning_are_collected_once_with_their_rows() -> None:
    found = made(
        MAP,
        COLUMNS,
        ["1", "2024", "Raid", "Mali", "Ansaroul; jnim", "3"],
        ["2", "2024", "Raid", "Kidal", "ANSAROUL;Unidentified Armed Group (Mali); Ansaroul ;  ", None],
        ["3", "2024", "Raid", "Menaka", "The Group", None],
    )
    newcomers = [(one.role, one.text, one.rows, one.times) for one in found.importer.newcomers.all]
    assert newcomers == [
        ("actor", "Ansaroul", (2, 3), 2),
        ("actor", "ANSAROUL", (3,), 1),
        ("place", "Menaka", (4,), 1),
        ("actor", "The Group", (4,), 1),
    ]
    assert found.values[0]["actors"] == ["Ansaroul", "jnim"]
    assert [(one.text, one.path) for one in found.rows[1].drafts[0].questions] == [
        ("ANSAROUL", ("actors", 0)),
        ("Ansaroul", ("actors", 1)),
    ]
    assert found.rows[2].drafts[0].questions[0].fault.message == "no place is called 'Menaka'"


def test_new_actors_and_places_are_declared_and_the_drafts_settled() -> None:
    found = made(
        MAP,
        COLUMNS,
        ["1", "2024", "Raid", "Menaka", "Ansaroul; Government of Mali; Niger; Ansaroul", "3"],
    )
    declared = found.importer.newcomers.declared(names())
    assert [(one.section, one.id, one.value) for one in declared.drafts] == [
        ("places", "menaka", {"name": "Menaka"}),
        ("actors", "ansaroul", {"name": "Ansaroul"}),
        ("actors", "government-mali", {"name": "Government of Mali", "kind": "government", "country": "ML"}),
        ("actors", "niger", {"name": "Niger", "kind": "state", "country": "NE"}),
    ]
    event, figure = (settled(draft, names().with_decided(declared.decided)) for draft in found.rows[0].drafts)
    assert isinstance(event.value, dict)
    assert isinstance(figure.value, dict)
    assert event.value["actors"] == ["ansaroul", "government-mali", "niger"]
    assert event.value["places"] == figure.value["places"] == ["menaka"]
    assert event.questions == figure.questions == ()


def test_a_name_may_be_decided_otherwise() -> None:
    found = made(MAP, COLUMNS, ["1", "2024", "Raid", "Menaka", "Ansaroul", None])
    declared = found.importer.newcomers.declared(names())
    (draft,) = found.rows[0].drafts
    left = settled(draft, names().with_decided({**declared.decided, ("actor", "Ansaroul"): "jnim"}))
    assert isinstance(left.value, dict)
    assert (left.value["actors"], left.value["places"]) == (["jnim"], ["menaka"])


def test_what_becomes_of_unknown_names_is_for_the_map_to_say() -> None:
    row = ["1", "2024", "Raid", "Menaka", "FAMa; Ansaroul", None]
    skipped = made(MAP.replace('"]}', '"], unknown: skip}'), COLUMNS, row)
    assert skipped.values[0]["actors"] == ["mali-forces"]
    assert [(one.role, one.text) for one in skipped.importer.newcomers.all] == [("place", "Menaka")]
    assert [(one.text, one.rows) for one in skipped.importer.newcomers.left_out] == [("Ansaroul", (2,))]
    refused = made(MAP.replace('"]}', '"], unknown: error}'), COLUMNS, row)
    assert refused.refusals == [(2, "E", "no actor is called 'Ansaroul'")]


def test_a_table_translates_names_and_leaves_out() -> None:
    table = 'actors: {column: who, split: ";", table: {Army: mali-forces, Both: [mali-forces, JNIM], Nobody: ""}}'
    found = made(
        with_fields(table),
        COLUMNS,
        ["1", "2024", "x", None, "Army", None],
        ["2", "2024", "x", None, "both; army", None],
        ["3", "2024", "x", None, "Nobody", None],
    )
    assert [value.get("actors") for value in found.values] == [["mali-forces"], ["mali-forces", "jnim"], None]


def test_texts_stay_text() -> None:
    hostile = '  =1+1 "quoted": [x] #1\n\tsecond line {not a column}  '
    found = made(with_fields('note: "{where}", summary: "Row {row}: {{{id}}}"'), COLUMNS, ["1", 2024, hostile, hostile])
    (value,) = found.values
    assert value["title"] == '=1+1 "quoted": [x] #1 second line {not a column}'  # a title is one line
    assert value["note"] == hostile.strip()
    assert value["summary"] == "Row 2: {1}"


def test_cells_are_written_as_people_write_them() -> None:
    day = datetime.date(2024, 3, 5)
    found = made(
        with_fields('note: "{where}|{who}|{dead}"'),
        COLUMNS,
        ["1", day, 3.0, 2.5, day, True],
        [2.0, day, "x", "a", datetime.time(14, 30), False],
    )
    assert [value["note"] for value in found.values] == ["2.5|2024-03-05|TRUE", "a|14:30:00|FALSE"]
    assert [row.identity for row in found.rows] == ["1", "2"]
    assert found.values[0]["title"] == "3"


def test_the_first_text_whose_cells_are_filled() -> None:
    fields = 'note: {first: ["{where}: {who}", "{who}", "{where}", "nothing"]}'
    rows = [
        ["1", 2024, "x", "A", "B"],
        ["2", 2024, "x", None, "B"],
        ["3", 2024, "x", "A", None],
        ["4", 2024, "x", None, None],
    ]
    assert [one["note"] for one in made(with_fields(fields), COLUMNS, *rows).values] == ["A: B", "B", "A", "nothing"]


def test_values_are_checked_as_a_log_checks_them() -> None:
    fields = 'url: "{where}", tags: {column: who, split: ","}, status: "{dead}"'
    found = made(
        with_fields(fields),
        COLUMNS,
        ["1", 2024, "x", "https://example.org/a", "Air base, Coup d'état", "Reported"],
        ["2", 2024, "x", "example", "", "n/a"],
    )
    assert [found.values[0][key] for key in ("url", "tags", "status")] == [
        "https://example.org/a",
        ["air-base", "coup-d-etat"],
        "reported",
    ]
    assert found.refusals == [(3, "D", "'example' is not a web address"), (3, "F", "'n-a' is not a status")]


def test_blank_words_are_no_value() -> None:
    fields = "note: {column: where, blank: [n/a, '-']}"
    found = made(with_fields(fields), COLUMNS, ["1", 2024, "x", "n/a"], ["2", 2024, "x", " - "], ["3", 2024, "x", "y"])
    assert [value.get("note") for value in found.values] == [None, None, "y"]
    blank = MAP.replace("value: dead", "value: {column: dead, blank: '0'}")
    assert (
        len(made(blank, COLUMNS, ["1", "2024", "x", "Mali", None, 0], ["2", "2024", "y", "Mali", None, 1]).values) == 3
    )


def test_a_date_that_lasts_and_a_time_of_day() -> None:
    columns = ["start", "end", "time", "kind"]
    text = (
        "import: {source: releases, into: events, fields: {title: '{kind}', type: other,"
        " date: {column: start, until: end, time: time, blank: [unknown]}}}"
    )
    found = made(
        text,
        columns,
        ["2024-03-05", "2024-03-07", None, "a"],
        ["2024-03-05", None, "14:30", "b"],
        ["2024-03-05", "unknown", datetime.time(2, 5), "c"],
        ["2014", "ongoing", None, "d"],
        ["2014", None, "14:30", "e"],
        [None, "2014", None, "f"],
        ["2015", "2014", None, "g"],
        ["2024-03-05", None, datetime.datetime(2024, 3, 6, 14, 30), "h"],  # noqa: DTZ001 - no time zone
        ["2024-03-05", None, datetime.datetime(2024, 3, 5, 14, 30), "i"],  # noqa: DTZ001
        ["2024-03-05", None, datetime.datetime(1899, 12, 30, 14, 30), "j"],  # noqa: DTZ001
        ["2024-03-05", None, "12.5", "k"],
    )
    dates = [value["date"] for value in found.values]
    assert dates == [
        "2024-03-05/2024-03-07",
        "2024-03-05 14:30",
        "2024-03-05T02:05",
        "2014/..",
        *["2024-03-05T14:30"] * 2,
    ]
    assert found.refusals == [
        (6, "C", "a time of day needs a day, and the date is none"),
        (7, "B", "the end has no start"),
        (8, "B", "the end is before the start"),
        (9, "C", "the time of day is one of another day, 2024-03-06"),
        (12, "C", "'12.5' is no time of day"),
    ]


def test_ids_are_free_and_may_be_given() -> None:
    found = made(MAP, COLUMNS, *([str(n), "2024", "Armed clash", "Kidal"] for n in range(3)))
    assert [value["id"] for value in found.values] == [f"armed-clash-kidal-{n}" for n in (2, 3, 4)]  # the log has one
    given = made(with_fields('id: "rel {id}"'), COLUMNS, ["MLI/1", 2024, "x"], ["mli 1", 2024, "y"])
    assert [value["id"] for value in given.values] == ["rel-mli-1", "rel-mli-1-2"]
    nameless = made(with_fields('note: "x"'), COLUMNS, ["1", 2024, "日本"], ["2", 2024, "2024"])
    assert [value["id"] for value in nameless.values] == ["event-2", "event-3-2024"]


def test_what_was_imported_before_keeps_its_id() -> None:
    known = {"M1": "the-clash", "M1 / deaths": "the-dead"}
    found = made(MAP, COLUMNS, ["M1", "2024", "Raid", "Mali", None, 3], known=known)
    assert [(value["id"], value.get("subject")) for value in found.values] == [
        ("the-clash", None),
        ("the-dead", "the-clash"),
    ]


def test_a_row_without_an_id_is_named_by_what_it_says() -> None:
    text = MAP.replace("  identity: id\n", "")
    rows = [["1", "2024", "Raid", "Mali"], ["2", "2024", "Raid", "Niger"], ["3", "2024", "Raid", "Mali"]]
    found = made(text, COLUMNS, *rows)
    first, second, third = (row.identity for row in found.rows)
    assert (len(first), first != second, third) == (12, True, "")
    assert found.refusals == [(4, "", "row 2 has the same date and the same texts, too")]
    assert made(text, COLUMNS, rows[1]).rows[0].identity == second  # wherever it stands
    several = made(MAP.replace("identity: id", "identity: [id, when]"), COLUMNS, rows[0])
    assert several.rows[0].identity == "1 / 2024"


def test_further_sources_and_a_new_one() -> None:
    fields = 'sources: {column: who, split: ";"}'
    found = made(with_fields(fields), COLUMNS, ["1", 2024, "x", None, "a daily paper; A weekly"])
    assert found.values[0]["sources"] == [{"ref": "releases", "at": "row 2, 1"}, {"ref": "daily"}, {"ref": "A weekly"}]
    assert found.importer.source is None
    new = with_fields('note: "x"').replace("source: releases", "source: {id: acled, title: ACLED, licence: none}")
    source = made(new, COLUMNS, ["1", 2024, "x"]).importer.source
    assert source is not None
    assert (source.section, source.id, source.value) == ("sources", "acled", {"title": "ACLED", "licence": "none"})
    known = with_fields('note: "x"').replace("source: releases", "source: {id: releases, title: Other}")
    assert made(known, COLUMNS, ["1", 2024, "x"]).importer.source is None


def test_a_source_that_the_log_has_not_is_a_fault_of_the_map() -> None:
    for source, hint in (("release", "did you mean 'releases' (Conflict releases)?"), ("acled", "{id: …, title: …}")):
        text = with_fields('note: "x"').replace("source: releases", f"source: {source}")
        with pytest.raises(EntriesFaulty) as faulty:
            made(text, COLUMNS)
        (problem,) = faulty.value.problems
        assert (problem.line, problem.column, problem.message) == (1, 18, f"no source is called '{source}'")
        assert hint in problem.hint


ESTIMATE = ("value", "low", "high", "qualifier", "words", "note")


@pytest.mark.parametrize(
    ("cell", "estimate"),
    [
        (4, {"value": "4"}),
        (4.0, {"value": "4"}),
        ("2,500", {"value": "2500"}),
        ("about 20", {"value": "20", "qualifier": "about"}),
        ("at least 5", {"value": "5", "qualifier": "at-least"}),
        ("10-20", {"low": "10", "high": "20"}),
        ("12 people", {"value": "12"}),
        ("12 killed", {"value": "12"}),
        ("25-30 dead", {"low": "25", "high": "30"}),
        ("5+", {"value": "5", "qualifier": "at-least"}),
        ("1,200+[3]", {"value": "1200", "qualifier": "at-least"}),
        ("12 [citation needed]", {"value": "12"}),
        ("≥10", {"value": "10", "qualifier": "at-least"}),
        ("<= 10", {"value": "10", "qualifier": "at-most"}),
        ("20 (est.)", {"value": "20", "qualifier": "about"}),
        ("several dozen", {"words": "several dozen"}),
        ("100s", {"words": "hundreds"}),
        (0, {"value": "0"}),
        ("no casualties", {"value": "0"}),
        ("1.200", {"value": "1200"}),  # no part of a person is counted
        (1.25, {"value": "1.25"}),
        (1.234, {"value": "1.234"}),  # a number of a workbook has no point for thousands
        ("1.200+", {"value": "1200", "qualifier": "at-least"}),
        ("0.500", {"value": "0.500"}),
        ("no one killed", {"value": "0"}),
        ("no deaths", {"value": "0"}),
        ("no one", {"value": "0"}),
        ("dozens killed", {"words": "dozens killed"}),
        ("ca. 50", {"value": "50", "qualifier": "about"}),
        ("min. 12", {"value": "12", "qualifier": "at-least"}),
        ("mindestens 30 Tote", {"value": "30", "qualifier": "at-least"}),
        ("не менее 30", {"value": "30", "qualifier": "at-least"}),
        ("20 bis 30", {"low": "20", "high": "30"}),
        ("3 à 5", {"low": "3", "high": "5"}),
        ("entre 20 y 30", {"low": "20", "high": "30"}),
        ("30+ (incl. 4 children)", {"value": "30", "qualifier": "at-least", "note": "incl. 4 children"}),
        ("12 (7 civilians)", {"value": "12", "note": "7 civilians"}),
        ("2,300 (1,100 civilians)", {"value": "2300", "note": "1,100 civilians"}),
        ("10–12, including 2 police", {"low": "10", "high": "12", "note": "including 2 police"}),
    ],
)
def test_estimates_as_people_write_them(cell: Cell, estimate: dict[str, str]) -> None:
    figure = made(MAP, COLUMNS, ["1", "2024", "Raid", "Mali", None, cell]).values[1]
    assert {key: figure[key] for key in ESTIMATE if key in figure} == estimate


@pytest.mark.parametrize(
    "cell",
    [
        "5 or 6+",
        "4 (incl.",
        "12 (20 injured)",
        "12 (14)",
        "12 (3 more missing)",
        "12 (+1)",
        "3 et 5",
        "12 injured",
        "no one injured",  # which says nothing about deaths
        "no injuries",
        "no one knows",
        "4 soldiers",
        "unknown",
        "-",
        "?",
        "2024-03-05",
    ],
)
def test_what_is_no_estimate_is_refused_and_the_event_stays(cell: str) -> None:
    found = made(MAP, COLUMNS, ["1", "2024", "Raid", "Mali", None, cell])
    assert found.refusals == [(2, "F", f"'{cell}' is not a number")]
    assert len(found.values) == 1


def test_parts_of_parts_without_end_are_no_estimate() -> None:
    cell = "1, incl. " * 3_000 + "1"
    ((row, column, why),) = made(MAP, COLUMNS, ["1", "2024", "Raid", "Mali", None, cell]).refusals
    assert (row, column) == (2, "F")
    assert why.startswith("'1, incl. 1, incl. ")
    assert why.endswith("…' is not a number")


@pytest.mark.parametrize("cell", ["several wounded", "dozens killed and injured"])
def test_words_for_what_another_figure_counts_are_refused(cell: str) -> None:
    found = made(MAP, COLUMNS, ["1", "2024", "Raid", "Mali", None, cell])
    assert found.refusals == [(2, "F", f"'{cell}' counts something else")]


def test_the_bounds_of_a_figure_are_numbers_as_its_value_is() -> None:
    map = MAP.replace("value: dead", "value: dead, low: least, high: most")
    columns = [*COLUMNS, "least", "most"]
    event: list[Cell] = ["1", "2024", "Raid", "Mali", None]
    for bounds in (["2,000", "1.500", "2.500 dead"], [2000.0, 1500, 2500.0]):
        figure = made(map, columns, [*event, *bounds]).values[1]
        assert [figure[key] for key in ("low", "value", "high")] == ["1500", "2000", "2500"]
    found = made(map, columns, [*event, 12, "about 10", "15-20"])
    assert found.refusals == [(2, "G", "'about 10' is no single number"), (2, "H", "'15-20' is no single number")]
    assert len(found.values) == 1


@pytest.mark.parametrize("cell", ["-99", -99, -99.0, "-9.0"])
def test_fewer_people_than_none_are_a_code_for_an_unknown_number(cell: Cell) -> None:
    found = made(MAP, COLUMNS, ["1", "2024", "Raid", "Mali", None, cell])
    shown = "-99" if cell == -99.0 else cell
    assert found.refusals == [(2, "F", f"'{shown}' is no number of people")]
    assert len(found.values) == 1


def test_another_map_of_the_same_table_gives_its_rows_the_same_names() -> None:
    text = MAP.replace("  identity: id\n", "")
    other = text.replace("type: battle", "type: other").replace(", order: dmy", "")
    row = ["1", "25/3/2024", "Raid", "Mali"]
    assert made(text, COLUMNS, row).rows[0].identity == made(other, COLUMNS, row).rows[0].identity


def test_plans_and_figures() -> None:
    plan = (
        "import: {source: releases, into: plans, fields: {title: '{what}', kind: commitment, announced: '{when}',"
        " deadline: {column: by}, by: '{who}'}}"
    )
    columns = ["what", "when", "by", "who"]
    found = made(
        plan, columns, ["Troops leave", "2024-03", "by the end of 2025", "FAMa"], ["Ships leave", "2024", None, "FAMa"]
    )
    assert [(value["announced"], value.get("deadline"), value["by"]) for value in found.values] == [
        ("2024-03", "by the end of 2025", ["mali-forces"]),
        ("2024", None, ["mali-forces"]),
    ]
    figure = (
        "import: {source: releases, into: figures, fields: {subject: '{who}', measure: troops, unit: people,"
        " as_of: '{when}', value: number}}"
    )
    found = made(figure, ["who", "when", "number"], ["FAMa", 2024, "2,500"], ["JNIM", 2024, 300.0])
    assert [(one["subject"], one["as_of"], one["value"]) for one in found.values] == [
        ("mali-forces", "2024", "2500"),
        ("jnim", "2024", "300"),
    ]


def test_columns_are_found_in_whatever_case() -> None:
    found = made(MAP, [name.upper() for name in COLUMNS], ["M1", "2024", "Raid", "Mali"])
    assert found.values[0]["title"] == "Raid in Mali"
    assert found.refusals == []


def test_short_rows_have_empty_cells() -> None:
    found = made(MAP, COLUMNS, ["M1", "2024"], ["M2"])
    assert [(row, why) for row, _, why in found.refusals] == [
        (2, "the row has no title"),
        (3, "the row has no date"),
        (3, "the row has no title"),
    ]


def test_only_rows_that_answer_the_query() -> None:
    map = a_map(MAP + '  when: "country:ML date:2024"\n')
    workspace = workspace_of(LOG)
    importer = Importer(map, headings(COLUMNS), names(), TODAY, wanted=wanted_by(map, workspace))
    rows = rows_of(
        [
            ["1", "2024", "a", "Mali"],
            ["2", "2024", "b", "Niger"],
            ["3", "2023", "c", "Mali"],
            ["4", "the 2020s", "d", "Kidal"],
        ]
    )
    found = [*importer.mapped(rows)]
    assert [one.is_left_out for one in found] == [False, True, True, False]  # the last one may lie in 2024


@pytest.mark.parametrize(
    ("query", "column", "message"),
    [("country:Malli", 9, "Malli"), ("type:", 9, ""), ("(country:ML", 9, "")],
)
def test_a_query_that_means_nothing_is_a_fault_of_the_map(query: str, column: int, message: str) -> None:
    map = a_map(MAP + f"  when: '{query}'\n")
    with pytest.raises(EntriesFaulty) as faulty:
        wanted_by(map, workspace_of(LOG))
    (problem,) = faulty.value.problems
    assert (problem.file, problem.line) == ("map.yaml", 13)
    assert problem.column >= column
    assert message in problem.message
