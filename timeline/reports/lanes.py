"""Lanes beside each other in time: situations as bars, events as marks, plans with their deadlines.

A situation and a plan have a lane of their own; the events of a family share one, as do those of an actor or a place.
Everything is in whole days, as vague as its date. An open situation is certain up to the last day that was followed.
"""

from collections.abc import Iterable, Iterator

from timeline.dates import OPEN_END, OPEN_START, Date, Day
from timeline.errors import WrongUsage
from timeline.log.known import occasion_date
from timeline.plans.verdict import horizon_of
from timeline.query.facts import Facts
from timeline.query.matching import looked
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.chronology import chronology
from timeline.reports.lane_period import period_of
from timeline.reports.lane_values import Bar, By, Group, Item, Lane, Lanes, Mark, Promise, Settled, Side
from timeline.reports.plans import Judged, plans
from timeline.reports.rows import Row
from timeline.reports.stat_names import name_of, names_by
from timeline.reports.wording import family_of, plural, title_of
from timeline.vocabulary.types import FAMILIES
from timeline.workspace import Workspace


def lanes(workspace: Workspace, question: Question, by: By = "kind", limit: int | None = None) -> Lanes:
    """The entries that answer a question, in lanes; `limit` bounds the lanes of each group, and the groups."""
    if limit is not None and limit < 1:
        raise WrongUsage("a chart has at least one lane", "give a --limit of 1 or more")
    found = chronology(workspace, question)
    events = [_item(row, workspace) for row in found.rows if row.what == "event"]
    promises = sorted(_promises(workspace, question), key=_promise_key)
    shown: list[Item] = [*promises] if by == "plan" else [*events, *promises]
    groups = [*_groups(shown, by, workspace)]
    kept = groups[:limit] if by in ("actor", "place") else groups
    situations = sum(isinstance(item, Bar) for item in shown)
    return Lanes(
        by,
        tuple(_limited(group, limit) for group in kept),
        len(groups) - len(kept),
        period_of(map(_days_of, shown), select(question, workspace).window, workspace),
        workspace.as_of,
        workspace.horizon,
        situations,
        len(shown) - situations - len(promises),
        len(promises),
        len(events) + len(promises) - len(shown),
        found.counts.not_judged,
        () if promises else found.emptied_by,
        found.period,
        plans(workspace, question).without_place if by == "plan" else found.without_place,
    )


def _item(row: Row, workspace: Workspace) -> Bar | Mark:
    date = row.date
    if date.kind == "set":
        days = tuple((member.earliest, member.latest) for member in date.members)
    else:
        days = ((date.earliest, date.latest),)
    if date.kind != "span":
        return Mark(row, days, family_of(_type_of(row), workspace))
    return _bar(row, date, *looked(Facts(row.entry, row.log, date, _type_of(row)), workspace))


def _bar(row: Row, date: Date, until: Day, checked: Day | None) -> Bar:
    start, end = (date.start_earliest, date.start_latest), (date.end_earliest, date.end_latest)
    begins: Side = "dated" if start[0] != OPEN_START else "open" if start[1] == OPEN_START else "unknown"
    ends: Side = "dated" if end[1] != OPEN_END else "open" if end[0] == OPEN_END else "unknown"
    if start[1] == OPEN_END:
        return Bar(row, start, end, "unknown", ends, checked)
    if ends == "open":
        # A situation is not seen before it has begun: a beginning after the last look stays as vague as it is.
        end = max(until, date.start_earliest), OPEN_END
    return Bar(row, start, end, begins, ends)


def _type_of(row: Row) -> str:
    return str(getattr(row.entry, "type", ""))


