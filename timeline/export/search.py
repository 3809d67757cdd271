"""What a search found in the forms in which it can be handed on: nothing shortened, and where the words stand.

Places of words count the characters (code points) of the text beside them, from 0, the end not included.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from timeline.dates import iso, words
from timeline.export.document import (
    Block,
    Document,
    Notes,
    Words,
    code,
    emphasised,
    heading,
    item,
    joined,
    paragraph,
    said,
    strong,
    table,
)
from timeline.export.figures import estimate_object
from timeline.export.forms import Forms
from timeline.export.happened import Style
from timeline.export.lines import Each, Lines
from timeline.export.objects import Json, day_text, event_object, logs_object, series_object
from timeline.export.plans import plan_object
from timeline.export.sheets.search import search_sheet
from timeline.log.model import Event, Figure, Plan
from timeline.log.roles import concerned
from timeline.plans.deadline import Moment
from timeline.query.wanted import Spot
from timeline.reports.figures import Estimate, series_key
from timeline.reports.plans import judged
from timeline.reports.search import Hit, Search
from timeline.reports.wording import entry_marks, title_of, titles_of
from timeline.workspace import Workspace


def forms(answer: Search, workspace: Workspace, style: Style = "paragraphs") -> Forms:
    """What was found for machines and for people."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("found"),),
        sheet=lambda: search_sheet(answer.hits, workspace),
        document=lambda: _document(answer, workspace, style),
    )


def _value(answer: Search, workspace: Workspace) -> Json:
    """The document `timeline.search/1`."""
    return {
        "schema": "timeline.search/1",
        "logs": logs_object(workspace),
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "words": list(answer.phrases),
        "found": Each(answer.hits, lambda hit: _hit(hit, workspace)),
        "left_out": answer.left_out,
        "not_judged": answer.not_judged,
    }


def _hit(hit: Hit, workspace: Workspace) -> Json:
    """An entry as other answers have it, under its kind, and where the words stand in it."""
    return {"what": _what(hit), "marks": _marks(hit), "names": _names(hit), "entry": _entry(hit, workspace)}


def _what(hit: Hit) -> str:
    return "event" if isinstance(hit.entry, Event) else "plan" if isinstance(hit.entry, Plan) else "figure"


def _marks(hit: Hit) -> list[Json]:
    """Where the words stand in a text of the entry."""
    title = "measure" if isinstance(hit.entry, Figure) else "title"
    places = [(title, spot) for spot in hit.title] + [("summary", spot) for spot in hit.summary]
    return [{"field": field, **spot._asdict()} for field, spot in places]


def _names(hit: Hit) -> list[Json]:
    """The places and actors that have the words in a name."""
    return [
        {"field": named.role, "id": named.id, "name": named.name, "marks": [spot._asdict() for spot in named.spots]}
        for named in hit.names
    ]


def _entry(hit: Hit, workspace: Workspace) -> Json:
    entry, log, match = hit.entry, hit.log, hit.match.name.lower()
    if isinstance(entry, Event):
        return event_object(entry, log, workspace, match)
    if isinstance(entry, Plan):
        rows = list(judged(entry, log, Moment(workspace.as_of, workspace.as_of)))
        # Of a series the occurrence that is to come, or the last one.
        row = next((one for one in rows if not one.verdict.is_settled), rows[-1])
        return plan_object(row._replace(match=hit.match), workspace)
    assert isinstance(entry, Figure)
    return {**series_object(series_key(entry)), **estimate_object(Estimate(entry, log, hit.match))}


def _document(answer: Search, workspace: Workspace, style: Style) -> Document:
    """The best first, numbered, the words in bold, each source once as a numbered note."""
    notes = Notes()
    return notes.document(_blocks(answer, workspace, style, notes))


def _blocks(answer: Search, workspace: Workspace, style: Style, notes: Notes) -> Iterator[Block]:
    yield heading(1, titles_of(workspace))
    ranked = [(rank, _Telling(hit, workspace, notes)) for rank, hit in enumerate(answer.hits, 1)]
    if style == "paragraphs":
        yield from (item(*of.sentence(), number=rank) for rank, of in ranked)
    elif ranked:
        rows = [(str(rank), *of.cells()) for rank, of in ranked]
        yield table(("Rank", "Date", "What", "Where and who", "Sources"), rows)
    if answer.left_out:
        yield paragraph(f"{answer.left_out:,} more beyond the limit.")


class _Telling:
    """How an entry is told in a document."""

    def __init__(self, hit: Hit, workspace: Workspace, notes: Notes) -> None:
        self.hit = hit
        self.workspace = workspace
        self.notes = notes

    def sentence(self) -> Words:
        """Date, title, what must not be overlooked, places and actors, summary, id, notes."""
        date, names = self._date(), self._names()
        where = said(" — ", names) if names else ()
        return said(f"{date}: " if date else "", self._title(), where, ".", self._more(), self._notes())

    def cells(self) -> tuple[str | Words, ...]:
        """The same in the cells of a table."""
        what = said(self._title(), "." if self.hit.entry.summary else "", self._more())
        return (self._date(), what, self._names(), self._notes())

    def _date(self) -> str:
        return words(self.hit.date) if self.hit.date is not None else ""

    def _title(self) -> Words:
        hit = self.hit
        label = said(emphasised(f"{_what(hit)}:"), " ") if not isinstance(hit.entry, Event) else ()
        possible = ["possible match"] if hit.match.name == "POSSIBLE" else []
        remarks = "; ".join([*entry_marks(hit.entry), *possible])
        return said(label, _marked(title_of(hit.entry), hit.title), f" ({remarks})" if remarks else "")

    def _names(self) -> Words:
        entry, geography, memberships = self.hit.entry, self.workspace.geography, self.workspace.memberships
        several = [("places", place, geography.name(place)) for place in entry.places]
        several += [("actors", actor, memberships.name(actor)) for actor in dict.fromkeys(concerned(entry))]
        return joined(", ", (self._name(*one) for one in several))

    def _name(self, role: str, identity: str, usual: str) -> Words:
        """The usual name, the words in it marked; behind it the other name that was found, if it was that."""
        named = next((one for one in self.hit.names if (one.role, one.id) == (role, identity)), None)
        if named is None:
            return said(usual)
        marked = _marked(named.name, named.spots)
        return marked if named.name == usual else said(usual, " (", marked, ")")

    def _more(self) -> Words:
        entry = self.hit.entry
        summary = said(" ", _marked(entry.summary, self.hit.summary)) if entry.summary else ()
        return said(summary, " ", code(entry.id))

    def _notes(self) -> Words:
        return self.notes.cite(self.hit.sources, self.hit.log)


def _marked(text: str, spots: Sequence[Spot]) -> Words:
    """A text, the words at these places strong."""
    parts: list[Any] = []
    at = 0
    for start, end in spots:
        parts += [text[at:start], strong(text[start:end])]
        at = end
    return said(*parts, text[at:])
