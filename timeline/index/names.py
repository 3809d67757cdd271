"""Rows of the table `name`: the names by which the log's own places and actors are found."""

from timeline.index.past import ACTORS, PLACES
from timeline.index.words import names_kept
from timeline.log.geography import Geography
from timeline.log.memberships import Memberships
from timeline.log.model import Actor, Entry, Place
from timeline.log.section import InMemorySection

Name = tuple[str, str, str, int]
"""A role, a name as it is searched, the id of a place or an actor, and the number of its entry."""


def own_names(entry: Entry, number: int) -> set[Name]:
    """Return the rows of an entry of the vocabulary, under its number; none for one that is found by its id alone."""
    if isinstance(entry, Place):
        role, names = PLACES[0], Geography(InMemorySection({entry.id: entry})).names(entry.id)
    elif isinstance(entry, Actor):
        role, names = ACTORS[0], Memberships(InMemorySection({entry.id: entry})).names(entry.id)
    else:
        return set()
    return {(role, name, entry.id, number) for name in names_kept(names)}
