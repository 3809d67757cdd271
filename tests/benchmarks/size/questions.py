"""The commands that are measured at every size, and with the shipped log."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks.processes import HELLO, OURS, Ended, ended
from tests.benchmarks.size import dates
from tests.benchmarks.size.edit import MARK, edit_event
from tests.benchmarks.size.entries import RARE_WORD, ROWS, asked_numbers
from tests.benchmarks.size.rounds import Job
from tests.benchmarks.size.vocabulary import ACTORS, FIRST_DAY, LAST_DAY
from tests.benchmarks.size.yaml_log import write_log

SHIPPED = 0
"""Stands for the size of the log that comes with the program."""

LIST = "list --country Iraq"
LIST_TERMINAL = "list --country Iraq, on a terminal"
HELLO_PIPE = "hello (Typer + Rich)"
HELLO_TERMINAL = "hello (Typer + Rich), on a terminal"
ACTOR = "list --actor, certain violence in a window"
SEARCH = f"search {RARE_WORD}"
CHANGES = "changes, in a window"
PLANS = "plans"
COMPLETE_ACTOR = "completion of an actor"
COMPLETE_ID = "completion of an id"
COLD = "first answer, empty cache"
EDITED = "first answer after one edit"

_ASKED = ("list", "--country", "Iraq")


def has_search(environment: Mapping[str, str]) -> bool:
    """Return whether the program has a command that searches."""
    return ended((*OURS, "search", "--help"), environment).code == 0


def shipped(environment: Mapping[str, str], cache: Path) -> Iterator[Job]:
    """The shipped log against a small program of the same libraries, in a pipe and on a terminal."""
    own = {**environment, "XDG_CACHE_HOME": str(cache)}
    yield Job((LIST, SHIPPED), (*OURS, *_ASKED), own)
    yield Job((HELLO_PIPE, SHIPPED), HELLO, own)
    yield Job((LIST_TERMINAL, SHIPPED), (*OURS, *_ASKED), own, terminal=True)
    yield Job((HELLO_TERMINAL, SHIPPED), HELLO, own, terminal=True)


class Log:
    """A log of a size in a folder, with a cache of its own, and a copy of it with another cache to be edited."""

    def __init__(self, folder: Path, size: int, environment: Mapping[str, str]) -> None:
        self.size = size
        self.path = folder / "events.yaml"
        self._edited = folder / "edited" / "events.yaml"
        self._environment = environment
        self._edits = 0
        self._cache = folder / "cache"
        self._edited_cache = folder / "edited" / "cache"

    def write(self) -> None:
        """Write the log and its copy."""
        self._edited.parent.mkdir(parents=True)
        write_log(self.path, self.size)
        shutil.copyfile(self.path, self._edited)

    def warm(self) -> Ended:
        """Fill the cache, unmeasured."""
        return ended((*OURS, *_ASKED), self._own(self.path, self._cache))

    def jobs(self, with_search: bool) -> Iterator[Job]:
        """All commands for this log."""
        own = self._own(self.path, self._cache)
        yield Job((LIST, self.size), (*OURS, *_ASKED), own, complaint=rows_in(r"(?m)^(\d+) events"))
        yield Job((ACTOR, self.size), (*OURS, *self._actor_in_window()), own)
        if with_search:
            yield Job(
                (SEARCH, self.size),
                (*OURS, "search", RARE_WORD),
                own,
                complaint=_contains(f"-{asked_numbers(self.size)[0] + 1:07}"),
            )
        yield Job((CHANGES, self.size), (*OURS, "changes", *self._window(300)), own)
        yield Job((PLANS, self.size), (*OURS, "plans"), own)
        for name, line, word in (
            (COMPLETE_ACTOR, "timeline list --actor northern-f", "northern-front"),
            (COMPLETE_ID, "timeline show announcement-0000", "announcement-0000007"),
        ):
            asked = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": line}
            asked["COMP_CWORD"] = str(line.count(" "))
            yield Job((name, self.size), OURS, {**own, **asked}, complaint=_contains(word))
        changing = self._own(self._edited, self._edited_cache)
        yield Job(
            (COLD, self.size),
            (*OURS, *_ASKED),
            changing,
            prepare=self._forget,
            complaint=rows_in(r"(?m)^(\d+) events"),
        )
        yield Job((EDITED, self.size), (*OURS, *_ASKED), changing, prepare=self._edit, complaint=self._is_fresh)

    def _own(self, log: Path, cache: Path) -> dict[str, str]:
        return {**self._environment, "XDG_CACHE_HOME": str(cache), "TIMELINE_LOG": str(log)}

    def _window(self, rows: int) -> tuple[str, str]:
        """Two days around the middle of the log between which about so many events stand."""
        days = max(2, rows * (LAST_DAY - FIRST_DAY) // self.size)
        middle = (FIRST_DAY + LAST_DAY) // 2
        return dates.day(middle - days // 2), dates.day(middle + days - days // 2)

    def _actor_in_window(self) -> tuple[str, ...]:
        start, end = self._window(660)
        whole = next(actor.id for actor in ACTORS if actor.whole is None)
        return ("list", "--actor", whole, "--type", "violence", "--certain", "--from", start, "--to", end)

    def _forget(self) -> None:
        shutil.rmtree(self._edited_cache, ignore_errors=True)

    def _edit(self) -> None:
        edit_event(self._edited, asked_numbers(self.size)[ROWS // 2])
        self._edits += 1

    def _is_fresh(self, done: Ended) -> str:
        """Return whether every edit so far shows in the answer."""
        if done.out.count(MARK.strip()) != self._edits:
            return "the answer is not that of the edited log"
        return rows_in(r"(?m)^(\d+) events")(done)


def rows_in(pattern: str) -> Callable[[Ended], str]:
    """A complaint about an answer that does not say, where the pattern stands, that it has the asked rows."""

    def complaint(done: Ended) -> str:
        found = re.search(pattern, done.out)
        rows = int(found[1]) if found else 0
        return "" if rows == ROWS else f"{rows} rows instead of {ROWS}"

    return complaint


def _contains(word: str) -> Callable[[Ended], str]:
    return lambda done: "" if word in done.out else f"{word!r} is not in the answer"
