"""Verdicts in sentences that never claim more than the log knows."""

from collections.abc import Iterator

from timeline.dates import OPEN_END, OPEN_START, Date, Day, words
from timeline.dates.days import ordinal_suffix
from timeline.log.deadline_terms import Before, Term, Within
from timeline.log.known import occasion_date, occasion_day
from timeline.log.log import Log
from timeline.plans.against import window_of
from timeline.plans.deadline import Deadline, announced_day, must_last
from timeline.plans.verdict import Name
from timeline.reports.plans import Judged, Plans
from timeline.reports.term_wording import deadline_in_words, is_counted, listed, title_in
from timeline.reports.wording import day_words, plural
from timeline.telling.durations import elapsed, elapsed_after, elapsed_at_least, elapsed_before, elapsed_range
from timeline.telling.slip_words import shift_words

VERDICT_LABELS: dict[Name, str] = {
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
    "waiting": "waiting",
    "in-force": "in force",
    "possibly-in-force": "possibly in force",
}
"""Each verdict in words."""

NO_DEADLINE = "no deadline"


def verdict_words(row: Judged, *, horizon: Day | None = None, in_days: bool = True) -> str:
    """Explain a verdict, as tables and calendars do: `no outcome recorded by 18 Mar 2025, 12 days late`.

    `horizon` is the last day that the log followed, if the answer names it already: then a verdict as of that day does
    not repeat it. Durations are in days alone if `in_days`.
    """
    when, rest = _explained(row, horizon, in_days)
    return f"{words(when)}{_behind(rest)}" if when is not None else rest.strip() or "no date"


def verdict_sentence(row: Judged, *, horizon: Day | None = None, in_days: bool = False) -> tuple[str, str]:
    """A verdict and its explanation: `overdue` and `: no outcome recorded`, `met` and ` on 5 Jan 2025, on time`."""
    name, (when, rest) = VERDICT_LABELS[row.verdict.name], _explained(row, horizon, in_days)
    if when is None:
        if row.verdict.name == "in-force":
            return name, f" {rest}"
        return name, rest if rest.startswith(" (") else f": {rest}" if rest else ""
    return name, f"{_placed(when)}{_behind(rest)}"


def _behind(rest: str) -> str:
    """The text behind a date: a remark in brackets follows at once, all else after a comma."""
    return rest if not rest or rest.startswith(" (") else f", {rest}"


def _placed(date: Date) -> str:
    """A date behind a verb: ` on 5 Jan 2025`, ` in 2025`, `: c. 2025`."""
    is_plain = date.kind == "point" and not date.flagged and date.time is None
    before = {"day": " on ", "month": " in ", "year": " in "}.get(date.precision, ": ") if is_plain else ": "
    return f"{before}{words(date)}"


def _explained(row: Judged, horizon: Day | None, in_days: bool) -> tuple[Date | None, str]:
    """The date of the outcome that settled a plan, and the rest of the explanation of the verdict."""
    verdict = row.verdict
    looked = min(verdict.horizon, verdict.day)
    is_named = horizon is not None and looked == min(horizon, verdict.day)
    known = f"as known on {day_words(_last_known(row))}" if verdict.stale and _last_known(row) != horizon else ""
    by = "" if is_named else f" by {day_words(looked)}"
    name = verdict.name
    if name == "open":
        return None, _listed(_no_deadline(row), "no outcome recorded", known)
    if name == "waiting":
        return None, _listed(*waiting_words(row), known)
    if name in ("in-force", "possibly-in-force") or (name == "pending" and row.plan.kind == "rule"):
        return None, _listed(_rule_words(row, in_days, is_named=is_named), known)
    if name in ("pending", "due"):
        assert row.deadline is not None
        if row.deadline.last == verdict.day and not in_days:
            return None, _listed("the last day of its deadline", known)
        first = max(row.deadline.first, verdict.day)
        return None, _listed(f"{elapsed_range(verdict.day, first, row.deadline.last, in_days=in_days)} left", known)
    if name in ("overdue", "passed"):
        return None, _listed(f"no outcome recorded{by}", _lateness(row, in_days, is_named=is_named))
    if name == "unknown":
        return None, _unknown(row, "" if is_named else day_words(looked))
    if name in ("running", "kept") and verdict.outcome is None:
        # No source says that it lasts or lasted: only that nobody recorded its end.
        return None, _listed(f"no end recorded{by}", known if _last_known(row) > verdict.horizon else "")
    outcome = verdict.outcome
    date = occasion_date(outcome, row.log.events) if outcome else None
    note = f" ({outcome.note})" if outcome and outcome.note else ""
    return date, f"{_listed(*_outcome_words(row, date, in_days), known)}{note}"


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _unknown(row: Judged, looked: str) -> str:
    """The state of a plan when the log stopped following it; `looked` is that day, unless the answer names it."""
    before = row.verdict.at_horizon
    if before is None:
        return "not followed up since it was announced"
    if looked:
        return f"not followed up since {looked}, when it was {VERDICT_LABELS[before]}"
    return f"not followed up, {VERDICT_LABELS[before]} when the log ends"


