"""Checks of plans: their dates follow each other (announced, revised, settled), and references lead to other plans."""

from collections.abc import Iterable, Iterator

from timeline.dates import Date, DateError, Day, deadline_window, words
from timeline.log.checks.circles import circles
from timeline.log.checks.context import Context
from timeline.log.checks.series import due_occurrences, later
from timeline.log.deadline_terms import LIFTED, EarlierOf, LaterOf, Term
from timeline.log.known import occasion_date
from timeline.log.model import PROMISES, Occasion, Plan, Revision
from timeline.log.paths import Path, event_of, members_key, occasions, terms_in
from timeline.problems import Problem
from timeline.text import quoted, shorten

_TWO_PLANS = "a deadline is for doing something, 'until' for something that must last; make two plans of it"
_LISTED = 5
"""Maximum number of missing occurrences to name."""


def date_of(context: Context, occasion: Occasion) -> Date | None:
    """Return the date of an occasion, or of the event that it names."""
    return occasion_date(occasion, context.log.events)


def bad_deadlines(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report deadlines and `until` dates without a latest day."""
    terms: list[tuple[Path, object]] = [*terms_in(plan), (("until",), plan.until)]
    terms += [(("revisions", index, "until"), revision.until) for index, revision in enumerate(plan.revisions)]
    for path, term in terms:
        if isinstance(term, Date):
            try:
                deadline_window(term, "until" if path[-1] == "until" else "deadline")
            except DateError as error:
                yield context.problem(plan, path, "bad-deadline", f"{quoted(error.text)}: {error.reason}", error.hint)
    if plan.deadline is not None and plan.until is not None and plan.every is None:
        message = "a plan has 'deadline' or 'until', not both"
        yield context.problem(plan, ("until",), "bad-deadline", message, _TWO_PLANS)
        return
    yield from _other_term(plan, context)
    if isinstance(plan.deadline or plan.until, Date) and (announced := date_of(context, plan.announced)):
        yield from _early_deadline(plan, context, announced)


def _other_term(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report revisions from a deadline to an `until`, or the other way round."""
    if plan.every is not None:
        return
    has_deadline, has_until = plan.deadline is not None, plan.until is not None
    for index, revision in enumerate(plan.revisions):
        is_adopted = revision.status is None
        names_deadline = revision.deadline is not None and revision.deadline != LIFTED
        if revision.until is not None and (has_deadline or names_deadline):
            path: Path = ("revisions", index, "until")
            yield context.problem(plan, path, "bad-deadline", "this plan has a deadline, not an 'until'", _TWO_PLANS)
        elif names_deadline and has_until:
            path = ("revisions", index, "deadline")
            yield context.problem(plan, path, "bad-deadline", "this plan has 'until', not a deadline", _TWO_PLANS)
        has_deadline = has_deadline or (is_adopted and names_deadline)
        has_until = has_until or (is_adopted and revision.until is not None)


def _early_deadline(plan: Plan, context: Context, announced: Date) -> Iterator[Problem]:
    key = "deadline" if plan.deadline is not None else "until"
    term = plan.deadline if key == "deadline" else plan.until
    if isinstance(term, Date) and _readable(term) is not None and term.latest < announced.earliest:
        message = f"due {words(term)}, before it was announced ({words(announced)})"
        yield context.problem(plan, (key,), "due-before-announcement", message, "correct one of the two", "warning")


def occasions_without_date(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report occasions of a plan without a date."""
    for path, occasion in occasions(plan):
        if occasion.date is None and occasion.event is None and not context.has_key(plan, *path, "date"):
            hint = "give 'date', or the 'event' whose date holds"
            message = f"{[key for key in path if isinstance(key, str)][-1]!r} has neither a date nor an event"
            yield context.problem(plan, path, "no-date", message, hint)


def outcome_order(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report outcomes before the announcement, and outcomes on another date than that of their event."""
    announced = date_of(context, plan.announced)
    for index, outcome in enumerate(plan.outcomes):
        settled = date_of(context, outcome)
        if announced and settled and settled.latest < announced.earliest:
            message = f"settled {words(settled)}, before it was announced ({words(announced)})"
            path: Path = ("outcome", index, "date")
            yield context.problem(plan, path, "outcome-before-announcement", message, "correct one of the two dates")
    for index, occasion in enumerate(plan.history):
        date = date_of(context, occasion)
        if announced and date and date.earliest > announced.latest:
            message = f"dated {words(date)}, after it was announced ({words(announced)})"
            hint = "'history' is what came before; what came after goes under 'revisions', or is an event"
            path = ("history", index, "date" if occasion.date else "event")
            yield context.problem(plan, path, "history-after-announcement", message, hint)
    yield from _elsewhere(plan, context)


def _elsewhere(plan: Plan, context: Context) -> Iterator[Problem]:
    for path, occasion in occasions(plan):
        event = event_of(occasion, context.log.events)
        date = occasion.date
        if event and date and (event.date.earliest > date.latest or event.date.latest < date.earliest):
            message = f"dated {words(date)}, but the event {event.id!r} lies elsewhere in time ({words(event.date)})"
            yield context.problem(plan, (*path, "event"), "event-elsewhere", message, "correct one, or drop 'date'")


def revision_order(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report revisions in the wrong order, and revisions that change nothing; proposals are exempt from both."""
    before = date_of(context, plan.announced)
    deadline: object = plan.deadline
    until = plan.until
    for index, revision in enumerate(plan.revisions):
        if revision.status is not None:
            continue
        path: Path = ("revisions", index)
        date = date_of(context, revision)
        if before and date and date.latest < before.earliest:
            message = f"revised {words(date)}, before what stands above it ({words(before)})"
            hint = "put revisions in order; what came before the announcement goes under 'history'"
            yield context.problem(plan, (*path, "date"), "revision-order", message, hint)
        if _changes_nothing(revision, deadline, until):
            term = _term_of(plan, revision)
            hint = f"give the new {term!r}, or leave it out and say in 'note' what changed"
            message = "this revision changes nothing"
            yield context.problem(plan, (*path, term), "revision-empty", message, hint)
        yield from _revised_too_late(plan, context, revision, path)
        deadline = revision.deadline or deadline
        until = revision.until or until
        before = date or before


def _term_of(plan: Plan, revision: Revision) -> str:
    """Return the key of a revision's deadline: `deadline` or `until`."""
    if revision.deadline is not None:
        return "deadline"
    return "until" if revision.until is not None or (plan.until is not None and plan.every is None) else "deadline"


def _changes_nothing(revision: Revision, deadline: object, until: Date | None) -> bool:
    if revision.deadline is not None:
        nothing = revision.deadline == LIFTED and deadline is None and until is None
        same = nothing or revision.deadline == deadline or _same_bounds(revision.deadline, deadline)
        return same and revision.until is None
    if revision.until is not None:
        return _same_bounds(revision.until, until)
    return not revision.deadline_words and not revision.note and not revision.event


def _same_bounds(one: object, other: object) -> bool:
    if not (isinstance(one, Date) and isinstance(other, Date)):
        return False
    return one.flagged == other.flagged and one.time == other.time and _window(one) == _window(other)


def _readable(term: Date) -> tuple[Day, Day] | None:
    """Return the window of a term; None if it has none, which another check reports."""
    try:
        return deadline_window(term)
    except DateError:
        return None


def _window(term: Date) -> tuple[int, int]:
    """Return the form in which terms are compared: "by September" is the same deadline as "September"."""
    return _readable(term) or (term.earliest, term.latest)


def _revised_too_late(plan: Plan, context: Context, revision: Revision, path: Path) -> Iterator[Problem]:
    """Warn of revisions of plans that were settled before."""
    if plan.every is not None or (revision.deadline is None and revision.until is None):
        return
    date = date_of(context, revision)
    settled = [one for outcome in plan.outcomes if (one := date_of(context, outcome)) is not None]
    if date is not None and settled and date.earliest > max(one.latest for one in settled):
        message = f"the deadline is revised {words(date)}, after the plan was settled ({words(settled[-1])})"
        hint = "correct one of the two dates; if it was taken up again, make a new plan of it"
        yield context.problem(
            plan, (*path, _term_of(plan, revision)), "revised-after-outcome", message, hint, "warning"
        )


def superseded_by_nothing(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report superseded plans that name no successor, and others that name one."""
    plans, faulty = context.log.plans, context.faulty
    for index, outcome in enumerate(plan.outcomes):
        path: Path = ("outcome", index)
        if outcome.result == "superseded" and outcome.superseded_by is None:
            hint = "name the plan that replaces it: superseded_by: ID"
            yield context.problem(plan, path, "superseded-by-nothing", "superseded, but by what?", hint)
        elif outcome.superseded_by is not None and outcome.result != "superseded":
            message = f"'superseded_by' in an outcome that is {outcome.result!r}"
            hint = "remove it, or say 'result: superseded'"
            yield context.problem(plan, (*path, "superseded_by"), "not-superseded", message, hint)
        elif (
            outcome.superseded_by is not None
            and outcome.superseded_by not in plans
            and outcome.superseded_by not in faulty
        ):
            hint = context.near(outcome.superseded_by, "plans", plans, "give the id of a plan")
            message = f"unknown plan {quoted(outcome.superseded_by)}"
            yield context.problem(plan, (*path, "superseded_by"), "unknown-plan", message, hint)


def superseded_loops(context: Context, starts: Iterable[str] | None = None) -> Iterator[Problem]:
    """Report plans that are replaced by themselves, over however many steps.

    With `starts`, only those to which the successors of these plans lead.
    """
    plans = context.log.plans

    def following(identity: str) -> Iterator[str]:
        return (name for _, name in _successors(plans[identity]) if name in plans)

    for circle in circles(plans if starts is None else starts, following):
        plan = plans[circle[0]]
        place = next(place for place, name in _successors(plan) if name == (*circle, plan.id)[1])
        message = f"superseded by itself: {shorten(' → '.join([*circle, plan.id]), 200)}"
        path: Path = ("outcome", place, "superseded_by")
        yield context.problem(plan, path, "superseded-loop", message, "let one of them have another outcome")


def _successors(plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield the plans that replace a plan, each with the path of the outcome that names it."""
    for index, outcome in enumerate(plan.outcomes):
        if outcome.result == "superseded" and outcome.superseded_by is not None:
            yield index, outcome.superseded_by


def recurrence(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report recurring plans without a first deadline, and occurrences of other plans."""
    if plan.every is not None and plan.deadline is None and not context.has_key(plan, "deadline"):
        yield context.problem(plan, ("every",), "recurrence", "'every' needs a first 'deadline'", "add it")
    if plan.every is not None:
        for place, term in terms_in(plan):
            if isinstance(term, EarlierOf | LaterOf):
                message = f"a series begins with one deadline, not with {quoted(members_key(term))}"
                hint = "give the first deadline as a date, or as {within: …, of: …}"
                yield context.problem(plan, place, "recurrence", message, hint)
    if plan.every is None and plan.times is not None:
        yield context.problem(plan, ("times",), "recurrence", "'times' needs 'every'", "add it, or remove 'times'")
    if plan.every is None and len(plan.outcomes) > 1:
        hint = "keep the last one, or say with 'every' how often it recurs"
        yield context.problem(plan, ("outcome", 1), "recurrence", "a plan has one outcome, here are several", hint)
    elif plan.every is None:
        for index, outcome in enumerate(plan.outcomes):
            if outcome.occurrence is not None:
                path: Path = ("outcome", index, "occurrence")
                hint = "add it, or remove 'occurrence'"
                yield context.problem(plan, path, "recurrence", "'occurrence' needs 'every'", hint)
    else:
        yield from _occurrences_settled(plan, context)


def _occurrences_settled(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report outcomes of a recurring plan that settle no occurrence, or one that is settled already."""
    seen: set[int] = set()
    ends = [until for until in (plan.until, *(r.until for r in plan.adopted)) if until is not None]
    for index, outcome in enumerate(plan.outcomes):
        path: Path = ("outcome", index)
        number = outcome.occurrence
        if number is None and not context.has_key(plan, *path, "occurrence"):
            hint = "add 'occurrence': 0 for the first, 1 for the next, and so on"
            yield context.problem(plan, path, "recurrence", "which occurrence does this settle?", hint)
        elif number in seen:
            message = f"occurrence {number} is settled twice"
            yield context.problem(plan, (*path, "occurrence"), "recurrence", message, "keep the last one")
        elif plan.times is not None and number is not None and number >= plan.times:
            message = f"no occurrence {number}: it recurs {plan.times} times, and the first is 0"
            yield context.problem(plan, (*path, "occurrence"), "recurrence", message, "correct one of the two")
        elif number is not None and ends and _begins_after(plan, number, max(end.latest for end in ends)):
            message = f"no occurrence {number}: the series ends {words(max(ends, key=lambda end: end.latest))}"
            yield context.problem(plan, (*path, "occurrence"), "recurrence", message, "correct one of the two")
        if number is not None:
            seen.add(number)


def _begins_after(plan: Plan, number: int, last_day: Day) -> bool:
    """Return whether an occurrence lies beyond the end of its series, by every deadline that the plan ever had."""
    terms = [plan.deadline, *(revision.deadline for revision in plan.adopted)]
    firsts = [window[0] for term in terms if isinstance(term, Date) and (window := _readable(term)) is not None]
    if not firsts or plan.every is None or any(isinstance(term, Term) for term in terms):
        return False
    return later(min(firsts), plan.every, number) > last_day


def has_outcome(plan: Plan, context: Context) -> bool:
    """Return whether a plan has an outcome, were it one that could not be read."""
    return bool(plan.outcomes) or context.has_key(plan, "outcome")


def missing_outcomes(plan: Plan, context: Context) -> Iterator[Problem]:
    """Warn of promises, and occurrences, without an outcome whose deadline lies in the time that the log followed."""
    horizon = context.log.header.horizon
    if plan.kind not in PROMISES or plan.status == "reported" or (plan.every is None and has_outcome(plan, context)):
        return
    deadline: object = plan.deadline
    path: Path = ("deadline",)
    for index, revision in enumerate(plan.revisions):
        if revision.deadline is not None and revision.status is None:
            deadline, path = revision.deadline, ("revisions", index, "deadline")
    last_day = min(plan.checked.latest if plan.checked else horizon, horizon)
    if plan.every is not None and isinstance(deadline, Date):
        yield from missing_occurrences(plan, context, _readable(deadline), path, last_day)
    elif isinstance(deadline, Date) and _readable(deadline) is not None and deadline.latest < last_day:
        message = f"due {words(deadline)}, and no outcome recorded"
        hint = "add 'outcome', or a revision; if nobody has looked, this stays"
        yield context.problem(plan, path, "no-outcome", message, hint, "warning")


def missing_occurrences(
    plan: Plan, context: Context, window: tuple[Day, Day] | None, path: Path, last_day: Day
) -> Iterator[Problem]:
    """Yield one warning for all past occurrences of a series without an outcome; `window` is the first deadline's."""
    settled = {outcome.occurrence for outcome in plan.outcomes}
    untils = [until for until in (plan.until, *(r.until for r in plan.adopted)) if until is not None]
    end = untils[-1].latest if untils else last_day
    if window is None or plan.every is None:
        return
    missing = [
        number for number in due_occurrences(window, plan.every, plan.times, end, last_day) if number not in settled
    ]
    if missing:
        first = ", ".join(map(str, missing[:_LISTED]))
        more = f" and {len(missing) - _LISTED} more" if len(missing) > _LISTED else ""
        noun = "occurrence {} is" if len(missing) == 1 else "occurrences {} are"
        message = f"{noun.format(first + more)} past, and no outcome recorded"
        hint = "add an 'outcome' with its 'occurrence' for each; if nobody has looked, this stays"
        yield context.problem(plan, path, "no-outcome", message, hint, "warning")
