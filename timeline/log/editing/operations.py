"""Operations on the entries of one file: what an edit means, without places and without layout."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from timeline.log.editing.values import Path, Value

HEADER = "timeline"
"""The section of the header, whose single entry has no id."""


class Target(NamedTuple):
    """An entry in a file, by its section and its id; the header is `Target("timeline", "")`."""

    section: str
    id: str


class SetValue(NamedTuple):
    """A value replaces another one; a key that is not there yet is added in the usual order of keys."""

    target: Target
    path: Path
    value: Value


class RemoveValue(NamedTuple):
    """A key with its value, or an item of a list, goes; of a list, the last item takes the key with it."""

    target: Target
    path: Path


class AppendItem(NamedTuple):
    """An item is added at the end of a list.

    A list that is not there is made, and a single value that stands without brackets becomes the first item.
    """

    target: Target
    path: Path
    value: Value


class AddEntry(NamedTuple):
    """A new entry behind the one named `after`, before all if that is empty; a missing section is made.

    In a list (events, plans, figures) `value` holds the id. The entry stands under a comment that reads `heading`, such
    as the year, if there is one between `after` and the next entry.
    """

    target: Target
    value: Value
    after: str = ""
    heading: str = ""


class AddEntries(NamedTuple):
    """Very many new entries in their order, behind the one named `after`, each as `AddEntry` puts one.

    `timeline.log.editing.bulk` writes them, without all their values in memory.
    """

    section: str
    ids: tuple[str, ...]
    values: Iterable[str]
    """Their values as JSON; they may be read several times."""
    after: str = ""
    heading: str = ""

    @property
    def target(self) -> Target:
        """The entry behind which they stand."""
        return Target(self.section, self.after)

    def one_by_one(self) -> "list[AddEntry]":
        """Return an operation for each: the last first, as each stands right behind `after`."""
        each = zip([Target(self.section, id) for id in self.ids], map(json.loads, self.values), strict=True)
        return [AddEntry(target, value, self.after, self.heading) for target, value in each][::-1]


class RemoveEntry(NamedTuple):
    """An entry goes, with the comments that stand in it, and those directly above that no blank line parts from it.

    A short comment with a year in it, such as `# 2024` or `# Before 2014`, heads several entries, and stays.
    """

    target: Target


class ReplaceEntry(NamedTuple):
    """The text of an entry, as the user wrote it, takes the place of the old one; `value` is what it reads as.

    The text has the entry's own indentation, and its comments.
    """

    target: Target
    text: str
    value: Value
    id: str
    """The id of the entry from now on."""


Operation = SetValue | RemoveValue | AppendItem | AddEntry | RemoveEntry | ReplaceEntry
