"""A plan as an entry of a document: its deadline, its verdict in words, its maker and addressee, and its sources."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.dates import Date, Day, Match, words
from timeline.log.known import occasion_date
from timeline.log.model import Citation, Occasion, Plan
from timeline.log.paths import event_of
from timeline.log.places import lender_of
from timeline.plans.deadline import must_last
from timeline.plans.verdict import Name
from timeline.reports.plans import Judged
from timeline.reports.wording import condition_sources, condition_words, entry_marks, words_of_term
from timeline.telling.document import Bar, Cite, Entry, Run, Sign, Style, Words, phrase, references
from timeline.telling.plan_dates import proposal_words
from timeline.telling.unsourced import sourced
from timeline.telling.verdict_words import (
    VERDICT_LABELS,
    against_words,
    hanging_words,
    open_words,
    slip_words,
    verdict_sentence,
)
from timeline.workspace import Workspace

_SIGNS: dict[Name, tuple[str, Style]] = {
    "overdue": ("✗", "alarm"),
    "passed": ("»", ""),
    "due": ("!", ""),
    "running": ("▶", "plan"),
    "pending": ("→", "plan"),
    "unknown": ("?", "hedge"),
    "open": ("○", ""),
    "not-met": ("×", "alarm"),
    "dropped": ("–", "aside"),
    "superseded": ("↪", "aside"),
    "ended-early": ("◁", "alarm"),
    "partly-met": ("◐", "good"),
    "met": ("✓", "good"),
    "kept": ("✓", "good"),
    "waiting": ("…", ""),
    "in-force": ("§", "good"),
    "possibly-in-force": ("≈", "hedge"),
}


class Terms(NamedTuple):
    """The settings with which plans are worded in one answer.

    `horizon` is the last day followed, which the head names; durations are in days alone if `in_days`; `against` is the
    date that deadlines are compared with.
    """

    workspace: Workspace
    horizon: Day
    in_days: bool = False
    against: Date | None = None


def terms_of(workspace: Workspace, *, in_days: bool = False, against: Date | None = None) -> Terms:
    """The settings of an answer whose head names the horizon of the logs."""
    return Terms(workspace, workspace.horizon, in_days, against)


def plan_entry(
    row: Judged,
    terms: Terms,
    *,
    is_brief: bool = False,
    possible: str = "possible",
    has_kind: bool = True,
    is_headed: bool = False,
    lead: Words | None = None,
    more: tuple[Words, ...] = (),
    details: tuple[Words, ...] = (),
    bar: Bar | None = None,
) -> Entry:
    """Return a plan with its verdict as an entry; a brief one gives the result, or the maker of an open plan.

    The lead is the deadline in force unless another one is given. `possible` is the hedge of a possible match (empty
    under a heading for such). `has_kind`: no heading names the kind of plan; `is_headed`: a heading says that there is
    no deadline. `more` are facts that come before all others, `details` lines below the entry.
    """
    plan = row.plan
    facts = _brief_facts(row, terms, has_kind, is_headed) if is_brief else _facts(row, terms, has_kind, is_headed)
    return sourced(
        Entry(
            title=plan_title(row),
            lead=deadline_words(row) if lead is None else lead,
            sign=verdict_sign(row.verdict.name),
            flags=plan_flags(row, possible),
            facts=tuple(fact for fact in (*more, *facts) if fact),
            summary=phrase(plan.summary or "") if not is_brief else (),
            cites=(*references(plan.sources, row.log), *_unsaid_cites(row, is_brief)),
            id=plan.id,
            details=details,
            bar=bar,
            is_brief=is_brief,
        ),
        row.log,
    )


def plan_title(row: Judged) -> Words:
    """The title of a plan, with the number of its occurrence."""
    number = f" (no. {row.occurrence})" if row.occurrence is not None else ""
    return phrase(Run(row.plan.title, "title"), number)


def plan_flags(row: Judged, possible: str = "possible") -> tuple[str, ...]:
    """The hedges of a plan."""
    marks = entry_marks(row.plan)
    return (*marks, possible) if possible and row.match is Match.POSSIBLE else tuple(marks)


def verdict_sign(name: Name) -> Sign:
    """The sign of a verdict."""
    sign, style = _SIGNS[name]
    return Sign(sign, "met or kept" if sign == "✓" else VERDICT_LABELS[name], style)


def deadline_words(row: Judged) -> Words:
    """The deadline in force as the lead of an entry, or that it has no date yet; empty if there is none."""
    if row.verdict.name == "waiting":
        return phrase(Run("no date" if row.is_hopeless else "no date yet", "aside"))
    if row.deadline is None:
        return ()
    until = "until " if must_last(row.plan) else ""
    return phrase(Run(f"{until}{words_of_term(row.plan, row.deadline.date)}", "date"))


def verdict_fact(row: Judged, terms: Terms) -> Words:
    """The verdict with its explanation, and the sources of the outcome."""
    style: Style = "alarm" if _SIGNS[row.verdict.name][1] == "alarm" else ""
    name, explained = verdict_sentence(row, horizon=terms.horizon, in_days=terms.in_days)
    return phrase(Run(name, style), explained, *_cited(row, row.verdict.outcome))


def _brief_facts(row: Judged, terms: Terms, has_kind: bool, is_headed: bool) -> Iterator[Words]:
    """The result of a plan and the number of its moves; of an open one its maker and addressee."""
    yield from _verdict_facts(row, terms, is_headed)
    if row.verdict.name == "open":
        yield phrase(f"“{row.words}”" if row.words else "")
        yield phrase(_maker_words(row.plan, terms, has_kind))
    elif row.verdict.timing is None:
        yield _slip_fact(row, terms)  # else the verdict names the number of the deadline


def _facts(row: Judged, terms: Terms, has_kind: bool, is_headed: bool) -> Iterator[Words]:
    """Verdict, position to the date asked for, words of the source, moves, conditions, who to whom, announcement."""
    plan = row.plan
    yield from _verdict_facts(row, terms, is_headed)
    yield phrase(f"“{row.words}”" if row.words else "")
    yield phrase(hanging_words(row) if not row.words else "")
    yield _slip_fact(row, terms)
    for condition in row.conditions:
        cites = tuple(c for c in condition_sources(condition, row.log) if c not in plan.sources)
        yield phrase(f"on condition: {condition_words(condition, row.log)}", *references(cites, row.log, plan.sources))
    for proposal in row.proposals:
        note = f" ({proposal.note})" if proposal.note else ""
        yield phrase(f"{proposal_words(proposal, plan, row.log)}{note}", *_cited(row, proposal))
    yield phrase(_maker_words(plan, terms, has_kind))
    lender = lender_of(plan, row.log.events)
    if lender is not None:
        name = terms.workspace.geography.name
        places = "places" if len(lender.places) > 1 else "place"
        yield phrase(f"in {', '.join(map(name, lender.places))} ({places} of the event that announced it)")
    announced = occasion_date(plan.announced, row.log.events)
    yield phrase(f"announced {words(announced)}", *_cited(row, plan.announced)) if announced else ()


def _verdict_facts(row: Judged, terms: Terms, is_headed: bool) -> Iterator[Words]:
    """The verdict, unless a heading gives all of it, and the relation of the deadline to the date asked for."""
    if is_headed and row.verdict.name == "open":
        yield phrase(open_words(row, horizon=terms.horizon))
    else:
        yield verdict_fact(row, terms)
    if row.against is not None and terms.against is not None:
        yield phrase(against_words(row, terms.against, in_days=terms.in_days))


def _unsaid_cites(row: Judged, is_brief: bool) -> tuple[Cite, ...]:
    """The sources of the deadline in force, unless a fact on its moves, or on its announcement, names them."""
    is_folded = is_brief and (row.verdict.timing is not None or row.verdict.name == "open")
    return deadline_cites(row, is_brief=is_brief) if is_folded or not slip_words(row) else ()


def _slip_fact(row: Judged, terms: Terms) -> Words:
    """The number of moves of the deadline, and their sources."""
    slip = slip_words(row, in_days=terms.in_days)
    return phrase(slip, *deadline_cites(row)) if slip else ()


def deadline_cites(row: Judged, *, is_brief: bool = False) -> tuple[Cite, ...]:
    """The sources of the deadline in force beside those of the plan and, in a full entry, of its announcement."""
    told = row.plan.sources if is_brief else (*row.plan.sources, *occasion_sources(row, row.plan.announced))
    return references(tuple(source for source in row.deadline_sources if source not in told), row.log, told)


def _maker_words(plan: Plan, terms: Terms, has_kind: bool) -> str:
    """The kind of a plan, its maker and its addressee."""
    kind = plan.kind.replace("-", " ") if has_kind else ""
    return f"{kind}{party_words(plan, terms.workspace.naming(plan))}".strip()


def party_words(plan: Plan, name: Callable[[str], str]) -> str:
    """The maker and the addressee of a plan: ` by Iraq to the United States`; empty if none is named."""
    by = f" by {', '.join(map(name, plan.by))}" if plan.by else ""
    to = f" to {', '.join(map(name, plan.to))}" if plan.to else ""
    return f"{by}{to}"


def occasion_sources(row: Judged, occasion: Occasion | None) -> tuple[Citation, ...]:
    """The sources of an announcement, revision or outcome beside those of the plan: its own, or its event's."""
    if occasion is None:
        return ()
    event = event_of(occasion, row.log.events)
    sources = occasion.sources or (event.sources if event else ())
    return tuple(source for source in sources if source not in row.plan.sources)


def _cited(row: Judged, occasion: Occasion | None) -> tuple[Cite, ...]:
    return references(occasion_sources(row, occasion), row.log, row.plan.sources)
