"""An import remembers for the next one which change was refused, and which field both sides changed alike."""

import json
from pathlib import Path

import pytest

from tests.helpers import Result, a_folder, environment, run
from tests.imports.reports import counts
from tests.imports.test_mapped_imports import FIRST, LOG, MAP, read, text
from tests.imports.test_releases import opened
from timeline.edits.pending import prepared
from timeline.imports.applying import Applied, OfKinds, applied
from timeline.imports.reading import map_of, read_file

SECOND = [FIRST[0].replace(",4,", ",6,"), FIRST[1].replace("6/3/2024", "7/3/2024").replace(";JNIM", "")]
"""Changed there: the number of the dead; the date, and an actor who is gone."""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, environment()[name])  # where commands keep what undo needs
    found = a_folder()
    (found / "events.yaml").write_text(LOG)
    (found / "map.yaml").write_text(MAP)
    assert read(found, FIRST, "--apply", "new", "--yes").code == 0
    return found


def base(folder: Path, row: str) -> dict[str, object]:
    """Return what the last import kept of a row."""
    lines = map(json.loads, (folder / "imports" / "releases.jsonl").read_text().splitlines())
    return next(line["value"] for line in lines if line["row"] == row)  # type: ignore[no-any-return]


def review(folder: Path, *taken: str, refused: tuple[str, ...] = ()) -> Applied:
    """Import the table of the folder: some fields are taken over, some refused, and nobody decides on the others."""
    found = read_file(opened(folder), str(folder / "table.csv"), map_of(str(folder / "map.yaml")), offers=True)
    done = applied(
        opened(folder),
        found.offers,
        lambda _, change: change is not None and change.key in taken,
        "import",
        declined=lambda _, change: change is not None and change.key in refused,
    )
    if done.edit.files:
        with prepared(done.edit) as pending:
            pending.commit()
    return done


def test_a_change_that_was_refused_is_told_as_changed_here_and_is_not_offered_again(folder: Path) -> None:
    before = text(folder)
    assert counts(read(folder, SECOND)) == {"rows": 2, "changed": 2, "unchanged": 1}
    done = review(folder, refused=("value", "date"))
    assert (text(folder), done.declined, done.changed) == (before, 2, 0)
    assert base(folder, "M1 / deaths")["value"] == "6"
    assert base(folder, "M2")["date"] == "2024-03-07"
    assert base(folder, "M2")["actors"] == ["new-group", "jnim"], "nobody decided on the actors"
    assert counts(read(folder, SECOND)) == {"rows": 2, "changed": 1, "here": 1, "unchanged": 1}


def test_it_is_offered_again_when_the_table_says_something_else(folder: Path) -> None:
    read(folder, SECOND)
    review(folder, refused=("value", "date", "actors"))
    assert counts(read(folder, SECOND)) == {"rows": 2, "here": 2, "unchanged": 1}
    third = [FIRST[0].replace(",4,", ",7,"), SECOND[1]]
    assert counts(read(folder, third)) == {"rows": 2, "changed": 1, "conflicts": 1, "here": 1, "unchanged": 1}


def test_what_went_back_to_what_the_log_says_is_no_change_any_more(folder: Path) -> None:
    read(folder, SECOND)
    review(folder, refused=("value", "date", "actors"))
    assert counts(read(folder, FIRST)) == {"rows": 2, "unchanged": 3}


def test_one_field_is_taken_over_and_another_is_refused(folder: Path) -> None:
    read(folder, SECOND)
    done = review(folder, "actors", refused=("date",))
    assert (done.changed, done.declined) == (1, 1)
    assert base(folder, "M2")["date"] == "2024-03-07"
    assert base(folder, "M2")["actors"] == ["new-group"]
    assert "date: 2024-03-06" in text(folder)
    assert counts(read(folder, SECOND)) == {"rows": 2, "changed": 1, "here": 1, "unchanged": 1}


def test_undo_takes_a_refusal_back(folder: Path) -> None:
    read(folder, SECOND)
    review(folder, refused=("value", "date", "actors"))
    undone = run("undo", "--yes", cwd=folder)
    assert undone.code == 0, undone.err
    assert counts(read(folder, SECOND)) == {"rows": 2, "changed": 2, "unchanged": 1}


def test_what_both_sides_changed_alike_is_the_base_from_then_on(folder: Path) -> None:
    def set_here(identity: str, field: str, value: str) -> None:
        assert run("set", identity, f"{field}={value}", "--yes", cwd=folder).code == 0

    set_here("ambush-niger", "date", "2024-03-07")
    second = [FIRST[0], FIRST[1].replace("6/3/2024", "7/3/2024")]
    result: Result = read(folder, second, "--apply", "changed", "--yes")
    assert result.code == 0, result.err
    assert counts(result) == {"rows": 2, "unchanged": 3}
    assert "1 entry says the same on both sides by now" in result.err
    assert base(folder, "M2")["date"] == "2024-03-07"
    assert "the log says so already" in read(folder, second, "--apply", "changed", "--yes").err

    third = [FIRST[0], FIRST[1].replace("6/3/2024", "8/3/2024")]
    assert counts(read(folder, third)) == {"rows": 2, "changed": 1, "unchanged": 2}, "changed there alone, no conflict"


def test_without_apply_the_base_stays(folder: Path) -> None:
    before = (folder / "imports" / "releases.jsonl").read_text()
    assert run("set", "ambush-niger", "date=2024-03-07", "--yes", cwd=folder).code == 0
    read(folder, [FIRST[0], FIRST[1].replace("6/3/2024", "7/3/2024")])
    assert (folder / "imports" / "releases.jsonl").read_text() == before


def test_nothing_is_kept_of_what_is_neither_taken_over_nor_refused(folder: Path) -> None:
    before = (folder / "imports" / "releases.jsonl").read_text()
    read(folder, SECOND)
    assert not review(folder).edit.files
    assert (folder / "imports" / "releases.jsonl").read_text() == before
    found = read_file(opened(folder), str(folder / "table.csv"), map_of(str(folder / "map.yaml")), offers=True)
    assert not applied(opened(folder), found.offers, OfKinds(["new"]), "import").edit.files
