"""One entry in full: the content of the log on it, and the entries around it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from timeline.errors import WrongUsage
from timeline.frozen import Frozen
from timeline.log.conditions import Identified, Naming, any_of
from timeline.log.known import Knowledge, knowledge, own_date
from timeline.log.log import Log, names_in, places_of, sections
from timeline.log.model import Actor, Entry, Event, Figure, Place, Plan, Source
from timeline.log.paths import anchors_in
from timeline.log.references import KIND_OF, Kind, Reference, id_of, reference_of, section_of
from timeline.log.roles import Role, concerned, own_names_in
from timeline.plans.deadline import Moment
from timeline.query.question import Question
from timeline.reports.chronology import chronology
from timeline.reports.figures import Opposed, opposed
from timeline.reports.order import by_date
from timeline.reports.plan_life import LifeStep, life, related_events
from timeline.reports.plans import Judged, judged
from timeline.reports.rows import Row
from timeline.reports.wording import day_words
from timeline.text import did_you_mean, quoted
from timeline.workspace import Workspace


class Card(Frozen):
    """An entry with what belongs to it."""

    entry: Entry
    log: Log
    known: Knowledge
    plans: tuple[Plan, ...]
    """Plans that the event announced, changed or settled."""
    hanging: tuple[Judged, ...]
    """Plans whose deadlines hang on the entry, with their verdicts."""
    before: Row | None
    """The entry before it in the chronology of the same places or actors."""
    after: Row | None
    mentions: tuple[Entry, ...]
    """The entries that name a source, an actor or a place, and the figures on an event, in order of time."""
    judged: tuple[Judged, ...] = ()
    """The verdicts on a plan on the day of the answer."""
    life: tuple[LifeStep, ...] = ()
    related: tuple[Event, ...] = ()
    opposed: tuple[Opposed, ...] = ()
    """The other figures that a figure is compared with."""

    @property
    def reference(self) -> Reference:
        """The reference to the entry: its id, behind its kind if an entry of another kind has the same id."""
        is_shared = sum(self.entry.id in section for _, section in sections(self.log)) > 1
        return Reference(self.entry.id, self.kind if is_shared else None)

    @property
    def kind(self) -> Kind:
        """The kind of the entry."""
        return KIND_OF[section_of(self.entry)]


def cards(workspace: Workspace, identities: Sequence[str]) -> tuple[Card, ...]:
    """The cards of some references; raises `WrongUsage` for an id that no log has."""
    found = [pair for identity in identities for pair in found_entries(workspace, identity)]
    moment = Moment(workspace.as_of, workspace.as_of)
    every = tuple(opposed(workspace)) if any(isinstance(entry, Figure) for entry, _ in found) else ()
    return tuple(_card(workspace, entry, log, moment, every) for entry, log in found)


def found_entries(workspace: Workspace, identity: str) -> list[tuple[Entry, Log]]:
    """The entry of an id, in each log that has one; raises `WrongUsage` where none has it."""
    asked = reference_of(identity)
    found = [(entry, log) for log in workspace.logs for entry in _of(log, asked)]
    if found:
        return found
    if any(True for log in workspace.whole for _ in _of(log, asked)):
        # Not the day since which it is known: that would show, on the day before, changes that came after it.
        day = day_words(workspace.as_of)
        raise WrongUsage(f"{quoted(identity)} was not known on {day}", "a later --as-of shows it")
    everywhere = (name for log in workspace.logs for kind, ids in sections(log) if asked.is_for(kind) for name in ids)
    hint = did_you_mean(asked.id, everywhere) or "'timeline list' shows the ids, 'timeline search' finds words"
    raise WrongUsage(f"no entry has the id {quoted(identity)}", hint)


def _of(log: Log, asked: Reference) -> Iterator[Entry]:
    """Yield the entries that a reference may mean, each kind of which has ids of its own."""
    return (section[asked.id] for kind, section in sections(log) if asked.is_for(kind) and asked.id in section)


def _card(workspace: Workspace, entry: Entry, log: Log, moment: Moment, pairs: Sequence[Opposed]) -> Card:
    naming = log.plans.among(Naming("entry", frozenset((entry.id,)))) if isinstance(entry, Event) else ()
    plans = tuple(plan for plan in naming if entry.id in _named_events(plan))
    hanging = tuple(_hanging(entry, log, moment))
    before, after = _neighbours(workspace, entry, log)
    mentions = sorted(_mentions(entry, log), key=lambda mention: by_date(own_date(mention, log), mention, log))
    against = tuple(pair for pair in pairs if entry in (pair.first.figure, pair.second.figure))
    card = Card(entry, log, knowledge(entry, log), plans, hanging, before, after, tuple(mentions), opposed=against)
    if not isinstance(entry, Plan):
        return card
    verdicts = tuple(judged(entry, log, moment))
    steps, related = tuple(life(entry, log, moment)), related_events(entry, log, moment)
    return card._replace(judged=verdicts, life=steps, related=related)


def _hanging(entry: Entry, log: Log, moment: Moment) -> Iterator[Judged]:
    """The plans whose deadlines hang on an entry, with their verdicts; of a series, the first occurrence listed."""
    if isinstance(entry, Event | Plan):
        for plan in log.plans.among(Naming("entry", frozenset((entry.id,)))):
            # A change that was only proposed, or rejected, makes nothing hang on anything.
            if any(id_of(anchor) == entry.id for _, anchor in anchors_in(plan._replace(revisions=plan.adopted))):
                yield from islice(judged(plan, log, moment), 1)


def _named_events(plan: Plan) -> set[str | None]:
    return {o.event for o in (plan.announced, *plan.history, *plan.revisions, *plan.outcomes)}


def _neighbours(workspace: Workspace, entry: Entry, log: Log) -> tuple[Row | None, Row | None]:
    """The events next to an entry that share a place or an actor with it."""
    if not isinstance(entry, Event | Plan):
        return None, None
    places = frozenset(places_of(entry, log))
    sharing = Naming("place", places), Naming("actor", frozenset(concerned(entry)))
    rows = chronology(workspace, Question(), among=any_of((*sharing, Identified(frozenset((entry.id,)))))).rows
    near = [
        row
        for row in rows
        if (row.entry == entry and row.what in ("event", "announced"))
        or (row.what == "event" and (places & {*row.entry.places} or {*row.entry.actors} & {*concerned(entry)}))
    ]
    index = next((index for index, row in enumerate(near) if row.entry == entry), None)
    if index is None:
        return None, None
    return (near[index - 1] if index else None), (near[index + 1] if index + 1 < len(near) else None)


def _mentions(word: Entry, log: Log) -> Iterator[Entry]:
    """The events, plans and figures that name a source, an actor or a place; the figures that count in an event."""
    kinds: dict[type[Entry], Role] = {Source: "source", Actor: "actor", Place: "place", Event: "entry"}
    role = kinds.get(type(word))
    if role is not None:
        # The plans that name an event have a place of their own in its card.
        for section in (log.figures,) if isinstance(word, Event) else (log.events, log.plans, log.figures):
            entries: Iterable[Entry] = section.among(Naming(role, frozenset((word.id,))))
            for entry in entries:
                # A source that only an event cites which a plan names is not the plan's own.
                names = own_names_in(entry) if role == "source" else names_in(entry, log)
                if (role, word.id) in names:
                    yield entry
