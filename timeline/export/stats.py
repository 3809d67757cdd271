"""Counts in the forms in which they can be handed on."""

from typing import Any

from timeline.dates import OPEN_END, OPEN_START, iso
from timeline.export.forms import Forms
from timeline.export.objects import Json, day_text, logs_object
from timeline.export.sheets import Sheet, columns, texts
from timeline.reports.periods import Period
from timeline.reports.stat_names import name_of
from timeline.reports.stats import Row, Stats, Tally
from timeline.workspace import Workspace


def forms(answer: Stats, workspace: Workspace) -> Forms:
    """Counts in the formats for machines."""
    return Forms(
        value=lambda: _value(answer, workspace),
        values=lambda: (_row(row, answer, workspace) for row in answer.rows),
        sheet=lambda: Sheet("stats", _COLUMNS, (_line(row, answer, workspace) for row in answer.rows)),
    )


def _value(answer: Stats, workspace: Workspace) -> Json:
    """The document `timeline.stats/1`."""
    return {
        "schema": "timeline.stats/1",
        "logs": logs_object(workspace),
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "per": answer.per,
        "by": answer.by,
        "only": list(answer.kinds),
        "rows": [_row(row, answer, workspace) for row in answer.rows],
        "counted": _tally(answer.counted),
        "entries": _tally(answer.entries),
        "not_judged": answer.not_judged,
    }


def _row(row: Row, answer: Stats, workspace: Workspace) -> Json:
    named = name_of(answer.by, row.name, workspace) if answer.by is not None and row.name is not None else None
    return {"period": _period(row.period), "id": row.name, "name": named, **_tally(row.tally)}


def _period(period: Period | None) -> Json | None:
    """A period with its days; of what lies before or after the question only the side that is known."""
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


_COLUMNS = (
    *texts("period", "what"),
    *columns("day", "first_day", "last_day"),
    *texts("id", "name"),
    *columns("number", *_tally(Tally())),
)


def _line(row: Row, answer: Stats, workspace: Workspace) -> tuple[Any, ...]:
    period = row.period
    time = (period.label, period.what, *_days(period)) if period is not None else (None,) * 4
    name = name_of(answer.by, row.name, workspace) if answer.by is not None else None
    return (*time, row.name, name, *_tally(row.tally).values())
