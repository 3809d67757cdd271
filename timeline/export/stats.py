"""Counts in the formats for machines."""

from collections.abc import Callable

from timeline.dates import OPEN_END, OPEN_START, iso
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json, day_text, logs_object, not_followed_object
from timeline.export.sheets.sheet import Column, Columns, detail, joined, table, text
from timeline.reports.followed import not_followed_words
from timeline.reports.periods import Period
from timeline.reports.stat_names import name_of
from timeline.reports.stats import Row, Stats, Tally
from timeline.workspace import Workspace


def forms(answer: Stats, workspace: Workspace) -> Forms:
    """Return the formats of the counts."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("rows"),),
        sheet=lambda: table("stats", _columns(answer, workspace), answer.rows, workspace),
        note=lambda: not_followed_words(workspace, answer.asked),
    )


def _value(answer: Stats, workspace: Workspace) -> Json:
    """The document `timeline.stats/1`."""
    return {
        "schema": "timeline.stats/1",
        "logs": logs_object(workspace),
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.asked),
        "per": answer.per,
        "by": answer.by,
        "only": list(answer.kinds),
        "rows": [_row(row, answer, workspace) for row in answer.rows],
        "counted": _tally(answer.counted),
        "entries": _tally(answer.entries),
        "not_judged": answer.not_judged + answer.without_place,
    }


def _row(row: Row, answer: Stats, workspace: Workspace) -> Json:
    named = name_of(answer.by, row.name, workspace) if answer.by is not None and row.name is not None else None
    return {"period": _period(row.period), "id": row.name, "name": named, **_tally(row.tally)}


def _period(period: Period | None) -> Json | None:
    """A period with its days; for the time before or after the question, only the known side."""
    if period is None:
        return None
    first, last = _days(period)
    return {"label": period.label, "what": period.what, "first": first, "last": last}


def _days(period: Period) -> tuple[str | None, str | None]:
    if period.what == "before":
        return None, iso(period.first - 1)
    if period.what == "after":
        return iso(period.last + 1), None
    is_open = (period.first == OPEN_START, period.last == OPEN_END)
    return None if is_open[0] else iso(period.first), None if is_open[1] else iso(period.last)


def _tally(tally: Tally) -> Json:
    return {
        "events": tally.events,
        "plans": tally.plans,
        "figures": tally.figures,
        "total": tally.total,
        "certain": tally.certain,
        "possible": tally.possible,
    }


def _columns(answer: Stats, workspace: Workspace) -> Columns[Row]:
    def day(at: int) -> Callable[[Row], str | None]:
        return lambda row: _days(row.period)[at] if row.period is not None else None

    def count(name: str) -> Callable[[Row], int]:
        return lambda row: _tally(row.tally)[name]

    return joined(
        text("period", lambda row: row.period.label if row.period is not None else None),
        text("what", lambda row: row.period.what if row.period is not None else None),
        text("name", lambda row: name_of(answer.by, row.name, workspace) if answer.by is not None else None),
        tuple(Column(name, "number", count(name)) for name in _tally(Tally())),
        detail("first_day", day(0), "day"),
        detail("last_day", day(1), "day"),
        detail("id", lambda row: row.name),
    )
