"""After an edit of what deadlines hang on, a log answers as if it were read anew."""

import json
from pathlib import Path

import pytest

from tests.helpers import run
from timeline.index.opening import load_log

LOG = """timeline: {title: T, covers: 2014/2025}
events:
  - {id: vote, date: 2025-03-10, title: A vote, type: election}
  - {id: other, date: 2025-02-01, title: Another, type: law}
plans:
  - {id: p, title: P, kind: commitment, announced: 2024-09,
     deadline: {later_of: [2025-01, {before: vote}, {within: 9 days, of: q}]}}
  - {id: q, title: Q, kind: intention, announced: 2024-09, deadline: {earlier_of: [2026, {within: 30 days, of: r}]}}
  - {id: r, title: R, kind: rule, announced: 2024-09, deadline: from 5 March 2025}
  - {id: s, title: S, kind: intention, announced: 2024-09, deadline: {within: 1 day, of: may-2024}}
"""


def errors_of(path: Path) -> list[tuple[str, str | None]]:
    return [(one.code, one.entry) for one in load_log(str(path)).problems if one.severity == "error"]


def told(path: Path) -> object:
    return [
        json.loads(run(*question, "--log", str(path), "--as-of", "2025-12-01", "--format", "json").out)
        for question in (("plans",), ("changes", "2025-01", "2025-06"), ("show", "vote"))
    ]


@pytest.mark.parametrize(
    ("old", "new", "errors"),
    [
        ("date: 2025-03-10", "date: 2025-04-10", []),
        ("date: 2025-03-10", "date: /.., checked: 2025-01-01", []),
        ("from 5 March 2025", "from 5 June 2025", []),
        ("deadline: from 5 March 2025", "outcome: {date: 2025-01, result: dropped}", []),
        ("of: r}", "of: other}", []),
        ("of: r}", "of: p}", [("deadline-loop", "p")]),
        ("id: vote", "id: votes", [("unknown-entry", "p")]),
        ("id: other", "id: may-2024", [("ambiguous-anchor", "s")]),
    ],
)
def test_an_edit_of_an_anchor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, errors: list[tuple[str, str]]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "log.yaml"
    path.write_text(LOG, encoding="utf-8")
    assert errors_of(path) == []
    path.write_text(LOG.replace(old, new), encoding="utf-8")
    assert errors_of(path) == errors
    if not errors:
        mended = told(path)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
        assert told(path) == mended
