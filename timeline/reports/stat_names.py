"""The names by which entries are counted: types, places, actors and sources."""

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from timeline.log.log import Log, actors_of, places_of
from timeline.log.model import Entry, Event
from timeline.log.paths import citations
from timeline.log.roles import Role
from timeline.reports.wording import family_of, source_in_short, type_name
from timeline.vocabulary.countries import COUNTRY_CODES
from timeline.workspace import Workspace

By = Literal["type", "family", "place", "country", "actor", "source", "status"]
BY: tuple[By, ...] = get_args(By)


def names_by(by: By, entry: Entry, log: Log, workspace: Workspace) -> Iterable[str]:
    """The ids under which an entry is counted; only events have a type."""
    if by == "status":
        return (entry.status,)
    if by in ("type", "family"):
        if not isinstance(entry, Event):
            return ()
        return (entry.type if by == "type" else family_of(entry.type, workspace),)
    if by == "place":
        return places_of(entry, log)
    if by == "country":
        return _countries(places_of(entry, log), workspace)
    if by == "actor":
        return actors_of(entry, log)
    return (name for _, citation in citations(entry) for name in (citation.ref, citation.via) if name)


_ROLES: dict[By, Role] = {
    "type": "type", "family": "type", "place": "place", "country": "place", "actor": "actor", "source": "source",
    "status": "status",
}  # fmt: skip


def role_by(by: By) -> Role:
    """The role in which entries name what they are counted by."""
    return _ROLES[by]


def rows_of(by: By, names: Iterable[str], workspace: Workspace) -> tuple[str, ...]:
    """The ids under which an entry is counted that has these names in the role."""
    if by == "family":
        names = (family_of(name, workspace) for name in names)
    elif by == "country":
        names = _countries(names, workspace)
    return tuple(dict.fromkeys(names))


def _countries(places: Iterable[str], workspace: Workspace) -> Iterator[str]:
    """The country that each place is or lies in. A region of several is spread over none: it counts as itself."""
    geography = workspace.geography
    for place in places:
        codes = [code for code in geography.around(place) if code in COUNTRY_CODES and geography.own(code) is None]
        yield from sorted(codes) or (place,)


def name_of(by: By, identity: str | None, workspace: Workspace) -> str:
    """The name of a row."""
    if identity is None:
        return f"no {by}"
    if by == "type":
        return type_name(identity, workspace)
    if by in ("place", "country"):
        name = workspace.geography.name(identity)
        return name if by == "place" or identity in COUNTRY_CODES else f"{name} (no single country)"
    if by == "actor":
        return workspace.memberships.name(identity)
    if by == "source":
        source = next((log.sources[identity] for log in workspace.logs if identity in log.sources), None)
        return f"{identity} ({source_in_short(source)})" if source is not None else identity
    return identity
