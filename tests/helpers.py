"""Helpers of the tests: a log written to a file, a workspace made from one, and the command run here or outside."""

import atexit
import contextlib
import datetime
import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from timeline.cli.main import main
from timeline.index.opening import read_aside as load
from timeline.log.asof import as_known
from timeline.problems import Problem
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.chronology import chronology
from timeline.workspace import Workspace

FOLDER = Path(tempfile.mkdtemp(prefix="timeline-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
_numbers = itertools.count(1)

HEADER = "timeline: {title: A log, covers: 2000/2025-12-31}\n"
"""The head of a log that a test does not care about."""

TODAY = "2026-01-01"
"""The day on which tests ask, where they do not care."""


def a_folder() -> Path:
    """A new empty folder."""
    folder = FOLDER / str(next(_numbers))
    folder.mkdir()
    return folder


def a_log(text: str, folder: Path | None = None, name: str = "events.yaml") -> str:
    """A log in a file; one that says nothing of `timeline` gets a head. Gives its path."""
    path = (folder or a_folder()) / name
    path.write_text(text if "timeline" in text else HEADER + text, encoding="utf-8")
    return str(path)


def workspace_of(*texts: str, as_of: str = TODAY) -> Workspace:
    """The logs of these texts as of a day; they have no errors."""
    day = datetime.date.fromisoformat(as_of).toordinal()
    loaded = [load(a_log(text)) for text in texts]
    errors = [problem for one in loaded for problem in one.problems if problem.severity == "error"]
    assert not errors, errors
    logs = tuple(one.log._replace(rank=rank) for rank, one in enumerate(loaded))
    return Workspace(logs=tuple(as_known(log, day) for log in logs), as_of=day, whole=logs)


def unescaped(text: str) -> str:
    """Markdown without its escapes, as a reader sees it."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def problems_of(text: str) -> tuple[Problem, ...]:
    """All problems of a log."""
    return load(a_log(text)).problems


def answer(workspace: Workspace, **filters: Any) -> dict[str, str]:
    """The matches of a question: the id of each event (of a plan with the date that matched), and how."""
    found = chronology(workspace, Question(**filters))
    return {
        row.entry.id if row.what == "event" else f"{row.entry.id}:{row.what}": row.match.name.lower()
        for row in found.rows
    }


def emptied(workspace: Workspace, **filters: Any) -> tuple[str, ...]:
    """The labels of the filters of a question, as it was resolved."""
    return tuple(criterion.label for criterion in select(Question(**filters), workspace).criteria)


@dataclass(frozen=True)
class Result:
    """The exit code and the output of a command."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """A plain environment: no colour, 100 columns, a cache and a state folder of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "COVERAGE_PROCESS_START") if name in os.environ}
    own = {"XDG_CACHE_HOME": str(FOLDER / "cache"), "XDG_STATE_HOME": str(FOLDER / "state")}
    return {**kept, **own, "COLUMNS": "100", "PYTHONUTF8": "1", **more}


def run(*args: str, cwd: str | Path | None = None, **env: str) -> Result:
    """The command, run inside this process: fast."""
    code, out, err = run_in_encoding("utf-8", "", *args, cwd=cwd, **env)
    return Result(code, out.decode(), err.decode())


def run_in_encoding(
    encoding: str, line_end: str, *args: str, cwd: str | Path | None = None, **env: str
) -> tuple[int, bytes, bytes]:
    """The same with streams of that encoding that end a line so: exit code, output and messages."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline=line_end) for _ in range(2)]
    out, err = streams
    code: object = 0
    with (
        mock.patch.dict(os.environ, environment(**env), clear=True),
        mock.patch.object(sys, "argv", ["timeline", *args]),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
        _inside(cwd or FOLDER),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    assert code is None or isinstance(code, int), code
    written = []
    for stream in streams:
        stream.flush()
        written.append(stream.buffer.getvalue())  # type: ignore[attr-defined]
    return code or 0, written[0], written[1]


def run_outside(*args: str, cwd: str | Path | None = None, **env: str) -> Result:
    """The command in a process of its own, as a user starts it."""
    done = subprocess.run(
        command(*args), cwd=cwd or FOLDER, env=environment(**env), capture_output=True, encoding="utf-8", timeout=60
    )
    return Result(done.returncode, done.stdout, done.stderr)


def command(*args: str) -> list[str]:
    """The words that start the program from anywhere."""
    return [sys.executable, "-m", "timeline", *args]


@contextlib.contextmanager
def _inside(folder: str | Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
