"""The document of `plans`: by kind and by what needs attention first, each plan with its verdict and deadline.

The plans of a kind that need attention come first, the nearest deadline first, then those ahead, running and without a
deadline, then settled ones, the latest first. Plans without a deadline and settled ones take one line each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from timeline.dates import OPEN_END, Date, Day, Match, words
from timeline.dates.days import civil, ordinal
from timeline.log.known import occasion_day
from timeline.plans.against import RELATIONS
from timeline.plans.deadline import Moment, announced_day
from timeline.plans.verdict import Name
from timeline.query.question import Question
from timeline.reports.plan_life import life
from timeline.reports.plans import URGENCY, Judged, Plans
from timeline.reports.wording import day_words, plural
from timeline.telling.document import Axis, Bar, Block, Document, Entry, Words, heading
from timeline.telling.head import asked_words, head
from timeline.telling.life_words import step_words
from timeline.telling.occurrences import folded_words
from timeline.telling.plan_entry import plan_entry, terms_of
from timeline.telling.possible import POSSIBLY, counted_heading, possible_counts
from timeline.telling.verdict_words import VERDICT_LABELS, occurrences_words
from timeline.workspace import Workspace

ONLY_REPORTED = "Only reported"


class _Section(NamedTuple):
    """A section of the plans of one kind: its heading, its name in the counts, and its layout."""

    heading: str
    counted: str
    verdicts: frozenset[Name]
    is_brief: bool
    order: Callable[[Judged], tuple[int, ...]]


def _distance(row: Judged) -> tuple[int, ...]:
    """Sort key: the nearest deadline first; those without a date last, by the first day on which they can close."""
    if row.deadline is None:
        return 1, row.not_before if row.not_before is not None else OPEN_END
    return 0, abs(row.verdict.day - row.deadline.last)


def _last_day(row: Judged) -> tuple[int, ...]:
    assert row.deadline is not None
    return (row.deadline.last,)


def _latest_announced(row: Judged) -> tuple[int, ...]:
    return (-announced_day(row.plan, row.log),)


def _latest_settled(row: Judged) -> tuple[int, ...]:
    outcome = row.verdict.outcome
    if outcome is not None:
        return (-occasion_day(outcome, row.log.events),)
    return (-(row.deadline.last if row.deadline else 0),)


def _section(heading: str, counted: str, verdicts: str, order: Callable[[Judged], tuple[int, ...]]) -> _Section:
    names = frozenset(name for name in URGENCY if name in verdicts.split())
    return _Section(heading, counted, names, order in (_latest_announced, _latest_settled), order)


_SECTIONS = (
    _section("Needs attention", "need attention", "overdue passed due waiting unknown", _distance),
    _section("Ahead", "ahead", "pending", _last_day),
    _section("Running", "running", "running", _last_day),
    _section("In force", "in force", "in-force possibly-in-force", _last_day),
    _section("Without a deadline", "without a deadline", "open", _latest_announced),
    _section("Settled", "settled", "not-met dropped superseded ended-early partly-met met kept", _latest_settled),
)


class Choices(NamedTuple):
    """The options of a reader: with the history of each plan, in full, durations in days alone."""

    has_history: bool = False
    is_full: bool = False
    in_days: bool = False


def document(
    answer: Plans, workspace: Workspace, question: Question, narrowed: str = "", choices: Choices | None = None
) -> Document:
    """Build the document of plans; `narrowed` names further filters: `due before 2026`."""
    subject = f"Plans against {words(answer.asked_against)}" if answer.asked_against else "Plans"
    asked = asked_words(f"{subject} {narrowed}".strip(), question, workspace)
    top = head(workspace, asked, counts=_counts(answer), period=answer.period, without_place=answer.without_place)
    teller = _Teller(answer, workspace, choices or Choices())
    return Document(top, teller.blocks(), columns=("Deadline", "Plan", "Verdict and details", "Sources"))


def _counts(answer: Plans) -> Iterator[str]:
    """The number of plans, of each section, and of the plans that are only reported."""
    rows = [row for row in answer.rows if row.heading != ONLY_REPORTED]
    if rows:
        occurrences = occurrences_words(answer)
        yield occurrences or plural(answer.counted, "plan")
    if answer.asked_against is not None:
        found = [row.against.relation if row.against else "no-deadline" for row in rows]
        yield from (f"{found.count(name):,} {_RELATED[name][1]}" for name in RELATIONS if name in found)
    else:
        for section in _SECTIONS:
            names = [row.verdict.name for row in rows if row.verdict.name in section.verdicts]
            if names:
                yield _section_count(section, names)
    yield from possible_counts(sum(row.match is Match.POSSIBLE for row in rows))
    if answer.only_reported:
        yield f"{answer.only_reported:,} only reported (not counted)"


def _section_count(section: _Section, names: Sequence[Name]) -> str:
    """Count a section: `5 need attention (4 overdue, 1 due)`."""
    counted = section.counted if len(names) > 1 else section.counted.replace("need ", "needs ")
    if len(section.verdicts) == 1 or {*names} == {"in-force"}:
        return f"{len(names):,} {counted}"
    each = ", ".join(
        f"{names.count(name):,} {_COUNTED.get(name, VERDICT_LABELS[name])}" for name in URGENCY if name in names
    )
    return f"{len(names):,} {counted} ({each})"


_COUNTED: dict[Name, str] = {"passed": "past the deadline", "unknown": "not followed up"}

_RELATED = {
    "before": ("Before it", "before it"),
    "within": ("Within it", "within it"),
    "straddles": ("Overlapping it", "overlapping it"),
    "after": ("After it", "after it"),
    "no-deadline": ("Without a deadline", "without a deadline"),
}
"""The relations of deadlines to the date asked about, as headings and in counts."""


class _Teller:
    """Lays out the plans of one answer; the history of each plan once, with its first entry."""

    def __init__(self, answer: Plans, workspace: Workspace, choices: Choices) -> None:
        self.answer = answer
        self.workspace = workspace
        self.choices = choices
        self.terms = terms_of(workspace, in_days=choices.in_days, against=answer.asked_against)
        self.axis = _axis([row for row in answer.rows if not self._is_brief(row)], workspace.as_of)
        self.with_history: set[tuple[str, str]] = set()

    def blocks(self) -> Iterator[Block]:
        """The axis of all bars, then the plans by kind; the heading of a kind stands above its sections."""
        if self.axis is not None:
            yield self.axis
        for kind, rows in groupby(self.answer.rows, lambda row: row.heading):
            listed = list(rows)
            is_reported = kind == ONLY_REPORTED
            aside = f"{len(listed):,}, not counted" if is_reported else f"{len(listed):,}"
            yield heading(2, kind, aside=aside, divides=True)
            if self.answer.asked_against is None:
                yield from self._sections(listed)
            else:
                yield from self._related(listed)

    def _sections(self, rows: Sequence[Judged]) -> Iterator[Block]:
        for section in _SECTIONS:
            inside = sorted((row for row in rows if row.verdict.name in section.verdicts), key=section.order)
            if inside:
                yield heading(3, section.heading, aside=f"{len(inside):,}", divides=True)
                yield from self._entries(inside)

    def _related(self, rows: Sequence[Judged]) -> Iterator[Block]:
        """The plans by how their deadlines lie to the date asked about, in order of time."""
        for name in RELATIONS:
            inside = [row for row in rows if (row.against.relation if row.against else "no-deadline") == name]
            if inside:
                inside.sort(key=_latest_announced if name == "no-deadline" else _last_day)
                yield heading(3, _RELATED[name][0], aside=f"{len(inside):,}", divides=True)
                yield from self._entries(inside)

    def _entries(self, rows: Sequence[Judged]) -> Iterator[Block]:
        """The certain ones, then the possible ones, one line each unless `in_full`."""
        possible = [row for row in rows if row.match is Match.POSSIBLE]
        yield from self._folded(row for row in rows if row.match is not Match.POSSIBLE)
        if possible:
            yield counted_heading(4, POSSIBLY, possible)
            yield from self._folded(possible)

    def _folded(self, rows: Iterable[Judged]) -> Iterator[Entry]:
        """Entries of the plans; several occurrences of one plan with one verdict fold into the first of them."""
        groups: dict[tuple[object, ...], list[Judged]] = {}
        for row in rows:
            alone = (row.occurrence,) if self.choices.is_full else ()
            groups.setdefault((row.log.file, row.plan.id, row.verdict.name, *alone), []).append(row)
        for first, *others in groups.values():
            if len(others) <= _MOST_UNFOLDED:
                yield from map(self._entry, (first, *others))
            else:
                entry = self._entry(first)
                folded = folded_words(others)
                yield entry._replace(details=(*entry.details, folded))

    def _is_brief(self, row: Judged) -> bool:
        """Return whether a plan takes one line: it has no deadline, is settled, or is only a possible match."""
        is_folded = row.match is Match.POSSIBLE or row.verdict.name in ("open", "in-force") or row.verdict.is_settled
        return is_folded and not self.choices.is_full

    def _entry(self, row: Judged) -> Entry:
        is_brief = self._is_brief(row)
        return plan_entry(
            row,
            self.terms,
            is_brief=is_brief,
            possible="",
            has_kind=row.heading in ("Promises", ONLY_REPORTED),
            is_headed=True,
            details=self._history(row),
            bar=None if is_brief or self.axis is None else _bar(row, self.axis),
        )

    def _history(self, row: Judged) -> tuple[Words, ...]:
        key = row.log.file, row.plan.id
        if not self.choices.has_history or key in self.with_history:
            return ()
        self.with_history.add(key)
        moment = Moment(self.workspace.as_of, self.workspace.as_of)
        return tuple(step_words(step, row.log) for step in life(row.plan, row.log, moment))


_MOST_UNFOLDED = 1
"""Maximum number of further occurrences of a plan, of the same verdict, that have entries of their own."""

_MOST_YEARS = 10
"""Maximum number of years on either side of the day of the answer that the axis shows."""

_MOST_TICKS = 6
"""Maximum number of years named above the bars; of more only every second, fifth or tenth is."""
_BESIDE = 44
"""Number of cells that the title of a plan needs beside its bar."""
_LEGEND = ("● ├─┤ deadline and its window",)


def _axis(rows: Sequence[Judged], now: Day) -> Axis | None:
    """The years from the first deadline to the last that is drawn, with the day of the answer."""
    windows = [row.deadline for row in rows if row.deadline is not None]
    if not windows:
        return None
    year = civil(now)[0]
    first = max(civil(min(now, *(window.first for window in windows)))[0], year - _MOST_YEARS)
    last = min(civil(max(now, *(window.last for window in windows)))[0], year + _MOST_YEARS) + 1
    step = next(step for step in (1, 2, 5, 10) if last - first <= step * _MOST_TICKS)
    ticks = tuple((float(ordinal(each, 1, 1)), str(each)) for each in range(first, last) if each % step == 0)
    legend = [*_LEGEND, f"│ ┼ {day_words(now)}"]
    low, high = ordinal(first, 1, 1), ordinal(last, 1, 1) - 1
    if any(window.first < low for window in windows):
        legend.append("◁ earlier")
    if any(window.last > high for window in windows):
        legend.append("▷ later")
    return Axis(low, high, ticks, now, _BESIDE, tuple(legend))


def _bar(row: Judged, axis: Axis) -> Bar | None:
    """The window of a deadline; a side beyond the axis is open."""
    if row.deadline is None:
        return None
    first, last = row.deadline.first, row.deadline.last
    return Bar(first if first >= axis.low else None, last if last <= axis.high else None)


def narrowed_words(verdicts: Sequence[str], kinds: Sequence[str], due_before: Date | None) -> str:
    """The filters on plans in words: `overdue or due, of the kind demand, due before 2026`."""
    named = " or ".join(VERDICT_LABELS[name] for name in URGENCY if name in verdicts)
    kind = f"of the kind {' or '.join(name.replace('-', ' ') for name in kinds)}" if kinds else ""
    before = f"due before {words(due_before)}" if due_before is not None else ""
    filters = ", ".join(part for part in (named, kind, before) if part)
    return f"({filters})" if filters else ""
