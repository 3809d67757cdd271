"""Questions with few answers, asked at every size, and the start of a command with the shipped log."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks.processes import HELLO, OURS, Ended
from tests.benchmarks.size.entries import FREQUENT_WORD, RARE_WORD, ROWS, asked_numbers
from tests.benchmarks.size.logs import Log
from tests.benchmarks.size.rounds import Job
from tests.benchmarks.size.vocabulary import ACTORS, FREQUENT

SHIPPED = 0
"""Stands for the size of the log that comes with the program."""

LIST = "list --country Iraq"
LIST_TERMINAL = "list --country Iraq, on a terminal"
HELLO_PIPE = "hello (Typer + Rich)"
HELLO_TERMINAL = "hello (Typer + Rich), on a terminal"
ACTOR = "list --actor, certain violence in a window"
SEARCH = f"search {RARE_WORD}"
CHANGES = "changes, in a window"
COMPLETE_ACTOR = "completion of an actor"
COMPLETE_ID = "completion of an id"
FIRST_OF_ALL = f"list --limit {ROWS}"
FIRST_OF_COUNTRY = f"list --country {FREQUENT} --limit {ROWS}"
FIRST_OF_WORD = f"search {FREQUENT_WORD} --limit {ROWS}"

_ROW = r"-\d{7}$"
"""The id at the end of each row."""


def shipped(environment: Mapping[str, str], cache: Path) -> Iterator[Job]:
    """The shipped log against a small program of the same libraries, in a pipe and on a terminal."""
    own = {**environment, "XDG_CACHE_HOME": str(cache)}
    asked = (*OURS, *LIST.split())
    yield Job((LIST, SHIPPED), asked, own)
    yield Job((HELLO_PIPE, SHIPPED), HELLO, own)
    yield Job((LIST_TERMINAL, SHIPPED), asked, own, terminal=True)
    yield Job((HELLO_TERMINAL, SHIPPED), HELLO, own, terminal=True)


def with_few_answers(log: Log) -> Iterator[Job]:
    """Questions to which few entries answer, or of whose answer few entries are asked for."""
    own = log.environment
    yield Job((LIST, log.size), (*OURS, *LIST.split()), own, complaint=tells_rows)
    for name in (FIRST_OF_ALL, FIRST_OF_COUNTRY, FIRST_OF_WORD):
        # A small log may not have so many answers.
        complaint = rows_like(_ROW) if log.size >= 1_000 else no_complaint
        yield Job((name, log.size), (*OURS, *name.split()), own, complaint=complaint)
    yield Job((ACTOR, log.size), (*OURS, *_actor_in_window(log)), own)
    yield Job(
        (SEARCH, log.size),
        (*OURS, *SEARCH.split()),
        own,
        complaint=contains(f"-{asked_numbers(log.size)[0] + 1:07}"),
    )
    yield Job((CHANGES, log.size), (*OURS, "changes", *log.window(300)), own)
    for name, line, word in (
        (COMPLETE_ACTOR, "timeline list --actor northern-f", "northern-front"),
        (COMPLETE_ID, "timeline show announcement-0000", "announcement-0000007"),
    ):
        asked = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
        yield Job((name, log.size), OURS, {**own, **asked}, complaint=contains(word))


def _actor_in_window(log: Log) -> tuple[str, ...]:
    start, end = log.window(660)
    whole = next(actor.id for actor in ACTORS if actor.whole is None)
    return ("list", "--actor", whole, "--type", "violence", "--certain", "--from", start, "--to", end)


def tells_rows(done: Ended) -> str:
    """A complaint about an answer that does not say that it has as many events as were asked for."""
    found = re.search(r"(?m)^(\d+) events", done.out)
    return _too_few(int(found[1]) if found else 0)


def rows_like(pattern: str) -> Callable[[Ended], str]:
    """A complaint about an answer in which not as many lines as events were asked for have the pattern."""
    return lambda done: _too_few(len(re.findall(pattern, done.out, re.MULTILINE)))


def contains(text: str) -> Callable[[Ended], str]:
    """A complaint about an answer without a text."""
    return lambda done: "" if text in done.out else f"{text!r} is not in the answer"


def no_complaint(_: Ended) -> str:
    """Accept any answer."""
    return ""


def _too_few(rows: int) -> str:
    return "" if rows == ROWS else f"{rows} rows instead of {ROWS}"
