"""The meaning of the parts of an entry, to tell a change from another way of writing the same.

- A date means its kind, the days that it allows and its hedges: `2024-09` is `September 2024`. Unspecified digits
  say more than their days, and are compared as they are written; so are the clock and the offset of a time of day.
- A deadline, or its anchor, means the days on which it closes as well: `by 2026` may close in January, `by
  the end of 2026` closes on its last day.
- The order of a list does not matter, nor the number of times that it has an item; only authors are in an order, and
  revisions, the later of which holds.
- The line breaks of a text and its number of blanks do not matter.
- An id stands for its entry: if that was renamed, the new id means the same.
"""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from timeline.dates import Date, DateError, deadline_window, has_unspecified_digits, sides_of
from timeline.frozen import Frozen, annotations_of
from timeline.log.model import Dispute, Entry, Figure, Occasion
from timeline.log.naming import anchor_date
from timeline.log.references import id_in, id_of, key_of

REFERENCES = {
    **dict.fromkeys(("places", "within", "contains"), "places"),
    **dict.fromkeys(("actors", "by", "to", "actor"), "actors"),
    **dict.fromkeys(("ref", "via"), "sources"),
    **dict.fromkeys(("event", "of", "before", "superseded_by"), "events"),
    "type": "types",
}
"""The fields of the model that hold ids of other entries, each with a section of their namespace."""

ORDERED = frozenset({"author", "revisions"})
"""The lists whose order means something."""

KEYS = {"within": "in", "outcomes": "outcome", "step": "within"}
"""Names of the model whose key in a log is another."""

_TERMS = frozenset({"deadline", "until"})
"""The fields whose dates close on a day."""

_NO_CONTENT = frozenset({"id", "file", "line", "column", "lines_down", "query_column"})
_COMMON = frozenset(annotations_of(Entry))

Renamed = Mapping[str, str]
"""The new key of each renamed entry by its old one (`references.key_of`)."""


def names_of(value: object) -> tuple[str, ...]:
    """The fields of a value of the model that are not empty, those of its own type first; none for plain values."""
    kind = type(value)
    if kind not in _NAMES:
        _NAMES[kind] = _names(kind)
    return _NAMES[kind]


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(kind: type[Any]) -> tuple[str, ...]:
    if issubclass(kind, Date):
        return ()
    if issubclass(kind, Entry | Occasion):
        names = [name for name in annotations_of(kind) if name not in _NO_CONTENT]
        return tuple(sorted(names, key=_COMMON.__contains__))
    return tuple(annotations_of(kind)) if issubclass(kind, Frozen) else tuple(getattr(kind, "_fields", ()))


def parts(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a structured value that are not empty, except those that follow from another one."""
    for name in names_of(value):
        part = getattr(value, name)
        if part is None or part == () or (isinstance(value, Dispute) and name == "read"):
            continue
        yield name, part


def meaning(value: Any, renamed: Renamed, name: str = "") -> Hashable:
    """A value that is equal for two values of a field exactly when they mean the same."""
    if isinstance(value, str):
        anchor = anchor_date(value) if name == "of" else None
        if anchor is not None:
            return _term_meaning(anchor)
        if name == "subject":
            return _subject_meaning(id_of(value), renamed)
        if name in REFERENCES:
            key = key_of(REFERENCES[name], id_of(value))
            return renamed.get(key, key)
        return " ".join(value.split())
    if isinstance(value, Date):
        return _term_meaning(value) if name in _TERMS else date_meaning(value)
    if isinstance(value, Dispute) and value.read is not None:
        claim = meaning(value._replace(value=(), read=None), renamed)
        return claim, meaning(value.read, renamed, value.field)
    if names_of(value):
        return tuple((part, meaning(below, renamed, _reference(value, part))) for part, below in parts(value))
    if isinstance(value, tuple):
        items = [meaning(item, renamed, name) for item in value]
        return tuple(items) if name in ORDERED else frozenset(items)
    hashable: Hashable = value
    return hashable


def _reference(value: Any, part: str) -> str:
    """The name of a field by which its ids are looked up: that of its kind, where the log writes one before an id."""
    if part == "subject" and isinstance(value, Figure) and value.subject_kind is not None:
        return {"actor": "actor", "place": "places", "event": "event"}[value.subject_kind]
    return part


def _subject_meaning(identity: str, renamed: Renamed) -> Hashable:
    """The id of a subject, which may be that of an actor, a place or an event, by its new name."""
    for section in ("actors", "places", "events"):
        new = renamed.get(key_of(section, identity))
        if new is not None:
            return id_in(section, new)
    return identity


def _term_meaning(date: Date) -> Hashable:
    """The meaning of a deadline: that of its date, and the days on which it closes, where it can be one."""
    try:
        return date_meaning(date), deadline_window(date)
    except DateError:
        return date_meaning(date), None


def date_meaning(date: Date) -> Hashable:
    """The kind of a date, the days that it allows, and its hedges.

    The meaning of `2024-02` is that of `[2024-02-01..2024-02-29]`.
    """
    if date.time is not None:
        hedges = date.approximate, date.uncertain
        return "point", date.earliest, *hedges, date.time.clock, date.time.offset, date.time.approximate
    if has_unspecified_digits(date):
        return date.edtf
    if date.kind == "span":
        # The bounds tell an open side from an unknown one.
        bounds = date.start_earliest, date.start_latest, date.end_earliest, date.end_latest
        return "span", *(None if side is None else date_meaning(side) for side in sides_of(date)), bounds
    if date.kind == "set":
        members = (
            (m.earliest, m.latest, m.approximate, m.uncertain, m.is_range and (m.first and m.first.precision))
            for m in date.members
        )
        return "set", frozenset(members)
    if not date.members:
        return "point", ((date.earliest, date.latest, date.approximate, date.uncertain),)
    return "point", _joined((m.earliest, m.latest, m.approximate, m.uncertain) for m in date.members)


def _joined(days: Any) -> tuple[tuple[int, int, bool, bool], ...]:
    """Ranges of days in order, those that touch and are hedged alike as one: one of 2014 and 2015 is one of both."""
    done: list[tuple[int, int, bool, bool]] = []
    for first, last, *hedges in sorted(days, key=lambda part: (part[2:], part[:2])):
        if done and list(done[-1][2:]) == hedges and first <= done[-1][1] + 1:
            done[-1] = (done[-1][0], max(done[-1][1], last), *hedges)
        else:
            done.append((first, last, *hedges))
    return tuple(done)
