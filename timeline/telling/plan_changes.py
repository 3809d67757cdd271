"""Changes of plans as entries: the deadline before and after, or the result, in the first line.

An event that announces, changes or settles a plan shares a row with that change, and is not listed again.
"""

from collections.abc import Iterator, Mapping

from timeline.dates import Match, words
from timeline.log.known import occasion_date
from timeline.log.model import PROMISES
from timeline.plans.carried import carried
from timeline.plans.deadline import Moment
from timeline.reports.changed_plans import PlanChange, earlier_deadline_sources
from timeline.reports.changes import Changes
from timeline.reports.plans import Judged
from timeline.reports.rows import Row
from timeline.reports.shares import event_share, plan_share
from timeline.reports.term_wording import title_in
from timeline.reports.wording import words_of_term
from timeline.telling.change_keys import EventRow, Key, event_key, event_of, plan_key
from timeline.telling.document import Cite, Entry, Run, Sign, Style, Words, phrase, references
from timeline.telling.events import PLAN, date_words, event_entry
from timeline.telling.plan_dates import (
    CAUSES,
    behind_title,
    carried_words,
    move_words,
    proposal_words,
    term_words,
    undated_words,
)
from timeline.telling.plan_entry import (
    Terms,
    deadline_cites,
    party_words,
    plan_flags,
    plan_title,
    verdict_fact,
    verdict_sign,
)
from timeline.telling.sections import Listed
from timeline.telling.unsourced import sourced
from timeline.telling.verdict_words import (
    NO_DEADLINE,
    VERDICT_LABELS,
    counted_words,
    lacking_words,
    settled_words,
    slip_words,
)

MISSED = Sign("✗", "past its deadline", "alarm")


