"""Sources, actors and places that an edit adds or removes, as far as no other entry depends on them.

A new entry changes what is told of others where one of them names its id already: a figure whose subject was an event,
an earlier value that nothing was known of. So does a place that contains others, or stands for a country or a region,
and vocabulary that was corrected, as no closure is kept with it. Then the whole log is read. The same holds for an
entry that is removed, as if it were new in the log without it.
"""

from collections.abc import Iterable

from timeline.index.edited import EditedPart, Unmendable
from timeline.index.tables import Tables
from timeline.log.model import Actor, Entry, Place
from timeline.log.roles import Role, past_role
from timeline.log.subjects import is_built_in

_OF_SOURCES: tuple[Role, ...] = ("source",)
_OF_OTHERS: tuple[Role, ...] = ("actor", "place", "entry", "part_of", "within", "contains")
"""The roles in which other entries name a place or an actor, or may name it where the log has one."""


def added(parts: Iterable[EditedPart]) -> list[Entry]:
    """Return the new vocabulary in edited parts of a log."""
    return [entry for one in parts if one.is_vocabulary for entry in one.changed_new]


def removed(parts: Iterable[EditedPart]) -> list[Entry]:
    """Return the vocabulary that is gone from edited parts of a log."""
    return [entry for one in parts if one.is_vocabulary for _, entry in one.changed_old]


def require_independence(tables: Tables, entries: Iterable[Entry]) -> None:
    """Raise `Unmendable` if other entries depend on some vocabulary; the index is that of the log without it."""
    for entry in entries:
        if isinstance(entry, Place) and (entry.contains or is_built_in(entry.id)):
            raise Unmendable
        if isinstance(entry, Actor | Place) and entry.corrections:
            raise Unmendable
        if _is_named(tables, entry.id, _OF_OTHERS if isinstance(entry, Actor | Place) else _OF_SOURCES):
            raise Unmendable


def _is_named(tables: Tables, name: str, roles: Iterable[Role]) -> bool:
    """Return whether an entry names something in one of these roles, or did before it was corrected."""
    every = [role for now in roles for role in (now, past_role(now))]
    query = f"SELECT 1 FROM term WHERE role IN ({', '.join('?' * len(every))}) AND name = ? LIMIT 1"
    return tables.execute(query, (*every, name)).fetchone() is not None
