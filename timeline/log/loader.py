"""From files to a log: reads what can be read and returns it with everything that is wrong.

The way: `files` opens and looks, `syntax` gives pieces with places, `shapes` turns a piece into an entry,
`checks` holds the entries against each other. Nothing stops at the first fault.
"""

import os
import time
from pathlib import Path
from typing import Any

from timeline.dates import OPEN_END, parse
from timeline.errors import LogUnreadable
from timeline.log import model
from timeline.log.files import Feed, open_log_file
from timeline.log.findings import MOST, Findings, Suggestions, TooManyProblems
from timeline.log.freshness import Stamp, state_of
from timeline.log.loaded import Loaded
from timeline.log.nodes import Mapping, Node, Scalar, Sequence, find, kind_of
from timeline.log.plan_shapes import PLAN
from timeline.log.reading import Reading, slug, text
from timeline.log.shapes import ACTOR, EVENT, FIGURE, HEADER, PLACE, SOURCE, TYPE, Shape, read_shape
from timeline.log.syntax import Document, Piece
from timeline.problems import Problem
from timeline.text import quoted

LISTS: dict[str, Shape] = {"events": EVENT, "plans": PLAN, "figures": FIGURE}
MAPPINGS: dict[str, Shape] = {"sources": SOURCE, "actors": ACTOR, "places": PLACE, "types": TYPE}
MOST_INCLUDES = 50
"""How deep files may include each other."""
SECTIONS = ("timeline", "include", *MAPPINGS, *LISTS, "views")


def load(name: str) -> Loaded:
    """Read a log with its includes. Raises `LogUnreadable` only where the named file itself cannot be opened."""
    loader = _Loader(name)
    findings = loader.findings
    try:
        loader.read(name)
        if loader.complete:
            from timeline.log.checks import check

            for problem in check(loader.log(), loader.faulty(), is_whole=not findings.problems):
                findings.add(problem)
    except TooManyProblems:
        loader.complete = False
        message = f"over {MOST:,} errors: the rest was not looked at"
        findings.problems.append(Problem(name, 1, 1, "too-many-problems", message, "is this the right file?"))
    if findings.left_out:
        message = f"{findings.left_out:,} more warnings are left out"
        findings.problems.append(Problem(name, 1, 1, "too-many-problems", message, severity="warning"))
    order = {file: place for place, file in enumerate(loader.files)}
    problems = sorted(findings.problems, key=lambda p: (order.get(p.file, 0), p.line, p.column, p.code))
    return Loaded(loader.log(), tuple(problems), tuple(loader.stamps), loader.complete)


