"""Differences between two versions in words, the same in every form of the answer."""

import os
from typing import Any

from timeline.dates import Date, words
from timeline.log.deadline_terms import EarlierOf, LaterOf, Step
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import Citation, Entry, Event, Figure, Header, Plan, Source
from timeline.reports.compare import Changed, Comparison, FieldChange, Unread
from timeline.reports.meaning import KEYS, names_of, parts
from timeline.reports.term_wording import deadline_in_words, id_or_date
from timeline.reports.wording import plural, step_in_words, title_of
from timeline.versions import Version

NOTHING = "(nothing)"
NAMES = {"old": "the old version", "new": "the new version"}


def version_words(version: Version) -> str:
    """The name of a version as the user wrote it, without the folders of an absolute path."""
    return os.path.basename(version.name) if os.path.isabs(version.name) else version.name


def value_words(value: Any, exact: bool = False) -> str:
    """The value of a field on one line; `exact`: dates in EDTF."""
    if value is None or value == ():
        return NOTHING
    if isinstance(value, Date):
        return value.edtf if exact else words(value)
    if isinstance(value, Citation):
        via = f"via {value.via}" if value.via else None
        return ", ".join(part for part in (value.ref, value.at, via) if part)
    if isinstance(value, Step):
        return step_in_words(value)
    if isinstance(value, EarlierOf | LaterOf):
        return deadline_in_words(value, id_or_date)
    if names_of(value):
        texts = ((KEYS.get(name, name), value_words(part, exact)) for name, part in parts(value))
        return "; ".join(f"{name}: {text}" for name, text in texts)
    if isinstance(value, tuple):
        return "; ".join(value_words(item, exact) for item in value)
    return " ".join(value.split()) if isinstance(value, str) else f"{value:,}"


def both_words(change: FieldChange) -> tuple[str, str]:
    """The old and the new value of a field; dates in EDTF if their words are the same."""
    old, new = value_words(change.old), value_words(change.new)
    return (old, new) if old != new else (value_words(change.old, True), value_words(change.new, True))


def item_words(change: FieldChange) -> tuple[list[str], list[str]]:
    """The items of a list that went and those that came, as `both_words` has them."""
    removed, added = (list(map(value_words, items)) for items in (change.removed, change.added))
    if set(removed) & set(added):
        removed, added = ([value_words(item, True) for item in items] for items in (change.removed, change.added))
    return removed, added


def date_of(entry: Entry, log: Log) -> Date | None:
    """The date of an entry; of a plan, the date of its announcement."""
    if isinstance(entry, Plan):
        return occasion_date(entry.announced, log.events)
    if isinstance(entry, Figure):
        return entry.when
    return entry.date if isinstance(entry, Event | Source) else None


def when_words(entry: Entry, log: Log) -> str:
    """The date of an entry in words, unless its title names it already."""
    date = date_of(entry, log) if not isinstance(entry, Figure) else None
    return words(date) if date is not None else ""


def title_words(entry: Entry | Header) -> str:
    """The title of an entry; of a view, its query."""
    if isinstance(entry, Header):
        return entry.title
    return " ".join(str(getattr(entry, "query", None) or title_of(entry)).split())


def count_words(answer: Comparison) -> list[str]:
    """The number of entries by sort of difference: `2 added`."""
    lists = ("added", "removed", "renamed", "changed")
    return [f"{len(getattr(answer, name)):,} {name}" for name in lists if getattr(answer, name)]


def faulty_words(change: Changed) -> str:
    """A warning if an entry has errors."""
    return f"has errors in {' and '.join(NAMES[side] for side in change.faulty_in)}" if change.faulty_in else ""


def unread_words(unread: Unread) -> str:
    """An entry or field that could not be compared, and the reason."""
    what = f"its field {unread.field!r}" if unread.field else "it"
    return f"{what} could not be read in {NAMES[unread.side]}"


def summary(answer: Comparison) -> str:
    """The one sentence of an answer without differences."""
    if answer.unread:
        return f"No difference found; {plural(len(answer.unread), 'part')} could not be compared"
    return (
        "No difference in what the versions say" if not answer.filtered_out else "No difference that the filters find"
    )
