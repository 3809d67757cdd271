"""After an edit a log answers as if it were read anew: marks of a document and of a merge, and floods of faults."""

from pathlib import Path
from typing import Any

import pytest

from timeline.dates import day
from timeline.index import opening
from timeline.index.opening import load_log, read_aside
from timeline.log.asof import as_known
from timeline.log.loaded import Loaded
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.workspace import Workspace

HEADER = "timeline: {title: T, covers: 2014/2025}\n"
# More entries than a segment holds, so that an edit leaves segments as they were before and behind it.
EVENTS = "events:\n" + "".join(f"  - {{id: e{n}, date: 2024, title: t, type: other}}\n" for n in range(600))
PLANS = "plans:\n  - {id: p, title: t, kind: demand, announced: 2024}\n"
FIGURES = "figures:\n  - {id: f, subject: a, measure: m, unit: u, as_of: 2024, value: 1}\n"
ACTORS = "actors:\n  a: {name: A}\n"
LOG = HEADER + ACTORS + EVENTS + PLANS + FIGURES
NEW = "  - {id: new, date: 2024, title: t, type: other}\n"


def errors_of(loaded: Loaded) -> list[tuple[str, int, int]]:
    return [(p.code, p.line, p.column) for p in loaded.problems if p.severity == "error"]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log whose index is kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "log.yaml"
    path.write_text(LOG, encoding="utf-8")
    assert errors_of(load_log(str(path))) == []
    return path


def opened(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Loaded, bool]:
    """The log after an edit, and whether its old index answered."""
    path.write_text(text, encoding="utf-8")
    was_read = []

    def read(name: str, *given: Any) -> Loaded:
        was_read.append(given)
        return read_aside(name)

    monkeypatch.setattr(opening, "_read", read)
    return load_log(str(path)), not was_read


