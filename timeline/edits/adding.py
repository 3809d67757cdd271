"""New entries, each at its place."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.edits.drafts import Draft
from timeline.edits.edit import MANY
from timeline.edits.new_entries import NewEntries
from timeline.edits.placed import ordered
from timeline.edits.placing import Places
from timeline.edits.room import LogToEdit, Meant
from timeline.log.editing.values import Value
from timeline.log.loader import LISTS, MAPPINGS, SECTIONS

_LOGGED = frozenset({"events", "plans", "figures"})
"""The sections whose new entries say on which day they were added."""


def added(
    opened: LogToEdit, drafts: Iterable[Draft], file: str | None = None, *, together: bool = False
) -> Iterator[Meant]:
    """Yield the operations that add new entries, those of one place in the order of the section.

    With `together`, very many are added by few operations (`AddEntries`), and not all their values are in memory.
    """
    by_section: dict[str, NewEntries] = {}
    for one in drafts:
        if one.section not in by_section:
            by_section[one.section] = NewEntries(one.section, Places(opened.log, one.section, file))
        by_section[one.section].add(one)
    is_many = together and sum(map(len, by_section.values())) >= MANY
    for section in sorted(by_section, key=SECTIONS.index):
        new = by_section[section]
        yield from (Meant(*one) for one in (new.together() if is_many else new.one_by_one()))


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
