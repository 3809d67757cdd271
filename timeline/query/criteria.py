"""Criteria from the options of a question: each filter with its label, its names and dates resolved.

An entry's match is the weakest answer of all the criteria.
"""

from collections.abc import Callable, Iterator, Sequence

from timeline.dates import OPEN_END, OPEN_START, Day, Match, Window
from timeline.errors import WrongUsage
from timeline.frozen import Frozen
from timeline.log.conditions import Condition, all_of
from timeline.query import matching, names
from timeline.query.asked_dates import asked_window, slack_days
from timeline.query.facts import Criterion, Facts, Scope, label
from timeline.query.filters import FILTERS, Filter
from timeline.query.question import Question
from timeline.text import quoted
from timeline.workspace import Workspace


class Selection(Frozen):
    """All the filters of a question, resolved."""

    criteria: tuple[Criterion, ...]
    dates: tuple[Criterion, ...]
    """The criteria that test the date."""
    asked_from: bool
    asked_to: bool
    window: Window | None
    """The period of the question, for notes on the horizon."""
    certain_only: bool
    period_start: Day | None = None
    """First day of the period in which every answer must lie; None where none is asked for.

    It is `OPEN_START` where only an end is asked for, and the latest one where several periods must be met.
    """

    @property
    def asks_place(self) -> bool:
        """True if a filter by place is among the criteria."""
        return any(criterion.asks_place for criterion in self.criteria)

    @property
    def may(self) -> Condition:
        """The condition that every entry meets which answers: others need not be opened."""
        return all_of(criterion.may for criterion in self.criteria)

    @property
    def must(self) -> Condition:
        """The condition that only entries meet which answer for certain."""
        return all_of(criterion.must for criterion in self.criteria)

    def match(self, facts: Facts) -> Match:
        """Return how far all the filters are met."""
        weakest = Match.CERTAIN
        for criterion in self.criteria:
            weakest = min(weakest, criterion.test(facts))
            if weakest is Match.NO:
                break
        return Match.NO if self.certain_only and weakest is Match.POSSIBLE else weakest

    def keeps(self, found: Match) -> bool:
        """Return True if an answer of that certainty is asked for."""
        return found is Match.CERTAIN or (found is Match.POSSIBLE and not self.certain_only)

    def is_unjudged(self, facts: Facts, found: Match) -> bool:
        """Return True if an entry is a possible match only because it has no bound on a side that was asked about."""
        date = facts.date
        if found is not Match.POSSIBLE:
            return False
        if any(c.lacks_bound and c.lacks_bound(facts) and c.test(facts) is Match.POSSIBLE for c in self.criteria):
            return True
        if date is None or facts.window is not None:
            return False
        open_there = (self.asked_from and date.latest == OPEN_END) or (self.asked_to and date.earliest == OPEN_START)
        return open_there and any(criterion.test(facts) is Match.POSSIBLE for criterion in self.dates)

    def each_alone(self, count: Callable[["Selection"], int], in_words: Callable[[int], str] = str) -> tuple[str, ...]:
        """Return notes on the number of entries that each filter alone would find, for an empty answer."""
        notes = []
        for criterion in self.criteria:
            number = count(self._replace(criteria=(criterion,), certain_only=False))
            notes.append(f"{criterion.label} alone finds {in_words(number) if number else 'nothing'}")
        return (*notes, *(("--certain leaves out what is only possible",) if self.certain_only else ()))


def select_by_options(question: Question, workspace: Workspace, *, assumes_place: bool = False) -> Selection:
    """Resolve the options of a question, without its queries; `assumes_place` as in `Scope`.

    Raises `WrongUsage` or `DateError` where a name or a date means nothing.
    """
    scope = Scope(workspace, question.exact, slack_days(question.slack), assumes_place)
    since, until, on = (_windows(question, key, workspace) for key in ("since", "until", "on"))
    period = _period(since, until)
    if period is not None and period.first > period.last:
        asked = f"the period from {quoted(question.values('since')[0])} to {quoted(question.values('until')[0])}"
        raise WrongUsage(f"{asked} ends before it begins", "--from is the beginning of the period, --to its end")
    plain: list[Criterion] = []
    dates: list[Criterion] = []
    for row in FILTERS:
        if row.key is not None and row.criterion is not None and (texts := question.values(row.key)):
            (dates if row.part == "when" else plain).append(_criterion(row, texts, scope))
    if period is not None:
        names_of_sides = _sides(("--from", question.values("since")), ("--to", question.values("until")))
        dates.insert(0, matching.in_windows(scope, names_of_sides, [period]))
    return Selection(
        (*plain, *dates, *_known_criteria(question, scope)),
        tuple(dates),
        asked_from=bool(since or on),
        asked_to=bool(until or on),
        window=_period((*since, *on), (*until, *on)),
        certain_only=question.certain,
        period_start=max(_period_starts(since, until, on), default=None),
    )


def with_subject(workspace: Workspace, text: str, exact: bool) -> Criterion:
    """Return the filter on figures with this subject or, unless `exact`, a part of it, or a place inside it."""
    return matching.with_subject(Scope(workspace, exact), label("figures of", [text]), names.subject(workspace, text))


def _criterion(row: Filter, texts: Sequence[str], scope: Scope) -> Criterion:
    assert row.criterion is not None
    assert row.resolve is not None
    return row.criterion(scope, label(row.option, texts), [row.resolve(scope.workspace, text) for text in texts])


def _windows(question: Question, key: str, workspace: Workspace) -> list[Window]:
    return [asked_window(text, workspace) for text in question.values(key)]


def _period(since: Sequence[Window], until: Sequence[Window]) -> Window | None:
    """Return the period from the first to the last day in the widest reading; None where no side is asked for."""
    if not since and not until:
        return None
    first = min((window.first for window in since), default=OPEN_START)
    return Window(first, max((window.last for window in until), default=OPEN_END))


def _period_starts(since: Sequence[Window], until: Sequence[Window], on: Sequence[Window]) -> Iterator[Day]:
    """Yield the first day of the period of `--from` and `--to`, and of that of `--on`, as far as they are asked for."""
    if since or until:
        yield min((window.first for window in since), default=OPEN_START)
    if on:
        yield min(window.first for window in on)


def _sides(*sides: tuple[str, Sequence[str]]) -> str:
    return " ".join(label(option, texts) for option, texts in sides if texts)


def _known_criteria(question: Question, scope: Scope) -> Iterator[Criterion]:
    since, until = (_windows(question, key, scope.workspace) for key in ("known_from", "known_to"))
    window = _period(since, until)
    if window is None:
        return
    from timeline.query.known import becoming_known  # which few questions need

    starts, ends = question.values("known_from"), question.values("known_to")
    if window.first > window.last:
        asked = f"the period from {quoted(starts[0])} to {quoted(ends[0])}"
        raise WrongUsage(f"{asked} ends before it begins", "--known-from is its beginning, --known-to its end")
    names_of_sides = _sides(("--known-from", starts), ("--known-to", ends))
    yield becoming_known(scope, names_of_sides, window, bool(since), bool(until))
