"""The evaluation of a query: its nodes as tests of entries, by the same criteria as the options.

Every part answers no, possible or certain: `and` is the weakest of its parts, `or` the strongest, and `not` turns no
and certain round and leaves what is possible possible. A field that an entry lacks is not met, so that its `not` is. A
`from:` and a `to:` that stand side by side are one period.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.dates import DateError, Day, Match, Window
from timeline.errors import MeantForFilter, QueryFaulty, WrongUsage
from timeline.log.conditions import ALWAYS, NEVER, Condition, all_of, any_of, none_of
from timeline.query.asked_dates import asked_date
from timeline.query.criteria import select_by_options
from timeline.query.facts import Criterion, Facts, Test, label
from timeline.query.filters import FIELDS
from timeline.query.language.faults import Fault, Place, Stop
from timeline.query.language.grammar import parse
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words
from timeline.query.language.printing import text_of
from timeline.query.language.searched import inflecting, phrase_of
from timeline.query.language.views import expand, saved_in
from timeline.query.matching import sure, words_condition, words_for_certain
from timeline.query.question import Question
from timeline.query.text_search import has_phrase
from timeline.text import quoted
from timeline.workspace import Workspace

_Values = dict[str, tuple[str, ...]]
"""Values of filters by their keys in a question."""


class Meaning(NamedTuple):
    """A query, or a part of one, resolved against a workspace."""

    test: Test
    lacks_bound: Callable[[Facts], bool]
    """True if an entry meets a part of it only possibly, because it has no bound on a side that was asked about."""
    window: Window | None
    """The period that it asks for, if any."""
    may: Condition = ALWAYS
    """A condition that every entry meets which meets the query, if only possibly."""
    must: Condition = NEVER
    """A condition that only entries meet which meet the query for certain."""
    period_start: Day | None = None
    """First day of the period in which every entry that meets it must lie: see `Selection.period_start`."""
    asks_place: bool = False
    """True if a part of it cannot judge entries without any place."""


class Resolved(NamedTuple):
    """The queries of a question, resolved."""

    criteria: tuple[Criterion, ...]
    window: Window | None
    """The period of the question together with theirs."""
    period_starts: tuple[Day, ...]
    """First day of each period in which every answer must lie."""


def resolve_queries(
    question: Question, workspace: Workspace, window: Window | None, *, assumes_place: bool = False
) -> Resolved:
    """Resolve the queries of a question, whose own period is `window`; `assumes_place` as in `Scope`."""
    criteria: list[Criterion] = []
    starts: list[Day] = []
    argument = () if question.query is None else (question.query,)
    plain = question.replace(inflected=False)
    for name, texts, settings in (("the query", argument, question), ("--query", question.queries, plain)):
        if texts:
            found = _any([meaning(text, settings, workspace, assumes_place=assumes_place) for text in texts])
            window = _both(window, found.window)
            starts += [found.period_start] if found.period_start is not None else []
            criteria.append(
                Criterion(label(name, texts), found.test, found.lacks_bound, found.may, found.must, found.asks_place)
            )
    return Resolved(tuple(criteria), window, tuple(starts))


def meaning(text: str, question: Question, workspace: Workspace, *, assumes_place: bool = False) -> Meaning:
    """Return what a query means; the settings of the question hold for it. Raises `QueryFaulty`."""
    found = resolve(text, question, workspace, assumes_place=assumes_place)
    if isinstance(found, Fault):
        raise faulty(found)
    return found


def resolve(
    text: str, question: Question, workspace: Workspace, view: str | None = None, *, assumes_place: bool = False
) -> Meaning | Fault:
    """Return what a query means, or the first fault in it."""
    node = parse(text, view)
    if question.inflected and not isinstance(node, Fault):
        node = inflecting(node)
    whole = node if isinstance(node, Fault) else expand(node, saved_in(workspace), view)
    if isinstance(whole, Fault):
        return whole
    try:
        return _Resolver(Question(exact=question.exact, slack=question.slack), workspace, assumes_place).of(whole)
    except Stop as stop:
        return stop.fault


def faulty(fault: Fault) -> QueryFaulty:
    """Return a fault as the error that stops a command."""
    place = fault.place
    return QueryFaulty(fault.message, fault.hint, place.text, place.start, place.end, place.view)


class _Resolver(NamedTuple):
    question: Question
    """The settings that hold for every part."""
    workspace: Workspace
    assumes_place: bool = False

    def of(self, node: Node) -> Meaning:
        match node:
            case Words() as words:
                phrase, workspace = phrase_of(words), self.workspace
                found = _plain(lambda facts: has_phrase(workspace, facts, phrase))
                return found._replace(may=words_condition((phrase,), workspace), must=words_for_certain((phrase,)))
            case Field(_, values):
                return _any([self._value(node, value) for value in values])
            case Not(part):
                return _not(self.of(part))
            case Or(parts):
                return _any([self.of(part) for part in parts])
            case And(parts):
                period, rest = from_and_to(parts)
                return _all([*([self._bounded(*period)] if period else []), *(self.of(part) for part in rest)])
            case View():
                raise AssertionError("views were expanded")

    def _value(self, field: Field, value: Value | Period) -> Meaning:
        row = FIELDS[field.name]
        if row.sides is None or (row.key is not None and isinstance(value, Value)):
            assert row.key is not None
            assert isinstance(value, Value)
            return self._resolved(value.place, {row.key: (value.text,)})
        # One date of a field that has two sides only is both of them.
        first, last = (value.since, value.until) if isinstance(value, Period) else (value, value)
        sides = [(key, side) for key, side in zip(row.sides, (first, last), strict=True) if side is not None]
        for _, side in sides:
            self._date(side)
        asked: _Values = {key: (side.text,) for key, side in sides}
        return self._resolved(value.place, asked, "the earlier date stands before the '..'")

    def _bounded(self, since: Field, until: Field) -> Meaning:
        """Resolve a `from:` and a `to:` as one period."""
        for value in (*_values(since), *_values(until)):
            self._date(value)
        asked: _Values = {
            FIELDS[field.name].key or "": tuple(value.text for value in _values(field)) for field in (since, until)
        }
        return self._resolved(until.place, asked, "from: is the beginning of the period, to: its end")

    def _date(self, value: Value) -> None:
        """Stop at a value that is no date."""
        try:
            asked_date(value.text, self.workspace)
        except DateError as error:
            raise _no_date(value.place, error) from None

    def _resolved(self, place: Place, asked: _Values, hint: str | None = None) -> Meaning:
        try:
            asking = self.question.replace(**asked)
            selection = select_by_options(asking, self.workspace, assumes_place=self.assumes_place)
        except MeantForFilter as error:
            field = Field(error.filter, (Value(error.text),))
            raise Stop(place, error.message, f"ask with {text_of(field)}") from None
        except WrongUsage as error:
            raise Stop(place, error.message, error.hint if hint is None else hint) from None
        except DateError as error:
            raise _no_date(place, error) from None
        return Meaning(
            selection.match,
            lambda facts: selection.is_unjudged(facts, selection.match(facts)),
            selection.window,
            selection.may,
            selection.must,
            selection.period_start,
            selection.asks_place,
        )


def _no_date(place: Place, error: DateError) -> Stop:
    return Stop(place, f"{quoted(error.text)} is no date: {error.reason}", error.hint)


def _values(field: Field) -> list[Value]:
    return [value for value in field.values if isinstance(value, Value)]


def from_and_to(parts: tuple[Node, ...]) -> tuple[tuple[Field, Field] | None, tuple[Node, ...]]:
    """Return the one `from:` and the one `to:` among the parts, if there is one of each, and the other parts."""
    starts, ends = ([p for p in parts if isinstance(p, Field) and p.name == name] for name in ("from", "to"))
    if len(starts) != 1 or len(ends) != 1:
        return None, parts
    return (starts[0], ends[0]), tuple(p for p in parts if p is not starts[0] and p is not ends[0])


def _plain(holds: Callable[[Facts], bool]) -> Meaning:
    return Meaning(lambda facts: sure(holds(facts)), lambda _: False, None)


def _not(part: Meaning) -> Meaning:
    may, must = none_of(part.must), none_of(part.may)
    return Meaning(
        lambda facts: Match(Match.CERTAIN - part.test(facts)), part.lacks_bound, None, may, must, None, part.asks_place
    )


def _all(parts: list[Meaning]) -> Meaning:
    def test(facts: Facts) -> Match:
        weakest = Match.CERTAIN
        for part in parts:
            weakest = min(weakest, part.test(facts))
            if weakest is Match.NO:
                break
        return weakest

    window: Window | None = None
    for part in parts:
        window = _both(window, part.window)
    may, must = all_of(part.may for part in parts), all_of(part.must for part in parts)
    starts = (part.period_start for part in parts if part.period_start is not None)
    return Meaning(test, _lacks(parts), window, may, must, max(starts, default=None), _asks(parts))


def _any(parts: list[Meaning]) -> Meaning:
    if len(parts) == 1:
        return parts[0]

    def test(facts: Facts) -> Match:
        strongest = Match.NO
        for part in parts:
            strongest = max(strongest, part.test(facts))
            if strongest is Match.CERTAIN:
                break
        return strongest

    windows = [part.window for part in parts]
    window = _hull(w for w in windows if w is not None) if None not in windows else None
    may, must = any_of(part.may for part in parts), any_of(part.must for part in parts)
    # Alternatives of which each has a period are one period together, with gaps: `date:2022,2024` by another name.
    starts = [part.period_start for part in parts if part.period_start is not None]
    start = min(starts) if len(starts) == len(parts) else None
    return Meaning(test, _lacks(parts), window, may, must, start, _asks(parts))


def _lacks(parts: list[Meaning]) -> Callable[[Facts], bool]:
    return lambda facts: any(part.lacks_bound(facts) for part in parts)


def _asks(parts: list[Meaning]) -> bool:
    return any(part.asks_place for part in parts)


def _both(one: Window | None, other: Window | None) -> Window | None:
    """Return the days that both periods share; where there are none, all from one to the other.

    A situation may meet two periods that share no day.
    """
    if one is None or other is None:
        return one or other
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Window(first, last) if first <= last else _hull((one, other))


def _hull(windows: Iterable[Window]) -> Window:
    every = list(windows)
    return Window(min(window.first for window in every), max(window.last for window in every))
