"""Plans against deadlines: promises, their deadlines and their results, as of a day."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.dates import OPEN_END, Date, DateError, Day, Match, Window, deadline_window
from timeline.errors import WrongUsage
from timeline.log.deadline_terms import LIFTED, Term
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import PROMISES, Citation, Condition, Plan, Revision
from timeline.plans.against import Against, against, window_of
from timeline.plans.deadline import (
    Deadline,
    Lacking,
    Moment,
    conditions_by,
    deadline_sources,
    ends_waiting,
    lacking,
    must_last,
    not_before,
    proposals_by,
    revised_term,
    revision_in_force,
    revisions_by,
    settled_moment,
    term_in_force,
    times_moved,
    words_in_force,
)
from timeline.plans.recurrence import first_deadline_of, moment_in_force, occurrences
from timeline.plans.slip import is_same_window, shared_unit, slip_between
from timeline.plans.verdict import Days, Name, Verdict, judge
from timeline.query.asked_dates import asked_date
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.followed import is_followed
from timeline.reports.rows import facts_of, plan_rows
from timeline.reports.without_place import number_without_place
from timeline.text import did_you_mean, quoted
from timeline.workspace import Workspace

GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Promises", frozenset(PROMISES)),
    ("Demands", frozenset({"demand"})),
    ("Proposals", frozenset({"proposal"})),
    ("Threats", frozenset({"threat"})),
    ("Expectations", frozenset({"expectation"})),
    ("Rules", frozenset({"rule"})),
)
"""The kinds of plan under the headings that people read, in their order."""

URGENCY: tuple[Name, ...] = (
    *("overdue", "passed", "due", "waiting", "running", "possibly-in-force", "pending", "unknown", "open", "in-force"),
    *("not-met", "dropped", "superseded", "ended-early", "partly-met", "met", "kept"),
)  # fmt: skip
"""The verdicts, those that need attention first."""


class Judged(NamedTuple):
    """A plan (or one occurrence of it) with its verdict."""

    plan: Plan
    log: Log
    occurrence: int | None
    deadline: Deadline | None
    first: Deadline | None
    """The deadline as it was announced first."""
    verdict: Verdict
    against: Against | None
    times_moved: int
    """Number of times its deadline (of a series, the first one) was replaced; the first one given does not count."""
    match: Match
    is_lifted: bool = False
    """True if its deadline was lifted."""
    words: str | None = None
    """The words of the source for the deadline in force."""
    term: Term | None = None
    """The deadline in force as the log writes it, where it hangs on something else."""
    lacking: tuple[Lacking, ...] = ()
    """The anchors that a deadline without a date waits for."""
    not_before: Day | None = None
    """The first day on which a deadline without a date can close, where that is known."""
    revision: Revision | None = None
    """The revision that set the deadline in force, or lifted it; None where the first one holds."""
    deadline_sources: tuple[Citation, ...] = ()
    """The sources of the deadline in force, or of its being lifted; empty if the plan never had one."""
    proposals: tuple[Revision, ...] = ()
    """The changes that were proposed or rejected by the day."""
    conditions: tuple[Condition, ...] = ()
    """The conditions as of the day: an end that came later is left out."""

    @property
    def slip(self) -> int | None:
        """Number of days by which the last day of the deadline has moved since it was first announced."""
        if self.deadline is None or self.first is None:
            return None
        return self.deadline.last - self.first.last

    @property
    def slip_range(self) -> Days | None:
        """The least and the greatest number of days by which the deadline has moved since it was first announced."""
        if self.deadline is None or self.first is None:
            return None
        is_unmoved = not self.times_moved and is_same_window(self.first, self.deadline)
        return Days(0, 0) if is_unmoved else slip_between(self.first, self.deadline)

    @property
    def slip_by_unit(self) -> Days | None:
        """The slip as one number where both deadlines are the same calendar unit, else as a range."""
        if self.deadline is None or self.first is None or shared_unit(self.first, self.deadline) is None:
            return self.slip_range
        days = self.deadline.last - self.first.last
        return Days(days, days)

    @property
    def is_hopeless(self) -> bool:
        """True if what its deadline hangs on gets no date any more, unless a plan is revised."""
        return ends_waiting(self.term, self.lacking)

    @property
    def is_moved_by_anchor(self) -> bool:
        """True if it moved without a revision of its own, with what it hangs on."""
        if self.times_moved or self.term is None or self.deadline is None or self.first is None:
            return False
        return not is_same_window(self.first, self.deadline)

    @property
    def after_deadline(self) -> Days | None:
        """Number of days by which its outcome came after the last day of its deadline; None if it came by then."""
        return self._outcome_after(self.deadline)

    @property
    def after_first(self) -> Days | None:
        """Number of days by which its outcome came after the deadline first announced; None if it came by then."""
        return self._outcome_after(self.first)

    def _outcome_after(self, deadline: Deadline | None) -> Days | None:
        outcome = self.verdict.outcome
        date = occasion_date(outcome, self.log.events) if outcome is not None else None
        if date is None or deadline is None or must_last(self.plan) or date.latest <= deadline.last:
            return None
        most = None if date.latest == OPEN_END else date.latest - deadline.last
        return Days(max(0, date.earliest - deadline.last), most)

    @property
    def heading(self) -> str:
        """The heading of its group."""
        if self.plan.status == "reported":
            return "Only reported"
        return next(name for name, kinds in GROUPS if self.plan.kind in kinds)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Sort key: by group, by urgency, by deadline, then by position in the log."""
        headings = [*(name for name, _ in GROUPS), "Only reported"]
        last = (self.deadline.last, self.deadline.date.sort_key[-1]) if self.deadline else (2**62,)
        urgency, position = URGENCY.index(self.verdict.name), self.log.position(self.plan)
        return headings.index(self.heading), urgency, last, position, self.occurrence or 0


