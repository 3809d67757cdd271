"""Changes of plans as entries: the deadline before and after, or the result, in the first line.

An event that announces, changes or settles a plan is one row with that change, and is not told again.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.dates import Date, Match, words
from timeline.log.model import PROMISES, Citation, Event, Plan
from timeline.plans.deadline import Moment, must_last, revised_term
from timeline.plans.moves import Move, moves
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes
from timeline.reports.chronology import Row
from timeline.reports.plans import Judged
from timeline.reports.shares import EventPart, event_share, plan_share
from timeline.reports.wording import words_of_term
from timeline.telling.document import Cite, Entry, Run, Sign, Style, Words, said
from timeline.telling.events import PLAN, date_words, event_entry
from timeline.telling.plan_dates import move_words
from timeline.telling.plan_entry import Terms, party_words, plan_flags, plan_title, verdict_fact, verdict_sign
from timeline.telling.sections import Listed
from timeline.telling.verdict_words import NO_DEADLINE, SAID, counted_words, settled_words, slip_words

MISSED = Sign("✗", "past its deadline", "alarm")

Key = tuple[str, str]
"""The file and the id of an entry, as several logs may use one id."""


class EventRow(NamedTuple):
    """A row of an event, and the part of the changes that it stands in."""

    row: Row
    part: EventPart


class PlanTeller:
    """Tells the changes of plans of one answer; knows which events it has told, and of what it said everything.

    The sections are to be made in the order in which they stand, as a row of an event stands in the first of them.
    """

    def __init__(self, answer: Changes, terms: Terms, events: Mapping[Key, EventRow]) -> None:
        self.answer = answer
        self.terms = terms
        self.events = events
        self.told: set[Key] = set()
        """The events that stand in a row of a plan."""
        self._described: set[Key] = set()
        """The events and plans of which everything was said in the entries so far."""
        self._settled = {id(one) for one in answer.settled}
        self._missed = {id(one) for one in answer.deadline_passed}
        self._last_moves = {plan_key(one): one for one in sorted(answer.revised, key=lambda one: one.match)}
        """The last of the certain moves of each plan, else of the possible ones: it says how the plan stands."""
        self._judged = {plan_key(one) for one in (*answer.settled, *answer.deadline_passed)}

    def moved(self) -> list[Listed]:
        """Plans that were moved, or changed otherwise."""
        return [
            self._listed(one, self._changed(one, Run(self._moved_words(one), "plan"))) for one in self.answer.revised
        ]

    def settled(self) -> list[Listed]:
        """Plans with their result, and how that lies to the deadline."""
        return [self._listed(one, self._changed(one, self._settled_run(one))) for one in self.answer.settled]

    def missed(self) -> list[Listed]:
        """Plans whose deadline ran out, but for those of which `settled` tells that it had."""
        return [self._listed(one, plan_title(one.plan)) for one in missed(self.answer)]

    def learned(self) -> list[Listed]:
        """What became known late of plans."""
        return [self._listed(one, self._changed(one, self._learned_run(one))) for one in self.answer.plans_learned]

    def announced(self) -> list[Listed]:
        """Plans that were announced; those that one event announces are one row with it."""
        groups: dict[Key, list[PlanChange]] = {}
        for one in self.answer.announced:
            event = event_key(one)
            is_told = event is not None and event in self.events and event not in self.told
            groups.setdefault(event if is_told and event is not None else plan_key(one), []).append(one)
        rows = [self._group(key, several) for key, several in groups.items()]
        self.told |= groups.keys() & self.events.keys()
        return rows

    def _group(self, key: Key, several: list[PlanChange]) -> Listed:
        found = self.events.get(key)
        if found is None:
            return self._listed(several[0], self._announced_title(several[0]))
        row, part = found
        return Listed(
            lambda is_brief: self._announcing(row, several, is_brief),
            max(row.match, *(one.match for one in several)),
            max(event_share(_event(row), part, self.answer), *(plan_share(one, self.answer) for one in several)),
            row.entry.status == "reported",
        )

    def _announcing(self, row: Row, several: list[PlanChange], is_brief: bool) -> Entry:
        """An event with the plans that it announces; in one line, or one below it for each plan."""
        plans = tuple(self._announced_words(one, row, is_brief) for one in several)
        entry = event_entry(
            row,
            self.terms.workspace,
            is_brief=is_brief,
            possible="" if is_brief else "possible",
            details=() if is_brief else plans,
            in_days=self.terms.in_days,
        )
        return entry._replace(facts=(*entry.facts, *plans)) if is_brief else entry

    def _announced_words(self, one: PlanChange, row: Row, is_brief: bool) -> Words:
        plan = one.plan
        verdict = _verdict_in_short(plan) if is_brief else ""
        flags = plan_flags(plan, "" if is_brief or one.match >= row.match else "possible")
        sources = tuple(source for source in plan.plan.sources if source not in row.sources)
        return said(
            Run("plan: ", "plan"),
            self._announced_title(one),
            f", {verdict}" if verdict else "",
            *(() if is_brief else self._standing(one)),
            Run(f" [{'; '.join(flags)}]", "hedge") if flags else "",
            Run(f" [{plan.plan.id}]", "id"),
            Cite(sources, plan.log),
        )

    def _standing(self, one: PlanChange) -> Iterator[Run | Cite]:
        """The verdict on a plan that an event announces, and who made it to whom."""
        if verdict := self._verdict(one):
            yield Run(" · ")
            yield from verdict
        yield Run(f" · {self._kind(one.plan)}")

    def _listed(self, one: PlanChange, title: Words) -> Listed:
        event = event_key(one)
        found = self.events.get(event) if event is not None else None
        is_reported = one.plan.plan.status == "reported"
        if event is not None and found is not None and _stands_for(one, found.row):
            self.told.add(event)
        return Listed(
            lambda is_brief: self._entry(one, title, is_brief), one.match, plan_share(one, self.answer), is_reported
        )

    def _entry(self, one: PlanChange, title: Words, is_brief: bool) -> Entry:
        """A change of a plan: what changed and the plan, then the event that tells it and the rest."""
        row = one.plan
        is_first = plan_key(one) not in self._described
        summary = "" if is_brief else self._summary(one, is_first)
        facts = [*self._known(one), *(self._brief_facts(one) if is_brief else self._facts(one, is_first))]
        if not is_brief:
            self._described.add(plan_key(one))
        return Entry(
            title=title,
            lead=date_words(one.when) if one.when is not None else (),
            sign=self._sign(one),
            flags=plan_flags(row, ""),
            facts=tuple(fact for fact in facts if fact),
            summary=said(summary),
            cites=self._cites(one),
            id=row.plan.id,
            is_brief=is_brief,
        )

    def _summary(self, one: PlanChange, is_first: bool) -> str:
        """The summary of the event that tells the change, else of the plan; each once."""
        event, key = one.event, event_key(one)
        if event is not None and key is not None:
            return event.summary or "" if key in self.told and key not in self._described else ""
        return one.plan.plan.summary or "" if is_first else ""

    def _sign(self, one: PlanChange) -> Sign:
        if id(one) in self._missed:
            if one.plan.verdict.name == "unknown":
                return verdict_sign("unknown")
            return MISSED if one.plan.plan.kind in PROMISES else verdict_sign("passed")
        if self._settles(one):
            return verdict_sign(one.plan.verdict.name)
        return PLAN

    def _known(self, one: PlanChange) -> Iterator[Words]:
        if one.is_rival:
            yield said("a deadline that others claim")
        if one.known is not None:
            yield said(f"known {words(one.known)}")

    def _brief_facts(self, one: PlanChange) -> Iterator[Words]:
        yield from _event_fact(one)
        if not self._settles(one) and plan_key(one) not in self._judged:
            yield said(_verdict_in_short(one.plan))

    def _facts(self, one: PlanChange, is_first: bool) -> Iterator[Words]:
        row = one.plan
        yield from self._event_facts(one)
        if one.occasion is not None and one.occasion.note:
            yield said(one.occasion.note)
        if self._is_last_move(one):
            if one.revision is not None and row.times_moved > 1:
                yield said(slip_words(row, in_days=self.terms.in_days))
            yield self._verdict(one)
        if is_first:
            yield said(self._kind(row))

    def _verdict(self, one: PlanChange) -> Words:
        """How the plan stands at the end of the period, unless this row or another one says it."""
        row = one.plan
        if self._settles(one):
            if one.occasion is None and row.deadline is not None and row.deadline.date == one.when:
                return ()
            return said(_term_words(row.plan, row.deadline.date) if row.deadline is not None else "")
        if id(one) in self._missed and row.deadline is not None and row.deadline.date != one.when:
            return said(f"now {_term_words(row.plan, row.deadline.date)}, ", verdict_fact(row, self.terms))
        if id(one) not in self._missed and plan_key(one) in self._judged:
            return ()
        if row.verdict.name == "open" and row.counts_from is None and not row.is_lifted:
            return said(f"{SAID['open']}, {NO_DEADLINE}")
        return verdict_fact(row, self.terms)

    def _is_last_move(self, one: PlanChange) -> bool:
        """Return whether no later row tells of a move of the same plan."""
        is_move = any(one is move for move in self.answer.revised)
        return not is_move or self._last_moves[plan_key(one)] is one

    def _settles(self, one: PlanChange) -> bool:
        return id(one) in self._settled or one.learned == "outcome"

    def _event_facts(self, one: PlanChange) -> Iterator[Words]:
        """The event that tells the change, where it is first told with its type, places and actors."""
        event, key = one.event, event_key(one)
        if event is None or key is None:
            return
        yield from _event_fact(one)
        if key in self.events and key in self.told and key not in self._described:
            self._described.add(key)
            yield from event_entry(self.events[key].row, self.terms.workspace).facts

    def _cites(self, one: PlanChange) -> tuple[Cite, ...]:
        """Who says what changed, and who set the deadlines that the row names."""
        row = one.plan
        sources = dict.fromkeys((*one.sources, *deadline_sources(one, self._moment), *row.plan.sources))
        return (Cite(tuple(sources), row.log),) if sources else ()

    @property
    def _moment(self) -> Moment:
        return Moment(self.answer.window.last, self.terms.workspace.as_of)

    def _kind(self, row: Judged) -> str:
        name = self.terms.workspace.memberships.name
        return f"{row.plan.kind.replace('-', ' ')}{party_words(row.plan, name)}"

    def _changed(self, one: PlanChange, what: Run) -> Words:
        # Documents print titles plain behind a date; here it stands behind other words.
        return said(what, ": ", *(run._replace(style="strong") for run in plan_title(one.plan) if isinstance(run, Run)))

    def _announced_title(self, one: PlanChange) -> Words:
        """A plan with the deadline that was announced."""
        row = one.plan
        if row.first is not None:
            return said(plan_title(row), f", {_term_words(row.plan, row.first.date)}")
        if row.counts_from is not None:
            return said(plan_title(row), f", deadline {counted_words(row.counts_from, row.log)}")
        return plan_title(row)

    def _learned_run(self, one: PlanChange) -> Run:
        if one.learned == "outcome":
            return self._settled_run(one)
        return self._moved_run(one) if one.learned == "moved" else Run("announced", "plan")

    def _moved_run(self, one: PlanChange) -> Run:
        return Run(self._moved_words(one), "plan")

    def _moved_words(self, one: PlanChange) -> str:
        plan = one.plan.plan
        if not one.is_moved:
            return f"changed, {_term_words(plan, one.after.date)} as before" if one.after else "changed"
        if one.before is not None and one.after is not None:
            return move_words(plan, one.before, one.after, in_days=self.terms.in_days)
        if one.after is not None:
            return f"{_term_words(plan, one.after.date)}, before without one"
        return f"{_term_words(plan, one.before.date)} lifted" if one.before else "deadline changed"

    def _settled_run(self, one: PlanChange) -> Run:
        row = one.plan
        style: Style = verdict_sign(row.verdict.name).style
        said_of = settled_words(row, in_days=self.terms.in_days)
        if row.verdict.outcome is None and one.when is not None:
            said_of = f"until {words(one.when, 'until')}, which ran out with no end recorded"
        return Run(said_of, style)


def missed(answer: Changes) -> list[PlanChange]:
    """The plans past their deadline, but for those that another row settles after that same deadline."""
    settled = {
        (plan_key(one), one.plan.occurrence, one.plan.deadline.date)
        for one in answer.settled
        if one.plan.deadline is not None and one.occasion is not None and one.match is Match.CERTAIN
    }
    return [one for one in answer.deadline_passed if (plan_key(one), one.plan.occurrence, one.when) not in settled]


def deadline_sources(one: PlanChange, moment: Moment) -> tuple[Citation, ...]:
    """Who set the deadline that a change names as the old one, as missed or as met; empty where that is the plan."""
    plan, log = one.plan.plan, one.plan.log
    before: list[Move] = []
    for move in moves(plan, log, moment):
        if move.revision is one.revision:
            break
        before.append(move)
    named = one.before.date if one.before is not None else one.when if one.occasion is None else None
    for move in reversed(before):
        if revised_term(plan, move.revision) is None or move.after is None:
            continue
        if named is None or move.after.date == named:
            event = log.events.get(move.revision.event or "")
            return move.revision.sources or (event.sources if event is not None else ())
    return ()


def plan_key(one: PlanChange) -> Key:
    """The key of the plan of a change."""
    return one.plan.log.file, one.plan.plan.id


def event_key(one: PlanChange) -> Key | None:
    """The key of the event that tells the same as a change."""
    return (one.plan.log.file, one.event.id) if one.event is not None else None


def event_rows(parts: Iterable[tuple[EventPart, Iterable[Row]]]) -> dict[Key, EventRow]:
    """The rows of events by key; of one in several parts, the first."""
    found: dict[Key, EventRow] = {}
    for part, rows in parts:
        for row in rows:
            found.setdefault((row.log.file, row.entry.id), EventRow(row, part))
    return found


def _verdict_in_short(row: Judged) -> str:
    """The verdict in a brief row; empty for what is open or ahead, as is to be expected of a new plan."""
    return SAID[row.verdict.name] if row.verdict.name not in ("open", "pending") else ""


def _event_fact(one: PlanChange) -> Iterator[Words]:
    if one.event is not None:
        yield said("what happened: ", one.event.title, Run(f" [{one.event.id}]", "id"))


def _term_words(plan: Plan, date: Date) -> str:
    return f"{'until' if must_last(plan) else 'deadline'} {words_of_term(plan, date)}"


def _stands_for(one: PlanChange, row: Row) -> bool:
    """Whether a row of a plan is no less certain, and says no less, than the row of its event would."""
    is_weaker = one.plan.plan.status == "reported" and row.entry.status != "reported"
    return one.match >= row.match and not is_weaker


def _event(row: Row) -> Event:
    assert isinstance(row.entry, Event)
    return row.entry
