"""From a question to criteria: each one filter with its label, and how far an entry meets it.

Every criterion answers no, possible or certain; an entry's match is the weakest of them. A filter on a field that
an entry lacks excludes it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.dates import (
    OPEN_END,
    OPEN_START,
    Date,
    DateError,
    Day,
    Match,
    Window,
    deadline_window,
    match,
)
from timeline.errors import WrongUsage
from timeline.log.conditions import (
    ALWAYS,
    NEVER,
    Condition,
    HavingWords,
    Identified,
    Naming,
    Touching,
    all_of,
    any_of,
)
from timeline.log.log import names_in
from timeline.log.model import Figure, Plan
from timeline.log.roles import Role
from timeline.query import names
from timeline.query.asking import asked_date as asked_date
from timeline.query.asking import asked_window, slack_days
from timeline.query.facts import Criterion as Criterion
from timeline.query.facts import Facts as Facts
from timeline.query.facts import label
from timeline.query.knowing import known_criteria
from timeline.query.question import Question
from timeline.query.saying import says
from timeline.text import fold, quoted
from timeline.workspace import Workspace


class Selection(NamedTuple):
    """All the filters of a question, resolved."""

    criteria: tuple[Criterion, ...]
    dates: tuple[Criterion, ...]
    """Those of them that look at the date."""
    asked_from: bool
    asked_to: bool
    window: Window | None
    """The period of the question, for what must be said about the horizon."""
    certain_only: bool
    period_start: Day | None = None
    """First day of the period in which every answer must lie; None where none is asked for.

    It is `OPEN_START` where only an end is asked for, and the latest one where several periods must be met.
    """

    @property
    def may(self) -> Condition:
        """What holds of every entry that answers: others need not be opened."""
        return all_of(criterion.may for criterion in self.criteria)

    def match(self, facts: Facts) -> Match:
        """How far all the filters are met."""
        weakest = Match.CERTAIN
        for criterion in self.criteria:
            weakest = min(weakest, criterion.test(facts))
            if weakest is Match.NO:
                break
        return Match.NO if self.certain_only and weakest is Match.POSSIBLE else weakest

    def keeps(self, found: Match) -> bool:
        """Whether an answer of that certainty is wanted."""
        return found is Match.CERTAIN or (found is Match.POSSIBLE and not self.certain_only)

    def is_unjudged(self, facts: Facts, found: Match) -> bool:
        """Whether it is only possible because it has no bound on a side that was asked about."""
        date = facts.date
        if found is not Match.POSSIBLE:
            return False
        if any(c.lacks_bound and c.lacks_bound(facts) and c.test(facts) is Match.POSSIBLE for c in self.criteria):
            return True
        if date is None or facts.window is not None:
            return False
        open_there = (self.asked_from and date.latest == OPEN_END) or (self.asked_to and date.earliest == OPEN_START)
        return open_there and any(criterion.test(facts) is Match.POSSIBLE for criterion in self.dates)

    def each_alone(self, count: Callable[["Selection"], int], said: Callable[[int], str] = str) -> tuple[str, ...]:
        """What each of the filters alone would find, for an answer that is empty; `said` puts the number in words."""
        told = []
        for criterion in self.criteria:
            number = count(self._replace(criteria=(criterion,), certain_only=False))
            told.append(f"{criterion.label} alone finds {said(number) if number else 'nothing'}")
        return (*told, *(("--certain leaves out what is only possible",) if self.certain_only else ()))

    def reaches_beyond(self, horizon: Day) -> bool:
        """Whether the question reaches past what the log has followed."""
        window = self.window
        return window is not None and (horizon < window.first or (window.last != OPEN_END and horizon < window.last))


def select(question: Question, workspace: Workspace) -> Selection:
    """Resolve every name and date of a question; raises `WrongUsage` or `DateError` where one means nothing."""
    dates = tuple(_date_criteria(question, workspace))
    first, last = _bounds(question, workspace)
    window = Window(first, last) if question.since or question.until or question.on else None
    starts = _period_starts(question, workspace)
    criteria = (*_name_criteria(question, workspace), *dates, *known_criteria(question, workspace))
    if question.queries or question.query is not None:
        from timeline.query.language.meaning import asked_in

        asked, window, more = asked_in(question, workspace, window)
        criteria += asked
        starts += more
    return Selection(
        criteria,
        dates,
        asked_from=bool(question.since or question.on),
        asked_to=bool(question.until or question.on),
        window=window,
        certain_only=question.certain,
        period_start=max(starts, default=None),
    )


def _name_criteria(question: Question, workspace: Workspace) -> Iterator[Criterion]:
    exact = question.exact
    for option, texts, resolve in (
        ("--region", question.regions, names.place),
        ("--country", question.countries, names.country),
    ):
        if texts:
            wanted = frozenset(resolve(workspace, text) for text in texts)
            inside = _naming("place", wanted, workspace, exact)
            must = NEVER if inside is ALWAYS else inside
            yield Criterion(label(option, texts), _in_places(workspace, wanted, exact), may=inside, must=must)
    if question.actors:
        wanted_actors = [a for text in question.actors for a in names.actors(workspace, text)]
        yield Criterion(
            label("--actor", question.actors),
            _with_actors(workspace, wanted_actors, exact),
            may=_naming("actor", wanted_actors, workspace, exact),
        )
    if question.about:
        meant = [names.about(workspace, text) for text in question.about]
        tests = [_about(workspace, place, actors, exact) for place, actors in meant]
        yield Criterion(
            label("--about", question.about),
            lambda facts: max(test(facts) for test in tests),
            may=any_of(_about_may(workspace, place, actors, exact) for place, actors in meant),
        )
    if question.types:
        wanted_types = frozenset(t for text in question.types for t in names.types(workspace, text))
        named = Naming("type", wanted_types)
        test = _holds(lambda facts: facts.type in wanted_types)
        yield Criterion(label("--type", question.types), test, may=named, must=named)
    yield from _named_criteria(question, workspace)
    if question.texts:
        phrases = [fold(text).split() for text in question.texts]
        said = any_of(saying(words, workspace) if words else NEVER for words in phrases)
        test = _holds(lambda facts: any(says(workspace, facts, words) for words in phrases))
        yield Criterion(label("--text", question.texts), test, may=said)
    if question.ids:
        ids = frozenset(names.identity(workspace, text) for text in question.ids)
        test = _holds(lambda facts: facts.entry.id in ids)
        yield Criterion(label("--id", question.ids), test, may=Identified(ids), must=Identified(ids))


def _named_criteria(question: Question, workspace: Workspace) -> Iterator[Criterion]:
    """The filters on what stands in an entry as it is asked for."""
    if question.tags:
        wanted = frozenset(names.tag(workspace, text) for text in question.tags)
        yield _naming_one(label("--tag", question.tags), "tag", wanted, lambda facts: facts.entry.tags)
    if question.sources:
        wanted = frozenset(s for text in question.sources for s in names.source(workspace, text))
        # A source may be cited only in what was not known yet: what names it need not meet this.
        yield _naming_one(label("--source", question.sources), "source", wanted, _cited)._replace(must=NEVER)
    if question.statuses:
        wanted = frozenset(names.status(text) for text in question.statuses)
        yield _naming_one(label("--status", question.statuses), "status", wanted, lambda facts: (facts.entry.status,))
    if question.kinds:
        wanted = frozenset(names.kind(text) for text in question.kinds)
        yield _naming_one(label("--kind", question.kinds), "kind", wanted, _plan_kind)


def _naming_one(text: str, role: Role, wanted: frozenset[str], of: Callable[[Facts], Iterable[str]]) -> Criterion:
    """The filter that an entry names one of these in a role; `of` gives what it names there."""
    named = Naming(role, wanted)
    return Criterion(text, _holds(lambda facts: not wanted.isdisjoint(of(facts))), may=named, must=named)


def _plan_kind(facts: Facts) -> tuple[str, ...]:
    return (facts.entry.kind,) if isinstance(facts.entry, Plan) else ()


def _cited(facts: Facts) -> Iterator[str]:
    """Every source that an entry cites anywhere; a plan also by the events that announced, changed or settled it."""
    return (name for role, name in names_in(facts.entry, facts.log) if role == "source")


def _naming(role: Role, wanted: Iterable[str], workspace: Workspace, exact: bool) -> Condition:
    """An entry may be in a place, or with an actor: each log knows what lies in what as far as it says so itself."""
    if exact:
        return Naming(role, frozenset(wanted))
    knows = len(workspace.logs) == 1 and workspace.logs[0].events.knows_inside
    return Naming(role, frozenset(wanted), inside=True) if knows else ALWAYS


def saying(words: Sequence[str], workspace: Workspace) -> Condition:
    """Words may stand in an entry: each log knows the names that it declares itself."""
    return HavingWords(tuple(words)) if len(workspace.logs) == 1 else ALWAYS


def _holds(test: Callable[[Facts], bool]) -> Callable[[Facts], Match]:
    return lambda facts: _sure(test(facts))


def _sure(met: bool) -> Match:
    return Match.CERTAIN if met else Match.NO


def _in_places(workspace: Workspace, wanted: frozenset[str], exact: bool) -> Callable[[Facts], Match]:
    around = workspace.geography.around

    def test(facts: Facts) -> Match:
        places = facts.entry.places
        if exact:
            return _sure(not wanted.isdisjoint(places))
        return _sure(any(not wanted.isdisjoint(around(place)) for place in places))

    return test


def speaks_of(workspace: Workspace, text: str, exact: bool) -> Criterion:
    """Figures whose subject is this actor or, unless `exact`, one of its parts."""

    def subject(facts: Facts) -> tuple[str, ...]:
        return (facts.entry.subject,) if isinstance(facts.entry, Figure) else ()

    meant = names.actors(workspace, text)
    return Criterion(
        label("figures of", [text]),
        _with_actors(workspace, meant, exact, subject),
        may=_naming("actor", meant, workspace, exact),
    )


def _with_actors(
    workspace: Workspace,
    wanted: Iterable[str],
    exact: bool,
    of: Callable[[Facts], Iterable[str]] = lambda facts: facts.actors,
) -> Callable[[Facts], Match]:
    memberships = workspace.memberships
    wholes = frozenset(wanted)

    def test(facts: Facts) -> Match:
        best = Match.NO
        for actor in of(facts):
            for whole in wholes.intersection((actor,) if exact else memberships.above(actor)):
                looked_until, checked = looked(facts, workspace)
                found = memberships.belongs(actor, whole, facts.time, looked_until=looked_until, checked=checked)
                best = max(best, found)
        return best

    return test


def _about(workspace: Workspace, place: str | None, actors: Iterable[str], exact: bool) -> Callable[[Facts], Match]:
    in_place = _in_places(workspace, frozenset((place,) if place else ()), exact)
    with_actors = _with_actors(workspace, actors, exact)
    return lambda facts: max(in_place(facts), with_actors(facts))


def _about_may(workspace: Workspace, place: str | None, actors: Iterable[str], exact: bool) -> Condition:
    in_place = _naming("place", (place,), workspace, exact) if place else NEVER
    return any_of((in_place, _naming("actor", actors, workspace, exact) if actors else NEVER))


def _date_criteria(question: Question, workspace: Workspace) -> Iterator[Criterion]:
    slack = slack_days(question.slack)
    first, last = _bounds(question, workspace, on=False)
    if question.since or question.until:
        name = " ".join([label("--from", question.since), label("--to", question.until)]).strip()
        window = Window(first, last)
        yield Criterion(name, _in_window(workspace, window, slack), may=touching(window, workspace, slack))
    if question.on:
        windows = [asked_window(text, workspace) for text in question.on]
        tests = [_in_window(workspace, window, slack) for window in windows]
        may = any_of(touching(window, workspace, slack) for window in windows)
        yield Criterion(label("--on", question.on), lambda facts: max(test(facts) for test in tests), may=may)


def touching(window: Window, workspace: Workspace, slack: int = 0) -> Condition:
    """A date may fall into a window, where a flagged one is widened by some days."""
    return Touching(window.first - slack, window.last + slack, workspace.as_of)


def _bounds(question: Question, workspace: Workspace, on: bool = True) -> tuple[Day, Day]:
    """The first and the last day of the question's period, in the widest reading."""
    since = [asked_window(text, workspace).first for text in question.since]
    until = [asked_window(text, workspace).last for text in question.until]
    if on:
        since += [asked_window(text, workspace).first for text in question.on]
        until += [asked_window(text, workspace).last for text in question.on]
    first, last = min(since, default=OPEN_START), max(until, default=OPEN_END)
    if first > last and not (on and question.on):
        hint = "--from is the beginning of the period, --to its end"
        asked = f"the period from {quoted(question.since[0])} to {quoted(question.until[0])}"
        raise WrongUsage(f"{asked} ends before it begins", hint)
    return first, last


