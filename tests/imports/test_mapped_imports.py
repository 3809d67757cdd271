"""A table under a map is imported, imported again, and followed by its next release, from the command to the log."""

import json
import re
from pathlib import Path

import pytest

from tests.helpers import Result, a_folder, run

from .reports import counts

LOG = """\
timeline: {title: A log, covers: 1900/2026-12-31}
actors:
  jnim: {name: JNIM}
events:
  - id: earlier
    date: 2020-01-01
    title: Something else
    type: battle
"""
MAP = """\
import:
  source: {id: releases, title: Conflict releases}
  identity: id
  into: events
  fields:
    date: {column: when, order: dmy}
    title: "{what} in {where}"
    type: battle
    places: {column: where}
    actors: {column: who, split: ";"}
    note: "{remark}"
  figures:
    - {measure: deaths, unit: people, value: dead, over: date}
  keep: [title]
"""
HEAD = "id,when,what,where,who,dead,remark\n"
FIRST = ["M1,5/3/2024,Armed clash,Mali,JNIM,4,", "M2,6/3/2024,Ambush,Niger,New Group;JNIM,,seen"]


@pytest.fixture
def folder() -> Path:
    found = a_folder()
    (found / "events.yaml").write_text(LOG)
    (found / "map.yaml").write_text(MAP)
    return found


