"""Candidate values of each filter, for completion: the names that the logs know.

A log may have a hundred thousand sources and entries: these are read only as far as they begin as typed.
"""

from collections.abc import Iterable, Iterator

from timeline.log.log import sections
from timeline.log.model import PLAN_KINDS, STATUSES
from timeline.log.references import Reference, reference_of
from timeline.vocabulary.types import FAMILIES, TYPES
from timeline.workspace import Workspace


def actors(workspace: Workspace, _: str) -> Iterator[str]:
    """Yield every id and name of the actors."""
    yield from workspace.memberships.ids()
    yield from workspace.memberships.all_names()


def places(workspace: Workspace, _: str) -> Iterator[str]:
    """Yield every name of the logs' own places, and of those that an entry names."""
    for place in (*workspace.geography.ids(), *_used_places(workspace)):
        yield from workspace.geography.names(place)


def countries(workspace: Workspace, _: str) -> Iterator[str]:
    """Yield every name of the countries that an entry names."""
    from timeline.vocabulary.countries import COUNTRY_CODES

    known = {*workspace.geography.ids(), *COUNTRY_CODES}
    for code in workspace.geography.countries(_used_places(workspace) & known):
        yield from workspace.geography.names(code)


def actors_and_places(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield every name of the actors and of the places."""
    yield from actors(workspace, start)
    yield from places(workspace, start)


def types(workspace: Workspace, _: str) -> Iterable[str]:
    """Return the families and types of event."""
    return (*FAMILIES, *TYPES, *workspace.own_types)


def tags(workspace: Workspace, _: str) -> set[str]:
    """Return the tags in use."""
    return {tag for log in workspace.logs for tag in log.events.used("tag")}


def sources(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield the ids of sources that begin as typed."""
    return (source for log in workspace.logs for source in log.sources.beginning(start))


def statuses(_: Workspace, __: str) -> Iterable[str]:
    """Return every status of an entry."""
    return STATUSES


def kinds(_: Workspace, __: str) -> Iterable[str]:
    """Return every kind of plan."""
    return PLAN_KINDS


def entries(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield the ids of events, plans and figures that begin as typed."""
    sections = (section for log in workspace.logs for section in (log.events, log.plans, log.figures))
    return (name for section in sections for name in section.beginning(start))


def plans(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield the ids of plans that begin as typed."""
    return (one for log in workspace.logs for one in log.plans.beginning(start))


def events(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield the ids of events that begin as typed."""
    return (one for log in workspace.logs for one in log.events.beginning(start))


def every_id(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield every reference that `show` takes and that begins as typed: an id, behind its kind if that was typed."""
    asked = reference_of(start)
    for log in workspace.logs:
        for kind, section in sections(log):
            if asked.is_for(kind):
                yield from (Reference(identity, asked.kind).text for identity in section.beginning(asked.id))


def names(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield every name that `rename` takes and that begins as typed: references, types, tags and views."""
    yield from every_id(workspace, start)
    yield from (f"type:{one}" for log in workspace.logs for one in log.types)
    yield from (f"tag:{one}" for one in tags(workspace, ""))
    yield from (f"@{one}" for one in views(workspace, ""))


def views(workspace: Workspace, start: str) -> Iterator[str]:
    """Yield the names of saved queries that begin as typed."""
    return (view for log in workspace.logs for view in log.views.beginning(start))


def _used_places(workspace: Workspace) -> set[str]:
    """Return the places that an event, a plan or a figure names, and what they lie in."""
    named = {place for log in workspace.logs for place in log.events.used("place")}
    return {around for place in named for around in workspace.geography.around(place)}
