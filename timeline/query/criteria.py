"""From a question to criteria: each one filter with its label, and how far an entry meets it.

Every criterion answers no, possible or certain; an entry's match is the weakest of them. A filter on a field that
an entry lacks excludes it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
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
    parse_asked,
)
from timeline.errors import WrongUsage
from timeline.log.model import Entry, Figure, Log, Plan
from timeline.query import names
from timeline.query.question import Question
from timeline.text import fold, quoted, visible
from timeline.workspace import Workspace


class Facts(NamedTuple):
    """What a filter looks at: an entry, or one of the dates of a plan."""

    entry: Entry
    log: Log
    date: Date | None
    type: str | None = None
    field: str = "date"
    """The key that gives the date, for rival dates."""
    window: tuple[Day, Day] | None = None
    """For a deadline the window that its words allow, which stands for the date."""

    @property
    def time(self) -> Date | None:
        """The days of which it speaks: of a deadline its window, whose start the date may leave open."""
        if self.window is None or self.date is None:
            return self.date
        first, last = self.window
        return Date(self.date.edtf, "point", first, last, first, last, False, False, self.date.level)

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody concerned, whatever their part."""
        return concerned(self.entry)


def concerned(entry: Entry) -> tuple[str, ...]:
    """Every actor of an entry, whatever its part: who plans, to whom, of whom a figure speaks, who estimates."""
    if isinstance(entry, Plan):
        return (*entry.actors, *entry.by, *entry.to)
    if isinstance(entry, Figure):
        return (*entry.actors, entry.subject, *((entry.by,) if entry.by else ()))
    return entry.actors


class Criterion(NamedTuple):
    """One filter: its label as the user would type it, and its test."""

    label: str
    test: Callable[[Facts], Match]


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

    def match(self, facts: Facts) -> Match:
        """How far all the filters are met."""
        weakest = Match.CERTAIN
        for criterion in self.criteria:
            weakest = min(weakest, criterion.test(facts))
            if weakest is Match.NO:
                break
        return Match.NO if self.certain_only and weakest is Match.POSSIBLE else weakest

    def is_unjudged(self, facts: Facts, found: Match) -> bool:
        """Whether it is only possible because it has no bound on a side that was asked about."""
        date = facts.date
        if found is not Match.POSSIBLE or date is None or facts.window is not None:
            return False
        open_there = (self.asked_from and date.latest == OPEN_END) or (self.asked_to and date.earliest == OPEN_START)
        return open_there and any(criterion.test(facts) is Match.POSSIBLE for criterion in self.dates)


def select(question: Question, workspace: Workspace) -> Selection:
    """Resolve every name and date of a question; raises `WrongUsage` or `DateError` where one means nothing."""
    dates = tuple(_date_criteria(question, workspace))
    first, last = _bounds(question, workspace)
    return Selection(
        (*_name_criteria(question, workspace), *dates),
        dates,
        asked_from=bool(question.since or question.on),
        asked_to=bool(question.until or question.on),
        window=Window(first, last) if question.since or question.until or question.on else None,
        certain_only=question.certain,
    )


def _name_criteria(question: Question, workspace: Workspace) -> Iterator[Criterion]:
    for option, texts, resolve in (
        ("--region", question.regions, names.place),
        ("--country", question.countries, names.country),
    ):
        if texts:
            wanted = frozenset(resolve(workspace, text) for text in texts)
            yield Criterion(_label(option, texts), _in_places(workspace, wanted, question.exact))
    if question.actors:
        wanted_actors = [a for text in question.actors for a in names.actors(workspace, text)]
        yield Criterion(_label("--actor", question.actors), _with_actors(workspace, wanted_actors, question.exact))
    if question.about:
        tests = [_about(workspace, text, question.exact) for text in question.about]
        yield Criterion(_label("--about", question.about), lambda facts: max(test(facts) for test in tests))
    if question.types:
        wanted_types = frozenset(t for text in question.types for t in names.types(workspace, text))
        yield Criterion(_label("--type", question.types), lambda facts: _sure(facts.type in wanted_types))
    if question.tags:
        wanted_tags = frozenset(names.tag(workspace, text) for text in question.tags)
        yield Criterion(
            _label("--tag", question.tags), lambda facts: _sure(not wanted_tags.isdisjoint(facts.entry.tags))
        )
    if question.sources:
        cited = frozenset(s for text in question.sources for s in names.source(workspace, text))
        yield Criterion(_label("--source", question.sources), lambda facts: _sure(not cited.isdisjoint(_cited(facts))))
    if question.statuses:
        statuses = frozenset(names.status(text) for text in question.statuses)
        yield Criterion(_label("--status", question.statuses), lambda facts: _sure(facts.entry.status in statuses))
    if question.texts:
        phrases = [fold(text).split() for text in question.texts]
        yield Criterion(
            _label("--text", question.texts),
            lambda facts: _sure(any(_says(workspace, facts, words) for words in phrases)),
        )


def _label(option: str, texts: Iterable[str]) -> str:
    return " ".join(f"{option} {quoted(t) if ' ' in t or not t else visible(t)}" for t in texts)


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