class Plans(NamedTuple):
    """The answer of `plans`."""

    rows: tuple[Judged, ...]
    asked_against: Date | None
    moment: Moment
    not_judged: int = 0
    """Number of plans that are only possible because they have no bound on a side that was asked about."""
    asked_before: Date | None = None
    """The date before which deadlines were asked for."""
    period: Window | None = None
    """The period of the question; it has no end, as plans are judged on the day of the answer."""
    without_place: int = 0
    """Number of plans that a filter by place could not judge, because they have no place at all."""

    @property
    def counted(self) -> int:
        """The number of plans, each once however often it recurs; plans that are only reported are not counted."""
        return len({(row.log.file, row.plan.id) for row in self.rows if row.plan.status != "reported"})

    @property
    def only_reported(self) -> int:
        """The number of plans that are only reported."""
        return len({(row.log.file, row.plan.id) for row in self.rows if row.plan.status == "reported"})


def plans(
    workspace: Workspace,
    question: Question,
    verdicts: Sequence[str] = (),
    kinds: Sequence[str] = (),
    due_before: str | None = None,
    asked_against: str | None = None,
) -> Plans:
    """Every plan that answers, judged on the day that the workspace shows."""
    wanted = frozenset(_known(verdict, URGENCY, "verdict") for verdict in verdicts)
    wanted_kinds = frozenset(_kind(kind) for kind in kinds)
    before = asked_date(due_before, workspace, "deadline") if due_before is not None else None
    limit = window_of(before)[0] if before is not None else None
    other = asked_date(asked_against, workspace, "deadline") if asked_against is not None else None
    moment = Moment(workspace.as_of, workspace.as_of)
    rows = []
    unjudged: set[tuple[str, str]] = set()

    def wants(row: Judged) -> Match:
        if (wanted and row.verdict.name not in wanted) or (wanted_kinds and row.plan.kind not in wanted_kinds):
            return Match.NO
        match = min(row.match, _due_before(row, limit)) if limit is not None else row.match
        return Match.NO if question.certain and match is Match.POSSIBLE else match

    def found(selection: Selection) -> Iterator[tuple[Plan, Log]]:
        judged_rows = (row for row, _ in _judged(workspace, selection, moment, other))
        return ((row.plan, row.log) for row in judged_rows if wants(row) is not Match.NO)

    for row, is_unjudged in _judged(workspace, select(question, workspace), moment, other):
        match = wants(row)
        if match is not Match.NO:
            rows.append(row._replace(match=match))
            if is_unjudged:
                unjudged.add((row.log.file, row.plan.id))
    return Plans(
        tuple(sorted(rows, key=lambda row: row.sort_key)),
        other,
        moment,
        len(unjudged),
        before,
        _period(workspace, question),
        number_without_place(workspace, question, found),
    )


