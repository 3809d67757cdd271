"""The picture on a day as a table: a row for each situation, plan, figure, office and rival claim."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.export.sheets.columns.amounts import amount_columns
from timeline.export.sheets.columns.dates import date_columns
from timeline.export.sheets.columns.entries import (
    actor_columns,
    cited,
    file_columns,
    match_words,
    name_columns,
    place_columns,
    source_columns,
)
from timeline.export.sheets.columns.events import event_columns
from timeline.export.sheets.columns.figures import figure_columns
from timeline.export.sheets.columns.plans import (
    condition_columns,
    deadline_columns,
    plan_columns,
    plan_source_columns,
    slip_columns,
    term_columns,
)
from timeline.export.sheets.sheet import Column, Columns, RowKind, Sheet, after, composed, detail, joined, of, text
from timeline.log.log import Log, actors_of, places_of
from timeline.log.model import Dispute, Entry
from timeline.reports.plans import Judged
from timeline.reports.rows import Row
from timeline.reports.state import Latest, Office, State
from timeline.reports.wording import amount_in_units
from timeline.telling.figure_words import measure_words
from timeline.telling.state_words import dispute_words, disputed_title
from timeline.telling.verdict_words import verdict_sentence
from timeline.workspace import Workspace


class _Claim(NamedTuple):
    """A rival claim on a field of an entry, with the value that the log follows."""

    entry: Entry
    log: Log
    title: str
    field: str
    followed: str
    claim: Dispute
    value: str


def state_sheet(answer: State, workspace: Workspace) -> Sheet:
    """A row for each part of the picture."""
    kinds: tuple[RowKind[Any], ...] = (
        RowKind("ongoing", _ongoing(workspace)),
        RowKind("plans", _plans(workspace)),
        RowKind("figures", _figures(workspace)),
        RowKind("offices", _offices(workspace)),
        RowKind("disputes", _disputes(workspace)),
    )
    rows: tuple[Any, ...] = (
        answer.ongoing,
        answer.plans,
        answer.figures,
        answer.offices,
        _claims(answer, workspace),
    )
    lines = ((kind, row) for kind, several in zip(kinds, rows, strict=True) for row in several)
    ongoing, plans, *others = kinds
    # The columns are in the order of plans, which have most of them.
    return composed("state", (plans, ongoing, *others), lines, workspace)


def _ongoing(workspace: Workspace) -> Columns[Row]:
    return (text("part", lambda _: "ongoing"), *event_columns(workspace))


def _plans(workspace: Workspace) -> Columns[Judged]:
    """A plan; its date is the deadline."""
    return joined(
        text("part", lambda _: "plans"),
        deadline_columns("date"),
        after("title", plan_columns(workspace), text("value", _verdict)),
        text("deadline_words", lambda row: row.words),
        term_columns(),
        slip_columns(),
        condition_columns(),
        plan_source_columns(),
    )


def _verdict(row: Judged) -> str:
    return "".join(verdict_sentence(row, in_days=True))


def _figures(workspace: Workspace) -> Columns[Latest]:
    def title(latest: Latest) -> str:
        return measure_words(latest.series.key, workspace, (latest.point.figure,))

    def value(latest: Latest) -> str:
        return amount_in_units(latest.point.figure)

    return joined(
        text("part", lambda _: "figures"),
        date_columns("date", lambda latest: latest.point.figure.when),
        text("title", title),
        text("value", value),
        amount_columns("estimate", lambda latest: latest.point.figure),
        Column("age_days_min", "number", lambda latest: latest.age.min),
        Column("age_days_max", "number", lambda latest: latest.age.max),
        of(figure_columns(workspace), lambda latest: latest.point),
        text("match", lambda latest: match_words(latest.match)),
    )


def _offices(workspace: Workspace) -> Columns[Office]:
    """A membership; the date is its time."""
    name_of = workspace.memberships.name
    return joined(
        text("part", lambda _: "offices"),
        date_columns("date", lambda office: office.membership.during),
        text("title", lambda office: office.actor.name),
        detail("id", lambda office: office.actor.id),
        text("value", lambda office: name_of(office.membership.actor)),
        name_columns("of", "of_name", lambda office: office.membership.actor, name_of, "actor"),
        text("match", lambda office: match_words(office.match)),
        source_columns(lambda office: cited(office.sources, office.log)),
        file_columns(lambda office: (office.actor, office.log)),
    )


def _disputes(workspace: Workspace) -> Columns[_Claim]:
    """A rival claim; the date is its own."""
    return joined(
        text("part", lambda _: "disputes"),
        date_columns("date", lambda one: one.claim.date),
        text("title", lambda one: one.title),
        detail("id", lambda one: one.entry.id),
        text("status", lambda one: one.entry.status),
        text("value", lambda one: f"{one.followed} — also claimed: {one.value}"),
        text("field", lambda one: one.field),
        date_columns("claim", lambda one: one.claim.read, lambda one: one.value),
        place_columns(workspace, lambda one: places_of(one.entry, one.log)),
        actor_columns(
            "actors", "actor_names", workspace, lambda one: one.entry, lambda one: actors_of(one.entry, one.log)
        ),
        source_columns(lambda one: cited(one.claim.sources, one.log)),
        file_columns(lambda one: (one.entry, one.log)),
    )


def _claims(answer: State, workspace: Workspace) -> Iterator[_Claim]:
    for found in answer.disputes:
        title = disputed_title(found, workspace)
        for one, followed, claimed in dispute_words(found, workspace):
            for claim, value in zip(one.claims, claimed, strict=True):
                yield _Claim(found.entry, one.log, title, one.field, followed, claim, value)
