"""The columns of all kinds of entries: places and actors with their names, sources with their addresses, file."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from timeline.dates import Match
from timeline.export.sheets.sheet import (
    AnyRow,
    Column,
    Columns,
    Companion,
    Heading,
    Refers,
    detail,
    joined,
    together,
)
from timeline.log.file_names import file_of
from timeline.log.log import Log
from timeline.log.model import Citation, Entry
from timeline.reports.wording import cited_in_full
from timeline.vocabulary.countries import country_name
from timeline.workspace import Workspace


def named_columns(
    name: str,
    names: str,
    get: Callable[[AnyRow], Iterable[str]],
    name_of: Callable[[str], str],
    refers: Refers | None = None,
) -> Columns[AnyRow]:
    """A list of names for readers, and the ids that they stand for, in the same order."""
    return joined(
        Column(names, "list", lambda row: tuple(map(name_of, get(row))), companion_of=Companion(name, "name")),
        Column(name, "list", get, is_detail=True, refers=refers),
    )


def name_columns(
    name: str,
    label: str,
    get: Callable[[AnyRow], str | None],
    name_of: Callable[[str], str],
    refers: Refers | None = None,
) -> Columns[AnyRow]:
    """A name for readers, and the id that it stands for."""

    def of_row(row: AnyRow) -> str | None:
        identity = get(row)
        return name_of(identity) if identity is not None else None

    return Column(label, "text", of_row), detail(name, get)._replace(refers=refers)


_MOST_KNOWN = 4096
"""Maximum number of lists of places, and of citations, whose cells are kept: many rows have the same."""


def place_columns(workspace: Workspace, get: Callable[[AnyRow], Sequence[str]]) -> Columns[AnyRow]:
    """Places, and the countries that they lie in: names, ids and codes."""
    geography = workspace.geography

    @lru_cache(_MOST_KNOWN)
    def cells(places: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        countries = geography.countries(places)
        return tuple(map(geography.name, places)), places, countries, tuple(map(country_name, countries))

    return together(
        lambda rows: zip(*[cells(tuple(get(row))) for row in rows], strict=True),
        Heading("place_names", "list", companion_of=Companion("places", "name")),
        Heading("places", "list", is_detail=True),
        Heading("countries", "list", is_detail=True),
        Heading("country_names", "list", is_detail=True, companion_of=Companion("countries", "name")),
    )


def actor_columns(
    name: str,
    names: str,
    workspace: Workspace,
    entry_of: Callable[[AnyRow], Entry],
    get: Callable[[AnyRow], tuple[str, ...]],
) -> Columns[AnyRow]:
    """Actors of an entry: names, as they were at its time, and ids."""

    def cells(rows: Sequence[AnyRow]) -> tuple[list[tuple[str, ...]], ...]:
        actors = [*map(get, rows)]
        return [*map(workspace.names, map(entry_of, rows), actors)], actors

    return together(
        cells,
        Heading(names, "list", companion_of=Companion(name, "name")),
        Heading(name, "list", is_detail=True, refers="actor"),
    )


def one_actor_columns(
    name: str,
    label: str,
    workspace: Workspace,
    entry_of: Callable[[AnyRow], Entry],
    get: Callable[[AnyRow], str | None],
) -> Columns[AnyRow]:
    """One actor of an entry: the name, as it was at its time, and the id."""

    def name_of(row: AnyRow) -> str | None:
        identity = get(row)
        return workspace.naming(entry_of(row))(identity) if identity is not None else None

    return Column(label, "text", name_of), detail(name, get)._replace(refers="actor")


Cited = tuple[Citation, Log]
"""A citation with the log that knows the document."""


def source_columns(get: Callable[[AnyRow], Iterable[Cited]], front: str = "") -> Columns[AnyRow]:
    """Sources in full, their addresses as links, and their ids, all in the same order; no address is an empty one."""
    own = f"{front}sources"
    known: dict[tuple[str, str, str | None], tuple[str, str]] = {}

    def text_and_address(citation: Citation, log: Log) -> tuple[str, str]:
        """The source without the place in it, which differs from citation to citation."""
        if len(known) == _MOST_KNOWN:
            known.clear()
        found = cited_in_full(citation.ref, citation.via, log), _address(citation, log)
        known[log.file, citation.ref, citation.via] = found
        return found

    def cells(rows: Sequence[AnyRow]) -> tuple[list[list[str]], ...]:
        texts, addresses, ids = [], [], []
        for several in map(get, rows):
            own_texts, own_addresses, own_ids = [], [], []
            for citation, log in several:
                ref, via, at = citation
                text, address = known.get((log.file, ref, via)) or text_and_address(citation, log)
                own_texts.append(f"{text}, {at}" if at else text)
                own_addresses.append(address)
                own_ids.append(ref)
            texts.append(own_texts)
            addresses.append(own_addresses if any(own_addresses) else [])
            ids.append(own_ids)
        return texts, addresses, ids

    return together(
        cells,
        Heading(own, "list"),
        Heading(f"{front}source_urls", "links", is_detail=True, companion_of=Companion(own, "url")),
        Heading(f"{front}source_ids", "list", is_detail=True, companion_of=Companion(own, "ref"), refers="source"),
    )


def cited(citations: Iterable[Citation], log: Log) -> list[Cited]:
    """Citations of one log."""
    return [(citation, log) for citation in citations]


def _address(citation: Citation, log: Log) -> str:
    source = log.sources.get(citation.ref)
    return (source.url if source is not None else None) or ""


def file_columns(get: Callable[[AnyRow], tuple[Entry, Log]]) -> Columns[AnyRow]:
    """The columns for the place of an entry: file and line."""

    def cells(rows: Sequence[AnyRow]) -> tuple[list[Any], ...]:
        entries = [*map(get, rows)]
        return [file_of(entry, log) for entry, log in entries], [entry.line for entry, _ in entries]

    return together(cells, Heading("file", is_detail=True), Heading("line", "number", is_detail=True))


def match_words(match: Match | None) -> str | None:
    """The match of an entry as a cell: `certain` or `possible`."""
    return _MATCH_WORDS[match] if match is not None else None


_MATCH_WORDS = {match: match.name.lower() for match in Match}


def one_or_none(value: Sequence[Any] | None, at: int) -> Any:
    """A cell function for one of several optional numbers."""
    return value[at] if value is not None else None
