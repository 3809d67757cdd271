"""The days on which deadlines close: fixed ones, and those that hang on an event, on another plan, or on several.

A window `[first, last]` holds the earliest and the latest day that the words of a deadline can mean. A deadline that
hangs on something moves with it, and has no window as long as that has no date. Windows combine by component: the
earlier of two begins on the earlier first day and ends on the earlier last day.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from timeline.dates import OPEN_END, OPEN_START, Date, DateError, Day, date_between, deadline_window, iso
from timeline.frozen import Frozen
from timeline.log.deadline_terms import LIFTED, EarlierOf, LaterOf, Step, Term, Within
from timeline.log.known import known_day, occasion_date, occasion_day, shows_from
from timeline.log.log import Log
from timeline.log.model import Event, Occasion, Outcome, Plan, Result, Revision
from timeline.log.naming import anchor_date, anchor_entry
from timeline.log.paths import anchors_in, anchors_of, members_of
from timeline.log.steps import later

_MET: frozenset[Result] = frozenset({"met", "partly-met"})
"""Results whose day a time can count from."""

Days = tuple[Day, Day]


class Moment(Frozen):
    """The day on which a judgement is made, and the day up to which things are known."""

    day: Day
    known: Day


class Deadline(Frozen):
    """The last day for doing something, or the day to which it must last: as a date, and as its window."""

    date: Date
    first: Day
    last: Day


class Lacking(Frozen):
    """Something without a date on which a deadline hangs; its result, if it was settled without being done."""

    anchor: str
    result: Result | None
    is_final: bool = False
    """True if it gets no date any more, unless a plan is revised."""


def counts(occasion: Occasion, log: Log, moment: Moment) -> bool:
    """True if a revision, an outcome or the end of a condition has happened by the day and was known by then."""
    happened = shows_from(occasion_date(occasion, log.events))
    return happened <= moment.day and occasion_day(occasion, log.events) <= moment.known


def revisions_by(plan: Plan, log: Log, moment: Moment) -> tuple[Revision, ...]:
    """The revisions in force that count, by date; of one day, in the order of the file."""
    return _counting(plan.adopted, log, moment)


def proposals_by(plan: Plan, log: Log, moment: Moment) -> tuple[Revision, ...]:
    """The revisions that were proposed or rejected by the day, by date; they change nothing."""
    return _counting(plan.proposals, log, moment)


def _counting(revisions: tuple[Revision, ...], log: Log, moment: Moment) -> tuple[Revision, ...]:
    found = [revision for revision in revisions if counts(revision, log, moment)]
    return tuple(sorted(found, key=lambda revision: shows_from(occasion_date(revision, log.events))))


def is_announced(plan: Plan, log: Log, moment: Moment) -> bool:
    """True if a plan has been announced by the day and was known by then."""
    happened = shows_from(occasion_date(plan.announced, log.events))
    return happened <= moment.day and known_day(plan, log) <= moment.known


def plan_term(plan: Plan) -> Date | Term | None:
    """The deadline or `until` that a plan itself names; of a recurring plan, `until` only ends the recurrence."""
    return plan.deadline if plan.deadline is not None or plan.every is not None else plan.until


def revised_term(plan: Plan, revision: Revision) -> Date | Term | Literal["none"] | None:
    """The new term that a revision names, if it names one."""
    return revision.deadline if revision.deadline is not None or plan.every is not None else revision.until


def term_in_force(plan: Plan, log: Log, moment: Moment) -> Date | Term | None:
    """The deadline in force as the log writes it."""
    term = plan_term(plan)
    for revision in revisions_by(plan, log, moment):
        named = revised_term(plan, revision)
        if named is not None:
            term = None if named == LIFTED else named
    return term


def resolved(term: Date | Term | None, log: Log, moment: Moment) -> Deadline | None:
    """The deadline that a term means on a day; None if it has none, as it hangs on something without a date."""
    return Resolver(log, moment).resolved(term)


def not_before(term: Date | Term | None, log: Log, moment: Moment) -> Day | None:
    """The first day on which a deadline without a date can close, as far as some of its parts have a date."""
    return Resolver(log, moment).value(term).not_before


def lacking(term: Date | Term | None, log: Log, moment: Moment) -> tuple[Lacking, ...]:
    """The anchors that a deadline waits for; empty if it has a date, or leads beyond the calendar."""
    return Resolver(log, moment).lacking(term)


def days_of_change(plan: Plan, log: Log, moment: Moment) -> list[Day]:
    """The last day of each time in which the deadline of a plan stayed as it was, up to the day of a judgement.

    It can change with a revision of the plan, and with everything that happens to what it hangs on.
    """
    starts: set[Day] = {shows_from(occasion_date(revision, log.events)) for revision in plan.adopted}
    seen = {plan.id}
    names = [name for _, name in anchors_in(plan)]
    while names:
        name = names.pop()
        if name in seen:
            continue
        seen.add(name)
        other = anchor_entry(name, log)
        if isinstance(other, Event):
            starts.add(shows_from(other.date))
        elif other is not None:
            occasions = (other.announced, *other.adopted, *other.outcomes)
            starts.update(shows_from(occasion_date(occasion, log.events)) for occasion in occasions)
            names += [below for _, below in anchors_in(other)]
    return [*sorted(start - 1 for start in starts if OPEN_START < start <= moment.day), moment.day]


def ends_waiting(term: Date | Term | None, lacking: Iterable[Lacking]) -> bool:
    """True if a term gets no date any more: one thing that it needs does not, of the earliest of several all."""
    final = [one.is_final for one in lacking]
    return bool(final) and (all(final) if isinstance(term, EarlierOf) else any(final))


class _Value(Frozen):
    """A deadline, or the first day on which it can close, where that is known."""

    deadline: Deadline | None
    not_before: Day | None = None


class Resolver:
    """Resolves deadlines on one day; the window of each thing that they hang on is worked out once."""

    def __init__(self, log: Log, moment: Moment) -> None:
        self.log = log
        self.moment = moment
        self._windows: dict[str, Days | None] = {}

    def value(self, term: Date | Term | None) -> _Value:
        """The deadline that a term means."""
        self._prepare(anchors_of(term))
        return self._value(term)

    def resolved(self, term: Date | Term | None) -> Deadline | None:
        """The deadline that a term means; None if it has none."""
        return self.value(term).deadline

    def lacking(self, term: Date | Term | None) -> tuple[Lacking, ...]:
        """The anchors that a term waits for."""
        names = dict.fromkeys(self._lacking(term))
        return tuple(self._lacks(name, {name}) for name in names)

    def _lacks(self, name: str, seen: set[str]) -> Lacking:
        entry = anchor_entry(name, self.log)
        result = _result(entry, self.log, self.moment)
        if result is not None or not isinstance(entry, Plan) or not is_announced(entry, self.log, self.moment):
            return Lacking(name, result, result is not None)
        term = term_in_force(entry, self.log, self.moment)
        below = [below for below in dict.fromkeys(self._lacking(term)) if below not in seen]
        seen.update(below)
        return Lacking(name, None, ends_waiting(term, [self._lacks(one, seen) for one in below]))

    def _lacking(self, term: Date | Term | None) -> Iterator[str]:
        if term is None or isinstance(term, Date) or self.value(term).deadline is not None:
            return
        if isinstance(term, EarlierOf | LaterOf):
            for member in members_of(term):
                yield from self._lacking(member)
        else:
            yield from (name for name in anchors_of(term) if self._windows[name] is None)

    def _prepare(self, names: Iterable[str]) -> None:
        """Work out the windows of some anchors, after those that they hang on; one that hangs on itself has none."""
        waiting = list(names)
        begun: set[str] = set()
        while waiting:
            name = waiting[-1]
            if name in self._windows:
                waiting.pop()
                continue
            found = _anchor(name, self.log, self.moment)
            if not isinstance(found, _Hanging):
                self._windows[name] = found
            elif name in begun:
                deadline = self._value(found.term).deadline
                self._windows[name] = None if deadline is None else (deadline.first, deadline.last)
            else:
                begun.add(name)
                waiting += [below for below in anchors_of(found.term) if below not in begun]

    def _value(self, term: Date | Term | None) -> _Value:
        if term is None:
            return _Value(None)
        if isinstance(term, EarlierOf | LaterOf):
            return _combined(term, [self._value(member) for member in members_of(term)])
        try:
            if isinstance(term, Date):
                return _Value(Deadline(term, *deadline_window(term)))
            window = self._windows.get(term.of if isinstance(term, Within) else term.before)
            if window is None:
                return _Value(None)
            first, last = moved_days(window, term.step) if isinstance(term, Within) else (window[0] - 1, window[1] - 1)
            return _Value(Deadline(window_date(first, last), first, last))
        except DateError:
            return _Value(None)  # no deadline at all, or one beyond the calendar; `check` reports it


def _combined(term: EarlierOf | LaterOf, members: list[_Value]) -> _Value:
    """The earliest of some deadlines, as far as they have dates, or the latest, once all of them have."""
    dated = [member.deadline for member in members if member.deadline is not None]
    bounds = [member.deadline.first if member.deadline is not None else member.not_before for member in members]
    known = [bound for bound in bounds if bound is not None]
    if isinstance(term, EarlierOf):
        if not dated:
            # One of them that may come on any day leaves no bound.
            return _Value(None, min(known) if known and len(known) == len(members) else None)
        first, last = min(one.first for one in dated), min(one.last for one in dated)
    else:
        if len(dated) < len(members):
            return _Value(None, max(known, default=None))
        first, last = max(one.first for one in dated), max(one.last for one in dated)
    same = (one.date for one in dated if (one.first, one.last) == (first, last))
    return _Value(Deadline(next(same, None) or window_date(first, last), first, last))


class _Hanging(Frozen):
    """The deadline of a plan on which another one hangs."""

    term: Date | Term | None


def _anchor(identity: str, log: Log, moment: Moment) -> _Hanging | Days | None:
    """Return the days from which a deadline counts: of a date, an event, the start of a situation, an outcome.

    A plan without an outcome gives its deadline, one that was settled without being done nothing. A recurring plan
    gives the latest day on which an occurrence was done.
    """
    plan = anchor_entry(identity, log)
    if isinstance(plan, Event):
        has_begun = shows_from(plan.date) <= moment.day and known_day(plan, log) <= moment.known
        return start_window(plan.date) if has_begun else None
    if plan is None:
        date = anchor_date(identity)
        return start_window(date) if date is not None else None
    if not is_announced(plan, log, moment):
        return None
    settled = _settled(plan, log, moment)
    dates = [occasion_date(outcome, log.events) for outcome in settled if outcome.result in _MET]
    done = sorted((date for date in dates if date is not None), key=shows_from)
    if done:
        return start_window(done[-1])
    return None if settled else _Hanging(term_in_force(plan, log, moment))


def _settled(plan: Plan, log: Log, moment: Moment) -> list[Outcome]:
    return [outcome for outcome in plan.outcomes if counts(outcome, log, moment)]


def _result(plan: Event | Plan | None, log: Log, moment: Moment) -> Result | None:
    """The result of a plan that was settled without being done; None if it was not, or is not known yet."""
    settled = _settled(plan, log, moment) if isinstance(plan, Plan) and is_announced(plan, log, moment) else []
    return settled[-1].result if settled and settled[-1].result not in _MET else None


def start_window(date: Date) -> Days | None:
    """The days from which a time can count; None if they are open on either side."""
    if date.kind == "span":
        first, last = date.start_earliest, date.start_latest
    elif date.earliest == OPEN_START and date.kind == "point" and date.latest != OPEN_END:
        return deadline_window(date)
    else:
        first, last = date.earliest, date.latest
    return None if first == OPEN_START or last == OPEN_END else (first, last)


def moved_days(window: Days, step: Step) -> Days:
    """A window moved by a step."""
    return later(window[0], step), later(window[1], step)


def window_date(first: Day, last: Day) -> Date:
    """The date that means a window, as `date_between`; raises `DateError` outside the years 1 to 9999."""
    if iso(first) is None or iso(last) is None:
        raise DateError(str(last), "a deadline outside the years 1 to 9999", "use a shorter step")
    return date_between(first, last)