def read(folder: Path, rows: list[str], *options: str) -> Result:
    """Import a table with these rows, and return what the command says."""
    (folder / "table.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows))
    return run("import", "table.csv", "--map", "map.yaml", *options, cwd=folder)


def text(folder: Path) -> str:
    return (folder / "events.yaml").read_text()


def state(folder: Path) -> list[str]:
    return (folder / "imports" / "releases.jsonl").read_text().splitlines()


@pytest.mark.parametrize(
    ("who", "actors"),
    [
        (["New  Group;New Group;JNIM"], ["[new-group, jnim]"]),
        (["JNIM;New Group;New  Group"], ["[jnim, new-group]"]),
        (["New Group;NEW GROUP;Other"], ["[new-group, other]"]),
        (["New Group", "new group", "Other;New\u00a0Group"], ["[new-group]", "[new-group]", "[other, new-group]"]),
        (["Jaysh al-Sha'b", "Jaysh al Shab"], ["[jaysh-al-shab]", "[jaysh-al-shab]"]),
    ],
)
def test_new_names_that_are_alike_are_one_actor(folder: Path, who: list[str], actors: list[str]) -> None:
    rows = [f"M{number},5/3/2024,Armed clash,Mali,{several},4," for number, several in enumerate(who)]
    assert read(folder, rows, "--apply", "new", "--yes").code == 0
    assert re.findall("actors: (.*)", text(folder).split("events:")[1]) == actors
    assert "Nothing is new, and nothing was changed." in read(folder, rows).out


def test_without_apply_nothing_is_written(folder: Path) -> None:
    result = read(folder, FIRST)
    assert (result.code, counts(result)) == (0, {"rows": 2, "new": 2})
    assert text(folder) == LOG
    assert not (folder / "imports").exists()


def test_new_rows_are_written_with_their_source_names_and_figures(folder: Path) -> None:
    result = read(folder, FIRST, "--apply", "new", "--yes")
    assert result.code == 0, result.err
    assert text(folder).count("\n  - id: ") == 4
    assert "  releases: {title: Conflict releases}\n" in text(folder)
    assert "new-group" in text(folder)
    assert run("check", cwd=folder).code == 0
    assert [(line["row"], line["section"], line["id"]) for line in map(json.loads, state(folder))] == [
        ("M1", "events", "armed-clash-mali"),
        ("M1 / deaths", "figures", "armed-clash-mali-deaths"),
        ("M2", "events", "ambush-niger"),
    ]
    assert json.loads(state(folder)[2])["value"] == {
        "date": "2024-03-06",
        "title": "Ambush in Niger",
        "type": "battle",
        "places": ["NE"],
        "actors": ["new-group", "jnim"],
        "note": "seen",
    }


def test_the_same_file_again_gives_nothing_new_and_nothing_changed(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    before = text(folder), state(folder)
    result = read(folder, FIRST, "--apply", "new,changed", "--yes")
    assert counts(result) == {"rows": 2, "unchanged": 3}
    assert (text(folder), state(folder)) == before
    assert "the log says so already" in result.err


def test_undo_takes_back_the_log_and_what_was_imported(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    assert run("undo", "--yes", cwd=folder).code == 0
    assert text(folder) == LOG
    assert not (folder / "imports" / "releases.jsonl").exists()
    assert counts(read(folder, FIRST)) == {"rows": 2, "new": 2}
    assert run("redo", "--yes", cwd=folder).code == 0
    assert counts(read(folder, FIRST)) == {"rows": 2, "unchanged": 3}


def test_the_next_release_changes_what_changed_there_alone(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    before = state(folder)
    later = ["M3,7/3/2024,Raid,Mali,,,", "M2,7/3/2024,Ambush,Niger,JNIM,,", FIRST[0]]
    result = read(folder, later)
    assert counts(result) == {"rows": 3, "new": 1, "changed": 1, "unchanged": 2}
    result = read(folder, later, "--apply", "changed", "--yes")
    assert result.code == 0, result.err
    value = text(folder)[text(folder).index("  - id: ambush-niger") :]
    assert "date: 2024-03-07" in value
    assert "actors: [jnim]" in value
    assert "note:" not in value
    assert "field: date was: 2024-03-06 sources: - {ref: releases, at: " in " ".join(value.split())
    assert [one for one in state(folder) if one not in before] == [
        '{"row": "M2", "section": "events", "id": "ambush-niger", "value": {"date": "2024-03-07", '
        '"title": "Ambush in Niger", "type": "battle", "places": ["NE"], "actors": ["jnim"]}}'
    ]
    assert counts(read(folder, later)) == {"rows": 3, "new": 1, "unchanged": 3}


def test_what_was_changed_here_stays_and_on_both_sides_is_disputed(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    run("set", "armed-clash-mali-deaths", "value=6", "--yes", cwd=folder)
    assert counts(read(folder, FIRST)) == {"rows": 2, "here": 1, "unchanged": 2}
    later = [FIRST[0].replace(",4,", ",5,"), FIRST[1]]
    assert counts(read(folder, later)) == {"rows": 2, "changed": 1, "conflicts": 1, "unchanged": 2}
    assert read(folder, later, "--apply", "changed", "--yes").code == 0
    assert "value: 6" in text(folder)
    assert "disputed: - field: value value: 5 sources: - {ref: releases, at: " in " ".join(text(folder).split())
    assert counts(read(folder, later)) == {"rows": 2, "here": 1, "unchanged": 2}


def test_a_field_that_is_kept_is_never_touched(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    later = [FIRST[0].replace("Armed clash", "Attack"), FIRST[1]]
    assert counts(read(folder, later)) == {"rows": 2, "unchanged": 3}


def test_rows_that_are_gone_are_told_and_stay_in_the_log(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    before = text(folder)
    result = read(folder, FIRST[1:], "--apply", "new,changed,removed", "--yes")
    assert counts(result) == {"rows": 1, "unchanged": 1, "gone": 2}
    assert text(folder) == before


def test_an_entry_that_was_removed_here_is_not_offered_again(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    assert run("remove", "ambush-niger", "--yes", cwd=folder).code == 0
    assert counts(read(folder, FIRST)) == {"rows": 2, "unchanged": 2, "gone here": 1}


def test_an_entry_that_was_renamed_here_is_found_by_its_origin(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    (folder / "events.yaml").write_text(text(folder).replace("ambush-niger", "the-ambush"))
    assert counts(read(folder, FIRST)) == {"rows": 2, "unchanged": 3}


def test_rows_that_are_refused_do_not_stop_the_others_and_are_not_gone(folder: Path) -> None:
    rows = [*FIRST, "M4,31/2/2024,Raid,Mali,,,"]
    result = read(folder, rows, "--apply", "new", "--yes")
    assert (result.code, counts(result)) == (1, {"rows": 3, "new": 2, "refused": 1})
    assert len(state(folder)) == 3
    broken = [FIRST[0].replace("5/3/2024", "sometime"), FIRST[1]]
    assert counts(read(folder, broken)) == {"rows": 2, "unchanged": 1, "refused": 1}


def test_without_what_was_imported_last_all_that_differs_counts_as_changed_there(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    (folder / "imports" / "releases.jsonl").unlink()
    result = read(folder, FIRST)
    assert counts(result) == {"rows": 2, "unchanged": 3}
    assert "Of 3 entries it is not known what was imported last" in " ".join(result.out.split())
    assert counts(read(folder, [FIRST[0].replace(",4,", ",5,"), FIRST[1]])) == {"rows": 2, "changed": 1, "unchanged": 2}


def test_a_damaged_line_of_what_was_imported_is_named(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    file = folder / "imports" / "releases.jsonl"
    file.write_text(file.read_text().replace('{"row": "M2"', "<<<<<<< {"))
    result = read(folder, FIRST)
    assert result.code == 3
    assert "imports/releases.jsonl: line 3 is not as 'timeline import' writes it" in result.err


def test_a_dry_run_shows_both_files_and_leaves_no_folder(folder: Path) -> None:
    result = read(folder, FIRST, "--apply", "new", "--dry-run")
    assert "+++ events.yaml" in result.out
    assert "+++ imports/releases.jsonl" in result.out
    assert not (folder / "imports").exists()
    assert text(folder) == LOG


def test_kinds_that_cannot_be_written_are_refused(folder: Path) -> None:
    result = read(folder, FIRST, "--apply", "gone")
    assert (result.code, "none of new, changed, removed" in result.err) == (2, True)


def test_a_table_that_nobody_knows_needs_a_map(folder: Path) -> None:
    read(folder, FIRST)
    result = run("import", "table.csv", cwd=folder)
    assert (result.code, "--guess" in result.err) == (2, True)


def test_a_row_with_the_address_of_an_entry_may_be_that_one_and_is_still_new(folder: Path) -> None:
    (folder / "events.yaml").write_text(
        LOG.replace("    type: battle\n", "    type: battle\n    url: https://www.example.org/raid/\n")
    )
    (folder / "map.yaml").write_text(MAP.replace('note: "{remark}"', "url: {column: remark}"))
    rows = ["M1,5/3/2024,Raid,Mali,,,http://example.org/raid", "M2,5/3/2024,Raid,Mali,,,https://example.org/other"]
    assert counts(read(folder, rows)) == {"rows": 2, "new": 2, "doubles": 1}


def test_where_what_was_imported_cannot_be_kept_nothing_is_written(folder: Path) -> None:
    (folder / "imports").write_text("a file")
    result = read(folder, FIRST, "--apply", "new", "--yes")
    assert result.code == 5
    assert "imports/releases.jsonl cannot be written" in result.err
    assert text(folder) == LOG


def test_a_release_of_ucdp_is_known_by_its_headings_and_may_have_none(folder: Path) -> None:
    release = (Path(__file__).parents[1] / "data" / "ucdp_ged231_fixture.csv").read_text(encoding="utf-8")
    (folder / "release.csv").write_text(release, encoding="utf-8")
    (folder / "candidate.csv").write_text(release.partition("\n")[2], encoding="utf-8")
    found = [
        counts(run("import", *names, cwd=folder)) for names in (["release.csv"], ["candidate.csv", "--as", "ucdp"])
    ]
    assert found[0] == found[1]
    assert found[0]["rows"] == found[0]["new"] == 42


def test_a_figure_that_comes_later_is_new_beside_its_entry(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    later = [FIRST[0].replace(",4,", ",,"), FIRST[1].replace(",,seen", ",3,seen")]
    result = read(folder, later, "--apply", "new", "--yes")
    assert counts(result) == {"rows": 2, "new": 1, "unchanged": 2, "gone": 1}
    assert "  - id: ambush-niger-deaths\n    subject: ambush-niger\n" in text(folder)
    assert run("check", cwd=folder).code == 0


def test_a_figure_of_an_entry_that_was_removed_here_is_not_offered(folder: Path) -> None:
    read(folder, FIRST, "--apply", "new", "--yes")
    run("remove", "ambush-niger", "--yes", cwd=folder)
    later = [FIRST[0], FIRST[1].replace(",,seen", ",3,seen")]
    assert counts(read(folder, later, "--apply", "new", "--yes")) == {"rows": 2, "unchanged": 2, "gone here": 1}
    assert "ambush-niger" not in text(folder)
