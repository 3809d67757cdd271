"""The maps that ship: UCDP on rows of its release 23.1 (CC BY 4.0), ACLED on rows made up under its headings."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import run
from timeline.imports.importing import Importer
from timeline.imports.newcomers import settled
from timeline.imports.shipped import shipped_map
from timeline.imports.unfit import Cell

from .acled import COLUMNS as ACLED
from .acled import OLDER
from .sheets import TODAY, Made, headings, made, names, read_csv, rows_of

UCDP = Path(__file__).parents[1] / "data" / "ucdp_ged231_fixture.csv"
ROW: dict[str, Cell] = {
    "event_id_cnty": "MLI1",
    "event_date": "02 March 2024",
    "time_precision": 1,
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "FAMa",
    "actor2": "JNIM",
    "assoc_actor_2": "Katiba of the North; Unidentified Armed Group (Mali)",
    "country": "Mali",
    "location": "Kidal",
    "source": "First Paper; Second Radio",
    "notes": "On 2 March 2024, soldiers clashed with militants in Kidal. 4 killed.",
    "fatalities": 4,
}


def acled(*rows: dict[str, Cell], columns: list[str] = ACLED) -> Made:
    """What becomes of rows that differ from the sample."""
    several = [{**ROW, **row} for row in rows]
    return made(shipped_map("acled"), columns, *[[row.get(name.lower()) for name in columns] for row in several])


def test_the_headings_are_those_of_the_releases() -> None:
    assert len(ACLED) == 31
    assert shipped_map("ucdp").columns == tuple(read_csv(UCDP)[0])


def test_an_event_of_acled() -> None:
    event, deaths = acled({}).values
    assert event == {
        "id": "acled-mli1",
        "date": "2024-03-02",
        "title": "Armed clash in Kidal",
        "type": "battle",
        "places": ["ML"],
        "actors": ["mali-forces", "jnim", "Katiba of the North"],
        "added": "2026-11-28",
        "summary": "On 2 March 2024, soldiers clashed with militants in Kidal. 4 killed.",
        "note": "Sources of ACLED: First Paper; Second Radio",
        "origin": {"source": "acled", "id": "MLI1", "seen": "2026-11-28"},
        "sources": [{"ref": "acled", "at": "row 2, MLI1"}],
    }
    assert (deaths["subject"], deaths["value"], deaths["over"]) == ("acled-mli1", "4", "2024-03-02")


@pytest.mark.parametrize("columns", [OLDER, [name.upper() for name in ACLED], [name.upper() for name in OLDER]])
def test_older_headings_and_capitals(columns: list[str]) -> None:
    assert acled({}, columns=columns).values == acled({}).values


@pytest.mark.parametrize(
    ("precision", "notes", "date"),
    [
        (1, "On 2 March 2024, x.", "2024-03-02"),
        ("1.0", "On 2 March 2024, x.", "2024-03-02"),
        ("1", "Around 2 March 2024 (as reported), x.", "2024-03-02~"),
        (2, "x.", "[2024-02-25..2024-03-08]"),
        (2, "Between 24 February - 10 March 2024, x.", "[2024-02-24..2024-03-10]"),
        (2, "Around 2 March 2024 (week of), x.", "[2024-02-25..2024-03-08]"),
        (3, "x.", "2024-03"),
        (3, "Around 2 March 2024 (month of), x.", "2024-03"),
        (3, None, "2024-03"),
    ],
)
def test_the_precision_of_acled_is_in_its_code_and_in_its_notes(precision: Cell, notes: Cell, date: str) -> None:
    assert acled({"time_precision": precision, "notes": notes}).values[0]["date"] == date


def test_a_precision_that_acled_does_not_have_is_refused() -> None:
    assert acled({"time_precision": 4}).refusals == [(2, "D", "the map gives no precision for '4'")]
    assert acled({"time_precision": None}).refusals == [(2, "D", "the map gives no precision for an empty cell")]


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "ours"),
    [
        ("Battles", "Armed clash", "battle"),
        ("Battles", "Government regains territory", "captured"),
        ("Explosions/Remote violence", "Air/drone strike", "strike"),
        ("Violence against civilians", "Abduction/forced disappearance", "kidnapping"),
        ("Violence against civilians", "Sexual violence", "abuse"),
        ("Strategic developments", "Agreement", "agreement"),
        ("Strategic developments", "Non-violent transfer of territory", "handover"),
        ("Protests", "Peaceful protest", "other"),
        ("Riots", "MOB VIOLENCE", "attack"),
    ],
)
def test_types_of_acled_are_ours(event_type: str, sub_event_type: str, ours: str) -> None:
    event = acled({"event_type": event_type, "sub_event_type": sub_event_type}).values[0]
    assert event["type"] == ours


def test_no_deaths_reported_is_not_zero_deaths() -> None:
    assert [value["id"] for value in acled({"fatalities": 0}).values] == ["acled-mli1"]
    assert [value["id"] for value in acled({"fatalities": None}).values] == ["acled-mli1"]


def test_what_may_not_be_given_away_is_marked_on_the_source() -> None:
    source = acled({}).importer.source
    assert source is not None
    assert isinstance(source.value, dict)
    assert "no redistribution" in str(source.value["licence"])


def ucdp() -> Made:
    columns, rows = read_csv(UCDP)
    return made(shipped_map("ucdp"), columns, *rows)


def test_every_row_of_ucdp_becomes_an_event() -> None:
    found = ucdp()
    assert [len(row.drafts) > 0 for row in found.rows] == [True] * 42
    # Four rows have bounds of their deaths that contradict each other: the event is there, the figure is not.
    assert [(row, column, why) for row, column, why in found.refusals] == [
        (8, "AU", "the low of this figure is 3, and its value is 2"),
        (18, "AU", "the low of this figure is 5, and its value is 4"),
        (34, "AS", "the value of this figure is 10, and its high is 9"),
        (35, "AS", "the value of this figure is 18, and its high is 17"),
    ]


def test_a_release_of_ucdp_without_headings() -> None:
    columns, rows = read_csv(UCDP)
    found = made(shipped_map("ucdp"), [f"column {number}" for number, _ in enumerate(columns)], *rows)
    assert found.values == ucdp().values
    assert found.rows[6].refusals[0].heading == "low"


def test_the_dates_of_ucdp_are_spans_or_days_within_them() -> None:
    """Against the columns, by hand: several events (clarity 2) last, a single one is a day between start and end."""
    columns, rows = read_csv(UCDP)
    for row, mapped in zip(rows, ucdp().rows, strict=True):
        cell = dict(zip(columns, row, strict=True))
        value = mapped.drafts[0].value
        assert isinstance(value, dict)
        date, start, end = value["date"], cell["date_start"], cell["date_end"]
        if start == end:
            assert date == start
        elif cell["event_clarity"] == "2":
            assert date == f"{start}/{end}"
        else:
            assert date in (f"[{start}..{end}]", "1994-07")  # 1 to 31 July 1994


def test_actors_of_ucdp_but_not_civilians() -> None:
    found = ucdp()
    texts = [one.text for one in found.importer.newcomers.all if one.role == "actor"]
    assert "Civilians" not in texts
    assert "Government of Yemen (North Yemen)" in texts
    assert [one for one in found.importer.newcomers.all if one.role != "actor"] == []
    declared = {draft.id: draft.value for draft in found.importer.newcomers.declared(names()).drafts}
    assert declared["government-russia-soviet-union"] == {
        "name": "Government of Russia (Soviet Union)",
        "kind": "government",
        "country": "RU",
    }


def test_the_entries_pass_the_checks_of_a_log(tmp_path: Path) -> None:
    """Everything of the release, written into an empty log as one edit."""
    log = "timeline: {title: Violence, covers: 1989/2022}\nevents: []\n"
    (tmp_path / "events.yaml").write_text(log, encoding="utf-8")
    columns, rows = read_csv(UCDP)
    empty = names(log)
    importer = Importer(shipped_map("ucdp"), headings(columns), empty, TODAY)
    mapped = [*importer.mapped(rows_of(rows))]
    declared = importer.newcomers.declared(empty)
    known = empty.with_decided(declared.decided)
    entries = [settled(draft, known) for row in mapped for draft in row.drafts]
    assert importer.source is not None
    sections: dict[str, Any] = {"sources": {importer.source.id: importer.source.value}}
    sections["actors"] = {draft.id: draft.value for draft in declared.drafts}
    for name in ("events", "figures"):
        sections[name] = [draft.value for draft in entries if draft.section == name]
    (tmp_path / "new.json").write_text(json.dumps(sections), encoding="utf-8")
    added = run("add", "--from", "new.json", "--yes", cwd=tmp_path)
    assert added.code == 0, added.err
    checked = json.loads(run("check", "--format", "json", cwd=tmp_path).out)["problems"]
    assert [one for one in checked if one["severity"] == "error"] == []
    found = json.loads(run("list", "--country", "Syria", "--format", "json", cwd=tmp_path).out)["events"]
    assert len(found) == 6
