"""Problems in the formats for machines, and as annotations for GitHub's workflows."""

import os
from collections.abc import Sequence
from typing import Any

from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.sheets.sheet import Column, Columns, joined, text
from timeline.export.sheets.sheet import table as rows_of
from timeline.log.file_names import seen_from_log
from timeline.log.log import Log
from timeline.problems import Problem
from timeline.text import visible


def forms(found: Sequence[tuple[Problem, Log]]) -> Forms:
    """Return the formats of problems, each given with its log."""
    problems = [_seen_from_log(problem, log) for problem, log in found]
    return Forms(
        value=lambda: {"schema": "timeline.check/1", "problems": [*map(_object, problems)]},
        lists=(Lines("problems"),),
        sheet=lambda: rows_of("problems", _columns(), problems),
        more={"github": lambda: as_github([_seen_from_here(problem, log) for problem, log in found])},
    )


def _seen_from_log(problem: Problem, log: Log) -> Problem:
    """The problem with its files named by their paths from the folder of the log."""
    return problem.renamed(lambda file: seen_from_log(file, log.file))


def _seen_from_here(problem: Problem, log: Log) -> Problem:
    """The problem with its files named by their paths from the current folder, as GitHub needs them."""
    return problem.renamed(lambda file: _file_from_here(file, log.file))


def _file_from_here(file: str, log: str) -> str:
    here = os.path.relpath(file) if os.path.isabs(file) else file
    return seen_from_log(file, log) if os.path.isabs(file) and here.startswith(os.pardir) else here


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint or None,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "entry": problem.entry,
    }


def _columns() -> Columns[Problem]:
    return joined(
        text("code", lambda problem: problem.code),
        text("severity", lambda problem: problem.severity),
        text("message", lambda problem: problem.message),
        text("hint", lambda problem: problem.hint or None),
        text("file", lambda problem: problem.file),
        Column("line", "number", lambda problem: problem.line),
        Column("column", "number", lambda problem: problem.column),
        text("entry", lambda problem: problem.entry),
    )


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command for each problem."""
    lines = []
    for problem in problems:
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        text = problem.message + (f" ({problem.hint})" if problem.hint else "")
        lines.append(f"::{problem.severity} {place},title={_property(problem.code)}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
