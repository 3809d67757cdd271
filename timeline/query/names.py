"""The names in a question, found in the logs: what a user typed, or the nearest that there is."""

import re

from timeline.errors import WrongUsage
from timeline.log.model import PLAN_KINDS, STATUSES
from timeline.text import did_you_mean, fold, known_remedy, nearest, quoted
from timeline.vocabulary.countries import country_names, find_country
from timeline.vocabulary.types import FAMILIES, TYPES
from timeline.workspace import Workspace


def place(workspace: Workspace, text: str) -> str:
    """The place that is meant: a country, a UN region or one of the log's own."""
    found = workspace.geography.find(text)
    if found is None:
        hint = did_you_mean(text, workspace.geography.all_names()) or "'timeline places' lists those that are used"
        raise WrongUsage(f"no place is called {quoted(text)}", hint)
    return found


def country(workspace: Workspace, text: str) -> str:
    """The ISO code of the country that is meant."""
    code = find_country(text)
    if code is not None:
        return code
    if workspace.geography.find(text) is not None:
        raise WrongUsage(f"{quoted(text)} is not a country", f"ask with --region {quoted(text)}")
    names = (name for several in country_names().values() for name in several)
    hint = did_you_mean(text, names) or "give an ISO 3166 code or an English name"
    raise WrongUsage(f"no country is called {quoted(text)}", hint)


def actors(workspace: Workspace, text: str) -> tuple[str, ...]:
    """The actors that may be meant."""
    found = workspace.memberships.find(text)
    if not found:
        hint = did_you_mean(text, workspace.memberships.all_names()) or "'timeline actors' lists them"
        raise WrongUsage(f"no actor is called {quoted(text)}", hint)
    return found


def about(workspace: Workspace, text: str) -> tuple[str | None, tuple[str, ...]]:
    """The place and the actors that are meant, at least one of them; a country brings all its actors."""
    found = workspace.geography.find(text)
    meant = workspace.memberships.find(text)
    code = find_country(text)
    if code is not None:
        meant = tuple(dict.fromkeys((*meant, *workspace.memberships.of_country(code))))
    if found is None and not meant:
        names = [*workspace.memberships.all_names(), *workspace.geography.all_names()]
        raise WrongUsage(f"no place or actor is called {quoted(text)}", did_you_mean(text, names))
    return found, meant


def types(workspace: Workspace, text: str) -> frozenset[str]:
    """The event types that are meant; a family stands for its members."""
    folded = re.sub(" +", "-", fold(text))
    known = {t.id: t.family for t in TYPES.values()} | {t.id: t.family for t in workspace.own_types.values()}
    # "other" is a family and a type; asking for the family includes the type.
    if folded in FAMILIES:
        return frozenset(identity for identity, family in known.items() if family == folded)
    if folded in known:
        return frozenset((folded,))
    hint = did_you_mean(text, [*known, *FAMILIES]) or f"the families are {', '.join(FAMILIES)}"
    raise WrongUsage(f"no type or family is called {quoted(text)}", hint)


def source(workspace: Workspace, text: str) -> frozenset[str]:
    """The sources that are meant: by id, else all with that publisher or title."""
    every = [s for log in workspace.logs for s in log.sources.values()]
    if any(s.id == text for s in every):
        return frozenset((text,))
    folded = fold(text)
    found = frozenset(s.id for s in every if folded and folded in (fold(s.publisher or ""), fold(s.title)))
    if not found:
        names = [name for s in every for name in (s.id, s.publisher, s.title) if name]
        hint = did_you_mean(text, names) or "'timeline sources' lists them"
        raise WrongUsage(f"no source is called {quoted(text)}", hint)
    return found


def status(text: str) -> str:
    """The status that is meant."""
    if fold(text) in STATUSES:
        return fold(text)
    hint = known_remedy(text, STATUSES) or f"one of {', '.join(STATUSES)}"
    raise WrongUsage(f"no status is called {quoted(text)}", hint)


def tag(workspace: Workspace, text: str) -> str:
    """The tag that is meant."""
    known = {tag for log in workspace.logs for tag in log.events.used("tag")}
    if text in known:
        return text
    near = nearest(text, known)
    if near and fold(near[0]) == fold(text):
        return near[0]
    raise WrongUsage(f"no entry has the tag {quoted(text)}", did_you_mean(text, known))


def kind(text: str) -> str:
    """The kind of plan that is meant."""
    folded = re.sub(" +", "-", fold(text))
    if folded in PLAN_KINDS:
        return folded
    hint = did_you_mean(text, PLAN_KINDS) or f"one of {', '.join(PLAN_KINDS)}"
    raise WrongUsage(f"no kind of plan is called {quoted(text)}", hint)


def identity(workspace: Workspace, text: str) -> str:
    """The event, plan or figure that is meant; it may have become known later than the workspace shows."""
    sections = [s for log in (*workspace.logs, *workspace.whole) for s in (log.events, log.plans, log.figures)]
    if any(text in section for section in sections):
        return text
    hint = did_you_mean(text, (name for section in sections for name in section)) or "'timeline list' shows the ids"
    raise WrongUsage(f"no entry has the id {quoted(text)}", hint)
