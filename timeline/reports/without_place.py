"""The number of entries that a filter by place cannot judge, because they have no place at all."""

from collections.abc import Callable, Iterable

from timeline.log.log import Log
from timeline.log.model import Entry
from timeline.query.criteria import Selection
from timeline.query.question import Question
from timeline.query.selecting import select_without_place
from timeline.workspace import Workspace

Find = Callable[[Selection], Iterable[tuple[Entry, Log]]]
"""The entries that a selection finds, in the way of one answer."""


def number_without_place(workspace: Workspace, question: Question, find: Find) -> int:
    """Count the entries that are left out of an answer only because they have no place."""
    selections = select_without_place(question, workspace)
    if selections is None:
        return 0
    left_out, answering = ({(log.file, entry.id) for entry, log in find(selection)} for selection in selections)
    return len(left_out - answering)  # a plan may answer by another one of its dates
