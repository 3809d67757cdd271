"""Building the index of a log: entries are added as they are read, and checked against each other on the way.

An entry that is settled (`timeline.log.checks`) is finished when the next one comes. The others are checked again at
the end, so that the memory of a build grows with the vocabulary and not with the log.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from timeline.errors import LogUnreadable
from timeline.hashes import Hashes
from timeline.index.cutting import Cutter
from timeline.index.documents import SECTIONS
from timeline.index.fingerprint import file_in
from timeline.index.looks import groups
from timeline.index.reported import write_warnings
from timeline.index.sections import log_of
from timeline.index.segments import Segment
from timeline.index.store import Store
from timeline.index.tables import Tables
from timeline.index.writer import Writer
from timeline.log.checks import Context, entry_problems, is_settled, log_problems, look_of
from timeline.log.findings import MOST, Findings, TooManyProblems
from timeline.log.freshness import Stamp, state_of
from timeline.log.loaded import Loaded
from timeline.log.loader import LogReader, Read, Witness, dummy_header, stands_twice
from timeline.log.log import Log
from timeline.log.model import Entry
from timeline.log.paths import Path
from timeline.log.references import section_of
from timeline.log.roles import Named, own_names_in
from timeline.log.section import InMemorySection
from timeline.log.yaml.files import Feed, Opener, open_log_file
from timeline.log.yaml.nodes import Node, Scalar, find
from timeline.log.yaml.syntax import Document
from timeline.problems import Problem, has_errors

Watch = Callable[[int, int], None]
"""Callback for progress: the number of bytes read so far, and of all."""

Unplaced = tuple[Problem, Entry, Path]
"""A problem at the first line of its entry, and the path from there to the field that it is about."""

_VOCABULARY = ("sources", "actors", "places", "types", "views")
_MOST_NODES = 400
"""Maximum number of entries to check again whose nodes stay in memory; for more, the file is read again."""

_STEP = 1_000
"""Number of entries between two calls of the progress callback."""


class Built(NamedTuple):
    """Result of a build."""

    loaded: Loaded
    is_torn: bool
    """True if the log was changed while it was read, so that the result may mix two versions of it."""
    tables: Tables


def build(
    name: str,
    tables: Tables,
    watch: Watch | None = None,
    opener: Opener = open_log_file,
    witness: Witness | None = None,
) -> Built:
    """Fill a new index from a log; the witness sees all that is read.

    Raises `LogUnreadable` only where the named file itself cannot be opened.
    """
    return _Build(name, tables, opener, witness).run(watch)


class _Build:
    def __init__(self, name: str, tables: Tables, opener: Opener, witness: Witness | None) -> None:
        self.findings = Findings()
        self.reader = LogReader(name, self.findings, opener=opener, witness=witness)
        self.store = Store(tables, name)
        self.writer = Writer(self.store)
        self.cutter = Cutter()
        self.held: dict[str, dict[str, Any]] = {section: {} for section in _VOCABULARY}
        self.later: list[int] = []
        """Numbers of the entries that must be checked again at the end."""
        self.repeated: list[Problem] = []
        sections: dict[str, Any] = {section: InMemorySection(self.held.get(section, {})) for section in SECTIONS}
        self.growing = Log(name, dummy_header(), **sections)
        self.context = Context(self.growing, is_read=False)
        self.context.events_read = self.events_read = Hashes()

    def run(self, watch: Watch | None) -> Built:
        try:
            self._read(watch)
        except TooManyProblems:
            self._give_up()
        self._write()
        try:
            self._check()
        except TooManyProblems:
            self._give_up()
        self.writer.count()
        return self._built()

    def _read(self, watch: Watch | None) -> None:
        for count, read in enumerate(self.reader.entries(), 1):
            self._add(read)
            if watch is not None and count % _STEP == 0:
                watch(self.reader.position, self.reader.size)

    def _add(self, read: Read) -> None:
        section, entry, context = read.section, read.entry, self.context
        at = self.cutter.place(read)
        log: Log | None = None
        names = own_names_in(entry)
        if section in self.held:
            self.held[section].setdefault(entry.id, entry)
            self._keep_node(read)
            log = self.growing
        else:
            look = look_of(entry)
            if look is not None:
                self.writer.look(at.number, look)
            if self._is_done(read, names):
                log = context.log
            else:
                self.later.append(at.number)
        self.writer.add(at, section, entry, names, log)
        if section == "events":  # a figure is about one, in most logs right behind it or in a section below
            self.events_read.add(entry.id)

    def _is_done(self, read: Read, names: frozenset[Named]) -> bool:
        """Return whether an event, plan or figure needs no second check."""
        if self.reader.header is None:
            return False
        if self.context.log.header is not self.reader.header:
            self.context.log = self.growing._replace(header=self.reader.header)
        self.context.just_read = read.entry, read.node
        done = is_settled(read.entry, names, self.context)
        if not done:
            self._keep_node(read)
        return done

    def _keep_node(self, read: Read) -> None:
        if len(self.context.nodes) < _MOST_NODES:
            self.context.nodes.setdefault(read.entry, read.node)

    def _write(self) -> None:
        """Write the rows that are known at the end of the log."""
        self.writer.flush()
        files = []
        stamps = {stamp.name: stamp for stamp in self.reader.stamps}
        for number, file in enumerate(self.reader.outlines):
            segments, can_mend = self._segments(number, file, stamps.get(file))
            self.writer.segments(segments)
            files.append((number, file_in(self.reader.name, file), can_mend))
        self.writer.finish(self.reader.header or dummy_header(), files)
        self.repeated += self._repeated()
        self.writer.index_rows()
        self.repeated += self._repeated_faults()

    def _segments(self, number: int, name: str, stamp: Stamp | None) -> tuple[list[Segment], bool]:
        """Return the segments of a file, and whether they allow mending; a file without a stamp was not read whole."""
        try:
            with self.reader.opener(name) as file:
                if stamp is not None and state_of(os.fstat(file.fileno())) == stamp.state:
                    return self.cutter.measured(file, name, number, self.reader.outlines[name])
        except LogUnreadable:
            pass
        self.reader.is_torn |= stamp is not None
        return [*self.cutter.unmeasured(name, number)], False

    def _repeated(self) -> list[Problem]:
        """Remove all but the first entry of each id, and return a problem for each that is removed."""
        problems = []
        for numbers in self.writer.repeated():
            first, *others = ((number, self.store.at(number)) for number in numbers)
            for number, other in others:
                problems.append(stands_twice(_place(other), _place(first[1])))
                self.writer.remove(number)
        return problems

    def _repeated_faults(self) -> list[Problem]:
        """Return a problem for each repeated id of which one entry could not be read."""
        problems = []
        order = [*self.reader.outlines]
        for key, faulty in self.reader.faulty.items():
            number = self.store.number(key)
            if number is not None:
                readable = _place(self.store.at(number))
                first, second = sorted((readable, faulty), key=lambda place: (order.index(place.file), place.line))
                problems.append(stands_twice(second, first))
                if second is readable:
                    self.writer.remove(number)
        return problems

    def _check(self) -> None:
        """Check the entries that were left for the end, and write the rows that depend on others."""
        known: dict[str, Any] = {section: InMemorySection(entries) for section, entries in self.held.items()}
        context = self.context
        context.log = log_of(self.store)._replace(**known)
        context.events_read = ()
        context.finish(frozenset(self.reader.faulty), is_whole=not has_errors(self.findings.problems))
        problems = [*self.repeated]
        for entry in self._left():
            context.see(entry)
            problems += entry_problems(entry, context)
        self.writer.post()
        self.writer.spread(context.log)
        tables = self.store.tables
        context.alike, context.comparable = groups(tables, "events"), groups(tables, "figures")
        # In a log that was not read to its end, nothing is reported as missing.
        for problem in chain(problems, log_problems(context)) if self.reader.complete else self.repeated:
            self.findings.add(problem)

    def _left(self) -> Iterator[Entry]:
        """Yield the entries that were not settled: the vocabulary, and the others from the index."""
        yield from chain.from_iterable(entries.values() for entries in self.held.values())
        for number in self.later:
            entry = self.store.at(number)
            if entry is not None:  # it was removed if its id was repeated
                self.writer.settle(number, entry, self.context.log)
                yield entry

    def _give_up(self) -> None:
        self.reader.complete = False
        name = self.reader.name
        message = f"over {MOST:,} errors: the rest was not looked at"
        hint = "is this the right file?"
        self.findings.problems.append(Problem(name, 1, 1, "too-many-problems", message, hint))

    def _built(self) -> Built:
        name, findings = self.reader.name, self.findings
        if findings.left_out:
            message = f"{findings.left_out:,} more warnings are left out"
            findings.problems.append(Problem(name, 1, 1, "too-many-problems", message, severity="warning"))
        order = {file: index for index, file in enumerate(self.reader.outlines)}
        problems = placed(findings.problems, self.context.unplaced, self.reader.opener)
        problems.sort(key=lambda p: (order.get(p.file, 0), p.line, p.column, p.code))
        if not has_errors(problems):
            write_warnings(self.store.tables, name, problems, self.context.compared)
        stamps = tuple(self.reader.stamps)
        ways = tuple(self.reader.ways)
        loaded = Loaded(log_of(self.store), tuple(problems), stamps, self.reader.complete, ways)
        return Built(loaded, self.reader.is_torn, self.store.tables)


def _place(entry: Entry) -> Problem:
    """Return the place of an entry, as a problem of its id."""
    return Problem(entry.file, entry.line, entry.column, "duplicate-id", "", entry=entry.id, section=section_of(entry))


def placed(problems: Sequence[Problem], unplaced: Iterable[Unplaced], opener: Opener = open_log_file) -> list[Problem]:
    """Return the problems with the unplaced ones at their true places, for which the files are read once more."""
    waiting: dict[str, dict[tuple[int, int], list[tuple[Problem, Path]]]] = defaultdict(lambda: defaultdict(list))
    for problem, entry, path in unplaced:
        waiting[entry.file][entry.line, entry.column].append((problem, path))
    found: dict[int, Problem] = {}
    for file, entries in waiting.items():
        for node, place in _nodes(file, opener):
            for problem, path in entries.get(place, ()):
                there = find(node, path)
                found[id(problem)] = problem._replace(line=there.line, column=there.column)
    return [found.get(id(problem), problem) for problem in problems]


def _nodes(file: str, opener: Opener) -> Iterable[tuple[Node, tuple[int, int]]]:
    """Yield the entries of a file, each with line and column of its id."""
    try:
        with opener(file) as stream:
            for piece in Document(Feed(stream, file), Findings()).pieces():
                identity = piece.key or find(piece.value, ("id",))
                if isinstance(identity, Scalar):
                    yield piece.value, (identity.line, identity.column)
    except (LogUnreadable, TooManyProblems):
        return  # it was changed meanwhile: the problems stay at the first lines
