"""The document of `show`: entries in full, each fact with its sources, which are numbered and listed at the end."""

from collections.abc import Iterator, Sequence

from timeline.log.model import Citation
from timeline.plans.verdict import Name
from timeline.reports.card import Card
from timeline.telling.card_content import Claim, Content, Near, Step, content
from timeline.telling.card_facts import Fact
from timeline.telling.document import (
    Block,
    Cite,
    Document,
    Entry,
    Item,
    Run,
    Style,
    Words,
    heading,
    item,
    phrase,
    references,
)
from timeline.telling.head import head
from timeline.telling.plan_entry import verdict_sign
from timeline.telling.verdict_words import VERDICT_LABELS
from timeline.workspace import Workspace

_STYLES: dict[str, Style] = {"date": "date", "violence": "alarm", "mark": "hedge"}
"""The styles of facts by their sense; all others are plain."""


def document(cards: Sequence[Card], workspace: Workspace) -> Document:
    """Build the document of some entries in full."""
    top = head(workspace, "", speaks_of_time=False)._replace(counts=())
    return Document(top, _blocks(cards, workspace), is_noted=True)


def _blocks(cards: Sequence[Card], workspace: Workspace) -> Iterator[Block]:
    for card in cards:
        yield from _Teller(content(card, workspace)).blocks()


class _Teller:
    """Lays out one entry, part by part."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def blocks(self) -> Iterator[Block]:
        """Title, facts, the parts that are not empty, and the place of the entry in the log."""
        content = self.content
        yield heading(2, content.title)
        yield from self._part("", (self._fact(fact) for fact in content.facts))
        if content.sources:
            yield item(self._cite(content.sources), label="sources")
        yield from self._part("Disputed", self._disputed(), "sources disagree")
        yield from self._part("History", (self._step(step) for step in content.history))
        yield from self._part("In its life", map(_near, content.related), "events of the same places and actors")
        yield from self._part("Corrections", self._corrections())
        yield from self._part("Around it", (item(near.text, _id(near.id), label=near.label) for near in content.around))
        yield from self._part("Named in", map(_near, content.mentions))
        yield from self._part("In the log", self._place())

    def _part(self, title: str, blocks: Iterator[Block], aside: str = "") -> Iterator[Block]:
        listed = list(blocks)
        if listed and title:
            yield heading(3, title, aside=aside)
        yield from listed

    def _fact(self, fact: Fact) -> Item:
        if fact.is_address:
            words = phrase(Run(fact.text, "link"))
        elif fact.verdict is not None:
            words = _verdict(fact.verdict, fact.text)
        else:
            words = phrase(Run(fact.text, _STYLES.get(fact.sense, "")))
        return item(words, _id(fact.entry) if fact.entry else "", self._cite(fact.sources), label=fact.label)

    def _cite(self, sources: Sequence[Citation]) -> Words:
        return references(tuple(sources), self.content.log)

    def _step(self, step: Step) -> Entry:
        """A step of a plan's life, with the verdict after it."""
        is_said = step.verdict is None or step.what == f"outcome: {VERDICT_LABELS[step.verdict]}"
        facts = [
            phrase(step.note),
            () if is_said or step.verdict is None else phrase(f"then {VERDICT_LABELS[step.verdict]}"),
        ]
        return Entry(
            title=phrase(step.what),
            lead=phrase(Run(step.date, "date")),
            sign=verdict_sign(step.verdict) if step.verdict else None,
            facts=tuple(fact for fact in facts if fact),
            cites=tuple(cite for cite in self._cite(step.sources) if isinstance(cite, Cite)),
            id=step.event,
            is_brief=True,
        )

    def _disputed(self) -> Iterator[Item]:
        for disputed in self.content.disputed:
            yield item(f"the log follows: {disputed.followed}", self._cite(disputed.sources), label=disputed.field)
            for claim in disputed.claims:
                yield self._claim(claim)

    def _claim(self, claim: Claim) -> Item:
        remarks = f" ({'; '.join(claim.remarks)})" if claim.remarks else ""
        return item(f"also claimed: {claim.text}{remarks}", self._cite(claim.sources), depth=1)

    def _corrections(self) -> Iterator[Item]:
        for corrected in self.content.corrections:
            text = f"{corrected.was}; now: {corrected.now}"
            yield item(text, self._cite(corrected.sources), label=corrected.date)

    def _place(self) -> Iterator[Item]:
        yield item(Run(self.content.reference, "id"), label="id")
        yield item(Run(self.content.where, "code"), label="file")


def _verdict(name: Name, text: str) -> Words:
    """A verdict behind its sign, coloured where it is an alarm."""
    sign = verdict_sign(name)
    return phrase(Run(sign.text, sign.style), f" {text}")


def _near(near: Near) -> Entry:
    """Another entry on one line, behind its date."""
    return Entry(phrase(near.title), phrase(Run(near.date, "date")), id=near.id, is_brief=True)


def _id(identity: str) -> Run:
    return Run(f" [{identity}]", "id")
