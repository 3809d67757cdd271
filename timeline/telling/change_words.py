"""Counts of changes, and what happened to a plan, in words."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from timeline.dates import OPEN_END, OPEN_START, words
from timeline.log.model import Citation, Occasion
from timeline.plans.deadline import must_last
from timeline.reports.changed_plans import PlanChange
from timeline.reports.chronology import Row
from timeline.reports.plans import Judged
from timeline.reports.wording import plural, words_of_term

EVENTS = {
    "happened": "Happened",
    "learned": "Newly learned",
    "began": "Situations begun",
    "ended": "Situations ended",
}
PLANS = {
    "announced": "Plans announced",
    "revised": "Plans moved or changed",
    "settled": "Plans settled",
    "deadline_passed": "Past their deadline without an outcome",
    "plans_learned": "Newly learned of plans",
}
ONLY_REPORTED = "Only reported, not counted"

T = TypeVar("T")


def tally(certain: Sequence[bool], one: str, several: str, *notes: str) -> str:
    """`12 plans settled (and 3 possibly)`."""
    sure = sum(certain)
    unsure = len(certain) - sure
    said = f"{sure:,} {one if sure == 1 else several}" if sure else f"possibly {unsure:,} "
    said += "" if sure else one if unsure == 1 else several
    more = [f"and {unsure:,} possibly" if sure and unsure else "", *notes]
    told = "; ".join(note for note in more if note)
    return f"{said} ({told})" if told else said


def plan_tally(rows: Iterable[Judged], one: str, several: str, note: str = "", *, has_occurrences: bool = True) -> str:
    """The same of plans, each counted once, however often it stands there; its occurrences are named as such."""
    certain: dict[tuple[str, str], bool] = {}
    number = 0
    for row in rows:
        key = (row.log.file, row.plan.id)
        certain[key] = certain.get(key, False) or row.match.name == "CERTAIN"
        number += has_occurrences and row.occurrence is not None
    occurrences = plural(number, "occurrence") if number else ""
    return tally(list(certain.values()), one, several, occurrences, note)


def moved_tally(part: Sequence[PlanChange]) -> str:
    """`4 plans moved, 1 changed`: a plan that was moved, and changed in another way too, was moved."""
    plans = {one.plan.plan for one in part if one.is_moved}
    moved = [one.plan for one in part if one.is_moved]
    changed = [one.plan for one in part if one.plan.plan not in plans]
    told = [plan_tally(moved, "plan moved", "plans moved", has_occurrences=False)] if moved else []
    names = ("changed", "changed") if moved else ("plan changed", "plans changed")
    told += [plan_tally(changed, *names, has_occurrences=False)] if changed else []
    return ", ".join(told)


def unknown_words(part: Sequence[PlanChange]) -> str:
    """Of how many plans past their deadline nobody knows what became of them."""
    number = len({one.plan.plan for one in part if one.plan.verdict.name == "unknown"})
    if number == len({one.plan.plan for one in part}):
        return "unknown whether met" if number == 1 else "unknown whether any of them was met"
    return f"unknown whether {number:,} of them {'was' if number == 1 else 'were'} met" if number else ""


def reported_words(rows: Iterable[Judged]) -> list[str]:
    """How many plans are only reported, which are not among the counts."""
    number = len({(row.log.file, row.plan.id) for row in rows})
    return [f"{plural(number, 'plan')} only reported, not counted"] if number else []


def by_report(rows: Iterable[T], row_of: Callable[[T], Judged]) -> tuple[list[T], list[T]]:
    """The plans that count, and those that are only reported."""
    parts: tuple[list[T], list[T]] = ([], [])
    for one in rows:
        parts[row_of(one).plan.status == "reported"].append(one)
    return parts


def _row(one: PlanChange) -> Judged:
    return one.plan


def is_undated(row: Row) -> bool:
    """Whether it is a situation of which neither beginning nor end is known."""
    return row.date.kind == "span" and row.date.earliest == OPEN_START and row.date.latest == OPEN_END


def seen_words(row: Row) -> str:
    """When an undated situation was seen."""
    return f"seen {words(row.entry.checked)}" if is_undated(row) and row.entry.checked else ""


def event_note(row: Row, section: str) -> str:
    """What must be said of an event in its section: when it became known, when it was seen."""
    if section == "learned" and row.entry.known is not None:
        return f"known {words(row.entry.known)}"
    return seen_words(row)


def plan_change_words(one: PlanChange, section: str) -> str:
    """What happened to a plan, where its verdict does not say it: how it moved, which deadline ran out."""
    when = words(one.when) if one.when else "no date"
    known = f", known {words(one.known)}" if one.known is not None else ""
    if one.revision is not None:
        note = f" ({one.revision.note})" if one.revision.note else ""
        return f"{when}: {_moved_words(one)}{note}{known}"
    if one.learned is not None:
        return f"{one.learned} {when}{known}"
    if one.is_rival:
        return f"deadline {when}, which others claim, ran out without an outcome"
    now = one.plan.deadline
    if section == "settled" and one.plan.verdict.outcome is None and (now is None or now.date != one.when):
        end = words(one.when, "until") if one.when else when
        return f"the time until {end} ran out, and no end is recorded"
    if section == "deadline_passed" and (one.plan.verdict.is_settled or now is None or now.date != one.when):
        return f"deadline {when} ran out without an outcome"
    return ""


def _moved_words(one: PlanChange) -> str:
    before, after = one.before, one.after
    plan = one.plan.plan
    term = "until" if must_last(plan) else "deadline"
    if not one.is_moved:
        return "changed" + (f", {term} still {words_of_term(plan, after.date)}" if after else "")
    if after is None:
        return f"{term} {words_of_term(plan, before.date)} lifted" if before else f"{term} lifted"
    if before is None:
        return f"{term} now {words_of_term(plan, after.date)}, before without one"
    days = one.moved_by or 0
    by = f"{plural(abs(days), 'day')} {'later' if days > 0 else 'earlier'}" if days else "with the same last day"
    return f"{term} {words_of_term(plan, before.date)} → {words_of_term(plan, after.date)}, {by}"


def change_sources(one: PlanChange, section: str) -> tuple[Citation, ...]:
    """Who says so, beside the sources of the plan itself: of a change or an outcome, its own or those of its event."""
    occasion: Occasion | None = one.revision
    if section == "settled" or one.learned == "outcome":
        occasion = one.plan.verdict.outcome
    elif section == "announced" or one.learned == "announced":
        occasion = one.plan.plan.announced
    if occasion is None:
        return ()
    event = one.plan.log.events.get(occasion.event or "")
    sources = occasion.sources or (event.sources if event else ())
    return tuple(source for source in sources if source not in one.plan.plan.sources)
