"""The facts that the log gives on an entry, each with its label and the sources that it alone has."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import Date, iso, parse_edtf, words
from timeline.log.deadline_terms import Term
from timeline.log.known import Knowledge, Reason, occasion_date
from timeline.log.model import Actor, Citation, Entry, Event, Figure, Place, Plan, Source
from timeline.log.places import lender_of
from timeline.plans.deadline import must_last
from timeline.plans.verdict import Name
from timeline.reports.card import Card
from timeline.reports.term_wording import deadline_in_words, id_or_date, is_counted
from timeline.reports.wording import (
    amount_in_units,
    condition_sources,
    condition_words,
    family_of,
    plural,
    rhythm_words,
    subject_name,
    type_name,
)
from timeline.telling.figure_words import RELATION_OF_ONE, figure_summary
from timeline.telling.plan_dates import proposal_words
from timeline.telling.plan_entry import occasion_sources
from timeline.telling.verdict_words import VERDICT_LABELS, counted_words, slip_words, verdict_words
from timeline.workspace import Workspace


class Fact(NamedTuple):
    """One fact of a card."""

    label: str
    text: str
    sources: tuple[Citation, ...] = ()
    """The sources of this fact alone; those of the entry stand for all of it."""
    sense: str = ""
    """The meaning of the text, for formats that show it by colour: a `date`, a family of types, or a `mark` not to
    be overlooked."""
    verdict: Name | None = None
    """The verdict that the text explains."""
    date: Date | None = None
    """The date that the text gives, or on which the fact came to be."""
    amount: Figure | None = None
    """The figure whose estimate the text gives."""
    is_address: bool = False
    """True if the text is a web address, which can be followed."""
    entry: str = ""
    """Id of another entry that the text names."""


def facts(card: Card, workspace: Workspace) -> tuple[Fact, ...]:
    """All facts of an entry: first those of its kind, then those that every entry may have."""
    every = (*_own(card, workspace), *_common(card, workspace))
    return tuple(fact for fact in every if fact.text)


def _own(card: Card, workspace: Workspace) -> Iterator[Fact]:
    entry = card.entry
    if isinstance(entry, Event):
        family = family_of(entry.type, workspace)
        yield Fact("date", date_in_full(entry.date), sense="date", date=entry.date)
        yield Fact("type", f"{type_name(entry.type, workspace)} ({family})", sense=family)
    elif isinstance(entry, Plan):
        yield from _plan(entry, card, workspace)
    elif isinstance(entry, Figure):
        yield from _figure(entry, card, workspace)
    elif isinstance(entry, Source):
        yield Fact("publisher", entry.publisher or "")
        yield Fact("author", ", ".join(entry.author))
        yield _dated("published", entry.date)
        yield _dated("accessed", entry.accessed)
        yield Fact("licence", entry.licence or "")
    elif isinstance(entry, Actor):
        yield from _actor(entry, workspace)
    elif isinstance(entry, Place):
        yield from _place(entry, workspace)


def _actor(actor: Actor, workspace: Workspace) -> Iterator[Fact]:
    memberships = workspace.memberships
    yield Fact("also", ", ".join(actor.aliases))
    for former in actor.names:
        yield Fact("named", f"{former.name}, {words(former.during)}", former.sources, date=former.during)
    yield Fact("kind", actor.kind or "")
    for whole in actor.part_of:
        during = f", {words(whole.during)}" if whole.during else ""
        yield Fact("part of", memberships.name(whole.actor) + during, whole.sources, date=whole.during)
    parts = [memberships.name(part) for part in memberships.parts(actor.id)]
    yield Fact("parts", ", ".join(parts))
    yield Fact("country", workspace.geography.name(actor.country) if actor.country else "")


def _place(place: Place, workspace: Workspace) -> Iterator[Fact]:
    geography = workspace.geography
    yield Fact("also", ", ".join(place.aliases))
    yield Fact("in", ", ".join(geography.name(identity) for identity in place.within))
    yield Fact("contains", ", ".join(geography.name(identity) for identity in place.contains))
    yield Fact("inside it", ", ".join(map(geography.name, geography.inside(place.id))))
    yield Fact("definition", place.definition or "")


def _figure(figure: Figure, card: Card, workspace: Workspace) -> Iterator[Fact]:
    names = workspace.naming(figure)
    yield Fact("subject", subject_name(card.log.subject_of(figure), workspace, (figure,)))
    yield Fact("estimate", amount_in_units(figure), amount=figure)
    when = date_in_full(figure.when, is_period=figure.over is not None)
    yield Fact("as of" if figure.as_of else "over", when, sense="date", date=figure.when)
    yield Fact("by", names(figure.by) if figure.by else "")
    for pair in card.opposed:
        other = pair.second if pair.first.figure == figure else pair.first
        text = f"{RELATION_OF_ONE[pair.kind]} {figure_summary(other, workspace)}"
        yield Fact("compared", text, sense="mark" if pair.kind == "conflict" else "", entry=other.figure.id)


def _plan(plan: Plan, card: Card, workspace: Workspace) -> Iterator[Fact]:
    names = workspace.naming(plan)
    for row in card.judged:
        name = row.verdict.name
        due = f", due {words(row.deadline.date)}" if row.deadline is not None else ""
        number = f" (no. {row.occurrence}{due})" if row.occurrence is not None else ""
        colon = "" if name == "in-force" else ":"
        text = f"{VERDICT_LABELS[name]}{number}{colon} {verdict_words(row, in_days=False)}"
        yield Fact("verdict", text, verdict=name)
    yield Fact("moved", slip_words(card.judged[0]).removeprefix("moved ") if card.judged else "")
    yield from _deadline(plan, card)
    for condition in card.judged[0].conditions if card.judged else plan.conditions:
        yield Fact("condition", condition_words(condition, card.log), condition_sources(condition, card.log))
    for proposal in card.judged[0].proposals if card.judged else ():
        status, _, change = proposal_words(proposal, plan, card.log).partition(": ")
        date = occasion_date(proposal, card.log.events)
        when = f" ({words(date)})" if date is not None else ""
        yield Fact(status, f"{change}{when}", occasion_sources(card.judged[0], proposal), date=date)
    yield Fact("kind", plan.kind.replace("-", " "))
    yield _dated("announced", occasion_date(plan.announced, card.log.events))
    yield Fact("by", ", ".join(names(actor) for actor in plan.by))
    yield Fact("to", ", ".join(names(actor) for actor in plan.to))


def _deadline(plan: Plan, card: Card) -> Iterator[Fact]:
    """The deadline in force, in days and in the words of the source, with its anchor and its recurrence."""
    row = card.judged[0] if card.judged else None
    in_force = row.deadline if row else None
    is_lifted = row is not None and row.is_lifted and in_force is None
    written = in_force.date if in_force else None if is_lifted else plan.deadline
    term = _term("until" if must_last(plan) else "deadline", written)
    if row is not None and row.term is not None and in_force is None:
        term = term._replace(text=counted_words(row.term, row.log))
    if plan.kind == "rule":
        term = term._replace(label="applies", text=f"from {term.text}" if term.text else "")
    sources = row.deadline_sources if row is not None else ()
    yield term._replace(sources=tuple(source for source in sources if source not in plan.sources))
    if plan.every is not None:
        yield _term("until", plan.until)
    said = row.words if row else plan.deadline_words
    yield Fact("in words", f"“{said}”" if said else "")
    if row is not None and row.term is not None and in_force is not None:
        label = "counted" if is_counted(row.term) else "that is"
        yield Fact(label, counted_words(row.term, row.log))
    if plan.every is not None:
        times = f", {plural(plan.times, 'time')}" if plan.times else ""
        yield Fact("recurs", f"{rhythm_words(plan.every)}{times}")


def _common(card: Card, workspace: Workspace) -> Iterator[Fact]:
    entry = card.entry
    yield Fact("places", ", ".join(map(workspace.geography.name, entry.places)))
    lender = lender_of(entry, card.log.events)
    if lender is not None:
        names = ", ".join(map(workspace.geography.name, lender.places))
        yield Fact("places", f"{names} (of the event that announced it)", lender.sources, entry=lender.id)
    yield Fact("actors", ", ".join(map(workspace.naming(entry), entry.actors)))
    if isinstance(entry, Event | Plan | Figure):
        yield Fact("status", entry.status, sense="mark" if entry.status != "stated" else "")
        yield Fact("known", known_words(card.known), date=card.known.date)
    yield _dated("checked", entry.checked)
    yield _dated("logged", entry.added)
    yield Fact("tags", ", ".join(entry.tags))
    yield Fact("summary", entry.summary or "")
    yield Fact("quote", _quote(entry))
    yield Fact("note", entry.note or "")
    yield Fact("address", entry.url or "", is_address=True)
    yield Fact("imported", _origin(card))


def _quote(entry: Entry) -> str:
    if entry.quote is None:
        return ""
    speaker = f" — {entry.quote.speaker}" if entry.quote.speaker else ""
    place = f" ({entry.quote.at})" if entry.quote.at else ""
    return f"“{entry.quote.text}”{speaker}{place}"


def _origin(card: Card) -> str:
    """Return the table from which an entry was imported, with the name of its row there."""
    origin = card.entry.origin
    if origin is None:
        return ""
    seen = f", last read {words(origin.seen)}" if origin.seen is not None else ""
    return f"{card.log.sources[origin.source].title}: {origin.id}{seen}"


def _dated(label: str, date: Date | None) -> Fact:
    return Fact(label, words(date) if date else "", date=date)


def _term(label: str, term: object) -> Fact:
    date = term if isinstance(term, Date) else None
    text = words(date, "until") if date is not None and label == "until" else term_words(term)
    return Fact(label, text, sense="date", date=date)


def date_in_full(date: Date, *, is_period: bool = False) -> str:
    """A date with the days that it can mean, unless these are obvious; a period that is counted always has them."""
    shown = words(date)
    typed = f", in the log “{date.words}”" if date.words and date.words != shown else ""
    first, last = iso(date.earliest), iso(date.latest)
    if date.kind != "point" or first == last or first is None or last is None:
        return shown + typed
    return f"{shown} ({'' if is_period else 'one day '}from {first} to {last}{typed})"


def term_words(term: object) -> str:
    """A deadline as the log writes it, in words."""
    if isinstance(term, Date):
        return words(term)
    if isinstance(term, Term):
        return deadline_in_words(term, id_or_date)
    return "lifted" if term == "none" else ""


KNOWN_WORDS: dict[Reason, str] = {
    "given": "given by the log",
    "event": "given by the event that announces it",
    "date": "assumed: from its own date",
    "start": "assumed: from its start",
    "announcement": "assumed: from its announcement",
    "source": "assumed: from the publication of its source",
    "checked": "assumed: from the day on which it was checked",
}
"""The origin of the date on which an entry became known."""


def known_words(known: Knowledge) -> str:
    """The date on which an entry became known, its origin, and the first `--as-of` day that shows it, if not plain."""
    if known.date is None:
        return ""
    day = iso(known.day)
    plain = known.date.earliest == known.date.latest == known.day
    shown = f"; shown from {words(parse_edtf(day))} on" if day and not plain else ""
    return f"{words(known.date)} ({KNOWN_WORDS[known.reason]}{shown})"
