"""The one call that every command makes: open the logs, and see them as of a day."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from timeline.dates import Day
from timeline.errors import LogFaulty, LogNotFound
from timeline.log.asof import as_known
from timeline.log.geography import Geography
from timeline.log.loaded import Loaded
from timeline.log.memberships import Memberships
from timeline.log.model import Log, OwnType
from timeline.log.snapshot import keep, recall
from timeline.problems import Problem, has_errors

DEFAULT_NAME = "events.yaml"


@dataclass(frozen=True)
class Workspace:
    """The logs that a question is put to, as they were known on `as_of`."""

    logs: tuple[Log, ...]
    as_of: Day
    problems: tuple[Problem, ...]
    """Warnings only; a log with errors is not opened."""
    whole: tuple[Log, ...] = ()
    """The same logs with all that they hold, for what must be said of what is not shown."""

    @property
    def hidden(self) -> int:
        """How many entries became known only after `as_of`."""
        return sum(_entries(log) for log in self.whole) - sum(_entries(log) for log in self.logs)

    @cached_property
    def geography(self) -> Geography:
        """The places of all the logs."""
        return Geography(chain.from_iterable(log.places.values() for log in self.logs))

    @cached_property
    def memberships(self) -> Memberships:
        """The actors of all the logs."""
        return Memberships(chain.from_iterable(log.actors.values() for log in self.logs))

    @cached_property
    def own_types(self) -> dict[str, OwnType]:
        """The types that the logs add."""
        return {own.id: own for log in self.logs for own in log.types.values()}

    @property
    def horizon(self) -> Day:
        """The last day that all the logs claim to have followed."""
        return min(log.header.horizon for log in self.logs)


def open_workspace(names: Sequence[str], as_of: datetime.date) -> Workspace:
    """Read the logs (found by `find_logs` where none is named). Raises where one cannot be read or has errors."""
    loaded = [_read(name) for name in find_logs(names)]
    problems = tuple(chain.from_iterable(one.problems for one in loaded))
    if has_errors(problems):
        raise LogFaulty(problems)
    day = as_of.toordinal()
    seen = tuple(as_known(one.log, day) for one in loaded)
    return Workspace(seen, day, problems, tuple(one.log for one in loaded))


def _read(name: str) -> Loaded:
    """The log as it was kept, if it has not changed since; else as it stands in its files."""
    kept = recall(name)
    if kept is not None:
        return kept
    from timeline.log.loader import load

    loaded = load(name)
    if not has_errors(loaded.problems):
        keep(name, loaded)
    return loaded


def _entries(log: Log) -> int:
    return len(log.events) + len(log.plans) + len(log.figures)


def find_logs(names: Sequence[str]) -> tuple[str, ...]:
    """The named logs; else that of `$TIMELINE_LOG`; else `events.yaml` here or in the nearest folder above."""
    if names:
        return tuple(dict.fromkeys(names))
    given = os.environ.get("TIMELINE_LOG")
    if given:
        return (given,)
    here = Path.cwd()
    for folder in (here, *here.parents):
        # Not Path.exists, which fails where a folder above may not be entered.
        if os.path.exists(folder / DEFAULT_NAME):
            return (os.path.relpath(folder / DEFAULT_NAME, here),)
    raise LogNotFound(here)
