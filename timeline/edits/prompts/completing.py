"""Completion of an answer that is being typed: which part of it is replaced, and by what."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from timeline.edits.keys import LineKind
from timeline.edits.prompts.choices import Choice, Choices
from timeline.edits.prompts.prompt import Prompt
from timeline.edits.prompts.recent import Recent
from timeline.edits.written import read, year_of


class Completions(NamedTuple):
    """The choices for the end of a text, which they replace from an index on."""

    start: int
    choices: list[Choice]


NONE = Completions(0, [])


class Completer:
    """Completes the answers to the questions about one entry."""

    def __init__(self, kind: LineKind, choices: Choices, recent: Recent, today: datetime.date) -> None:
        self._kind = kind
        self._choices = choices
        self._recent = recent
        self._today = today

    def of(self, kind: LineKind) -> "Completer":
        """Return one for an entry of another kind."""
        return Completer(kind, self._choices, self._recent, self._today)

    def complete(self, prompt: Prompt, typed: str, title: str = "") -> Completions:
        """Return what a text may be completed to; `title` is that of the entry, which may name its type."""
        if prompt.key == "date" and self._kind != "view":
            return Completions(0, [*self._dates(typed.strip())])
        start = 0
        if prompt.is_several or prompt.key == "cited":
            start = typed.rfind(",") + 1
            start += len(typed[start:]) - len(typed[start:].lstrip())
        if prompt.key == "cited" and "@" in typed[start:]:
            return NONE
        return Completions(start, self._choices.matching(self._kind, prompt, typed[start:], title))

    def _dates(self, typed: str) -> Iterator[Choice]:
        """Yield the dates that were typed before, and what lacks a year with one in which it may lie: late Jan."""
        earlier = [one for one in self._recent.typed("date") if read(one) is not None]
        yield from (Choice(one, one, "typed before") for one in earlier if typed.lower() in one.lower())
        if typed and read(typed) is None:
            years = [*filter(None, map(year_of, earlier)), str(self._today.year), str(self._today.year - 1)]
            several = (f"{typed} {year}" for year in dict.fromkeys(years))
            yield from (Choice(one, one, "with the year") for one in several if read(one) is not None)
