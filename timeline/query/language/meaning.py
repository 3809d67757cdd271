"""What a query finds: its nodes held against entries, by the same criteria as the options.

Every part answers no, possible or certain: `and` is the weakest of its parts, `or` the strongest, and `not` turns no
and certain round and leaves what is possible possible. A field that an entry lacks is not met, so that its `not` is. A
`from:` and a `to:` that stand side by side are one period.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from timeline.dates import DateError, Day, Match, Window
from timeline.errors import QueryFaulty, WrongUsage
from timeline.log.conditions import ALWAYS, NEVER, Condition, all_of, any_of, none_of
from timeline.query.asking import asked_date
from timeline.query.criteria import saying, select
from timeline.query.facts import Criterion, Facts, label
from timeline.query.language.faults import Fault, Place, Stop
from timeline.query.language.grammar import parse
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words
from timeline.query.language.views import expand, saved_in
from timeline.query.question import Question
from timeline.query.saying import says_together
from timeline.text import fold, quoted
from timeline.workspace import Workspace

_OPTIONS = {
    "region": "regions",
    "country": "countries",
    "actor": "actors",
    "about": "about",
    "type": "types",
    "date": "on",
    "from": "since",
    "to": "until",
    "on": "on",
    "tag": "tags",
    "source": "sources",
    "status": "statuses",
    "text": "texts",
    "kind": "kinds",
    "id": "ids",
}
"""Each field with its option in a question; `known` has two of them."""


_Asked = dict[str, tuple[str, ...]]


class Meaning(NamedTuple):
    """A query, or a part of one, that was resolved against a workspace."""

    test: Callable[[Facts], Match]
    lacks_bound: Callable[[Facts], bool]
    """Whether an entry meets a part of it only possibly, because it has no bound on a side that was asked about."""
    window: Window | None
    """The period of which it asks, where it does."""
    may: Condition = ALWAYS
    """What holds of every entry that meets it, if only possibly."""
    must: Condition = NEVER
    """What holds only of entries that meet it for certain."""
    period_start: Day | None = None
    """First day of the period in which every entry that meets it must lie: see `Selection.period_start`."""


class Asked(NamedTuple):
    """The queries of a question, resolved."""

    criteria: tuple[Criterion, ...]
    window: Window | None
    """The period of the question together with theirs."""
    period_starts: tuple[Day, ...]
    """First day of each period in which every answer must lie."""


def asked_in(question: Question, workspace: Workspace, window: Window | None) -> Asked:
    """Resolve the queries of a question, whose own period is `window`."""
    criteria: list[Criterion] = []
    starts: list[Day] = []
    asked = [("the query", [question.query])] if question.query is not None else []
    for name, texts in [*asked, *([("--query", [*question.queries])] if question.queries else [])]:
        meant = _any([meaning(text, question, workspace) for text in texts])
        window = _both(window, meant.window)
        starts += [meant.period_start] if meant.period_start is not None else []
        criteria.append(Criterion(label(name, texts), meant.test, meant.lacks_bound, meant.may, meant.must))
    return Asked(tuple(criteria), window, tuple(starts))


def meaning(text: str, question: Question, workspace: Workspace) -> Meaning:
    """What a query means; `--exact` and `--slack` of the question hold for it. Raises `QueryFaulty`."""
    found = understood(text, question, workspace)
    if isinstance(found, Fault):
        raise faulty(found)
    return found


def understood(text: str, question: Question, workspace: Workspace, view: str | None = None) -> Meaning | Fault:
    """What a query means, or the first fault in it."""
    node = parse(text, view)
    whole = node if isinstance(node, Fault) else expand(node, saved_in(workspace), view)
    if isinstance(whole, Fault):
        return whole
    try:
        return _Scope(Question(exact=question.exact, slack=question.slack), workspace).of(whole)
    except Stop as stop:
        return stop.fault


def faulty(fault: Fault) -> QueryFaulty:
    """A fault as what stops a command."""
    place = fault.place
    return QueryFaulty(fault.message, fault.hint, place.text, place.start, place.end, place.view)


class _Scope(NamedTuple):
    question: Question
    """What holds for every part."""
    workspace: Workspace

    def of(self, node: Node) -> Meaning:
        match node:
            case Words(text):
                phrase, workspace = fold(text), self.workspace
                met = _plain(lambda facts: says_together(workspace, facts, phrase))
                return met._replace(may=saying(phrase.split(), workspace)) if phrase else met
            case Field(_, values):
                return _any([self._value(node, value) for value in values])
            case Not(part):
                return _not(self.of(part))
            case Or(parts):
                return _any([self.of(part) for part in parts])
            case And(parts):
                period, rest = _periods(parts)
                return _all([*([self._bounded(*period)] if period else []), *(self.of(part) for part in rest)])
            case View():
                raise AssertionError("views were expanded")

    def _value(self, field: Field, value: Value | Period) -> Meaning:
        if isinstance(value, Period) or field.name == "known":
            first, last = (value.since, value.until) if isinstance(value, Period) else (value, value)
            for side in (first, last):
                if side is not None:
                    self._date(side)
            names = ("known_from", "known_to") if field.name == "known" else ("since", "until")
            sides = zip(names, (first, last), strict=True)
            asked: _Asked = {name: (side.text,) for name, side in sides if side is not None}
            return self._resolved(value.place, asked, "the earlier date stands before the '..'")
        return self._resolved(value.place, {_OPTIONS[field.name]: (value.text,)})

    def _bounded(self, since: Field, until: Field) -> Meaning:
        """A `from:` and a `to:` as one period."""
        values = [value for field in (since, until) for value in field.values if isinstance(value, Value)]
        for value in values:
            self._date(value)
        asked: _Asked = {"since": _texts(since), "until": _texts(until)}
        return self._resolved(until.place, asked, "from: is the beginning of the period, to: its end")

    def _date(self, value: Value) -> None:
        try:
            asked_date(value.text, self.workspace)
        except DateError as error:
            raise _no_date(value.place, error) from None

    def _resolved(self, place: Place, asked: _Asked, hint: str | None = None) -> Meaning:
        fields: dict[str, Any] = asked
        try:
            selection = select(self.question._replace(**fields), self.workspace)
        except WrongUsage as error:
            # A place that is no country is told to ask by an option.
            told = error.hint.replace("ask with --region ", "ask with region:")
            raise Stop(place, error.message, told if hint is None else hint) from None
        except DateError as error:
            raise _no_date(place, error) from None
        return Meaning(
            selection.match,
            lambda facts: selection.is_unjudged(facts, selection.match(facts)),
            selection.window,
            selection.may,
            all_of(criterion.must for criterion in selection.criteria),
            selection.period_start,
        )


def _no_date(place: Place, error: DateError) -> Stop:
    return Stop(place, f"{quoted(error.text)} is no date: {error.reason}", error.hint)


def _texts(field: Field) -> tuple[str, ...]:
    return tuple(value.text for value in field.values if isinstance(value, Value))


def _periods(parts: tuple[Node, ...]) -> tuple[tuple[Field, Field] | None, tuple[Node, ...]]:
    """The one `from:` and the one `to:` among the parts, if there is one of each, and the other parts."""
    starts, ends = ([p for p in parts if isinstance(p, Field) and p.name == name] for name in ("from", "to"))
    if len(starts) != 1 or len(ends) != 1:
        return None, parts
    return (starts[0], ends[0]), tuple(p for p in parts if p is not starts[0] and p is not ends[0])


def _plain(met: Callable[[Facts], bool]) -> Meaning:
    return Meaning(lambda facts: Match.CERTAIN if met(facts) else Match.NO, lambda _: False, None)


def _not(part: Meaning) -> Meaning:
    may, must = none_of(part.must), none_of(part.may)
    return Meaning(lambda facts: Match(Match.CERTAIN - part.test(facts)), part.lacks_bound, None, may, must)


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
    return Meaning(test, _lacks(parts), window, may, must, max(starts, default=None))


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
    return Meaning(test, _lacks(parts), window, may, must, start)


def _lacks(parts: list[Meaning]) -> Callable[[Facts], bool]:
    return lambda facts: any(part.lacks_bound(facts) for part in parts)


def _both(one: Window | None, other: Window | None) -> Window | None:
    """The days that both periods share; where there are none (a situation may meet both), all from one to the other."""
    if one is None or other is None:
        return one or other
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Window(first, last) if first <= last else _hull((one, other))


def _hull(windows: Iterable[Window]) -> Window:
    every = list(windows)
    return Window(min(window.first for window in every), max(window.last for window in every))
