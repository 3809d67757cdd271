"""After every edit the rows of a mended index say what those of a new one say."""

import os
from collections import Counter
from random import Random
from unittest import mock

import pytest

from tests.helpers import a_folder
from tests.index.edited_logs import ROOT, EditedLog
from timeline.index import cutting, opening
from timeline.index.derived import DERIVED
from timeline.index.opening import check_log, read_aside
from timeline.index.sections import IndexedSection
from timeline.index.tables import Tables
from timeline.log.loaded import Loaded
from timeline.problems import has_errors

ROWS = {
    "entries": f"SELECT id, kind, position, checksum, {', '.join(DERIVED)} FROM entry",
    "order": "SELECT kind, id FROM entry ORDER BY number",
    "lines": "SELECT id, file, segment.line + entry.line FROM entry JOIN segment ON segment.number = entry.segment",
    "absences": "SELECT id, absence.first, absence.last FROM absence JOIN entry ON entry.number = absence.entry",
    "postings": "SELECT role, name, posting.kind, id FROM posting JOIN term ON term.number = term"
    " JOIN entry ON entry.number = posting.entry",
    "terms": "SELECT role, name FROM term",
    "names": "SELECT role, folded, id, min(entry, 1) FROM name",
    "names in order": "SELECT role, id FROM name WHERE entry > 0 GROUP BY role, id ORDER BY role, entry",
    "numbers of names": "SELECT name.id FROM name JOIN entry ON entry.number = name.entry"
    " WHERE entry.id = role || ':' || name.id",
    "closure": "SELECT role, whole, part FROM closure",
    "tally": "SELECT kind, entries, dates FROM tally",
    "looks": "SELECT look.checksum, id FROM look JOIN entry ON entry.number = look.entry",
    "words": "SELECT id FROM words JOIN entry ON entry.number = words.rowid WHERE words MATCH 'title OR paper OR new'",
    "what is known of it": "SELECT key, value FROM about WHERE key IN ('header', 'closed')",
}
ORDERED = {"order", "names in order"}


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(a_folder()))
    monkeypatch.setattr(cutting, "LONGEST", 3)


def tables_of(loaded: Loaded) -> Tables:
    assert isinstance(loaded.log.events, IndexedSection)
    return loaded.log.events.store.tables


def rows_of(tables: Tables) -> dict[str, list[tuple[object, ...]]]:
    found = {name: [*tables.execute(query)] for name, query in ROWS.items()}
    return {name: rows if name in ORDERED else sorted(rows, key=repr) for name, rows in found.items()}


@pytest.mark.parametrize("seed", range(int(os.environ.get("TIMELINE_EDITED_LOGS", "3"))))
def test_after_random_edits(seed: int) -> None:
    random, folder = Random(seed + 200), a_folder()
    log, name = EditedLog(random), str(folder / ROOT)
    log.write(folder)
    while has_errors(check_log(name).problems):
        log = EditedLog(random)
        log.write(folder)
    seen: Counter[str] = Counter()
    for _ in range(20):
        before = log.copy()
        edits = (log.edit, log.edit, log.add_vocabulary, log.add_and_cite, log.remove_vocabulary)
        what = [random.choice(edits) for _ in range(random.choice((1, 2, 4)))]
        for edit in what:
            edit()
        log.write(folder)
        with mock.patch.object(opening, "_read", side_effect=opening._read) as read:
            loaded = check_log(name)
        fresh = read_aside(name)
        if has_errors(fresh.problems):
            log.files = before
            log.write(folder)
        else:
            seen["read" if read.called else "mended"] += 1
            expected = rows_of(tables_of(fresh))
            for table, rows in rows_of(tables_of(loaded)).items():
                assert rows == expected[table], (seed, [edit.__name__ for edit in what], folder, table)
    assert seen["mended"] > seen["read"], seen
