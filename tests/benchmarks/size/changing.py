"""Answers and checks of a log that is new, or was edited since the last one."""

from collections.abc import Iterator

from tests.benchmarks.processes import OURS, Ended
from tests.benchmarks.size.logs import MOST, Log
from tests.benchmarks.size.questions import LIST, tells_rows
from tests.benchmarks.size.rounds import Job

COLD = "first answer, empty cache"
EDITED = "first answer after one edit"
CHECK_COLD = "check, empty cache"
CHECK_EDITED = "check after one edit"


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


def _is_stale(log: Log, done: Ended) -> str:
    return tells_rows(done) if log.is_fresh(done) else "the answer is not that of the edited log"


def _noted(checks: list[str], done: Ended) -> str:
    """Keep what a check says; an edit of a title must not change it."""
    checks[:] = [done.out]
    return "" if " events, " in done.out else "it does not count the events"


def _differs(checks: list[str], done: Ended) -> str:
    return "" if [done.out] == checks else "it is not what a check with an empty cache says"
