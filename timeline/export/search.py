"""The results of a search in the formats for machines: texts in full, with the places of the words.

A place counts the characters (code points) of the text beside it, from 0, the end not included.
"""

from timeline.dates import iso
from timeline.export.forms import Forms
from timeline.export.found import found_object
from timeline.export.lines import Each, Lines
from timeline.export.objects import Json, day_text, logs_object, not_followed_object
from timeline.export.sheets.search import search_sheet
from timeline.log.model import Event, Figure, Plan
from timeline.reports.followed import not_followed_words
from timeline.reports.search import Hit, Search
from timeline.workspace import Workspace


def forms(answer: Search, workspace: Workspace) -> Forms:
    """Return the formats of the results."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("found"),),
        sheet=lambda: search_sheet(answer.hits, workspace),
        note=lambda: not_followed_words(workspace, answer.period),
    )


def _value(answer: Search, workspace: Workspace) -> Json:
    """The document `timeline.search/1`."""
    return {
        "schema": "timeline.search/1",
        "logs": logs_object(workspace),
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "not_followed": not_followed_object(workspace, answer.period),
        "words": list(dict.fromkeys(phrase.text for phrase in answer.phrases)),
        "found": Each(answer.hits, lambda hit: _hit(hit, workspace)),
        "left_out": answer.left_out,
        "not_judged": answer.not_judged + answer.without_place,
    }


def _hit(hit: Hit, workspace: Workspace) -> Json:
    """An entry as other answers have it, under its kind, with the places of the words."""
    return {
        "what": _what(hit),
        "marks": _marks(hit),
        "names": _names(hit),
        "entry": found_object(hit.entry, hit.log, hit.match, workspace),
    }


def _what(hit: Hit) -> str:
    return "event" if isinstance(hit.entry, Event) else "plan" if isinstance(hit.entry, Plan) else "figure"


def _marks(hit: Hit) -> list[Json]:
    """The places of the words in a text of the entry."""
    title = "measure" if isinstance(hit.entry, Figure) else "title"
    places = [(title, spot) for spot in hit.title] + [("summary", spot) for spot in hit.summary]
    return [{"field": field, **spot._asdict()} for field, spot in places]


def _names(hit: Hit) -> list[Json]:
    """The names of places and actors that have the words."""
    return [
        {"field": named.role, "id": named.id, "name": named.name, "marks": [spot._asdict() for spot in named.spots]}
        for named in hit.names
    ]
