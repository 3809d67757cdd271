"""What a search found: each entry with its words marked, and of its summary what stands around them.

The mark before a title is that of the chronology; ▪ is a figure.
"""

from collections.abc import Iterable, Iterator, Sequence

from timeline.dates import words
from timeline.log.model import Event, Figure, Plan
from timeline.log.roles import concerned
from timeline.query.highlights import Highlight
from timeline.render.chronology import NARROW, date_lines, legend, source_mark
from timeline.render.lines import EMPTY, Line, Span, beside, cells, indent, joined, span, wrap, wrap_whole
from timeline.render.sections import flags
from timeline.reports.search import Hit, Search
from timeline.reports.wording import family_of, period_followed, plural, title_of, type_name
from timeline.workspace import Workspace

_AROUND = 60
"""So many letters of a summary stand on both sides of a word that was found, at least."""

_LEGEND = ("● day", "○ vaguer", "▬ situation", "◇ plan", "▪ figure")


def lines(answer: Search, workspace: Workspace, width: int) -> list[Line]:
    """The entries at a width, the best first."""
    longest = max((cells(_date(hit)) for hit in answer.hits), default=0)
    column = min(longest, 20 if width >= 90 else 13)
    shown: list[Line] = []
    for hit in answer.hits:
        shown += [*_entry(hit, workspace, width, column), EMPTY]
    return [*shown, *_foot(answer, workspace, width)]


def _entry(hit: Hit, workspace: Workspace, width: int, column: int) -> list[Line]:
    family = family_of(hit.entry.type, workspace) if isinstance(hit.entry, Event) else "plan"
    mark, style = Span(f"{_mark(hit)} ", family), "vague" if _is_vague(hit) else "date"
    if width < NARROW:
        body = _body(hit, workspace, width - 2, family)
        return [*wrap([mark, span(_date(hit), style)], width), *indent(body, [Span("  ")], [Span("  ")])]
    body = _body(hit, workspace, width - column - 4, family)
    body[0] = (mark, *body[0])
    body[1:] = indent(body[1:], [Span("│ ", "rule")], [Span("│ ", "rule")])
    return beside(date_lines(_date(hit), style, column), column + 2, body)


def _body(hit: Hit, workspace: Workspace, width: int, family: str) -> list[Line]:
    entry = hit.entry
    # A figure's title begins with what it measures, so that the places of the words are the same in both.
    title = [*_marked(title_of(entry), hit.title, "title"), *flags(entry, hit.match)]
    kind = type_name(entry.type, workspace) if isinstance(entry, Event) else ""
    kind = entry.kind.replace("-", " ") if isinstance(entry, Plan) else kind
    facts = [[span(kind, family)], _names(hit, "places", entry.places, workspace, "")]
    facts.append(_names(hit, "actors", dict.fromkeys(concerned(entry)), workspace, "meta"))
    reference = [span(entry.id, "id"), span(source_mark(hit.sources, hit.log), "meta")]
    return [
        *wrap_whole(title, width),
        *wrap_whole(_around(entry.summary or "", hit.summary), width),
        *wrap_whole(_apart(facts), width),
        *wrap(joined(reference), width),
    ]


def _apart(parts: Iterable[list[Span]]) -> list[Span]:
    """Parts of several spans, with a separator between those that have text."""
    line: list[Span] = []
    for part in parts:
        if any(piece.text for piece in part):
            line += [Span(" · ", "meta"), *part] if line else part
    return line


def _names(hit: Hit, role: str, identities: Iterable[str], workspace: Workspace, style: str) -> list[Span]:
    """The usual names, the words in them marked; behind one of them the other name that was found, if it was that."""
    found = {named.id: named for named in hit.names if named.role == role}
    name = workspace.geography.name if role == "places" else workspace.memberships.name
    line: list[Span] = []
    for identity in identities:
        usual, named = name(identity), found.get(identity)
        line += [Span(", ", style)] if line else []
        if named is None or named.name != usual:
            line.append(span(usual, style))
        if named is not None:
            spans = _marked(named.name, named.spots, style)
            line += spans if named.name == usual else [Span(" (", style), *spans, Span(")", style)]
    return line


def _marked(text: str, spots: Sequence[Highlight], style: str = "") -> list[Span]:
    """A text whose words at these places are marked."""
    line, at = [], 0
    for start, end in spots:
        line += [_piece(text[at:start], style), _piece(text[start:end], "found")]
        at = end
    return [piece for piece in (*line, _piece(text[at:], style)) if piece.text]


def _piece(text: str, style: str) -> Span:
    """A part of a text, which keeps the blanks at its ends."""
    return span(text.replace("\n", " "), style)


def _around(text: str, spots: Sequence[Highlight]) -> list[Span]:
    """Of a text what stands around these places, `…` for the rest; nothing where there are none."""
    line: list[Span] = []
    at = 0
    for start, end in _windows(text, spots):
        line += [Span("… ", "meta")] if start > at else []
        inside = [
            Highlight(one.start - start, one.end - start) for one in spots if start <= one.start and one.end <= end
        ]
        line += [*_marked(text[start:end], inside), Span(" ")]
        at = end
    return [*line, Span("…", "meta")] if line and text[at:].strip() else line


def _windows(text: str, spots: Sequence[Highlight]) -> list[Highlight]:
    """The parts of a text around some places, between words; those that nearly touch are one."""
    several: list[Highlight] = []
    for spot in spots:
        first, last = max(0, spot.start - _AROUND), min(len(text), spot.end + _AROUND)
        start = first if first == 0 else text.find(" ", first, spot.start) + 1 or spot.start
        end = last if last == len(text) else text.rfind(" ", spot.end, last)
        end = end if end >= 0 else spot.end
        if several and start <= several[-1].end + 20:
            several[-1] = Highlight(several[-1].start, max(end, several[-1].end))
        else:
            several.append(Highlight(0 if start <= 20 else start, end))
    if several and len(text) - several[-1].end <= 20:
        several[-1] = Highlight(several[-1].start, len(text))
    return several


def _date(hit: Hit) -> str:
    return words(hit.date) if hit.date is not None else "undated"


def _mark(hit: Hit) -> str:
    if isinstance(hit.entry, Plan | Figure):
        return "◇" if isinstance(hit.entry, Plan) else "▪"
    return "▬" if hit.date is not None and hit.date.kind == "span" else "○" if _is_vague(hit) else "●"


def _is_vague(hit: Hit) -> bool:
    return hit.date is not None and (hit.date.flagged or hit.date.earliest != hit.date.latest)


def _foot(answer: Search, workspace: Workspace, width: int) -> Iterator[Line]:
    kinds = ((Event, "event"), (Plan, "plan"), (Figure, "figure"))
    numbers = [(sum(isinstance(hit.entry, kind) for hit in answer.hits), noun) for kind, noun in kinds]
    counts = [plural(number, noun) for number, noun in numbers if number] or ["nothing found"]
    if answer.left_out:
        counts.append(f"{answer.left_out:,} more beyond --limit")
    if answer.hits:
        yield from legend(_LEGEND, width)
    yield from wrap([Span(f"{', '.join(counts)} · {period_followed(workspace)}", "meta")], width)
