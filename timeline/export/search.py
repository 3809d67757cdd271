"""The results of a search in the formats for machines: texts in full, with the places of the words.

A place counts the characters (code points) of the text beside it, from 0, the end not included.
"""

from timeline.dates import iso
from timeline.export.figures import estimate_object
from timeline.export.forms import Forms
from timeline.export.lines import Each, Lines
from timeline.export.objects import Json, day_text, event_object, logs_object, series_object
from timeline.export.plans import plan_object
from timeline.export.sheets.search import search_sheet
from timeline.log.model import Event, Figure, Plan
from timeline.plans.deadline import Moment
from timeline.reports.figures import Estimate, series_key
from timeline.reports.plans import judged
from timeline.reports.search import Hit, Search
from timeline.workspace import Workspace


def forms(answer: Search, workspace: Workspace) -> Forms:
    """Return the formats of the results."""
    return Forms(
        value=lambda: _value(answer, workspace),
        lists=(Lines("found"),),
        sheet=lambda: search_sheet(answer.hits, workspace),
    )


def _value(answer: Search, workspace: Workspace) -> Json:
    """The document `timeline.search/1`."""
    return {
        "schema": "timeline.search/1",
        "logs": logs_object(workspace),
        "as_of": day_text(workspace.as_of),
        "horizon": iso(workspace.horizon),
        "words": list(dict.fromkeys(phrase.text for phrase in answer.phrases)),
        "found": Each(answer.hits, lambda hit: _hit(hit, workspace)),
        "left_out": answer.left_out,
        "not_judged": answer.not_judged,
    }


def _hit(hit: Hit, workspace: Workspace) -> Json:
    """An entry as other answers have it, under its kind, with the places of the words."""
    return {"what": _what(hit), "marks": _marks(hit), "names": _names(hit), "entry": _entry(hit, workspace)}


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


def _entry(hit: Hit, workspace: Workspace) -> Json:
    entry, log, match = hit.entry, hit.log, hit.match.name.lower()
    if isinstance(entry, Event):
        return event_object(entry, log, workspace, match)
    if isinstance(entry, Plan):
        rows = list(judged(entry, log, Moment(workspace.as_of, workspace.as_of)))
        # For a series, the next occurrence, or the last one.
        row = next((one for one in rows if not one.verdict.is_settled), rows[-1])
        return plan_object(row._replace(match=hit.match), workspace)
    assert isinstance(entry, Figure)
    return {**series_object(series_key(entry, log)), **estimate_object(Estimate(entry, log, hit.match))}
