"""The vocabulary of a log: actors, places, types and sources, with hierarchy and counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from timeline.dates import words
from timeline.log.conditions import Naming, all_of, none_of
from timeline.log.log import Log, names_in
from timeline.log.model import Entry, Event, Figure, Membership, OwnType, Plan
from timeline.log.roles import Role, cited
from timeline.log.section import Section
from timeline.log.sure import Sure
from timeline.query.criteria import Selection
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.entries import matching_of
from timeline.reports.wording import is_act
from timeline.vocabulary.types import FAMILIES, TYPES, EventType
from timeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind: `rows` for JSON, `shown` for people, column by column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    shown: tuple[tuple[str, ...], ...]


Kind = type[Event] | type[Plan] | type[Figure]


class Counts:
    """The number of events, plans and figures that name each entry of the vocabulary."""

    def __init__(self) -> None:
        self.events: Counter[str] = Counter()
        self.plans: Counter[str] = Counter()
        self.figures: Counter[str] = Counter()

    def add(self, kind: Kind, names: Iterable[str], number: int = 1) -> None:
        """Add a number of entries of a kind for each of the names."""
        counter = self.events if kind is Event else self.plans if kind is Plan else self.figures
        for name in names:
            counter[name] += number

    def of(self, identity: str) -> dict[str, int]:
        """The three numbers of one entry of the vocabulary."""
        return {"events": self.events[identity], "plans": self.plans[identity], "figures": self.figures[identity]}


def _counts(workspace: Workspace, question: Question, role: Role) -> Counts:
    """Count the entries that answer by their names in a role."""
    counts, selection = Counts(), select(question, workspace)
    for kind, log, sure in _judged(workspace, selection, role):
        for name, number in sure.names(role):
            counts.add(kind, (name,), number)
        for names in _opened(log, sure, selection, role, workspace):
            counts.add(kind, names)
    return counts


def _sets_of_names(workspace: Workspace, question: Question, role: Role) -> Iterator[tuple[Kind, frozenset[str], int]]:
    """Yield the names that stand together in entries that answer, with the number of these entries."""
    selection = select(question, workspace)
    for kind, log, sure in _judged(workspace, selection, role):
        yield from ((kind, names, number) for names, number in sure.name_sets(role))
        yield from ((kind, names, 1) for names in _opened(log, sure, selection, role, workspace))


def _judged(workspace: Workspace, selection: Selection, role: Role) -> Iterator[tuple[Kind, Log, Sure[Any]]]:
    """Yield the entries that an index is sure of, by kind and log."""
    sections: tuple[tuple[Kind, str], ...] = ((Event, "events"), (Plan, "plans"), (Figure, "figures"))
    for log in workspace.logs:
        for kind, name in sections if role != "type" else sections[:1]:
            must = selection.must
            if kind is Plan and role == "source":
                # An index counts the sources of the events that a plan names among its own.
                must = all_of((must, none_of(Naming("entry", None))))
            section: Section[Any] = getattr(log, name)
            yield kind, log, section.sure(must)


def _opened(
    log: Log, sure: Sure[Any], selection: Selection, role: Role, workspace: Workspace
) -> Iterator[frozenset[str]]:
    """Yield the names in a role of each entry that had to be opened and answers."""
    for found in matching_of(sure.others(selection.may), log, selection, workspace.as_of):
        yield frozenset(cited(found.entry)) if role == "source" else _names(role, found.entry, log)


def _names(role: Role, entry: Entry, log: Log) -> frozenset[str]:
    return frozenset(name for its, name in names_in(entry, log) if its == role)


def _shown_counts(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[key] or "") for key in ("events", "plans", "figures"))


def actors(workspace: Workspace, question: Question) -> Table:
    """Every actor; with filters, those who appear in an entry that answers."""
    counts = _counts(workspace, question, "actor")
    rows, shown = [], []
    for actor in filter(None, map(workspace.memberships.get, workspace.memberships.ids())):
        number = counts.of(actor.id)
        if question != Question() and not any(number.values()):
            continue
        row = {
            "id": actor.id,
            "name": actor.name,
            "aliases": list(actor.aliases),
            "kind": actor.kind,
            "part_of": [{"actor": m.actor, "during": m.during} for m in actor.part_of],
            "country": actor.country,
            **number,
            "names": [{"name": former.name, "during": former.during} for former in actor.names],
        }
        rows.append(row)
        part_of = ", ".join(_membership(workspace, membership) for membership in actor.part_of)
        names = ", ".join(f"{former.name} ({words(former.during)})" for former in actor.names)
        known_as = (actor.id, actor.name, ", ".join(actor.aliases), names)
        shown.append((*known_as, part_of, actor.country or "", *_shown_counts(row)))
    columns = ("id", "name", "aliases", "former names", "part of", "country", "events", "plans", "figures")
    return Table("actors", columns, tuple(rows), tuple(shown))


def _membership(workspace: Workspace, membership: Membership) -> str:
    name = workspace.memberships.name(membership.actor)
    return f"{name} ({words(membership.during)})" if membership.during else name


def places(workspace: Workspace, question: Question) -> Table:
    """Every place of the logs, and every country or region that an entry names."""
    geography = workspace.geography
    counts, within = Counts(), Counts()
    for kind, names, number in _sets_of_names(workspace, question, "place"):
        counts.add(kind, names, number)
        within.add(kind, {*chain.from_iterable(map(geography.around, names))}, number)
    own_ids = [*geography.ids()]
    used = {*counts.events, *counts.plans, *counts.figures}
    all_entries = list(dict.fromkeys([*own_ids, *sorted(used.difference(own_ids), key=geography.name)]))
    rows, shown = [], []
    for identity in all_entries:
        numbers = within.of(identity)
        if question != Question() and not any(numbers.values()):
            continue
        own = geography.own(identity)
        row = {
            "id": identity,
            "name": geography.name(identity),
            "aliases": list(own.aliases) if own else [],
            "kind": (own.kind if own else "country" if identity.isupper() else "region"),
            "in": list(own.within) if own else [],
            "contains": list(own.contains) if own else [],
            "countries": list(geography.countries([identity])),
            "definition": own.definition if own else None,
            **numbers,
        }
        rows.append(row)
        around = ", ".join(geography.name(place) for place in own.within) if own else ""
        contains = ", ".join(geography.name(place) for place in own.contains) if own else ""
        shown.append((identity, geography.name(identity), around, contains, *_shown_counts(row)))
    columns = ("id", "name", "in", "contains", "events", "plans", "figures")
    return Table("places", columns, tuple(rows), tuple(shown))


def types(workspace: Workspace, question: Question) -> Table:
    """Every type by family, with the nearest term of other vocabularies."""
    counts = _counts(workspace, question, "type")
    terms: list[EventType | OwnType] = [*TYPES.values(), *workspace.own_types.values()]
    order = list(FAMILIES)
    rows, shown = [], []
    for kind in sorted(terms, key=lambda term: order.index(term.family)):
        number = counts.events[kind.id]
        if question != Question() and not number:
            continue
        row = {
            "id": kind.id,
            "name": kind.name,
            "family": kind.family,
            "acled": kind.acled,
            "ucdp": kind.ucdp,
            "plover": kind.plover,
            "description": kind.description,
            "events": number,
            "is_act": is_act(kind.id, workspace),
        }
        rows.append(row)
        nearest = (kind.acled or "", kind.ucdp or "", kind.plover or "")
        shown.append((kind.family, kind.id, "act" if row["is_act"] else "words", *nearest, str(number or "")))
    columns = ("family", "type", "act or words", "ACLED", "UCDP", "PLOVER", "events")
    return Table("types", columns, tuple(rows), tuple(shown))


def sources(workspace: Workspace, question: Question) -> Table:
    """Every source, with the number of entries that cite it, directly or through another document."""
    counts = _counts(workspace, question, "source")
    rows, shown = [], []
    for source in (s for log in workspace.logs for s in log.sources.values()):
        number = counts.of(source.id)
        if question != Question() and not any(number.values()):
            continue
        row = {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "author": list(source.author),
            "date": source.date,
            "accessed": source.accessed,
            "url": source.url,
            "licence": source.licence,
            **number,
        }
        rows.append(row)
        date = words(source.date) if source.date else ""
        shown.append((source.id, source.publisher or "", source.title, date, *_shown_counts(row), source.url or ""))
    columns = ("id", "publisher", "title", "date", "events", "plans", "figures", "address")
    return Table("sources", columns, tuple(rows), tuple(shown))
