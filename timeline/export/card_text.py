"""Cards for documents and spreadsheets: what the text for people says, as Markdown and as CSV."""

from collections.abc import Iterator, Sequence

from timeline.export.notes import Notes
from timeline.export.writers import code_span, csv_text, markdown
from timeline.reports.card_content import Claim, Content, Near, Step, as_facts
from timeline.reports.wording import citation_in_full

_COLUMNS = ("id", "label", "text", "sources")


def as_csv(contents: Sequence[Content]) -> str:
    """One line for each fact; the sources of the entry stand with its title."""
    return csv_text(
        _COLUMNS,
        (
            (content.id, fact.label, fact.text, [citation_in_full(citation, content.log) for citation in fact.sources])
            for content in contents
            for fact in as_facts(content)
        ),
    )


def as_markdown(contents: Sequence[Content]) -> str:
    """A heading for each entry, what is said of it in lists, and each source once, as a numbered note."""
    notes = Notes()
    lines = [line for content in contents for line in _Writer(content, notes).lines()]
    return "\n".join([*lines, *notes.section()]).rstrip() + "\n"


class _Writer:
    """Writes one card; every part returns lines."""

    def __init__(self, content: Content, notes: Notes) -> None:
        self.content = content
        self.log = content.log
        self.notes = notes

    def lines(self) -> Iterator[str]:
        """Heading, facts, the parts that there are, and where the entry stands."""
        content = self.content
        yield from (f"## {markdown(content.title)}", "")
        parts: tuple[tuple[str, Iterator[str]], ...] = (
            ("", self._facts()),
            ("History", (self._step(step) for step in content.history)),
            ("In its life", (_near(near) for near in content.related)),
            ("Disputed", self._disputed()),
            ("Corrections", self._corrections()),
            ("Around it", (f"- **{_label(near.label)}:** {_entry(near)}" for near in content.around)),
            ("Named in", (_near(near) for near in content.mentions)),
        )
        for heading, items in parts:
            if shown := list(items):
                yield from (f"### {heading}", "") if heading else ()
                yield from (*shown, "")
        yield from (f"{code_span(content.id)} · {code_span(content.where)}", "")

    def _facts(self) -> Iterator[str]:
        for fact in self.content.facts:
            cited = self.notes.cite(fact.sources, self.log)
            yield f"- **{_label(fact.label)}:** {markdown(fact.text)}{cited}"
        if self.content.sources:
            named = [f"{code_span(one.ref)}{self.notes.cite([one], self.log)}" for one in self.content.sources]
            yield f"- **Sources:** {', '.join(named)}"

    def _step(self, step: Step) -> str:
        after = f" → {step.verdict}" if step.verdict else ""
        event = f"event {code_span(step.event)}" if step.event else ""
        note = "; ".join(part for part in (markdown(step.note), event) if part)
        told = f"**{markdown(step.date)}** {markdown(step.what)}{after}{f': {note}' if note else ''}"
        return f"- {told}{self.notes.cite(step.sources, self.log)}"

    def _disputed(self) -> Iterator[str]:
        for one in self.content.disputed:
            cited = self.notes.cite(one.sources, self.log)
            yield f"- **{_label(one.field)}:** followed: {markdown(one.followed)}{cited}"
            yield from map(self._claim, one.claims)

    def _claim(self, claim: Claim) -> str:
        cited = self.notes.cite(claim.sources, self.log)
        remarks = f" ({'; '.join(map(markdown, claim.remarks))})" if claim.remarks else ""
        return f"  - also claimed: {markdown(claim.text)}{cited}{remarks}"

    def _corrections(self) -> Iterator[str]:
        for one in self.content.corrections:
            yield f"- **{markdown(one.date)}:** {markdown(one.was)}; now: {markdown(one.now)}"


def _label(label: str) -> str:
    return markdown(label[:1].upper() + label[1:])


def _near(near: Near) -> str:
    """An entry behind its date, as an item of a list."""
    return f"- **{markdown(near.date)}** {markdown(near.title)} {code_span(near.id)}"


def _entry(near: Near) -> str:
    """The same behind what it is to this one."""
    return f"{markdown(near.text)} {code_span(near.id)}"
