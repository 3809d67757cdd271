"""Names in a table that the log does not have, each once with its rows."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.imports.newcomers import Newcomer
from timeline.reports.wording import plural
from timeline.telling.document import Block, heading, table

_MOST_NAMES = 20
"""Number of names of a role that are listed."""
_MOST_ROWS = 5

_ROLES = {"country": "place", "anchor": "event or plan", "subject": "subject"}
_PLURALS = {"event or plan": "events or plans"}


def names_blocks(newcomers: Sequence[Newcomer], left_out: Sequence[Newcomer]) -> Iterator[Block]:
    """Yield the sections on names that are not known: those that entries hold, and those that they do without."""
    if newcomers:
        yield heading(2, "Names that the log does not have", aside=f"{len(newcomers):,}")
        yield from _listed(newcomers)
    if left_out:
        yield heading(2, "Names that the map leaves out", aside=f"{len(left_out):,}")
        yield from _listed(left_out)


def newcomers_words(newcomers: Iterable[Newcomer]) -> Iterator[str]:
    """Yield a sentence for each role: `2 actors are new: Junta, ECOWAS`."""
    for noun, several in _by_role(newcomers).items():
        count = plural(len(several), noun, _PLURALS.get(noun))
        shown = ", ".join(one.text for one in several[:_MOST_NAMES])
        more = f", and {len(several) - _MOST_NAMES:,} more" if len(several) > _MOST_NAMES else ""
        yield f"{count} {'is' if len(several) == 1 else 'are'} new: {shown}{more}"


def _by_role(newcomers: Iterable[Newcomer]) -> dict[str, list[Newcomer]]:
    roles: dict[str, list[Newcomer]] = {}
    for one in newcomers:
        roles.setdefault(_ROLES.get(one.role, one.role), []).append(one)
    return roles


def _listed(several: Sequence[Newcomer]) -> Iterator[Block]:
    """Yield a table of names for all roles, the most frequent first in each."""
    rows = []
    for noun, names in _by_role(several).items():
        names.sort(key=lambda one: -one.times)
        rows += [(noun, one.text, f"{one.times:,}", _rows(one)) for one in names[:_MOST_NAMES]]
        if len(names) > _MOST_NAMES:
            rows.append((noun, f"and {len(names) - _MOST_NAMES:,} more", "", ""))
    yield table(("As", "Name", "Times", "Rows"), rows)


def _rows(one: Newcomer) -> str:
    shown = ", ".join(map(str, one.rows[:_MOST_ROWS]))
    return f"{shown}, …" if one.times > _MOST_ROWS else shown
