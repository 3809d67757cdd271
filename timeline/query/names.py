"""Names in a question, resolved against the logs; an unknown name is a fault that suggests the nearest known one."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from timeline.dates import Window
from timeline.errors import MeantForFilter, WrongUsage
from timeline.folding import are_alike, fold, spellings
from timeline.frozen import Frozen
from timeline.log.geography import former_state_remedy
from timeline.log.log import Log
from timeline.log.model import PLAN_KINDS, STATUSES
from timeline.log.references import Kind, Reference, choice_of, reference_of
from timeline.log.section import Section
from timeline.query.asked_dates import asked_window
from timeline.text import did_you_mean, exposed, known_remedy, nearest, quoted
from timeline.vocabulary.countries import COUNTRY_CODES, country_names, find_country
from timeline.vocabulary.types import FAMILIES, TYPES
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.phrases import Phrase


def place(workspace: Workspace, text: str) -> str:
    """Return the place of a name: one of the log's own, a country or a UN region."""
    found = _places(workspace, text)
    if not found:
        hint = former_state_remedy(text) or did_you_mean(text, workspace.geography.all_names())
        hint = hint or "'timeline places' lists those that are used"
        raise WrongUsage(f"no place is called {quoted(text)}", hint)
    return _only(text, found, workspace.geography.name, "place")


