"""Disputes for people: on the left what the log follows, on the right what others claim, each with who says so."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.dates import words
from timeline.log.log import Log
from timeline.log.model import Citation, Event, Figure, Plan
from timeline.render.figures import columns, pair_lines
from timeline.render.lines import EMPTY, Line, Span, indent, joined, span, wrap
from timeline.render.sections import heading
from timeline.reports.disputes import (
    Disputed,
    Disputes,
    citation_in_short,
    claim_words,
    entry_words,
    followed_sources,
    followed_words,
    kind_of,
)
from timeline.reports.figures import series_key
from timeline.reports.wording import period_followed, plural
from timeline.telling.figure_words import group_words
from timeline.workspace import Workspace

HEADINGS = {
    "event": "Events",
    "plan": "Plans",
    "figure": "Figures",
    "source": "Sources",
    "actor": "Actors",
    "place": "Places",
    "type": "Types",
}
"""What each kind of entry is called, in the order of the answer."""


def lines(answer: Disputes, workspace: Workspace, width: int) -> list[Line]:
    """What is disputed, with counts on top."""
    entries = [entry for entry, _ in groupby(answer.fields, key=lambda one: one.entry)]
    kinds = Counter(kind_of(entry) for entry in entries)
    counts = [span(plural(number, kind)) for kind, number in kinds.items()]
    if answer.conflicts:
        counts.append(Span(f"{plural(len(answer.conflicts), 'pair')} of figures in conflict"))
    shown = [*wrap([Span("What sources disagree about", "heading")], width)]
    shown += wrap(joined(counts) or [Span("nothing", "meta")], width)
    for kind, fields in groupby(answer.fields, key=lambda one: kind_of(one.entry)):
        shown += heading(HEADINGS[kind], width)
        for number, (_, several) in enumerate(groupby(fields, key=lambda one: one.entry)):
            shown += [EMPTY] if number else []
            shown += _entry(list(several), workspace, width)
    if answer.conflicts:
        shown += heading("Figures in conflict", width)
    for number, pair in enumerate(answer.conflicts):
        shown += [EMPTY] if number else []
        title = group_words(series_key(pair.first.figure), workspace)
        shown += wrap([span(title, "title")], width)
        shown += pair_lines(pair, workspace, width)
    period = period_followed(workspace)
    entry_word = "entry" if len(entries) == 1 else "entries"
    counted = f"{plural(len(answer.fields), 'disputed field')} of {len(entries):,} {entry_word}"
    return [*shown, EMPTY, *wrap([Span(f"{counted} · {period}", "meta")], width)]


def _entry(fields: list[Disputed], workspace: Workspace, width: int) -> Iterator[Line]:
    entry = fields[0].entry
    when = entry.date if isinstance(entry, Event) else None
    title = [span(words(when), "date"), Span(" · ", "meta")] if when else []
    title.append(span(entry_words(entry, workspace), "title"))
    flags = [entry.status] if entry.status != "stated" else []
    marks = [*flags, *(["possible match"] if fields[0].match.name == "POSSIBLE" else [])]
    title += [Span("  "), span(f"[{'; '.join(marks)}]", "mark")] if marks else []
    yield from wrap(title, width)
    yield from indent(wrap([span(entry.id, "id")], width - 2), [Span("  ")], [Span("  ")])
    for one in fields:
        yield from indent(wrap([span(f"≠ {one.field}", "mark")], width - 4), [Span("  ")], [Span("    ")])
        yield from columns([_followed(one, workspace), _claimed(one, workspace)], width)


def _followed(one: Disputed, workspace: Workspace) -> list[list[Span]]:
    text = followed_words(one.entry, one.field, one.log, workspace)
    sources = followed_sources(one.entry, one.field, one.log)
    told = [[Span("followed: ", "meta"), span(text)]]
    # What the log says of a document or an actor is its own.
    return [*told, *_cited(sources, one.log)] if sources or isinstance(one.entry, Event | Plan | Figure) else told


def _claimed(one: Disputed, workspace: Workspace) -> list[list[Span]]:
    told: list[list[Span]] = []
    for claim in one.claims:
        told.append([Span("also claimed: ", "meta"), span(claim_words(claim, one.log, workspace))])
        told += _cited(claim.sources, one.log)
        dates = [
            f"claimed {words(claim.date)}" if claim.date else "",
            f"known {words(claim.known)}" if claim.known else "",
        ]
        told.append(joined([span(claim.note or "", "meta"), *(span(text, "meta") for text in dates)]))
    return told


def _cited(sources: Iterable[Citation], log: Log) -> list[list[Span]]:
    cited = [[Span("└ ", "meta"), span(citation_in_short(citation, log), "meta")] for citation in sources]
    return cited or [[Span("└ no source", "meta")]]
