"""The legend of the picture of a chart: the meanings of the signs that were drawn in it."""

from collections.abc import Iterable, Iterator

from timeline.dates import OPEN_END, OPEN_START
from timeline.export.picture.mark_shapes import COLUMNS, DISC, HEDGED, HOLLOW, NUMBER, PALE_COLUMNS, STRETCH
from timeline.reports.lane_values import Bar, Lanes, Promise
from timeline.reports.wording import day_words, family_of
from timeline.telling.verdict_words import VERDICT_LABELS
from timeline.workspace import Workspace

_OF_EVENTS = (DISC, HOLLOW, NUMBER, STRETCH, COLUMNS, PALE_COLUMNS, HEDGED)
_RESULTS = {
    "met": "a tick",
    "partly-met": "half a tick",
    "not-met": "a cross",
    "dropped": "a line across",
    "superseded": "a small arrow",
}


def legend(answer: Lanes, workspace: Workspace, used: Iterable[str]) -> str:
    """Explain the signs in one line; `used` are the meanings of the signs in lanes of events."""
    bars = [lane.bar for lane in answer.lanes if lane.bar is not None]
    promises = [lane.promise for lane in answer.lanes if lane.promise is not None]
    parts = [*_of_days(answer), *_of_situations(bars), *sorted(used, key=_OF_EVENTS.index), *_of_plans(promises)]
    families = [mark.family for lane in answer.lanes for mark in lane.marks]
    families += [family_of(str(getattr(bar.row.entry, "type", "")), workspace) for bar in bars]
    is_missed = any(one.result == "not-met" for promise in promises for one in promise.settled)
    red = [*(["violent"] if "violence" in families else []), *(["not met"] if is_missed else [])]
    return "; ".join(dict.fromkeys([*parts, *([f"red: {' or '.join(red)}"] if red else [])]))


def _of_days(answer: Lanes) -> Iterator[str]:
    """The lines across all lanes."""
    for text, day in (("full line: as of", answer.as_of), ("dotted line: followed until", answer.horizon)):
        if answer.groups and answer.period.first <= day <= answer.period.last:
            yield f"{text} {day_words(day)}"


def _of_situations(bars: list[Bar]) -> Iterator[str]:
    if bars:
        yield "a bar: it lasts"
    vague = [
        *(bar.begins == "dated" and bar.start[0] != bar.start[1] for bar in bars),
        *(bar.ends == "dated" and bar.end[0] != bar.end[1] for bar in bars),
    ]
    if any(vague):
        yield "a slope of colour: it begins or ends in these days"
    sides = {side for bar in bars for side in (bar.begins, bar.ends)}
    if "open" in sides:
        yield "an arrow: it goes on, as far as anybody has seen"
    if "unknown" in sides:
        yield "?: nobody says since or until when"
    if any(bar.is_hedged for bar in bars):
        yield HEDGED


def _of_plans(promises: list[Promise]) -> Iterator[str]:
    if any(promise.announced or promise.moved for promise in promises):
        yield "◇ announced or changed"
    if any(promise.windows for promise in promises):
        yield "▭ deadline in these days"
    if any(promise.earlier for promise in promises):
        yield "a hollow box: earlier deadline"
    if any(promise.way for promise in promises):
        yield "a line with an arrow: deadline moved"
    if any(promise.is_open for promise in promises):
        yield "a dotted line with an arrow: no deadline"
    occasions = [
        days
        for promise in promises
        for days in (promise.announced, *promise.moved, *(one.days for one in promise.settled))
        if days is not None
    ]
    if any(days[0] != days[1] or days[0] == OPEN_START or days[1] == OPEN_END for days in occasions):
        yield STRETCH
    for result in dict.fromkeys(one.result for promise in promises for one in promise.settled):
        yield f"{_RESULTS[result]}: {VERDICT_LABELS[result]}"
