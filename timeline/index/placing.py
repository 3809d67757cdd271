"""Problems at their true places, where an entry was looked at again after the file had been read on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from timeline.errors import LogUnreadable
from timeline.log.files import Feed, open_log_file
from timeline.log.findings import Findings, TooManyProblems
from timeline.log.model import Entry
from timeline.log.nodes import Node, Scalar, find
from timeline.log.paths import Path
from timeline.log.syntax import Document
from timeline.problems import Problem

Unplaced = tuple[Problem, Entry, Path]
"""A problem that stands at the first line of its entry, and the way from there to the place that it is about."""


def placed(problems: Sequence[Problem], unplaced: Iterable[Unplaced]) -> list[Problem]:
    """The problems, those that were not placed at their places: the files are read once more for them."""
    waiting: dict[str, dict[tuple[int, int], list[tuple[Problem, Path]]]] = defaultdict(lambda: defaultdict(list))
    for problem, entry, path in unplaced:
        waiting[entry.file][entry.line, entry.column].append((problem, path))
    found: dict[int, Problem] = {}
    for file, entries in waiting.items():
        for node, place in _nodes(file):
            for problem, path in entries.get(place, ()):
                there = find(node, path)
                found[id(problem)] = problem._replace(line=there.line, column=there.column)
    return [found.get(id(problem), problem) for problem in problems]


def _nodes(file: str) -> Iterable[tuple[Node, tuple[int, int]]]:
    """The entries of a file, each with the place of its id."""
    try:
        with open_log_file(file) as stream:
            for piece in Document(Feed(stream, file), Findings()).pieces():
                identity = piece.key or find(piece.value, ("id",))
                if isinstance(identity, Scalar):
                    yield piece.value, (identity.line, identity.column)
    except (LogUnreadable, TooManyProblems):
        return  # it was changed meanwhile, and is told of as it was
