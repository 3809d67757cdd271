"""The number of entries that a filter by place cannot judge, because they have no place at all."""

from collections.abc import Callable, Iterable

from timeline.dates import Match
from timeline.log.conditions import Identified
from timeline.log.log import Log
from timeline.log.model import Entry, Plan
from timeline.query.criteria import Selection
from timeline.query.facts import Criterion, Facts
from timeline.query.question import Question
from timeline.query.selecting import select_without_place
from timeline.workspace import Workspace

Find = Callable[[Selection], Iterable[tuple[Entry, Log]]]
"""The entries that a selection finds, in the way of one answer."""

_FEW = 200
"""Maximum number of plans to find by their ids."""


def number_without_place(workspace: Workspace, question: Question, find: Find) -> int:
    """Count the entries that are left out of an answer only because they have no place."""
    selections = select_without_place(question, workspace)
    if selections is None:
        return 0
    lacking, answering = selections
    left_out = {(log.file, entry.id): entry for entry, log in find(lacking)}
    plans = frozenset(entry.id for entry in left_out.values() if isinstance(entry, Plan))
    if plans:
        # A plan may answer by another one of its dates.
        for entry, log in find(_among(plans, answering)):
            left_out.pop((log.file, entry.id), None)
    return len(left_out)


def _among(plans: frozenset[str], selection: Selection) -> Selection:
    """Narrow a selection to some plans, unless they are so many that to find each by its id would be slower."""
    if len(plans) > _FEW:
        return selection

    def test(facts: Facts) -> Match:
        return selection.match(facts) if facts.entry.id in plans else Match.NO

    return selection._replace(criteria=(Criterion("", test, may=Identified(plans)),))
