"""The words beside a lane of a chart, the same on a terminal and in a picture: verdict, date, type, hedges, limits."""

from collections import Counter
from collections.abc import Iterator

from timeline.dates import Match, Window, words
from timeline.dates.share import share_inside, share_of_days
from timeline.log.known import occasion_date
from timeline.plans.deadline import must_last
from timeline.plans.verdict import Name
from timeline.reports.lane_period import Period
from timeline.reports.lane_values import Bar, Group, Item, Lane, Lanes, Mark, Promise
from timeline.reports.plans import URGENCY, Judged
from timeline.reports.wording import day_words, entry_marks, family_of, title_of, type_name, words_of_term
from timeline.telling.document import Run, Style, Words, phrase
from timeline.telling.events import flags_of
from timeline.telling.plan_dates import moved_words
from timeline.telling.plan_entry import plan_flags, verdict_sign
from timeline.telling.verdict_words import VERDICT_LABELS
from timeline.workspace import Workspace


def note_words(lane: Lane, workspace: Workspace, period: Period) -> Iterator[Words]:
    """The words beside a lane, part by part; the last one is the id of its entry."""
    if lane.promise is not None:
        for name, text in verdicts(lane.promise):
            yield phrase(Run(text, "alarm" if verdict_sign(name).style == "alarm" else ""))
    if when := when_words(lane):
        yield phrase(Run(when, "date"))
    if lane.bar is not None:
        if type := _type(lane.bar, workspace):
            yield phrase(type)
    elif lane.marks and (violent := _violent(lane)):
        yield phrase(Run(violent, "alarm"))
    if flags := flags_of_lane(lane):
        yield phrase(Run(f"[{'; '.join(flags)}]", "hedge"))
    if outside := outside_words(lane, period):
        yield phrase(Run(outside, "aside"))
    if lane.entry is not None:
        yield phrase(Run(lane.entry.id, "id"))


def _type(bar: Bar, workspace: Workspace) -> Run | None:
    """The type of a situation; None for a plain `other`."""
    identity = str(getattr(bar.row.entry, "type", ""))
    if identity == "other":
        return None
    style: Style = "alarm" if family_of(identity, workspace) == "violence" else ""
    return Run(type_name(identity, workspace), style)


def _violent(lane: Lane) -> str:
    """Count the violent events of a lane that has others too."""
    number = sum(mark.is_violent for mark in lane.marks)
    return f"{number:,} violent" if 0 < number < len(lane.marks) else ""


def when_words(lane: Lane) -> str:
    """The date of a situation, or the deadline of a plan, else its announcement; empty for events."""
    if lane.bar is not None:
        seen = lane.entry.checked if lane.entry is not None and lane.bar.is_undated else None
        return words(lane.bar.row.date) + (f", seen {words(seen)}" if seen is not None else "")
    return _plan_words(lane.promise) if lane.promise is not None else ""


def _plan_words(promise: Promise) -> str:
    deadlines = [row.deadline.date for row in promise.rows if row.deadline is not None]
    if promise.earlier:
        current = deadlines[-1] if deadlines else None
        return moved_words(promise.plan, [deadline.date for deadline in promise.earlier], current)
    if deadlines:
        term = "applies from" if promise.plan.kind == "rule" else "until" if must_last(promise.plan) else "deadline"
        first, last = words_of_term(promise.plan, deadlines[0]), words_of_term(promise.plan, deadlines[-1])
        return f"{term} {first}" if first == last else f"{term} {first} … {last}"
    announced = occasion_date(promise.plan.announced, promise.log.events)
    return f"announced {words(announced)}" if announced is not None else ""


def verdicts(promise: Promise) -> tuple[tuple[Name, str], ...]:
    """The verdict on a plan with its timing; for a plan that recurs, the number of occurrences with each verdict."""
    if len(promise.rows) == 1:
        return ((promise.rows[0].verdict.name, _verdict(promise.rows[0])),)
    counts = Counter(row.verdict.name for row in promise.rows)
    return tuple((name, f"{counts[name]} {VERDICT_LABELS[name]}") for name in URGENCY if name in counts)


