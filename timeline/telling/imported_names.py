"""Names in a table that the log does not have, each once with its rows."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.imports.newcomers import Newcomer
from timeline.telling.document import Block, heading, table

_MOST_ROWS = 5
"""Number of rows that are named for each name."""

_ROLES = {"country": "place", "anchor": "event or plan"}


def names_blocks(
    newcomers: Sequence[Newcomer], left_out: Sequence[Newcomer], most: int | None = None
) -> Iterator[Block]:
    """Yield the sections on names that are not known: those that entries hold, and those that they do without.

    `most` is the number of names of a role that are listed; None for all.
    """
    if newcomers:
        yield heading(2, "Names that the log does not have", aside=f"{len(newcomers):,}")
        yield from _listed(newcomers, most)
    if left_out:
        yield heading(2, "Names that the map leaves out", aside=f"{len(left_out):,}")
        yield from _listed(left_out, most)


def _by_role(newcomers: Iterable[Newcomer]) -> dict[str, list[Newcomer]]:
    roles: dict[str, list[Newcomer]] = {}
    for one in newcomers:
        roles.setdefault(_ROLES.get(one.role, one.role), []).append(one)
    return roles


def _listed(several: Sequence[Newcomer], most: int | None) -> Iterator[Block]:
    """Yield a table of names for all roles, the most frequent first in each."""
    rows = []
    for noun, names in _by_role(several).items():
        names.sort(key=lambda one: -one.times)
        rows += [(noun, one.text, f"{one.times:,}", _rows(one)) for one in names[:most]]
        if most is not None and len(names) > most:
            rows.append((noun, f"and {len(names) - most:,} more", "", ""))
    yield table(("As", "Name", "Times", "Rows"), rows)


def _rows(one: Newcomer) -> str:
    shown = ", ".join(map(str, one.rows[:_MOST_ROWS]))
    return f"{shown}, …" if one.times > _MOST_ROWS else shown
