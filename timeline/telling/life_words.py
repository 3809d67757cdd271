"""A step in the life of a plan in words: its date, what it changed, and its sources."""

from timeline.dates import Date, words
from timeline.log.deadline_terms import Before, Term
from timeline.log.log import Log
from timeline.log.model import Outcome, Plan, Revision
from timeline.plans.deadline import Moment, deadline_in_force, must_last, term_in_force, words_in_force
from timeline.reports.plan_life import LifeStep
from timeline.reports.term_wording import deadline_in_words, is_counted, title_in
from timeline.reports.wording import words_of_term
from timeline.telling.document import Run, Words, phrase, references
from timeline.telling.plan_dates import proposal_words, term_words


def step_words(step: LifeStep, log: Log) -> Words:
    """A step in one line: `10 Feb 2025: deadline from Sep 2025 to Dec 2025 (talks take longer)`."""
    when = Run(words(step.date), "date") if step.date is not None else "no date"
    note = f" ({step.note})" if step.note else ""
    event = Run(f" [{step.event}]", "id") if step.event else ""
    return phrase(when, f": {change_in_step(step, log)}{note}", event, *references(step.sources, log))


def change_in_step(step: LifeStep, log: Log) -> str:
    """The kind of a step, or the change that it made: `announced, deadline Sep 2025`, `outcome: met`."""
    if step.plan is None:
        return "before the announcement"
    occasion = step.occasion
    if isinstance(occasion, Outcome):
        number = f" (no. {occasion.occurrence})" if occasion.occurrence is not None else ""
        replacing = log.plans.get(occasion.superseded_by or "")
        replaced = f" by {replacing.title if replacing else occasion.superseded_by}" if occasion.superseded_by else ""
        return f"outcome{number}: {occasion.result.replace('-', ' ')}{replaced}"
    if isinstance(occasion, Revision) and occasion.status is not None:
        return proposal_words(occasion, step.plan, log)
    if step.before is not None and isinstance(occasion, Revision):
        return _revised(step.before, step.plan, log, occasion, step.moment)
    return f"announced, {_deadline(step.plan, log, step.moment)}"


def _revised(before: Plan, after: Plan, log: Log, revision: Revision, moment: Moment) -> str:
    """The change that a revision made: of the deadline, else of its words, else of the end of the series."""
    old, new = (deadline_in_force(plan, log, moment) for plan in (before, after))
    old_words, new_words = (words_in_force(plan, log, moment) for plan in (before, after))
    if old is None and new is not None:
        return f"{'' if must_last(after) else 'new '}{_deadline(after, log, moment)}"
    if new is None and (_hangs(after, log, moment) or _hangs(before, log, moment)):
        return _undated(before, after, log, moment)
    if new is None and old is not None:
        return f"{_deadline(before, log, moment)} lifted"
    dates = tuple(words_of_term(after, deadline.date) for deadline in (old, new) if deadline is not None)
    if len(set(dates)) == 2:
        short = tuple(date.removeprefix("by ") for date in dates)
        first, last = short if short[0] != short[1] else dates
        term = "start" if after.kind == "rule" else "end" if must_last(after) else "deadline"
        return f"{term} from {first} to {last}"
    if old_words != new_words and new_words is not None:
        return f"“{old_words}” → “{new_words}”" if old_words is not None else f"in words “{new_words}”"
    if after.every is not None and revision.until is not None:
        return f"recurs until {words(revision.until, 'until')}"
    return "changed"


def _hangs(plan: Plan, log: Log, moment: Moment) -> bool:
    """True if the deadline in force hangs on something."""
    term = term_in_force(plan, log, moment)
    return term is not None and not isinstance(term, Date)


def _undated(before: Plan, after: Plan, log: Log, moment: Moment) -> str:
    """The change to a deadline without a date, or from one: it hangs on something now, or was lifted."""
    old, new = (term_in_force(plan, log, moment) for plan in (before, after))
    if old == new:
        return "changed"
    if new is None:
        return f"{_deadline(before, log, moment)} lifted"
    if deadline_in_force(before, log, moment) is None:
        return f"new {_deadline(after, log, moment)}"
    return f"{_deadline(before, log, moment)} → {_deadline(after, log, moment)}"


def _deadline(plan: Plan, log: Log, moment: Moment) -> str:
    deadline, term = deadline_in_force(plan, log, moment), term_in_force(plan, log, moment)
    if deadline is not None:
        return term_words(plan, deadline.date)
    if term is None or isinstance(term, Date):
        return "no deadline"
    return f"{_term_label(plan, term)} {deadline_in_words(term, title_in(log))}, no date yet"


def _term_label(plan: Plan, term: Term) -> str:
    """The words in front of a deadline without a date: `deadline`, or of a rule `applies` or `applies from`."""
    if plan.kind != "rule":
        return "deadline"
    return "applies" if is_counted(term) or isinstance(term, Before) else "applies from"
