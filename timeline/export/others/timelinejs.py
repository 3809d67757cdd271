"""The chronology as JSON for TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html).

A date there has only the known parts (year, month, day, time), with its words beside it; a date that may lie anywhere
in a stretch of time is a bar of that length. TimelineJS has no zones: a time is the one that the source gives.
TimelineJS reads texts as HTML, so those of the log are escaped; the fields from which it strips markup (`display_date`
and `group`) hold only words of the program.
"""

from collections.abc import Iterator, Sequence

from timeline.addresses import is_address
from timeline.dates import Date, words
from timeline.dates.days import civil, month_length
from timeline.export.formats.plain import json_text
from timeline.export.markup import content, joined, link_to
from timeline.export.objects import Json
from timeline.export.others.placing import Stretch, extent_of, name_of
from timeline.log.log import Log, places_of
from timeline.log.model import Citation, Event
from timeline.log.roles import concerned
from timeline.reports.chronology import Chronology
from timeline.reports.rows import Row
from timeline.reports.wording import (
    citation_in_full,
    day_words,
    entry_marks,
    family_of,
    period_followed,
    type_name,
)
from timeline.telling.plan_dates import plan_date_parts
from timeline.workspace import Workspace

_FIRST_YEAR, _LAST_YEAR = -271_820, 275_759
"""The years that TimelineJS counts in days; with one beyond them a whole time line has years only."""

Words = dict[str, int]


def as_timelinejs(answer: Chronology, workspace: Workspace) -> str:
    """The file that TimelineJS reads: a slide for each row that has a place in time, after one with the log's title."""
    slides = [*_slides(tuple(answer.rows), workspace)]
    years = [slide[side]["year"] for slide in slides for side in ("start_date", "end_date") if side in slide]
    is_human = all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years)
    return json_text(
        {"scale": "human" if is_human else "cosmological", "title": _title(workspace), "events": slides},
    )


def _title(workspace: Workspace) -> Json:
    descriptions = (_paragraph(log.header.description or "") for log in workspace.logs)
    followed = _paragraph(f"As known on {day_words(workspace.as_of)}; {period_followed(workspace)}.")
    headline = " · ".join(content(log.header.title) for log in workspace.logs)
    # No entry has this name: ids have no dot.
    return {
        "unique_id": "title.slide",
        "text": {"headline": headline, "text": "".join([*descriptions, followed])},
        "autolink": False,
    }


def _slides(rows: Sequence[Row], workspace: Workspace) -> Iterator[Json]:
    several = len(workspace.logs) > 1
    numbers = {log.file: number for number, log in enumerate(workspace.logs, 1)}
    for row in rows:
        extent = extent_of(row)
        if extent is None:
            continue
        start, end = _known(extent.start, is_end=False), None
        if extent.end is not None:
            end = _known(extent.end, is_end=True)
        clock = _clock(row.date)
        late = "Nothing is known of its beginning: it stands at its end." if extent.is_late else ""
        yield {
            "unique_id": f"{name_of(row)}.{numbers[row.log.file]}" if several else name_of(row),
            "start_date": {**start, **clock},
            **({"end_date": end} if end is not None and end != start else {}),
            "display_date": words(row.date),
            "group": _group(row, workspace),
            "text": {"headline": _headline(row), "text": _text(row, workspace, late)},
            "autolink": False,
        }


def _known(stretch: Stretch, *, is_end: bool) -> Words:
    """The known parts of a side: only the year if it takes whole years, the month too if it takes whole months."""
    first, last = civil(stretch.first), civil(stretch.last)
    date = dict(zip(("year", "month", "day"), last if is_end else first, strict=True))
    if first[2] == 1 and last[2] == month_length(last[0], last[1]):
        del date["day"]
        if first[1] == 1 and last[1] == 12:
            del date["month"]
    return date


def _clock(date: Date) -> Words:
    """Hour and minute of a time of day, and the second if given; none for 24:00, which TimelineJS does not know."""
    if date.time is None or date.time.clock.startswith("24"):
        return {}
    return dict(zip(("hour", "minute", "second"), map(int, date.time.clock.split(":")), strict=False))


def _group(row: Row, workspace: Workspace) -> str:
    """The row of the time line on which it stands, with others of its family."""
    return family_of(row.entry.type, workspace).capitalize() if isinstance(row.entry, Event) else "Plans"


def _headline(row: Row) -> str:
    """The title of an event; of a date of a plan what happened to the plan, and its title."""
    label, title = ("", row.entry.title) if row.what == "event" else plan_date_parts(row)[:2]
    return f"{label[:1].upper()}{label[1:]}" + content(" ".join(title.split()))


def _text(row: Row, workspace: Workspace, late: str) -> str:
    """The text of a slide, as paragraphs of HTML."""
    entry = row.entry
    marks = ["possibly in this period"] if row.match.name == "POSSIBLE" else []
    marks += entry_marks(entry)
    kind = type_name(entry.type, workspace) if isinstance(entry, Event) else entry.kind.replace("-", " ")
    places = ", ".join(workspace.geography.name(place) for place in places_of(entry, row.log))
    actors = ", ".join(map(workspace.naming(entry), dict.fromkeys(concerned(entry))))
    return "".join(
        (
            f"<p><em>{content('; '.join(marks))}</em></p>" if marks else "",
            _paragraph(late),
            _paragraph(plan_date_parts(row)[2] if row.what != "event" else ""),
            _paragraph((entry.summary or "") if row.what == "event" else ""),
            _paragraph(joined((kind, places, actors))),
            *(f"<p><small>{_source(citation, row.log)}</small></p>" for citation in row.sources),
        )
    )


def _source(citation: Citation, log: Log) -> str:
    """A source in one line; a link if its address is one of the web."""
    text = content(citation_in_full(citation, log))
    source = log.sources.get(citation.ref)
    if source is None or not source.url:
        return text
    if not is_address(source.url):
        return f"{text}, {content(source.url)}"
    return f"<a {link_to(source.url)}>{text}</a>"


def _paragraph(text: str) -> str:
    return f"<p>{content(' '.join(text.split()))}</p>" if text else ""
