"""The other clock as a filter: when an entry, or one date in a plan's life, became known (see `timeline.log.known`).

The announcement of a plan became known with the plan, a change or an outcome when its own `known` or date says, and a
deadline with the change that named it, else with the plan.
"""

from collections.abc import Iterator

from timeline.dates import OPEN_END, OPEN_START, Date, Match, Window, from_day, match
from timeline.errors import WrongUsage
from timeline.log.conditions import BecomingKnown
from timeline.log.known import knowledge, occasion_date, occasion_knowledge, own_date, shows_from
from timeline.log.log import Log
from timeline.log.model import Entry, Outcome, Plan, Revision
from timeline.query.asking import asked_window, slack_days
from timeline.query.facts import Criterion, Facts
from timeline.query.facts import label as labelled
from timeline.query.question import Question
from timeline.text import quoted
from timeline.workspace import Workspace


def known_criteria(question: Question, workspace: Workspace) -> Iterator[Criterion]:
    """The other clock: what became known in a period, as the log gives or assumes it."""
    if not (question.known_from or question.known_to):
        return
    first = min((asked_window(text, workspace).first for text in question.known_from), default=OPEN_START)
    last = max((asked_window(text, workspace).last for text in question.known_to), default=OPEN_END)
    if first > last:
        asked = f"the period from {quoted(question.known_from[0])} to {quoted(question.known_to[0])}"
        raise WrongUsage(f"{asked} ends before it begins", "--known-from is its beginning, --known-to its end")
    name = " ".join([labelled("--known-from", question.known_from), labelled("--known-to", question.known_to)]).strip()
    window, slack = Window(first, last), slack_days(question.slack)

    def lacks_bound(facts: Facts) -> bool:
        known = known_date(facts)
        return known is not None and (
            (bool(question.known_from) and known.latest == OPEN_END)
            or (bool(question.known_to) and known.earliest == OPEN_START)
        )

    def test(facts: Facts) -> Match:
        return became_known(facts, window, slack)

    may = BecomingKnown(window.first - slack, window.last + slack)
    yield Criterion(name, test, lacks_bound, may=may)


def became_known(facts: Facts, window: Window, slack: int) -> Match:
    """Whether it became known in a window; possibly, where a rival date of becoming known lies in it."""
    return known_in(facts.entry, known_date(facts), window, slack)


def known_in(entry: Entry, known: Date | None, window: Window, slack: int) -> Match:
    """The same of an entry with a date of becoming known that was found already."""
    found = match(known, window, slack=slack) if known is not None else Match.NO
    if found is not Match.NO:
        return found
    rivals = (d.read for d in entry.disputed if d.field == "known" and d.read is not None)
    return Match.POSSIBLE if any(match(rival, window) is not Match.NO for rival in rivals) else Match.NO


def known_date(facts: Facts) -> Date | None:
    """The date of becoming known, given or assumed; nothing is known before its own first day."""
    change = facts.occasion if isinstance(facts.occasion, Revision | Outcome) else None
    if facts.field == "deadline" and isinstance(facts.entry, Plan):
        change = _named_by(facts.entry, facts.log)
    if change is not None:
        own, known = occasion_date(change, facts.log.events), occasion_knowledge(change, facts.log).date
    else:
        own, known = own_date(facts.entry, facts.log), knowledge(facts.entry, facts.log).date
    return from_day(known, own.earliest if own is not None else OPEN_START) if known is not None else None


def _named_by(plan: Plan, log: Log) -> Revision | None:
    """The revision that named the deadline in force, if one did: the latest; of one day, the last in the file."""
    naming = [r for r in plan.revisions if r.deadline is not None or r.until is not None]
    in_order = sorted(naming, key=lambda revision: shows_from(occasion_date(revision, log.events)))
    return in_order[-1] if in_order else None