def _period_starts(question: Question, workspace: Workspace) -> list[Day]:
    """The first day of the period of `--from` and `--to`, and of that of `--on`, where there is one."""
    since, on = ([asked_window(text, workspace).first for text in texts] for texts in (question.since, question.on))
    periods = [since or [OPEN_START]] if question.since or question.until else []
    return [min(starts) for starts in (*periods, on) if starts]


def _in_window(workspace: Workspace, window: Window, slack: int) -> Callable[[Facts], Match]:
    def test(facts: Facts) -> Match:
        if facts.window is not None and (found := _deadline_in(facts.window, window)) is not Match.NO:
            return found
        return dated_in(facts, workspace, window, slack)

    return test


def _deadline_in(deadline: tuple[Day, Day], window: Window) -> Match:
    first, last = deadline
    if first > window.last or last < window.first:
        return Match.NO
    return Match.CERTAIN if window.first <= first and last <= window.last else Match.POSSIBLE


def looked(facts: Facts, workspace: Workspace) -> tuple[Day, Day | None]:
    """How far anybody had looked at an entry, by the day of the question: until `checked`, else until the horizon."""
    checked = min(facts.entry.checked.latest, workspace.as_of) if facts.entry.checked else None
    return (checked if checked is not None else min(facts.log.header.horizon, workspace.as_of)), checked


def dated_in(facts: Facts, workspace: Workspace, window: Window, slack: int = 0) -> Match:
    """Whether the date of an entry, or a rival one, falls into a window, as far as anybody looked."""
    if facts.date is None:
        return Match.NO
    looked_until, checked = looked(facts, workspace)
    if facts.window is None:
        found = match(facts.date, window, looked_until=looked_until, checked=checked, slack=slack)
        if found is not Match.NO:
            return found
    rivals = (d.read for d in facts.entry.disputed if d.read is not None and _is_of(facts, d.field))
    return Match.POSSIBLE if any(_rival_in(rival, facts, window) for rival in rivals) else Match.NO


def _is_of(facts: Facts, field: str) -> bool:
    """Whether a disputed field is the one that gives the date; of a deadline it may be `until`."""
    return field == facts.field or (field == "until" and facts.window is not None)


def _rival_in(rival: Date, facts: Facts, window: Window) -> bool:
    if facts.window is not None:
        try:
            return _deadline_in(deadline_window(rival), window) is not Match.NO
        except DateError:
            pass  # no deadline, but still a date that was claimed
    return match(rival, window) is not Match.NO
