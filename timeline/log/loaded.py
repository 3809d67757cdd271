"""What reading a log gives."""

from typing import NamedTuple

from timeline.log.freshness import Stamp
from timeline.log.log import Log
from timeline.problems import Problem


class Loaded(NamedTuple):
    """A log as far as it could be read, and all its problems, in the order of the files."""

    log: Log
    problems: tuple[Problem, ...]
    files: tuple[Stamp, ...]
    """Every file that was read, named as the user would."""
    complete: bool
    """Whether every file was read to its end."""
    ways: tuple[tuple[str, str], ...] = ()
    """Where its includes lead, and how far they may: see `LogReader.ways`."""
    is_checked: bool = True
    """Whether all its warnings are among the problems; its errors always are."""
    notes: tuple[str, ...] = ()
    """Notes for the user on how the log was opened."""
