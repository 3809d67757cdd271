"""Mending the warnings of a log after a small edit, so that they equal those of a new index.

Each warning is found in one of these ways (`timeline.log.checks`):

- The reader gives it, with the entry.
- A rule finds it in one entry. Such an entry is checked again if it was edited, or names something that was, directly
  or by way of other plans.
- Events and figures that look alike are compared again where one of them was edited.
- The sources and actors that edited entries name, or named, are looked up: something still names them, or nothing does.
- Likely doubles of changed entries are looked for again (`timeline.index.mended_doubles`).
- Vocabulary that is new or gone may be what an earlier value named (`bad-correction`), or whom a warning proposes: such
  warnings are found anew.

The header never changes in a mending, nor does vocabulary that stays. Where the result would not be certain, the
warnings are forgotten, and found again by reading the log.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.index import looks
from timeline.index.additions import added, removed
from timeline.index.documents import SECTIONS
from timeline.index.doubles import has_doubles
from timeline.index.edited import MOST, EditedPart, Unmendable
from timeline.index.mended_doubles import mend_doubles
from timeline.index.past import Posted
from timeline.index.reported import Placed, add_warnings, compared, forget_warnings, remove_warnings, set_compared
from timeline.index.rereading import Unreadable, reread
from timeline.index.store import Store, key_of
from timeline.index.terms import Terms
from timeline.log.checks import COMPARING, DOUBLES, UNUSED, Context, chain_problems, entry_problems, look_of
from timeline.log.checks.duplicates import near_duplicates
from timeline.log.checks.figures import comparable_figures
from timeline.log.checks.vocabulary import unused_warning
from timeline.log.findings import MOST as MOST_WARNINGS
from timeline.log.findings import MOST_COMPARISONS
from timeline.log.loader import Read
from timeline.log.model import Actor, Entry, Event, Plan, Source
from timeline.log.paths import Path
from timeline.log.reading import WARNINGS
from timeline.log.references import id_in, section_of
from timeline.log.roles import entries_in
from timeline.log.yaml.files import Opener
from timeline.log.yaml.nodes import find
from timeline.problems import Problem, has_errors

DEVELOPMENTS = ("events", "plans", "figures")
"""The sections whose entries use the actors that they name."""

_COMPARING, _UNUSED = sorted(COMPARING), sorted(UNUSED)

_OF_MANY = sorted(COMPARING | UNUSED | DOUBLES)
"""Codes of the warnings that only many entries show together."""

_OF_OTHERS = sorted(COMPARING | UNUSED | DOUBLES | WARNINGS)
"""Codes of the warnings that the rules for one entry do not give."""


_PROPOSING = "unnamed-estimator"
"""Code of the warning whose remedy proposes an actor by its name."""

_USED_AS = {"source": "sources", "actor": "actors", "part_of": "actors"}
"""The sections of what an entry uses, by the roles in which it names it."""


class Checked(NamedTuple):
    """An entry as it stands in the index now, with the problems that the rules for one entry find."""

    entry: Entry
    problems: list[Problem]


class Edits(NamedTuple):
    """All that changed in the log, and the entries that were checked again since."""

    parts: list[EditedPart]
    checked: dict[int, Checked]
    """The new entries, and the plans and figures that name a changed one, by number."""
    names: set[Posted]
    """Names in the changed entries and in those that depend on them, before and after the edit."""
    opener: Opener
    """Opens the files of the log as they are after the edit."""


class _Uncertain(Exception):
    """The warnings cannot be mended with certainty."""


def checked(entry: Entry, context: Context) -> Checked:
    """Check one entry; raises `Unmendable` if it has an error."""
    chained = chain_problems(entry, context) if isinstance(entry, Plan) else ()
    problems = [*entry_problems(entry, context), *chained]
    if has_errors(problems):
        raise Unmendable
    return Checked(entry, problems)


def mend_warnings(store: Store, context: Context, terms: Terms, edits: Edits) -> None:
    """Make the warnings those of the edited log; all else in the index is mended already.

    `context` is the one in which the entries were checked. Raises `Unmendable` if an error is found.
    """
    before = compared(store.tables)
    if before is None:
        return
    try:
        _Mending(store, context, terms, edits).run()
        now = before + context.compared
        if now >= MOST_COMPARISONS:
            raise _Uncertain  # which words are compared would depend on the order
        set_compared(store.tables, now)
    except (_Uncertain, Unreadable):
        forget_warnings(store.tables)


class _Mending:
    def __init__(self, store: Store, context: Context, terms: Terms, edits: Edits) -> None:
        self.store = store
        self.tables = store.tables
        self.context = context
        self.terms = terms
        self.edits = edits
        self._reads = {n: read for one in edits.parts for n, read in zip(one.numbers, one.reads, strict=True)}
        """The entries of the edited parts, by number."""
        self._added, self._removed = added(edits.parts), removed(edits.parts)

    def run(self) -> None:
        if self._count("WHERE code = 'too-many-problems'"):
            raise _Uncertain
        every = {**self.edits.checked, **self._further()}
        self._remove(every)
        add_warnings(self.tables, self.store.name, [*self._of_reader(), *self._placed(every)])
        self._compare()
        self._look_for_unused()
        self._look_for_doubles(every.keys())
        if self._count() > MOST_WARNINGS:
            raise _Uncertain

    def _count(self, where: str = "") -> int:
        row = self.tables.execute(f"SELECT count(*) FROM warning {where}").fetchone()
        assert row is not None  # a count has one row
        number: int = row[0]
        return number

    def _further(self) -> dict[int, Checked]:
        """Check the entries that depend on changed ones in another way than by naming them."""
        found: dict[int, Checked] = {}
        if self._has_other_events():  # an event may be what was the subject of a figure, which is not always posted
            self._check(self.terms.entries("corrected", "subject"), found)
        if self._added:  # an earlier value may name it now, or the remedy of another one may be another
            self._check(self._numbers_with("bad-correction"), found)
        if self._removed:  # an earlier value may have named it, which is not always posted
            self._check(self._numbers_corrected(), found)
        waiting = [*self._changed_ids()]
        seen = {*waiting}
        while waiting:
            numbers = self.terms.entries_naming(waiting.pop())
            self._check(numbers, found)
            entries = ((self.edits.checked.get(number) or found[number]).entry for number in numbers)
            plans = {entry.id for entry in entries if isinstance(entry, Plan)} - seen
            seen |= plans
            waiting += plans
        return found

    def _check(self, numbers: Iterable[int], found: dict[int, Checked]) -> None:
        """Check the entries that were not checked yet."""
        for number in numbers:
            if number not in self.edits.checked and number not in found:
                if len(found) >= MOST:
                    raise _Uncertain
                found[number] = checked(self.store.at(number), self.context)

    def _numbers_with(self, code: str) -> list[int]:
        """Return the numbers of the entries with a warning."""
        query = (
            "SELECT DISTINCT entry.number FROM warning JOIN entry ON entry.id = warning.entry WHERE warning.code = ?"
            " ORDER BY entry.number"
        )
        return [row[0] for row in self.tables.execute(query, (code,))]

    def _numbers_corrected(self) -> list[int]:
        """Return the numbers of the entries with corrections."""
        query = (
            "SELECT DISTINCT entry FROM posting JOIN term ON term.number = term WHERE role = 'corrected' ORDER BY entry"
        )
        return [row[0] for row in self.tables.execute(query)]

    def _changed_ids(self) -> set[str]:
        """Return the ids of all events, plans and figures that are gone, new or changed."""
        parts = [one for one in self.edits.parts if not one.is_vocabulary]
        old = (entry.id for one in parts for _, entry in one.changed_old)
        return {*old, *(entry.id for one in parts for entry in one.changed_new)}

    def _has_other_events(self) -> bool:
        """Return whether the ids of events, or their order, are not the same as before."""
        lists = [one for one in self.edits.parts if one.section == "events"]
        old = [[entry.id for _, entry in one.changed_old] for one in lists]
        return old != [[entry.id for entry in one.changed_new] for one in lists]

    def _remove(self, every: Mapping[int, Checked]) -> None:
        """Remove the warnings that will be found again, or that belong to entries that are gone."""
        for one in self.edits.parts:
            for entry in (*(entry for _, entry in one.changed_old), *one.changed_new):
                remove_warnings(self.tables, key_of(one.section, entry.id))
            for identity in one.unchanged:
                remove_warnings(self.tables, key_of(one.section, identity), besides=_OF_MANY)
        for number in every.keys() - self._reads.keys():
            entry = every[number].entry
            remove_warnings(self.tables, key_of(section_of(entry), entry.id), besides=_OF_OTHERS)

    def _of_reader(self) -> Iterator[Placed]:
        """Yield the warnings that the reader gave."""
        for one in self.edits.parts:
            lines = {read.entry.id: read.entry.line for read in one.reads}
            for problem in one.warnings:
                if problem.entry not in lines:
                    raise _Uncertain
                yield Placed(problem, problem.line - lines[problem.entry])

    def _placed(self, every: Mapping[int, Checked]) -> Iterator[Placed]:
        """Yield the warnings of checked entries; those of fields that are not at hand stand where the file has them."""
        paths = {id(problem): path for problem, _, path in self.context.unplaced}
        reads = self._reads
        elsewhere = [
            number
            for number, one in every.items()
            if number not in reads and any(id(problem) in paths for problem in one.problems)
        ]
        for number, read in chain(reads.items(), reread(self.store, elsewhere, self.edits.opener)):
            yield from (_located(problem, read, paths.get(id(problem), ())) for problem in every[number].problems)
        for number in every.keys() - reads.keys() - {*elsewhere}:
            yield from (Placed(problem, 0) for problem in every[number].problems)

    def _compare(self) -> None:
        """Compare the entries again that look like a changed one."""
        changed = chain.from_iterable(
            (*(entry for _, entry in one.changed_old), *one.changed_new) for one in self.edits.parts
        )
        proposed = (self.store.at(number) for number in self._numbers_with(_PROPOSING))
        compared = chain(changed, proposed if self._added or self._removed else ())
        sums = {looks.checksum(look) for entry in compared if (look := look_of(entry)) is not None}
        groups = [looks.members(self.tables, one) for one in sums]
        if sum(map(len, groups)) > MOST:
            raise _Uncertain
        for _, key in chain.from_iterable(groups):
            remove_warnings(self.tables, key, codes=_COMPARING)
        self.context.alike, self.context.comparable = _ids(groups, "events"), _ids(groups, "figures")
        found = chain(near_duplicates(self.context), comparable_figures(self.context))
        add_warnings(self.tables, self.store.name, [Placed(problem, 0) for problem in found])

    def _look_for_unused(self) -> None:
        """Find out anew whether anything names the sources and actors in the changed entries."""
        log = self.context.log
        sections: dict[str, Mapping[str, Source | Actor]] = {"sources": log.sources, "actors": log.actors}
        named = {(_USED_AS[role], name) for role, name in self.edits.names if role in _USED_AS}
        named |= {(section_of(entry), entry.id) for entry in self._added if isinstance(entry, Source | Actor)}
        found = []
        for section, name in named:
            entry = sections[section].get(name)
            if entry is not None:
                remove_warnings(self.tables, key_of(section, name), codes=_UNUSED)
                if not self._is_used(entry):
                    found.append(Placed(unused_warning(entry, self.context), 0))
        add_warnings(self.tables, self.store.name, found)

    def _look_for_doubles(self, checked: Iterable[int]) -> None:
        """Find the likely doubles of changed entries anew, if those of the log are known."""
        if has_doubles(self.tables):
            mend_doubles(self.store, self.edits.parts, {*checked} - self._unaffected())

    def _unaffected(self) -> set[int]:
        """Return the numbers of events and plans that were only read again, as they stand in an edited part.

        The likeness of an event depends on it, on actors and on places alone; that of a plan on what it names, too.
        """
        parts, checked = self.edits.parts, self.edits.checked
        if any(one.is_vocabulary and one.section != "sources" for one in parts):
            return set()
        numbers = {number for one in parts for number in one.numbers} & checked.keys()
        numbers -= {number for one in parts for number in one.changed_numbers}
        changed = {entry.id for one in parts for entry in (*(old for _, old in one.changed_old), *one.changed_new)}
        changed |= {one.entry.id for number, one in checked.items() if number not in numbers}
        plans = {number: plan for number in numbers if isinstance(plan := checked[number].entry, Plan)}
        while found := {number for number, plan in plans.items() if not changed.isdisjoint(entries_in(plan))}:
            changed |= {plans.pop(number).id for number in found}
        return {number for number in numbers if isinstance(checked[number].entry, Event)} | plans.keys()

    def _is_used(self, entry: Source | Actor) -> bool:
        """Return whether an entry counts as used, as by `timeline.log.naming.used_by`."""
        if isinstance(entry, Source):
            return self._is_named("source", entry.id, SECTIONS)
        return self._is_named("actor", entry.id, DEVELOPMENTS) or self._is_named("part_of", entry.id, SECTIONS)

    def _is_named(self, role: str, name: str, sections: Sequence[str]) -> bool:
        """Return whether an entry of one of these sections names something in a role."""
        kinds = [SECTIONS.index(section) for section in sections]
        query = (
            "SELECT 1 FROM term JOIN posting ON posting.term = term.number JOIN entry ON entry.number = posting.entry"
            f" WHERE term.role = ? AND term.name = ? AND +entry.kind IN ({', '.join('?' * len(kinds))}) LIMIT 1"
        )
        return self.tables.execute(query, (role, name, *kinds)).fetchone() is not None


def _located(problem: Problem, read: Read, path: Path) -> Placed:
    """Return a problem at the place of a path in its entry."""
    if not path:
        return Placed(problem, 0)
    place = find(read.node, path)
    return Placed(problem._replace(column=place.column), place.line - read.entry.line)


def _ids(groups: Iterable[Sequence[tuple[int, str]]], section: str) -> list[list[str]]:
    """Return the ids of the entries of a section in each group with several."""
    kind = SECTIONS.index(section)
    found = ([id_in(section, key) for its, key in group if its == kind] for group in groups)
    return [ids for ids in found if len(ids) > 1]
