"""Names in an entry by role: an index finds entries by them, before it opens any."""

from collections.abc import Iterator
from typing import Literal

from timeline.log.model import Actor, Entry, Event, Figure, Place, Plan, SubjectKind
from timeline.log.paths import anchors_in, citations, occasions
from timeline.log.references import id_of

Role = Literal[
    "place",
    "actor",
    "source",
    "tag",
    "type",
    "status",
    "kind",
    "entry",
    "disputed",
    "corrected",
    "contains",
    "within",
    "part_of",
    "country",
    "restated",
    "lent",
    "lacking",
]
"""`actor` is everybody concerned, whatever the part; `source` whatever is cited anywhere in it, has its row, or is
cited in the events that a plan names; `entry` is an event or a plan that a plan names, or the event that is the
subject of a figure.
`contains`, `within`, `part_of` and `country` are those of places and actors. `disputed` and `corrected` name fields,
and `restated` those that later sources corrected; so do `lent` (a plan has the `place` of its announcing event) and
`lacking` (the entry lists no `place`)."""


def past_role(role: Role) -> str:
    """Return the role in which an index posts names that only an earlier value of an entry has."""
    return f"was {role}"


Named = tuple[Role, str]

_LACKING: Named = ("lacking", "place")


def concerned(entry: Entry) -> tuple[str, ...]:
    """Return every actor of an entry but the subject of a figure: who acts, who plans, to whom, who estimates."""
    if isinstance(entry, Plan):
        return (*entry.actors, *entry.by, *entry.to)
    if isinstance(entry, Figure):
        return (*entry.actors, *((entry.by,) if entry.by else ()))
    return entry.actors


def cited(entry: Entry) -> list[str]:
    """Return every source that an entry cites anywhere, and the one from which it was imported."""
    plain = isinstance(entry, Event) and not entry.disputed and not entry.corrections  # as nearly all are
    found = entry.sources if plain else [citation for _, citation in citations(entry)]
    names = [name for citation in found for name in (citation.ref, citation.via) if name is not None]
    return names if entry.origin is None else [*names, entry.origin.source]


def own_names_in(entry: Entry) -> frozenset[Named]:
    """Return the entry's own names; a subject whose kind only the log knows is taken for an actor (`log.names_in`)."""
    # Asked of every entry while a log is read: a list that grows costs half of what a generator does.
    names: list[Named] = [("status", entry.status)]
    names += [("place", place) for place in entry.places]
    if not entry.places and isinstance(entry, Event | Plan | Figure):
        names.append(_LACKING)
    names += [("actor", actor) for actor in concerned(entry)]
    names += [("source", source) for source in cited(entry)]
    names += [("tag", tag) for tag in entry.tags]
    names += [("disputed", dispute.field) for dispute in entry.disputed]
    for correction in entry.corrections:
        names.append(("corrected", correction.field))
        if correction.sources:
            names.append(("restated", correction.field))
    if isinstance(entry, Event):
        names.append(("type", entry.type))
    elif isinstance(entry, Plan):
        names.append(("kind", entry.kind))
        names += [("entry", name) for name in entries_in(entry)]
    elif isinstance(entry, Figure):
        if entry.subject is not None:
            names.append((_SUBJECT_ROLES[entry.subject_kind], entry.subject))
    elif isinstance(entry, Place):
        names += [("contains", name) for name in entry.contains]
        names += [("within", name) for name in entry.within]
    elif isinstance(entry, Actor):
        names += [("part_of", membership.actor) for membership in entry.part_of]
        if entry.country is not None:
            names.append(("country", entry.country))
    return frozenset(names)


_SUBJECT_ROLES: dict[SubjectKind | None, Role] = {"actor": "actor", "place": "place", "event": "entry", None: "actor"}


def entries_in(plan: Plan) -> Iterator[str]:
    """Yield the events and plans that a plan names: in its occasions, as anchors of deadlines, as its successor."""
    for _, occasion in occasions(plan):
        if occasion.event is not None:
            yield occasion.event
    for _, anchor in anchors_in(plan):
        yield id_of(anchor)
    for outcome in plan.outcomes:
        if outcome.superseded_by is not None:
            yield outcome.superseded_by
