"""Imported entries as the log has them, read from its text run by run, each once."""

import json
from collections.abc import Mapping

from timeline.edits.room import LogToEdit
from timeline.imports.review import EntryName
from timeline.imports.said import said
from timeline.log.editing.operations import Target
from timeline.log.editing.tree import parse, plain
from timeline.log.editing.values import Value


class Ours:
    """The entries of a log with an origin in a source, in the form in which they are compared.

    Of a run of entries that was read, these alone are kept, as short texts: a release has very many.
    """

    def __init__(self, opened: LogToEdit, source: str) -> None:
        self._opened = opened
        self._source = source
        self._kept: dict[tuple[str, str], bytes] = {}

    def of(self, entry: EntryName) -> Mapping[str, Value]:
        """Return what an entry says."""
        key = entry.section, entry.id
        if key not in self._kept:
            self._read(entry)
        found: dict[str, Value] = json.loads(self._kept[key])
        return found

    def _read(self, entry: EntryName) -> None:
        """Read the run of entries in which one stands."""
        file = getattr(self._opened.log, entry.section)[entry.id].file
        tree = parse(self._opened.texts.region(file, Target(entry.section, entry.id)).text)
        for section in tree.sections.values():
            for one in section.entries:
                value = plain(one.value)
                if isinstance(value, dict) and self._is_ours(value):
                    text = json.dumps(said(value, self._source), ensure_ascii=False)
                    self._kept[section.key.value, one.id] = text.encode("utf-8", "surrogatepass")

    def _is_ours(self, value: Mapping[str, Value]) -> bool:
        origin = value.get("origin")
        return isinstance(origin, dict) and origin.get("source") == self._source
