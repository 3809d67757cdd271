"""The document of an answer: a head and blocks of text, printed alike by Markdown, HTML, Word and the terminal.

Text in a block is text and never markup. A block says what something is (a date, a hedge, an id); how that looks is
the printer's business. Blocks are an iterable that is read once, so a long answer need not be held in memory.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline.frozen import Frozen
from timeline.log.log import Log
from timeline.log.model import Citation

if TYPE_CHECKING:
    from timeline.reports.lane_values import Lanes
    from timeline.workspace import Workspace

Style = Literal[
    "",
    "title",  # the name of an entry
    "strong",
    "emphasis",
    "date",
    "vague",  # a date that is no single day
    "found",  # a word that was looked for
    "hedge",  # possible, reported, disputed
    "alarm",  # overdue, missed or violent
    "good",  # met or kept
    "plan",
    "aside",  # a remark of less weight
    "hint",  # an option of the command, which only the terminal prints
    "id",  # documents print it on request only
    "code",  # an id or path that is the answer itself
    "link",
]
"""The meaning of a run of text."""


class Run(NamedTuple):
    """A piece of text with one meaning."""

    text: str
    style: Style = ""


class Cite(NamedTuple):
    """A reference to sources: a short name on the terminal, a numbered note in documents.

    Where a source is cited `beside` it already, this is another place in it: a note tells it, a short name does not.
    """

    citations: tuple[Citation, ...]
    log: Log
    beside: tuple[Citation, ...] = ()

    @property
    def news(self) -> tuple[Citation, ...]:
        """The citations of sources that are not cited beside it."""
        if not self.beside:
            return self.citations
        refs = {citation.ref for citation in self.beside}
        return tuple(citation for citation in self.citations if citation.ref not in refs)


Words = tuple[Run | Cite, ...]
"""A line of text."""


class Sign(Frozen):
    """The sign in front of an entry on the terminal, with its meaning for the legend."""

    text: str
    meaning: str
    style: Style = ""


class Heading(Frozen):
    """A heading of level 2 or deeper; `aside` is a remark behind it, printed in brackets.

    A heading that `divides` a list of entries is a row of their table where a document prints them as one.
    """

    level: int
    words: Words
    aside: str = ""
    divides: bool = False


class Paragraph(Frozen):
    """A paragraph."""

    words: Words


class Item(Frozen):
    """An item of a list at a depth from 0, with a number where the order matters, and a label in front of it."""

    words: Words
    depth: int = 0
    number: int | None = None
    label: str = ""


class Table(Frozen):
    """A table; a row of one cell in a table of several columns is a heading within it.

    `bars` are the indexes of a column of numbers that the terminal draws as bars too, and of the column with the part
    of them that is only possible, if there is one. The last row of such a table is the sum.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    bars: tuple[int, int | None] | None = None


class Bar(Frozen):
    """A range on the axis above it, in the axis's units; None is a bound that nobody gives."""

    low: float | None
    high: float | None
    value: float | None = None
    is_about: bool = False
    excludes_low: bool = False
    """True if it is more than `low`."""
    excludes_high: bool = False


