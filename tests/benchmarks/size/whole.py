"""Questions with many answers, and commands that tell of a log as a whole."""

from collections.abc import Iterator

from tests.benchmarks.processes import OURS
from tests.benchmarks.size.logs import MOST, Log
from tests.benchmarks.size.questions import contains
from tests.benchmarks.size.rounds import Job

STATE = "state of a day"
STATS = "stats"
SOURCES = "sources"
PLANS = "plans"

BEGINNINGS = {
    "text": "A log to measure by\n",
    "md": "# A log to measure by\n",
    "csv": "kind,date,",
    "jsonl": '{"what": ',
    "json": '{\n  "schema": "timeline.list/1",\n',
    "ics": "BEGIN:VCALENDAR",
    "xlsx": "PK\x03\x04",
}
"""The formats in which a whole log is listed, and what each begins with."""


def listed_as(form: str) -> str:
    """The name of listing a whole log in a format."""
    return f"list --format {form}"


def with_many_answers(log: Log) -> Iterator[Job]:
    """Commands whose answer tells of the whole log; the largest logs are asked for no list of everything."""
    own = log.environment
    for name, words in (
        (STATE, ("state", log.window(2)[0])),
        (STATS, ("stats",)),
        (SOURCES, ("sources",)),
        (PLANS, ("plans",)),
    ):
        yield Job((name, log.size), (*OURS, *words), own, complaint=contains("A log to measure by"))
    if log.size <= MOST:
        for form, beginning in BEGINNINGS.items():
            yield Job(
                (listed_as(form), log.size),
                (*OURS, *listed_as(form).split()),
                own,
                complaint=contains(beginning),
                # Of the csv, the time is judged too.
                most=3 if form == "csv" else 1,
            )