MARKS = {
    "... between two lists": LOG.replace("plans:", "...\nplans:"),
    "... with remarks around it": LOG.replace("plans:", "# a\n...\n# b\n\nplans:"),
    "... inside a list": LOG.replace("  - {id: e300,", "...\n  - {id: e300,"),
    "... behind the first entry": LOG.replace("  - {id: e1,", "...\n  - {id: e1,"),
    "... before the first entry": LOG.replace("events:\n", "events:\n...\n"),
    "... between a mapping and a list": LOG.replace("events:", "...\nevents:"),
    "... between the last lists": LOG.replace("figures:", "...\nfigures:"),
    "--- between two lists": LOG.replace("plans:", "---\nplans:"),
    "--- inside a list": LOG.replace("  - {id: e300,", "---\n  - {id: e300,"),
    "--- at the end": f"{LOG}---\n",
    "--- at the end and more": f"{LOG}---\nviews: {{}}\n",
    "... and --- between two lists": LOG.replace("plans:", "...\n---\nplans:"),
    "... in a log that begins with a mark": "\ufeff# a\n---\n" + LOG.replace("plans:", "...\nplans:"),
}  # fmt: skip


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_of_a_document_in_the_middle_is_never_answered_by_the_old_index(
    name: str, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = MARKS[name]
    line = max(number for number, line in enumerate(text.splitlines(), 1) if line in ("...", "---"))
    loaded, is_old = opened(log, text, monkeypatch)
    assert not is_old
    assert errors_of(loaded) == [("several-documents", line, 1)]
    assert errors_of(read_aside(str(log))) == errors_of(loaded)


def test_marks_around_a_log_are_answered_by_the_index_and_anew(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (f"---\n{LOG}", f"# a\n---\n{LOG}...\n", f"\ufeff# a\n---\n{LOG}...\n# b\n"):
        loaded, _ = opened(log, text, monkeypatch)
        assert errors_of(loaded) == []
        assert len(loaded.log.events) == 600


def test_a_mark_that_ended_the_log_does_not_end_it_any_more_when_something_follows(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.write_text(f"{LOG}...\n", encoding="utf-8")
    assert errors_of(opening.check_log(str(log))) == []
    end = (f"{LOG}...\n").count("\n")
    for more in ("  - {id: g, subject: a, measure: m, unit: u, as_of: 2024, value: 1}\n", "views: {}\n"):
        loaded, is_old = opened(log, f"{LOG}...\n{more}", monkeypatch)
        assert (is_old, errors_of(loaded)) == (False, [("several-documents", end, 1)])


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", ">>>>>>> other"])
def test_a_merge_that_is_not_finished_is_never_answered_by_the_old_index(
    line: str, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, is_old = opened(log, LOG.replace("  - {id: e300,", f"{line}\n  - {{id: e300,"), monkeypatch)
    assert (is_old, errors_of(loaded)) == (False, [("unfinished-merge", 3 + 1 + 300 + 1, 1)])


def test_more_faults_than_are_told_are_read_anew(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, is_old = opened(log, LOG.replace("plans:", "  - x\n" * 11_000 + "plans:"), monkeypatch)
    assert not is_old
    assert errors_of(loaded)[0] == ("too-many-problems", 1, 1)


def test_an_ordinary_edit_is_answered_by_the_old_index(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, is_old = opened(log, LOG.replace("  - {id: e300,", f"{NEW}  - {{id: e300,"), monkeypatch)
    assert (is_old, errors_of(loaded), "new" in loaded.log.events) == (True, [], True)
    assert [loaded.log.events[name].line for name in ("new", "e300", "e599")] == [305, 306, 605]


CORRECTED = """  - {id: c, date: 2024-03-05, title: New, type: attack, places: [ML], status: denied, sources: [s],
     corrections: [{date: 2024-02-01, field: date, was: 2024-01-10, sources: [s]},
       {date: 2025, field: places, was: NE, sources: [s]}]}
"""
NAMING = "  - {id: q, title: t, kind: demand, announced: {event: c}}\n"
WITH_CORRECTIONS = LOG.replace("actors:", "sources: {s: {title: S}}\nactors:").replace(
    "plans:\n", CORRECTED + "plans:\n"
)
EDITS = {
    "added": (LOG.replace("actors:", "sources: {s: {title: S}}\nactors:"), WITH_CORRECTIONS),
    "removed": (WITH_CORRECTIONS, WITH_CORRECTIONS.replace(CORRECTED, "")),
    "changed": (
        WITH_CORRECTIONS,
        WITH_CORRECTIONS.replace("was: NE", "was: TD").replace("was: 2024-01-10", "was: 2023"),
    ),
    "of an event that a plan names": (
        WITH_CORRECTIONS.replace("figures:\n", NAMING + "figures:\n"),
        WITH_CORRECTIONS.replace("figures:\n", NAMING + "figures:\n").replace("was: 2024-01-10", "was: 2024-01-20"),
    ),
    "of the event whose places a plan has": (
        WITH_CORRECTIONS.replace("figures:\n", NAMING + "figures:\n"),
        WITH_CORRECTIONS.replace("figures:\n", NAMING + "figures:\n").replace("was: NE", "was: TD"),
    ),
    "moved": (WITH_CORRECTIONS, WITH_CORRECTIONS.replace("  - {id: e300,", f"{NEW}  - {{id: e300,")),
}


@pytest.mark.parametrize("name", EDITS)
def test_corrections_are_mended_with_their_entries(name: str, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = EDITS[name]
    log.write_text(before, encoding="utf-8")
    assert errors_of(load_log(str(log))) == []
    loaded, is_old = opened(log, after, monkeypatch)
    assert is_old
    fresh = read_aside(str(log))
    for as_of in ("2024-01-09", "2024-01-10", "2024-01-31", "2024-02-01", "2024-03-05", "2025-06-01"):
        for asked in (Question(), Question(countries=("NE",)), Question(countries=("TD",)), Question(on=("2024-01",))):
            found, expected = (
                [
                    (row.what, row.entry.id, row.date.edtf, row.match, row.entry.places, row.entry.line)
                    for row in chronology(
                        Workspace(logs=(as_known(one.log, day(as_of)),), as_of=day(as_of)), asked
                    ).rows
                    if row.entry.id in "cq"
                ]
                for one in (loaded, fresh)
            )
            assert found == expected, (as_of, asked)
