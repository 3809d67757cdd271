"""What a verdict says, in a sentence that never claims more than the log knows."""

from timeline.dates import Day, words
from timeline.log.known import occasion_date, occasion_day
from timeline.plans.against import Against
from timeline.plans.deadline import announced_day
from timeline.plans.verdict import Days, Name
from timeline.reports.plans import Judged, Plans
from timeline.reports.wording import day_words, plural, step_in_words
from timeline.telling.durations import duration, duration_range

SAID: dict[Name, str] = {
    "overdue": "overdue",
    "passed": "deadline passed",
    "due": "due",
    "running": "running",
    "pending": "ahead",
    "unknown": "unknown",
    "open": "open",
    "not-met": "not met",
    "dropped": "dropped",
    "superseded": "superseded",
    "ended-early": "ended early",
    "partly-met": "partly met",
    "met": "met",
    "kept": "kept",
}
"""Each verdict in words."""


def verdict_words(row: Judged, *, horizon: Day | None = None, in_days: bool = False) -> str:
    """Explain a verdict: `no outcome recorded by 18 Mar 2025, 12 days late`.

    `horizon` is the last day that the log followed where the answer has told it already: then a verdict as of that
    day does not say it again. Durations are in days alone where `in_days`.
    """
    verdict = row.verdict
    looked = min(verdict.horizon, verdict.day)
    told = min(horizon, verdict.day) if horizon is not None else None
    known = f", as known on {day_words(_last_known(row))}" if verdict.stale and _last_known(row) != horizon else ""
    by = "" if looked == told else f" by {day_words(looked)}"
    name = verdict.name
    if name == "open":
        return f"{_no_deadline(row)}, no outcome recorded{known}"
    if name in ("pending", "due"):
        left = verdict.days_left or Days(0, 0)
        return f"{duration_range(left, in_days=in_days)} left{known}"
    if name in ("overdue", "passed"):
        return f"no outcome recorded{by}, {_lateness(row, in_days)}"
    if name == "unknown":
        if verdict.at_horizon is None:
            return "not followed up since it was announced"
        since = "" if looked == told else f" since {day_words(looked)}"
        return f"not followed up{since}, when it was {SAID[verdict.at_horizon]}"
    if name in ("running", "kept") and verdict.outcome is None:
        # No source says that it lasts or lasted: only that nobody recorded its end.
        told_later = known if _last_known(row) > verdict.horizon else ""
        return f"no end recorded{by}{told_later}"
    return f"{_outcome_words(row, in_days)}{known}"


def _last_known(row: Judged) -> Day:
    """The last day of which the log knows something: its horizon, or what it says of the plan beyond that."""
    events = row.log.events
    told = [announced_day(row.plan, row.log), *(occasion_day(r, events) for r in row.plan.revisions)]
    if row.verdict.outcome is not None:
        told.append(occasion_day(row.verdict.outcome, events))
    return max([row.verdict.horizon, *(day for day in told if day <= row.verdict.day)])


def _no_deadline(row: Judged) -> str:
    """Why there is none: nobody named one, it was lifted, or it counts from what has no date yet."""
    if row.counts_from is not None:
        return f"a deadline of {step_in_words(row.counts_from.step)} from {row.counts_from.of}, which gives no day"
    return "deadline lifted" if row.is_lifted else "no deadline"


def _lateness(row: Judged, in_days: bool) -> str:
    late = row.verdict.days_late or Days(0, 0)
    # Nobody is late who promised nothing.
    word = "late" if row.verdict.name == "overdue" else "after the deadline"
    least = duration(late.min, in_days=in_days)
    if late.max == late.min:
        return f"{least} {word}"
    most = duration(late.max or 0, in_days=in_days)
    return f"{least} {word} then, {most} by now if nothing has happened since"


