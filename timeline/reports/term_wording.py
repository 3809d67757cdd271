"""The words of a deadline that hangs on something: `90 days from “A pause”`, `the later of 2026 and …`."""

from collections.abc import Callable

from timeline.dates import Date, words
from timeline.log.deadline_terms import EarlierOf, LaterOf, Term, Within
from timeline.log.log import Log
from timeline.log.naming import anchor_date, anchor_entry
from timeline.log.paths import members_of
from timeline.reports.wording import step_in_words

_COMBINED = {EarlierOf: ("the earlier of", "the earliest of"), LaterOf: ("the later of", "the latest of")}
"""The words in front of two deadlines, and of more."""


def deadline_in_words(term: Date | Term, name: Callable[[str], str]) -> str:
    """A deadline in words; `name` gives those of what it hangs on."""
    if isinstance(term, Date):
        return words(term, "deadline").removeprefix("by ")
    if isinstance(term, EarlierOf | LaterOf):
        members = [_inner_words(member, name) for member in members_of(term)]
        return f"{_COMBINED[type(term)][len(members) > 2]} {listed(members)}"
    if not isinstance(term, Within):
        return f"before {name(term.before)}"
    return f"{step_in_words(term.step)} from {name(term.of)}" if term.step.number else f"the day of {name(term.of)}"


def is_counted(term: Date | Term) -> bool:
    """True if a deadline counts some time from something, and is not the day itself."""
    return isinstance(term, Within) and term.step.number > 0


def _inner_words(term: Date | Term, name: Callable[[str], str]) -> str:
    text = deadline_in_words(term, name)
    return f"({text})" if isinstance(term, EarlierOf | LaterOf) else text


def listed(parts: list[str]) -> str:
    """Parts in a sentence: `A, B and C`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def title_in(log: Log) -> Callable[[str], str]:
    """The function that gives the title of an entry of a log, or the words of a date, on which a deadline hangs."""

    def name(anchor: str) -> str:
        entry = anchor_entry(anchor, log)
        date = anchor_date(anchor) if entry is None else None
        return f"“{entry.title}”" if entry is not None else _from_words(date) if date is not None else anchor

    return name


def id_or_date(anchor: str) -> str:
    """The id on which a deadline hangs, or the date in words."""
    date = anchor_date(anchor)
    return _from_words(date) if date is not None else anchor


def _from_words(date: Date) -> str:
    """A date behind `from`: `the end of 2021` for "by the end of 2021"."""
    return words(date).removeprefix("by ")
