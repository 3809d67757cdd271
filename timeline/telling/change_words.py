"""Counts of changes, and changes of plans, in words."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from timeline.dates import OPEN_END, OPEN_START, words
from timeline.log.model import Citation, Occasion
from timeline.reports.changed_plans import PlanChange
from timeline.reports.plans import Judged
from timeline.reports.rows import Row
from timeline.reports.wording import plural, words_of_term
from timeline.telling.plan_dates import carried_words, proposal_words, term_name, term_words, undated_words
from timeline.telling.plan_entry import occasion_sources
from timeline.telling.slip_words import shift_words

EVENTS = {
    "happened": "Happened",
    "learned": "Newly learned",
    "began": "Situations begun",
    "ended": "Situations ended",
}
PLANS = {
    "announced": "Plans announced",
    "revised": "Plans moved or changed",
    "proposed": "Changes of plans proposed",
    "settled": "Plans settled",
    "deadline_passed": "Past their deadline without an outcome",
    "in_force": "Rules that enter into force",
    "plans_learned": "Newly learned of plans",
}
ONLY_REPORTED = "Only reported, not counted"

T = TypeVar("T")


def tally(certain: Sequence[bool], noun: str, nouns: str, *notes: str) -> str:
    """Count rows, the possible ones apart: `12 plans settled (and 3 possibly)`."""
    sure = sum(certain)
    unsure = len(certain) - sure
    counted = f"{sure:,} {noun if sure == 1 else nouns}" if sure else f"possibly {unsure:,} "
    counted += "" if sure else noun if unsure == 1 else nouns
    remarks = [f"and {unsure:,} possibly" if sure and unsure else "", *notes]
    aside = "; ".join(note for note in remarks if note)
    return f"{counted} ({aside})" if aside else counted


def plan_tally(rows: Iterable[Judged], noun: str, nouns: str, note: str = "", *, has_occurrences: bool = True) -> str:
    """Count plans as `tally` does, each once however many rows it has; further occurrences are named as such."""
    certain: dict[tuple[str, str], bool] = {}
    number = 0
    for row in rows:
        key = (row.log.file, row.plan.id)
        certain[key] = certain.get(key, False) or row.match.name == "CERTAIN"
        number += has_occurrences and row.occurrence is not None
    occurrences = plural(number, "occurrence") if number else ""
    return tally(list(certain.values()), noun, nouns, occurrences, note)


def moved_tally(part: Sequence[PlanChange]) -> str:
    """Count moves and other changes: `4 plans moved, 1 changed`; a plan with both counts as moved.

    The changes of the plans moved are counted too if they are more: `2 plans moved (3 moves, 1 other change)`.
    """
    plans = {change.plan.plan for change in part if change.is_moved}
    moved = [change.plan for change in part if change.is_moved]
    changed = [change.plan for change in part if change.plan.plan not in plans]
    others = len(part) - len(moved) - len(changed)
    more = [plural(len(moved), "move"), *([plural(others, "other change")] if others else [])]
    note = ", ".join(more) if len(moved) + others > len(plans) else ""
    counts = [plan_tally(moved, "plan moved", "plans moved", note, has_occurrences=False)] if moved else []
    names = ("changed", "changed") if moved else ("plan changed", "plans changed")
    counts += [plan_tally(changed, *names, has_occurrences=False)] if changed else []
    return ", ".join(counts)


def unknown_words(part: Sequence[PlanChange]) -> str:
    """The number of plans past their deadline whose fate is unknown."""
    number = len({change.plan.plan for change in part if change.plan.verdict.name == "unknown"})
    if number == len({change.plan.plan for change in part}):
        return "unknown whether met" if number == 1 else "unknown whether any of them was met"
    return f"unknown whether {number:,} of them {'was' if number == 1 else 'were'} met" if number else ""


def followed_words(part: Sequence[PlanChange]) -> str:
    """The number of rules of which the log does not know whether they took effect."""
    number = len({change.plan.plan for change in part if change.plan.verdict.name == "unknown"})
    if number == len({change.plan.plan for change in part}):
        return "not followed up" if number else ""
    return f"{number:,} not followed up" if number else ""


def reported_words(rows: Iterable[Judged]) -> list[str]:
    """The number of plans that are only reported, which the other counts leave out."""
    number = len({(row.log.file, row.plan.id) for row in rows})
    return [f"{plural(number, 'plan')} only reported, not counted"] if number else []


def by_report(rows: Iterable[T], row_of: Callable[[T], Judged]) -> tuple[list[T], list[T]]:
    """Split plans into those that count and those that are only reported."""
    parts: tuple[list[T], list[T]] = ([], [])
    for row in rows:
        parts[row_of(row).plan.status == "reported"].append(row)
    return parts


def _row(change: PlanChange) -> Judged:
    return change.plan


def is_undated(row: Row) -> bool:
    """True if it is a situation with neither a known beginning nor a known end."""
    return row.date.kind == "span" and row.date.earliest == OPEN_START and row.date.latest == OPEN_END


def seen_words(row: Row) -> str:
    """The day on which an undated situation was seen."""
    return f"seen {words(row.entry.checked)}" if is_undated(row) and row.entry.checked else ""


def event_note(row: Row, section: str) -> str:
    """The note on an event that its section needs: when it became known, when it was seen."""
    if section == "learned" and row.entry.known is not None:
        return f"known {words(row.entry.known)}"
    return seen_words(row)


def plan_change_words(change: PlanChange, section: str) -> str:
    """A change of a plan that its verdict does not show: how it moved, which deadline ran out."""
    when = words(change.when) if change.when else "no date"
    known = f", known {words(change.known)}" if change.known is not None else ""
    if change.revision is not None:
        note = f" ({change.revision.note})" if change.revision.note else ""
        return f"{when}: {_moved_words(change)}{note}{known}"
    if change.cause is not None:
        return f"{when}: {_moved_words(change)}"
    if change.proposal is not None:
        note = f" ({change.proposal.note})" if change.proposal.note else ""
        return f"{when}: {proposal_words(change.proposal, change.plan.plan, change.plan.log)}{note}{known}"
    if change.learned is not None:
        return f"{change.learned} {when}{known}"
    if change.is_rival:
        return f"deadline {when}, which others claim, ran out without an outcome"
    now = change.plan.deadline
    if section == "settled" and change.plan.verdict.outcome is None and (now is None or now.date != change.when):
        end = words(change.when, "until") if change.when else when
        return f"the time until {end} ran out, and no end is recorded"
    if section == "deadline_passed" and (change.plan.verdict.is_settled or now is None or now.date != change.when):
        return f"deadline {when} ran out without an outcome"
    return ""


def _moved_words(change: PlanChange) -> str:
    before, after = change.before, change.after
    plan = change.plan.plan
    term = term_name(plan)
    if not change.is_moved:
        return "changed" + (f", {term} still {words_of_term(plan, after.date)}" if after else "")
    if change.cause is not None:
        return carried_words(plan, change.plan.log, before, after, change.cause, in_days=True)
    if after is None:
        undated = undated_words(plan, change.revision, before, change.plan.log) if change.revision else ""
        return undated or (f"{term_words(plan, before.date)} lifted" if before else f"{term} lifted")
    if before is None:
        return f"{term} now {words_of_term(plan, after.date)}, before without one"
    by = shift_words(before, after, in_days=True) or "with the same days"
    return f"{term_words(plan, before.date)} → {words_of_term(plan, after.date)}, {by}"


def change_sources(change: PlanChange, section: str) -> tuple[Citation, ...]:
    """The sources of a change beside those of the plan: the change's or outcome's own, or those of its event."""
    occasion: Occasion | None = change.revision or change.proposal
    if change.cause is not None:
        occasion = change.cause.occasion
    if section == "settled" or change.learned == "outcome":
        occasion = change.plan.verdict.outcome
    elif section == "announced" or change.learned == "announced":
        occasion = change.plan.plan.announced
    return occasion_sources(change.plan, occasion)
