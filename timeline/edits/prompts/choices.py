"""Completions of an answer: the names of a log that have the typed letters anywhere, the last used first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from timeline.edits.keys import LineKind
from timeline.edits.prompts.prompt import Prompt
from timeline.edits.prompts.recent import Recent
from timeline.folding import fold, spellings
from timeline.log.geography import Geography
from timeline.log.log import Log
from timeline.log.memberships import Memberships
from timeline.log.model import PLAN_KINDS
from timeline.log.reading import is_slug
from timeline.log.section import Section
from timeline.vocabulary.countries import COUNTRY_CODES, country_names
from timeline.vocabulary.types import TYPES

MOST = 60
"""Maximum number of choices for what was typed."""

_MOST_OPENED = 2_000
"""Maximum number of sources whose titles are looked at; of those beyond, only the id is known."""


_STEM = 5
"""Number of first letters by which a word of a title names a type."""


_USUAL_KINDS: Mapping[LineKind, tuple[str, ...]] = {
    "actor": ("person", "government", "state", "armed-group", "international-body", "military", "party", "company"),
    "place": ("city", "town", "village", "base", "region", "border-crossing", "site"),
}
"""Kinds that are offered behind those of the log."""


class Choice(NamedTuple):
    """A completion: the text that is written, its name, and its kind."""

    text: str
    name: str
    about: str = ""
    also: tuple[str, ...] = ()
    """Other names by which it is found."""
    role: str = ""
    """The role in which its name is looked up."""
    in_line: str = ""
    """The text that is put into an answer for it, where the log has another: the name of a country."""

    @property
    def typed(self) -> str:
        """The text that an answer has for it."""
        return self.in_line or self.text

    @property
    def has_name(self) -> bool:
        """True if it has a name that is not what is written."""
        return self.name.lower() != self.text.lower()

    @property
    def shown(self) -> str:
        """The words that are shown beside it."""
        return " · ".join(one for one in (self.name, self.about) if one.lower() not in ("", self.text.lower()))


class _Known(NamedTuple):
    """A choice with its names in the form in which they are compared, one a line."""

    choice: Choice
    folded: str


class Choices:
    """The choices for the questions about an entry of a log."""

    def __init__(self, log: Log, recent: Recent) -> None:
        self._log = log
        self._recent = recent
        self._kept: dict[tuple[LineKind, str], list[_Known]] = {}
        self._places = Geography(log.places)
        self._actors = Memberships(log.actors)
        self._in_log: frozenset[str] | None = None
        self._by_role: Mapping[str, Callable[[], Iterator[Choice]]] = {
            "actor": self._of_actors,
            "place": self._of_places,
            "country": self._of_countries,
            "source": self._of_sources,
            "type": self._of_types,
            "subject": self._of_subjects,
        }

    def matching(self, kind: LineKind, prompt: Prompt, typed: str, title: str = "", most: int = MOST) -> list[Choice]:
        """Return the choices that have the typed text in an id, a name or an alias, the last used first.

        Of those that were not used lately, the names of the log come before countries that it does not name, and then
        the ones in which a word begins as typed. Before all others stand those whose name it is, and the types that a
        title names. Two letters name a country that the log does not have only in capitals.
        """
        wanted = [spelt for spelt in spellings(typed) if spelt]
        if not wanted and typed.strip():
            return []
        known = self._known(kind, prompt)
        found = [one for one in known if not wanted or any(spelt in one.folded for spelt in wanted)]
        if wanted:
            ranks = {text: rank for rank, text in enumerate(self._used(prompt))}

            def rank(one: _Known) -> tuple[bool, int, bool, int]:
                text = one.choice.text
                is_strange = text in COUNTRY_CODES and text not in ranks and text not in self._places_in_log()
                folded = one.folded if not is_strange or typed.strip() == text else _without_first(one.folded)
                last_used = ranks.get(text.removeprefix(f"{one.choice.role}:"), len(ranks))
                is_whole, where = _match(folded, wanted)
                return not is_whole, last_used, is_strange, where

            found.sort(key=rank)
        if prompt.key == "type" and title:
            found.sort(key=lambda one: not is_named_in(one.choice.text, title))
        several = (one.choice for one in islice(found, most))
        return [self._with_name(one, prompt) if one.text in COUNTRY_CODES else one for one in several]

    def _with_name(self, country: Choice, prompt: Prompt) -> Choice:
        """Return the choice of a country whose name is typed, where that name is certain or becomes so by its role."""
        name = country.name
        if "," in name or self._places.meanings(name) != (country.text,):
            return country
        if not self._actors.find(name) or (prompt.key != "subject" and len(prompt.names) == 1):
            return country._replace(in_line=name)
        return country if prompt.key == "subject" else country._replace(in_line=f"place:{name}")

    def _places_in_log(self) -> frozenset[str]:
        """Return the ids of the places that any entry names, the countries of actors among them."""
        if self._in_log is None:
            sections: tuple[Section[Any], ...] = (self._log.events, self._log.plans, self._log.figures)
            named = (one for section in sections for one in section.used("place"))
            self._in_log = frozenset((*named, *self._log.actors.used("country"), *self._log.places.used("within")))
        return self._in_log

    def _used(self, prompt: Prompt) -> list[str]:
        """Return what the answers to a question were lately."""
        roles = {"subject": ("actor", "place"), "country": ("place",)}
        if not prompt.names:
            return self._recent.of("event" if prompt.key == "announced" else prompt.key)
        return self._recent.of(*(one for role, _ in prompt.names for one in roles.get(role, (role,))))

    def _known(self, kind: LineKind, prompt: Prompt) -> list[_Known]:
        key = kind, prompt.key
        if key not in self._kept:
            every = {one.text: one for one in self._every(kind, prompt)}
            lately = (form for text in self._used(prompt) for form in (text, f"place:{text}", f"actor:{text}"))
            used = [every.pop(form) for form in lately if form in every]
            self._kept[key] = [_Known(one, _folded(one)) for one in (*used, *every.values())]
        return self._kept[key]

    def _every(self, kind: LineKind, prompt: Prompt) -> Iterator[Choice]:
        if prompt.names:
            yield from (choice for role, _ in prompt.names for choice in self._by_role[role]())
        elif kind == "plan" and prompt.key == "kind":
            yield from (Choice(one, one) for one in PLAN_KINDS)
        elif prompt.key == "announced":
            yield from self._of_events()
        elif prompt.key == "kind":
            section = self._log.actors if kind == "actor" else self._log.places
            yield from (Choice(one.kind, one.kind) for one in section.values() if one.kind)
            yield from (Choice(one, one) for one in _USUAL_KINDS[kind])
        elif prompt.key == "publisher":
            sources = islice(self._log.sources.values(), _MOST_OPENED)
            yield from (Choice(one.publisher, one.publisher) for one in sources if one.publisher)
        elif prompt.key in ("measure", "unit"):
            yield from (Choice(one, one) for one in self._recent.of(prompt.key))
            figures = islice(self._log.figures.values(), _MOST_OPENED)
            yield from (Choice(text, text) for one in figures for text in [getattr(one, prompt.key)])

    def _of_actors(self) -> Iterator[Choice]:
        for identity in self._actors.ids():
            actor = self._actors.get(identity)
            if actor is not None:
                about = f"actor, {actor.kind}" if actor.kind else "actor"
                yield Choice(
                    self._clear("actor", identity), actor.name, about, tuple(self._actors.names(identity)), "actor"
                )

    def _clear(self, role: str, identity: str) -> str:
        """Return an id, behind its role where it could mean an actor and a place."""
        both = identity in self._log.actors and self._places.is_place(identity)
        return f"{role}:{identity}" if both else identity

    def _of_places(self) -> Iterator[Choice]:
        for identity in self._places.ids():
            text = self._clear("place", identity)
            yield Choice(text, self._places.name(identity), "place", tuple(self._places.names(identity)), "place")
        yield from self._of_countries()

    def _of_countries(self) -> Iterator[Choice]:
        for code, names in country_names().items():
            yield Choice(code, self._places.name(code), "country", tuple(names), "place")

    def _of_subjects(self) -> Iterator[Choice]:
        yield from self._of_actors()
        yield from self._of_places()

    def _of_sources(self) -> Iterator[Choice]:
        sources = self._log.sources
        if len(sources) <= _MOST_OPENED:
            opened = {one.id: one for one in sources.values()}
        else:
            opened = {one: sources[one] for one in self._recent.of("source") if one in sources}
        for identity in reversed([*sources]):
            one = opened.get(identity)
            if one is None:
                yield Choice(identity, identity, role="source")
            else:
                yield Choice(identity, one.title, one.publisher or "", (one.title, one.publisher or ""), "source")

    def _of_types(self) -> Iterator[Choice]:
        for one in TYPES.values():
            yield Choice(one.id, one.name, one.family, (one.name,), "type")
        for own in self._log.types.values():
            yield Choice(own.id, own.name, own.family, (own.name,), "type")

    def _of_events(self) -> Iterator[Choice]:
        events = self._log.events
        titles = {one: events[one].title for one in self._recent.of("event") if one in events}
        yield from (Choice(one, titles.get(one, one)) for one in events)


def _folded(choice: Choice) -> str:
    if choice.text == choice.name and not choice.also and is_slug(choice.text):
        return f" {choice.text.replace('-', ' ')}"  # as folding has it, for the ids of many entries
    names = dict.fromkeys((choice.text, choice.name, *choice.also))
    return "\n".join(dict.fromkeys(f" {spelt}" for name in names for spelt in spellings(name)))


def _without_first(folded: str) -> str:
    """Return the names but the first, which is the code of a country."""
    return folded.partition("\n")[2]


def _match(folded: str, wanted: Iterable[str]) -> tuple[bool, int]:
    """Return whether what is wanted is a whole name, and where it matches.

    That is 0 where a name begins with what is wanted, 1 where a word does, 2 elsewhere.
    """
    lines, several = f"\n{folded}\n", [*wanted]
    begins = any(f"\n {one}" in lines for one in several)
    is_whole = begins and any(f"\n {one}\n" in lines for one in several)
    return is_whole, 0 if begins else 1 if any(f" {one}" in folded for one in several) else 2


def only_choice(choices: Iterable[Choice], typed: str) -> Choice | None:
    """Return the choice for which some letters can only stand: the one that begins so, or that alone has them."""
    wanted = [spelt for spelt in spellings(typed) if spelt]
    places = [(_match(_folded(one), wanted)[1], one) for one in choices]
    beginning = [one for place, one in places if place == 0]
    several = beginning or [one for _, one in places]
    return several[0] if wanted and len(several) == 1 else None


def is_named_in(identity: str, title: str) -> bool:
    """Return whether a title has a word of an id, be it with another ending.

    >>> is_named_in("withdrawal", "The last troops withdraw"), is_named_in("other", "Others leave")
    (True, False)
    """
    words = fold(title).split()
    return identity != "other" and any(
        word == part or (len(word) >= _STEM <= len(part) and word[:_STEM] == part[:_STEM])
        for part in identity.split("-")
        for word in words
    )
