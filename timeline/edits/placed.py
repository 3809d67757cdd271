"""Values of a new entry with the places of their parts in the line, read as a log reads them."""

from collections.abc import Mapping as MappingOf
from typing import Any, NamedTuple

from timeline.log.editing.values import Path, Value
from timeline.log.findings import Findings, Suggestions
from timeline.log.reading import Reading
from timeline.log.shapes import Shape, read_shape
from timeline.log.yaml.nodes import Given, Mapping, Node, Point, Scalar, Sequence
from timeline.log.zones import LocalTimes
from timeline.problems import Problem

Place = tuple[int, int]
"""The part of a line from the first index up to the second (not included)."""


class Placed(NamedTuple):
    """A value, and the places of its parts in the line."""

    value: Value
    places: MappingOf[Path, Place]

    def place(self, path: Path) -> Place:
        """Return the place of a part, else of the nearest part around it that has one, else the line's start."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, (0, 0))

    def node(self) -> tuple[Node, dict[int, Place]]:
        """Return its node, whose parts have a column each, and the places by column."""
        return _Nodes(self).whole()

    def problems(self, shape: Shape, timezone: str | None) -> list[tuple[Problem, Place]]:
        """Return what is wrong with it as an entry of a shape, but for keys that are missing."""
        findings = Findings()
        node, ends = self.node()
        read_shape(shape, node, reading_of("", findings, timezone))
        return [
            (problem, ends.get(problem.column - 1, (0, 0)))
            for problem in findings.problems
            if problem.severity == "error" and (problem.code != "missing-key" or problem.column > 1)
        ]


def reading_of(file: str, findings: Findings, timezone: str | None) -> Reading:
    """Return the state in which entries are read that no log has yet."""
    return Reading(file, findings, Suggestions(), LocalTimes(lambda: timezone))


class _Nodes:
    """The nodes of a value. Every part has a column of its own, by which its place is found again."""

    def __init__(self, placed: Placed) -> None:
        self._placed = placed
        self._ends: dict[int, Place] = {}

    def whole(self) -> tuple[Node, dict[int, Place]]:
        """Return the node of the entry, and the places by column."""
        return self._node(self._placed.value, ()), self._ends

    def _mark(self, path: Path) -> Point:
        column = len(self._ends)
        self._ends[column] = self._placed.place(path)
        return Point(0, column)

    def _node(self, value: Value, path: Path) -> Node:
        mark = self._mark(path)
        if isinstance(value, str):
            return Scalar(value, Given(mark, '"'))
        if isinstance(value, list):
            return Sequence([self._node(item, (*path, number)) for number, item in enumerate(value)], mark)
        keys = [Given(mark)] * len(value)
        return Mapping({key: self._node(item, (*path, key)) for key, item in value.items()}, mark, keys)


def ordered(value: dict[str, Value], shape: Shape) -> dict[str, Value]:
    """Return the value with its keys in the usual order; others stand behind them."""
    known: dict[str, Any] = {key: value[key] for key in shape.fields if key in value}
    return known if len(known) == len(value) else {**known, **value}
