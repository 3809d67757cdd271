"""The document of an answer on a terminal: its blocks as lines of a width, and a legend of the signs that were used.

An entry has its date in a column and its text behind it; below `NARROW` the date stands above. Nothing is cropped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from timeline.render.lines import (
    EMPTY,
    Line,
    Span,
    beside,
    cells,
    closed,
    indent,
    joined,
    joined_spans,
    span,
    wrap,
    wrap_whole,
)
from timeline.reports.wording import source_in_short
from timeline.telling.document import (
    Axis,
    Block,
    Cite,
    Document,
    Entry,
    Heading,
    Item,
    LaneChart,
    Paragraph,
    Run,
    Sign,
    Table,
    Words,
    text_of,
)
from timeline.telling.restrictions import Restrictions

if TYPE_CHECKING:
    from timeline.log.log import Log
    from timeline.telling.notes import Notes

NARROW = 56
"""The width below which a date stands above its entry instead of beside it."""

_LOOKED_AT = 200
"""Number of entries that are read ahead to measure the width of their dates."""

_DATE_CELLS = ((140, 36), (90, 22), (0, 15))
"""From which width on a column of dates is how wide at most: 22 cells hold `by the end of Sep 2025`, 15 a half of
`between 30 Jan and 16 Feb 2025`."""

_LABEL = 12
_LEAST_BAR, _MOST_BAR = 12, 48
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)\\b"
_BREAKS = " (?=and |or |– |about [0-9])|(?<=,) (?=[0-9]{2}:)"
"""The gaps at which a date is broken first: not `between 2014 and 13 | Feb 2024`."""
_DAY = "[0-9]{1,2}"
"""The number of a day, which does not stand in a line by itself: not `27 | or 28 Sep 2025`."""
_UNITS = rf"\d{{1,2}} {_MONTH}|{_MONTH} \d{{4}}|\S+"
"""The parts of a date that stay whole where it is broken elsewhere: not `between 30 | Nov and 5 | Dec 2024`."""

_NO_SIGN = Span("  ")
_BLANK, _POINT = [_NO_SIGN], [Span("· ", "aside")]
_RULE, _NO_RULE = [Span("│ ", "rule")], [Span("  ", "rule")]
"""Stand in front of a line: below the sign of an entry, and before a detail."""


def painted(document: Document, width: int) -> Iterator[Line]:
    """Lay out a document, line by line."""
    return _Painter(document, width).lines()


class _Painter:
    """Lays out one document; remembers the signs that it used, for the legend, and numbers sources if asked to."""

    def __init__(self, document: Document, width: int) -> None:
        self.document = document
        self.width = width
        self.signs: dict[str, Sign] = {}
        self.bars: dict[str, None] = {}
        self.notes = self._new_notes() if document.is_noted else None
        self.restrictions = Restrictions()
        self.axis: Axis | None = None
        self.column = 0
        self._cited_log: Log | None = None
        self._short_names: dict[str, str] = {}

    @staticmethod
    def _new_notes() -> "Notes":
        from timeline.telling.notes import Notes  # which few documents need

        return Notes()

    def lines(self) -> Iterator[Line]:
        """Head, blocks, sources, legend."""
        yield from self._head()
        last: Block | None = None
        blocks = iter(self.document.blocks)
        ahead = list(islice(blocks, _LOOKED_AT))
        self.column = self._date_column(ahead)
        for block in chain(ahead, blocks):
            if isinstance(block, Axis) and not self._has_room(block):
                continue
            if self._is_apart(block, last):
                yield EMPTY
            yield from self._block(block)
            last = block
        if last is not None and not isinstance(last, Axis):
            yield from self._sources()
            yield from self._restriction()
            yield from self._legend()

    def _head(self) -> Iterator[Line]:
        head = self.document.head
        yield from wrap([span(head.title, "title")], self.width)
        yield from wrap([span(head.asked, "heading")], self.width)
        for line in head.lines:
            yield from wrap(self._spans(line, "aside"), self.width)
        yield from wrap(joined([span(count) for count in head.counts]), self.width)

    def _is_apart(self, block: Block, last: Block | None) -> bool:
        """Return whether an empty line stands between two blocks."""
        if isinstance(block, Heading):
            return not (isinstance(last, Heading) and block.level > last.level)
        if last is None:
            return True
        if isinstance(block, Table) or isinstance(last, Table):
            return not isinstance(last, Heading)
        return isinstance(block, Entry) and isinstance(last, Item)

    def _block(self, block: Block) -> Iterable[Line]:
        if isinstance(block, Entry):
            return self._brief(block) if block.is_brief else self._entry(block)
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph):
            return wrap(self._spans(block.words), self.width)
        if isinstance(block, Item):
            return self._item(block)
        if isinstance(block, Table):
            from timeline.render.tables import drawn

            table = drawn(block, self.width, self._spans)
            self.bars.update(dict.fromkeys(table.legend))
            return table.lines
        return self._lanes(block) if isinstance(block, LaneChart) else self._axis(block)

    def _heading(self, heading: Heading) -> list[Line]:
        text, aside = text_of(heading.words), f" ({heading.aside})" if heading.aside else ""
        if heading.level > 2:
            return wrap([span(text, "heading"), span(aside, "aside")], self.width)
        rule = "─" * (self.width - cells(text) - cells(aside) - 1)
        if len(rule) < 2:
            return wrap([span(text, "heading"), span(aside, "aside")], self.width)
        return [(span(text, "heading"), span(aside, "aside"), Span(f" {rule}", "rule"))]

    def _item(self, item: Item) -> list[Line]:
        if item.label:
            label = item.label + " " * (_LABEL - cells(item.label))
            body = wrap(self._spans(item.words), max(self.width - _LABEL, 20))
            blank = [Span(" " * _LABEL)]
            if cells(item.label) >= _LABEL:
                return [*wrap([span(item.label, "aside")], self.width), *indent(body, blank, blank)]
            return indent(body or [EMPTY], [span(label, "aside")], blank)
        mark = "· " if item.number is None else f"{item.number}. "
        front = " " * (2 * item.depth)
        body = wrap(self._spans(item.words), self.width - len(front) - len(mark))
        return indent(body, [Span(f"{front}{mark}", "aside")], [Span(" " * (len(front) + len(mark)))])

    def _date_column(self, blocks: Iterable[Block]) -> int:
        """Return the width of the column of dates."""
        longest = max((cells(text_of(block.lead)) for block in blocks if isinstance(block, Entry)), default=0)
        return min(longest, next(most for least, most in _DATE_CELLS if self.width >= least))

    @property
    def _bar(self) -> int:
        """The width of the column of bars; 0 if there is none, or no room for it."""
        if self.axis is None:
            return 0
        room = self.width - self._front - 2 - self.axis.beside
        return min(room, _MOST_BAR, max(_LEAST_BAR, self.width * 2 // 5)) if room >= _LEAST_BAR else 0

    @property
    def _front(self) -> int:
        """The width of the part left of the text of an entry: its date and its sign."""
        return 2 if self.width < NARROW or not self.column else self.column + 4

    def _has_room(self, axis: Axis) -> bool:
        """Make an axis that of the bars that follow; return whether there is room for them."""
        self.axis = axis
        return bool(self._bar)

    def _axis(self, axis: Axis) -> Iterator[Line]:
        from timeline.render.bars import tick_line

        self.bars.update(dict.fromkeys(axis.legend))
        yield (Span(" " * (self.width - self._bar)), Span(tick_line(axis, self._bar), "aside"))

    def _lanes(self, chart: LaneChart) -> list[Line]:
        from timeline.render.chart import drawn as drawn_lanes

        lines, legend = drawn_lanes(chart, self.width)
        self.bars.update(dict.fromkeys(legend))
        return lines

    def _entry(self, entry: Entry) -> list[Line]:
        room = self.width - self._front
        head = self._headline(entry, room)
        body = _wrapped(self._spans(entry.excerpt), room) if entry.excerpt else []
        body += _wrapped(joined_spans([*self._facts(entry), *self._reference(entry)]), room)
        return self._with_lead(entry, head, [*body, *self._details(entry, room)])

    def _facts(self, entry: Entry) -> Iterator[list[Span]]:
        """The facts; where all of the entry has the same source, by its short name, no fact names it again."""
        return (self._spans(fact, beside=entry.cites) for fact in entry.facts)

    def _details(self, entry: Entry, room: int) -> Iterator[Line]:
        for detail in entry.details:
            yield from indent(wrap(self._spans(detail), room - 2), _POINT, _BLANK)

    def _headline(self, entry: Entry, room: int) -> list[Line]:
        """Title and hedges, with the bar on the right of the first line."""
        title = [*self._spans(entry.title), *_flags(entry.flags)]
        width = self._bar
        if not width or entry.bar is None:
            return _wrapped(title, room)
        assert self.axis is not None
        from timeline.render.bars import bar_cells

        drawn: list[Line] = [(Span(bar_cells(entry.bar, self.axis, width), "bar"),)]
        return beside(_wrapped(title, room - width - 2), room - width, drawn)

    def _brief(self, entry: Entry) -> list[Line]:
        title = [*self._spans(entry.title), *_flags(entry.flags)]
        line = joined_spans([title, *self._facts(entry), *self._reference(entry)])
        if not entry.lead:
            body = [*wrap(line, self.width - 2), *self._details(entry, self.width - 2)]
            return indent(body, [self._sign(entry.sign)], _BLANK)
        room = self.width - self._front
        return self._with_lead(entry, wrap(line, room), list(self._details(entry, room)))

    def _with_lead(self, entry: Entry, head: list[Line], body: list[Line]) -> list[Line]:
        """The date in its column, or above; then the sign and the lines of the entry."""
        sign = self._sign(entry.sign)
        lead = self._spans(entry.lead)
        if self.width < NARROW or not self.column:
            above = wrap([sign, *lead], self.width) if lead else []
            return [*above, *indent([*head, *body], _BLANK if above else [sign], _BLANK)]
        rule = _RULE if entry.sign is not None and not entry.is_brief else _NO_RULE
        text = indent([*head, *body], [sign], rule)
        return beside(_date_lines(lead, self.column), self.column + 2, text)

    def _sign(self, sign: Sign | None) -> Span:
        if sign is None:
            return _NO_SIGN
        if sign.meaning:
            self.signs.setdefault(f"{sign.text} {sign.meaning}", sign)
        return Span(f"{sign.text} ", sign.style)

    def _reference(self, entry: Entry) -> Iterator[list[Span]]:
        parts = [*map(self._cite, entry.cites), span(entry.id, "id")]
        return ([part] for part in parts if part.text)

    def _spans(self, words: Words, style: str = "", beside: tuple[Cite, ...] | None = None) -> list[Span]:
        """A line of text; a reference to just the sources that are cited `beside` it is left out."""
        line: list[Span] = []
        for part in words:
            if isinstance(part, Run):
                line.append(_span(part, style))
            elif (beside is None or not self._are_same(beside, part)) and (text := self._cite(part).text):
                line.append(Span(f" {text}" if self.notes is not None else f" ({text})", "aside"))
        return line if len(line) == 1 and line[0].text else closed(line)

    def _are_same(self, cites: tuple[Cite, ...], other: Cite) -> bool:
        """Return whether a reference names just the sources that others name; never so where they are numbered."""
        if self.notes is not None:
            return False
        return {name for cite in cites for name in self._names(cite)} == {*self._names(other)}

    def _cite(self, cite: Cite) -> Span:
        """The sources in short; numbers where the document lists them."""
        if self.notes is not None:
            return Span("".join(f"[{number}]" for number in self.notes.numbers(cite)), "aside")
        return span("; ".join(self._names(cite)), "aside")

    def _names(self, cite: Cite) -> tuple[str, ...]:
        """The short names of sources that are not cited beside them, each once; documents cite most again and again."""
        if self._cited_log is not cite.log:
            self._cited_log, self._short_names = cite.log, {}
        names = self._short_names
        news = cite.news
        for citation in news:
            if citation.ref not in names:
                source = cite.log.sources.get(citation.ref)
                names[citation.ref] = source_in_short(source) if source else citation.ref
            elif citation.via is None:
                continue
            self.restrictions.add_cited(citation, cite.log)
        return tuple(dict.fromkeys([names[citation.ref] for citation in news]))

    def _sources(self) -> Iterator[Line]:
        if self.notes is None or not self.notes.notes:
            return
        yield EMPTY
        yield (Span("Sources", "heading"),)
        for number, note in enumerate(self.notes.notes, 1):
            front = f"{f'[{number}]':>5} "
            text = [span(f"{note.text} {note.url}" if note.url else note.text), span(f" [{note.id}]", "id")]
            yield from indent(wrap(text, self.width - 6), [Span(front, "aside")], [Span(" " * 6)])

    def _restriction(self) -> Iterator[Line]:
        """The sentence on sources that are not to be passed on."""
        sentence = self.restrictions.sentence if self.notes is None else self.notes.restriction
        if sentence:
            yield EMPTY
            yield from wrap([span(sentence, "hedge")], self.width)

    def _legend(self) -> Iterator[Line]:
        """The signs with their meanings; none where sources are numbered: there a sign stands before its own words."""
        parts = [*(self.signs if self.notes is None else ()), *self.bars]
        if parts:
            yield EMPTY
            yield from legend(parts, self.width)


def _span(run: Run, style: str) -> Span:
    """A run as a span that keeps the blanks at its ends, which part it from other runs."""
    text = run.text
    if text.isprintable() and text[:2] != "  " and text[-2:] != "  ":  # as most are
        return Span(text, run.style or style)
    inside = span(text.strip(), run.style or style)
    before = " " if text[:1].isspace() else ""
    after = " " if inside.text and text[-1:].isspace() else ""
    return Span(f"{before}{inside.text}{after}", inside.style)


def _wrapped(spans: Sequence[Span], width: int) -> list[Line]:
    """Wrap a text; a mark inside a word is no gap to break it."""
    return wrap_whole(spans, width) if "found" in [style for _, style in spans] else wrap(spans, width)


def _flags(flags: Sequence[str]) -> list[Span]:
    return [Span("  "), span(f"[{'; '.join(flags)}]", "hedge")] if flags else []


def _date_lines(lead: Sequence[Span], width: int) -> list[Line]:
    """A date in its column, broken between its parts if they fit, else between its days, months and other words."""
    text, style = "".join(piece.text for piece in lead), lead[0].style if lead else ""
    if text and cells(text) <= width and "  " not in text:
        return [(Span(text, style),)]
    parts = re.split(_BREAKS, text)
    if any(cells(part) > width for part in parts) or re.fullmatch(_DAY, parts[0]):
        parts = re.findall(_UNITS, text)
    lines: list[Line] = []
    line = ""
    for part in parts:
        if line and cells(line) + 1 + cells(part) > width:
            lines += wrap([Span(line, style)], width)
            line = part
        else:
            line = f"{line} {part}" if line else part
    return [*lines, *wrap([Span(line, style)], width)]


def legend(parts: Iterable[str], width: int) -> Iterator[Line]:
    """Lay out signs with their meanings; a meaning that fits a line is not broken."""
    line = ""
    for part in parts:
        if line and cells(line) + 2 + cells(part) > width:
            yield (Span(line, "aside"),)
            line = ""
        if cells(part) > width:
            yield from wrap([span(part, "aside")], width)
        else:
            line += f"  {part}" if line else part
    if line:
        yield (Span(line, "aside"),)
