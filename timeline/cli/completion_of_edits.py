"""Completion for the commands that write: fields with their values, and the keys of a line of `add`."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.edits.keys import KEYS, KINDS, LineKind
from timeline.log.checks.earlier import SHAPES
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.query import candidates
from timeline.workspace import Workspace

Offered = Callable[[Workspace, str], Iterable[str]]

_VALUES: Mapping[str, Offered] = {
    **dict.fromkeys(("place", "places", "region", "in", "contains"), candidates.places),
    **dict.fromkeys(("country", "countries"), candidates.countries),
    **dict.fromkeys(("actor", "actors", "by", "to", "part_of"), candidates.actors),
    **dict.fromkeys(("source", "sources", "via"), candidates.sources),
    **dict.fromkeys(("tag", "tags"), candidates.tags),
    **dict.fromkeys(("announced", "superseded_by"), candidates.entries),
    "subject": candidates.actors_and_places,
    "type": candidates.types,
    "status": candidates.statuses,
    "kind": candidates.kinds,
}
"""The candidates for the value of a key."""


def assignments(workspace: Workspace, given: Iterable[str], typed: str) -> Iterator[str]:
    """Yield the fields of the entries that are named, each with `=`, or its values if the field is typed already."""
    key, sign, value = typed.partition("=")
    if sign:
        offered = _VALUES.get(key.rstrip("+-"))
        yield from (f"{key}={one}" for one in (offered(workspace, value) if offered is not None else ()))
        return
    found = [entry for identity in given for entry in _entries(workspace, identity)]
    shapes = [SHAPES[type(entry)] for entry in found] or [SHAPES[kind] for kind in (Event, Plan, Figure)]
    yield from dict.fromkeys(f"{key}=" for shape in shapes for key in shape.fields if key != "id")


def of_line(workspace: Workspace, given: Iterable[str], typed: str) -> Iterator[str]:
    """Yield the keys of a line, each with a colon, or the values of the key that is typed last, behind the rest."""
    words = [*given]
    kind: LineKind = next((one for one in KINDS if one in words[:1]), "event")
    done, blank, last = typed.rpartition(" ")
    key, colon, value = last.partition(":")
    if colon:
        offered = _VALUES.get(key) if key in KEYS[kind] else None
        yield from (f"{done}{blank}{key}:{one}" for one in (offered(workspace, value) if offered is not None else ()))
    else:
        yield from (f"{done}{blank}{name}:" for name in KEYS[kind])
        if not words and not done:
            yield from KINDS


def _entries(workspace: Workspace, identity: str) -> Iterator[Entry]:
    for log in workspace.logs:
        for section in (log.events, log.plans, log.figures, log.sources, log.actors, log.places):
            if identity in section:
                yield section[identity]
