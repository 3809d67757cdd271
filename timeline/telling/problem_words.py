"""The number of problems, and of the entries that were checked, in words."""

from collections.abc import Sequence

from timeline.log.loaded import Loaded
from timeline.problems import Problem
from timeline.reports.wording import plural


def looked_at(loaded: Loaded, name: str) -> str:
    """The number of entries in each section of a log, under the name by which the log is shown.

    Of a log that was not read to its end only those that were read, in sections that may have more.
    """
    log = loaded.log
    sections = (("event", log.events), ("plan", log.plans), ("figure", log.figures), ("source", log.sources))
    if loaded.complete:
        return f"{name}: {', '.join(plural(len(section), noun) for noun, section in sections)}"
    read = ", ".join(plural(len(section), noun) for noun, section in sections if section)
    return f"{name}, as far as it could be read: {read or 'no events, plans, figures or sources'}"


def counts(problems: Sequence[Problem]) -> tuple[int, int]:
    """The number of errors, and of warnings."""
    errors = sum(problem.severity == "error" for problem in problems)
    return errors, len(problems) - errors


def count_words(problems: Sequence[Problem]) -> str:
    """The number of errors and warnings as a sentence."""
    errors, warnings = counts(problems)
    return f"{plural(errors, 'error')}, {plural(warnings, 'warning')}" if problems else "no problems found"
