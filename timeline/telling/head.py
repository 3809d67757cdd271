"""The head of an answer: the log, the question in words, the day it speaks for, and the period that the log follows."""

from collections.abc import Iterable

from timeline.query.question import Question
from timeline.query.wording import in_words
from timeline.reports.wording import day_words, period_followed, titles_of
from timeline.telling.document import Head, Run, joined
from timeline.workspace import Workspace


def head(
    workspace: Workspace,
    asked: str,
    *,
    counts: Iterable[str] = (),
    is_beyond: bool = False,
    has_day: bool = True,
) -> Head:
    """Make the head of an answer.

    `is_beyond` tells that the question reaches past the period that the logs have followed; `has_day` that the day
    of the answer is not told by `asked` already.
    """
    told = tuple(counts)
    if not told:
        told = ("not followed",) if is_beyond else ("nothing",)
    day = f"as of {day_words(workspace.as_of)}" if has_day else ""
    beyond = f"not followed after {day_words(workspace.horizon)}" if is_beyond else ""
    line = joined(" · ", [day, period_followed(workspace), Run(beyond, "hedge")])
    return Head(
        titles_of(workspace),
        asked,
        (line,),
        told,
        _editors(workspace),
    )


def _editors(workspace: Workspace) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for log in workspace.logs for name in log.header.editors))


def asked_words(subject: str, question: Question, workspace: Workspace, more: Iterable[str] = ()) -> str:
    """Say what was asked: `Chronology: Iraq, from 2024`; `more` are what the options of one command ask."""
    if question == Question() and not more:
        return subject
    return f"{subject}: {in_words(question, workspace, more)}"
