"""Likely doubles of a whole log: pairs of events, and of plans, that look like one development (`log.likeness`).

They are looked for only when a log is checked, and then kept among its warnings and mended with them, so that a new
index takes no longer. Of a log with errors, no doubles are looked for.

No two of many entries are compared for that: only those whose titles have a rare word in common, and events of one day
with enough common words. The full text has the words of the titles, and the titles of each word.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from typing import Final, NamedTuple

from timeline.folding import in_plain_ascii
from timeline.index.documents import SECTIONS
from timeline.index.reported import DOUBLES, Placed, add_warnings, compared
from timeline.index.sections import log_of
from timeline.index.store import Store
from timeline.index.tables import Tables
from timeline.index.words import tokenised
from timeline.log.checks import Context
from timeline.log.checks.duplicates import alike, likely_double
from timeline.log.likeness.days import MOST_APART
from timeline.log.likeness.distinct import are_distinct
from timeline.log.likeness.finding import Finder
from timeline.log.likeness.rarity import Rarity
from timeline.log.likeness.verdict import LEAST_EVIDENCE, RARE
from timeline.log.likeness.words import joined, says_something
from timeline.log.model import Event, Plan
from timeline.problems import Problem

MOST_A_DAY: Final = 200
"""Maximum number of events of one day that are compared with each other; of more, those with a rare common word."""

_MOST: Final = 1_000
"""Maximum number of pairs that are reported; if there are more, they are not mended."""

_KEPT: Final = 4_096
"""Maximum number of entries that are kept in memory while pairs are compared."""

_KINDS: Final = tuple(map(SECTIONS.index, ("events", "plans")))
_HALF_RARE: Final = 2 * RARE - 1
"""Minimum weight of a word whose mean with another one is rare."""

Pair = tuple[int, int]
"""The numbers of two entries, in the order of the log."""


class Dated(NamedTuple):
    """An entry that is compared, as the index knows it: its kind, and the hull of its dates."""

    kind: int
    first: int
    last: int


def has_doubles(tables: Tables) -> bool:
    """Return whether the doubles of a log were looked for; an index without warnings has none to know."""
    return compared(tables) is None or _digits(tables) is not None


def _digits(tables: Tables) -> int | None:
    row = tables.execute("SELECT value FROM about WHERE key = ?", (DOUBLES,)).fetchone()
    return None if row is None else row[0]


def digits_of(tables: Tables) -> int | None:
    """Return the size of the log for which its doubles were found, so that they can be mended; else None."""
    found = _digits(tables)
    return found if found is not None and found > 0 else None


def forget_doubles(tables: Tables) -> None:
    """Delete the likely doubles, so that the next check looks for them."""
    tables.execute("DELETE FROM about WHERE key = ?", (DOUBLES,))
    tables.execute("DELETE FROM warning WHERE code = 'likely-double'")


def add_doubles(store: Store) -> None:
    """Find the likely doubles of a log, and add them to its warnings, if it has no errors."""
    tables = store.tables
    if has_doubles(tables):
        return
    comparing = Comparing(store)
    found: list[Placed] = []
    for problem in comparing.problems(sorted(_candidates(tables, comparing.finder.rarity))):
        found.append(Placed(problem, 0))
        if len(found) >= _MOST:
            break
    add_warnings(tables, store.name, found)
    digits = comparing.finder.rarity.digits if len(found) < _MOST else 0
    tables.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (DOUBLES, digits))


class Comparing:
    """Compares pairs of entries of an index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._log = log_of(store)
        self._context = Context(self._log)
        self._opened: dict[int, Event | Plan] = {}
        self.finder = Finder(self._log)

    def problems(self, pairs: Iterable[Pair]) -> Iterator[Problem]:
        """Yield a warning for each pair that is likely one development."""
        for first, other in pairs:
            problem = self.problem(self.entry(first), self.entry(other), is_of_a_day=True)
            if problem is not None:
                yield problem

    def problem(self, first: Event | Plan, other: Event | Plan, *, is_of_a_day: bool) -> Problem | None:
        """Return the warning that two entries are likely one; `is_of_a_day`: without a rare common word, too."""
        if are_distinct(first, other) or (isinstance(first, Event) and _is_reported(first, other)):
            return None
        likeness = self.finder.compared(first, other)
        if not likeness.is_likely or not (likeness.has_rare_word or is_of_a_day):
            return None
        return likely_double(first, other, likeness.reasons, self._context)

    def entry(self, number: int) -> Event | Plan:
        """Return the entry of a number."""
        if number not in self._opened:
            if len(self._opened) >= _KEPT:
                self._opened.clear()
            self._opened[number] = self._store.at(number)
        return self._opened[number]


