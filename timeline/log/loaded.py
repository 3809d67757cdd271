"""The result of reading a log."""

from timeline.frozen import Frozen
from timeline.log.freshness import Stamp
from timeline.log.log import Log
from timeline.problems import Problem


class Loaded(Frozen):
    """A log as far as it could be read, and all its problems, in the order of the files."""

    log: Log
    problems: tuple[Problem, ...]
    files: tuple[Stamp, ...]
    """Every file that was read, named as the user would."""
    complete: bool
    """True if every file was read to its end."""
    ways: tuple[tuple[str, str], ...] = ()
    """Targets of its includes: see `LogReader.ways`."""
    is_checked: bool = True
    """True if the problems have all warnings; they always have all errors."""
    notes: tuple[str, ...] = ()
    """Notes for the user on how the log was opened."""
