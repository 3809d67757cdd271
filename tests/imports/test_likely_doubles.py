"""New rows that may be entries of the log are proposed: under a map, in a sheet that comes back, and never decided."""

from pathlib import Path

import pytest

from tests.helpers import a_folder, run
from tests.imports.reports import counts
from tests.imports.test_mapped_imports import FIRST, LOG, MAP, read

RAID = """\
  - {id: raid-on-kidal, date: 2024-03-14, title: A raid on Kidal kills soldiers, type: attack, places: [ML], sources: s}
"""
SHEET_LOG = f"timeline: {{title: A log, covers: 2000/2026-11-30}}\nsources: {{s: {{title: S}}}}\nevents:\n{RAID}"


@pytest.mark.parametrize("answer", [["list", "--for-editing"], ["list"]])
def test_a_row_that_was_added_to_a_sheet_is_compared_with_the_log(answer: list[str]) -> None:
    folder = a_folder()
    (folder / "events.yaml").write_text(SHEET_LOG)
    assert run(*answer, "--output", "sent.csv", cwd=folder).code == 0
    head, *rows = (folder / "sent.csv").read_text("utf-8").splitlines()
    new = {"date": "2024-03-14", "title": "Raid on Kidal kills soldiers", "type": "attack", "places": "Mali"}
    new |= {"sources": "s", "source_ids": "s", "place_names": "Mali", "kind": "event", "entry": "event"}
    if "--for-editing" in answer:
        del new["kind"]
    cells = [new.get(name, "") for name in head.split(",")]
    (folder / "sent.csv").write_text("\n".join([head, *rows, ",".join(cells), ""]))
    result = run("import", "sent.csv", cwd=folder)
    assert counts(result) == {"rows": 2, "new": 1, "unchanged": 1, "doubles": 1}, result.out
    shown = " ".join(result.out.replace("│", " ").split())
    assert "may be A raid on Kidal kills soldiers [raid-on-kidal], 14 Mar 2024, Mali:" in shown


@pytest.fixture
def folder() -> Path:
    found = a_folder()
    (found / "events.yaml").write_text(LOG)
    (found / "map.yaml").write_text(MAP)
    assert read(found, FIRST, "--apply", "new", "--yes").code == 0
    return found


AGAIN = "M9,5/3/2024,Armed clash,Mali,JNIM,,"


def test_a_row_beside_another_of_its_source_is_no_double_of_it(folder: Path) -> None:
    assert counts(read(folder, [*FIRST, AGAIN])) == {"rows": 3, "new": 1, "unchanged": 3}


def test_a_row_in_the_place_of_one_that_is_gone_may_be_it_under_another_name(folder: Path) -> None:
    result = read(folder, [AGAIN, FIRST[1]])
    assert counts(result) == {"rows": 2, "new": 1, "gone": 2, "unchanged": 1, "doubles": 1}
    assert "may be Armed clash in Mali [armed-clash-mali]" in " ".join(result.out.replace("│", " ").split())


def test_what_a_person_logged_is_proposed_before_what_came_from_the_source(folder: Path) -> None:
    assert (
        run(
            "add",
            "2024-03-05: Armed clash in Mali type:battle place:ML actor:JNIM",
            "--distinct",
            "armed-clash-mali",
            "--yes",
            cwd=folder,
        ).code
        == 0
    )
    result = read(folder, [*FIRST, AGAIN])
    assert counts(result)["doubles"] == 1
    assert "[armed-clash-mali-2]" in result.out
