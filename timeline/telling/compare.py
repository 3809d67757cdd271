"""The document of `compare`: the differences of a newer version of a log, entry by entry and field by field."""

from collections.abc import Iterator

from timeline.dates import Match
from timeline.log.model import Entry, Header, View
from timeline.reports.compare import Changed, Comparison, FieldChange, Lone, Renaming, Unread
from timeline.telling.compare_words import (
    both_words,
    count_words,
    faulty_words,
    item_words,
    summary,
    title_words,
    unread_words,
    value_words,
    version_words,
    when_words,
)
from timeline.telling.document import Block, Document, Head, Run, Sign, Words, heading, phrase
from timeline.telling.document import Entry as EntryBlock
from timeline.versions import Version

ADDED = Sign("+", "added", "good")
REMOVED = Sign("−", "removed")
RENAMED = Sign("=", "renamed", "plan")
CHANGED = Sign("~", "changed")
UNREAD = Sign("?", "not compared", "hedge")

_HEADINGS = {
    "added": "Added",
    "removed": "Removed",
    "renamed": "Renamed",
    "changed": "Changed",
    "unread": "Not compared",
}
_SHORT = 80
"""Length up to which an old and a new value stand together on one line."""


def document(answer: Comparison) -> Document:
    """Build the document of a comparison."""
    asked = f"{version_words(answer.old)} → {version_words(answer.new)}"
    faulty = tuple(_faulty(version) for version in (answer.old, answer.new) if version.errors)
    counts = tuple(count_words(answer)) or (summary(answer),)
    return Document(Head(title_words(answer.new.log.header), asked, faulty, counts), _blocks(answer))


def _faulty(version: Version) -> Words:
    count = len(version.errors)
    errors = f"{count:,} {'error' if count == 1 else 'errors'}"
    return phrase(f"{version_words(version)} has {errors}: what could not be read is not compared")


def _blocks(answer: Comparison) -> Iterator[Block]:
    for name, title in _HEADINGS.items():
        entries = getattr(answer, name)
        if entries:
            yield heading(2, title, divides=True)
        for difference in entries:
            yield _entry(difference, ADDED if name == "added" else REMOVED)


def _entry(difference: Lone | Renaming | Changed | Unread, sign: Sign) -> EntryBlock:
    """An entry on one side only (with the sign of that side), renamed, changed or not compared."""
    if isinstance(difference, Unread):
        return EntryBlock(
            phrase(difference.kind, " ", Run(difference.id, "code"), f": {unread_words(difference)}"), sign=UNREAD
        )
    possible = ("possible",) if difference.match is Match.POSSIBLE else ()
    if isinstance(difference, Lone):
        when = when_words(difference.entry, difference.log)
        named = phrase(f"{difference.kind} ", Run(difference.entry.id, "code"))
        facts = (named, phrase(Run(when, "date"))) if when else (named,)
        return EntryBlock(_title(difference.entry), sign=sign, flags=possible, facts=facts)
    if isinstance(difference, Renaming):
        named = phrase(f"{difference.kind} ", Run(difference.old.id, "code"), " → ", Run(difference.new.id, "code"))
        return EntryBlock(_title(difference.new), sign=RENAMED, flags=possible, facts=(named,))
    flags = (*possible, faulty_words(difference)) if difference.faulty_in else possible
    named = (
        phrase("header")
        if isinstance(difference.new, Header)
        else phrase(f"{difference.kind} ", Run(difference.id, "code"))
    )
    details = tuple(detail for change in difference.fields for detail in _details(change))
    return EntryBlock(_title(difference.new), sign=CHANGED, flags=flags, facts=(named,), details=details)


def _title(entry: Entry | Header) -> Words:
    return phrase(Run(entry.query if isinstance(entry, View) else title_words(entry), "title"))


def _details(change: FieldChange) -> Iterator[Words]:
    """A changed field on one line where it is short; else the old and the new value, or each item that went or came."""
    name = Run(f"{change.field}: ", "aside")
    if change.reordered:
        yield phrase(name, f"in another order: {value_words(change.new)}")
    elif change.is_list:
        removed, added = item_words(change)
        yield from (phrase(name, f"removed {text}") for text in removed)
        yield from (phrase(name, f"added {text}") for text in added)
    else:
        old, new = both_words(change)
        if len(old) + len(new) <= _SHORT:
            yield phrase(name, f"{old} → {new}")
        else:
            yield phrase(name, f"was: {old}")
            yield phrase(name, f"now: {new}")
