"""Changes that came back as operations of an edit: fields that are set, new entries, and conflicts that are open."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.edits.adding import completed
from timeline.edits.arguments import Evidence, flow_of
from timeline.edits.claims import dispute
from timeline.edits.drafts import SHAPES, Draft
from timeline.edits.finding import Found, find
from timeline.edits.keys import LineKind
from timeline.edits.meanings import Question
from timeline.edits.names import Names
from timeline.edits.new_ids import id_for
from timeline.edits.placed import ordered
from timeline.edits.resolving import resolved
from timeline.edits.room import LogToEdit, Meant
from timeline.imports.returned_values import NewRow, ReturnedEntry
from timeline.imports.sheet_fields import SINGULARS
from timeline.imports.shown import STATED
from timeline.imports.three_way import Change, as_items, name_of
from timeline.log.checks.earlier import ABSENT
from timeline.log.editing.operations import AppendItem, Operation, RemoveValue, SetValue, Target
from timeline.log.editing.values import Value
from timeline.log.references import key_of

_OWN_WORDS = frozenset({"note", "tags"})
"""Fields about the work on an entry: what stood there before is no earlier claim of the log."""
_NO_CLAIMS = _OWN_WORDS | {"title", "summary", "sources"}
"""Fields on which sources do not contradict each other."""

NO_EVIDENCE = Evidence()

Wanted = Callable[[Change], bool]


class Taken(NamedTuple):
    """The consequences of an entry that came back."""

    meant: tuple[Meant, ...] = ()
    conflicts: tuple[Change, ...] = ()
    """Fields that were changed on both sides, and that no source decides: nothing is written of them."""
    questions: tuple[Question, ...] = ()
    """Names without a certain meaning: the fields that hold them are not written."""


def taken_over(
    opened: LogToEdit, entry: ReturnedEntry, evidence: Evidence = NO_EVIDENCE, wanted: Wanted = lambda _: True
) -> Taken:
    """Return what follows from the changes of an entry, of those that are wanted.

    What was changed there only is set, and what the log said before goes into `corrections`, with the sources of
    `evidence` if there are any. What was changed on both sides becomes a dispute if a source is known.
    """
    found = find(opened.log, f"{SINGULARS[entry.section]}:{entry.id}")
    old = opened.value(found.file, found.target)
    asked = {question.path[0] for question in entry.questions}
    operations: list[Operation] = []
    conflicts: list[Change] = []
    today = opened.today.isoformat()
    for change in filter(wanted, entry.changes):
        if change.key in asked:
            continue
        if change.outcome == "there":
            operations += _set(found.target, old, change)
            operations += _corrected(found.target, old, change, today, evidence)
        elif change.outcome == "conflict":
            if evidence.sources and change.theirs is not None and change.key not in _NO_CLAIMS:
                rival = change.theirs if isinstance(change.theirs, str) else flow_of(change.theirs)
                operations += dispute(found.target, change.key, rival, None, evidence)
            else:
                conflicts.append(change)
    questions = tuple(one for one in entry.questions if _is_wanted(one, entry, wanted))
    return Taken(tuple(Meant(found.file, one) for one in operations), tuple(conflicts), questions)


def _is_wanted(question: Question, entry: ReturnedEntry, wanted: Wanted) -> bool:
    return any(change.key == question.path[0] and wanted(change) for change in entry.changes)


def settled_entry(entry: ReturnedEntry, names: Names) -> ReturnedEntry:
    """Return the entry with references for the names that have a meaning by now."""
    keys = {str(question.path[0]) for question in entry.questions}
    asked = {key: value for key, value in entry.theirs.items() if key in keys and value is not None}
    found = resolved(entry.section, asked, names)
    return entry._replace(theirs={**entry.theirs, **found.value}, questions=found.questions)


def _set(target: Target, old: Mapping[str, Value], change: Change) -> Iterator[Operation]:
    """Yield the operations by which a field says what it says there."""
    path = (change.key,)
    if change.added or change.removed:
        yield from _set_items(target, old.get(change.key), change)
    elif change.theirs is None:
        yield RemoveValue(target, path)
    elif change.key == "announced" and isinstance(before := old.get("announced"), dict):
        yield from _set_occasion(target, before, change.theirs)
    else:
        yield SetValue(target, path, change.theirs)


def _set_items(target: Target, before: Value | None, change: Change) -> Iterator[Operation]:
    """Yield the operations on a list, the last item first, so that the places of the others hold."""
    path, items = (change.key,), as_items(before)
    gone = {name_of(item) for item in change.removed}
    places = [at for at, item in enumerate(items) if name_of(item) in gone]
    known = {name_of(item) for item in items}
    added = [item for item in change.added if name_of(item) not in known]
    if items and len(places) == len(items):
        yield SetValue(target, path, added) if added else RemoveValue(target, path)
        return
    for at in reversed(places):
        yield RemoveValue(target, (*path, at))
    for item in added:
        yield AppendItem(target, path, item)


def _set_occasion(target: Target, before: Mapping[str, Value], new: Value) -> Iterator[Operation]:
    """Yield the operations by which an announcement has another date or event, and keeps what else it says."""
    parts: Mapping[str, Value] = new if isinstance(new, dict) else {"date": new}
    for key, value in parts.items():
        yield SetValue(target, ("announced", key), value)
    for key in ("date", "event"):
        if key in before and key not in parts:
            yield RemoveValue(target, ("announced", key))


def _corrected(
    target: Target, old: Mapping[str, Value], change: Change, today: str, evidence: Evidence
) -> Iterator[Operation]:
    """Yield the note of what a field said before; a list that only grew said nothing wrong."""
    before = old.get(change.key)
    if change.key == "status":
        before = before or STATED
    if before is None and evidence.sources:
        before = ABSENT
    is_addition = bool(change.added) and not change.removed
    if before is None or change.key in _OWN_WORDS or is_addition:
        return
    note: dict[str, Value] = {"date": today, "field": change.key, "was": flow_of(before)}
    yield AppendItem(target, ("corrections",), evidence.added_to(note))


def drafts_of(rows: Iterable[NewRow], names: Names, today: str) -> list[Draft]:
    """Return the new entries, each with an id of its own; names that are not known are their questions."""
    taken: set[str] = set()
    known = names.with_decided({}, taken)
    drafts = []
    for row in rows:
        kind: LineKind = SINGULARS[row.section]
        found = resolved(row.section, dict(row.value), known)
        identity = id_for(kind, found.value, known)
        taken.add(key_of(row.section, identity))
        value = ordered({"id": identity, **found.value}, SHAPES[kind])
        drafts.append(completed(Draft(row.section, identity, value, (), found.questions), today, (), None))
    return drafts


def struck_out(opened: LogToEdit, identities: Iterable[str]) -> list[Found]:
    """Return the entries that are to be removed, for `timeline.edits.removing`."""
    return [find(opened.log, identity) for identity in identities]
