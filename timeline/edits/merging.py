"""Two entries for one development: one takes what the other has, and the other goes.

Lists are joined. Of two values of one key, the log keeps that of the entry that stays; the other becomes a dispute with
its sources, so that nothing is lost. A date that is only vaguer says nothing more, nor does a place around another one.
"""

from collections.abc import Iterator
from typing import Final

from timeline.dates import Date, DateError, parse
from timeline.edits.arguments import Evidence
from timeline.edits.claims import dispute
from timeline.edits.finding import Found
from timeline.edits.references_to import references_to
from timeline.edits.room import LogToEdit, Meant
from timeline.errors import NothingWritten, WrongUsage
from timeline.log.editing.operations import AppendItem, Operation, RemoveEntry, RemoveValue, SetValue, Target
from timeline.log.editing.values import Value
from timeline.log.known import occasion_date
from timeline.log.likeness.vocabulary import Vocabulary
from timeline.log.log import Log
from timeline.log.model import Event, Plan
from timeline.text import quoted, with_article

Entries = dict[str, Value]

_OUR_OWN: Final = frozenset({"id", "added", "checked"})
"""Keys that say nothing of what happened."""
_JOINED: Final = frozenset({"sources", "actors", "tags", "by", "to", "history", "revisions", "conditions", "outcome"})
_CLAIMS: Final = ("disputed", "corrections")
_DATES: Final = frozenset({"date", "deadline", "until", "known", "announced"})
_ABSENT_STATUS: Final = "stated"


def merged(one: Found, into: Found, opened: LogToEdit) -> Iterator[Meant]:
    """Yield the operations by which an entry goes and another one takes its place, wherever it is named."""
    _require_alike(one, into)
    old, new = opened.value(into.file, into.target), opened.value(one.file, one.target)
    yield from (Meant(into.file, operation) for operation in _taken(one, into, old, new, opened.log))
    yield from references_to(opened, one, into)
    yield Meant(one.file, RemoveEntry(one.target))


def _require_alike(one: Found, into: Found) -> None:
    kinds = one.target.section.removesuffix("s"), into.target.section.removesuffix("s")
    if one.target == into.target:
        raise WrongUsage(f"{quoted(one.target.id)} is one entry", "name two entries: the one that goes, and the other")
    if "figure" in kinds:
        hint = "'timeline remove' takes out the one that should not be there"
        raise WrongUsage("figures are not merged: each is the estimate of one source", hint)
    if not isinstance(one.entry, Event | Plan):
        hint = "events are merged, and plans"
        raise WrongUsage(f"{quoted(one.target.id)} is {with_article(kinds[0])}, which is not merged", hint)
    if kinds[0] != kinds[1]:
        are = (
            f"{quoted(each.target.id)} is {with_article(kind)}" for each, kind in zip((one, into), kinds, strict=True)
        )
        message = ", and ".join(are)
        raise WrongUsage(message, "an event is merged into an event, a plan into a plan")


def _taken(one: Found, into: Found, old: Entries, new: Entries, log: Log) -> Iterator[Operation]:
    """Yield the operations by which an entry takes what another one has."""
    evidence = Evidence(tuple(_listed(new.get("sources"))))
    target = into.target
    for key, value in new.items():
        if key in _JOINED:
            yield from _joined(target, key, old.get(key), value)
        elif key == "places":
            yield from _joined(target, key, old.get(key), [*_further(old, value, log)])
        elif key not in (*_OUR_OWN, *_CLAIMS, "distinct"):
            yield from _single(target, key, old, value, evidence, into, one, log)
    if "status" in old and "status" not in new and old["status"] != _ABSENT_STATUS:
        yield from dispute(target, "status", _ABSENT_STATUS, None, evidence)
    for key in _CLAIMS:
        yield from _joined(target, key, old.get(key), new.get(key, []))
    yield from _distinct(target, old, new, one.target.id)
    yield from _looked(target, old, new)


def _joined(target: Target, key: str, old: Value | None, new: Value) -> Iterator[Operation]:
    """Yield the operations that add to a list what it does not have."""
    there = [_whole(one) for one in _listed(old)]
    for item in _listed(new):
        if _whole(item) not in there:
            there.append(_whole(item))
            yield AppendItem(target, (key,), item)


def _further(old: Entries, value: Value, log: Log) -> Iterator[Value]:
    """Yield the places in which none of those lies that are there."""
    vocabulary = Vocabulary(log)
    there = [one for one in _listed(old.get("places")) if isinstance(one, str)]
    for place in _listed(value):
        if place not in vocabulary.places_around(there):
            yield place


