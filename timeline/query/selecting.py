"""The selection of a question: its options and its queries, resolved together."""

from timeline.dates import Match
from timeline.query.criteria import Selection, select_by_options
from timeline.query.facts import Criterion
from timeline.query.matching import LACKING_PLACE, sure
from timeline.query.question import Question
from timeline.workspace import Workspace


def select(question: Question, workspace: Workspace, *, assumes_place: bool = False) -> Selection:
    """Resolve every name and date of a question; raises `WrongUsage` or `DateError` where one means nothing.

    With `assumes_place`, entries without any place are taken to be in every place.
    """
    selection = select_by_options(question, workspace, assumes_place=assumes_place)
    if question.query is None and not question.queries:
        return selection
    from timeline.query.language.meaning import resolve_queries

    asked = resolve_queries(question, workspace, selection.window, assumes_place=assumes_place)
    starts = (*asked.period_starts, *(() if selection.period_start is None else (selection.period_start,)))
    return selection._replace(
        criteria=(*selection.criteria, *asked.criteria),
        window=asked.window,
        period_start=max(starts, default=None),
    )


def select_without_place(question: Question, workspace: Workspace) -> tuple[Selection, Selection] | None:
    """Two selections of entries without any place: those left out only for that reason, and those that answer.

    None if no filter asks for a place.
    """
    plain = select(question, workspace)
    if not plain.asks_place:
        return None
    assumed = select(question, workspace, assumes_place=True)
    without = Criterion("", lambda facts: sure(facts.has_no_place), may=LACKING_PLACE)
    left_out = without._replace(test=lambda facts: sure(facts.has_no_place and plain.match(facts) is Match.NO))
    return (
        assumed._replace(criteria=(left_out, *assumed.criteria)),
        plain._replace(criteria=(without, *plain.criteria)),
    )
