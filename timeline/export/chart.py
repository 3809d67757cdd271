"""The lanes of a chart in the formats for machines.

As JSON every day that bounds something is ISO text, null where it is open or not known.
"""

from collections.abc import Iterator

from timeline.dates import Day, iso
from timeline.export.forms import Forms
from timeline.export.lines import Lines
from timeline.export.objects import Json, date_object, day_text, logs_object, not_followed_object, source_object
from timeline.export.sheets.chart import chart_sheet
from timeline.log.model import Event
from timeline.reports.followed import not_followed_words
from timeline.reports.lane_period import Days
from timeline.reports.lane_values import Bar, Lane, Lanes, Mark, Promise
from timeline.reports.wording import family_of
from timeline.telling.lane_words import kind_of
from timeline.workspace import Workspace


def forms(answer: Lanes, workspace: Workspace) -> Forms:
    """Return the formats of the lanes, all but the picture."""
    return Forms(
        value=lambda: as_value(answer, workspace),
        lists=(Lines("lanes", each=_in_group),),
        sheet=lambda: chart_sheet(answer, workspace),
        note=lambda: not_followed_words(workspace, answer.asked),
    )


def _in_group(whole: Json, lane: Json) -> Iterator[Json]:
    """A lane as a line, with the title of its group in place of the group's number."""
    yield {**lane, "group": whole["groups"][lane["group"]]["title"]}


def as_value(answer: Lanes, workspace: Workspace) -> Json:
    """The document `timeline.chart/1`."""
    return {
        "schema": "timeline.chart/1",
        "logs": logs_object(workspace),
        "as_of": day_text(answer.as_of),
        "horizon": iso(answer.horizon),
        "not_followed": not_followed_object(workspace, answer.asked),
        "by": answer.by,
        "period": {"from": iso(answer.period.first), "to": iso(answer.period.last)},
        "groups": [{"title": group.title, "left_out": group.left_out} for group in answer.groups],
        "groups_left_out": answer.groups_left_out,
        "lanes": [
            {"group": index, **_lane(lane, workspace)}
            for index, group in enumerate(answer.groups)
            for lane in group.lanes
        ],
        "not_plans": answer.not_plans,
        "not_judged": answer.not_judged + answer.without_place,
    }


def _lane(lane: Lane, workspace: Workspace) -> Json:
    """A lane: the `bar` of a situation, a `plan`, or the `marks` of events."""
    return {
        "title": lane.title,
        "what": kind_of(lane),
        "bar": _bar(lane.bar, workspace) if lane.bar else None,
        "marks": [_mark(mark) for mark in lane.marks],
        "plan": _plan(lane.promise) if lane.promise else None,
    }


def _bar(bar: Bar, workspace: Workspace) -> Json:
    event = bar.row.entry
    assert isinstance(event, Event)
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "family": family_of(event.type, workspace),
        "date": date_object(event.date),
        "begins": bar.begins,
        "start": _days(bar.start),
        "ends": bar.ends,
        "end": _days(bar.end),
        "seen": _day(bar.seen),
        "status": event.status,
        "match": bar.row.match.name.lower(),
    }


def _mark(mark: Mark) -> Json:
    event = mark.row.entry
    assert isinstance(event, Event)
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "family": mark.family,
        "date": date_object(event.date),
        "days": [_days(days) for days in mark.days],
        "status": event.status,
        "match": mark.row.match.name.lower(),
    }


def _plan(promise: Promise) -> Json:
    plan = promise.plan
    return {
        "id": plan.id,
        "title": plan.title,
        "kind": plan.kind,
        "announced": _days(promise.announced) if promise.announced else None,
        "moved": [_days(days) for days in promise.moved],
        "earlier": [_days(window) for window in promise.earlier_windows],
        "deadlines": [
            {
                "occurrence": row.occurrence,
                "window": _days((row.deadline.first, row.deadline.last)) if row.deadline else None,
                "sources": [source_object(citation, row.log) for citation in row.deadline_sources],
                "verdict": row.verdict.name,
                "timing": row.verdict.timing,
            }
            for row in promise.rows
        ],
        "settled": [{**_days(settled.days), "result": settled.result} for settled in promise.settled],
        "status": plan.status,
        "match": promise.match.name.lower(),
    }


def _days(days: Days) -> Json:
    return {"earliest": _day(days[0]), "latest": _day(days[1])}


def _day(day: Day | None) -> str | None:
    return iso(day) if day is not None else None