def _verdict(row: Judged) -> str:
    timing = f", {row.verdict.timing.replace('-', ' ')}" if row.verdict.timing else ""
    return f"{VERDICT_LABELS[row.verdict.name]}{timing}"


def flags_of_lane(lane: Lane) -> tuple[str, ...]:
    """The hedges of an entry; for a lane of events the number of events that have each."""
    if lane.bar is not None:
        return flags_of(lane.bar.row)
    if lane.promise is not None:
        return plan_flags(lane.promise.rows[0])
    possible = sum(mark.row.match is Match.POSSIBLE for mark in lane.marks)
    statuses = Counter(mark.row.entry.status for mark in lane.marks if mark.row.entry.status != "stated")
    counts = [f"{count} {status}" for status, count in sorted(statuses.items())]
    return (*([f"{possible} possible"] if possible else []), *counts)


def event_words(mark: Mark) -> str:
    """One event of a lane in a line: title, date, hedges."""
    marks = [*entry_marks(mark.row.entry), *(["possible"] if mark.row.match is Match.POSSIBLE else [])]
    return f"{title_of(mark.row.entry)}, {words(mark.row.date)}" + (f" [{'; '.join(marks)}]" if marks else "")


def outside_words(lane: Lane, period: Period) -> str:
    """The reason why a lane is not drawn: its dates lie outside the period, or it has none."""
    if lane.marks:
        number = sum(not any(map(period.touches, mark.days)) for mark in lane.marks)
        return f"{number} outside the time drawn" if number else ""
    reach = lane.bar.reach if lane.bar is not None else lane.promise.reach if lane.promise else (0, 0)
    if lane.promise is not None and lane.promise.is_open and lane.promise.announced is None:
        return "without a date"
    return "" if period.touches(reach) else "outside the time drawn"


def lanes_of(group: Group, period: Period) -> tuple[Lane, ...]:
    """The lanes of a group in reading order: events, situations, plans, of each the possible ones last."""

    def key(lane: Lane) -> tuple[int, tuple[bool, float]]:
        item = lane.bar or lane.promise
        return _KINDS.index(kind_of(lane)), possible_key(item, period) if item is not None else (False, 0.0)

    return tuple(sorted(group.lanes, key=key))


def possible_key(item: Item, period: Period) -> tuple[bool, float]:
    """Sort key: certain entries, then possible ones by the share of their days that lies in a period."""
    match = item.match if isinstance(item, Promise) else item.row.match
    if match is not Match.POSSIBLE:
        return False, 0.0
    window = Window(period.first, period.last)
    share = share_of_days(*item.reach, window) if isinstance(item, Promise) else share_inside(item.row.date, window)
    return True, -share


_KINDS = ("events", "situation", "plan")


def kind_of(lane: Lane) -> str:
    """The kind of a lane: `events`, `situation` or `plan`."""
    return "situation" if lane.bar is not None else "plan" if lane.promise is not None else "events"


def left_out_words(number: int, noun: str) -> str:
    """The number of lanes that `--limit` leaves out."""
    return f"{number:,} more {noun}{'' if number == 1 else 's'} not shown"


def drawn_words(answer: Lanes) -> str:
    """The period of a chart, and a remark if the day of the answer lies outside it."""
    drawn = f"drawn: {day_words(answer.period.first)} – {day_words(answer.period.last)}"
    if answer.period.first <= answer.as_of <= answer.period.last:
        return drawn
    return f"{drawn} · the day of the answer, {day_words(answer.as_of)}, lies outside"


def remarks(answer: Lanes) -> Iterator[str]:
    """Remarks on entries without a lane because only plans were asked for, and on those in several lanes."""
    if answer.not_plans:
        noun = "event or situation" if answer.not_plans == 1 else "events and situations"
        yield f"not drawn: {answer.not_plans:,} {noun}, as only plans were asked for"
    if answer.by in ("actor", "place") and answer.has_repeats:
        yield f"an entry with several {answer.by}s stands with each of them"
