"""Records of promises: counts for each actor, never rates without their counts.

Counted are promises (commitments, legal requirements, intentions) that their makers announced; what the press only
reported is not. Every occurrence of a recurring promise whose time has come counts as one, as far as it is listed: of a
series of over 10,000 the last ones, and those settled before.
"""

from collections import defaultdict
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from timeline.log.model import PROMISES
from timeline.plans.verdict import Days
from timeline.reports.plans import Judged


class Record(NamedTuple):
    """The results of the promises of one actor."""

    actor: str
    made: int
    on_time: int
    """Met by the deadline, or recorded as kept until its day."""
    possibly_late: int
    late: int
    undated: int
    """Met, without a deadline to measure it by."""
    kept: int
    """Number past the day until which they had to last, with nothing recorded: no end, but no outcome either."""
    partly_met: int
    not_met: int
    """Not met, dropped, or ended early."""
    superseded: int
    overdue: int
    open: int
    """Still open, pending, waiting, due or running."""
    unknown: int
    moved: int
    """Number of plans whose deadline moved, each once however often it recurs."""
    median_slip: float | None
    """Median number of days by which those deadlines moved, one slip for each plan."""
    median_slip_min: float | None = None
    median_slip_max: float | None = None
    """Medians of the least and of the greatest numbers, where two deadlines are not the same calendar unit."""


def records(rows: Iterable[Judged]) -> tuple[Record, ...]:
    """The record of every actor who made a promise, the most promises first."""
    made: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        is_ahead = row.occurrence is not None and row.occurrence > 0 and row.verdict.name == "pending"
        if row.plan.kind in PROMISES and row.plan.status != "reported" and not is_ahead:
            for actor in dict.fromkeys(row.plan.by):
                made[actor].append(row)
    found = [_record(actor, promises) for actor, promises in made.items()]
    return tuple(sorted(found, key=lambda record: (-record.made, record.actor)))


def _record(actor: str, rows: list[Judged]) -> Record:
    names = [row.verdict.name for row in rows]
    timings = [row.verdict.timing for row in rows if row.verdict.name == "met"]
    recorded = [row.verdict.outcome is not None for row in rows if row.verdict.name == "kept"]
    moved = _slips(rows)
    slips = [slip for slip in moved.values() if slip is not None]
    least, most = (
        [slip.bounds.min for slip in slips],
        [slip.bounds.max for slip in slips if slip.bounds.max is not None],
    )
    return Record(
        actor=actor,
        made=len(rows),
        on_time=timings.count("on-time") + recorded.count(True),
        possibly_late=timings.count("possibly-late"),
        late=timings.count("late"),
        undated=timings.count(None),
        kept=recorded.count(False),
        partly_met=names.count("partly-met"),
        not_met=sum(names.count(name) for name in ("not-met", "dropped", "ended-early")),
        superseded=names.count("superseded"),
        overdue=names.count("overdue"),
        open=sum(names.count(name) for name in ("open", "pending", "due", "running", "waiting")),
        unknown=names.count("unknown"),
        moved=len(moved),
        median_slip=median(slip.days for slip in slips) if slips else None,
        median_slip_min=median(least) if slips else None,
        median_slip_max=median(most) if slips else None,
    )


class _Slip(NamedTuple):
    """The slip of a plan: by the last day, and as a range if its deadlines are not the same calendar unit."""

    days: int
    bounds: Days


def _slips(rows: list[Judged]) -> dict[tuple[str, str], _Slip | None]:
    """The slip of every plan that moved, by log and id: of a recurring one, of the first occurrence that has one."""
    found: dict[tuple[str, str], _Slip | None] = {}
    for row in sorted(rows, key=lambda row: row.occurrence or 0):
        if row.times_moved:
            key = row.log.file, row.plan.id
            days, by_unit = row.slip, row.slip_by_unit
            slip = _Slip(days, by_unit) if days is not None and by_unit is not None else None
            found[key] = found.get(key) or slip
    return found