def _period(workspace: Workspace, question: Question) -> Window | None:
    asked = select(question, workspace).window
    if asked is None or not is_followed(workspace, asked):
        return asked
    return Window(asked.first, OPEN_END)


def _due_before(row: Judged, limit: Day) -> Match:
    """Return whether a deadline runs out before a day; possibly, if only a rival one does."""
    if row.deadline is not None and row.deadline.last < limit:
        return Match.CERTAIN
    if row.deadline is not None and row.deadline.first < limit:
        return Match.POSSIBLE
    rivals = [d.read for d in row.plan.disputed if d.field in ("deadline", "until") and d.read is not None]
    return Match.POSSIBLE if any(_first_day(rival) < limit for rival in rivals) else Match.NO


def _first_day(rival: Date) -> Day:
    try:
        return deadline_window(rival)[0]
    except DateError:
        return rival.earliest


def _judged(
    workspace: Workspace, selection: Selection, moment: Moment, other: Date | None
) -> Iterator[tuple[Judged, bool]]:
    """The plans that answer, and for each whether the dates that were asked about could be judged."""
    window = window_of(other) if other is not None else None
    for log in workspace.logs:
        for plan in log.plans.among(selection.may):
            facts = [facts_of(row) for row in plan_rows(plan, log, moment)]
            match = max((selection.match(item) for item in facts or [Facts(plan, log, None)]), default=Match.NO)
            if match is not Match.NO:
                is_unjudged = _is_unjudged(selection, facts, match)
                for row in judged(plan, log, moment):
                    relation = against(row.deadline, window) if window is not None else None
                    yield row._replace(against=relation, match=match), is_unjudged


def _is_unjudged(selection: Selection, facts: Sequence[Facts], match: Match) -> bool:
    return any(selection.is_unjudged(item, match) for item in facts if selection.match(item) is match)


def judged(plan: Plan, log: Log, moment: Moment) -> Iterator[Judged]:
    """The verdict on a plan, or on each of its occurrences up to the first one after the day, at most `occurrences`."""
    named = [term for revision in revisions_by(plan, log, moment) if (term := revised_term(plan, revision)) is not None]
    for occurrence, deadline in occurrences(plan, log, moment):
        # What is settled keeps the deadline that it had; so does the rest of a series that was lifted.
        stood = settled_moment(plan, log, moment, occurrence)
        in_force = moment_in_force(plan, log, stood) if occurrence is not None else stood
        term = term_in_force(plan, log, in_force)
        hanging = None if isinstance(term, Date) else term
        waits = hanging is not None and deadline is None
        yield Judged(
            plan,
            log,
            occurrence,
            deadline,
            first_deadline_of(plan, log, stood, occurrence),
            judge(plan, log, deadline, moment, occurrence),
            None,
            times_moved(plan, log, stood),
            Match.CERTAIN,
            is_lifted=named[-1:] == [LIFTED],
            words=words_in_force(plan, log, in_force),
            term=hanging,
            lacking=lacking(hanging, log, in_force) if waits else (),
            not_before=not_before(hanging, log, in_force) if waits else None,
            revision=revision_in_force(plan, log, in_force),
            deadline_sources=deadline_sources(plan, log, in_force) if term is not None or named else (),
            proposals=proposals_by(plan, log, moment),
            conditions=conditions_by(plan, log, moment),
        )


def _known(text: str, names: Sequence[str], what: str) -> str:
    if text in names:
        return text
    raise WrongUsage(f"no {what} is called {quoted(text)}", did_you_mean(text, names) or f"one of {', '.join(names)}")


def _kind(text: str) -> str:
    from timeline.log.model import PLAN_KINDS

    return _known(text, PLAN_KINDS, "kind of plan")
