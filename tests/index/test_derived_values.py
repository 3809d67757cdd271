"""The derived values in an index: positions in a chronology, counts, warnings. Each equals that of a plain loop."""

from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.strategies import valid_edtf
from tests.faults.edits import EDITS
from tests.faults.logs import ROOT, a_draft
from tests.helpers import a_folder, a_log
from tests.index.logs import ONE, TWO
from timeline.dates import parse_edtf
from timeline.index.build import build
from timeline.index.documents import SECTIONS
from timeline.index.opening import check_log, load_log
from timeline.index.reported import read_warnings
from timeline.index.schema import create
from timeline.index.sections import IndexedSection
from timeline.index.store import Store, key_of, tally
from timeline.index.tables import Result, Tables
from timeline.log.asof import as_known
from timeline.log.conditions import ALWAYS
from timeline.log.log import Log
from timeline.log.positions import FIRST, UNDATED, position_of
from timeline.problems import has_errors
from timeline.reports.rows import rows_of

SHIPPED = str(Path(__file__).parents[2] / "events.yaml")


def store_of(log: Log) -> Store:
    section = log.events
    assert isinstance(section, IndexedSection)
    return section._store


def indexed(path: str) -> tuple[Store, Log]:
    tables = Tables(create(None))
    return Store(tables, path), build(path, tables).loaded.log


ASCENDING = [
    (-(2**62),), (-65537,), (-65536,), (-256,), (-255,), (-1,), (0,), (1,), (255,), (256,), (739_000,), (2**62,),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [*pairwise(ASCENDING)])
def test_a_larger_number_comes_later(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    assert position_of(one) < position_of(other)


@given(st.lists(st.lists(st.integers(), min_size=3, max_size=3).map(tuple), min_size=2, max_size=9))
def test_bytes_stand_as_the_numbers_do(several: list[tuple[int, ...]]) -> None:
    assert sorted(several, key=position_of) == sorted(several)


@given(st.lists(valid_edtf, min_size=2, max_size=9))
def test_bytes_stand_as_the_dates_do(several: list[str]) -> None:
    dates = [parse_edtf(text) for text in several]
    assert sorted(dates, key=lambda date: position_of(date.sort_key)) == sorted(dates, key=lambda date: date.sort_key)


def compare(store: Store, log: Log) -> None:
    """The positions and the counts of an index, against a loop over all entries."""
    counts = {}
    steady = dict.fromkeys(("events", "plans"), 0)
    query = "SELECT chronology_first, chronology_last, dates, dates_from FROM entry WHERE id = ?"
    for section in SECTIONS:
        entries = [*getattr(log, section).values()]
        counts |= {section: len(entries)} if entries else {}
        for entry in entries if section in steady else ():
            first, last, number, since = store.tables.execute(query, (key_of(section, entry.id),)).fetchone() or ()
            steady[section] += number
            for day in DAYS:
                known = as_known(log, day)
                seen = getattr(known, section).get(entry.id)
                rows = [*rows_of(seen, known, day)] if seen is not None else []
                assert all(first <= row.position <= last for row in rows), (entry.id, day)
                assert day < since or len(rows) == number, (entry.id, day)
    assert tally(store.tables) == counts
    for section, number in steady.items():
        rows = store.tables.execute("SELECT dates FROM tally WHERE kind = ?", (SECTIONS.index(section),))
        assert sum(row[0] for row in rows) == number


DAYS = [parse_edtf(text).earliest for text in ("2014-07", "2018-06-15", "2020-08-02", "2021-06", "2024-10", "9999")]


@pytest.mark.parametrize("path", [SHIPPED, a_log(ONE), a_log(TWO)], ids=["shipped", "one", "two"])
def test_positions_and_counts(path: str) -> None:
    compare(*indexed(path))


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_is_that_of_an_index_and_nothing_is_sorted(reverse: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = indexed(a_log(TWO))
    asked = []
    execute = store.tables.execute

    def heard(sql: str, values: tuple[Any, ...] = ()) -> Result:
        asked.append((sql, values))
        return execute(sql, values)

    with monkeypatch.context() as patch:
        patch.setattr(store.tables, "execute", heard)
        assert [*store.ordered("events", ALWAYS, DAYS[-1], (FIRST, UNDATED), reverse=reverse)]
    sql, values = next(one for one in asked if "ORDER BY" in one[0])
    plan = " ".join(row[3] for row in execute(f"EXPLAIN QUERY PLAN {sql}", values))
    assert ("entry_last" if reverse else "entry_first") in plan
    assert "TEMP B-TREE" not in plan


def test_order_and_counts_after_mending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    folder, random = a_folder(), Random(3)
    draft = a_draft(40)
    draft.write(folder)
    name = str(folder / ROOT)
    load_log(name)
    mended = 0
    for step in random.sample(EDITS, len(EDITS)):
        changed = step(draft, random)
        changed.write(folder)
        loaded = load_log(name)
        if has_errors(loaded.problems):
            draft.write(folder)
            continue
        draft = changed
        mended += not loaded.is_checked
        compare(store_of(loaded.log), loaded.log)
    assert mended >= 5


def test_warnings_are_kept_with_their_entries() -> None:
    text = """
timeline: {title: T, covers: 2014/2025}
sources:
  unused: {title: Nobody names it}
events:
  - {id: one, date: 2024, title: First, type: law}
  - {id: two, date: 2023, title: Second, type: law}
"""
    path = a_log(text)
    tables = Tables(create(None))
    loaded = build(path, tables).loaded
    assert loaded.problems
    assert read_warnings(tables, path) == loaded.problems
    assert read_warnings(tables, "another name") == tuple(p._replace(file="another name") for p in loaded.problems)
    # Where the segment of an entry moves, its warning moves along.
    tables.execute("UPDATE segment SET line = line + 7 WHERE section = 'events'")
    moved = read_warnings(tables, path)
    assert moved is not None
    for before, after in zip(loaded.problems, moved, strict=True):
        assert after == before._replace(line=before.line + (7 if before.entry in ("one", "two") else 0))
    assert {problem.entry for problem in loaded.problems} >= {"one", "two"}


def test_a_kept_index_tells_the_same_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    first, second = check_log(SHIPPED), check_log(SHIPPED)
    assert first.problems
    assert second.problems == first.problems
