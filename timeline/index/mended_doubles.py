"""Mending the likely doubles of a log after a small edit, so that they equal those of a new index.

A pair is compared again where one of it changed, or a plan of it hangs on what changed, or a word of a title became
rarer or more frequent. Where that would be many pairs, the doubles are forgotten, and the next check looks for them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from timeline.index.doubles import MOST_A_DAY, Comparing, Dated, Pair, digits_of, forget_doubles, terms_of
from timeline.index.edited import EditedPart
from timeline.index.reported import Placed, add_warnings
from timeline.index.store import Store, key_of
from timeline.index.tables import Tables
from timeline.index.texts import frequency
from timeline.index.words import matching
from timeline.index.writer import title_and_summary
from timeline.log.likeness.words import says_something
from timeline.log.model import Entry, Event, Place, Plan
from timeline.log.references import section_of

_MOST_AFFECTED: Final = 256
"""Maximum number of entries whose doubles are looked for again."""


class _TooMany(Exception):
    """Too many pairs would have to be compared again."""


def mend_doubles(store: Store, parts: Sequence[EditedPart], dependents: Iterable[int]) -> None:
    """Make the likely doubles those of the edited log; all else in the index is mended already.

    `dependents` are the numbers of entries that hang on changed ones.
    """
    digits = digits_of(store.tables)
    comparing = Comparing(store)
    try:
        if digits is None or digits != comparing.finder.rarity.digits:
            raise _TooMany
        _mend(store, comparing, parts, dependents)
    except _TooMany:
        forget_doubles(store.tables)


def _mend(store: Store, comparing: Comparing, parts: Sequence[EditedPart], dependents: Iterable[int]) -> None:
    tables = store.tables
    old = [entry for one in parts for _, entry in one.changed_old]
    new = [entry for one in parts for entry in one.changed_new]
    if any(isinstance(entry, Place) and entry.contains for entry in (*old, *new)):
        raise _TooMany  # what lies in what may be otherwise for every entry
    _require_few_a_day(tables, [*old, *new])
    numbers = {number for one in parts for number in one.changed_numbers}
    numbers |= {*dependents, *_with_other_weights(tables, comparing, old, new)}
    if len(numbers) > _MOST_AFFECTED:
        raise _TooMany
    entries = {number: entry for number in sorted(numbers) if isinstance(entry := store.at(number), Event | Plan)}
    for entry in chain(old, entries.values()):
        key = key_of(section_of(entry), entry.id)
        tables.execute("DELETE FROM warning WHERE code = 'likely-double' AND (entry = ? OR other = ?)", (key, key))
    found = _problems(tables, comparing, entries)
    add_warnings(tables, store.name, [*found])


def _problems(tables: Tables, comparing: Comparing, entries: dict[int, Event | Plan]) -> Iterator[Placed]:
    """Yield the warnings of the pairs of which one is among some entries, in the order of the log."""
    pairs: dict[Pair, tuple[Event | Plan, Event | Plan, bool]] = {}
    for number, entry in entries.items():
        date = _dated(tables, entry)[1]
        for other in comparing.finder.candidates(entry):
            other_number, other_date = _dated(tables, other)
            is_of_a_day = date == other_date and date.first == date.last and isinstance(entry, Event)
            if number < other_number:
                pairs[number, other_number] = entry, other, is_of_a_day
            elif other_number < number:
                pairs[other_number, number] = other, entry, is_of_a_day
    for _, (first, other, is_of_a_day) in sorted(pairs.items(), key=lambda item: item[0]):
        problem = comparing.problem(first, other, is_of_a_day=is_of_a_day)
        if problem is not None:
            yield Placed(problem, 0)


def _dated(tables: Tables, entry: Entry) -> tuple[int, Dated]:
    """Return the number of an entry, with its kind and the hull of its dates."""
    query = "SELECT number, kind, first, last FROM entry WHERE id = ?"
    row = tables.execute(query, (key_of(section_of(entry), entry.id),)).fetchone()
    assert row is not None  # it was just read
    return row[0], Dated(*row[1:])


def _require_few_a_day(tables: Tables, entries: Sequence[Entry]) -> None:
    """Raise where so many events stand on a day that more or fewer of them are compared now."""
    query = "SELECT count(*) FROM entry WHERE first = ? AND last = ?"
    for day in {entry.date.earliest for entry in entries if isinstance(entry, Event)}:
        row = tables.execute(query, (day, day)).fetchone()
        if row is None or row[0] > MOST_A_DAY - len(entries):
            raise _TooMany


def _with_other_weights(
    tables: Tables, comparing: Comparing, old: Sequence[Entry], new: Sequence[Entry]
) -> Iterator[int]:
    """Yield the numbers of the entries with a word in their titles that has another weight than before."""
    rarity = comparing.finder.rarity
    same = {_titled(entry) for entry in old} & {_titled(entry) for entry in new}
    before, now = (_counted(entry for entry in several if _titled(entry) not in same) for several in (old, new))
    for term in before.keys() | now.keys():
        if before[term] == now[term] or term.isdigit() or not says_something(term):
            continue
        number = frequency(tables, term, rarity.most + len(old) + len(new))
        if rarity.level(number) != rarity.level(number - now[term] + before[term]):
            query = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
            values = (f"title : ({matching(term, whole=True)})", _MOST_AFFECTED + 1)
            yield from (row[0] for row in tables.execute(query, values))


def _titled(entry: Entry) -> tuple[str, str]:
    """Return the key of an entry, with its title."""
    return key_of(section_of(entry), entry.id), title_and_summary(entry)[0]


def _counted(entries: Iterable[Entry]) -> Counter[str]:
    """Count the titles in which each word stands."""
    counted: Counter[str] = Counter()
    for entry in entries:
        terms = terms_of(title_and_summary(entry)[0])
        if terms is None:
            raise _TooMany
        counted.update(terms)
    return counted