class Axis(Frozen):
    """The scale of the bars of the entries below it, drawn by the terminal only: the entries say the same in words.

    `ticks` are labels at positions, `now` the position of the day of the answer; `beside` is the number of cells that
    the titles of the entries need beside the bars.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    now: float | None = None
    beside: int = 24
    legend: tuple[str, ...] = ()


class Entry(Frozen):
    """An entry of the log, or a change of one.

    The terminal sets `lead` (a date or a deadline) in a column of its own; a brief entry takes one line. Documents have
    room for the whole `summary`, the terminal prints the `excerpt` of it. `details` stand below the entry, one a line.
    """

    title: Words
    lead: Words = ()
    sign: Sign | None = None
    flags: tuple[str, ...] = ()
    """Hedges: possible, reported, disputed."""
    facts: tuple[Words, ...] = ()
    summary: Words = ()
    excerpt: Words = ()
    cites: tuple[Cite, ...] = ()
    id: str = ""
    details: tuple[Words, ...] = ()
    bar: Bar | None = None
    is_brief: bool = False


class LaneChart(Frozen):
    """Lanes on a scale of days, drawn by the terminal only: documents print the blocks, which say the same in words."""

    answer: "Lanes"
    workspace: "Workspace"
    blocks: "Iterable[Block]"


Block = Heading | Paragraph | Item | Table | Axis | Entry | LaneChart


class Head(Frozen):
    """The first lines of an answer: the log, the question, the day and the period followed, the counts."""

    title: str
    asked: str = ""
    lines: tuple[Words, ...] = ()
    counts: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """The editors of the logs."""
    citation: Words = ()
    """Citation and licence of the answer; printed at the end of a document, not on the terminal."""


class Document(Frozen):
    """An answer for people.

    `columns` name the lead, the title, the facts and the sources where entries are printed as a table, which
    documents do without being asked where the answer `is_tabular`. Where `is_noted`, the terminal too numbers its
    sources and lists them in full at the end.
    """

    head: Head
    blocks: Iterable[Block]
    columns: tuple[str, str, str, str] = ("Date", "What", "Details", "Sources")
    is_noted: bool = False
    is_tabular: bool = False


Part = str | Run | Cite | Words


def phrase(*parts: Part) -> Words:
    """Join parts to a line; empty ones are left out."""
    words: list[Run | Cite] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                words.append(Run(part))
        elif isinstance(part, Run):
            if part.text:
                words.append(part)
        elif isinstance(part, Cite):
            if part.citations:
                words.append(part)
        else:
            words += part
    return tuple(words)


def joined(separator: str, parts: Iterable[Part]) -> Words:
    """Join the parts that are not empty to a line, with a separator between them."""
    words: Words = ()
    for part in parts:
        line = phrase(part)
        if line:
            words = (*words, Run(separator), *line) if words else line
    return words


def heading(level: int, *parts: Part, aside: str = "", divides: bool = False) -> Heading:
    """Make a heading of its parts."""
    return Heading(level, phrase(*parts), aside, divides)


def paragraph(*parts: Part) -> Paragraph:
    """Make a paragraph of its parts."""
    return Paragraph(phrase(*parts))


def item(*parts: Part, depth: int = 0, number: int | None = None, label: str = "") -> Item:
    """Make an item of its parts."""
    return Item(phrase(*parts), depth, number, label)


def references(sources: tuple[Citation, ...], log: Log, beside: tuple[Citation, ...] = ()) -> tuple[Cite, ...]:
    """Refer to sources of a log, beside others that are cited already; empty if there are none."""
    return (Cite(sources, log, beside),) if sources else ()


def table(header: Iterable[str], rows: Iterable[Iterable[Part]], bars: tuple[int, int | None] | None = None) -> Table:
    """Make a table of its cells."""
    return Table(tuple(header), tuple(tuple(phrase(cell) for cell in row) for row in rows), bars)


def without_empty_columns(block: Table) -> Table:
    """Leave out the columns of a table in which nothing stands."""
    whole = [row for row in block.rows if len(row) == len(block.header)]
    used = [index for index in range(len(block.header)) if not index or any(row[index] for row in whole)]
    rows = tuple(row if len(row) < len(block.header) else tuple(row[index] for index in used) for row in block.rows)
    return Table(tuple(block.header[index] for index in used), rows)


def merged_cites(cites: Iterable[Cite]) -> Words:
    """Join references that follow each other to one for each log, so that their notes stand as one row of numbers."""
    by_log: dict[int, Cite] = {}
    for cite in cites:
        before = by_log.get(id(cite.log), Cite((), cite.log))
        by_log[id(cite.log)] = Cite(tuple(dict.fromkeys((*before.citations, *cite.citations))), cite.log)
    return tuple(by_log.values())


def text_of(words: Words) -> str:
    """Return the text of a line without its styles and references."""
    return "".join(run.text for run in words if isinstance(run, Run))
