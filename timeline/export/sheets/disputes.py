"""Disputes as a table: a row for each claim, then one for each pair of figures in conflict (none is followed)."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from timeline.dates import Date
from timeline.export.sheets.columns.amounts import amount_columns
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import cited, file_columns, match_words, source_columns
from timeline.export.sheets.sheet import Column, Columns, RowKind, Sheet, composed, detail, joined, text
from timeline.log.known import occasion_date
from timeline.log.model import Dispute, Figure, Occasion
from timeline.reports.disputes import (
    Disputed,
    Disputes,
    claim_words,
    claimed_number,
    entry_words,
    followed,
    followed_sources,
    followed_words,
    kind_of,
)
from timeline.reports.figures import Opposed, Point, series_key
from timeline.reports.wording import amount_words
from timeline.telling.figure_words import group_words
from timeline.workspace import Workspace

_AMOUNTS = ("low", "high", "value")
_TEXTS = ("qualifier", "words")


class _Claim(NamedTuple):
    """One claim on a disputed field."""

    one: Disputed
    claim: Dispute


def disputes_sheet(answer: Disputes, workspace: Workspace) -> Sheet:
    """The claims, then the pairs in conflict."""
    claims = RowKind("disputes", _claim_columns(workspace))
    conflicts = RowKind("conflicts", _conflict_columns(workspace))
    return composed("disputes", (claims, conflicts), _rows(answer, claims, conflicts), workspace)


def _rows(answer: Disputes, claims: RowKind[_Claim], conflicts: RowKind[Opposed]) -> Iterator[tuple[RowKind[Any], Any]]:
    for one in answer.fields:
        yield from ((claims, _Claim(one, claim)) for claim in one.claims)
    yield from ((conflicts, pair) for pair in answer.conflicts)


def _claim_columns(workspace: Workspace) -> Columns[_Claim]:
    def followed_here(row: _Claim) -> str:
        return followed_words(row.one.entry, row.one.field, row.one.log, workspace)

    def claimed(row: _Claim) -> str:
        return claim_words(row.claim, row.one.log, workspace)

    return joined(
        text("what", lambda _: "dispute"),
        text("entry", lambda row: kind_of(row.one.entry)),
        text("title", lambda row: entry_words(row.one.entry, workspace)),
        detail("id", lambda row: row.one.entry.id),
        text("field", lambda row: row.one.field),
        date_columns("followed", lambda row: _followed_date(row.one), followed_here),
        _in_columns("followed", lambda row, name: _followed_amount(row.one, name)),
        source_columns(
            lambda row: cited(followed_sources(row.one.entry, row.one.field, row.one.log), row.one.log), "followed_"
        ),
        date_columns("claim", lambda row: row.claim.read, claimed),
        _in_columns("claim", lambda row, name: _claimed_amount(row.claim, name)),
        source_columns(lambda row: cited(row.claim.sources, row.one.log), "claim_"),
        text("note", lambda row: row.claim.note),
        date_columns("date", lambda row: row.claim.date),
        date_columns("known", lambda row: row.claim.known),
        text("match", lambda row: match_words(row.one.match)),
        file_columns(lambda row: (row.one.entry, row.one.log)),
    )


def _followed_date(one: Disputed) -> Date | None:
    """The date that the log follows; for an announcement, the day on which it was made."""
    value = followed(one.entry, one.field)
    if isinstance(value, Occasion):
        return occasion_date(value, one.log.events)
    return value if isinstance(value, Date) else None


def _in_columns(name: str, get: Callable[[_Claim, str], Any]) -> Columns[_Claim]:
    """The columns for the numbers and the qualifier of one side, each in the column of its field."""

    def part(field: str) -> Callable[[_Claim], Any]:
        return lambda row: get(row, field)

    numbers = (Column(f"{name}_{field}", "number", part(field), is_detail=True) for field in _AMOUNTS)
    return (*numbers, *(detail(f"{name}_{field}", part(field)) for field in _TEXTS))


def _followed_amount(one: Disputed, name: str) -> Any:
    return followed(one.entry, one.field) if one.field == name else None


def _claimed_amount(claim: Dispute, name: str) -> Any:
    if claim.field != name or len(claim.value) != 1:
        return None
    (text,) = claim.value
    return text if name in _TEXTS else claimed_number(name, text)


def _title(pair: Opposed, workspace: Workspace) -> str:
    return group_words(series_key(*pair.first), workspace, pair.figures)


def _conflict_columns(workspace: Workspace) -> Columns[Opposed]:
    """Two estimates in conflict; their times are `date` and `other_date`."""
    return joined(
        text("what", lambda _: "conflict"),
        text("entry", lambda _: "figure"),
        text("title", lambda pair: _title(pair, workspace)),
        detail("id", lambda pair: pair.first.figure.id),
        _estimate("followed", lambda pair: pair.first),
        _estimate("claim", lambda pair: pair.second),
        detail("other_id", lambda pair: pair.second.figure.id),
        date_columns("date", lambda pair: pair.first.figure.when),
        date_columns("other_date", lambda pair: pair.second.figure.when),
        file_columns(lambda pair: (pair.first.figure, pair.first.log)),
    )


def _estimate(name: str, get: Callable[[Opposed], Point]) -> Columns[Opposed]:
    def figure(pair: Opposed) -> Figure:
        return get(pair).figure

    return joined(
        text(name, lambda pair: amount_words(figure(pair))),
        amount_columns(name, figure),
        source_columns(lambda pair: cited(figure(pair).sources, get(pair).log), f"{name}_"),
    )
