"""The filter on the day on which an entry, or one date in a plan's life, became known (see `timeline.log.known`).

The announcement of a plan became known with the plan, a change or an outcome when its own `known` or date says, and a
deadline with the change that named it, else with the plan.
"""

from timeline.dates import OPEN_END, OPEN_START, Date, Match, Window, from_day, match
from timeline.log.conditions import BecomingKnown
from timeline.log.known import knowledge, occasion_date, occasion_knowledge, own_date, shows_from
from timeline.log.log import Log
from timeline.log.model import Entry, Outcome, Plan, Revision
from timeline.query.facts import Criterion, Facts, Scope


def becoming_known(scope: Scope, label: str, window: Window, asks_from: bool, asks_to: bool) -> Criterion:
    """Return the filter on facts that became known in a window, one side of which may be open."""

    def lacks_bound(facts: Facts) -> bool:
        known = known_date(facts)
        return known is not None and (
            (asks_from and known.latest == OPEN_END) or (asks_to and known.earliest == OPEN_START)
        )

    def test(facts: Facts) -> Match:
        return became_known(facts, window, scope.slack)

    may = BecomingKnown(window.first - scope.slack, window.last + scope.slack)
    return Criterion(label, test, lacks_bound, may=may)


def became_known(facts: Facts, window: Window, slack: int) -> Match:
    """Judge whether a fact became known in a window; possibly, if only a rival date of becoming known lies in it."""
    return known_in(facts.entry, known_date(facts), window, slack)


def known_in(entry: Entry, known: Date | None, window: Window, slack: int) -> Match:
    """Judge the same for an entry whose date of becoming known was found already."""
    found = match(known, window, slack=slack) if known is not None else Match.NO
    if found is not Match.NO:
        return found
    rivals = (d.read for d in entry.disputed if d.field == "known" and d.read is not None)
    return Match.POSSIBLE if any(match(rival, window) is not Match.NO for rival in rivals) else Match.NO


def known_date(facts: Facts) -> Date | None:
    """Return the date of becoming known, given or assumed; nothing is known before its own first day."""
    change = facts.occasion if isinstance(facts.occasion, Revision | Outcome) else None
    if facts.field == "deadline" and isinstance(facts.entry, Plan):
        change = _named_by(facts.entry, facts.log)
    if change is not None:
        own, known = occasion_date(change, facts.log.events), occasion_knowledge(change, facts.log).date
    else:
        own, known = own_date(facts.entry, facts.log), knowledge(facts.entry, facts.log).date
    return from_day(known, own.earliest if own is not None else OPEN_START) if known is not None else None


def _named_by(plan: Plan, log: Log) -> Revision | None:
    """Return the revision that named the deadline in force: the latest; of one day, the last in the file."""
    naming = [r for r in plan.adopted if r.deadline is not None or r.until is not None]
    in_order = sorted(naming, key=lambda revision: shows_from(occasion_date(revision, log.events)))
    return in_order[-1] if in_order else None
