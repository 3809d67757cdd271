"""The number of entries that a filter by place cannot judge, because they have no place at all."""

from collections.abc import Callable, Iterable

from timeline.log.log import Log
from timeline.log.model import Entry, Plan
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
    lacking, answering = selections
    left_out = {(log.file, entry.id): entry for entry, log in find(lacking)}
    if any(isinstance(entry, Plan) for entry in left_out.values()):
        # A plan may answer by another one of its dates.
        for entry, log in find(answering):
            left_out.pop((log.file, entry.id), None)
    return len(left_out)