def _outcome_words(row: Judged, in_days: bool) -> str:
    """The date of an outcome, and how it lies to the deadline, also to the first one where that was moved."""
    outcome, verdict = row.verdict.outcome, row.verdict
    date = occasion_date(outcome, row.log.events) if outcome else None
    parts = [words(date)] if date else []
    if verdict.timing == "on-time":
        parts.append("on time")
    elif verdict.timing is not None and verdict.days_late is not None:
        late = duration_range(verdict.days_late, in_days=in_days)
        parts.append(f"{late} late" if verdict.timing == "late" else f"possibly late, {late}")
    elif date is not None and row.deadline is not None and date.earliest > row.deadline.last:
        late = duration(date.earliest - row.deadline.last, in_days=in_days)
        parts.append(f"{late} after its deadline")
    if verdict.timing is not None and row.times_moved and date is not None and row.first is not None:
        after = date.earliest - row.first.last
        if after > 0:
            parts.append(f"{duration(after, in_days=in_days)} after the first deadline")
    if outcome and outcome.superseded_by:
        parts.append(f"replaced by {outcome.superseded_by}")
    note = f" ({outcome.note})" if outcome and outcome.note else ""
    return ", ".join(parts or ["no date"]) + note


def slip_words(row: Judged, *, in_days: bool = False) -> str:
    """How often the deadline has moved, and by how much since it was first announced."""
    parts = []
    if row.times_moved:
        parts.append("moved once" if row.times_moved == 1 else f"moved {row.times_moved} times")
    if row.slip:
        by = duration(abs(row.slip), in_days=in_days)
        parts.append(f"{by} {'later' if row.slip > 0 else 'earlier'} than first announced")
    if row.is_lifted and row.times_moved:
        parts.append("then lifted")
    elif row.is_lifted and row.verdict.name != "open":
        parts.append("deadline lifted")
    return ", ".join(parts)


def against_words(found: Against) -> str:
    """How a deadline lies to the date that was asked about, with the margin in days."""
    if found.margin is None:
        return "no deadline"
    low, high = found.margin
    if low is None and high is None:
        return found.relation
    if low is None or high is None:
        margin = f"{_signed(high)} days or less" if high is not None else f"{_signed(low or 0)} days or more"
    elif low == high:
        margin = f"{_signed(low)} {'day' if abs(low) == 1 else 'days'}"
    else:
        margin = f"{_signed(low)} to {_signed(high)} days"
    return f"{found.relation} ({margin})"


def _signed(days: int) -> str:
    return f"{days:+,}" if days else "0"


def by_relation(answer: Plans) -> tuple[Judged, ...]:
    """The rows as people read them: held against a date, each group in order of time; else as they are."""
    from timeline.plans.against import RELATIONS

    headings = list(dict.fromkeys(row.heading for row in answer.rows))
    place = {relation: number for number, relation in enumerate(RELATIONS)}
    return tuple(
        sorted(
            answer.rows,
            key=lambda row: (headings.index(row.heading), place[row.against.relation] if row.against else 0),
        )
    )


def against_counts(answer: Plans) -> dict[str, int]:
    """How many plans lie before, within, after; what is only reported is not counted."""
    from timeline.plans.against import RELATIONS

    found = [row.against.relation for row in answer.rows if row.against and row.plan.status != "reported"]
    return {relation: found.count(relation) for relation in RELATIONS}


def verdict_counts(answer: Plans) -> dict[str, int]:
    """How many plans have each verdict; what is only reported is not counted."""
    from timeline.reports.plans import URGENCY

    found = [row.verdict.name for row in answer.rows if row.plan.status != "reported"]
    return {name: found.count(name) for name in URGENCY if name in found}


def occurrences_words(answer: Plans) -> str:
    """How many occurrences the counts are of, where plans that recur make more of them than there are plans."""
    counted = sum(row.plan.status != "reported" for row in answer.rows)
    return f"{plural(answer.counted, 'plan')} in {plural(counted, 'occurrence')}" if counted > answer.counted else ""


def median_words(days: float | None) -> str:
    """By how many days deadlines moved in median, with a half where it is one."""
    return "" if days is None else f"{days:+,.1f}".removesuffix(".0")
