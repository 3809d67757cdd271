"""One entry as an index card: what, when, where, who; then every source, the disputes, and what stands around it."""

from collections.abc import Iterator, Sequence

from timeline.dates import Date, iso, words
from timeline.log.known import occasion_date
from timeline.log.model import (
    Actor,
    Citation,
    Entry,
    Event,
    Figure,
    Log,
    Occasion,
    Place,
    Plan,
    Source,
    Within,
)
from timeline.plans.deadline import must_last
from timeline.render.lines import EMPTY, Line, Span, beside, indent, span, wrap
from timeline.render.signs import SIGNS
from timeline.reports.card import Card
from timeline.reports.verdict_words import slip_words, verdict_words
from timeline.reports.wording import citation_in_full, family_of, plural, step_in_words, type_name
from timeline.workspace import Workspace

_LABEL = 12


def lines(cards: Sequence[Card], workspace: Workspace, width: int) -> list[Line]:
    """The cards, one below the other."""
    shown: list[Line] = []
    for card in cards:
        shown += [EMPTY] if shown else []
        shown += _Writer(card, workspace, width).lines()
    return shown


class _Writer:
    """Writes one card; every part returns lines."""

    def __init__(self, card: Card, workspace: Workspace, width: int) -> None:
        self.card = card
        self.entry = card.entry
        self.log: Log = card.log
        self.workspace = workspace
        self.width = width

    def lines(self) -> list[Line]:
        """Head, facts, sources, surroundings."""
        parts = (self._head(), self._facts(), self._life(), self._sources(), self._disputes(), self._around())
        return [*(line for part in parts for line in part), *self._foot()]

    def _head(self) -> list[Line]:
        entry = self.entry
        rule: Line = (Span("─" * self.width, "rule"),)
        return [*wrap([span(title_of(entry), "title")], self.width), *wrap([span(entry.id, "id")], self.width), rule]

    def _fact(self, label: str, text: str | None, style: str = "") -> list[Line]:
        if not text:
            return []
        body = wrap([span(text, style)], max(self.width - _LABEL, 20))
        if len(label) >= _LABEL:
            return [*wrap([span(label, "meta")], self.width), *indent(body, [Span(" " * _LABEL)], [Span(" " * _LABEL)])]
        return indent(body, [Span(f"{label:<{_LABEL}}", "meta")], [Span(" " * _LABEL)])

    def _facts(self) -> Iterator[Line]:
        entry, geography, memberships = self.entry, self.workspace.geography, self.workspace.memberships
        if isinstance(entry, Event):
            yield from self._fact("date", _date(entry.date), "date")
            family = family_of(entry.type, self.workspace)
            yield from self._fact("type", f"{type_name(entry.type, self.workspace)} ({family})", family)
        elif isinstance(entry, Plan):
            yield from self._plan(entry)
        elif isinstance(entry, Figure):
            yield from self._figure(entry)
        elif isinstance(entry, Source):
            yield from self._fact("publisher", entry.publisher)
            yield from self._fact("author", ", ".join(entry.author))
            yield from self._fact("published", words(entry.date) if entry.date else "")
            yield from self._fact("accessed", words(entry.accessed) if entry.accessed else "")
        elif isinstance(entry, Actor):
            yield from self._fact("also", ", ".join(entry.aliases))
            yield from self._fact("kind", entry.kind)
            for part in entry.part_of:
                during = f", {words(part.during)}" if part.during else ""
                yield from self._fact("part of", memberships.name(part.actor) + during)
                yield from self._cited(part.sources)
            parts = [a.name for a in memberships.actors.values() if any(m.actor == entry.id for m in a.part_of)]
            yield from self._fact("parts", ", ".join(parts))
            yield from self._fact("country", geography.name(entry.country) if entry.country else "")
        elif isinstance(entry, Place):
            yield from self._fact("also", ", ".join(entry.aliases))
            yield from self._fact("in", ", ".join(geography.name(p) for p in entry.within))
            yield from self._fact("contains", ", ".join(geography.name(p) for p in entry.contains))
            inside = [p.name for p in geography.own.values() if entry.id in p.within]
            yield from self._fact("inside it", ", ".join(inside))
            yield from self._fact("definition", entry.definition)
        yield from self._common(entry)

    def _common(self, entry: Entry) -> Iterator[Line]:
        yield from self._fact("places", ", ".join(self.workspace.geography.name(p) for p in entry.places))
        yield from self._fact("actors", ", ".join(self.workspace.memberships.name(a) for a in entry.actors))
        if isinstance(entry, Event | Plan | Figure):
            yield from self._fact("status", entry.status, "mark" if entry.status != "stated" else "")
            known = self.card.known
            basis = "given by the log" if known.basis == "given" else "assumed: the log gives no other day"
            yield from self._fact("known", f"{words(known.date)} ({basis})" if known.date else "")
        yield from self._fact("checked", words(entry.checked) if entry.checked else "")
        yield from self._fact("logged", words(entry.added) if entry.added else "")
        yield from self._fact("tags", ", ".join(entry.tags))
        yield from self._fact("summary", entry.summary)
        if entry.quote:
            speaker = f" — {entry.quote.speaker}" if entry.quote.speaker else ""
            place = f" ({entry.quote.at})" if entry.quote.at else ""
            yield from self._fact("quote", f"“{entry.quote.text}”{speaker}{place}")
        yield from self._fact("note", entry.note)
        yield from self._fact("address", entry.url)

    def _figure(self, figure: Figure) -> Iterator[Line]:
        memberships = self.workspace.memberships
        yield from self._fact("subject", memberships.name(figure.subject))
        yield from self._fact("estimate", f"{amount(figure)} {figure.unit}")
        yield from self._fact("as of" if figure.as_of else "over", _date(figure.when), "date")
        yield from self._fact("by", memberships.name(figure.by) if figure.by else "")

    def _plan(self, plan: Plan) -> Iterator[Line]:
        names = self.workspace.memberships.name
        yield from self._fact("kind", plan.kind.replace("-", " "))
        announced = occasion_date(plan.announced, self.log.events)
        yield from self._fact("announced", words(announced) if announced else "")
        yield from self._fact("by", ", ".join(names(actor) for actor in plan.by))
        yield from self._fact("to", ", ".join(names(actor) for actor in plan.to))
        in_force = self.card.judged[0].deadline if self.card.judged else None
        term = term_words(in_force.date) if in_force else term_words(plan.deadline)
        yield from self._fact("until" if must_last(plan) else "deadline", term, "date")
        if plan.every is not None:
            yield from self._fact("until", term_words(plan.until), "date")
        said = self.card.judged[0].words if self.card.judged else plan.deadline_words
        yield from self._fact("in words", f"“{said}”" if said else "")
        if self.card.judged and self.card.judged[0].counts_from is not None and in_force is not None:
            yield from self._fact("counted", term_words(self.card.judged[0].counts_from))
        if plan.every:
            times = f", {plural(plan.times, 'time')}" if plan.times else ""
            yield from self._fact("recurs", f"every {step_in_words(plan.every)}{times}")
        for condition in plan.conditions:
            yield from self._fact("condition", condition.text)
            yield from self._cited(condition.sources)
        for row in self.card.judged:
            number = f" [{row.occurrence}]" if row.occurrence is not None else ""
            sign, style = SIGNS[row.verdict.name]
            yield from self._fact("verdict", f"{sign} {row.verdict.name}{number}: {verdict_words(row)}", style)
        slip = slip_words(self.card.judged[-1]) if self.card.judged else ""
        yield from self._fact("moved", slip)

    def _life(self) -> Iterator[Line]:
        """The history of a plan as a small timeline, with how it stood after each step."""
        if self.card.life:
            yield EMPTY
            yield (Span("History", "heading"),)
        for step in self.card.life:
            after = step.after[-1] if step.after else None
            body = [span(step.what, "title")]
            body += [Span(f"  {SIGNS[after.verdict.name][0]} "), span(after.verdict.name, "meta")] if after else []
            note = [part for part in (step.note, f"event {step.event}" if step.event else None) if part]
            body += [span(f": {'; '.join(note)}")] if note else []
            yield from self._dated(step.date, body)
            yield from self._cited(step.sources)
        if self.card.related:
            yield EMPTY
            heading = [Span("In its life", "heading"), Span(" (events of the same places and actors)", "meta")]
            yield from wrap(heading, self.width)
        for event in self.card.related:
            yield from self._dated(event.date, [span(event.title), Span(f" [{event.id}]", "id")])

    def _dated(self, date: Date | None, body: list[Span]) -> list[Line]:
        """A date beside a text."""
        column = _LABEL if self.width < 80 else _LABEL + 6
        when = wrap([span(words(date) if date else "no date", "date")], column - 1)
        return beside(when, column, wrap(body, max(self.width - column, 20)))

    def _cited(self, sources: Sequence[Citation]) -> Iterator[Line]:
        for citation in sources:
            body = wrap([span(citation_in_full(citation, self.log), "meta")], max(self.width - _LABEL - 2, 20))
            yield from indent(body, [Span(" " * _LABEL + "└ ", "meta")], [Span(" " * (_LABEL + 2))])

    def _sources(self) -> Iterator[Line]:
        if not self.entry.sources:
            return
        yield EMPTY
        yield (Span("Sources", "heading"),)
        for number, citation in enumerate(self.entry.sources, 1):
            head = f"{number:>3}. "
            body = wrap([span(citation_in_full(citation, self.log)), Span(f" [{citation.ref}]", "id")], self.width - 5)
            yield from indent(body, [Span(head, "meta")], [Span(" " * 5)])

    def _disputes(self) -> Iterator[Line]:
        if self.entry.disputed:
            yield EMPTY
            yield (Span("Disputed", "mark"),)
        for dispute in self.entry.disputed:
            rival = words(dispute.read) if dispute.read else ", ".join(dispute.value)
            yield from self._fact(dispute.field, f"followed: {self._followed(dispute.field)}")
            yield from self._fact("", f"also claimed: {rival}")
            yield from self._fact("", dispute.note)
            yield from self._cited(dispute.sources)
        if self.entry.corrections:
            yield EMPTY
            yield (Span("Corrections", "heading"),)
        for correction in self.entry.corrections:
            why = f" ({correction.why})" if correction.why else ""
            yield from self._fact(words(correction.date), f"{correction.field} was {correction.was}{why}")

    def _followed(self, field: str) -> str:
        """What the log itself says where a source says otherwise."""
        value = getattr(self.entry, {"in": "within", "outcome": "outcomes"}.get(field, field), None)
        if isinstance(value, Date | Within):
            return term_words(value)
        if isinstance(value, Occasion):
            event = self.log.events.get(value.event or "")
            date = value.date or (event.date if event else None)
            return words(date) if date else "no date"
        if isinstance(value, tuple):
            return ", ".join(part for part in value if isinstance(part, str)) or "nothing"
        return "nothing" if value is None else str(value)

    def _around(self) -> Iterator[Line]:
        card = self.card
        rows = [("before", card.before), ("after", card.after)]
        if card.plans or any(row for _, row in rows) or card.mentions:
            yield EMPTY
        for plan in card.plans:
            yield from self._fact("plan", f"{plan.title} [{plan.id}]", "plan")
        for label, row in rows:
            if row is not None:
                yield from self._fact(label, f"{words(row.date)}: {row.entry.title} [{row.entry.id}]", "meta")
        for number, entry in enumerate(card.mentions):
            yield from self._fact("named in" if number == 0 else "", f"{title_of(entry)} [{entry.id}]")

    def _foot(self) -> list[Line]:
        return [EMPTY, *wrap([span(f"{self.entry.file}:{self.entry.line}", "meta")], self.width)]