def open_words(row: Judged, *, horizon: Day) -> str:
    """The remark on an open plan under a heading that says it has no deadline: why, and as known when."""
    known = f"as known on {day_words(_last_known(row))}" if row.verdict.stale and _last_known(row) != horizon else ""
    reason = _no_deadline(row)
    return _listed("" if reason == NO_DEADLINE else reason, known)


def _last_known(row: Judged) -> Day:
    """The last day on which the log knows anything of a plan: its horizon, or a later date of the plan itself."""
    events = row.log.events
    days = [announced_day(row.plan, row.log), *(occasion_day(r, events) for r in row.plan.revisions)]
    if row.verdict.outcome is not None:
        days.append(occasion_day(row.verdict.outcome, events))
    return max([row.verdict.horizon, *(day for day in days if day <= row.verdict.day)])


def _no_deadline(row: Judged) -> str:
    """The reason why there is no deadline: none was named, or it was lifted."""
    return "deadline lifted" if row.is_lifted else NO_DEADLINE


def _lateness(row: Judged, in_days: bool, *, is_named: bool) -> str:
    verdict, deadline = row.verdict, row.deadline
    assert deadline is not None
    # Nobody is late who promised nothing.
    word = "late" if verdict.name == "overdue" else "after the deadline"
    least = elapsed(deadline.last, min(verdict.day, verdict.horizon), in_days=in_days)
    if verdict.day <= verdict.horizon:
        return f"{least} {word}"
    most = elapsed(deadline.last, verdict.day, in_days=in_days)
    if deadline.last == verdict.horizon:
        due = "due on the day on which the log ends" if is_named else "the last day of its deadline"
        return f"{due}, {most} {word} by {day_words(verdict.day)} if nothing has happened since"
    then = "when the log ends" if is_named else "then"
    return f"{least} {word} {then}, {most} by {day_words(verdict.day)} if nothing has happened since"


def _outcome_words(row: Judged, date: Date | None, in_days: bool) -> Iterator[str]:
    """The relation of an outcome to the deadline, and to the first one if it moved; the plan that replaced this one."""
    outcome, deadline = row.verdict.outcome, row.deadline
    if date is not None and deadline is not None:
        yield _timing(row, date, deadline, in_days)
        is_moved = row.times_moved or row.is_moved_by_anchor
        if row.verdict.timing is not None and is_moved and row.first is not None:
            is_after = date.earliest > row.first.last
            first = "the first" if row.times_moved else "the first deadline"
            yield f"{elapsed_after(row.first.last, date, in_days=in_days)} after {first}" if is_after else ""
    if outcome and outcome.superseded_by:
        replacing = row.log.plans.get(outcome.superseded_by)
        yield f"replaced by {replacing.title if replacing else outcome.superseded_by}"


def _timing(row: Judged, date: Date, deadline: Deadline, in_days: bool) -> str:
    """The relation of an outcome to its deadline; how early it was only if it came before the whole window."""
    timing = row.verdict.timing
    its = f"the {_ordinal(row.times_moved + 1)} deadline" if row.times_moved else ""
    if timing is None:
        if date.earliest <= deadline.last or row.verdict.name == "ended-early" or must_last(row.plan):
            return ""
        since = "it took effect" if row.plan.kind == "rule" else "its deadline"
        return f"{elapsed_after(deadline.last, date, in_days=in_days)} after {since}"
    if timing == "on-time":
        early = deadline.first - date.latest
        if early <= 0 or date.earliest == OPEN_START:
            return f"on the {_ordinal(row.times_moved + 1)} date" if its else "on time"
        before = elapsed_before(date, deadline.first, deadline.last, in_days=in_days)
        return f"{before} before {its}" if its else f"{before} early"
    latest = None if date.latest == OPEN_END else date.latest
    late = elapsed_range(deadline.last, max(date.earliest, deadline.last), latest, in_days=in_days)
    if timing == "late":
        return f"{late} after {its}" if its else f"{late} late"
    return f"possibly late, {late} after {its}" if its else f"possibly late, {late}"


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def counted_words(term: Term, log: Log) -> str:
    """Say on what a deadline hangs: `90 days from “A pause begins”`, `before “A vote is held”`."""
    return deadline_in_words(term, title_in(log))


def hanging_words(row: Judged) -> str:
    """The words for a deadline that hangs on something and has a date: `counted 90 days from 1 Mar 2025`."""
    if row.term is None or row.deadline is None:
        return ""
    return f"{'counted ' if is_counted(row.term) else ''}{counted_words(row.term, row.log)}"


def waiting_words(row: Judged) -> Iterator[str]:
    """The words for what a deadline without a date waits for: `60 days from “A vote”, which has no date yet`."""
    if row.term is None:
        return
    text, is_single = counted_words(row.term, row.log), isinstance(row.term, Within | Before)
    if is_single:
        reason = next(_lacking(row, "which"), "")
        text = f"{text}, {reason or 'beyond the calendar'}"
    else:
        text = "; ".join((text, *_lacking(row)))
    if row.not_before is not None:
        name = "date" if row.plan.kind == "rule" or must_last(row.plan) else "deadline"
        text = f"{text}; the {name} is {day_words(row.not_before)} or later"
    yield text


