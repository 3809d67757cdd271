"""Names in a question, resolved against the logs; an unknown name is a fault that suggests the nearest known one."""

import re
from collections.abc import Container, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from timeline.dates import Window
from timeline.errors import MeantForFilter, WrongUsage
from timeline.folding import are_alike, fold, spellings
from timeline.log.model import PLAN_KINDS, STATUSES, SUBJECT_KINDS
from timeline.query.asked_dates import asked_window
from timeline.text import did_you_mean, known_remedy, nearest, quoted
from timeline.vocabulary.countries import country_names, find_country
from timeline.vocabulary.types import FAMILIES, TYPES
from timeline.workspace import Workspace


def place(workspace: Workspace, text: str) -> str:
    """Return the place of a name: one of the log's own, a country or a UN region."""
    found = workspace.geography.find(text)
    if found is None:
        hint = did_you_mean(text, workspace.geography.all_names()) or "'timeline places' lists those that are used"
        raise WrongUsage(f"no place is called {quoted(text)}", hint)
    return found


def country(workspace: Workspace, text: str) -> str:
    """Return the ISO code of the country of a name."""
    code = find_country(text)
    if code is not None:
        return code
    if workspace.geography.find(text) is not None:
        raise MeantForFilter(f"{quoted(text)} is not a country", "region", text)
    names = (name for several in country_names().values() for name in several)
    hint = did_you_mean(text, names) or "give an ISO 3166 code or an English name"
    raise WrongUsage(f"no country is called {quoted(text)}", hint)