def title_of(entry: Entry) -> str:
    """What an entry is called where only one line tells of it."""
    if isinstance(entry, Figure):
        return f"{entry.measure}: {amount(entry)} {entry.unit}, {words(entry.when)}"
    return str(getattr(entry, "title", None) or getattr(entry, "name", entry.id))


def amount(figure: Figure) -> str:
    """An estimate as it is read aloud: `about 2,500`, `2,000 to 3,000`, `up to 6,000`."""
    if figure.value is not None:
        qualifier = (figure.qualifier or "").replace("-", " ")
        ends = f" ({amount_between(figure)})" if figure.low is not None or figure.high is not None else ""
        return f"{qualifier} {figure.value:,}".strip() + ends
    qualifier = "about " if figure.qualifier == "about" else ""
    return qualifier + amount_between(figure)


def amount_between(figure: Figure) -> str:
    """The two ends of an estimate."""
    if figure.low is None:
        return f"up to {figure.high:,}"
    if figure.high is None:
        return f"{figure.low:,} or more"
    return f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,} to {figure.high:,}"


def _date(date: Date) -> str:
    """A date with the days that it can mean, where these are not plain."""
    shown = words(date)
    typed = f", in the log “{date.words}”" if date.words and date.words != shown else ""
    first, last = iso(date.earliest), iso(date.latest)
    if date.kind != "point" or first == last or first is None or last is None:
        return shown + typed
    return f"{shown} (one day from {first} to {last}{typed})"


def term_words(term: object) -> str:
    """A deadline as the log writes it, in words."""
    if isinstance(term, Date):
        return words(term)
    if isinstance(term, Within):
        return f"{step_in_words(term.step)} from {term.of}"
    return "lifted" if term == "none" else ""
