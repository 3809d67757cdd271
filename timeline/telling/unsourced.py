"""Entries without a source, which say so where the other entries of their log have sources."""

from timeline.log.log import Log
from timeline.telling.document import Cite, Entry, Run, phrase

_NO_SOURCE = phrase(Run("no source", "aside"))


def sourced(entry: Entry, log: Log) -> Entry:
    """Return the entry, with the remark that it has no source; in a log that names no sources at all, without it."""
    if entry.cites:
        return entry
    lines = (entry.title, entry.lead, *entry.facts, *entry.details)
    if any(isinstance(one, Cite) for line in lines for one in line) or not log.sources:
        return entry
    return entry._replace(facts=(*entry.facts, _NO_SOURCE))
