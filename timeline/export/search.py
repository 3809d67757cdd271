"""What a search found as JSON, JSON lines, CSV and Markdown: nothing shortened, and where the words stand.

Places of words count the characters (code points) of the text beside them, from 0, the end not included.
"""

from collections.abc import Sequence
from typing import Any

from timeline.dates import iso, words
from timeline.export.figures import estimate_object
from timeline.export.notes import Notes
from timeline.export.objects import Json, day_text, event_object, logs_object, series_object
from timeline.export.plans import plan_object
from timeline.export.writers import code_span, csv_text, json_text, jsonl_text, markdown
from timeline.log.model import Event, Figure, Plan
from timeline.log.roles import concerned
from timeline.plans.deadline import Moment
from timeline.query.wanted import Spot
from timeline.reports.figures import Estimate, series_key
from timeline.reports.plans import judged
from timeline.reports.search import Hit, Search
from timeline.reports.wording import citation_in_full, entry_marks, title_of
from timeline.workspace import Workspace


def as_json(answer: Search, workspace: Workspace) -> str:
    """The document `timeline.search/1`."""
    return json_text(
        {
            "schema": "timeline.search/1",
            "logs": logs_object(workspace),
            "as_of": day_text(workspace.as_of),
            "horizon": iso(workspace.horizon),
            "words": list(answer.phrases),
            "found": [_hit(hit, workspace) for hit in answer.hits],
            "left_out": answer.left_out,
            "not_judged": answer.not_judged,
        }
    )


def as_jsonl(answer: Search, workspace: Workspace) -> str:
    """One object for each entry, the best first."""
    return jsonl_text(_hit(hit, workspace) for hit in answer.hits)


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


_COLUMNS = (
    *("kind", "id", "date", "edtf", "earliest", "latest", "title", "type", "places", "countries", "actors"),
    *("status", "match", "tags", "summary", "in_title", "in_summary", "in_names", "sources", "file", "line"),
)


def as_csv(answer: Search, workspace: Workspace) -> str:
    """One line for each entry, the best first, with the words as they stand in its texts and its names."""
    return csv_text(_COLUMNS, (_line(hit, workspace) for hit in answer.hits))


def _line(hit: Hit, workspace: Workspace) -> tuple[Any, ...]:
    entry, date = hit.entry, hit.date
    return (
        *(_what(hit), entry.id),
        *((words(date), date.edtf, iso(date.earliest), iso(date.latest)) if date is not None else (None,) * 4),
        title_of(entry),
        entry.type if isinstance(entry, Event) else entry.kind if isinstance(entry, Plan) else None,
        entry.places,
        workspace.geography.countries(entry.places),
        tuple(dict.fromkeys(concerned(entry))),
        entry.status,
        hit.match.name.lower(),
        entry.tags,
        entry.summary,
        [title_of(entry)[start:end] for start, end in hit.title],
        [(entry.summary or "")[start:end] for start, end in hit.summary],
        [named.name for named in hit.names],
        [citation_in_full(citation, hit.log) for citation in hit.sources],
        entry.file,
        entry.line,
    )


def as_markdown(answer: Search, workspace: Workspace) -> str:
    """A numbered list, the best first, the words in bold, each source once as a numbered note."""
    lines = [f"# {markdown(' · '.join(log.header.title for log in workspace.logs))}", ""]
    notes = Notes()
    for number, hit in enumerate(answer.hits, 1):
        lines += [f"{number}. {_paragraph(hit, workspace, notes)}"]
    lines += [""] if answer.hits else []
    if answer.left_out:
        lines += [f"{answer.left_out:,} more beyond the limit.", ""]
    return "\n".join([*lines, *notes.section()]).rstrip() + "\n"


def _paragraph(hit: Hit, workspace: Workspace, notes: Notes) -> str:
    entry = hit.entry
    label = {"event": "", "plan": "*plan:* ", "figure": "*figure:* "}[_what(hit)]
    remarks = [markdown(mark) for mark in entry_marks(entry)]
    remarks += ["possible match"] if hit.match.name == "POSSIBLE" else []
    remark = f" ({'; '.join(remarks)})" if remarks else ""
    found = {(named.role, named.id): named for named in hit.names}
    several = [("places", place, workspace.geography.name(place)) for place in entry.places]
    several += [("actors", actor, workspace.memberships.name(actor)) for actor in dict.fromkeys(concerned(entry))]
    names = []
    for role, identity, usual in several:
        named = found.get((role, identity))
        if named is None:
            names.append(markdown(usual))
        elif named.name == usual:
            names.append(_marked(usual, named.spots))
        else:
            names.append(f"{markdown(usual)} ({_marked(named.name, named.spots)})")
    where = f" — {', '.join(names)}" if names else ""
    summary = f" {_marked(entry.summary, hit.summary)}" if entry.summary else ""
    date = f"{markdown(words(hit.date))}: " if hit.date is not None else ""
    title = f"{date}{label}{_marked(title_of(entry), hit.title)}{remark}{where}."
    return f"{title}{summary} {code_span(entry.id)}{notes.cite(hit.sources, hit.log)}"


def _marked(text: str, spots: Sequence[Spot]) -> str:
    """A text as Markdown, the words at these places in bold."""
    parts, at = [], 0
    for start, end in spots:
        parts += [_piece(text[at:start], at == 0), f"**{markdown(text[start:end])}**"]
        at = end
    return "".join([*parts, _piece(text[at:], at == 0)])


def _piece(text: str, is_first: bool) -> str:
    """A part of a line as Markdown, with the blanks at its ends."""
    return markdown(f"{text}x")[:-1] if is_first else markdown(f"x{text}x")[1:-1]
