"""The head of an answer: the log, the question in words, the day of the answer, and the period that the log follows."""

from collections.abc import Iterable, Iterator

from timeline.dates import Window, words
from timeline.log.log import Log
from timeline.query.question import Question
from timeline.query.wording import in_words
from timeline.reports.followed import emptiness_words, not_followed_words
from timeline.reports.wording import day_words, period_followed, titles_of, without_place_words
from timeline.telling.document import Head, Part, Run, Words, joined, phrase
from timeline.workspace import Workspace


def head(
    workspace: Workspace,
    asked: str,
    *,
    counts: Iterable[str] = (),
    period: Window | None = None,
    speaks_of_time: bool = True,
    has_day: bool = True,
    without_place: int = 0,
) -> Head:
    """Make the head of an answer.

    `period`: the days that the question asks for, None for all up to that of the answer; `speaks_of_time`: the question
    is about time, and not about what the log consists of; `has_day`: the day of the answer is to be named, as `asked`
    does not. `without_place`: the number of entries that no filter by place could judge.
    """
    counted = tuple(counts) or (emptiness_words(workspace, period) if speaks_of_time else "nothing",)
    gaps = not_followed_words(workspace, period) if speaks_of_time else ""
    return Head(
        titles_of(workspace),
        asked,
        (
            _day_and_period(workspace, gaps, has_day),
            *([phrase(Run(f"{without_place_words(without_place)}.", "hedge"))] if without_place else []),
        ),
        counted,
        _editors(workspace),
        citation(workspace, asked),
    )


def _day_and_period(workspace: Workspace, gaps: str, has_day: bool) -> Words:
    """The day of the answer and the period that the logs follow, in sentences."""
    day = f"As of {day_words(workspace.as_of)}." if has_day else ""
    period = f"The {period_followed(workspace)}"
    if len(workspace.logs) > 1:
        period = "; ".join(f"{log.header.title} follows {words(log.header.covers)}" for log in workspace.logs)
    beyond = Run(f"; {gaps}", "hedge") if gaps else ""
    return joined(" ", [day, phrase(period, beyond, ".")])


def _editors(workspace: Workspace) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for log in workspace.logs for name in log.header.editors))


def citation(workspace: Workspace, asked: str) -> Words:
    """The citation of an answer, and the licences of its logs.

    `Cite as: A. Editor, Iraq (log of 2014 – 18 Mar 2025), Chronology: Iraq, as of 29 Nov 2026. Licence: CC-BY-4.0.`
    """
    logs = "; ".join(_log_cited(log) for log in workspace.logs)
    asked = f"{asked}, " if asked else ""
    day = f"as of {day_words(workspace.as_of)}."
    return phrase("Cite as: ", logs, ", ", asked, day, *_licences(workspace))


def _log_cited(log: Log) -> str:
    header = log.header
    editors = f"{', '.join(header.editors)}, " if header.editors else ""
    return f"{editors}{header.title} (log of {words(header.covers)})"


def _licences(workspace: Workspace) -> Iterator[Part]:
    """The licences, each with the titles of its logs unless all have the same; empty if none is given."""
    titles: dict[str, list[str]] = {}
    for log in workspace.logs:
        if log.header.license:
            titles.setdefault(log.header.license, []).append(log.header.title)
    for licence, names in titles.items():
        whose = "" if len(names) == len(workspace.logs) else f" of {', '.join(names)}"
        # No stop behind an address, which people would take for its end.
        stop = "" if licence.startswith(("http://", "https://")) else "."
        yield from (f" Licence{whose}: ", Run(licence, "" if stop else "link"), stop)


def asked_words(subject: str, question: Question, workspace: Workspace, more: Iterable[str] = ()) -> str:
    """The question in words: `Chronology: Iraq, from 2024`; `more` are the parts from options of one command."""
    if question == Question() and not more:
        return subject
    return f"{subject}: {in_words(question, workspace, more)}"
