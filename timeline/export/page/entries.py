"""The chronology of a page: a heading for each year, an item for each event and for each date of a plan.

The script makes links of the type, places, actors and tags in the line of an entry; its data have their ids in the same
order.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.dates import words
from timeline.export.markup import address, content, foreign, joined, paragraph
from timeline.export.page.citing import Sources
from timeline.export.page.contents import Contents
from timeline.log.log import Log, places_of
from timeline.log.model import Entry, Event
from timeline.reports.disputes import NOT_GIVEN, claim_words, corrected_words, fields_of, followed_words
from timeline.reports.rows import Row
from timeline.reports.wording import family_of, type_name, year_of
from timeline.telling.plan_dates import plan_date_parts
from timeline.workspace import Workspace


def chronology(contents: Contents, sources: Sources) -> Iterator[str]:
    """The years in order, each with its items."""
    for year, rows in groupby(contents.rows, key=lambda row: year_of(row.date, row.window)):
        yield f"<section class=year><h3>{content(year)}</h3><ol>"
        for row in rows:
            yield _event(row, contents, sources) if isinstance(row.entry, Event) else _plan_date(row, contents)
        yield "</ol></section>"


def _event(row: Row, contents: Contents, sources: Sources) -> str:
    event, workspace = row.entry, contents.workspace
    assert isinstance(event, Event)
    family = family_of(event.type, workspace)
    shape = "span" if event.date.kind == "span" else "day" if event.date.precision == "day" else "vague"
    kind = type_name(event.type, workspace)
    return (
        f'<li id={contents.anchors[event]} class="{shape} {family}"><p class=d>{content(words(event.date))}'
        f"<h4>{foreign(event.title)}</h4>{marks(event, row.match.name == 'POSSIBLE')}"
        f"{meta(kind, event, row.log, event.actors, workspace)}{remarks(event, row.log, workspace, sources)}"
        f"{sources.line(event.sources, row.log)}"
    )


def _plan_date(row: Row, contents: Contents) -> str:
    """A date of a plan; the plan itself is described in the section of plans."""
    label, title, change = plan_date_parts(row)
    detail = f", {content(change)}" if change else ""
    note = row.occasion.note if row.occasion else None
    link = f"<a href=#{contents.anchors[row.entry]}>{foreign(title)}</a>"
    return (
        f'<li class="plan {row.what}"><p class=d>{content(words(row.date))}'
        f"<p class=p>{label}{link}{detail}"
        f"{marks(row.entry, row.match.name == 'POSSIBLE')}{paragraph('n', foreign(note) if note else '')}"
    )


def meta(kind: str, entry: Entry, log: Log, actors: Iterable[str], workspace: Workspace) -> str:
    """Type, places, actors and tags of an entry, each list in the order of the script's data."""
    places = ", ".join(foreign(workspace.geography.name(place)) for place in dict.fromkeys(places_of(entry, log)))
    names = ", ".join(map(foreign, map(workspace.naming(entry), dict.fromkeys(actors))))
    tags = ", ".join(f"#{foreign(tag)}" for tag in dict.fromkeys(entry.tags))
    return f"<p class=m>{joined((content(kind), places, names, tags))}"


def marks(entry: Entry, is_possible: bool) -> str:
    """The warnings about an entry: it is a possible match, it is only claimed, sources disagree."""
    found = ["possibly in what was asked"] if is_possible else []
    found += [entry.status] if entry.status != "stated" else []
    found += ["disputed"] if entry.disputed else []
    return paragraph("marks", " ".join(f"<span>{mark}</span>" for mark in found))


def remarks(entry: Entry, log: Log, workspace: Workspace, sources: Sources) -> str:
    """The paragraphs of an entry: summary, quote, note, address, disputes and corrections."""
    parts = [paragraph("x", foreign(entry.summary) if entry.summary else "")]
    if entry.quote is not None:
        speaker = f" — {foreign(entry.quote.speaker)}" if entry.quote.speaker else ""
        place = f" ({foreign(entry.quote.at)})" if entry.quote.at else ""
        parts.append(paragraph("quote", f"“{foreign(entry.quote.text)}”{speaker}{place}"))
    parts += _disputed(entry, log, workspace, sources)
    for one in entry.corrections:
        why = f" ({foreign(one.why)})" if one.why else ""
        was, by = corrected_words(entry, one, log, workspace), sources.cite(one.sources, log)
        correction = f"<b>Corrected {content(words(one.date))}:</b> {content(one.field)} was “{foreign(was)}”{why}"
        parts.append(paragraph("n", f"{correction} — {by}" if by else correction))
    parts.append(paragraph("n", f"<b>Note:</b> {foreign(entry.note)}" if entry.note else ""))
    parts.append(paragraph("n", address(entry.url) if entry.url else ""))
    return "".join(parts)


def _disputed(entry: Entry, log: Log, workspace: Workspace, sources: Sources) -> Iterator[str]:
    for one in fields_of(entry, log):
        followed = followed_words(entry, one.field, log, workspace)
        if one.field == "title":
            followed = "the title above"
        elif followed != NOT_GIVEN:
            followed = f"“{foreign(followed)}”"
        claims = []
        for claim in one.claims:
            details = [f"claimed {words(date)}" for date in (claim.date,) if date]
            details += [claim.note] if claim.note else []
            remark = f" ({'; '.join(map(foreign, details))})" if details else ""
            cited = sources.cite(claim.sources, log)
            claims.append(
                f"also claimed: “{foreign(claim_words(claim, log, workspace))}”{remark}{f' — {cited}' if cited else ''}"
            )
        label = f"<b>Disputed, {content(one.field)}:</b>"
        yield paragraph("dispute", f"{label} followed here: {followed}; {'; '.join(claims)}")
