"""Changes in words, the same for people and for documents: counts, what happened to a plan, groups of events."""

from collections.abc import Callable, Iterable, Sequence

from timeline.dates import OPEN_END, OPEN_START, words
from timeline.log.model import Citation, Event, Occasion
from timeline.plans.deadline import must_last
from timeline.reports.changed_plans import PlanChange
from timeline.reports.changes import Changes
from timeline.reports.chronology import Row
from timeline.reports.verdict_words import day_words
from timeline.reports.wording import plural, type_name
from timeline.workspace import Workspace

EVENTS = {
    "happened": "Happened",
    "learned": "Newly learned",
    "began": "Situations begun",
    "ended": "Situations ended",
}
PLANS = {
    "announced": "Plans announced",
    "revised": "Plans moved or changed",
    "settled": "Plans settled",
    "deadline_passed": "Past their deadline without an outcome",
}
OTHERS = {"figures": "Figures", "corrections": "Corrections of the log"}
LOGGED = {"happened": "Events", "began": "Situations", "announced": "Plans"}
"""What the lists are called where it is told what was logged."""

_COUNTED = {
    "happened": ("happened", "happened"),
    "learned": ("newly learned", "newly learned"),
    "began": ("situation begun", "situations begun"),
    "ended": ("situation ended", "situations ended"),
    "announced": ("plan announced", "plans announced"),
    "revised": ("plan moved", "plans moved"),
    "settled": ("plan settled", "plans settled"),
    "deadline_passed": ("past its deadline", "past their deadline"),
    "figures": ("figure", "figures"),
    "corrections": ("correction", "corrections"),
}
_LOGGED = {"happened": ("event", "events"), "began": ("situation", "situations"), "announced": ("plan", "plans")}


def headings(answer: Changes) -> dict[str, str]:
    """What each list is called, in the order in which people read them."""
    every = {**EVENTS, **PLANS, **OTHERS}
    return {**every, **LOGGED} if answer.added else every


def period_words(answer: Changes, workspace: Workspace) -> str:
    """What is told of which period: `What changed after 1 Sep 2024, up to 18 Mar 2025`."""
    what = "What was logged" if answer.added else "What changed"
    since = "the beginning" if answer.since.earliest == OPEN_START else day_words(answer.since.earliest)
    known = f", as known on {day_words(workspace.as_of)}" if workspace.as_of < answer.window.last else ""
    return f"{what} after {since}, up to {day_words(answer.until.latest)}{known}"


def count_words(answer: Changes) -> list[str]:
    """How many there are of each kind; what is only possible is never counted as certain."""
    counted = {**_COUNTED, **_LOGGED} if answer.added else _COUNTED
    told = ((counted[name], getattr(answer, name)) for name in headings(answer))
    return [tally([one.match.name == "CERTAIN" for one in part], *names) for names, part in told if part]


def tally(certain: Sequence[bool], one: str, several: str) -> str:
    """`12 plans settled (and 3 possibly)`."""
    sure = sum(certain)
    unsure = len(certain) - sure
    if not sure:
        return f"possibly {unsure:,} {one if unsure == 1 else several}"
    return f"{sure:,} {one if sure == 1 else several}" + (f" (and {unsure:,} possibly)" if unsure else "")


def undated_words(answer: Changes) -> str:
    """What stands over situations that began nobody knows when."""
    return "Without a date:" if answer.added else "Without a date, and not seen before this period:"


def is_undated(row: Row) -> bool:
    """Whether it is a situation of which neither beginning nor end is known."""
    return row.date.kind == "span" and row.date.earliest == OPEN_START and row.date.latest == OPEN_END


def seen_words(row: Row) -> str:
    """When an undated situation was seen."""
    return f"seen {words(row.entry.checked)}" if is_undated(row) and row.entry.checked else ""


def plan_change_words(one: PlanChange, section: str) -> str:
    """What happened to a plan, where its verdict does not say it: how it moved, which deadline ran out."""
    when = words(one.when) if one.when else "no date"
    if one.revision is not None:
        note = f" ({one.revision.note})" if one.revision.note else ""
        return f"{when}: {_moved_words(one)}{note}"
    now = one.plan.deadline
    if section == "deadline_passed" and (one.plan.verdict.is_settled or now is None or now.date != one.when):
        return f"deadline {when} ran out without an outcome"
    return ""


def _moved_words(one: PlanChange) -> str:
    before, after = one.before, one.after
    term = "until" if must_last(one.plan.plan) else "deadline"
    if not one.is_moved:
        return "changed" + (f", {term} still {words(after.date)}" if after else "")
    if after is None:
        return f"{term} {words(before.date)} lifted" if before else f"{term} lifted"
    if before is None:
        return f"{term} now {words(after.date)}, before without one"
    days = one.moved_by or 0
    by = f"{plural(abs(days), 'day')} {'later' if days > 0 else 'earlier'}" if days else "with the same last day"
    return f"{term} {words(before.date)} → {words(after.date)}, {by}"


def change_sources(one: PlanChange, section: str) -> tuple[Citation, ...]:
    """Who says so, beside the sources of the plan itself: of a change or an outcome, its own or those of its event."""
    occasion: Occasion | None = one.revision
    if section == "settled":
        occasion = one.plan.verdict.outcome
    elif section == "announced":
        occasion = one.plan.plan.announced
    if occasion is None:
        return ()
    event = one.plan.log.events.get(occasion.event or "")
    sources = occasion.sources or (event.sources if event else ())
    return tuple(source for source in sources if source not in one.plan.plan.sources)


def grouped(rows: Iterable[Row], workspace: Workspace, by: str) -> list[tuple[str, list[Row]]]:
    """The rows under each place, actor or type that they name; one with several stands under each of them."""
    namers: dict[str, Callable[[Event], list[str]]] = {
        "place": lambda event: [workspace.geography.name(place) for place in event.places],
        "actor": lambda event: [workspace.memberships.name(actor) for actor in event.actors],
        "type": lambda event: [type_name(event.type, workspace)],
    }
    groups: dict[str, list[Row]] = {}
    others: list[Row] = []
    for row in rows:
        assert isinstance(row.entry, Event)
        names = dict.fromkeys(namers[by](row.entry))
        for name in names:
            groups.setdefault(name, []).append(row)
        if not names:
            others.append(row)
    return [*sorted(groups.items()), *([(f"no {by} named", others)] if others else [])]
