"""One log: its header, and its entries by section."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from timeline.frozen import Frozen
from timeline.log.model import Actor, Entry, Event, Figure, Header, OwnType, Place, Plan, Source, View
from timeline.log.paths import event_of, occasions
from timeline.log.places import lender_of
from timeline.log.references import SECTION_OF, Kind
from timeline.log.roles import Named, Role, cited, concerned, own_names_in
from timeline.log.section import Section
from timeline.log.texts import Texts

if TYPE_CHECKING:
    from timeline.log.subjects import Kind as SubjectKind
    from timeline.log.subjects import Subject

Position = tuple[int, int, int, int]
"""Position of an entry among all entries of the logs that are asked: log, file, line and column, each by number."""


class Log(Frozen):
    """One log with all that its files hold."""

    file: str
    header: Header
    sources: Section[Source]
    actors: Section[Actor]
    places: Section[Place]
    types: Section[OwnType]
    views: Section[View]
    events: Section[Event]
    plans: Section[Plan]
    figures: Section[Figure]
    files: Mapping[str, int] = MappingProxyType({})
    """Its files by name, numbered in the order in which they are read: a file, then what it includes."""
    rank: int = 0
    """Its number among the logs that are asked together."""
    texts: Texts = Texts()

    def position(self, entry: Entry) -> Position:
        """Return the position of an entry among all logs that are asked, which decides between entries of one date."""
        return self.rank, self.files[entry.file], entry.line, entry.column

    def subject_of(self, figure: Figure) -> "Subject":
        """Return the subject of a figure of this log."""
        from timeline.log.subjects import subject_in  # which lists of events do not need

        return subject_in(figure, self.actors, self.places)


def actors_of(entry: Entry, log: Log) -> tuple[str, ...]:
    """Return every actor concerned, each once; of a figure also the subject, if that is one."""
    if isinstance(entry, Event):
        return entry.actors if len(entry.actors) < 2 else tuple(dict.fromkeys(entry.actors))
    subject = log.subject_of(entry) if isinstance(entry, Figure) else None
    if subject is None or subject.kind != "actor" or subject.id is None:
        return tuple(dict.fromkeys(concerned(entry)))
    return tuple(dict.fromkeys((*entry.actors, subject.id, *concerned(entry))))


def places_of(entry: Entry, log: Log) -> tuple[str, ...]:
    """Return every place of an entry, each once; of a figure also the subject, if that is one.

    A plan without places has those of the event that announced it.
    """
    if isinstance(entry, Event):
        return entry.places
    lender = lender_of(entry, log.events)
    if lender is not None:
        return lender.places
    subject = log.subject_of(entry) if isinstance(entry, Figure) else None
    if subject is None or subject.kind != "place" or subject.id is None:
        return entry.places
    return tuple(dict.fromkeys((*entry.places, subject.id)))


def has_no_place(entry: Entry, log: Log) -> bool:
    """Return True if an event, a plan or a figure has no place at all, so that no filter by place can judge it."""
    return isinstance(entry, Event | Plan | Figure) and not places_of(entry, log)


def sections(log: Log) -> tuple[tuple[Kind, Section[Any]], ...]:
    """Return the sections whose entries a reference can name, by their kinds."""
    return tuple((kind, getattr(log, name)) for kind, name in SECTION_OF.items())


def names_in(entry: Entry, log: Log) -> frozenset[Named]:
    """Return everything that an entry names, as only its log knows it (`with_names_of_log`)."""
    return with_names_of_log(own_names_in(entry), entry, log)


_ROLES: "dict[SubjectKind, Role]" = {"actor": "actor", "place": "place", "event": "entry"}


def with_names_of_log(names: frozenset[Named], entry: Entry, log: Log) -> frozenset[Named]:
    """Return the entry's own names; of a plan also what its events lend it, of a figure its subject."""
    if isinstance(entry, Figure):
        return _with_subject(names, entry, log)
    if not isinstance(entry, Plan):
        return names
    events = (event_of(occasion, log.events) for _, occasion in occasions(entry))
    lender = lender_of(entry, log.events)
    lent: list[Named] = [("lent", "place"), *(("place", place) for place in lender.places)] if lender else []
    sources: list[Named] = [("source", source) for event in events if event is not None for source in cited(event)]
    return names.union(sources, lent)


def _with_subject(names: frozenset[Named], figure: Figure, log: Log) -> frozenset[Named]:
    """Return the names of a figure, with its subject in the role of its kind."""
    subject = log.subject_of(figure)
    if subject.id is None or subject.kind in ("actor", figure.subject_kind):
        return names
    taken_for_actor = ("actor", subject.id)
    is_actor_too = subject.id in concerned(figure)
    return (names if is_actor_too else names - {taken_for_actor}) | {(_ROLES[subject.kind], subject.id)}
