"""The columns of a map in a table: where each of them stands, or what is wrong with its name."""

from collections.abc import Iterator, Mapping

from timeline.errors import EntriesFaulty
from timeline.imports.columns import Column, Headings
from timeline.imports.maps import Map
from timeline.problems import Problem
from timeline.text import did_you_mean, exposed, quoted

_MOST_NAMED = 12
"""Maximum number of headings that a message names."""


def indexes_of(map: Map, headings: Headings) -> Mapping[str, int]:
    """Return the index of every column that a map names; raises `EntriesFaulty` for names that the table has not."""
    problems = tuple(unknown_columns(map, headings))
    if problems:
        raise EntriesFaulty(problems)
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
    names = [exposed(name) for name in headings.names[:_MOST_NAMED]]
    left = len(headings.names) - len(names)
    return ", ".join(names) + (f" and {left} more" if left else "")
