"""The results of a search as a table: the best first, with the words as they stand in texts and names."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.export.sheets.columns.amounts import amount_columns
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import (
    actor_columns,
    cited,
    file_columns,
    match_words,
    place_columns,
    source_columns,
)
from timeline.export.sheets.sheet import Column, Columns, RowKind, Sheet, after, composed, detail, joined, text
from timeline.log.log import actors_of, places_of
from timeline.log.model import Event, Figure, Plan
from timeline.reports.rated import title_of
from timeline.reports.search import Hit
from timeline.workspace import Workspace


class _Ranked(NamedTuple):
    """A result with its rank."""

    rank: int
    hit: Hit


def search_sheet(hits: Iterable[Hit], workspace: Workspace) -> Sheet:
    """A row for each entry that was found, the best first."""
    every = _columns(workspace)
    kinds = {
        "event": RowKind("events", after("title", every, text("type", _type))),
        "plan": RowKind("plans", after("title", every, text("type", _type))),
        "figure": RowKind("figures", after("summary", every, *_amounts())),
    }
    rows = (_Ranked(rank, hit) for rank, hit in enumerate(hits, 1))
    return composed("search", tuple(kinds.values()), ((kinds[_what(one)], one) for one in rows), workspace)


def _what(one: _Ranked) -> str:
    return type(one.hit.entry).__name__.lower()


def _type(one: _Ranked) -> str | None:
    entry = one.hit.entry
    return entry.type if isinstance(entry, Event) else entry.kind if isinstance(entry, Plan) else None


def _columns(workspace: Workspace) -> Columns[_Ranked]:
    return joined(
        Column("rank", "number", lambda one: one.rank),
        text("kind", _what),
        date_columns("date", lambda one: one.hit.date),
        text("title", lambda one: title_of(one.hit.entry)),
        detail("id", lambda one: one.hit.entry.id),
        place_columns(workspace, lambda one: places_of(one.hit.entry, one.hit.log)),
        actor_columns(
            "actors",
            "actor_names",
            workspace,
            lambda one: one.hit.entry,
            lambda one: actors_of(one.hit.entry, one.hit.log),
        ),
        text("status", lambda one: one.hit.entry.status),
        text("match", lambda one: match_words(one.hit.match)),
        Column("tags", "list", lambda one: one.hit.entry.tags, is_detail=True),
        text("summary", lambda one: one.hit.entry.summary),
        _words(),
        source_columns(lambda one: cited(one.hit.sources, one.hit.log)),
        file_columns(lambda one: (one.hit.entry, one.hit.log)),
    )


def _words() -> Columns[_Ranked]:
    """The words that were looked for, as they stand in the entry."""

    def in_title(one: _Ranked) -> list[str]:
        return [title_of(one.hit.entry)[start:end] for start, end in one.hit.title]

    def in_summary(one: _Ranked) -> list[str]:
        return [(one.hit.entry.summary or "")[start:end] for start, end in one.hit.summary]

    return joined(
        Column("in_title", "list", in_title, is_detail=True),
        Column("in_summary", "list", in_summary, is_detail=True),
        Column("in_names", "list", lambda one: [named.name for named in one.hit.names], is_detail=True),
    )


def _amounts() -> Columns[_Ranked]:
    def figure(one: _Ranked) -> Figure | None:
        return one.hit.entry if isinstance(one.hit.entry, Figure) else None

    return joined(
        amount_columns("", figure),
        detail("unit", lambda one: one.hit.entry.unit if isinstance(one.hit.entry, Figure) else None),
    )
