"""The part of a question that a log has not followed: after the end of its `covers`, and before the beginning.

A question speaks of the period that it asks for. One without an end, or without any period, speaks of all days up to
that of `--as-of`; one without a beginning is not held against the beginning of the log, unless all of it lies before
that.
"""

from collections.abc import Iterable
from typing import Literal

from timeline.dates import OPEN_END, OPEN_START, Day, Window
from timeline.frozen import Frozen
from timeline.log.log import Log
from timeline.reports.wording import day_words
from timeline.workspace import Workspace


class Gap(Frozen):
    """Days of a question that a log has not followed; a side that the question leaves open is None."""

    log: Log
    side: Literal["before", "after"]
    first: Day | None
    last: Day | None


def not_followed(workspace: Workspace, period: Window | None) -> tuple[Gap, ...]:
    """Return what each log has not followed of a period, or of the past of its day if no period is asked for."""
    return tuple(gap for log in workspace.logs for gap in _gaps(log, workspace.as_of, period))


def _gaps(log: Log, as_of: Day, period: Window | None) -> Iterable[Gap]:
    first, last = _asked(as_of, period)
    begins, ends = log.header.covers.earliest, log.header.horizon
    if first < begins and (first != OPEN_START or last < begins):
        yield Gap(log, "before", None if first == OPEN_START else first, min(last, begins - 1))
    reached = as_of if last == OPEN_END else last
    start = max(ends + 1, first)
    if start <= reached or first > ends:
        yield Gap(log, "after", start, reached if start <= reached else None)


def is_followed(workspace: Workspace, period: Window | None) -> bool:
    """Return whether any of the logs has followed a part of a period."""
    first, last = _asked(workspace.as_of, period)
    headers = [log.header for log in workspace.logs]
    return any(first <= header.horizon and last >= header.covers.earliest for header in headers)


def _asked(as_of: Day, period: Window | None) -> Window:
    """The days of which a question speaks; one that asks for what lies ahead has no end."""
    first, last = period if period is not None else (OPEN_START, OPEN_END)
    return Window(first, as_of if last == OPEN_END and first <= as_of else last)


def not_followed_words(workspace: Workspace, period: Window | None) -> str:
    """Return the same in words: `not followed after 18 Mar 2025`; empty if all of it was followed."""
    sides: dict[str, list[Log]] = {}
    for gap in not_followed(workspace, period):
        header = gap.log.header
        day = header.horizon if gap.side == "after" else header.covers.earliest
        sides.setdefault(f"{gap.side} {day_words(day)}", []).append(gap.log)
    parts = [
        side if len(logs) == len(workspace.logs) else f"{side} by {' and '.join(log.header.title for log in logs)}"
        for side, logs in sides.items()
    ]
    return f"not followed {', '.join(parts)}" if parts else ""


def emptiness_words(workspace: Workspace, period: Window | None) -> str:
    """Return what an empty answer says: nothing, as far as the period was followed."""
    if not is_followed(workspace, period):
        return "not followed"
    ends = {gap.log.header.horizon for gap in not_followed(workspace, period) if gap.side == "after"}
    return f"nothing up to {day_words(min(ends))}" if ends else "nothing"