def actors(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Return the actors that a name may stand for, one at least."""
    found = workspace.memberships.find(text)
    if not found:
        hint = did_you_mean(text, workspace.memberships.all_names()) or "'timeline actors' lists them"
        raise WrongUsage(f"no actor is called {quoted(text)}", hint)
    return found


def about(workspace: Workspace, text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the place and the actors of a name, at least one of them; a country brings all its actors."""
    place = workspace.geography.find(text)
    actors = workspace.memberships.find(text)
    code = find_country(text)
    if code is not None:
        actors = tuple(dict.fromkeys((*actors, *workspace.memberships.of_country(code))))
    if place is None and not actors:
        names = [*workspace.memberships.all_names(), *workspace.geography.all_names()]
        raise WrongUsage(f"no place or actor is called {quoted(text)}", did_you_mean(text, names))
    return place, actors


class Asked(NamedTuple):
    """The subjects of figures that a name may stand for."""

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    """Subjects in words, folded."""


def subject(workspace: Workspace, asked: str) -> Asked:
    """Return the subjects of figures that a name may stand for, one at least; `place:sahel` is the place alone."""
    front, colon, rest = asked.partition(":")
    kind = next((kind for kind in SUBJECT_KINDS if colon and fold(front) == kind), None)
    name = asked if kind is None else rest.strip()
    found_place = workspace.geography.find(name) if kind in (None, "place") else None
    events = (log.events for log in (*workspace.logs, *workspace.whole))
    counted = [(log, figure) for log in workspace.logs for figure in log.figures.values()]
    texts = {fold(text): text for _, figure in counted if (text := figure.subject_text)}
    titles = {fold(event.title): event.id for log, figure in counted if (event := log.events.get(figure.subject or ""))}
    found = Asked(
        workspace.memberships.find(name) if kind in (None, "actor") else (),
        () if found_place is None else (found_place,),
        _event(name, events, titles) if kind in (None, "event") else (),
        (fold(name),) if kind is None and fold(name) in texts else (),
    )
    if any(found):
        return found
    if kind in ("actor", "place"):
        return Asked(actors=actors(workspace, name)) if kind == "actor" else Asked(places=(place(workspace, name),))
    own = (figure.subject for _, figure in counted if figure.subject)
    known = chain(workspace.memberships.all_names(), own, texts.values(), workspace.geography.all_names())
    hint = did_you_mean(asked, known) or "'timeline figures' shows what is counted"
    raise WrongUsage(f"no subject of figures is called {quoted(asked)}", hint)


def _event(name: str, known: Iterable[Container[str]], titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return the event with an id, or with a title by which figures are known."""
    if any(name in section for section in known):
        return (name,)
    return (titles[fold(name)],) if fold(name) in titles else ()


def subject_title(workspace: Workspace, text: str) -> str:
    """Return the usual name of a subject that is asked for."""
    asked = subject(workspace, text)
    for identity in asked.actors:
        return workspace.memberships.name(identity)
    for identity in asked.places:
        return workspace.geography.name(identity)
    for log in workspace.logs:
        for identity in asked.events:
            if identity in log.events:
                return log.events[identity].title
        for figure in log.figures.values():
            if figure.subject_text is not None and fold(figure.subject_text) in asked.texts:
                return figure.subject_text
    return text


def types(workspace: Workspace, text: str) -> frozenset[str]:
    """Return the event types of a name; a family stands for its members."""
    known = {t.id: t.family for t in TYPES.values()} | {t.id: t.family for t in workspace.own_types.values()}
    # "other" is a family and a type; asking for the family includes the type.
    if (asked := family(text)) is not None:
        return frozenset(identity for identity, of in known.items() if of == asked)
    if (identity := _hyphenated(text)) in known:
        return frozenset((identity,))
    hint = did_you_mean(text, [*known, *FAMILIES]) or f"the families are {', '.join(FAMILIES)}"
    raise WrongUsage(f"no type or family is called {quoted(text)}", hint)


def family(text: str) -> str | None:
    """Return the family of event types of a name, None where it is no family."""
    folded = _hyphenated(text)
    return folded if folded in FAMILIES else None


def _hyphenated(text: str) -> str:
    return re.sub(" +", "-", fold(text))


def source(workspace: Workspace, text: str) -> frozenset[str]:
    """Return the sources of a name: that with this id, else all with this publisher or title."""
    every = [s for log in workspace.logs for s in log.sources.values()]
    if any(s.id == text for s in every):
        return frozenset((text,))
    asked = frozenset(spellings(text)) - {""}
    found = frozenset(s.id for s in every if not asked.isdisjoint((*spellings(s.publisher or ""), *spellings(s.title))))
    if not found:
        names = [name for s in every for name in (s.id, s.publisher, s.title) if name]
        hint = did_you_mean(text, names) or "'timeline sources' lists them"
        raise WrongUsage(f"no source is called {quoted(text)}", hint)
    return found


def period(workspace: Workspace, text: str) -> Window:
    """Return the widest reading of a date."""
    return asked_window(text, workspace)


def status(text: str) -> str:
    """Return the status of a name."""
    if fold(text) in STATUSES:
        return fold(text)
    hint = known_remedy(text, STATUSES) or f"one of {', '.join(STATUSES)}"
    raise WrongUsage(f"no status is called {quoted(text)}", hint)


def tag(workspace: Workspace, text: str) -> str:
    """Return the tag as the log writes it."""
    known = {tag for log in workspace.logs for tag in log.events.used("tag")}
    if text in known:
        return text
    near = nearest(text, known)
    if near and are_alike(near[0], text):
        return near[0]
    raise WrongUsage(f"no entry has the tag {quoted(text)}", did_you_mean(text, known))


def kind(text: str) -> str:
    """Return the kind of plan of a name."""
    folded = _hyphenated(text)
    if folded in PLAN_KINDS:
        return folded
    hint = did_you_mean(text, PLAN_KINDS) or f"one of {', '.join(PLAN_KINDS)}"
    raise WrongUsage(f"no kind of plan is called {quoted(text)}", hint)


def identity(workspace: Workspace, text: str) -> str:
    """Return the id of an event, plan or figure; it may have become known later than the workspace shows."""
    sections = [s for log in (*workspace.logs, *workspace.whole) for s in (log.events, log.plans, log.figures)]
    if any(text in section for section in sections):
        return text
    hint = did_you_mean(text, (name for section in sections for name in section)) or "'timeline list' shows the ids"
    raise WrongUsage(f"no entry has the id {quoted(text)}", hint)
