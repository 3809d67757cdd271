"""References to entries: an id, behind its kind where the id alone could mean two things: `actor:sahel`.

Events, plans and figures share one namespace of ids; every other section of a log has one of its own. So a source and
an actor may have the same id. A field that takes ids of one namespace needs no kind; one that takes ids of several
(the subject of a figure, the arguments of `show`) asks for the kind where an id has two meanings.

A field of several kinds is read in three steps: `reference_of` parts the text, `meanings` looks it up in the sections
of those kinds, and `choice_of` is the remedy where it found more than one.
"""

from collections.abc import Container, Mapping
from typing import Literal, NamedTuple, get_args

from timeline.log.model import Actor, Entry, Event, Figure, OwnType, Place, Plan, Source, View

Kind = Literal["event", "plan", "figure", "source", "actor", "place"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of entry that a reference can name, in the order of answers."""

SECTION_OF: Mapping[Kind, str] = {kind: f"{kind}s" for kind in KINDS}
"""The section of a log for each kind."""

KIND_OF: Mapping[str, Kind] = {section: kind for kind, section in SECTION_OF.items()}
"""The kind of the entries of each of these sections."""

_SECTIONS: Mapping[type[Entry], str] = {
    Event: "events",
    Plan: "plans",
    Figure: "figures",
    Source: "sources",
    Actor: "actors",
    Place: "places",
    OwnType: "types",
    View: "views",
}

_OWN_NAMESPACES = {"sources": "source:", "actors": "actor:", "places": "place:", "types": "type:", "views": "@"}
"""Sections whose ids are a namespace of their own, with what stands before an id in a key."""


class Reference(NamedTuple):
    """An id, and its kind where that is given."""

    id: str
    kind: Kind | None = None

    @property
    def text(self) -> str:
        """The reference as it is written."""
        return self.id if self.kind is None else f"{self.kind}:{self.id}"

    def is_for(self, kind: Kind) -> bool:
        """Return whether it may name an entry of a kind."""
        return self.kind in (None, kind)


def reference_of(text: str) -> Reference:
    """Return the parts of a reference as it was written.

    >>> reference_of("actor:sahel"), reference_of("sahel")
    (Reference(id='sahel', kind='actor'), Reference(id='sahel', kind=None))
    """
    before, colon, identity = text.partition(":")
    kind: Kind | None = next((kind for kind in KINDS if kind == before), None) if colon else None
    return Reference(text) if kind is None else Reference(identity, kind)


def id_of(text: str) -> str:
    """Return the id of a reference, whatever its kind."""
    return reference_of(text).id


def meanings(text: str, known: Mapping[Kind, Container[str]]) -> tuple[Reference, ...]:
    """Return every entry that a reference may stand for, among the ids that are known of each kind."""
    asked = reference_of(text)
    return tuple(Reference(asked.id, kind) for kind, ids in known.items() if asked.is_for(kind) and asked.id in ids)


def choice_of(found: tuple[Reference, ...]) -> str:
    """Return the remedy for a reference with several meanings: `write 'actor:sahel' or 'place:sahel'`."""
    return f"write {' or '.join(repr(one.text) for one in found)}"


def section_of(entry: Entry) -> str:
    """Return the section of a log in which an entry stands."""
    return _SECTIONS[type(entry)]


def key_of(section: str, identity: str) -> str:
    """Return the key of an entry among all ids of a log, by the name of its section."""
    return f"{_OWN_NAMESPACES.get(section, '')}{identity}"


def id_in(section: str, key: str) -> str:
    """Return the id of a key of a section."""
    return key.removeprefix(_OWN_NAMESPACES.get(section, ""))
