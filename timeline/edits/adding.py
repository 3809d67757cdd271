"""New entries, each at its place."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.edits.drafts import Draft
from timeline.edits.placed import ordered
from timeline.edits.placing import in_order, place_of
from timeline.edits.room import LogToEdit, Meant
from timeline.log.editing.operations import AddEntry, Target
from timeline.log.editing.values import Value
from timeline.log.loader import LISTS, MAPPINGS, SECTIONS

_LOGGED = frozenset({"events", "plans", "figures"})
"""The sections whose new entries say on which day they were added."""


def added(opened: LogToEdit, drafts: Iterable[Draft], file: str | None = None) -> Iterator[Meant]:
    """Yield the operations that add new entries, those of one place in the order of the section."""
    by_section: dict[str, list[Draft]] = {}
    for one in drafts:
        by_section.setdefault(one.section, []).append(one)
    for section in sorted(by_section, key=SECTIONS.index):
        placed = [(one, place_of(opened.log, section, one.id, one.value, file)) for one in by_section[section]]
        # Of two behind one entry, the second stands right behind it: the last is added first.
        for one, place in reversed(in_order(opened.log, section, placed)):
            yield Meant(place.file, AddEntry(Target(section, one.id), one.value, place.after, place.heading))


def completed(draft: Draft, today: str, sources: Sequence[Value], note: str | None) -> Draft:
    """Return a new entry with the day on which it is added, and with further sources and a note."""
    if not isinstance(draft.value, dict):
        return draft
    value = dict(draft.value)
    if draft.section in _LOGGED:
        value.setdefault("added", today)
    if note is not None:
        value["note"] = note
    if sources:
        given = value.get("sources", [])
        value["sources"] = [*(given if isinstance(given, list) else [given]), *sources]
    return draft._replace(value=ordered(value, {**LISTS, **MAPPINGS}[draft.section]))
