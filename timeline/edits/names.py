"""Names in an edit, looked up in a log: an exact id, name or alias is a reference, a near one a question."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from timeline.edits.meanings import Ambiguous, Candidate, Found, Meaning, NameRole, Near, New, Refused
from timeline.folding import fold, spellings
from timeline.log.geography import Geography, former_state_remedy
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.model import OwnType
from timeline.log.references import Kind, Reference, key_of, reference_of
from timeline.log.section import Section
from timeline.text import known_remedy, nearest, quoted
from timeline.vocabulary.countries import country_names, find_country
from timeline.vocabulary.types import FAMILIES, TYPES, EventType

Decided = Mapping[tuple[NameRole, str], str]
"""The references of names that were asked for, by role and text."""


class Names:
    """The names of a log, and of what is built in; what was decided before holds."""

    def __init__(
        self, log: Log, *decided: Decided, taken: tuple[Container[str], ...] = (), suggests: bool = True
    ) -> None:
        self._log = log
        self._suggests = suggests
        self._decided = decided
        self._taken = taken
        self._known: dict[tuple[NameRole, str], Meaning] = {}
        self._actors = Memberships(log.actors)
        self._places = Geography(log.places)
        self._roles: Mapping[NameRole, Callable[[str], Meaning]] = {
            "actor": self._actor,
            "place": self._place,
            "country": self._country,
            "source": self._source,
            "type": self._type,
            "subject": self._subject,
            "event": self._event,
            "anchor": self._anchor,
        }

    def with_decided(self, decided: Decided, taken: Container[str] = frozenset()) -> "Names":
        """Return the same names, of which some were decided; `taken` are keys of other new entries.

        Both may grow while the names are used.
        """
        return Names(self._log, decided, *self._decided, taken=(taken, *self._taken), suggests=self._suggests)

    def without_suggestions(self) -> "Names":
        """Return the same names, which look for none that is like an unknown one: of many, that takes long."""
        return Names(self._log, *self._decided, taken=self._taken, suggests=False)

    @property
    def log(self) -> Log:
        """The log."""
        return self._log

    @property
    def timezone(self) -> str | None:
        """The time zone of the log."""
        return self._log.header.timezone

    def meaning(self, role: NameRole, text: str) -> Meaning:
        """Return what a name may stand for."""
        asked = role, text
        for decided in self._decided:
            if asked in decided:
                return Found(decided[asked])
        if asked not in self._known:
            self._known[asked] = self._roles[role](text)
        return self._known[asked]

    def name_of(self, role: NameRole, identity: str) -> str:
        """Return the usual name of an actor, else of a place."""
        return self._actors.name(identity) if role == "actor" else self._places.name(identity)

    @cached_property
    def _logged(self) -> Sequence[Container[str]]:
        """The sections that share ids, but for those that are empty."""
        return [one for one in (self._log.events, self._log.plans, self._log.figures) if len(one)]

    def is_taken(self, section: str, identity: str) -> bool:
        """Return whether a new entry of a section cannot have an id: others have it, or it means something else."""
        log = self._log
        if self._taken and any(key_of(section, identity) in keys for keys in self._taken):
            return True
        if section in ("events", "plans", "figures"):
            return bool(self._logged) and any(identity in one for one in self._logged)
        if section == "places":
            return self._places.is_place(identity)
        return identity in getattr(log, section)

    def tag(self, text: str) -> str:
        """Return a tag as the log writes it, if it has one that is the same when compared."""
        used = {tag for section in (self._log.events, self._log.plans) for tag in section.used("tag")}
        return text if text in used else self._alike(text, used) or text

    def unit_of(self, subject: str, measure: str) -> str | None:
        """Return the unit in which the log counts this measure of an actor or a place, if it has one."""
        figures = self._log.figures
        several = {*figures.naming("actor", subject), *figures.naming("place", subject)}
        units = {figures[one].unit for one in several if figures[one].measure == measure}
        return units.pop() if len(units) == 1 else None

    def _actor(self, text: str) -> Meaning:
        asked = reference_of(text)
        if asked.kind == "actor":
            return Found(asked.id) if self._actors.get(asked.id) is not None else self._no_actor(asked.id)
        found = self._actors.find(text)
        return _decided_by(found, self._actors.name) or self._no_actor(text)

    def _no_actor(self, text: str) -> Meaning:
        """An actor that no name stands for: those of the country of this name may be meant."""
        code = find_country(text)
        of_country = self._actors.of_country(code) if code is not None else ()
        states = [one for one in of_country if (actor := self._actors.get(one)) and actor.kind == "state"]
        if of_country:
            return Near(self._candidates(dict.fromkeys((*states, *of_country)), self._actors.name))
        return self._near(text, self._actors.named(), self._actors.name) or New(code)

    def _place(self, text: str) -> Meaning:
        asked, places = reference_of(text), self._places
        if asked.kind == "place" and places.is_place(asked.id):
            return Found(asked.id)
        found = _decided_by(places.meanings(asked.id if asked.kind == "place" else text), places.name)
        if found is not None:
            return found
        if remedy := former_state_remedy(text):
            return Refused(f"no place is called {quoted(text)}", remedy)
        return self._near(text, places.named(), places.name) or New()

    def _country(self, text: str) -> Meaning:
        asked = reference_of(text)
        code = find_country(asked.id) if asked.is_for("place") else None
        if code is not None:
            return Found(code)
        if self._places.meanings(text):
            return Refused(f"{quoted(text)} is not a country", f"write it as a place: place:{_as_value(text)}")
        if remedy := former_state_remedy(text):
            return Refused(f"no country is called {quoted(text)}", remedy)
        named = ((name, code) for code, names in country_names().items() for name in names)
        return self._near(text, named, self._places.name) or New()

    def _source(self, text: str) -> Meaning:
        asked, sources = reference_of(text), self._log.sources
        if asked.is_for("source") and asked.id in sources:
            return Found(asked.id)
        spelt = frozenset(spellings(text)) - {""}
        by_title, by_publisher = [], []
        for source in sources.values():
            if source.url == text or not spelt.isdisjoint(spellings(source.title)):
                by_title.append(source.id)
            elif source.publisher is not None and not spelt.isdisjoint(spellings(source.publisher)):
                by_publisher.append(source.id)
        if by_title or by_publisher:
            found = _decided_by(by_title, self._title) if by_title else None
            return found or Near(self._candidates(by_publisher, self._title))
        if text.lower().startswith(("http://", "https://")):
            return New()
        return self._near(text, self._source_names(), self._title) or New()

    def _source_names(self) -> Iterator[tuple[str, str]]:
        for source in self._log.sources.values():
            yield from ((name, source.id) for name in (source.id, source.title))

    def _title(self, identity: str) -> str:
        return self._log.sources[identity].title

    @property
    def types(self) -> list[str]:
        """The ids of all types of event."""
        return [one.id for one in self._types()]

    def _types(self) -> list[EventType | OwnType]:
        return [*TYPES.values(), *self._log.types.values()]

    def _type(self, text: str) -> Meaning:
        every = self._types()
        known = {one.id: one.name for one in every}
        identity = text if text in known else hyphenated(text)
        if identity in known:
            return Found(identity)
        named = [(name, one) for one, name in known.items()]
        if alike := self._alike(text, (name for name, _ in named)):
            return Found(dict(named)[alike])
        if identity in FAMILIES:
            members = [one.id for one in every if one.family == identity]
            return Refused(f"{quoted(text)} is a family of types", f"write one of {', '.join(members)}")
        return self._near(text, [*((one, one) for one in known), *named], known.__getitem__) or New()

    def _subject(self, text: str) -> Meaning:
        """An actor, a place or an event: by its id, else the first two by name."""
        asked = reference_of(text)
        by_id: dict[Kind, bool] = {
            "actor": asked.id in self._log.actors,
            "place": self._places.is_place(asked.id),
            "event": asked.id in self._log.events,
        }
        kinds = [kind for kind, is_known in by_id.items() if is_known and asked.is_for(kind)]
        if len(kinds) == 1:
            return Found(text)
        if kinds:
            return Ambiguous(tuple(Candidate(f"{kind}:{text}", text) for kind in kinds))
        several = [self._candidate(Reference(one, "actor")) for one in self._actors.find(text)]
        several += [self._candidate(Reference(one, "place")) for one in self._places.meanings(text)]
        if several:
            return Found(several[0].id) if len(several) == 1 else Ambiguous(tuple(several))
        known = [*self._actors.named(), *self._places.named(), *((one, one) for one in self._log.events)]
        return self._near(text, known, self._name_of_subject) or New()

    def _candidate(self, reference: Reference) -> Candidate:
        """Return the candidate for a reference, whose kind is written where the id alone could mean two things."""
        is_clear = isinstance(self._subject(reference.id), Found)
        return Candidate(reference.id if is_clear else reference.text, self._name_of_subject(reference.id))

    def _name_of_subject(self, identity: str) -> str:
        return self._actors.name(identity) if identity in self._log.actors else self._places.name(identity)

    def _event(self, text: str) -> Meaning:
        return self._entry(text, {"event": self._log.events})

    def _anchor(self, text: str) -> Meaning:
        return self._entry(text, {"event": self._log.events, "plan": self._log.plans})

    def _entry(self, text: str, sections: Mapping[Kind, Section[Any]]) -> Meaning:
        """Return the entry of an id, which is written without its kind."""
        asked = reference_of(text)
        if any(asked.is_for(kind) and asked.id in section for kind, section in sections.items()):
            return Found(asked.id)
        known = {one: section for section in sections.values() for one in section}
        return self._near(asked.id, ((one, one) for one in known), lambda one: known[one][one].title) or New()

    def _near(self, text: str, named: Iterable[tuple[str, str]], name_of: Callable[[str], str]) -> Near | None:
        """Return what is like a name among pairs of a known name and its id."""
        if not self._suggests:
            return None
        identities: dict[str, str] = {}
        for name, identity in named:
            identities.setdefault(name, identity)
        remedy = known_remedy(text, identities)
        found = dict.fromkeys(identities[name] for name in nearest(text, identities))
        return Near(self._candidates(found, name_of), remedy) if found else None

    def _candidates(self, found: Iterable[str], name_of: Callable[[str], str]) -> tuple[Candidate, ...]:
        return tuple(Candidate(one, name_of(one)) for one in found)

    def _alike(self, text: str, known: Iterable[str]) -> str | None:
        spelt = frozenset(spellings(text)) - {""}
        return next((one for one in known if not spelt.isdisjoint(spellings(one))), None)


def _decided_by(found: Iterable[str], name_of: Callable[[str], str]) -> Meaning | None:
    """Return the meaning of a name that these have; None where there are none."""
    several = tuple(found)
    if len(several) > 1:
        return Ambiguous(tuple(Candidate(one, name_of(one)) for one in several))
    return Found(several[0]) if several else None


def hyphenated(text: str) -> str:
    """Return the words of a text as an id of the vocabulary has them: `Legal requirement` is legal-requirement."""
    return re.sub(" +", "-", fold(text))


def _as_value(text: str) -> str:
    return f"'{text}'" if re.search(r"\s", text) else text
