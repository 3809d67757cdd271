"""The columns of a map in a table: where each of them stands, or what is wrong with its name."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.errors import EntriesFaulty
from timeline.frozen import Frozen
from timeline.imports.columns import Column, Heading, Headings
from timeline.imports.maps import Map
from timeline.problems import Problem
from timeline.text import did_you_mean, exposed, quoted, shorten

_MOST_NAMED = 12
"""Maximum number of headings that a message names."""
_LONGEST_NAME = 40


class _Named(Frozen):
    """A column of a table without headings, by the name that a map gives it."""

    name: str
    letter: str
    index: int


def headings_of(map: Map, headings: Sequence[Heading]) -> Sequence[Heading]:
    """Return the columns of a table, by the names that the map gives them if the table itself has none of these."""
    known = Headings(headings)
    if not map.columns or any(index is not None for _, index in known.indexes(map.named)):
        return headings
    return [_Named(name, one.letter, one.index) for name, one in zip(map.columns, headings, strict=False)]


def indexes_of(map: Map, headings: Headings) -> Mapping[str, int]:
    """Return the index of every column that a map names; raises `EntriesFaulty` for names that the table has not."""
    problems = tuple(unknown_columns(map, headings))
    if problems:
        raise EntriesFaulty(problems, "the map")
    return {column.name: index for column, index in headings.indexes(map.named) if index is not None}


def unknown_columns(map: Map, headings: Headings) -> Iterator[Problem]:
    """Yield the columns of a map that a table has not, each once."""
    seen: dict[str, Column] = {}
    for column, index in headings.indexes(map.named):
        if index is None and column.name not in seen:
            seen[column.name] = column
            hint = did_you_mean(column.name, headings.names) or f"its columns are {_listed(headings)}"
            message = f"the table has no column {quoted(column.name)}"
            yield Problem(map.file, column.line, column.column, "unknown-column", message, hint)


def _listed(headings: Headings) -> str:
    names = [exposed(shorten(name, _LONGEST_NAME)) for name in headings.names[:_MOST_NAMED]]
    left = len(headings.names) - len(names)
    return ", ".join(names) + (f" and {left} more" if left else "")
