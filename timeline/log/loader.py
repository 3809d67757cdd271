"""Reading the entries of a log from its files, one after the other, together with everything that is wrong.

Steps: `yaml.files` opens and inspects, `yaml.syntax` yields pieces with places, `shapes` turns a piece into an entry.
The caller keeps the entries (`timeline.index.build`) and compares them (`checks`). Nothing stops at the first fault.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol

from timeline.dates import OPEN_END, parse
from timeline.errors import LogUnreadable
from timeline.log import model
from timeline.log.figure_shapes import FIGURE
from timeline.log.findings import Findings, Suggestions, TooManyProblems
from timeline.log.freshness import Stamp, state_of, tree_of
from timeline.log.plan_shapes import PLAN
from timeline.log.reading import QUERY, Reading, slug, text
from timeline.log.references import key_of
from timeline.log.shapes import ACTOR, EVENT, HEADER, PLACE, SOURCE, TYPE, Shape, read_shape
from timeline.log.yaml.files import Feed, Opener, open_log_file
from timeline.log.yaml.nodes import Mapping, Node, Scalar, Sequence, find, kind_of
from timeline.log.yaml.syntax import Document, Piece
from timeline.log.zones import LocalTimes
from timeline.problems import FileName, Problem, Sentence, place_words
from timeline.text import quoted, with_article

LISTS: dict[str, Shape] = {"events": EVENT, "plans": PLAN, "figures": FIGURE}
MAPPINGS: dict[str, Shape] = {"sources": SOURCE, "actors": ACTOR, "places": PLACE, "types": TYPE}
MOST_INCLUDES = 50
"""Maximum depth of files that include each other."""
SECTIONS = ("timeline", "include", *MAPPINGS, *LISTS, "views")


class Read(NamedTuple):
    """An entry as it was read, with its section and its node in the file."""

    section: str
    entry: model.Entry
    node: Node


class Outline(NamedTuple):
    """A section of a file: the line of its name (from 1), and its form (see `Piece.container`)."""

    section: str
    line: int
    container: str


class Witness(Protocol):
    """Looks at the parts of files while they are read."""

    def begin(self) -> None:
        """Forget what was read: the files are read anew."""

    def see(self, file: str, piece: Piece) -> None:
        """Look at a part of a file, which is named by its real path."""


class LogReader:
    """Reader of a log with its includes; its attributes are complete when `entries` has ended."""

    def __init__(
        self,
        name: str,
        findings: Findings,
        header: model.Header | None = None,
        opener: Opener = open_log_file,
        witness: Witness | None = None,
    ) -> None:
        self.name = name
        self._witness = witness
        self.opener = opener
        self.findings = findings
        self.suggestions = Suggestions()
        self.header = header
        self.complete = True
        """True if every file was read to its end."""
        self.faulty: dict[str, Problem] = {}
        """Keys (`references.key_of`) of the entries that are there and could not be read, with their places."""
        self.stamps: list[Stamp] = []
        self.local_times = LocalTimes(self._timezone)
        self.outlines: dict[str, list[Outline]] = {}
        """The sections of each file, in the order in which the files were read."""
        self.is_torn = False
        """True if a file was changed while it was read."""
        self.size = 0
        """Size in bytes of the files that were opened so far."""
        self._root = tree_of(name)
        self.ways: list[tuple[str, str]] = []
        """Every path that is included, with the real path of the file that it leads to; none where nothing is."""
        self._open: dict[str, str] = {}
        self._read: set[str] = set()
        self._misshapen: set[tuple[str, int]] = set()
        self._before = 0
        self._feed: Feed | None = None

    @property
    def position(self) -> int:
        """Number of bytes read so far."""
        return self._before + (self._feed.position if self._feed is not None else 0)

    def entries(self) -> Iterator[Read]:
        """The entries of all the files. Raises `LogUnreadable` only where the named file itself cannot be opened."""
        return self._entries(self.name)

    def _entries(self, name: str) -> Iterator[Read]:
        """Yield the entries of one file, then of its includes."""
        seen = time.time_ns()
        with self.opener(name) as file:
            state = state_of(os.fstat(file.fileno()))
            self.size += os.fstat(file.fileno()).st_size
            real, witness = os.path.realpath(name), self._witness
            self._read.add(real)
            self._open[real] = name
            outline = self.outlines[name] = []
            reading = Reading(name, self.findings, self.suggestions, self.local_times)
            feed = self._feed = Feed(file, name)
            document = Document(feed, self.findings)
            includes: list[Scalar] = []
            outermost = len(self._open) == 1
            for piece in document.pieces():
                if witness is not None:
                    witness.see(real, piece)
                reading.entry, reading.section = None, piece.section.value
                if not outline or piece.section.line != outline[-1].line:
                    outline.append(Outline(piece.section.value, piece.section.line, piece.container))
                yield from self._piece(piece, reading, includes, outermost)
            self.stamps.append(Stamp(name, state, feed.digest(), seen))
            self.is_torn = self.is_torn or state_of(os.fstat(file.fileno())) != state
            self._before, self._feed = self._before + feed.position, None
        self.complete = self.complete and document.complete
        if outermost and self.header is None and document.complete and not document.faulty:
            hint = "begin the file with: timeline: {title: …, covers: 2014/2025-03-18}"
            self.findings.add(Problem(name, 1, 1, "missing-header", "this log has no 'timeline'", hint))
        for include in includes:
            yield from self._include(include, name, reading)
        self._open.popitem()

    def entries_of(self, section: str, feed: Feed) -> Iterator[Read]:
        """The entries of one list that stands alone in a text, as if they stood in the named file.

        Anything else in the text is noted as a fault.
        """
        reading = Reading(self.name, self.findings, self.suggestions, self.local_times)
        for piece in Document(feed, self.findings, is_part=True).pieces():
            reading.section = section
            if piece.section.value == section and piece.section.line == 1:
                yield from self._piece(piece, reading, [], outermost=False)
            else:
                reading.fault(piece.section, "unknown-section", "another section begins here")

    def _piece(self, piece: Piece, reading: Reading, includes: list[Scalar], outermost: bool) -> Iterator[Read]:
        section = piece.section.value
        if section in LISTS:
            if self._has_form(piece, "list", reading):
                read = self._entry(LISTS[section], piece.value, None, section, reading)
                if read is not None:
                    yield read
        elif section in MAPPINGS:
            if self._has_form(piece, "mapping", reading) and piece.key is not None:
                read = self._entry(MAPPINGS[section], piece.value, piece.key, section, reading)
                if read is not None:
                    yield read
        elif section == "views":
            if self._has_form(piece, "mapping", reading) and piece.key is not None:
                yield from self._view(piece.key, piece.value, reading)
        elif section == "timeline":
            self._header(piece, reading, outermost)
        elif section == "include":
            items = piece.value.items if isinstance(piece.value, Sequence) else [piece.value]
            includes.extend(i for i in items if isinstance(i, Scalar) and text(i, reading) is not None)
            for item in items:
                if not isinstance(item, Scalar):
                    reading.fault(item, "expected-text", f"the path of a file belongs here, not {kind_of(item)}")
        else:
            self._is_no_section(piece, reading)

    def _is_no_section(self, piece: Piece, reading: Reading) -> None:
        section = piece.section.value
        near = self.suggestions.near_name(section, "sections", ((each, each) for each in SECTIONS))
        hint = near.hint or f"the sections are {', '.join(SECTIONS)}"
        above = self.outlines[reading.file][-2:-1]
        shape = {**LISTS, **MAPPINGS, "timeline": HEADER}.get(above[0].section) if above else None
        if shape is not None and section in shape.fields:
            hint = f"if it is a key of {with_article(shape.name)}, indent it like the others"
        elif len(near.meant) == 1:
            self._set_aside(near.meant[0], piece.value, reading)
        reading.fault(piece.section, "unknown-section", f"a log has no section {quoted(section)}", hint)

    def _set_aside(self, section: str, node: Node, reading: Reading) -> None:
        """Record the entries of a misspelt section as faulty, so that what names them is no second fault."""
        if section in LISTS and isinstance(node, Sequence):
            for item in node.items:
                given = item.get("id") if isinstance(item, Mapping) else None
                if isinstance(given, Scalar):
                    self._is_faulty(given.value, section, given, reading)
        elif section in MAPPINGS and isinstance(node, Mapping):
            for key in node.items:
                self._is_faulty(key, section, node.key(key), reading)

    def _has_form(self, piece: Piece, form: str, reading: Reading) -> bool:
        if piece.container == form:
            return True
        section, value = piece.section.value, piece.value
        if isinstance(value, Scalar) and not value.value and value.plain:
            return False  # a section with nothing in it
        # One complaint for a section, not one for each of its parts.
        complaint = reading.file, piece.section.line
        if complaint not in self._misshapen:
            self._misshapen.add(complaint)
            is_list = form == "list"
            hint = "write '- id: …' for each entry" if is_list else "write 'ID:' for each entry, and its keys below"
            here = {"list": "a list", "mapping": "a mapping"}.get(piece.container, kind_of(value))
            message = f"{section!r} is a {form}, here is {here}"
            reading.fault(piece.section, "expected-list" if is_list else "expected-mapping", message, hint)
        return False

    def _timezone(self) -> str | None:
        """The time zone that the header names, looked ahead for if the header has not been read yet."""
        if self.header is not None:
            return self.header.timezone
        with suppress(LogUnreadable, TooManyProblems), self.opener(self.name) as file:
            for piece in Document(Feed(file, self.name), Findings()).pieces():
                node = find(piece.value, ("timezone",))
                if piece.section.value == "timeline" and isinstance(node, Scalar):
                    return node.value
        return None

    def _header(self, piece: Piece, reading: Reading, outermost: bool) -> None:
        if not outermost:
            hint = "only the outermost file says what the log covers; remove it here"
            reading.fault(piece.section, "misplaced-header", "an included file has no 'timeline'", hint)
            return
        values = read_shape(HEADER, piece.value, reading)
        self.header = dummy_header() if values is None else model.Header(**values)
        if self.header.covers.latest == OPEN_END:
            hint = "write the last day that the log has followed, such as 2014/2025-03-18"
            reading.fault(find(piece.value, ("covers",)), "open-horizon", "'covers' has no end", hint)
            self.header = dummy_header()

    def _entry(self, shape: Shape, node: Node, key: Scalar | None, section: str, reading: Reading) -> Read | None:
        """Return the entry of a node; None where it cannot be read."""
        identity: str | None
        if key is not None:
            reading.entry = identity = key.value
            is_good = slug(key, reading) is not None
            id_node: Node = key
        else:
            given = node.get("id") if isinstance(node, Mapping) else None
            identity = given.value if isinstance(given, Scalar) else None
            is_good = True  # the shape looks at it
            reading.entry = identity
            id_node = given or node
        values = read_shape(shape, node, reading)
        if not identity:
            return None
        if not is_good or values is None:
            self._is_faulty(identity, section, id_node, reading)
            return None
        values |= {"id": identity, "file": reading.file, "line": id_node.line, "column": id_node.column}
        return Read(section, shape.make(**values), node)

    def _view(self, key: Scalar, node: Node, reading: Reading) -> Iterator[Read]:
        reading.entry = key.value
        query = QUERY.read(node, reading)
        if slug(key, reading) and query is not None:
            view = model.View(
                id=key.value,
                file=reading.file,
                line=key.line,
                column=key.column,
                query=query,
                lines_down=node.line - key.line,
                query_column=node.column,
            )
            yield Read("views", view, node)
        else:
            self._is_faulty(key.value, "views", key, reading)

    def _is_faulty(self, identity: str, section: str, node: Node, reading: Reading) -> None:
        place = Problem(reading.file, node.line, node.column, "duplicate-id", "", entry=identity, section=section)
        known = self.faulty.setdefault(key_of(section, identity), place)
        if known is not place:
            self.findings.add(stands_twice(place, known))

    def _include(self, include: Scalar, name: str, reading: Reading) -> Iterator[Read]:
        path = os.path.join(os.path.dirname(name), include.value)
        real = os.path.realpath(path.replace("\0", "\ufffd"))
        reading.entry = None
        self.ways.append((path, real))
        hint = "an include is a relative path inside the folder of the log, or of its git repository"
        if os.path.isabs(include.value):
            reading.fault(include, "include-outside", f"{quoted(include.value)} is an absolute path", hint)
            self.complete = False
        elif not Path(real).is_relative_to(self._root):
            reading.fault(include, "include-outside", f"{quoted(include.value)} lies outside the log's folder", hint)
            self.complete = False
        elif len(self._open) > MOST_INCLUDES:
            message = f"the files include each other over {MOST_INCLUDES} levels deep"
            reading.fault(include, "too-deep", message, "include them from one file")
            self.complete = False
        elif real in self._open:
            names = [*self._open.values()]
            first, *others = [*names[[*self._open].index(real) :], self._open[real]]
            message = "this file includes itself"
            if names[-1] != first:
                further = chain.from_iterable((" → ", FileName(other)) for other in others)
                message = Sentence("an endless circle: ", FileName(first), *further)
            reading.fault(include, "include-loop", message, "remove this include")
        elif real not in self._read:
            try:
                yield from self._entries(os.path.normpath(path))
            except LogUnreadable as error:
                message = Sentence(FileName(error.name), f": {error.reason}")
                reading.fault(include, "include-unreadable", message, error.hint)
                self.complete = False


def stands_twice(second: Problem, first: Problem) -> Problem:
    """Return the problem of an id that stands at a second place as well."""
    place = place_words(first.file, str(first.line), seen_from=second.file)
    among = second.section if second.section in MAPPINGS or second.section == "views" else "events, plans and figures"
    hint = Sentence("it stands in ", *place, f" already; an id is unique among the {among} of a log")
    return second._replace(message=f"the id {quoted(second.entry or '')} stands twice", hint=hint)


def dummy_header() -> model.Header:
    """Return a stand-in for a missing or faulty header, so that the rest can be checked; it covers only the year 1."""
    return model.Header(title="", covers=parse("0001"))
