"""One entry as an index card: what, when, where, who; then every source, the disputes, and what stands around it."""

from collections.abc import Iterator, Sequence

from timeline.log.model import Citation
from timeline.render.lines import EMPTY, Line, Span, beside, indent, span, wrap
from timeline.render.signs import SIGNS
from timeline.reports.card import Card
from timeline.reports.wording import citation_in_full
from timeline.telling.card_content import Content, content
from timeline.telling.card_facts import Fact
from timeline.workspace import Workspace

_LABEL = 12
_STYLES = {"plan": "plan", "before": "meta", "after": "meta"}
"""How what stands around an entry is shown."""


def lines(cards: Sequence[Card], workspace: Workspace, width: int) -> list[Line]:
    """The cards, one below the other."""
    shown: list[Line] = []
    for card in cards:
        shown += [EMPTY] if shown else []
        shown += _Writer(content(card, workspace), width).lines()
    return shown


class _Writer:
    """Writes one card; every part returns lines."""

    def __init__(self, content: Content, width: int) -> None:
        self.content = content
        self.width = width

    def lines(self) -> list[Line]:
        """Head, facts, sources, surroundings."""
        parts = (self._head(), self._facts(), self._history(), self._related(), self._sources())
        more = (self._disputed(), self._corrections(), self._around())
        return [*(line for part in (*parts, *more) for line in part), *self._foot()]

    def _head(self) -> list[Line]:
        rule: Line = (Span("─" * self.width, "rule"),)
        title, identity = span(self.content.title, "title"), span(self.content.id, "id")
        return [*wrap([title], self.width), *wrap([identity], self.width), rule]

    def _facts(self) -> Iterator[Line]:
        for fact in self.content.facts:
            yield from self._fact(fact.label, *_styled(fact))
            yield from self._cited(fact.sources)

    def _fact(self, label: str, text: str, style: str = "") -> list[Line]:
        body = wrap([span(text, style)], max(self.width - _LABEL, 20))
        if len(label) >= _LABEL:
            return [*wrap([span(label, "meta")], self.width), *indent(body, [Span(" " * _LABEL)], [Span(" " * _LABEL)])]
        return indent(body, [Span(f"{label:<{_LABEL}}", "meta")], [Span(" " * _LABEL)])

    def _history(self) -> Iterator[Line]:
        """The history of a plan as a small timeline, with how it stood after each step."""
        if self.content.history:
            yield EMPTY
            yield (Span("History", "heading"),)
        for step in self.content.history:
            body = [span(step.what, "title")]
            body += [Span(f"  {SIGNS[step.verdict][0]} "), span(step.verdict, "meta")] if step.verdict else []
            note = [part for part in (step.note, f"event {step.event}" if step.event else "") if part]
            body += [span(f": {'; '.join(note)}")] if note else []
            yield from self._dated(step.date, body)
            yield from self._cited(step.sources)

    def _related(self) -> Iterator[Line]:
        if self.content.related:
            yield EMPTY
            heading = [Span("In its life", "heading"), Span(" (events of the same places and actors)", "meta")]
            yield from wrap(heading, self.width)
        for near in self.content.related:
            yield from self._dated(near.date, [span(near.title), Span(f" [{near.id}]", "id")])

    def _dated(self, date: str, body: list[Span]) -> list[Line]:
        """A date beside a text."""
        column = _LABEL if self.width < 80 else _LABEL + 6
        return beside(wrap([span(date, "date")], column - 1), column, wrap(body, max(self.width - column, 20)))

    def _cited(self, sources: Sequence[Citation]) -> Iterator[Line]:
        """The sources of one part, below it."""
        for citation in sources:
            text = citation_in_full(citation, self.content.log)
            body = wrap([span(text, "meta")], max(self.width - _LABEL - 2, 20))
            yield from indent(body, [Span(" " * _LABEL + "└ ", "meta")], [Span(" " * (_LABEL + 2))])

    def _sources(self) -> Iterator[Line]:
        if not self.content.sources:
            return
        yield EMPTY
        yield (Span("Sources", "heading"),)
        for number, citation in enumerate(self.content.sources, 1):
            head = f"{number:>3}. "
            text = span(citation_in_full(citation, self.content.log))
            body = wrap([text, Span(f" [{citation.ref}]", "id")], self.width - 5)
            yield from indent(body, [Span(head, "meta")], [Span(" " * 5)])

    def _disputed(self) -> Iterator[Line]:
        if self.content.disputed:
            yield EMPTY
            yield (Span("Disputed", "mark"),)
        for one in self.content.disputed:
            yield from self._fact(one.field, f"followed: {one.followed}")
            yield from self._cited(one.sources)
            for claim in one.claims:
                yield from self._fact("", f"also claimed: {claim.text}")
                for remark in claim.remarks:
                    yield from self._fact("", remark)
                yield from self._cited(claim.sources)

    def _corrections(self) -> Iterator[Line]:
        if self.content.corrections:
            yield EMPTY
            yield (Span("Corrections", "heading"),)
        for correction in self.content.corrections:
            yield from self._fact(correction.date, correction.was)
            yield from self._fact("", f"now: {correction.now}")

    def _around(self) -> Iterator[Line]:
        if self.content.around or self.content.mentions:
            yield EMPTY
        for near in self.content.around:
            yield from self._fact(near.label, f"{near.text} [{near.id}]", _STYLES[near.label])
        for number, near in enumerate(self.content.mentions):
            yield from self._fact("" if number else near.label, f"{near.text} [{near.id}]")

    def _foot(self) -> list[Line]:
        return [EMPTY, *wrap([span(self.content.where, "meta")], self.width)]


def _styled(fact: Fact) -> tuple[str, str]:
    """The text of a fact with its style; a verdict behind its sign."""
    if fact.verdict is None:
        return fact.text, fact.sense
    sign, style = SIGNS[fact.verdict]
    return f"{sign} {fact.text}", style
