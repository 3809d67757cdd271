"""The picture on a day in words, the same for people and for documents."""

from collections.abc import Iterator, Sequence

from timeline.dates import words
from timeline.reports.chronology import Row
from timeline.reports.disputes import Disputed, claim_words, entry_words, fields_of, followed_words
from timeline.reports.entries import Found
from timeline.reports.plans import Judged
from timeline.reports.state import Latest, Office, State
from timeline.reports.wording import age_words, day_words
from timeline.telling.change_words import by_report, plan_tally, reported_words, tally
from timeline.workspace import Workspace

POSSIBLY_ONGOING = "Possibly going on, as their dates are vague, open or unknown:"
JUDGED = "(judged on that day)"


def day_asked_words(answer: State, workspace: Workspace) -> str:
    """Of which day it tells: `The picture on 1 Oct 2024`, in a longer time `at some time in 2024`."""
    is_day = answer.date.earliest == answer.date.latest
    asked = f"on {words(answer.date)}" if is_day else f"at some time in {words(answer.date)}"
    known = f", as known on {day_words(workspace.as_of)}" if workspace.as_of <= answer.day else ""
    return f"The picture {asked}{known}"


def count_words(answer: State) -> list[str]:
    """How many there are of each part; what is only possible is never counted as certain."""
    counted, reported = by_report(answer.plans, _itself)
    told = (
        _tally(answer.ongoing, "going on", "going on"),
        _tally(answer.offices, "in office", "in office"),
        plan_tally(counted, "plan", "plans") if counted else "",
        *reported_words(reported),
        _tally(answer.figures, "figure", "figures"),
        # That sources disagree is certain, however vaguely an entry answers.
        tally([True for _ in answer.disputes], "disputed entry", "disputed entries") if answer.disputes else "",
    )
    return [part for part in told if part]


def _tally(part: Sequence[Row | Office | Latest], one: str, several: str) -> str:
    return tally([found.match.name == "CERTAIN" for found in part], one, several) if part else ""


def plan_groups(answer: State) -> tuple[list[Judged], list[Judged]]:
    """The plans that count, and those that are only reported."""
    return by_report(answer.plans, _itself)


def _itself(row: Judged) -> Judged:
    return row


def old_words(latest: Latest) -> str:
    """How old an estimate is on the day."""
    return f"{age_words(latest.age)} old" if latest.age.max != 0 else "of the day"


def dispute_words(found: Found, workspace: Workspace) -> Iterator[tuple[Disputed, str, list[str]]]:
    """Each disputed field of an entry: what the log follows, and what others claim."""
    for one in fields_of(found.entry, found.log):
        claims = []
        for claim in one.claims:
            note = f" ({claim.note})" if claim.note else ""
            claims.append(f"{claim_words(claim, one.log, workspace)}{note}")
        followed = followed_words(one.entry, one.field, one.log, workspace)
        # What the title says stands above.
        is_said = followed == disputed_title(found, workspace)
        yield one, one.field if is_said else f"{one.field}, followed: {followed}", claims


def disputed_title(found: Found, workspace: Workspace) -> str:
    """What a disputed entry is called."""
    return entry_words(found.entry, workspace)


def office_words(office: Office, workspace: Workspace) -> str:
    """Who belonged to whom, and when."""
    during = f" ({words(office.membership.during)})" if office.membership.during else ""
    possibly = ", possibly" if office.match.name == "POSSIBLE" else ""
    return f"{office.actor.name}: {workspace.memberships.name(office.membership.actor)}{during}{possibly}"
