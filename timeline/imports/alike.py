"""Entries of the log that a new row may be: those with its web address, and those that look like it.

They are proposals, nothing is decided.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.edits.doubles import entry_of
from timeline.edits.drafts import Draft
from timeline.imports.imported import name_of
from timeline.imports.review import EntryName
from timeline.imports.three_way import as_items
from timeline.log.editing.values import Value
from timeline.log.likeness.finding import Finder
from timeline.log.log import Log
from timeline.log.model import Entry

_MOST = 3
"""Maximum number of entries that are proposed for a row."""


class Alike(NamedTuple):
    """An entry of the log that a row may be, and why."""

    entry: EntryName
    why: str
    row: str = ""
    """The row of the same source that it is, if it is one."""


class Proposals:
    """The entries of a log that new rows of a source may be."""

    def __init__(self, log: Log, source: str = "") -> None:
        self._log = log
        self._source = source
        self._addresses = Addresses(log)
        self._finder = Finder(log)
        self._is_empty = not log.events and not log.plans

    def alike(self, draft: Draft) -> list[Alike]:
        """Return the entries that a new one may be: first those with its address, then those that look like it.

        Those of other rows of the source stand behind, as many again at most.
        """
        if self._is_empty:
            return []
        section = getattr(self._log, draft.section)
        found = {
            one.entry.id: one._replace(row=_row_of(section[one.entry.id], self._source))
            for one in self._addresses.alike(draft)
        }
        for one in self._looking_like(draft):
            found.setdefault(one.entry.id, one)
        others = [one for one in found.values() if not one.row]
        return [*others[:_MOST], *[one for one in found.values() if one.row][:_MOST]]

    def _looking_like(self, draft: Draft) -> Iterator[Alike]:
        entry = entry_of(draft, self._log)
        if entry is None:
            return
        number = {True: 0, False: 0}
        for found in self._finder.alike(entry):
            row = _row_of(found.entry, self._source)
            number[bool(row)] += 1
            if number[bool(row)] <= _MOST:
                yield Alike(name_of(draft.section, found.entry), ", ".join(found.likeness.reasons), row)


def _row_of(entry: Entry, source: str) -> str:
    """Return the row of a source from which an entry was imported; empty if it was not."""
    origin = entry.origin
    return origin.id if origin is not None and origin.source == source else ""


class Addresses:
    """The web addresses of a log: those of its entries, and those of the sources that they cite."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._sources: dict[str, str] | None = None
        self._entries: dict[tuple[str, str], EntryName] | None = None

    def alike(self, draft: Draft) -> Iterator[Alike]:
        """Yield the entries with the address of a new one, or that cite the only source with it; figures are none."""
        value = draft.value if isinstance(draft.value, dict) else {}
        if draft.section == "figures":
            return
        found: dict[str, Alike] = {}
        for url in _urls(value):
            if (entry := self._by_url().get((draft.section, url))) is not None:
                found.setdefault(entry.id, Alike(entry, f"it has the address {url}"))
            if (source := self._source_of(url)) is not None:
                section = getattr(self._log, draft.section)
                for identity in section.naming("source", source)[:_MOST]:
                    why = f"it cites {source}, which has the address {url}"
                    found.setdefault(identity, Alike(name_of(draft.section, section[identity]), why))
        yield from [*found.values()][:_MOST]

    def _by_url(self) -> Mapping[tuple[str, str], EntryName]:
        if self._entries is None:
            self._entries = {
                (name, _plain(entry.url)): name_of(name, entry)
                for name, section in (("events", self._log.events), ("plans", self._log.plans))
                for entry in section.values()
                if entry.url is not None
            }
        return self._entries

    def _source_of(self, url: str) -> str | None:
        if self._sources is None:
            self._sources = {_plain(one.url): one.id for one in self._log.sources.values() if one.url is not None}
        return self._sources.get(url)


def _urls(value: Mapping[str, Value]) -> Iterator[str]:
    """Yield the addresses in a new entry: its own, and those that stand for a source."""
    several = [value.get("url"), *(one.get("ref") for one in as_items(value.get("sources")) if isinstance(one, dict))]
    for one in several:
        if isinstance(one, str) and "://" in one:
            yield _plain(one)


def _plain(url: str) -> str:
    """Return an address without what does not tell one page from another."""
    return url.partition("#")[0].rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")