class _Loader:
    def __init__(self, name: str) -> None:
        self.findings = Findings()
        self.suggestions = Suggestions()
        self.files: list[str] = []
        self.stamps: list[Stamp] = []
        self.complete = True
        self.header: model.Header | None = None
        self.entries: dict[str, dict[str, Any]] = {section: {} for section in (*MAPPINGS, *LISTS, "views")}
        self._name = name
        self._root = _tree_of(name)
        self._open: dict[str, str] = {}
        self._read: set[str] = set()
        self._ids: dict[str, tuple[str, int]] = {}
        self._misshapen: set[tuple[str, int]] = set()

    def log(self) -> model.Log:
        """What was read so far."""
        return model.Log(file=self._name, header=self.header or _dummy_header(), **self.entries)

    def faulty(self) -> frozenset[str]:
        """The ids of entries that are there and could not be read."""
        return frozenset(self._ids).difference(*self.entries.values())

    def read(self, name: str) -> None:
        """Read one file and then its includes."""
        seen = time.time_ns()
        with open_log_file(name) as file:
            state = state_of(os.fstat(file.fileno()))
            self._read.add(os.path.realpath(name))
            self._open[os.path.realpath(name)] = name
            self.files.append(name)
            reading = Reading(name, self.findings, self.suggestions)
            feed = Feed(file, name)
            document = Document(feed, self.findings)
            includes: list[Scalar] = []
            outermost = len(self._open) == 1
            for piece in document.pieces():
                reading.entry = None
                self._piece(piece, reading, includes, outermost)
            self.stamps.append(Stamp(name, state, feed.digest(), seen))
        self.complete = self.complete and document.complete
        if outermost and self.header is None and document.complete and not document.faulty:
            hint = "begin the file with: timeline: {title: …, covers: 2014/2025-03-18}"
            self.findings.add(Problem(name, 1, 1, "missing-header", "this log has no 'timeline'", hint))
        for include in includes:
            self._include(include, name, reading)
        self._open.popitem()

    def _piece(self, piece: Piece, reading: Reading, includes: list[Scalar], outermost: bool) -> None:
        section = piece.section.value
        if section in LISTS:
            if self._has_form(piece, "list", reading):
                self._entry(LISTS[section], piece.value, None, section, reading)
        elif section in MAPPINGS:
            if self._has_form(piece, "mapping", reading) and piece.key is not None:
                self._entry(MAPPINGS[section], piece.value, piece.key, section, reading)
        elif section == "views":
            if self._has_form(piece, "mapping", reading) and piece.key is not None:
                self._view(piece.key, piece.value, reading)
        elif section == "timeline":
            self._header(piece, reading, outermost)
        elif section == "include":
            items = piece.value.items if isinstance(piece.value, Sequence) else [piece.value]
            includes.extend(i for i in items if isinstance(i, Scalar) and text(i, reading) is not None)
            for item in items:
                if not isinstance(item, Scalar):
                    reading.fault(item, "expected-text", f"the path of a file belongs here, not {kind_of(item)}")
        else:
            hint = self.suggestions.near(section, "sections", SECTIONS) or f"the sections are {', '.join(SECTIONS)}"
            reading.fault(piece.section, "unknown-section", f"a log has no section {quoted(section)}", hint)

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

    def _header(self, piece: Piece, reading: Reading, outermost: bool) -> None:
        if not outermost:
            hint = "only the outermost file says what the log covers; remove it here"
            reading.fault(piece.section, "misplaced-header", "an included file has no 'timeline'", hint)
            return
        values = read_shape(HEADER, piece.value, reading)
        self.header = _dummy_header() if values is None else model.Header(**values)
        if self.header.covers.latest == OPEN_END:
            hint = "write the last day that the log has followed, such as 2014/2025-03-18"
            reading.fault(find(piece.value, ("covers",)), "open-horizon", "'covers' has no end", hint)
            self.header = _dummy_header()

    def _entry(self, shape: Shape, node: Node, key: Scalar | None, section: str, reading: Reading) -> None:
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
        if identity and self._is_new(identity, id_node, reading) and is_good and values is not None:
            values |= {"id": identity, "file": reading.file, "node": node}
            values |= {"line": id_node.line, "column": id_node.column}
            self.entries[section][identity] = shape.make(**values)

    def _view(self, key: Scalar, node: Node, reading: Reading) -> None:
        reading.entry = key.value
        query = text(node, reading)
        if slug(key, reading) and self._is_new(f"@{key.value}", key, reading) and query is not None:
            self.entries["views"][key.value] = model.View(
                id=key.value,
                file=reading.file,
                line=key.line,
                column=key.column,
                node=Mapping({}, node.line, node.column),
                query=query,
            )

    def _is_new(self, identity: str, node: Node, reading: Reading) -> bool:
        if identity not in self._ids:
            self._ids[identity] = reading.file, node.line
            return True
        file, line = self._ids[identity]
        place = f"line {line}" if file == reading.file else f"{file}:{line}"
        hint = f"it stands in {place} already; an id is unique over the whole log"
        reading.fault(node, "duplicate-id", f"the id {quoted(identity)} stands twice", hint)
        return False

    def _include(self, include: Scalar, name: str, reading: Reading) -> None:
        path = os.path.join(os.path.dirname(name), include.value)
        real = os.path.realpath(path.replace("\0", "\ufffd"))
        reading.entry = None
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
            loop = " → ".join([*names[[*self._open].index(real) :], self._open[real]])
            message = "this file includes itself" if names[-1] == self._open[real] else f"an endless circle: {loop}"
            reading.fault(include, "include-loop", message, "remove this include")
        elif real not in self._read:
            try:
                self.read(os.path.normpath(path))
            except LogUnreadable as error:
                reading.fault(include, "include-unreadable", error.message, error.hint)
                self.complete = False


def _tree_of(name: str) -> Path:
    """The folder tree from which a log may include: of the git repository that holds it, else its own folder."""
    folder = Path(os.path.realpath(name)).parent
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def _dummy_header() -> model.Header:
    """What stands for a header that is missing or faulty, so that the rest can be checked: it followed nothing."""
    return model.Header(title="", covers=parse("0001"))