def _places(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Return the places that a name or a reference may stand for."""
    asked, geography = reference_of(text), workspace.geography
    if asked.kind is None:
        return geography.meanings(text)
    return (asked.id,) if asked.kind == "place" and geography.is_place(asked.id) else ()


def _actors(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Return the actors that a name or a reference may stand for."""
    asked, memberships = reference_of(text), workspace.memberships
    if asked.kind is None:
        return memberships.find(text)
    return (asked.id,) if asked.kind == "actor" and memberships.get(asked.id) is not None else ()


def _only(text: str, found: Sequence[str], name_of: Callable[[str], str], what: str) -> str:
    """Return the only one that a name stands for; raises `WrongUsage` with all of several."""
    if len(found) == 1:
        return found[0]
    listed = [f"{identity!r} ({exposed(name_of(identity))})" for identity in found]
    message = f"several {what}s are called {quoted(text)}: {', '.join(listed[:-1])} and {listed[-1]}"
    raise WrongUsage(message, "give the id of the one that is meant")


def country(workspace: Workspace, text: str) -> str:
    """Return the ISO code of the country of a name."""
    asked = reference_of(text)
    code = find_country(asked.id) if asked.is_for("place") else None
    if code is not None:
        return code
    if _places(workspace, text):
        raise MeantForFilter(f"{quoted(text)} is not a country", "region", text)
    names = (name for several in country_names().values() for name in several)
    hint = former_state_remedy(text) or did_you_mean(text, names) or "give an ISO 3166 code or an English name"
    raise WrongUsage(f"no country is called {quoted(text)}", hint)


def actors(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Return the actors that a name may stand for, one at least."""
    found = _actors(workspace, text)
    if rivals := workspace.memberships.rivals(text):
        _only(text, rivals, workspace.memberships.name, "actor")
    if not found:
        hint = did_you_mean(text, workspace.memberships.all_names()) or "'timeline actors' lists them"
        raise WrongUsage(f"no actor is called {quoted(text)}", hint)
    return found


def about(workspace: Workspace, text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the place and the actors of a name, at least one of them; a country brings all its actors."""
    memberships, geography = workspace.memberships, workspace.geography
    places, actors, rivals = _places(workspace, text), _actors(workspace, text), memberships.rivals(text)
    if not places and not actors:
        names = [*memberships.all_names(), *geography.all_names()]
        hint = former_state_remedy(text) or did_you_mean(text, names)
        raise WrongUsage(f"no place or actor is called {quoted(text)}", hint)
    place = _only(text, places, geography.name, "place") if places else None
    its_own = memberships.of_country(place) if place is not None and place in COUNTRY_CODES else ()
    if not {*rivals} <= {*its_own}:
        _only(text, rivals, memberships.name, "actor")
    if place is not None:
        _refuse_both(workspace, text, place, actors)
    return place, tuple(dict.fromkeys((*actors, *its_own)))


def _refuse_both(workspace: Workspace, text: str, place: str, actors: Sequence[str]) -> None:
    """Raise `WrongUsage` if the id of a place is also that of an actor who is not of that place."""
    if place in actors and not _is_of(workspace, place):
        hint = choice_of((Reference(place, "actor"), Reference(place, "place")))
        raise WrongUsage(f"{quoted(text)} is an actor and a place", hint)


def _is_of(workspace: Workspace, identity: str) -> bool:
    """Return whether the actor of an id is the state, or of the state, of the place of the same id."""
    actor = workspace.memberships.get(identity)
    return actor is not None and actor.country in workspace.geography.around(identity)


class Asked(Frozen):
    """The subjects of figures that a name may stand for."""

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    """Subjects in words, folded."""


def subject(workspace: Workspace, asked: str) -> Asked:
    """Return the subjects of figures that a name may stand for, one at least; `place:sahel` is the place alone."""
    reference, geography, memberships = reference_of(asked), workspace.geography, workspace.memberships
    events = (log.events for log in (*workspace.logs, *workspace.whole))
    counted = [(log, figure) for log in workspace.logs for figure in log.figures.values()]
    texts = {fold(text): text for _, figure in counted if (text := figure.subject_text)}
    titles = {fold(event.title): event.id for log, figure in counted if (event := log.events.get(figure.subject or ""))}
    if rivals := memberships.rivals(asked):
        _only(asked, rivals, memberships.name, "actor")
    places = _places(workspace, asked)
    found = Asked(
        _actors(workspace, asked),
        (_only(asked, places, geography.name, "place"),) if places else (),
        _event(reference.id, events, titles) if reference.is_for("event") else (),
        (fold(asked),) if reference.kind is None and fold(asked) in texts else (),
    )
    for identity in found.places:
        _refuse_both(workspace, asked, identity, found.actors)
    if found != Asked():
        return found
    if reference.kind == "actor":
        return Asked(actors=actors(workspace, asked))
    if reference.kind == "place":
        return Asked(places=(place(workspace, asked),))
    own = (figure.subject for _, figure in counted if figure.subject)
    known = chain(workspace.memberships.all_names(), own, texts.values(), workspace.geography.all_names())
    hint = did_you_mean(asked, known) or "'timeline figures' shows what is counted; --text finds a measure"
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
    asked = reference_of(text)
    if asked.is_for("source") and any(s.id == asked.id for s in every):
        return frozenset((asked.id,))
    spelt = frozenset(spellings(text)) - {""}
    found = frozenset(s.id for s in every if not spelt.isdisjoint((*spellings(s.publisher or ""), *spellings(s.title))))
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
    asked = reference_of(text)
    of_kind = [section for log in (*workspace.logs, *workspace.whole) for section in _of_kind(log, asked)]
    if any(asked.id in section for section in of_kind):
        return asked.id
    hint = did_you_mean(text, (name for section in sections for name in section)) or "'timeline list' shows the ids"
    raise WrongUsage(f"no entry has the id {quoted(text)}", hint)


def _of_kind(log: Log, asked: Reference) -> Iterable[Section[Any]]:
    """Yield the sections of events, plans and figures in which a reference is looked up."""
    by_kind: dict[Kind, Section[Any]] = {"event": log.events, "plan": log.plans, "figure": log.figures}
    return (section for kind, section in by_kind.items() if asked.is_for(kind))


def text(text: str) -> "tuple[Phrase, ...]":
    """Return the phrases of a text that is searched for; raises `WrongUsage` for quotes that are not closed."""
    from timeline.query.asked_words import asked_phrases  # which few questions need

    return asked_phrases(text)