def _with_actors(workspace: Workspace, wanted: Iterable[str], exact: bool) -> Callable[[Facts], Match]:
    memberships = workspace.memberships
    ways = [(whole, frozenset((whole,)) if exact else memberships.parts(whole)) for whole in wanted]

    def test(facts: Facts) -> Match:
        best = Match.NO
        for actor in facts.actors:
            for whole, parts in ways:
                if actor in parts:
                    looked_until, checked = _looked(facts, workspace)
                    found = memberships.belongs(actor, whole, facts.time, looked_until=looked_until, checked=checked)
                    best = max(best, found)
        return best

    return test


def _about(workspace: Workspace, text: str, exact: bool) -> Callable[[Facts], Match]:
    place, actors = names.about(workspace, text)
    in_place = _in_places(workspace, frozenset((place,) if place else ()), exact)
    with_actors = _with_actors(workspace, actors, exact)
    return lambda facts: max(in_place(facts), with_actors(facts))


def _cited(facts: Facts) -> Iterator[str | None]:
    """Every source that an entry cites anywhere; a plan also by the events that announced, changed or settled it."""
    from timeline.log.checks.context import citations, occasions

    entries = [facts.entry]
    if isinstance(facts.entry, Plan):
        named = (facts.log.events.get(occasion.event or "") for _, occasion in occasions(facts.entry))
        entries += [event for event in named if event is not None]
    for entry in entries:
        for _, citation in citations(entry):
            yield citation.ref
            yield citation.via


def _says(workspace: Workspace, facts: Facts, words: list[str]) -> bool:
    """Whether all the words, or words that begin with them, are in its title, its summary or its names."""
    entry = facts.entry
    said = [getattr(entry, "title", ""), entry.summary or ""]
    for actor in facts.actors:
        said += workspace.memberships.names(actor)
    for place in entry.places:
        said += workspace.geography.names(place)
    text = f" {fold(' '.join(said))} "
    return bool(words) and all(f" {word}" in text for word in words)


def _date_criteria(question: Question, workspace: Workspace) -> Iterator[Criterion]:
    slack = _slack(question.slack)
    first, last = _bounds(question, workspace, on=False)
    if question.since or question.until:
        label = " ".join([_label("--from", question.since), _label("--to", question.until)]).strip()
        yield Criterion(label, _in_window(workspace, Window(first, last), slack))
    if question.on:
        windows = [_asked_window(text, workspace) for text in question.on]
        tests = [_in_window(workspace, window, slack) for window in windows]
        yield Criterion(_label("--on", question.on), lambda facts: max(test(facts) for test in tests))


def _bounds(question: Question, workspace: Workspace, on: bool = True) -> tuple[Day, Day]:
    """The first and the last day of the question's period, in the widest reading."""
    since = [_asked_window(text, workspace).first for text in question.since]
    until = [_asked_window(text, workspace).last for text in question.until]
    if on:
        since += [_asked_window(text, workspace).first for text in question.on]
        until += [_asked_window(text, workspace).last for text in question.on]
    first, last = min(since, default=OPEN_START), max(until, default=OPEN_END)
    if first > last and not (on and question.on):
        hint = "--from is the beginning of the period, --to its end"
        asked = f"the period from {quoted(question.since[0])} to {quoted(question.until[0])}"
        raise WrongUsage(f"{asked} ends before it begins", hint)
    return first, last


def asked_date(text: str, workspace: Workspace) -> Date:
    """A date or phrase of the command line; relative ones count from the day that the workspace shows."""
    return parse_asked(text, datetime.date.fromordinal(workspace.as_of))


def _asked_window(text: str, workspace: Workspace) -> Window:
    asked = asked_date(text, workspace)
    return Window(asked.earliest, asked.latest)


def _slack(text: str | None) -> int:
    if text is None:
        return 0
    number = text.strip().removesuffix("days").removesuffix("day").removesuffix("d").strip()
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise WrongUsage(f"{quoted(text)} is not a number of days", "write it as 30d")
    return int(number)


def _in_window(workspace: Workspace, window: Window, slack: int) -> Callable[[Facts], Match]:
    def test(facts: Facts) -> Match:
        if facts.window is not None and (found := _deadline_in(facts.window, window)) is not Match.NO:
            return found
        return _dated_in(facts, workspace, window, slack)

    return test


def _deadline_in(deadline: tuple[Day, Day], window: Window) -> Match:
    first, last = deadline
    if first > window.last or last < window.first:
        return Match.NO
    return Match.CERTAIN if window.first <= first and last <= window.last else Match.POSSIBLE


def _looked(facts: Facts, workspace: Workspace) -> tuple[Day, Day | None]:
    """How far anybody had looked at an entry, by the day of the question: until `checked`, else until the horizon."""
    checked = min(facts.entry.checked.latest, workspace.as_of) if facts.entry.checked else None
    return (checked if checked is not None else min(facts.log.header.horizon, workspace.as_of)), checked


def _dated_in(facts: Facts, workspace: Workspace, window: Window, slack: int) -> Match:
    if facts.date is None:
        return Match.NO
    looked_until, checked = _looked(facts, workspace)
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
