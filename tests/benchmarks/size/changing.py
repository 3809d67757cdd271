"""Answers and checks of a log that is new, or was edited since the last one; and edits by commands."""

import sys
from collections.abc import Iterator

from tests.benchmarks.processes import OURS, Ended
from tests.benchmarks.size.logs import MOST, Log
from tests.benchmarks.size.questions import LIST, tells_rows
from tests.benchmarks.size.rounds import Job

COLD = "first answer, empty cache"
EDITED = "first answer after one edit"
CHECK_COLD = "check, empty cache"
CHECK_EDITED = "check after one edit"
ADD = "an event added by a command"
UNDO = "the same taken back"
COPY = "the file read and written once"

_LINE = "early 2015: A ferry is put into service type:other country:Chad source:institute-for-chronology-2001-01"
_COPY = """
import os, sys
content = open(sys.argv[1], "rb").read()
with open(sys.argv[1] + ".copy", "wb") as copy:
    copy.write(content)
    copy.flush()
    os.fsync(copy.fileno())
"""


def of_changing_log(log: Log) -> Iterator[Job]:
    """Each with an empty cache, then after an edit; the largest logs are not read again."""
    if log.size > MOST:
        return
    asked, check, own = (*OURS, *LIST.split()), (*OURS, "check"), log.environment_of_copy
    yield Job((COLD, log.size), asked, own, prepare=log.forget, complaint=tells_rows)
    yield Job((EDITED, log.size), asked, own, prepare=log.edit, complaint=lambda done: _is_stale(log, done))
    checks: list[str] = []
    yield Job((CHECK_COLD, log.size), check, own, prepare=log.forget, complaint=lambda done: _noted(checks, done))
    yield Job((CHECK_EDITED, log.size), check, own, prepare=log.edit, complaint=lambda done: _differs(checks, done))
    yield Job((ADD, log.size), (*OURS, "add", "--yes", _LINE), own, complaint=_is_not_written)
    yield Job(
        (UNDO, log.size),
        (*OURS, "undo", "--yes"),
        own,
        complaint=lambda done: "" if done.code == 0 else done.err,
        after=(ADD, log.size),
    )
    yield Job((COPY, log.size), (sys.executable, "-c", _COPY, str(log.copy)), own)


def _is_not_written(done: Ended) -> str:
    return "" if done.code == 0 and "A ferry is put into service" in done.out else done.err


def _is_stale(log: Log, done: Ended) -> str:
    return tells_rows(done) if log.is_fresh(done) else "the answer is not that of the edited log"


def _noted(checks: list[str], done: Ended) -> str:
    """Keep what a check says; an edit of a title must not change it."""
    checks[:] = [done.out]
    return "" if " events, " in done.out else "it does not count the events"


def _differs(checks: list[str], done: Ended) -> str:
    """Compare a check with that of an empty cache, if there was one."""
    return "" if checks in ([], [done.out]) else "it is not what a check with an empty cache says"
