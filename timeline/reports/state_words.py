"""The picture on a day in words, the same for people and for documents."""

from timeline.dates import words
from timeline.log.model import Dispute
from timeline.reports.change_words import tally
from timeline.reports.state import Latest, Office, State
from timeline.reports.verdict_words import day_words
from timeline.reports.wording import age_words
from timeline.workspace import Workspace


def day_asked_words(answer: State, workspace: Workspace) -> str:
    """Of which day it tells: `The picture on 1 Oct 2024`, in a longer time `at some time in 2024`."""
    is_day = answer.date.earliest == answer.date.latest
    asked = f"on {words(answer.date)}" if is_day else f"at some time in {words(answer.date)}"
    known = f", as known on {day_words(workspace.as_of)}" if workspace.as_of <= answer.day else ""
    return f"The picture {asked}{known}"


def count_words(answer: State) -> list[str]:
    """How many there are of each part; what is only possible is never counted as certain."""
    parts = (
        ([row.match.name == "CERTAIN" for row in answer.ongoing], "going on", "going on"),
        ([office.match.name == "CERTAIN" for office in answer.offices], "in office", "in office"),
        ([plan.match.name == "CERTAIN" for plan in answer.plans], "plan", "plans"),
        ([True for _ in answer.figures], "figure", "figures"),
        ([True for _ in answer.disputes], "disputed entry", "disputed entries"),
    )
    return [tally(certain, one, several) for certain, one, several in parts if certain]


def old_words(latest: Latest) -> str:
    """How old an estimate is on the day."""
    return f"{age_words(latest.age)} old" if latest.age.max != 0 else "of the day"


def claim_words(claim: Dispute) -> str:
    """What a source says that the log did not follow."""
    note = f" ({claim.note})" if claim.note else ""
    return f"{claim.field}, also: {'; '.join(claim.value)}{note}"


def office_words(office: Office, workspace: Workspace) -> str:
    """Who belonged to whom, and when."""
    during = f" ({words(office.membership.during)})" if office.membership.during else ""
    possibly = ", possibly" if office.match.name == "POSSIBLE" else ""
    return f"{office.actor.name}: {workspace.memberships.name(office.membership.actor)}{during}{possibly}"
