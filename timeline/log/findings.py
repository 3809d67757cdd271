"""Collecting the problems of one log, with limits on their number and on the search for suggestions.

A file full of faults is most often no log at all, and must not take longer to check than a good log.
"""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from timeline.problems import Problem
from timeline.text import exposed, nearest, sign_remedy

MOST = 10_000
"""Maximum number of errors, and of warnings, to report."""

MOST_COMPARISONS = 200_000
"""Maximum number of words to compare for suggestions, which take somewhat under a second."""


class TooManyProblems(Exception):
    """The log has more errors than `MOST`; reading ends."""


class Findings:
    """The problems found so far, up to `MOST` errors and `MOST` warnings."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.left_out = 0
        """Number of warnings that were found and not kept."""
        self._errors = 0

    def add(self, problem: Problem) -> None:
        """Keep a problem; raises `TooManyProblems` beyond `MOST` errors."""
        if problem.severity == "error":
            self._errors += 1
            if self._errors > MOST:
                raise TooManyProblems
        elif len(self.problems) - self._errors >= MOST:
            self.left_out += 1
            return
        self.problems.append(problem)


class Suggestion(NamedTuple):
    """A hint at what was meant, empty where there is none; it is certain where only a sign is wrong."""

    hint: str
    is_certain: bool
    meant: tuple[str, ...] = ()
    """The ids that it names, best first."""


class Suggestions:
    """Hints at a wrong sign or the nearest known word; each word is looked up once, up to a limit in all."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], Suggestion] = {}
        self._left = MOST_COMPARISONS

    @property
    def compared(self) -> int:
        """Number of words that were compared so far; at `MOST_COMPARISONS`, not all that were to be compared."""
        return MOST_COMPARISONS - self._left

    def near(self, word: str, among: str, known: Iterable[str]) -> str:
        """Return the hint: the sign that is wrong, or `did you mean …?`, or nothing; `among` names the vocabulary."""
        return self.near_name(word, among, ((each, each) for each in known)).hint

    def near_name(self, word: str, among: str, known: Iterable[tuple[str, str]]) -> Suggestion:
        """Return the suggestion among pairs of a known name and the id that is to be written for it."""
        key = (among, word)
        if key not in self._given:
            self._given[key] = self._look_up(word, known)
        return self._given[key]

    def _look_up(self, word: str, known: Iterable[tuple[str, str]]) -> Suggestion:
        identities: dict[str, str] = {}
        for name, identity in islice(known, self._left):
            identities.setdefault(name, identity)
        self._left -= len(identities)
        if remedy := sign_remedy(word, identities.__contains__):
            return Suggestion(
                remedy, is_certain=True, meant=tuple(identities[name] for name in nearest(word, identities, 1))
            )
        meant: dict[str, str] = {}
        for name in nearest(word, identities):
            meant.setdefault(identities[name], name)
        shown = [f"{i!r}" if i == name else f"{i!r} ({exposed(name)})" for i, name in meant.items()]
        return Suggestion(f"did you mean {' or '.join(shown)}?" if shown else "", is_certain=False, meant=tuple(meant))
