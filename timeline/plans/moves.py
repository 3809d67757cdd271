"""Moves of a plan: each revision with the deadline in force before it and after it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from timeline.log.log import Log
from timeline.log.model import Plan, Revision
from timeline.plans.deadline import Deadline, Moment, deadline_in_force, revised_term, revisions_by


class Move(NamedTuple):
    """A revision with the deadlines around it; None if there was none yet, it was lifted, or it has no days."""

    revision: Revision
    before: Deadline | None
    after: Deadline | None


def moves(plan: Plan, log: Log, moment: Moment) -> Iterator[Move]:
    """The revisions that count, in order, each with the deadline before and after; of a series, the first one."""
    revisions = revisions_by(plan, log, moment)
    for at, revision in enumerate(revisions):
        before = deadline_in_force(replace(plan, revisions=revisions[:at]), log, moment)
        after = deadline_in_force(replace(plan, revisions=revisions[: at + 1]), log, moment)
        yield Move(revision, before, after)


def move_by(revision: Revision, plan: Plan, log: Log, moment: Moment) -> Move | None:
    """The move that a revision makes; None if it names no deadline, or does not count yet."""
    if revised_term(plan, revision) is None:
        return None
    return next((move for move in moves(plan, log, moment) if move.revision is revision), None)
