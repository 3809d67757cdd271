"""The content of a card, part by part and in words: every form of it lays out the same."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import Date, words
from timeline.log.file_names import file_of
from timeline.log.known import own_date
from timeline.log.log import Log
from timeline.log.model import Citation, Dispute, Entry, Figure, Plan
from timeline.plans.verdict import Name
from timeline.reports.card import Card
from timeline.reports.disputes import (
    brought_words,
    claim_words,
    corrected_words,
    fields_of,
    followed_sources,
    followed_words,
)
from timeline.reports.plan_life import LifeStep
from timeline.reports.wording import estimate_words, title_of
from timeline.telling.card_facts import Fact, facts
from timeline.telling.life_words import change_in_step
from timeline.telling.plan_kinds import announced_label
from timeline.telling.verdict_words import VERDICT_LABELS, counted_words
from timeline.workspace import Workspace

NO_DATE = "no date"


class Step(NamedTuple):
    """A step of a plan's life, and how the plan stood after it."""

    date: str
    what: str
    verdict: Name | None
    note: str
    event: str
    """Id of the event that was this step; empty if there is none."""
    sources: tuple[Citation, ...]
    when: Date | None = None


class Near(NamedTuple):
    """Another entry that stands in some relation to this one."""

    label: str
    date: str
    title: str
    id: str
    when: Date | None = None

    @property
    def text(self) -> str:
        """Date and title, without the id."""
        return f"{self.date}: {self.title}" if self.date else self.title


class Claim(NamedTuple):
    """A claim that the log did not follow."""

    text: str
    remarks: tuple[str, ...]
    """The date of the claim, the date on which it became known, and the log's note on it."""
    sources: tuple[Citation, ...]
    when: Date | None = None
    """The date of the claim."""


class Disputed(NamedTuple):
    """A field on which sources disagree: what the log follows, and the other claims."""

    field: str
    followed: str
    sources: tuple[Citation, ...]
    claims: tuple[Claim, ...]


class Corrected(NamedTuple):
    """A value that was corrected: by later sources, or as the log itself had it wrong."""

    date: str
    was: str
    now: str
    when: Date | None = None
    sources: tuple[Citation, ...] = ()


class Content(NamedTuple):
    """The whole content of a card."""

    title: str
    id: str
    reference: str
    """Its id, behind its kind if an entry of another kind has the same id."""
    log: Log
    facts: tuple[Fact, ...]
    history: tuple[Step, ...]
    related: tuple[Near, ...]
    """Events in the life of a plan; empty for other entries."""
    sources: tuple[Citation, ...]
    disputed: tuple[Disputed, ...]
    corrections: tuple[Corrected, ...]
    around: tuple[Near, ...]
    """The plans that an event is part of, and its neighbours."""
    mentions: tuple[Near, ...]
    """The entries that name this source, actor or place, in order of time."""
    where: str
    """The file and the line of the entry."""


def content(card: Card, workspace: Workspace) -> Content:
    """Return a card in words."""
    entry, log = card.entry, card.log
    return Content(
        title=title_of(entry),
        id=entry.id,
        reference=card.reference.text,
        log=log,
        facts=facts(card, workspace),
        history=tuple(_step(step, log) for step in card.life),
        related=tuple(_near("in its life", event.date, event.title, event.id) for event in card.related),
        sources=entry.sources,
        disputed=tuple(_disputed(entry, log, workspace)),
        corrections=tuple(_corrections(entry, log, workspace)),
        around=tuple(_around(card)),
        mentions=tuple(_mention(mention, log) for mention in card.mentions),
        where=f"{file_of(entry, log)}:{entry.line}",
    )


def _date(date: Date | None) -> str:
    return words(date) if date else NO_DATE


def _step(step: LifeStep, log: Log) -> Step:
    what = change_in_step(step, log)
    return Step(_date(step.date), what, step.verdict, step.note or "", step.event or "", step.sources, step.date)


def _near(label: str, date: Date | None, title: str, identity: str) -> Near:
    return Near(label, _date(date), title, identity, date)


def _disputed(entry: Entry, log: Log, workspace: Workspace) -> Iterator[Disputed]:
    for disputed in fields_of(entry, log):
        followed = followed_words(entry, disputed.field, log, workspace)
        claims = tuple(_claim(claim, log, workspace) for claim in disputed.claims)
        yield Disputed(disputed.field, followed, followed_sources(entry, disputed.field, log), claims)


def _claim(claim: Dispute, log: Log, workspace: Workspace) -> Claim:
    dates = (("claimed", claim.date), ("known", claim.known))
    remarks = [f"{name} {words(date)}" for name, date in dates if date is not None]
    remarks += [claim.note] if claim.note else []
    return Claim(claim_words(claim, log, workspace), tuple(remarks), claim.sources, claim.date)


def _corrections(entry: Entry, log: Log, workspace: Workspace) -> Iterator[Corrected]:
    for correction in entry.corrections:
        why = f" ({correction.why})" if correction.why else ""
        now = brought_words(entry, correction, log, workspace)
        was = f"{correction.field} was: {corrected_words(entry, correction, log, workspace)}{why}"
        yield Corrected(words(correction.date), was, now, correction.date, correction.sources)


def _around(card: Card) -> Iterator[Near]:
    for plan in card.plans:
        yield Near("plan", "", plan.title, plan.id)
    for row in card.hanging:
        due = words(row.deadline.date) if row.deadline is not None else NO_DATE
        term = f", {counted_words(row.term, row.log)}" if row.term is not None else ""
        date = row.deadline.date if row.deadline is not None else None
        yield Near("hangs on it", due, f"{row.plan.title}{term}, {VERDICT_LABELS[row.verdict.name]}", row.plan.id, date)
    for label, near in (("before", card.before), ("after", card.after)):
        if near is not None:
            yield _near(label, near.date, near.entry.title, near.entry.id)


def _mention(entry: Entry, log: Log) -> Near:
    """An entry behind its date; an announcement is marked as one, as it is not to be read as having happened."""
    if isinstance(entry, Figure):
        title = estimate_words(entry)
    else:
        title = f"{announced_label(entry)}: {title_of(entry)}" if isinstance(entry, Plan) else title_of(entry)
    return _near("named in", own_date(entry, log), title, entry.id)


def as_facts(content: Content) -> Iterator[Fact]:
    """The whole card as facts, one after the other, for formats that have lines only."""
    yield Fact("title", content.title, content.sources)
    yield from content.facts
    for step in content.history:
        after = f" → {VERDICT_LABELS[step.verdict]}" if step.verdict else ""
        note = "; ".join(part for part in (step.note, f"event {step.event}" if step.event else "") if part)
        text = f"{step.date}: {step.what}{after}{f': {note}' if note else ''}"
        yield Fact("history", text, step.sources, date=step.when)
    yield from map(_near_fact, content.related)
    for disputed in content.disputed:
        yield Fact("disputed", f"{disputed.field}: followed: {disputed.followed}", disputed.sources)
        for claim in disputed.claims:
            remarks = f" ({'; '.join(claim.remarks)})" if claim.remarks else ""
            yield Fact(
                "disputed", f"{disputed.field}: also claimed: {claim.text}{remarks}", claim.sources, date=claim.when
            )
    for correction in content.corrections:
        text = f"{correction.date}: {correction.was}; now: {correction.now}"
        yield Fact("corrected", text, correction.sources, date=correction.when)
    yield from map(_near_fact, (*content.around, *content.mentions))
    yield Fact("file", content.where)


def _near_fact(near: Near) -> Fact:
    return Fact(near.label, f"{near.text} [{near.id}]", date=near.when)
