"""A log of a size in a folder, with a cache of its own, and a copy of it with another cache to be edited."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.processes import OURS, Ended, ended
from tests.benchmarks.size import dates
from tests.benchmarks.size.edit import MARK, edit_event
from tests.benchmarks.size.entries import ROWS, asked_numbers
from tests.benchmarks.size.vocabulary import FIRST_DAY, LAST_DAY
from tests.benchmarks.size.yaml_log import write_log

MOST = 100_000
"""Size of the largest log that is read and checked again and again, listed whole, and given to other programs.

At a million events some of these programs need more than ten gigabytes, and a reading takes minutes.
"""


class Log:
    """A log of a size, and its copy."""

    def __init__(self, folder: Path, size: int, environment: Mapping[str, str]) -> None:
        self.size = size
        self.path = folder / "events.yaml"
        self.environment = _asking(environment, self.path, folder / "cache")
        """Environment of a command that asks the log, its cache filled."""
        copy = folder / "edited"
        self.copy = copy / "events.yaml"
        """The file of the copy."""
        self._copied_cache = copy / "cache"
        self.environment_of_copy = _asking(environment, self.copy, self._copied_cache)
        self._edits = 0

    def write(self) -> None:
        """Write the log, and its copy if it is one to be edited."""
        self.path.parent.mkdir(parents=True)
        write_log(self.path, self.size)
        if self.size <= MOST:
            self.copy.parent.mkdir()
            shutil.copyfile(self.path, self.copy)

    def warm(self) -> Ended:
        """Fill the cache, unmeasured."""
        return ended((*OURS, "list", "--country", "Iraq"), self.environment)

    def forget(self) -> None:
        """Empty the cache of the copy."""
        shutil.rmtree(self._copied_cache, ignore_errors=True)

    def edit(self) -> None:
        """Edit the title of an event in the middle of the copy, whose cache is full."""
        if not self._copied_cache.exists():
            ended((*OURS, "check"), self.environment_of_copy)
        edit_event(self.copy, asked_numbers(self.size)[ROWS // 2])
        self._edits += 1

    def is_fresh(self, done: Ended) -> bool:
        """Return whether every edit so far shows in an answer."""
        return done.out.count(MARK.strip()) == self._edits

    def window(self, rows: int) -> tuple[str, str]:
        """Two days around the middle of the log between which about so many events stand."""
        days = max(2, rows * (LAST_DAY - FIRST_DAY) // self.size)
        middle = (FIRST_DAY + LAST_DAY) // 2
        return dates.day(middle - days // 2), dates.day(middle + days - days // 2)


def _asking(environment: Mapping[str, str], log: Path, cache: Path) -> dict[str, str]:
    state = str(cache.with_name("state"))
    return {**environment, "XDG_CACHE_HOME": str(cache), "XDG_STATE_HOME": state, "TIMELINE_LOG": str(log)}
