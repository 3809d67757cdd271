"""Decisions about new entries that look like others: a person decides, or they are not written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from timeline.edits.arguments import Evidence
from timeline.edits.asker import Asker
from timeline.edits.claims import dispute
from timeline.edits.doubles import Double, described, doubles
from timeline.edits.drafts import SHAPES, Draft
from timeline.edits.merging import says_no_more
from timeline.edits.placed import ordered
from timeline.edits.room import LogToEdit, Meant
from timeline.errors import NothingWritten
from timeline.log.editing.operations import AppendItem, Operation, Target
from timeline.log.editing.values import Value
from timeline.log.likeness.finding import Alike
from timeline.log.model import Event, Plan
from timeline.log.references import section_of
from timeline.text import quoted

_MOST_SHOWN = 3
"""Maximum number of entries that are shown as like one."""

_UNDISPUTED = frozenset({"id", "sources", "added", "checked", "distinct", "disputed", "corrections", "quote"})
"""Keys whose values no source disputes."""

Answer = Literal["source", "dispute", "another", "nothing"]


class Kept(NamedTuple):
    """The new entries that are written, and what is written to entries of the log instead of the others."""

    drafts: list[Draft]
    instead: list[Meant]


def without_doubles(drafts: Sequence[Draft], opened: LogToEdit, asker: Asker | None) -> Kept:
    """Return what is written of some new entries, after asking about those that look like others.

    Raises `NothingWritten` where nobody can be asked, and where nobody decides.
    """
    found = {double.number: double for double in doubles(drafts, opened.log)}
    if found and asker is None:
        raise _refused(list(found.values()))
    kept = Kept([], [])
    for number, draft in enumerate(drafts):
        if number not in found or asker is None:
            kept.drafts.append(draft)
            continue
        instead = _decided(found[number], draft, opened, asker)
        if isinstance(instead, Draft):
            kept.drafts.append(instead)
        else:
            kept.instead.extend(instead)
    return kept


def distinct_from(draft: Draft, names: Iterable[str]) -> Draft:
    """Return a new event or plan that is called another than some entries."""
    names = [*names]
    if not names or not isinstance(draft.value, dict) or draft.section not in ("events", "plans"):
        return draft
    given = draft.value.get("distinct", [])
    several = [*(given if isinstance(given, list) else [given]), *names]
    shape = SHAPES["event" if draft.section == "events" else "plan"]
    unique: list[Value] = [*dict.fromkeys(one for one in several if isinstance(one, str))]
    return draft._replace(value=ordered({**draft.value, "distinct": unique}, shape))


def _refused(found: Sequence[Double]) -> NothingWritten:
    first = found[0]
    sentences = [
        f"{quoted(double.entry.id)} looks like {' and like '.join(map(described, double.alike[:_MOST_SHOWN]))}"
        for double in found[:_MOST_SHOWN]
    ]
    more = f"; and {len(found) - _MOST_SHOWN} more of the new entries look like others" if found[_MOST_SHOWN:] else ""
    ids = ",".join(one.entry.id for one in first.alike)
    hint = (
        f"if it is another one, write distinct:{ids} in the line or add --distinct {ids}; else"
        f" 'timeline set {first.alike[0].entry.id} sources+=REF' adds your source"
    )
    return NothingWritten(f"nothing was written: {'; '.join(sentences)}{more}", hint)


def _decided(double: Double, draft: Draft, opened: LogToEdit, asker: Asker) -> Draft | list[Meant]:
    """Ask what a new entry is; return it as it is to be written, or what is written instead."""
    shown = double.alike[:_MOST_SHOWN]
    asker.tell(f"{quoted(double.entry.id)} looks like {'an entry' if len(shown) == 1 else 'entries'} of this log:")
    for one in shown:
        asker.tell(f"  {described(one)}")
    options = [*_options(draft, shown)]
    index = asker.chosen("What is yours", [words for words, _, _ in options])
    _, answer, alike = options[index] if index is not None else ("", "nothing", None)
    if answer == "nothing":
        raise NothingWritten("nothing was written", "what is like it stands in the log")
    if answer == "another":
        return distinct_from(draft, (one.entry.id for one in double.alike))
    assert alike is not None
    target = Target(section_of(alike.entry), alike.entry.id)
    old = opened.value(alike.entry.file, target)
    new = draft.value if isinstance(draft.value, dict) else {}
    if answer == "source":
        operations = [*_added_sources(target, old, new)]
        if not operations:
            asker.tell(f"{quoted(alike.entry.id)} has this source already.")
    else:
        operations = _disputes(target, old, new, double.entry, alike.entry, asker)
    return [Meant(alike.entry.file, one) for one in operations]


def _options(draft: Draft, shown: Sequence[Alike]) -> Iterator[tuple[str, Answer, Alike | None]]:
    """Yield what may be done, in words."""
    value = draft.value if isinstance(draft.value, dict) else {}
    there = [one for one in shown if one.entry.file]
    if value.get("sources"):
        yield from ((f"the same: add my source to {one.entry.id}", "source", one) for one in there)
        yield from ((f"the same, told otherwise: a dispute of {one.entry.id}", "dispute", one) for one in there)
    else:
        yield "the same: write nothing", "nothing", None
    yield f"another {'event' if draft.section == 'events' else 'plan'}: write it", "another", None


def _listed(value: Value | None) -> list[Value]:
    """Return the items of a value that may stand without brackets."""
    return [] if value is None else value if isinstance(value, list) else [value]


def _added_sources(target: Target, old: dict[str, Value], new: dict[str, Value]) -> Iterator[Operation]:
    """Yield the operations that add the sources of one entry to another."""
    there = [_as_mapping(one) for one in _listed(old.get("sources"))]
    for source in _listed(new.get("sources")):
        if _as_mapping(source) not in there:
            yield AppendItem(target, ("sources",), source)


def _as_mapping(source: Value) -> Value:
    return {"ref": source} if isinstance(source, str) else source


def _disputes(
    target: Target,
    old: dict[str, Value],
    new: dict[str, Value],
    entry: Event | Plan,
    there: Event | Plan,
    asker: Asker,
) -> list[Operation]:
    """Return the disputes of the fields in which two entries differ; of several, those that are chosen."""
    differing = [key for key, value in new.items() if key not in _UNDISPUTED and _differs(old.get(key), value)]
    if isinstance(entry, Event) and isinstance(there, Event) and says_no_more(entry.date, there.date):
        differing = [key for key in differing if key != "date"]
    if not differing:
        raise NothingWritten("nothing was written: the entries do not differ", "add your source to it")
    chosen = differing
    if len(differing) > 1:
        options = [f"{key}: {_in_words(new[key])} (the log: {_in_words(old.get(key))})" for key in differing]
        index = asker.chosen("Which field is disputed", [*options, "all of these"])
        if index is None:
            raise NothingWritten("nothing was written: no field was chosen")
        chosen = differing if index == len(differing) else [differing[index]]
    evidence = Evidence(tuple(_listed(new.get("sources"))))
    return [one for key in chosen for one in dispute(target, key, new[key], None, evidence)]


def _differs(old: Value | None, new: Value) -> bool:
    """Return whether a source says something else; what a dispute cannot hold differs from nothing."""
    return not any(isinstance(item, dict) for item in _listed(new)) and sorted(map(str, _listed(old))) != sorted(
        map(str, _listed(new))
    )


def _in_words(value: Value | None) -> str:
    from timeline.edits.arguments import flow_of

    return "none" if value is None else flow_of(value)