def _is_reported(first: Event, other: Event | Plan) -> bool:
    """Return whether two events are compared as exact duplicates already."""
    look = alike(first)
    return look is not None and isinstance(other, Event) and look == alike(other)


def _candidates(tables: Tables, rarity: Rarity) -> set[Pair]:
    """Return the pairs of entries that may be alike by the words of their titles and by their dates."""
    tables.execute_both("CREATE VIRTUAL TABLE temp.title_terms USING fts5vocab('main', 'words', 'instance')")
    try:
        weights, rare = _weighed(tables, rarity)
        return {*_with_rare_words(tables, rare), *_of_one_day(tables, weights)}
    finally:
        tables.execute_both("DROP TABLE temp.title_terms")


Rare = dict[str, list[tuple[int, float]]]
"""The numbers of the entries that have a word, with its weight, by what stands for the word."""


def _weighed(tables: Tables, rarity: Rarity) -> tuple[dict[str, float], Rare]:
    """Return the weights of the words of all titles, and the entries that have each rare one."""
    weights: dict[str, float] = {}
    rare: Rare = {}
    rows = tables.execute("SELECT * FROM title_terms WHERE col = 'title'")
    for term, group in groupby(rows, lambda row: row[0]):
        if not says_something(term) or term.isdigit():
            continue
        numbers: list[int] = []
        count = 0
        for _, number, *_ in group:
            if count == 0 or number != numbers[-1]:
                count += 1
                numbers[-1:] = [*numbers[-1:], number] if count <= rarity.most else [number]
        weight = weights[term] = rarity.weight(count)
        if weight >= _HALF_RARE:
            rare.setdefault(joined(term), []).extend((number, weight) for number in numbers)
    return weights, {word: several for word, several in rare.items() if len(several) > 1}


def _with_rare_words(tables: Tables, rare: Rare) -> Iterator[Pair]:
    """Yield the pairs of entries of one kind that have a rare word in common, and dates that may be near."""
    dated = _dated(tables, {number for several in rare.values() for number, _ in several})
    for several in rare.values():
        known = [(number, weight, dated[number]) for number, weight in several if number in dated]
        for (one, weight, date), (other, other_weight, other_date) in combinations(known, 2):
            if one != other and (weight + other_weight) / 2 >= RARE and _may_meet(date, other_date):
                yield (one, other) if one < other else (other, one)


def _may_meet(one: Dated, other: Dated) -> bool:
    """Return whether two entries are of one kind, and have dates that may be near."""
    gap = max(one.first - other.last, other.first - one.last)
    return one.kind == other.kind and gap <= MOST_APART


def _dated(tables: Tables, numbers: set[int]) -> dict[int, Dated]:
    """Return the events and plans of some numbers."""
    rows = tables.execute(f"SELECT number, kind, first, last FROM entry WHERE kind IN {_KINDS}")
    return {number: Dated(*row) for number, *row in rows if number in numbers}


def _of_one_day(tables: Tables, weights: dict[str, float]) -> Iterator[Pair]:
    """Yield the pairs of events of one day whose titles have enough words in common."""
    query = (
        "SELECT entry.first, title_terms.* FROM title_terms CROSS JOIN entry ON entry.number = title_terms.doc"
        f" WHERE col = 'title' AND entry.kind = {_KINDS[0]} AND first = last ORDER BY first, doc"
    )
    for _, of_day in groupby(tables.execute(query), lambda row: row[0]):
        words: dict[int, dict[str, float]] = {}
        for _, term, number, *_ in of_day:
            own = words.setdefault(number, {})
            if term in weights:
                word = joined(term)
                own[word] = max(weights[term], own.get(word, 0.0))
        if len(words) <= MOST_A_DAY:
            for one, other in combinations(words, 2):
                common = words[one].keys() & words[other].keys()
                if len(common) > 0 and _evidence(common, words[one], words[other]) >= LEAST_EVIDENCE - 0.001:
                    yield one, other


def _evidence(common: set[str], one: dict[str, float], other: dict[str, float]) -> float:
    return sum((one[word] + other[word]) / 2 for word in common)


def terms_of(title: str) -> set[str] | None:
    """Return the words of a title as the full text has them; None if they are not known for certain."""
    if in_plain_ascii(title) is None:
        return None
    return {*re.findall("[a-z0-9]+", tokenised(title).lower())}
