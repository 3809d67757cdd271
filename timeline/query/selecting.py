"""The selection of a question: its options and its queries, resolved together."""

from timeline.query.criteria import Selection, select_by_options
from timeline.query.question import Question
from timeline.workspace import Workspace


def select(question: Question, workspace: Workspace) -> Selection:
    """Resolve every name and date of a question; raises `WrongUsage` or `DateError` where one means nothing."""
    selection = select_by_options(question, workspace)
    if question.query is None and not question.queries:
        return selection
    from timeline.query.language.meaning import resolve_queries

    asked = resolve_queries(question, workspace, selection.window)
    starts = (*asked.period_starts, *(() if selection.period_start is None else (selection.period_start,)))
    return selection._replace(
        criteria=(*selection.criteria, *asked.criteria),
        window=asked.window,
        period_start=max(starts, default=None),
    )
