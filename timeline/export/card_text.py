"""Cards for documents: what the text for people says."""

from collections.abc import Iterator, Sequence

from timeline.export.document import (
    Block,
    Document,
    Notes,
    Part,
    code,
    heading,
    item,
    joined,
    link,
    paragraph,
    said,
    strong,
)
from timeline.reports.card_content import Claim, Content, Near, Step


def document(contents: Sequence[Content]) -> Document:
    """A heading for each entry, what is said of it in lists, and each source once, as a numbered note."""
    notes = Notes()
    return notes.document(block for content in contents for block in _Writer(content, notes).blocks())


class _Writer:
    """Writes one card, part by part."""

    def __init__(self, content: Content, notes: Notes) -> None:
        self.content = content
        self.log = content.log
        self.notes = notes

    def blocks(self) -> Iterator[Block]:
        """Heading, facts, the parts that there are, and where the entry stands."""
        content = self.content
        yield heading(2, content.title)
        parts: tuple[tuple[str, Iterator[Block]], ...] = (
            ("", self._facts()),
            ("History", (self._step(step) for step in content.history)),
            ("In its life", (_near(near) for near in content.related)),
            ("Disputed", self._disputed()),
            ("Corrections", self._corrections()),
            ("Around it", (_labelled(near.label, near.text, " ", code(near.id)) for near in content.around)),
            ("Named in", (_near(near) for near in content.mentions)),
        )
        for name, items in parts:
            if shown := list(items):
                yield from (heading(3, name),) if name else ()
                yield from shown
        yield paragraph(code(content.id), " · ", code(content.where))

    def _facts(self) -> Iterator[Block]:
        for fact in self.content.facts:
            told = link(fact.text) if fact.is_address else fact.text
            yield _labelled(fact.label, told, self.notes.cite(fact.sources, self.log))
        if self.content.sources:
            named = (said(code(one.ref), self.notes.cite([one], self.log)) for one in self.content.sources)
            yield _labelled("sources", joined(", ", named))

    def _step(self, step: Step) -> Block:
        after = f" → {step.verdict}" if step.verdict else ""
        event = said("event ", code(step.event)) if step.event else ()
        note = joined("; ", (step.note, event))
        told = said(strong(step.date), f" {step.what}{after}", said(": ", note) if note else ())
        return item(told, self.notes.cite(step.sources, self.log))

    def _disputed(self) -> Iterator[Block]:
        for one in self.content.disputed:
            cited = self.notes.cite(one.sources, self.log)
            yield _labelled(one.field, f"followed: {one.followed}", cited)
            yield from map(self._claim, one.claims)

    def _claim(self, claim: Claim) -> Block:
        cited = self.notes.cite(claim.sources, self.log)
        remarks = f" ({'; '.join(claim.remarks)})" if claim.remarks else ""
        return item(f"also claimed: {claim.text}", cited, remarks, depth=1)

    def _corrections(self) -> Iterator[Block]:
        for one in self.content.corrections:
            yield item(strong(f"{one.date}:"), f" {one.was}; now: {one.now}")


def _labelled(label: str, *parts: Part) -> Block:
    return item(strong(f"{label[:1].upper()}{label[1:]}:"), " ", *parts)


def _near(near: Near) -> Block:
    """An entry behind its date, as an item of a list."""
    return item(strong(near.date), f" {near.title} ", code(near.id))
