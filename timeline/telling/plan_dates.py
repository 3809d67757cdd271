"""Dates in the life of a plan in words: announced, moved from one deadline to another, due, settled."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.dates import OPEN_START, Date, words
from timeline.log.deadline_terms import LIFTED
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import Outcome, Plan, Revision
from timeline.log.paths import anchors_in
from timeline.plans.deadline import Deadline, must_last, revised_term
from timeline.plans.recurrence import deadline_of
from timeline.reports.rows import Row
from timeline.reports.term_wording import deadline_in_words, title_in
from timeline.reports.wording import words_of_term
from timeline.telling.document import Run, Words, phrase, text_of
from timeline.telling.plan_kinds import announced_label, kind_noun

if TYPE_CHECKING:
    from timeline.plans.carried import Cause, How


def plan_date_words(row: Row, *, in_days: bool = False) -> Words:
    """A date of a plan in words: `plan moved: TITLE, deadline Sep 2025 → Dec 2025, 3 months later`."""
    plan = row.entry
    assert isinstance(plan, Plan)
    occurrence = row.occasion.occurrence if isinstance(row.occasion, Outcome) else row.occurrence
    title = Run(plan.title + (f" (no. {occurrence})" if occurrence is not None else ""), "title")
    if row.what == "deadline":
        label = "takes effect" if plan.kind == "rule" else "until" if must_last(plan) else "deadline"
        return phrase(Run(f"{label}: ", "plan"), title)
    if isinstance(row.occasion, Outcome):
        result = row.occasion.result.replace("-", " ")
        return phrase(
            Run(f"{kind_noun(plan)} {result}: ", "plan"), title, _comma(_lateness(row, row.occasion, in_days))
        )
    if isinstance(row.occasion, Revision) and row.occasion.status is not None:
        _, _, change = proposal_words(row.occasion, plan, row.log).partition(": ")
        return phrase(Run(f"change {row.what}: ", "plan"), title, _comma(change))
    if isinstance(row.occasion, Revision):
        before, after = row.deadlines
        what = "moved" if before and after else "changed"
        moved = _revised_words(row, row.occasion, before, after, in_days)
        return phrase(Run(f"{kind_noun(plan)} {what}: ", "plan"), title, _comma(moved))
    return phrase(Run(f"{announced_label(plan)}: ", "plan"), title)


def plan_date_parts(row: Row) -> tuple[str, str, str]:
    """The words of `plan_date_words` in parts: `plan moved: `, the title, and the change or the timing."""
    label, title, *rest = plan_date_words(row)
    return text_of((label,)), text_of((title,)), text_of(tuple(rest)).removeprefix(", ")


def move_words(plan: Plan, before: Deadline, after: Deadline, *, in_days: bool = False) -> str:
    """A move of a deadline in words: `deadline Sep 2025 → Dec 2025, 3 months later`."""
    from timeline.telling.slip_words import shift_words

    by = _comma(shift_words(before, after, in_days=in_days))
    return f"{term_words(plan, before.date)} → {words_of_term(plan, after.date)}{by}"


def moved_words(plan: Plan, earlier: Iterable[Date], current: Date | None) -> str:
    """All moves of a deadline in words: `deadline Sep 2025 → Dec 2025 → Mar 2026`, or `deadline Sep 2025, lifted`."""
    dates = [*earlier, *([current] if current is not None else [])]
    way = " → ".join([term_words(plan, dates[0]), *(words_of_term(plan, date) for date in dates[1:])])
    return way if current is not None else f"{way}, lifted"


def carried_words(
    plan: Plan, log: Log, before: Deadline | None, after: Deadline | None, cause: "Cause", *, in_days: bool = False
) -> str:
    """A move through an anchor: `deadline 2025 → 2026, 1 year later, as it hangs on “A vote”, which moved`."""
    why = f"as it hangs on {title_in(log)(cause.anchor)}, which {CAUSES[cause.how]}"
    if after is None:
        was = f"{term_words(plan, before.date)} → " if before is not None else ""
        return f"{was}no date any more, {why}"
    if before is None:
        return f"now {term_words(plan, after.date)}, {why}; before without a date"
    return f"{move_words(plan, before, after, in_days=in_days)}, {why}"


CAUSES: "dict[How, str]" = {
    "met": "was met",
    "partly-met": "was partly met",
    "not-met": "was not met",
    "dropped": "was dropped",
    "superseded": "was superseded",
    "moved": "moved",
    "undated": "has no date any more",
    "dated": "got its date",
    "happened": "has happened",
}
"""The change of what a deadline hangs on, in words."""


def term_words(plan: Plan, date: Date) -> str:
    """A deadline, or the end of a time, behind its name: `deadline Sep 2025`, `applies from 2026`."""
    if plan.kind == "rule":
        return f"applies {'from ' if date.earliest != OPEN_START else ''}{words_of_term(plan, date)}"
    return f"{term_name(plan)} {words_of_term(plan, date)}"


def behind_title(plan: Plan, text: str) -> str:
    """The words of a deadline behind the title of its plan: titles of rules say "applies" themselves."""
    return text.removeprefix("applies ") if plan.kind == "rule" else text


def term_name(plan: Plan) -> str:
    """The name of the deadline of a plan: `until` where something must last, else `deadline`; of a rule `date`."""
    return "date" if plan.kind == "rule" else "until" if must_last(plan) else "deadline"


def undated_words(plan: Plan, revision: Revision, before: Deadline | None, log: Log) -> str:
    """A move to a deadline without a date yet: `deadline 2025 → 90 days from “A vote”, no date yet`; else empty."""
    named = revised_term(plan, revision)
    if named is None or named == LIFTED or isinstance(named, Date):
        return ""
    was = f"{term_words(plan, before.date)} →" if before is not None else f"{term_name(plan)} now"
    return f"{was} {deadline_in_words(named, title_in(log))}, no date yet"


def proposal_words(proposal: Revision, plan: Plan, log: Log) -> str:
    """A change that was proposed or rejected, with its status: `proposed: deadline Dec 2025`."""
    return f"{proposal.status}: {_proposed(proposal, plan, log)}"


def _proposed(proposal: Revision, plan: Plan, log: Log) -> str:
    if proposal.deadline == LIFTED:
        return "to lift the deadline"
    if isinstance(proposal.deadline, Date):
        return term_words(plan, proposal.deadline)
    if proposal.deadline is not None:
        return f"{term_name(plan)} {deadline_in_words(proposal.deadline, title_in(log))}"
    if proposal.until is not None:
        return f"until {words(proposal.until, 'until')}"
    return f"“{proposal.deadline_words}”" if proposal.deadline_words else proposal.note or "a change"


def _revised_words(row: Row, revision: Revision, before: Deadline | None, after: Deadline | None, in_days: bool) -> str:
    plan = row.entry
    assert isinstance(plan, Plan)
    if before is not None and after is not None:
        return move_words(plan, before, after, in_days=in_days)
    term = term_name(plan)
    if after is not None:
        return f"{term} now {words_of_term(plan, after.date)}"
    if undated := undated_words(plan, revision, before, row.log):
        return undated
    if before is not None:
        return f"{term_words(plan, before.date)} lifted"
    named = revision.deadline if revision.deadline is not None else revision.until
    if isinstance(named, Date):
        return f"{term} now {words(named)}"
    return f"{term} lifted" if named == LIFTED else ""


def _lateness(row: Row, outcome: Outcome, in_days: bool) -> str:
    """The relation of an outcome to the deadline in force; empty if it is vague, or if there is no deadline."""
    assert isinstance(row.entry, Plan)
    date = occasion_date(outcome, row.log.events)
    if row.moment is None or date is None or must_last(row.entry):
        return ""
    # Verdicts and durations are loaded for the few plans whose words need them.
    if outcome.occurrence is None and (row.entry.revisions or any(anchors_in(row.entry))):
        from timeline.reports.plans import judged
        from timeline.telling.verdict_words import timing_words

        verdict_on = next(judged(row.entry, row.log, row.moment))
        is_judged = verdict_on.verdict.outcome is outcome and verdict_on.verdict.timing is not None
        if is_judged and (verdict_on.times_moved or verdict_on.is_moved_by_anchor):
            return timing_words(verdict_on, in_days=in_days)
    deadline = deadline_of(row.entry, row.log, row.moment, outcome.occurrence)
    if deadline is None:
        return ""
    if date.earliest > deadline.last:
        from timeline.telling.durations import elapsed_after

        since = "it took effect" if row.entry.kind == "rule" else "its deadline"
        return f"{elapsed_after(deadline.last, date, in_days=in_days)} after {since}"
    return "on time" if date.latest <= deadline.last and outcome.result == "met" else ""


def _comma(text: str) -> str:
    return f", {text}" if text else ""
