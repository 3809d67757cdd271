"""The vocabulary as tables: actors, places, types, sources and saved views, with their counts."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import named_columns
from timeline.export.sheets.sheet import CellKind, Column, Columns, Companion, Sheet, detail, joined, table, text
from timeline.vocabulary.countries import country_name
from timeline.workspace import Workspace

Word = Mapping[str, Any]
"""A row of the vocabulary, by the keys of its JSON."""


def vocabulary_sheet(name: str, rows: Iterable[Word], workspace: Workspace) -> Sheet:
    """One of the tables of the vocabulary."""
    return table(name, _COLUMNS[name](workspace), rows, workspace)


def _key(name: str) -> Callable[[Word], Any]:
    return lambda word: word[name]


def _texts(*names: str) -> Columns[Word]:
    return tuple(text(name, _key(name)) for name in names)


def _list(name: str, kind: CellKind = "list") -> Column[Word]:
    return Column(name, kind, _key(name))


def _counts(*names: str) -> Columns[Word]:
    return tuple(Column(name, "number", _key(name)) for name in names or ("events", "plans", "figures"))


def _actors(workspace: Workspace) -> Columns[Word]:
    """Actors; memberships are two lists: the wholes, and the times, which may be empty texts."""

    def wholes(word: Word) -> list[str]:
        return [membership["actor"] for membership in word["part_of"]]

    def times(word: Word) -> list[str]:
        return [membership["during"].edtf if membership["during"] else "" for membership in word["part_of"]]

    def name_times(word: Word) -> list[str]:
        return [former["during"].edtf for former in word["names"]]

    return joined(
        _texts("name", "id"),
        _list("aliases"),
        Column("names", "list", lambda word: [former["name"] for former in word["names"]]),
        Column("names_during", "list", name_times, companion_of=Companion("names", "during")),
        _texts("kind"),
        named_columns("part_of", "part_of_names", wholes, workspace.memberships.name),
        Column("part_of_during", "list", times, companion_of=Companion("part_of", "during")),
        text("country_name", lambda word: country_name(word["country"]) if word["country"] else None),
        detail("country", _key("country")),
        _counts(),
    )


def _places(workspace: Workspace) -> Columns[Word]:
    name_of = workspace.geography.name
    return joined(
        _texts("name", "id"),
        _list("aliases"),
        _texts("kind"),
        named_columns("in", "in_names", _key("in"), name_of),
        named_columns("contains", "contains_names", _key("contains"), name_of),
        named_columns("countries", "country_names", _key("countries"), country_name),
        _texts("definition"),
        _counts(),
    )


def _types(_: Workspace) -> Columns[Word]:
    texts = _texts("name", "id", "family", "acled", "ucdp", "plover", "description")
    return (*texts, *_counts("events"), Column("is_act", "truth", _key("is_act")))


def _sources(_: Workspace) -> Columns[Word]:
    return joined(
        _texts("title", "id", "publisher"),
        _list("author"),
        date_columns("date", _key("date")),
        Column("url", "links", _address),
        date_columns("accessed", _key("accessed")),
        _texts("licence"),
        _counts(),
    )


def _address(word: Word) -> list[str]:
    return [word["url"]] if word["url"] else []


def _views(_: Workspace) -> Columns[Word]:
    return (*_texts("id", "query"), *_counts(), *_texts("fault"))


_COLUMNS: Mapping[str, Callable[[Workspace], Columns[Word]]] = {
    "actors": _actors,
    "places": _places,
    "types": _types,
    "sources": _sources,
    "views": _views,
}
