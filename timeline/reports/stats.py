"""Number of entries in each year, quarter or month, and of each type, place, actor or source.

An entry is counted once, in the period in which it lies: an event at its date, a plan at its announcement, a figure at
its time; a situation (and whatever has several dates) where it begins. A date that is too vague for a period is spread
over nothing: it is in a row of its own (`2024, month unknown`). An entry wholly outside the time of the question (a
situation that began before it, a plan that was announced earlier) is in a row before or after it.

An entry is *possible* rather than certain if the filters are only possibly met, or if its source hedges the date.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, get_args

from timeline.dates import OPEN_END, OPEN_START, Date, Match, Window, first_of
from timeline.errors import WrongUsage
from timeline.log.conditions import NEVER, Condition, Naming, all_of, none_of
from timeline.log.known import occasion_date
from timeline.log.log import Log
from timeline.log.model import Entry, Event, Figure, Plan
from timeline.log.section import Section
from timeline.log.sure import Beginning, Sure
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.entries import Found, matching_in, matching_of
from timeline.reports.periods import Per, Period, period_between
from timeline.reports.stat_names import By, names_by, role_by, rows_of
from timeline.reports.without_place import number_without_place
from timeline.text import did_you_mean, quoted
from timeline.workspace import Workspace

What = Literal["events", "plans", "figures"]
KINDS: tuple[What, ...] = get_args(What)


class Tally(NamedTuple):
    """The number of entries of each kind, and of all these the number that is only possible."""

    events: int = 0
    plans: int = 0
    figures: int = 0
    possible: int = 0

    @property
    def total(self) -> int:
        """The sum over the kinds."""
        return self.events + self.plans + self.figures

    @property
    def certain(self) -> int:
        """The number that is not only possible."""
        return self.total - self.possible

    def plus(self, other: "Tally") -> "Tally":
        """Return the sum of two tallies."""
        return Tally(*(first + second for first, second in zip(self, other, strict=True)))


class Row(NamedTuple):
    """One bar of the histogram: a period, a name, or a name in a period; `name` is None if an entry has none."""

    period: Period | None
    name: str | None
    tally: Tally


class Stats(NamedTuple):
    """The answer of `stats`."""

    per: Per | None
    by: By | None
    kinds: tuple[What, ...]
    rows: tuple[Row, ...]
    entries: Tally
    """All entries, each once."""
    has_several: bool
    """True if an entry stands in several rows, because it has several names."""
    has_situations: bool
    """True if some entry was counted in the period in which it begins."""
    not_judged: int
    """Number of entries that are only possible because they have no bound on a side that was asked about."""
    emptied_by: tuple[str, ...]
    """The number that each filter alone would find, if nothing was found."""
    asked: Window | None
    """The period of the question."""
    without_place: int = 0
    """Number of entries that a filter by place could not judge, because they have no place at all."""

    @property
    def counted(self) -> Tally:
        """The sum of the rows."""
        return _sum(row.tally for row in self.rows)


def stats(workspace: Workspace, question: Question, per: Per | None, by: By | None, only: Sequence[str] = ()) -> Stats:
    """The counts; per year if neither a period nor a name is asked for."""
    kinds = tuple(_kind(name) for name in only) or KINDS
    if per is None and by is None:
        per = "year"
    selection = select(question, workspace)
    tallies: dict[tuple[Period | None, str | None], Tally] = defaultdict(Tally)
    entries = Tally()
    has_several = has_situations = False
    not_judged = 0
    for one in _counted(workspace, selection, kinds, per, by):
        match, beginning = one.match, one.beginning
        period = period_between(beginning.first, beginning.last, per, selection.window) if per is not None else None
        if period is not None and beginning.is_hedged:
            match = Match.POSSIBLE
        if match is Match.POSSIBLE and question.certain:
            continue
        counted = _tally(one.kind, match, one.number)
        for name in one.names or (None,):
            tallies[period, name] = tallies[period, name].plus(counted)
        entries = entries.plus(counted)
        not_judged += one.unjudged
        has_several |= len(one.names) > 1
        has_situations |= per is not None and beginning.is_of_several
    rows = tuple(Row(*key, tally) for key, tally in tallies.items())
    return Stats(
        per,
        by,
        tuple(kind for kind in KINDS if kind in kinds),
        tuple(sorted(rows, key=_order)),
        entries,
        has_several,
        has_situations,
        not_judged=not_judged,
        emptied_by=() if rows else selection.each_alone(lambda alone: sum(1 for _ in _found(workspace, alone, kinds))),
        asked=selection.window,
        without_place=number_without_place(
            workspace, question, lambda alone: ((one.entry, one.log) for one in _found(workspace, alone, kinds))
        ),
    )


def _kind(name: str) -> What:
    for kind in KINDS:
        if name == kind:
            return kind
    hint = did_you_mean(name, KINDS) or f"one of {', '.join(KINDS)}"
    raise WrongUsage(f"no kind of entry is called {quoted(name)}", hint)


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total = total.plus(tally)
    return total


def _order(row: Row) -> tuple[object, ...]:
    """Sort key: by time, then the largest number first; entries without a name come last."""
    time = row.period.sort_key if row.period is not None else ()
    return (*time, row.name is None, -row.tally.total, row.name or "")


def _found(workspace: Workspace, selection: Selection, kinds: Sequence[What]) -> Iterator[Found]:
    wanted = tuple({"events": Event, "plans": Plan, "figures": Figure}[kind] for kind in kinds)
    return (found for found in matching_in(workspace, selection) if isinstance(found.entry, wanted))


def _tally(kind: What, match: Match, number: int) -> Tally:
    return Tally(possible=number if match is Match.POSSIBLE else 0)._replace(**{kind: number})


class _Counted(NamedTuple):
    """A number of entries that are counted alike; `names` are those of the rows in which they stand."""

    kind: What
    match: Match
    beginning: Beginning
    names: tuple[str, ...]
    number: int = 1
    unjudged: int = 0


_NO_BEGINNING = Beginning(OPEN_START, OPEN_END, is_hedged=False, is_of_several=False)


def _counted(
    workspace: Workspace, selection: Selection, kinds: Sequence[What], per: Per | None, by: By | None
) -> Iterator[_Counted]:
    """The entries that answer: those of which an index is sure in groups, the others one by one."""
    for log in workspace.logs:
        for kind in kinds:
            section: Section[Any] = getattr(log, kind)
            sure = section.sure(_must(selection, kind, per, by))
            yield from _of_sure(sure, kind, per, by, workspace)
            for found in matching_of(sure.others(selection.may), log, selection, workspace.as_of):
                date = _date(found.entry, log)
                names = tuple(dict.fromkeys(names_by(by, found.entry, log, workspace))) if by is not None else ()
                unjudged = selection.is_unjudged(Facts(found.entry, log, date), found.match)
                yield _Counted(kind, found.match, _beginning(date), names, unjudged=int(unjudged))


def _must(selection: Selection, kind: What, per: Per | None, by: By | None) -> Condition:
    """The condition by which an index may be sure of entries that are counted in this way."""
    if per is not None and selection.window is not None:
        return NEVER  # rows before and behind the period need the day itself
    if kind == "plans" and by == "source":
        # An index counts the sources of the events that a plan names among its own.
        return all_of((selection.must, none_of(Naming("entry", None))))
    return selection.must


def _of_sure(sure: Sure[Any], kind: What, per: Per | None, by: By | None, workspace: Workspace) -> Iterator[_Counted]:
    rest: Counter[Beginning] = Counter()
    if per is None:
        rest[_NO_BEGINNING] = sure.number
    else:
        rest.update(dict(sure.beginnings()))
    role = role_by(by) if by is not None else None
    if by is not None and role is not None:
        groups = (
            ((_NO_BEGINNING, named, number) for named, number in sure.name_sets(role))
            if per is None
            else sure.beginnings_by(role)
        )
        for beginning, named, number in groups:
            rest[beginning] -= number
            yield _Counted(kind, Match.CERTAIN, beginning, rows_of(by, named, workspace), number)
    yield from (_Counted(kind, Match.CERTAIN, one, (), number) for one, number in rest.items() if number)


def _beginning(date: Date | None) -> Beginning:
    first = first_of(date) if date is not None else None
    if first is None:
        return Beginning(OPEN_START, OPEN_END, is_hedged=False, is_of_several=date is not None)
    return Beginning(first.earliest, first.latest, is_hedged=first.flagged, is_of_several=first is not date)


def _date(entry: Entry, log: Log) -> Date | None:
    if isinstance(entry, Plan):
        return occasion_date(entry.announced, log.events)
    return entry.date if isinstance(entry, Event) else entry.when if isinstance(entry, Figure) else None
