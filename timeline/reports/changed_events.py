"""Events that happened, became known, began or ended in a window."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.dates import OPEN_END, OPEN_START, Date, Day, Match, Window, match
from timeline.log.conditions import BecomingKnown, BeingLogged, Condition, all_of
from timeline.log.known import shows_from
from timeline.log.log import Log
from timeline.log.model import Entry, Event
from timeline.query.criteria import Selection
from timeline.query.facts import Facts
from timeline.query.known import known_in
from timeline.query.matching import dated_in, touching
from timeline.reports.rows import Row
from timeline.workspace import Workspace


class Scope(NamedTuple):
    """The scope of a search for changes: the logs, the filters, the window."""

    workspace: Workspace
    selection: Selection
    window: Window
    slack: int = 0
    """Number of days by which hedged dates are widened."""

    def keeps(self, found: Match) -> bool:
        """True if an answer of that certainty is wanted."""
        return self.selection.keeps(found)

    def was_logged(self, added: Date | None) -> Match:
        """Return whether an entry was logged in the window, and by the day that the logs show."""
        if added is None or shows_from(added) > self.workspace.as_of:
            return Match.NO
        return match(added, self.window)


def happened(scope: Scope) -> Iterator[Row]:
    """Points and sets that fall into the window, and spans of a few days that lie in it."""
    for event, log, found in _events(scope, _touching(scope)):
        if event.date.kind != "span":
            yield from _row(scope, event, log, min(found, _dated_in(scope, event, log)))
        elif is_short(event.date, scope.window):
            yield from _row(scope, event, log, min(found, Match.POSSIBLE if event.date.flagged else Match.CERTAIN))


def learned(scope: Scope) -> Iterator[Row]:
    """Events that happened, or began, before the window, with a given `known` in it; possibly, if they are hedged."""
    for event, log, found in _events(scope, becoming_known(scope)):
        before = lies_before(event.date, scope.window, event)
        if event.known is None or before is Match.NO or _is_rival(scope, event, log):
            continue
        known = known_in(event, event.known, scope.window, scope.slack)
        yield from _row(scope, event, log, min(found, before, known))


def began(scope: Scope) -> Iterator[Row]:
    """Situations whose start falls into the window; one that was seen before it had begun before it."""
    for event, log, found in _events(scope, _touching(scope)):
        if not is_short(event.date, scope.window):
            edge = _claimed_edge if has_unknown_beginning(event, scope) else _edge
            yield from _row(scope, event, log, min(found, edge(event, start_days, scope)))


def began_unknown(scope: Scope) -> Iterator[Row]:
    """Situations that may have begun in the window, as nobody says when they did, and that are no news of it."""
    for event, log, found in _events(scope, _touching(scope)):
        is_claimed = _claimed_edge(event, start_days, scope) is not Match.NO
        if has_unknown_beginning(event, scope) and not is_claimed:
            yield from _row(scope, event, log, min(found, _edge(event, start_days, scope)))


def ended(scope: Scope) -> Iterator[Row]:
    """Situations whose end falls into the window; an open one has none."""
    for event, log, found in _events(scope, _touching(scope)):
        if not is_short(event.date, scope.window):
            yield from _row(scope, event, log, min(found, _edge(event, end_days, scope)))


def newly_logged(scope: Scope) -> Iterator[Row]:
    """Events that happened, or began, before the window, and were logged in it."""
    for event, log, found in _events(scope, being_logged(scope)):
        before = lies_before(event.date, scope.window, event)
        yield from _row(scope, event, log, min(found, before, scope.was_logged(event.added)))


def logged(scope: Scope, spans: bool) -> Iterator[Row]:
    """Events (or situations) that were logged in the window, whenever they happened."""
    for event, log, found in _events(scope, being_logged(scope)):
        if (event.date.kind == "span") is spans:
            yield from _row(scope, event, log, min(found, scope.was_logged(event.added)))


def falls_into(first: Day, last: Day, window: Window, flagged: bool = False, slack: int = 0) -> Match:
    """Return whether one day in `[first, last]` falls into a window; at most possibly, if the date is hedged."""
    room = slack if flagged else 0
    if first - room > window.last or last + room < window.first or window.first > window.last:
        return Match.NO
    return Match.CERTAIN if window.first <= first and last <= window.last and not flagged else Match.POSSIBLE


def lies_before(date: Date, window: Window, event: Event | None = None) -> Match:
    """Return whether a date happened, or began, before a window; at most possibly, if the date is hedged."""
    last = _begun_by(event, date) if date.kind == "span" else date.latest
    if last >= window.first:
        return Match.NO
    return Match.POSSIBLE if date.flagged else Match.CERTAIN


def is_short(date: Date, window: Window) -> bool:
    """True if a span lies in a window and lasts seven days at most, however it is read: it counts as an event."""
    lies_inside = window.first <= date.start_earliest and date.end_latest <= window.last
    return date.kind == "span" and lies_inside and date.end_latest - date.start_earliest < _SHORT


_SHORT = 7
"""Maximum number of days of a span that counts as something that happened."""


def has_unknown_beginning(event: Event, scope: Scope) -> bool:
    """True if the log does not say when a situation began at the earliest, and does not call it news of a window."""
    if event.date.kind != "span" or event.date.start_earliest != OPEN_START:
        return False
    is_news = event.known is not None and match(event.known, scope.window) is not Match.NO
    return not is_news and scope.was_logged(event.added) is Match.NO


def _touching(scope: Scope) -> Condition:
    """The condition that a date, including its edges, may fall into the window: all of it touches the window."""
    return touching(scope.window, scope.workspace, scope.slack)


def becoming_known(scope: Scope) -> Condition:
    """The condition that an entry may have become known in the window."""
    return BecomingKnown(scope.window.first - scope.slack, scope.window.last + scope.slack)


def being_logged(scope: Scope) -> Condition:
    """The condition that an entry may have been logged in the window."""
    return BeingLogged(scope.window.first, scope.window.last)


def _events(scope: Scope, condition: Condition) -> Iterator[tuple[Event, Log, Match]]:
    may = all_of((scope.selection.may, condition))
    for log in scope.workspace.logs:
        for event in log.events.among(may):
            found = scope.selection.match(Facts(event, log, event.date, event.type))
            if found is not Match.NO:
                yield event, log, found


def _row(scope: Scope, event: Event, log: Log, found: Match) -> Iterator[Row]:
    if scope.keeps(found):
        yield Row("event", event.date, event, log, found)


def _dated_in(scope: Scope, event: Event, log: Log) -> Match:
    """Return whether its date, or a rival one, falls into the window."""
    facts = Facts(event, log, event.date, event.type)
    return dated_in(facts, scope.workspace, scope.window, scope.slack)


def _is_rival(scope: Scope, event: Event, log: Log) -> bool:
    """True if it is in `happened`, or `began`, already, through a rival date."""
    if event.date.kind == "span":
        return _edge(event, start_days, scope) is not Match.NO
    return _dated_in(scope, event, log) is not Match.NO


def rivals(entry: Entry, field: str) -> Iterator[Date]:
    """The dates that others claim for a field of an entry."""
    return (dispute.read for dispute in entry.disputed if dispute.field == field and dispute.read is not None)


Edge = tuple[Day, Day] | None
"""The days on which a situation can begin, or end; None if it never does."""


def _edge(event: Event, edge: Callable[[Event, Date], Edge], scope: Scope) -> Match:
    """Return whether a situation begins (or ends) in the window; possibly, if only a rival date does."""
    date = event.date
    if date.kind != "span":
        return Match.NO
    days = edge(event, date)
    found = falls_into(*days, scope.window, date.flagged, scope.slack) if days else Match.NO
    if found is not Match.NO:
        return found
    return _claimed_edge(event, edge, scope)


def _claimed_edge(event: Event, edge: Callable[[Event, Date], Edge], scope: Scope) -> Match:
    """Return whether a situation begins (or ends) in the window by a rival date."""
    if event.date.kind != "span":
        return Match.NO
    claimed = (edge(event, rival) for rival in rivals(event, "date"))
    is_claimed = any(days and falls_into(*days, scope.window) is not Match.NO for days in claimed)
    return Match.POSSIBLE if is_claimed else Match.NO


def start_days(event: Event, date: Date) -> Edge:
    """The days on which a situation with a date can begin."""
    if date.start_latest == OPEN_START:
        return None
    return date.start_earliest, _begun_by(event, date)


def _begun_by(event: Event | None, date: Date) -> Day:
    """The last day on which a situation can begin; an undated one had begun when it was seen."""
    if event is not None and event.checked is not None and date.start_latest == OPEN_END:
        return event.checked.latest
    return min(date.start_latest, date.end_latest)


def end_days(event: Event, date: Date) -> Edge:
    """The days on which a situation with a date can end."""
    if date.end_earliest == OPEN_END:
        return None
    first = max(date.end_earliest, date.start_earliest)
    if date.end_latest == OPEN_END and event.checked is not None:
        first = max(first, event.checked.earliest)
    return first, date.end_latest