def lacking_words(row: Judged) -> str:
    """Say why a plan waits whose deadline is named already: `, as that has no date yet`, or an empty text."""
    reasons = "; ".join(_lacking(row, "that" if isinstance(row.term, Within | Before) else ""))
    return f", as {reasons}" if reasons else ""


def _lacking(row: Judged, pronoun: str = "") -> Iterator[str]:
    """The anchors that a deadline lacks, with the reason: `“A vote” has no date yet`, or a pronoun for the title."""
    name = title_in(row.log)
    reasons: dict[str, list[str]] = {}
    for one in row.lacking:
        never = f"was {one.result.replace('-', ' ')}" if one.result else "has no date" if one.is_final else ""
        reasons.setdefault(never or "has no date yet", []).append(name(one.anchor))
    for why, names in reasons.items():
        yield f"{pronoun or listed(names)} {_reason(why, not pronoun and len(names) > 1)}"


def _reason(why: str, is_several: bool) -> str:
    return why.replace("was ", "were ", 1).replace("has ", "have ", 1) if is_several else why


def _rule_words(row: Judged, in_days: bool, *, is_named: bool) -> str:
    """The time for which a rule has been in force, as far as the log can speak, or when it will be."""
    verdict, deadline = row.verdict, row.deadline
    assert deadline is not None
    if verdict.name == "pending":
        return f"in {elapsed_range(verdict.day, deadline.first, deadline.last, in_days=in_days)}"
    if verdict.name == "possibly-in-force":
        return f"at the latest in {elapsed(verdict.day, deadline.last, in_days=in_days)}"
    looked = min(verdict.day, verdict.horizon)
    if deadline.first == looked:
        return "from that day on"
    then = " when the log ends" if is_named and verdict.day > looked else ""
    return f"for {elapsed_at_least((deadline.last, looked), (deadline.first, looked), in_days=in_days)}{then}"


def settled_words(row: Judged, *, in_days: bool = False) -> str:
    """A result and its relation to the deadline, without its date: `dropped, over 15 months after its deadline`."""
    return _listed(VERDICT_LABELS[row.verdict.name], timing_words(row, in_days=in_days))


def timing_words(row: Judged, *, in_days: bool = False) -> str:
    """Say how an outcome lies to the deadline, also to the first one where that was moved."""
    outcome = row.verdict.outcome
    date = occasion_date(outcome, row.log.events) if outcome else None
    parts = _outcome_words(row, date, in_days)
    return _listed(*(part for part in parts if outcome is None or part != outcome.note))


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}{ordinal_suffix(number)}"


def slip_words(row: Judged, *, in_days: bool = False) -> str:
    """The number of moves of the deadline, and the time between the first one announced and the one in force."""
    parts = []
    if row.times_moved:
        parts.append(f"moved {times_words(row.times_moved)}")
    if row.deadline is not None and row.first is not None:
        by = shift_words(row.first, row.deadline, in_days=in_days)
        parts += [f"{by} than first announced"] if by else []
    if row.is_lifted and row.times_moved:
        parts.append("then lifted")
    elif row.is_lifted and row.verdict.name != "open":
        parts.append("deadline lifted")
    return ", ".join(parts)


def times_words(number: int) -> str:
    """A number of times: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def against_words(row: Judged, asked: Date, *, in_days: bool = False) -> str:
    """The relation of a deadline to the date asked about: `2 to 3 months after Sep 2025`."""
    found, deadline = row.against, row.deadline
    if found is None or deadline is None:
        return ""
    first, last = window_of(asked)
    if found.relation == "before":
        return f"{_between(deadline.first, deadline.last, first, last, in_days)} before {words(asked)}"
    if found.relation == "after":
        return f"{_between(first, last, deadline.first, deadline.last, in_days)} after {words(asked)}"
    return f"within {words(asked)}" if found.relation == "within" else f"overlaps {words(asked)}"


def _between(first: Day, last: Day, then: Day, until: Day, in_days: bool) -> str:
    """The time from an earlier window to a later one; a side that is open gives no bound."""
    most = None if first == OPEN_START or until == OPEN_END else (first, until)
    return elapsed_at_least((last, then), most, in_days=in_days)


def against_counts(answer: Plans) -> dict[str, int]:
    """The number of plans before, within and after; plans that are only reported are not counted."""
    from timeline.plans.against import RELATIONS

    found = [row.against.relation for row in answer.rows if row.against and row.plan.status != "reported"]
    return {relation: found.count(relation) for relation in RELATIONS}


def occurrences_words(answer: Plans) -> str:
    """The number of plans and of their occurrences, where plans recur and so have more of these."""
    counted = sum(row.plan.status != "reported" for row in answer.rows)
    return f"{plural(answer.counted, 'plan')} in {plural(counted, 'occurrence')}" if counted > answer.counted else ""


def median_words(days: float | None) -> str:
    """The median number of days by which deadlines moved, with a half if it is one."""
    return "" if days is None else f"{days:+,.1f}".removesuffix(".0")
