"""The number of problems, and of the entries that were checked, in words."""

from collections.abc import Sequence

from timeline.log.log import Log
from timeline.problems import Problem
from timeline.reports.wording import plural


def looked_at(log: Log, name: str) -> str:
    """The number of entries in each section of a log, under the name by which the log is shown."""
    sections = (("event", log.events), ("plan", log.plans), ("figure", log.figures), ("source", log.sources))
    return f"{name}: {', '.join(plural(len(section), noun) for noun, section in sections)}"


def counts(problems: Sequence[Problem]) -> tuple[int, int]:
    """The number of errors, and of warnings."""
    errors = sum(problem.severity == "error" for problem in problems)
    return errors, len(problems) - errors


def count_words(problems: Sequence[Problem]) -> str:
    """The number of errors and warnings as a sentence."""
    errors, warnings = counts(problems)
    return f"{plural(errors, 'error')}, {plural(warnings, 'warning')}" if problems else "no problems found"
