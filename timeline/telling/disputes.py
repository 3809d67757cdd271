"""The document of `disputes`: the log's own values beside other claims, each with sources; figures in conflict."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline.dates import Date, Match, words
from timeline.log.log import Log
from timeline.log.model import Dispute, Event, Figure, Plan
from timeline.query.question import Question
from timeline.reports.disputes import (
    Disputed,
    Disputes,
    claim_words,
    entry_words,
    followed_sources,
    followed_words,
    kind_of,
)
from timeline.reports.figures import Opposed, Point, series_key
from timeline.reports.wording import plural
from timeline.telling.document import Block, Document, Run, Table, Words, heading, joined, phrase, references, table
from timeline.telling.figure_words import figure_summary, measure_words
from timeline.telling.head import asked_words, head
from timeline.telling.possible import POSSIBLY
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
"""The heading over each kind of entry."""

CONFLICTS = "Figures in conflict"
_AS_ABOVE = Run("as above", "aside")
_NO_SOURCE = Run(" (no source given)", "aside")


def document(answer: Disputes, workspace: Workspace, question: Question) -> Document:
    """Build the document of what sources disagree about."""
    asked = asked_words("What sources disagree about", question, workspace)
    top = head(workspace, asked, counts=_counts(answer), period=answer.period, without_place=answer.without_place)
    return Document(top, _blocks(answer, workspace))


def _counts(answer: Disputes) -> list[str]:
    entries = [entry for entry, _ in groupby(answer.fields, key=lambda disputed: disputed.entry)]
    counts = [plural(len(answer.fields), "disputed field")] if entries else []
    counts += [plural(number, kind) for kind, number in Counter(map(kind_of, entries)).items()]
    if answer.conflicts:
        counts.append(f"{plural(len(answer.conflicts), 'pair')} of figures in conflict")
    return counts


def _blocks(answer: Disputes, workspace: Workspace) -> Iterator[Block]:
    for kind, in_kind in groupby(answer.fields, key=lambda disputed: kind_of(disputed.entry)):
        fields = list(in_kind)
        certain = [disputed for disputed in fields if disputed.match is Match.CERTAIN]
        possible = [disputed for disputed in fields if disputed.match is not Match.CERTAIN]
        yield heading(2, HEADINGS[kind])
        if certain:
            yield _fields(certain, workspace)
        if possible:
            number = len({disputed.entry for disputed in possible})
            yield heading(3, POSSIBLY, aside=f"{number:,}")
            yield _fields(possible, workspace)
    if answer.conflicts:
        yield heading(2, CONFLICTS)
        yield _conflicts(answer.conflicts, workspace)


def _fields(fields: Iterable[Disputed], workspace: Workspace) -> Table:
    """Entries with their disputed fields; a further claim on a field has a row of its own."""
    rows: list[tuple[Words, ...]] = []
    for _, of_one in groupby(fields, key=lambda disputed: disputed.entry):
        rows_of_one = list(of_one)
        rows.append((_title(rows_of_one[0], workspace),))
        for disputed in rows_of_one:
            left = (phrase(disputed.field.replace("_", " ")), _followed(disputed, workspace))
            for claim in disputed.claims:
                rows.append((*left, _claimed(claim, disputed.log, workspace)))
                left = (left[0], phrase(_AS_ABOVE))
    return table(("Field", "The log follows", "Others claim"), rows)


def _title(disputed: Disputed, workspace: Workspace) -> Words:
    """The disputed entry, with its date."""
    entry = disputed.entry
    when = words(entry.date) if isinstance(entry, Event) else ""
    status = f" [{entry.status}]" if entry.status != "stated" else ""
    return phrase(
        f"{when}: " if when else "",
        entry_words(entry, workspace),
        Run(status, "hedge"),
        Run(f" · {entry.id}", "id"),
    )


def _followed(disputed: Disputed, workspace: Workspace) -> Words:
    """The value that the log follows; its own description of a document or an actor needs no source."""
    sources = followed_sources(disputed.entry, disputed.field, disputed.log)
    needs_source = isinstance(disputed.entry, Event | Plan | Figure)
    missing = _NO_SOURCE if needs_source and not sources else ""
    return phrase(
        followed_words(disputed.entry, disputed.field, disputed.log, workspace),
        *references(sources, disputed.log),
        missing,
    )


def _claimed(claim: Dispute, log: Log, workspace: Workspace) -> Words:
    """A claim that the log does not follow, with its sources, its date, and the log's note on it."""
    text = phrase(
        claim_words(claim, log, workspace), *references(claim.sources, log), "" if claim.sources else _NO_SOURCE
    )
    facts = joined("; ", [text, _dated("claimed", claim.date), _dated("known", claim.known)])
    return phrase(facts, Run(f" — {claim.note}" if claim.note else "", "aside"))


def _dated(what: str, date: Date | None) -> str:
    return f"{what} {words(date)}" if date is not None else ""


def _conflicts(pairs: Sequence[Opposed], workspace: Workspace) -> Table:
    """Pairs of estimates neither of which the log prefers."""
    rows: list[tuple[Words, ...]] = []
    for name, of_measure in groupby(pairs, key=lambda pair: _measure(pair, workspace)):
        rows.append((phrase(name),))
        rows += (tuple(_estimate(point, workspace) for point in (pair.first, pair.second)) for pair in of_measure)
    return table(("One estimate", "The other"), rows)


def _measure(pair: Opposed, workspace: Workspace) -> str:
    return measure_words(series_key(*pair.first), workspace, pair.figures)


def _estimate(point: Point, workspace: Workspace) -> Words:
    figure = point.figure
    id = Run(f" · {figure.id}", "id")
    return phrase(figure_summary(point, workspace), *references(figure.sources, point.log), id)
