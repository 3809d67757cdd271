"""Opening the logs of a command, as they were known on a day."""

import datetime
import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.dates import Day
from timeline.errors import LogFaulty, LogNotFound
from timeline.frozen import Frozen
from timeline.index.opening import load_log
from timeline.log.asof import as_known
from timeline.log.geography import Geography
from timeline.log.known import own_date
from timeline.log.loaded import Loaded
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.model import Entry, OwnType
from timeline.problems import has_errors

if TYPE_CHECKING:
    from timeline.index.build import Watch

DEFAULT_NAME = "events.yaml"


class Workspace(Frozen, kw_only=True):
    """The logs that answer a question, as they were known on `as_of`."""

    logs: tuple[Log, ...]
    as_of: Day
    whole: tuple[Log, ...] = ()
    """The logs with all their entries, for notes on those that are not shown."""
    files: tuple[str, ...] = ()
    """Every file that they were read from."""
    notes: tuple[str, ...] = ()
    """Notes for the user on how the logs were opened."""

    @property
    def hidden(self) -> int:
        """Number of entries that became known only after `as_of`."""
        return sum(log.events.hidden + log.plans.hidden + log.figures.hidden for log in self.logs)

    @cached_property
    def geography(self) -> Geography:
        """The places of all the logs."""
        return Geography(*(log.places for log in self.logs))

    @cached_property
    def memberships(self) -> Memberships:
        """The actors of all the logs."""
        return Memberships(*(log.actors for log in self.logs))

    @cached_property
    def _only_names(self) -> dict[str, str]:
        """The names of actors that never had another one, as far as they were looked up."""
        return {}

    def naming(self, entry: Entry) -> Callable[[str], str]:
        """Return the function that names actors as an entry prints them: as they were called at its time."""

        def name(identity: str) -> str:
            usual = self._only_names.get(identity)
            if usual is not None:
                return usual
            actor = self.memberships.get(identity)
            if actor is None or not actor.names:
                usual = self._only_names[identity] = self.memberships.name(identity)
                return usual
            log = next((log for log in self.logs if entry.file in log.files), self.logs[0])
            return self.memberships.name(identity, own_date(entry, log))

        return name

    def names(self, entry: Entry, identities: Sequence[str]) -> tuple[str, ...]:
        """Return the names of several actors, as an entry prints them."""
        usual = self._only_names
        try:
            return tuple(map(usual.__getitem__, identities))
        except KeyError:  # one of them is not looked up yet, or had several names
            return tuple(map(self.naming(entry), identities))

    def name_in_all(self, identity: str, entries: Iterable[Entry]) -> str:
        """Return the name of an actor that all of some entries print; its usual name if they differ."""
        found = {self.naming(entry)(identity) for entry in entries}
        return found.pop() if len(found) == 1 else self.memberships.name(identity)

    @cached_property
    def own_types(self) -> dict[str, OwnType]:
        """The types that the logs add."""
        return {own.id: own for log in self.logs for own in log.types.values()}

    @property
    def horizon(self) -> Day:
        """The last day that all the logs claim to have followed."""
        return min(log.header.horizon for log in self.logs)


def open_workspace(names: Sequence[str], as_of: datetime.date, watch: "Watch | None" = None) -> Workspace:
    """Open the logs (found by `find_logs` where none is named). Raises where one cannot be read or has errors."""
    loaded = [load_log(name, watch) for name in find_logs(names)]
    problems = tuple(chain.from_iterable(one.problems for one in loaded))
    if has_errors(problems):
        raise LogFaulty(problems, notes_of(loaded))
    day = as_of.toordinal()
    files = tuple(stamp.name for one in loaded for stamp in one.files)
    logs = tuple(one.log._replace(rank=rank) for rank, one in enumerate(loaded))
    known = tuple(as_known(log, day) for log in logs)
    return Workspace(logs=known, as_of=day, whole=logs, files=files, notes=notes_of(loaded))


def last_day(as_of: str, today: datetime.date) -> datetime.date:
    """Return the day of an `--as-of`: the last day of its date."""
    from timeline.dates import parse_asked
    from timeline.errors import WrongUsage
    from timeline.text import quoted

    asked = parse_asked(as_of, today)
    try:
        return datetime.date.fromordinal(asked.latest)
    except (ValueError, OverflowError):
        message = f"--as-of {quoted(as_of)} has no last day within the years 1 to 9999"
        raise WrongUsage(message, "give a day, such as 2024-08-01") from None


def notes_of(loaded: Iterable[Loaded]) -> tuple[str, ...]:
    """Collect the notes on how logs were opened, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(one.notes for one in loaded)))


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
