"""Entries as their rows say them, in the form in which they are compared with the last import and with the log."""

from collections.abc import Iterable, Mapping

from timeline.edits.drafts import Draft
from timeline.imports.maps import Map
from timeline.imports.state import Imported
from timeline.imports.three_way import as_items
from timeline.log.editing.values import Value

_STAMPS = frozenset({"id", "added", "origin", "subject"})
"""Keys by which an entry is kept, which no row changes. A figure stays with its entry."""


def said(value: Mapping[str, Value], source: str) -> dict[str, Value]:
    """Return the fields of an entry without the stamps of its import; where its row stands says nothing of it."""
    found = {key: part for key, part in value.items() if key not in _STAMPS}
    if "sources" in found:
        others = [one for one in as_items(found["sources"]) if not _is_of(one, source)]
        if others:
            found["sources"] = others
        else:
            del found["sources"]
    return found


def row_of(value: Mapping[str, Value]) -> str:
    """Return the name of the row from which an entry was imported; empty if it was not."""
    origin = value.get("origin")
    return str(origin.get("id", "")) if isinstance(origin, dict) else ""


def imported_of(draft: Draft, source: str) -> Imported:
    """Return what is kept of a new entry for the next import."""
    value = draft.value if isinstance(draft.value, dict) else {}
    return Imported(row_of(value), draft.section, draft.id, said(value, source))


def _is_of(citation: Value, source: str) -> bool:
    return citation == source or (isinstance(citation, dict) and citation.get("ref") == source)


def keys_of(map: Map, section: str) -> list[str]:
    """Return the keys of which the rows under a map say something, but for those that an update never touches."""
    if section == map.into:
        keys: Iterable[str] = map.fields
    else:
        keys = [*(key for figure in map.figures for key in figure.fields), "places"]
    kept = {*map.keep, *_STAMPS}
    return [key for key in dict.fromkeys(keys) if key not in kept]


def compared(value: Mapping[str, Value], base: Mapping[str, Value], keys: Iterable[str]) -> dict[str, Value | None]:
    """Return the fields of a row that are compared: None for one that is empty now and was not at the last import."""
    return {key: value.get(key) for key in keys if key in value or key in base}