class PlanTeller:
    """Lays out the changes of plans of one answer; records the events it has covered, and those it has fully described.

    Make the sections in the order in which they are printed: an event is a row of the first that has it.
    """

    def __init__(self, answer: Changes, terms: Terms, events: Mapping[Key, EventRow]) -> None:
        self.answer = answer
        self.terms = terms
        self.events = events
        self.covered: set[Key] = set()
        """The events that share a row with a plan."""
        self._described: set[Key] = set()
        """The events and plans that the entries so far fully describe."""
        self._settled = {id(change) for change in answer.settled}
        self._effective = {id(change) for change in answer.in_force}
        self._missed = {id(change) for change in answer.deadline_passed}
        self._last_moves = {
            plan_key(change): change for change in sorted(answer.revised, key=lambda change: change.match)
        }
        """The last of the certain moves of each plan, else of the possible ones: it says how the plan stands."""
        self._judged = {plan_key(change) for change in (*answer.settled, *answer.deadline_passed)}

    def moved(self) -> list[Listed]:
        """Plans that were moved, or changed otherwise."""
        return [
            self._listed(change, self._changed(change, Run(self._moved_words(change), "plan")))
            for change in self.answer.revised
        ]

    def proposed(self) -> list[Listed]:
        """Plans with a change that was only proposed, or rejected."""
        return [
            self._listed(change, self._changed(change, self._proposed_run(change))) for change in self.answer.proposed
        ]

    def settled(self) -> list[Listed]:
        """Plans with their result, and how that lies to the deadline."""
        return [
            self._listed(change, self._changed(change, self._settled_run(change))) for change in self.answer.settled
        ]

    def missed(self) -> list[Listed]:
        """Plans whose deadline ran out, except where `settled` shows that it had."""
        return [self._listed(change, plan_title(change.plan)) for change in missed(self.answer)]

    def in_force(self) -> list[Listed]:
        """Rules that took effect, as far as the log has followed them."""
        return [self._listed(change, plan_title(change.plan)) for change in self.answer.in_force]

    def learned(self) -> list[Listed]:
        """Changes of plans that became known late."""
        return [
            self._listed(change, self._changed(change, self._learned_run(change)))
            for change in self.answer.plans_learned
        ]

    def announced(self) -> list[Listed]:
        """Plans that were announced; those announced by one event share a row with it."""
        groups: dict[Key, list[PlanChange]] = {}
        for change in self.answer.announced:
            event = event_key(change)
            has_row = event is not None and event in self.events and event not in self.covered
            groups.setdefault(event if has_row and event is not None else plan_key(change), []).append(change)
        rows = [self._group(key, changes) for key, changes in groups.items()]
        self.covered |= groups.keys() & self.events.keys()
        return rows

    def _group(self, key: Key, changes: list[PlanChange]) -> Listed:
        found = self.events.get(key)
        if found is None:
            return self._listed(changes[0], self._announced_title(changes[0]))
        row, part = found
        share = event_share(event_of(row), part, self.answer)
        return Listed(
            lambda is_brief: self._announcing(row, changes, is_brief),
            max(row.match, *(change.match for change in changes)),
            max(share, *(plan_share(change, self.answer) for change in changes)),
            row.entry.status == "reported",
        )

    def _announcing(self, row: Row, changes: list[PlanChange], is_brief: bool) -> Entry:
        """An event with the plans that it announces; in one line, or one below it for each plan."""
        plans = tuple(self._announced_words(change, row, is_brief) for change in changes)
        entry = event_entry(
            row,
            self.terms.workspace,
            is_brief=is_brief,
            possible="" if is_brief else "possible",
            details=() if is_brief else plans,
            in_days=self.terms.in_days,
        )
        return entry._replace(facts=(*entry.facts, *plans)) if is_brief else entry

    def _announced_words(self, change: PlanChange, row: Row, is_brief: bool) -> Words:
        plan = change.plan
        verdict = _verdict_in_short(plan) if is_brief else ""
        flags = plan_flags(plan, "" if is_brief or change.match >= row.match else "possible")
        sources = tuple(source for source in plan.plan.sources if source not in row.sources)
        return phrase(
            Run("plan: ", "plan"),
            self._announced_title(change),
            f", {verdict}" if verdict else "",
            *(() if is_brief else self._standing(change)),
            Run(f" [{'; '.join(flags)}]", "hedge") if flags else "",
            Run(f" [{plan.plan.id}]", "id"),
            *references(sources, plan.log, row.sources),
        )

    def _standing(self, change: PlanChange) -> Iterator[Run | Cite]:
        """The verdict on a plan that an event announces, its maker and its addressee."""
        if verdict := self._verdict(change):
            yield Run(" · ")
            yield from verdict
        yield Run(f" · {self._kind(change.plan)}")

    def _listed(self, change: PlanChange, title: Words) -> Listed:
        event = event_key(change)
        found = self.events.get(event) if event is not None else None
        is_reported = change.plan.plan.status == "reported"
        if event is not None and found is not None and _stands_for(change, found.row):
            self.covered.add(event)
        return Listed(
            lambda is_brief: self._entry(change, title, is_brief),
            change.match,
            plan_share(change, self.answer),
            is_reported,
        )

    def _entry(self, change: PlanChange, title: Words, is_brief: bool) -> Entry:
        """A change of a plan: the change and the plan, then the event behind it and the rest."""
        row = change.plan
        is_first = plan_key(change) not in self._described
        summary = "" if is_brief else self._summary(change, is_first)
        facts = [*self._known(change), *(self._brief_facts(change) if is_brief else self._facts(change, is_first))]
        if not is_brief:
            self._described.add(plan_key(change))
        return sourced(
            Entry(
                title=title,
                lead=date_words(change.when) if change.when is not None else (),
                sign=self._sign(change),
                flags=plan_flags(row, ""),
                facts=tuple(fact for fact in facts if fact),
                summary=phrase(summary),
                cites=self._cites(change),
                id=row.plan.id,
                is_brief=is_brief,
            ),
            change.plan.log,
        )

    def _summary(self, change: PlanChange, is_first: bool) -> str:
        """The summary of the event behind the change, else of the plan; each once."""
        event, key = change.event, event_key(change)
        if event is not None and key is not None:
            return event.summary or "" if key in self.covered and key not in self._described else ""
        return change.plan.plan.summary or "" if is_first else ""

    def _sign(self, change: PlanChange) -> Sign:
        if id(change) in self._missed:
            if change.plan.verdict.name == "unknown":
                return verdict_sign("unknown")
            return MISSED if change.plan.plan.kind in PROMISES else verdict_sign("passed")
        if self._settles(change):
            return verdict_sign(change.plan.verdict.name)
        if id(change) in self._effective and change.plan.verdict.name == "in-force":
            return verdict_sign("in-force")
        return PLAN

    def _known(self, change: PlanChange) -> Iterator[Words]:
        if change.is_rival:
            yield phrase("a deadline that others claim")
        if change.known is not None:
            yield phrase(f"known {words(change.known)}")

    def _brief_facts(self, change: PlanChange) -> Iterator[Words]:
        yield from _event_fact(change)
        if not self._settles(change) and plan_key(change) not in self._judged:
            yield phrase(_verdict_in_short(change.plan))

    def _facts(self, change: PlanChange, is_first: bool) -> Iterator[Words]:
        row = change.plan
        yield from self._event_facts(change)
        if change.occasion is not None and change.occasion.note and change.cause is None:
            yield phrase(change.occasion.note)
        if self._is_last_move(change):
            if change.revision is not None and row.times_moved > 1:
                yield phrase(slip_words(row, in_days=self.terms.in_days))
            yield self._verdict(change)
        if is_first:
            yield phrase(self._kind(row))

    def _verdict(self, change: PlanChange) -> Words:
        """The verdict on the plan at the end of the period, unless this row or another one gives it."""
        row = change.plan
        if self._settles(change):
            if change.occasion is None and row.deadline is not None and row.deadline.date == change.when:
                return ()
            return phrase(term_words(row.plan, row.deadline.date) if row.deadline is not None else "")
        if id(change) in self._missed and row.deadline is not None and row.deadline.date != change.when:
            now = f"now {term_words(row.plan, row.deadline.date)}"
            return phrase(now, *deadline_cites(row), ", ", verdict_fact(row, self.terms))
        if id(change) not in self._missed and plan_key(change) in self._judged:
            return ()
        if id(change) in self._missed and row.verdict.name == "waiting" and (lost := self._lost_words(change)):
            return phrase(VERDICT_LABELS["waiting"], f": {lost}")
        if row.verdict.name == "open" and not row.is_lifted:
            return phrase(f"{VERDICT_LABELS['open']}, {NO_DEADLINE}")
        if row.verdict.name == "waiting" and self._names_term(change):
            return phrase(f"{VERDICT_LABELS['waiting']}{lacking_words(row)}")
        return verdict_fact(row, self.terms)

    def _lost_words(self, change: PlanChange) -> str:
        """Since when a deadline that ran out has no date any more; empty if the plan itself was changed."""
        row, when = change.plan, change.when
        lost = carried(row.plan, row.log, when.latest + 1, self._moment) if when is not None else None
        if when is None or lost is None or lost.before is None or lost.after is not None:
            return ""
        date = occasion_date(lost.cause.occasion, row.log.events)
        since = f" ({words(date)})" if date is not None else ""
        cause = f"{title_in(row.log)(lost.cause.root)} {CAUSES[lost.cause.root_how]}{since}"
        return f"was due {words_of_term(row.plan, when)}; without a date since {cause}"

    def _names_term(self, change: PlanChange) -> bool:
        """Return whether the first line of a row says on what a deadline without a date hangs."""
        if change.revision is not None:
            return bool(undated_words(change.plan.plan, change.revision, change.before, change.plan.log))
        return change.learned is None and change.plan.first is None

    def _is_last_move(self, change: PlanChange) -> bool:
        """Return whether no later row tells of a move of the same plan."""
        is_move = any(change is move for move in self.answer.revised)
        return not is_move or self._last_moves[plan_key(change)] is change

    def _settles(self, change: PlanChange) -> bool:
        return id(change) in self._settled or change.learned == "outcome"

    def _event_facts(self, change: PlanChange) -> Iterator[Words]:
        """The event behind the change; with its type, places and actors at its first mention."""
        event, key = change.event, event_key(change)
        if event is None or key is None:
            return
        yield from _event_fact(change)
        if key in self.events and key in self.covered and key not in self._described:
            self._described.add(key)
            yield from event_entry(self.events[key].row, self.terms.workspace).facts

    def _cites(self, change: PlanChange) -> tuple[Cite, ...]:
        """The sources of the change, and of the deadlines that the row names."""
        row = change.plan
        is_named = self._settles(change) or (row.deadline is not None and row.deadline.date == change.when)
        named = row.deadline_sources if is_named and row.deadline is not None else ()
        earlier = (*earlier_deadline_sources(change, self._moment), *named)
        return references(tuple(dict.fromkeys((*change.sources, *earlier, *row.plan.sources))), row.log)

    @property
    def _moment(self) -> Moment:
        return Moment(self.answer.window.last, self.terms.workspace.as_of)

    def _kind(self, row: Judged) -> str:
        name = self.terms.workspace.naming(row.plan)
        return f"{row.plan.kind.replace('-', ' ')}{party_words(row.plan, name)}"

    def _changed(self, change: PlanChange, what: Run) -> Words:
        # Documents print titles plain behind a date; here it stands behind other words.
        return phrase(
            what, ": ", *(run._replace(style="strong") for run in plan_title(change.plan) if isinstance(run, Run))
        )

    def _announced_title(self, change: PlanChange) -> Words:
        """A plan with the deadline that was announced."""
        row = change.plan
        if row.first is not None:
            return phrase(plan_title(row), f", {behind_title(row.plan, term_words(row.plan, row.first.date))}")
        if row.term is not None:
            return phrase(plan_title(row), f", deadline {counted_words(row.term, row.log)}")
        return plan_title(row)

    def _learned_run(self, change: PlanChange) -> Run:
        if change.learned == "outcome":
            return self._settled_run(change)
        if change.proposal is not None:
            return self._proposed_run(change)
        return self._moved_run(change) if change.learned == "moved" else Run("announced", "plan")

    def _proposed_run(self, change: PlanChange) -> Run:
        assert change.proposal is not None
        return Run(proposal_words(change.proposal, change.plan.plan, change.plan.log), "plan")

    def _moved_run(self, change: PlanChange) -> Run:
        return Run(self._moved_words(change), "plan")

    def _moved_words(self, change: PlanChange) -> str:
        plan = change.plan.plan
        if not change.is_moved:
            return f"changed, {term_words(plan, change.after.date)} as before" if change.after else "changed"
        if change.cause is not None:
            log, in_days = change.plan.log, self.terms.in_days
            return carried_words(plan, log, change.before, change.after, change.cause, in_days=in_days)
        if change.before is not None and change.after is not None:
            return move_words(plan, change.before, change.after, in_days=self.terms.in_days)
        if change.after is not None:
            return f"{term_words(plan, change.after.date)}, before without one"
        if change.revision and (text := undated_words(plan, change.revision, change.before, change.plan.log)):
            return text
        return f"{term_words(plan, change.before.date)} lifted" if change.before else "deadline changed"

    def _settled_run(self, change: PlanChange) -> Run:
        row = change.plan
        style: Style = verdict_sign(row.verdict.name).style
        text = settled_words(row, in_days=self.terms.in_days)
        if row.verdict.outcome is None and change.when is not None:
            text = f"until {words(change.when, 'until')}, which ran out with no end recorded"
        return Run(text, style)


def missed(answer: Changes) -> list[PlanChange]:
    """The plans past their deadline, except those that another row settles after that same deadline."""
    settled = {
        (plan_key(change), change.plan.occurrence, change.plan.deadline.date)
        for change in answer.settled
        if change.plan.deadline is not None and change.occasion is not None and change.match is Match.CERTAIN
    }
    return [
        change
        for change in answer.deadline_passed
        if (plan_key(change), change.plan.occurrence, change.when) not in settled
    ]


def _verdict_in_short(row: Judged) -> str:
    """The verdict in a brief row; empty for what is open or ahead, as is to be expected of a new plan."""
    return VERDICT_LABELS[row.verdict.name] if row.verdict.name not in ("open", "pending") else ""


def _event_fact(change: PlanChange) -> Iterator[Words]:
    if change.event is not None:
        yield phrase("what happened: ", change.event.title, Run(f" [{change.event.id}]", "id"))


def _stands_for(change: PlanChange, row: Row) -> bool:
    """True if a row of a plan is no less certain, and no less complete, than the row of its event would be."""
    is_weaker = change.plan.plan.status == "reported" and row.entry.status != "reported"
    return change.match >= row.match and not is_weaker