def _promises(workspace: Workspace, question: Question) -> Iterator[Promise]:
    """The plans that answer, each once with all its occurrences."""
    found: dict[tuple[str, str], list[Judged]] = {}
    for row in plans(workspace, question).rows:
        found.setdefault((row.log.file, row.plan.id), []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.occurrence or 0)
        plan, log = rows[0].plan, rows[0].log
        settled = [
            Settled((date.earliest, date.latest), outcome.result)
            for outcome in plan.outcomes
            if (date := occasion_date(outcome, log.events)) is not None
        ]
        moved = [occasion_date(revision, log.events) for revision in plan.adopted]
        announced = occasion_date(plan.announced, log.events)
        yield Promise(
            plan,
            log,
            tuple(rows),
            (announced.earliest, announced.latest) if announced is not None else None,
            tuple((date.earliest, date.latest) for date in moved if date is not None),
            tuple(settled),
            min(horizon_of(plan, log), workspace.as_of),
        )


def _promise_key(promise: Promise) -> tuple[object, ...]:
    """Sort key: the announcement, else the first day, then the position in the log; plans without any day come last."""
    first, last = promise.announced or promise.reach
    windows = promise.windows[:1] or ((OPEN_END, OPEN_END),)
    day = first if first != OPEN_START else last
    return day, windows[0][1], promise.log.position(promise.plan)


def _days_of(item: Item) -> tuple[Day, ...]:
    """The days from which the extent of the drawing follows."""
    if isinstance(item, Mark):
        return tuple(day for days in item.days for day in days)
    if isinstance(item, Bar):
        seen = [item.seen] if item.seen is not None else []
        return (*seen, OPEN_END) if item.start[1] == OPEN_END else (*item.start, *item.end)
    return item.days


def _groups(items: list[Item], by: By, workspace: Workspace) -> Iterator[Group]:
    if by == "kind":
        bars = [item for item in items if isinstance(item, Bar)]
        yield from _group("Situations", map(_lane, (bar for bar in bars if not bar.is_undated)))
        yield from _group(
            "Situations whose beginning nobody gives", map(_lane, (bar for bar in bars if bar.is_undated))
        )
        marks = [item for item in items if isinstance(item, Mark)]
        for_families = ((name, [mark for mark in marks if mark.family == name]) for name in FAMILIES)
        yield from _group("Events", (_marked(name.capitalize(), own) for name, own in for_families if own))
        yield from _group("Plans", (_lane(item) for item in items if isinstance(item, Promise)))
    elif by == "plan":
        headings = dict.fromkeys(row.heading for row in sorted(_rows(items), key=lambda row: row.sort_key))
        for heading in headings:
            own = (item for item in items if isinstance(item, Promise) and item.rows[0].heading == heading)
            yield from _group(heading, map(_lane, own))
    else:
        named: dict[str | None, list[Item]] = {}
        for item in items:
            entry, log = (item.plan, item.rows[0].log) if isinstance(item, Promise) else (item.row.entry, item.row.log)
            for name in dict.fromkeys(names_by(by, entry, log, workspace)) or (None,):
                named.setdefault(name, []).append(item)
        for name in sorted(named, key=lambda name: (name is None, -len(named[name]), name or "")):
            yield from _group(name_of(by, name, workspace), _mixed(named[name]))


def _rows(items: Iterable[Item]) -> Iterator[Judged]:
    return (row for item in items if isinstance(item, Promise) for row in item.rows)


def _group(title: str, own: Iterable[Lane]) -> Iterator[Group]:
    listed = tuple(own)
    if listed:
        yield Group(title, listed)


def _mixed(items: list[Item]) -> Iterator[Lane]:
    """The lanes of one name: its events in one lane, then situations, then plans."""
    marks = [item for item in items if isinstance(item, Mark)]
    if marks:
        yield _marked("", marks)
    yield from (_lane(item) for item in items if isinstance(item, Bar))
    yield from (_lane(item) for item in items if isinstance(item, Promise))


def _lane(item: Bar | Promise) -> Lane:
    if isinstance(item, Bar):
        return Lane(title_of(item.row.entry), bar=item)
    return Lane(item.plan.title, promise=item)


def _marked(name: str, marks: list[Mark]) -> Lane:
    counted = plural(len(marks), "event")
    return Lane(f"{name}: {counted}" if name else counted, marks=tuple(marks))


def _limited(group: Group, limit: int | None) -> Group:
    kept = group.lanes if limit is None else group.lanes[:limit]
    return group._replace(lanes=kept, left_out=len(group.lanes) - len(kept))
