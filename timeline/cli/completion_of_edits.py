"""Completion for the commands that write: fields with their values, and the keys of a line of `add`."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.edits.keys import KEYS, KINDS, USUAL_KEYS, LineKind
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
    "announced": candidates.events,
    "subject": candidates.actors_and_places,
    "type": candidates.types,
    "status": candidates.statuses,
    "kind": candidates.kinds,
}
"""The candidates for the value of a key."""

_FIELDS = frozenset(key for shape in SHAPES.values() for key in shape.fields)


def is_field(workspace: Workspace, text: str) -> bool:
    """Return whether a word can only be a field that is being set, and no id."""
    return text.rstrip("+-") in _FIELDS and next(_entries(workspace, text), None) is None


def assignments(workspace: Workspace, given: Iterable[str], begun: str, typed: str) -> Iterator[str]:
    """Yield the fields of the entries that are named, each with `=`, or the values of the field that is begun."""
    if begun:
        key = begun.partition("=")[0].rstrip("+-")
        yield from (_VALUES[key](workspace, typed) if key in _VALUES else ())
        return
    found = [entry for identity in given for entry in _entries(workspace, identity)]
    shapes = [SHAPES[type(entry)] for entry in found] or [SHAPES[kind] for kind in (Event, Plan, Figure)]
    yield from dict.fromkeys(f"{key}=" for shape in shapes for key in shape.fields if key != "id")


def of_line(workspace: Workspace, given: Iterable[str], begun: str, typed: str) -> Iterator[str]:
    """Yield the keys of a line, each with a colon, or the values of the key that is begun."""
    words = [*given]
    kind: LineKind = next((one for one in KINDS if one in words[:1]), "event")
    key = begun.rpartition(" ")[2].partition(":")
    if key[1]:
        known = key[0] in KEYS[kind] and key[0] in _VALUES
        yield from (_VALUES[key[0]](workspace, typed) if known else ())
    else:
        yield from (f"{name}:" for name in USUAL_KEYS[kind])
        if not words and not begun:
            yield from KINDS


def _entries(workspace: Workspace, identity: str) -> Iterator[Entry]:
    for log in workspace.logs:
        for section in (log.events, log.plans, log.figures, log.sources, log.actors, log.places):
            if identity in section:
                yield section[identity]
