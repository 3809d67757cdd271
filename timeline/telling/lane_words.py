"""What stands beside a lane in words: its date, what must not be overlooked, the verdict on a plan, what is outside."""

from collections import Counter
from collections.abc import Iterator

from timeline.dates import Match, words
from timeline.log.known import occasion_date
from timeline.plans.verdict import Name
from timeline.reports.lane_period import Period
from timeline.reports.lane_values import Lane, Lanes, Mark, Promise
from timeline.reports.plans import URGENCY, Judged
from timeline.reports.wording import day_words, entry_marks, period_followed, plural, title_of
from timeline.workspace import Workspace


def when_words(lane: Lane) -> str:
    """The date of a situation; of a plan its deadline, else its announcement; of events nothing."""
    if lane.bar is not None:
        seen = lane.entry.checked if lane.entry is not None and lane.bar.is_undated else None
        return words(lane.bar.row.date) + (f", seen {words(seen)}" if seen is not None else "")
    return _plan_words(lane.promise) if lane.promise is not None else ""


def _plan_words(promise: Promise) -> str:
    deadlines = [row.deadline for row in promise.rows if row.deadline is not None]
    if deadlines:
        first, last = words(deadlines[0].date), words(deadlines[-1].date)
        return first if first == last else f"{first} … {last}"
    announced = occasion_date(promise.plan.announced, promise.log.events)
    return f"announced {words(announced)}" if announced is not None else ""


def verdicts(promise: Promise) -> tuple[tuple[Name, str], ...]:
    """The verdict on a plan in a word, with its timing; on its occurrences how many have which."""
    if len(promise.rows) == 1:
        return ((promise.rows[0].verdict.name, _verdict(promise.rows[0])),)
    told = Counter(row.verdict.name for row in promise.rows)
    return tuple((name, f"{told[name]} {_plain(name)}") for name in URGENCY if name in told)


def _verdict(row: Judged) -> str:
    timing = f", {_plain(row.verdict.timing)}" if row.verdict.timing else ""
    return f"{_plain(row.verdict.name)}{timing}"


def _plain(word: str) -> str:
    return word.replace("-", " ")


def marks_of(lane: Lane) -> tuple[str, ...]:
    """What must not be overlooked: of an entry its status, disputes and a possible match; of events how many."""
    if lane.entry is not None:
        match = lane.bar.row.match if lane.bar is not None else lane.promise.match if lane.promise else Match.CERTAIN
        return (*entry_marks(lane.entry), *(["possible match"] if match is Match.POSSIBLE else []))
    possible = sum(mark.row.match is Match.POSSIBLE for mark in lane.marks)
    statuses = Counter(mark.row.entry.status for mark in lane.marks if mark.row.entry.status != "stated")
    told = [f"{count} {status}" for status, count in sorted(statuses.items())]
    return (*([f"{possible} possible"] if possible else []), *told)


def event_words(mark: Mark) -> str:
    """One event of a lane in a line: what happened, when, and what must not be overlooked."""
    marks = [*entry_marks(mark.row.entry), *(["possible match"] if mark.row.match is Match.POSSIBLE else [])]
    return f"{title_of(mark.row.entry)}, {words(mark.row.date)}" + (f" [{'; '.join(marks)}]" if marks else "")


def outside_words(lane: Lane, period: Period) -> str:
    """What of a lane cannot be drawn: its dates lie outside the time that is shown, or it has none."""
    if lane.marks:
        number = sum(not any(map(period.touches, mark.days)) for mark in lane.marks)
        return f"{number} outside the time drawn" if number else ""
    reach = lane.bar.reach if lane.bar is not None else lane.promise.reach if lane.promise else (0, 0)
    if lane.promise is not None and lane.promise.is_open and lane.promise.announced is None:
        return "without a date"
    return "" if period.touches(reach) else "outside the time drawn"


def left_out_words(number: int, noun: str) -> str:
    """What `--limit` kept from being drawn."""
    return f"{number:,} more {noun}{'' if number == 1 else 's'} beyond --limit"


def days_drawn(answer: Lanes) -> str:
    """From when to when the chart goes."""
    return f"drawn: {day_words(answer.period.first)} – {day_words(answer.period.last)}"


def counted(answer: Lanes, workspace: Workspace) -> str:
    """How many there are of each kind, and how far anybody has looked."""
    told = [("situation", answer.situations), ("event", answer.events), ("plan", answer.plans)]
    numbers = ", ".join(plural(number, noun) for noun, number in told if number) or "nothing found"
    return f"{numbers} · {period_followed(workspace)}"


def not_drawn(answer: Lanes) -> Iterator[str]:
    """What has no lane, and what stands in several."""
    if answer.left_out:
        yield f"not drawn: {left_out_words(answer.left_out, 'lane')}"
    if answer.groups_left_out:
        yield f"not drawn: {left_out_words(answer.groups_left_out, answer.by)}"
    if answer.not_plans:
        noun = "event or situation" if answer.not_plans == 1 else "events and situations"
        yield f"not drawn: {answer.not_plans:,} {noun}, as only plans were asked for"
    if answer.by in ("actor", "place") and answer.has_repeats:
        yield f"an entry with several {answer.by}s stands with each of them"


def foot(answer: Lanes, workspace: Workspace) -> Iterator[str]:
    """What was drawn, what was not, and how far anybody has looked."""
    yield counted(answer, workspace)
    drawn = days_drawn(answer)
    if answer.as_of > answer.period.last or answer.as_of < answer.period.first:
        drawn += f" · the day of the answer, {day_words(answer.as_of)}, lies outside"
    yield drawn
    yield from not_drawn(answer)
