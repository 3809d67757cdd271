"""Problems for machines: the JSON of the contract, and annotations as GitHub's workflows read them."""

from collections.abc import Iterable

from timeline.export.writers import json_text
from timeline.problems import Problem
from timeline.text import visible


def as_json(problems: Iterable[Problem]) -> str:
    """The document `timeline.check/1`."""
    return json_text(
        {
            "schema": "timeline.check/1",
            "problems": [
                {
                    "code": problem.code,
                    "severity": problem.severity,
                    "message": problem.message,
                    "hint": problem.hint or None,
                    "file": problem.file,
                    "line": problem.line,
                    "column": problem.column,
                    "entry": problem.entry,
                }
                for problem in problems
            ],
        }
    )


def as_github(problems: Iterable[Problem]) -> str:
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