def _single(
    target: Target,
    key: str,
    old: Entries,
    value: Value,
    evidence: Evidence,
    into: Found,
    one: Found,
    log: Log,
) -> Iterator[Operation]:
    """Yield what becomes of the value of a key that has only one."""
    there = old.get(key, _ABSENT_STATUS if key == "status" else None)
    if there == value:
        return
    if there is None:
        yield SetValue(target, (key,), value)
    elif key == "note" and isinstance(there, str) and isinstance(value, str):
        yield SetValue(target, (key,), f"{there.rstrip()} {value.strip()}")
    elif key == "quote":
        yield from _second_quote(target, old, value)
    elif key in _DATES:
        yield from _date(target, key, _date_of(into, key, log), _date_of(one, key, log), value, evidence)
    elif isinstance(value, dict):
        raise NothingWritten(
            f"nothing was written: the {key!r} of both is another one, and a dispute cannot hold a mapping",
            f"make them equal first: 'timeline edit {one.target.id} {target.id}'",
        )
    else:
        yield from dispute(target, key, value, None, evidence)


def _date(
    target: Target, key: str, there: Date | None, other: Date | None, value: Value, evidence: Evidence
) -> Iterator[Operation]:
    """Yield what becomes of a second date: nothing of one that is vaguer, the date of one that is more exact."""
    if there is not None and other is not None:
        if says_no_more(other, there):
            return
        if says_no_more(there, other):
            yield SetValue(target, (key,), value)
            return
    if other is None or (there is None and isinstance(value, dict)):
        hint = f"make them equal first: 'timeline edit {target.id}' shows the entry that stays"
        raise NothingWritten(f"nothing was written: the {key!r} of both is another one, and one is no date", hint)
    yield from dispute(target, key, value if isinstance(value, str) else other.edtf, None, evidence)


def says_no_more(vaguer: Date, exact: Date) -> bool:
    """Return whether a date is the same as another one, or a vaguer one that allows it."""
    if vaguer.edtf == exact.edtf:
        return vaguer.time is None or vaguer.time == exact.time
    if vaguer.kind != "point" or exact.kind != "point" or exact.flagged or vaguer.time is not None:
        return False
    return vaguer.earliest <= exact.earliest and exact.latest <= vaguer.latest


def _date_of(found: Found, key: str, log: Log) -> Date | None:
    """Return the date that an entry has under a key; of an announcement by an event, that of the event."""
    if key == "announced" and isinstance(found.entry, Plan):
        return occasion_date(found.entry.announced, log.events)
    date = getattr(found.entry, key, None)
    return date if isinstance(date, Date) else None


def _second_quote(target: Target, old: Entries, value: Value) -> Iterator[Operation]:
    """Yield the note that keeps the words of a second quote, for which an entry has no place."""
    parts = value if isinstance(value, dict) else {"text": value}
    behind = ", ".join(str(parts[key]) for key in ("speaker", "at") if key in parts)
    note = f"Also quoted: “{parts.get('text', '')}”{f' ({behind})' if behind else ''}."
    there = old.get("note")
    yield SetValue(target, ("note",), f"{there.rstrip()} {note}" if isinstance(there, str) else note)


def _distinct(target: Target, old: Entries, new: Entries, gone: str) -> Iterator[Operation]:
    """Yield the operations after which an entry is called distinct from all others that both were."""
    both = (one for one in (*_listed(old.get("distinct")), *_listed(new.get("distinct"))) if isinstance(one, str))
    names: list[Value] = [one for one in dict.fromkeys(both) if one not in (target.id, gone)]
    if names != _listed(old.get("distinct")):
        yield SetValue(target, ("distinct",), names) if names else RemoveValue(target, ("distinct",))


def _looked(target: Target, old: Entries, new: Entries) -> Iterator[Operation]:
    """Yield the operation that keeps the later of two days on which somebody looked."""
    there, other = _read(old.get("checked")), _read(new.get("checked"))
    if other is not None and (there is None or there.latest < other.latest):
        yield SetValue(target, ("checked",), new["checked"])


def _read(value: Value | None) -> Date | None:
    try:
        return parse(value) if isinstance(value, str) else None
    except DateError:
        return None


def _listed(value: Value | None) -> list[Value]:
    """Return the items of a value that may stand without brackets."""
    return [] if value is None else value if isinstance(value, list) else [value]


def _whole(item: Value) -> Value:
    """Return an item in its full form: a source without a place is a mapping too."""
    return {"ref": item} if isinstance(item, str) else item
