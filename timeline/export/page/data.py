"""The data by which the script of a page filters and draws: days, names and memberships; the texts stand in the page.

Places bring the places around them; each date of an entry brings the actors that its own actors were part of at that
time, certainly (`u`) or possibly (`v`), worked out by the criteria of the other commands. Empty values are left out.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.dates import Match
from timeline.export.markup import plain
from timeline.export.page.citing import Sources
from timeline.export.page.contents import Contents
from timeline.export.page.moments import moment_of, rivals_of, window_as_days
from timeline.folding import fold
from timeline.log.log import Log, places_of
from timeline.log.model import PLAN_KINDS, STATUSES, Actor, Entry, Event, Figure, Plan
from timeline.log.paths import citations, event_of, occasions
from timeline.log.places import lender_of
from timeline.log.section import names_by
from timeline.log.subjects import figure_texts
from timeline.plans.deadline import Moment, deadline_in_force
from timeline.plans.moves import earlier_deadlines
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.filters import FIELDS, options_of, other_names_of
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.figures import Point
from timeline.reports.figures import facts_of as figure_facts
from timeline.reports.rows import facts_of, plan_rows
from timeline.reports.wording import family_of, type_name
from timeline.telling.plan_dates import moved_words
from timeline.vocabulary.countries import COUNTRY_CODES
from timeline.vocabulary.former_states import former_state_keys
from timeline.vocabulary.types import FAMILIES, TYPES
from timeline.workspace import Workspace

_UNSAFE = re.compile("[<>&\u2028\u2029]")


def as_script_data(contents: Contents, sources: Sources) -> str:
    """The data as JSON in which a parser of HTML finds no markup."""
    text = json.dumps(_Data(contents, sources).whole(), ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class _Numbers(dict[str, int]):
    """Names with numbers, in the order of their first use."""

    def of(self, names: Iterable[str | None]) -> list[int]:
        return [self.setdefault(name, len(self)) for name in dict.fromkeys(names) if name]

    def growing(self) -> Iterator[str]:
        """Yield all names in order, also those that are added during the iteration."""
        done = 0
        while done < len(self):
            for name in list(self)[done:]:
                done += 1
                yield name


class _Data:
    def __init__(self, contents: Contents, sources: Sources) -> None:
        self._contents, self._sources = contents, sources
        self._workspace = contents.workspace
        self._places, self._actors, self._tags = (_Numbers() for _ in range(3))
        self._types = _Numbers({name: at for at, name in enumerate((*TYPES, *self._workspace.own_types))})
        self._entries: dict[Entry, int] = {}
        self._objects: list[dict[str, Any]] = []
        self._asking: dict[str, Selection] = {}
        self._own_places = {place.id for log in self._workspace.logs for place in log.places.values()}
        self._declared: dict[str, list[Actor]] = {}
        for log in self._workspace.logs:
            for actor in log.actors.values():
                self._declared.setdefault(actor.id, []).append(actor)

    def whole(self) -> dict[str, Any]:
        """All of the data; the tables come last, when every name has its number."""
        contents, workspace = self._contents, self._workspace
        for entry, log in _entries(contents):
            self._entry(entry, log)
        rows = [self._row(facts, match) for facts, match in _facts(contents)]
        header = [log.header.covers for log in workspace.logs]
        rivals = list(self._rivals())
        return {
            "asOf": workspace.as_of,
            "horizon": workspace.horizon,
            "begins": max(0, min(covers.earliest for covers in header)),
            "listed": len(contents.rows),
            "rows": rows,
            "entries": self._objects,
            "actors": list(self._actor_table()),
            "rivals": rivals,
            "places": list(self._place_table()),
            "former": former_state_keys(),
            "types": [[name, plain(type_name(name, workspace)), family_of(name, workspace)] for name in self._types],
            "families": list(FAMILIES),
            "tags": list(map(plain, self._tags)),
            "statuses": STATUSES,
            "kinds": PLAN_KINDS,
            "fields": list(_fields()),
            "sources": self._sources.ids,
            "views": self._views(),
        }

    def _views(self) -> dict[str, str]:
        """The saved queries by name; empty for a name under which the logs save different queries."""
        found: dict[str, str] = {}
        for log in self._workspace.logs:
            for view in log.views.values():
                found[view.id] = plain(view.query) if found.get(view.id, plain(view.query)) == plain(view.query) else ""
        return found

    def _row(self, facts: Facts, match: Match) -> dict[str, Any]:
        belongs: dict[Match, list[str]] = {Match.CERTAIN: [], Match.POSSIBLE: []}
        for whole in self._wholes(facts.actors):
            found = self._asked(whole).match(facts)
            if found is not Match.NO:
                belongs[found].append(whole)
        always = self._wholes(facts.actors, always=True)
        what = facts.field if isinstance(facts.entry, Plan) else ""
        return _kept(
            {
                "e": None if isinstance(facts.entry, Event) else self._entry(facts.entry, facts.log),
                "w": what,
                "d": moment_of(facts, self._workspace),
                "q": int(match is Match.POSSIBLE),
                "u": self._actors.of(whole for whole in belongs[Match.CERTAIN] if whole not in always),
                "v": self._actors.of(belongs[Match.POSSIBLE]),
                "r": rivals_of(facts),
            }
        )

    def _asked(self, actor: str) -> Selection:
        if actor not in self._asking:
            self._asking[actor] = select(Question(actors=(actor,)), self._workspace)
        return self._asking[actor]

    def _wholes(self, actors: Iterable[str], always: bool = False) -> dict[str, None]:
        """The actors and the wholes that they were ever part of, or `always`."""
        seen: dict[str, None] = {}
        ahead = list(actors)
        while ahead:
            actor = ahead.pop()
            if actor not in seen and actor in self._declared:
                seen[actor] = None
                memberships = [one for declared in self._declared[actor] for one in declared.part_of]
                ahead += [one.actor for one in memberships if not always or one.during is None]
        return seen

    def _entry(self, entry: Entry, log: Log) -> int:
        if entry not in self._entries:
            self._entries[entry] = len(self._objects)
            value = {
                "y": self._types[entry.type] if isinstance(entry, Event) else None,
                "s": entry.status if entry.status != "stated" else "",
                "p": self._places.of(places_of(entry, log)),
                "l": int(_is_lent_possibly(entry, log, self._workspace)),
                "a": self._actors.of(_named(entry, log)),
                "g": self._tags.of(entry.tags),
                "c": self._sources.numbers(_lent(entry, log), log),
                "k": entry.kind if isinstance(entry, Plan) else "",
                "m": "\n".join(map(plain, figure_texts(entry))) if isinstance(entry, Figure) else "",
            }
            if isinstance(entry, Plan):
                value |= self._moves(entry, log)
            self._objects.append(_kept(value))
        return self._entries[entry]

    def _moves(self, plan: Plan, log: Log) -> dict[str, Any]:
        """The windows of the earlier deadlines of a plan and of the one in force, and its moves in words."""
        moment = Moment(self._workspace.as_of, self._workspace.as_of)
        earlier = earlier_deadlines(plan, log, moment)
        current = deadline_in_force(plan, log, moment)
        if not earlier:
            return {}
        return {
            "o": [window_as_days(deadline) for deadline in earlier],
            "f": window_as_days(current) if current is not None else None,
            "z": plain(moved_words(plan, (one.date for one in earlier), current.date if current is not None else None)),
        }

    def _actor_table(self) -> Iterator[list[Any]]:
        """Each actor with its country, the actors that it was always part of, and its names."""
        for identity in self._actors.growing():
            country = next((actor.country for actor in self._declared[identity] if actor.country), "")
            around = self._actors.of(self._wholes([identity], always=True))
            _, *names = self._workspace.memberships.names(identity)
            yield [identity, country, around, *map(plain, names)]

    def _rivals(self) -> Iterator[list[int]]:
        """Yield the actors of each name that several of one log share, if one of them is here (then all are)."""
        for log in self._workspace.logs:
            sharing: dict[str, dict[str, None]] = {}
            for actor in log.actors.values():
                for name in map(fold, names_by(actor)):
                    sharing.setdefault(name, {})[actor.id] = None
            for ids in sharing.values():
                if len(ids) > 1 and any(one in self._actors for one in ids):
                    yield self._actors.of(ids)

    def _place_table(self) -> Iterator[list[Any]]:
        """Each place with its kind, the places around it (which are added to the table), and its names."""
        geography = self._workspace.geography
        self._places.of(sorted(self._own_places))
        self._places.of(actor.country for several in self._declared.values() for actor in several)
        for identity in self._places.growing():
            kind = "own" if identity in self._own_places else "country" if identity in COUNTRY_CODES else "region"
            names = [plain(name) for name in dict.fromkeys((geography.name(identity), *geography.names(identity)))]
            around = self._places.of(sorted(geography.around(identity)))
            yield [identity, kind, around, *(name for name in names if name != identity)]


def _fields() -> Iterator[list[Any]]:
    """Yield each field of queries: its name, other names for it, what the page lacks to answer it, its options."""
    for name, row in FIELDS.items():
        yield [name, other_names_of(row), row.lacking_in_page, options_of(row)]


def _entries(contents: Contents) -> Iterator[tuple[Entry, Log]]:
    """The entries in the order of the page: events, plans, figures."""
    yield from ((row.entry, row.log) for row in contents.rows if isinstance(row.entry, Event))
    yield from ((row.plan, row.log) for row in contents.plans)
    yield from ((p.figure, p.log) for group in contents.groups for series in group.series for p in series.points)


def _facts(contents: Contents) -> Iterator[tuple[Facts, Match]]:
    """The facts for the filters: the rows of the chronology in order, then figures, and plans that have no date."""
    for row in contents.rows:
        if isinstance(row.entry, Event):
            yield Facts(row.entry, row.log, row.date, row.entry.type), row.match
        else:
            yield facts_of(row), row.match
    for group in contents.groups:
        for series in group.series:
            for point in series.points:
                yield figure_facts(Point(point.figure, point.log)), point.match
    listed = {row.entry for row in contents.rows}
    moment = Moment(contents.workspace.as_of, contents.workspace.as_of)
    for judged in {row.plan: row for row in contents.plans}.values():
        if judged.plan not in listed and not any(plan_rows(judged.plan, judged.log, moment)):
            yield Facts(judged.plan, judged.log, None, field="none"), judged.match


def _named(entry: Entry, log: Log) -> tuple[str, ...]:
    """All actors concerned, in the order of the text; for a plan, first those whose plan it is."""
    return (*entry.by, *entry.to, *entry.actors) if isinstance(entry, Plan) else Facts(entry, log, None).actors


def _lent(entry: Entry, log: Log) -> Iterator[str | None]:
    """The sources of the events that announced, changed or settled a plan; its own sources are links in its text."""
    for _, occasion in occasions(entry) if isinstance(entry, Plan) else ():
        event = event_of(occasion, log.events)
        for _, citation in citations(event) if event is not None else ():
            yield citation.ref
            yield citation.via


def _is_lent_possibly(entry: Entry, log: Log, workspace: Workspace) -> bool:
    """Return True for a plan that has the places of an event, which is not in one country: any is only possible."""
    lender = lender_of(entry, log.events)
    return lender is not None and len(workspace.geography.countries(lender.places)) != 1


def _kept(value: dict[str, Any]) -> dict[str, Any]:
    """The keys whose values are not empty; 0 counts as empty except for days and places in a table."""
    return {key: part for key, part in value.items() if part or (part == 0 and key in "eyd" and part is not None)}
