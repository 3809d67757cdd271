"""A question in the words of a heading: `Mali; coups and elections; from January 2024 to 6 May 2024`.

Places come first, then types and kinds, actors, other filters, times, and settings. Semicolons stand
between the parts where a comma could be misread.
"""

from collections.abc import Iterable, Iterator

from timeline.query import clauses
from timeline.query.asked_dates import asked_window, slack_days
from timeline.query.clauses import Clause
from timeline.query.filters import FIELDS, Filter
from timeline.query.question import Question
from timeline.workspace import Workspace

EVERYTHING = "everything"


def in_words(question: Question, workspace: Workspace, more: Iterable[str] = ()) -> str:
    """Return a question in words; it was answered before, so that its names and dates are valid.

    `more` are parts for the options of a single command: `the first 12`.
    """
    found = [*_options(question, workspace), *_queries(question, workspace)]
    parts = [*clauses.in_order(found), *_settings(question), *more]
    return clauses.in_series(parts) if parts else EVERYTHING


def _options(question: Question, workspace: Workspace) -> Iterator[Clause]:
    for row in FIELDS.values():
        if row.sides is not None:
            period = tuple(_side(question, key, workspace) for key in row.sides)
            if period != (None, None):
                yield _clause(row, [(period[0], period[1])], workspace)
        elif row.key is not None and not _is_side(row) and (texts := question.values(row.key)):
            yield _clause(row, texts, workspace)


def _clause(row: Filter, values: Iterable[clauses.Asked], workspace: Workspace) -> Clause:
    return Clause(row.part, row.clause(workspace, tuple(values), False))


def _is_side(row: Filter) -> bool:
    return any(field.has_side(row) for field in FIELDS.values())


def _side(question: Question, key: str, workspace: Workspace) -> str | None:
    """Return the one value of a side that counts: the earliest beginning, the latest end."""
    texts = question.values(key)
    if key in ("since", "known_from"):
        return min(texts, key=lambda text: asked_window(text, workspace).first, default=None)
    return max(texts, key=lambda text: asked_window(text, workspace).last, default=None)


def _queries(question: Question, workspace: Workspace) -> Iterator[Clause]:
    if question.query is None and not question.queries:
        return
    from timeline.query.language.heading import clauses_of_any, clauses_of_query

    if question.query is not None:
        yield from clauses_of_query(question.query, workspace)
    if question.queries:
        yield from clauses_of_any(question.queries, workspace)


def _settings(question: Question) -> Iterator[str]:
    if question.exact:
        yield "without parts"
    if question.slack is not None:
        days = slack_days(question.slack)
        yield f"approximate dates widened by {days} day{'' if days == 1 else 's'}"
    if question.certain:
        yield "certain matches only"
