"""The tests of the filters: the match of an entry with a place, an actor, a period and the like.

A criterion answers no, possible or certain. A filter on a field that an entry lacks excludes it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.dates import Date, DateError, Day, Match, Window, deadline_window, match
from timeline.folding import fold
from timeline.log.conditions import (
    ALWAYS,
    NEVER,
    RESTATED,
    Around,
    Called,
    Condition,
    HavingAnyWord,
    HavingWords,
    Identified,
    Naming,
    Touching,
    Worded,
    all_of,
    any_of,
    none_of,
)
from timeline.log.log import names_in
from timeline.log.model import Figure, Plan
from timeline.log.roles import Role
from timeline.query.facts import Criterion, Facts, Scope, Test
from timeline.query.names import Asked
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from timeline.log.subjects import Kind
    from timeline.phrases import Phrase

_LENT = Naming("lent", frozenset({"place"}))
LACKING_PLACE = Naming("lacking", frozenset({"place"}))
"""The condition that an entry may have no place at all."""


def sure(met: bool) -> Match:
    """Return the answer of a test that leaves nothing possible."""
    return Match.CERTAIN if met else Match.NO


def in_places(scope: Scope, label: str, places: Sequence[str]) -> Criterion:
    """Return the filter on entries in one of these places, or inside it."""
    inside = _naming("place", places, scope)
    # A place that an event lends may be possible only, and the event may not have been known yet.
    must = NEVER if inside is ALWAYS else all_of((_for_certain(inside), none_of(_LENT)))
    if not scope.assumes_place:
        return Criterion(label, _is_in(scope, places), may=inside, must=must, asks_place=True)
    test = strongest_of((_is_in(scope, places), lambda facts: sure(facts.has_no_place)))
    return Criterion(label, test, may=any_of((inside, LACKING_PLACE)), must=must, asks_place=True)


def with_actors(scope: Scope, label: str, actors: Sequence[tuple[str, ...]]) -> Criterion:
    """Return the filter on entries with one of these actors, or a part of it."""
    every = [actor for several in actors for actor in several]
    return Criterion(label, _is_with(scope, every), may=_naming("actor", every, scope))


def about(scope: Scope, label: str, subjects: Sequence[tuple[str | None, tuple[str, ...]]]) -> Criterion:
    """Return the filter on entries in one of these places, or with one of these actors."""
    tests = [_is_about(scope, place, actors) for place, actors in subjects]
    may = any_of(_may_be_about(scope, place, actors) for place, actors in subjects)
    return Criterion(label, strongest_of(tests), may=may)


def of_types(_: Scope, label: str, types: Sequence[frozenset[str]]) -> Criterion:
    """Return the filter on events of one of these types."""
    every = frozenset[str]().union(*types)
    named = Naming("type", every)
    return Criterion(label, lambda facts: sure(facts.type in every), may=named, must=_for_certain(named))


def with_tags(_: Scope, label: str, tags: Sequence[str]) -> Criterion:
    """Return the filter on entries with one of these tags."""
    return _naming_one(label, "tag", tags, lambda facts: facts.entry.tags)


def citing(_: Scope, label: str, sources: Sequence[frozenset[str]]) -> Criterion:
    """Return the filter on entries that cite one of these sources."""
    every = frozenset[str]().union(*sources)
    # No certainty by the index: the source may be cited only in a part that was not known yet.
    return _naming_one(label, "source", every, _cited)._replace(must=NEVER)


def with_status(_: Scope, label: str, statuses: Sequence[str]) -> Criterion:
    """Return the filter on entries of one of these statuses."""
    return _naming_one(label, "status", statuses, lambda facts: (facts.entry.status,))


def of_kinds(_: Scope, label: str, kinds: Sequence[str]) -> Criterion:
    """Return the filter on plans of one of these kinds."""
    return _naming_one(label, "kind", kinds, _plan_kind)


def with_text(scope: Scope, label: str, texts: "Sequence[tuple[Phrase, ...]]") -> Criterion:
    """Return the filter on entries that have all the phrases of one of these texts."""
    from timeline.query.text_search import has_phrases  # which few questions need

    def test(facts: Facts) -> Match:
        return sure(any(has_phrases(scope.workspace, facts, phrases) for phrases in texts))

    may = any_of(words_condition(phrases, scope.workspace) if phrases else NEVER for phrases in texts)
    return Criterion(label, test, may=may, must=any_of(map(words_for_certain, texts)))


def with_ids(_: Scope, label: str, ids: Sequence[str]) -> Criterion:
    """Return the filter on the entries with these ids."""
    every = frozenset(ids)
    return Criterion(label, lambda facts: sure(facts.entry.id in every), may=Identified(every), must=Identified(every))


def with_subject(scope: Scope, label: str, asked: Asked) -> Criterion:
    """Return the filter on figures with one of these subjects or, unless exact, a part of an actor or a place."""

    def subject(kind: "Kind") -> Callable[[Facts], Iterator[str]]:
        def of(facts: Facts) -> Iterator[str]:
            found = facts.log.subject_of(facts.entry) if isinstance(facts.entry, Figure) else None
            if found is not None and found.kind == kind and found.id is not None:
                yield found.id

        return of

    def told(facts: Facts) -> Match:
        if not isinstance(facts.entry, Figure):
            return Match.NO
        found = facts.log.subject_of(facts.entry)
        return sure(found.id in asked.events if found.kind == "event" else fold(found.text or "") in asked.texts)

    tests = [_is_with(scope, asked.actors, subject("actor")), _is_in(scope, asked.places, subject("place")), told]
    return Criterion(label, strongest_of(tests))


def in_windows(scope: Scope, label: str, windows: Sequence[Window]) -> Criterion:
    """Return the filter on entries dated in one of these periods."""
    tests = [_is_in_window(scope, window) for window in windows]
    may = any_of(touching(window, scope.workspace, scope.slack) for window in windows)
    return Criterion(label, strongest_of(tests), may=may)


def strongest_of(tests: Sequence[Test]) -> Test:
    """Return the test that any of these tests holds; there is one at least."""
    if len(tests) == 1:
        return tests[0]
    return lambda facts: max(test(facts) for test in tests)


def touching(window: Window, workspace: Workspace, slack: int = 0) -> Condition:
    """Return the condition that a date may fall into a window, a flagged one widened by some days."""
    return Touching(window.first - slack, window.last + slack, workspace.as_of)


def around(window: Window, workspace: Workspace, slack: int = 0) -> Condition:
    """Return the condition `touching` for a window that few dates touch, to be found by them.

    A situation that ended after the day that the workspace shows had no end then.
    """
    return Around(min(window.first - slack, workspace.as_of + 1), window.last + slack)


def words_condition(phrases: "Iterable[Phrase]", workspace: Workspace) -> Condition:
    """Return the condition that phrases may stand in an entry: each log knows the names that it declares itself."""
    return all_of(map(_words_of, phrases)) if len(workspace.logs) == 1 else ALWAYS


def words_for_certain(phrases: "Iterable[Phrase]") -> Condition:
    """Return the condition that only entries meet which have all the phrases in their own texts, on any day."""
    parts = [*map(_worded, phrases)]
    return all_of((*parts, none_of(RESTATED))) if parts else NEVER


def _worded(phrase: "Phrase") -> Condition:
    """Return the condition that a phrase stands in a text, where an index can tell for certain."""
    from timeline.phrases import is_plain_word

    return Worded(*phrase) if is_plain_word(phrase) else NEVER


def _words_of(phrase: "Phrase") -> Condition:
    worded = _worded(phrase)
    if worded is not NEVER:
        return any_of((worded, Called(phrase.text, phrase.forms)))
    words = HavingWords(tuple(phrase.text.split()), phrase.whole)
    if not phrase.forms:
        return words
    # Forms differ in their last word.
    return any_of((words, HavingAnyWord(tuple(form.rpartition(" ")[2] for form in phrase.forms))))


def looked(facts: Facts, workspace: Workspace) -> tuple[Day, Day | None]:
    """Return the last day on which an entry was looked at, by the day of the question, and its `checked` if given.

    It is `checked`, else the horizon of the log.
    """
    checked = min(facts.entry.checked.latest, workspace.as_of) if facts.entry.checked else None
    return (checked if checked is not None else min(facts.log.header.horizon, workspace.as_of)), checked


def dated_in(facts: Facts, workspace: Workspace, window: Window, slack: int = 0) -> Match:
    """Judge whether the date of an entry, or a rival one, falls into a window, as far as anybody looked."""
    if facts.date is None:
        return Match.NO
    looked_until, checked = looked(facts, workspace)
    if facts.window is None:
        found = match(facts.date, window, looked_until=looked_until, checked=checked, slack=slack)
        if found is not Match.NO:
            return found
    rivals = (d.read for d in facts.entry.disputed if d.read is not None and _gives_date(facts, d.field))
    return Match.POSSIBLE if any(_rival_in(rival, facts, window) for rival in rivals) else Match.NO


def _naming_one(label: str, role: Role, names: Iterable[str], of: Callable[[Facts], Iterable[str]]) -> Criterion:
    """Return the filter on entries that name one of these in a role; `of` gives what an entry names there."""
    every = frozenset(names)
    named = Naming(role, every)
    return Criterion(label, lambda facts: sure(not every.isdisjoint(of(facts))), may=named, must=_for_certain(named))


def _for_certain(named: Condition) -> Condition:
    """Return the condition for a name that an entry has now and had on any day."""
    return all_of((named, none_of(RESTATED)))


def _plan_kind(facts: Facts) -> tuple[str, ...]:
    return (facts.entry.kind,) if isinstance(facts.entry, Plan) else ()


def _cited(facts: Facts) -> Iterator[str]:
    """Yield every source that an entry cites, for a plan also those of the events that it names."""
    return (name for role, name in names_in(facts.entry, facts.log) if role == "source")


def _naming(role: Role, names: Iterable[str], scope: Scope) -> Condition:
    """Return the condition that an entry may be in a place, or with an actor.

    Each log knows what lies in what as far as it says so itself.
    """
    if scope.exact:
        return Naming(role, frozenset(names))
    logs = scope.workspace.logs
    knows = len(logs) == 1 and logs[0].events.knows_inside
    return Naming(role, frozenset(names), inside=True) if knows else ALWAYS


def _is_in(
    scope: Scope, places: Iterable[str], of: Callable[[Facts], Iterable[str]] = lambda facts: facts.places
) -> Test:
    geography, asked = scope.workspace.geography, frozenset(places)

    def is_in(named: Iterable[str]) -> bool:
        if scope.exact:
            return not asked.isdisjoint(named)
        return any(not asked.isdisjoint(geography.around(place)) for place in named)

    def test(facts: Facts) -> Match:
        named = tuple(of(facts))
        if not is_in(named):
            return Match.NO
        is_own = facts.entry.places or not isinstance(facts.entry, Plan)
        return Match.CERTAIN if is_own or len(geography.countries(named)) == 1 else Match.POSSIBLE

    return test


def _is_with(
    scope: Scope, actors: Iterable[str], of: Callable[[Facts], Iterable[str]] = lambda facts: facts.actors
) -> Test:
    workspace, memberships = scope.workspace, scope.workspace.memberships
    wholes = frozenset(actors)

    def test(facts: Facts) -> Match:
        best = Match.NO
        for actor in of(facts):
            for whole in wholes.intersection((actor,) if scope.exact else memberships.above(actor)):
                looked_until, checked = looked(facts, workspace)
                found = memberships.belongs(actor, whole, facts.time, looked_until=looked_until, checked=checked)
                best = max(best, found)
        return best

    return test


def _is_about(scope: Scope, place: str | None, actors: Iterable[str]) -> Test:
    return strongest_of((_is_in(scope, (place,) if place else ()), _is_with(scope, actors)))


def _may_be_about(scope: Scope, place: str | None, actors: Iterable[str]) -> Condition:
    in_place = _naming("place", (place,), scope) if place else NEVER
    return any_of((in_place, _naming("actor", actors, scope) if actors else NEVER))


def _is_in_window(scope: Scope, window: Window) -> Test:
    def test(facts: Facts) -> Match:
        if facts.window is not None and (found := _deadline_in(facts.window, window)) is not Match.NO:
            return found
        return dated_in(facts, scope.workspace, window, scope.slack)

    return test


def _deadline_in(deadline: tuple[Day, Day], window: Window) -> Match:
    first, last = deadline
    if first > window.last or last < window.first:
        return Match.NO
    return Match.CERTAIN if window.first <= first and last <= window.last else Match.POSSIBLE


def _gives_date(facts: Facts, field: str) -> bool:
    """Return True if a disputed field is the one that gives the date; for a deadline it may be `until`."""
    return field == facts.field or (field == "until" and facts.window is not None)


def _rival_in(rival: Date, facts: Facts, window: Window) -> bool:
    if facts.window is not None:
        try:
            return _deadline_in(deadline_window(rival), window) is not Match.NO
        except DateError:
            pass  # no deadline, but still a date that was claimed
    return match(rival, window) is not Match.NO
