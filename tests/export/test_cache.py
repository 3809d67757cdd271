"""The listing of the cache, as rows of a table and as a document."""

import csv
import io
import json

import pytest

from tests.helpers import a_folder, a_log, run, unescaped


def test_cached_indexes_in_rows_and_in_a_document() -> None:
    home, folder = a_folder(), a_folder()
    log = a_log("events: [{id: e, date: 2024, title: T, type: law}]\n", folder)
    assert run("list", "--log", log, XDG_CACHE_HOME=str(home)).code == 0
    asked = json.loads(run("cache", "--format", "json", XDG_CACHE_HOME=str(home)).out)
    out = run("cache", "--format", "csv", XDG_CACHE_HOME=str(home)).out
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert row == {key: str(value) for key, value in asked["logs"][0].items()}
    assert (row["log"], row["events"], row["state"]) == (log, "1", "fresh")
    told = run("cache", "--format", "md", XDG_CACHE_HOME=str(home)).out
    assert told.startswith(f"# Indexes of logs\n\nKept in `{home / 'timeline'}`\n\n| log | state | events |")
    assert unescaped(told).endswith(" in all; 'timeline cache --clear' removes it\n")
    cleared = run("cache", "--clear", "--format", "md", XDG_CACHE_HOME=str(home)).out
    assert cleared.startswith("# Indexes of logs\n\nRemoved 2 files from ")


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "datapackage"])
def test_nothing_is_removed_where_that_could_not_be_told(form: str) -> None:
    home = a_folder()
    log = a_log("events: []\n")
    assert run("list", "--log", log, XDG_CACHE_HOME=str(home)).code == 0
    before = sorted(home.rglob("*"))
    done = run("cache", "--clear", "--format", form, "--output", "out", XDG_CACHE_HOME=str(home), cwd=a_folder())
    assert done.code == 2
    assert sorted(home.rglob("*")) == before
