"""What is wrong in a log: a value with a place, a sentence and a remedy, never an exception."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """One fault of a log. Lines and columns count from 1; `code` is stable, `message` is for people."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    entry: str | None = None
    """The id of the entry in which the fault stands, where there is one."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops the commands; warnings do not."""
    return any(problem.severity == "error" for problem in problems)
