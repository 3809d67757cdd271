"""Plans as a document: under their headings, with their verdicts, each source once as a numbered note."""

from collections.abc import Iterator
from itertools import groupby

from timeline.dates import words
from timeline.export.document import Block, Document, Notes, heading, paragraph
from timeline.export.happened import Style
from timeline.export.promised import Promise, promised
from timeline.plans.deadline import Moment
from timeline.reports.plan_life import life
from timeline.reports.plans import Judged, Plans
from timeline.reports.wording import day_words
from timeline.telling.verdict_words import against_counts, by_relation, occurrences_words, verdict_counts
from timeline.workspace import Workspace


def plans_document(answer: Plans, workspace: Workspace, style: Style, history: bool) -> Document:
    """The document; with the history, what happened to each plan too."""
    notes = Notes()
    return notes.document(_blocks(answer, workspace, style, history, notes))


def _blocks(answer: Plans, workspace: Workspace, style: Style, history: bool, notes: Notes) -> Iterator[Block]:
    day, looked = day_words(workspace.as_of), day_words(workspace.horizon)
    yield heading(1, f"Plans as of {day} (the log has looked until {looked})")
    if counts := _counts(answer):
        yield paragraph(counts)
    for title, rows in groupby(by_relation(answer), lambda row: row.heading):
        yield heading(2, f"{title} (not counted)" if title == "Only reported" else title)
        promises = (_promise(row, workspace, history) for row in rows)
        yield from promised(promises, workspace, notes, style, in_full=True)


def _counts(answer: Plans) -> str:
    """How many there are of each verdict, or on each side of the date asked for."""
    if answer.asked_against is not None:
        asked = f"Deadlines against {words(answer.asked_against)}: "
        counts = [f"{relation} {count}" for relation, count in against_counts(answer).items() if count]
    else:
        asked = ""
        counts = [f"{name} {count}" for name, count in verdict_counts(answer).items()]
    of = f" ({occurrences_words(answer)})" if occurrences_words(answer) else ""
    return f"{asked}{', '.join(counts)}{of}." if counts else ""


def _promise(row: Judged, workspace: Workspace, history: bool) -> Promise:
    moment = Moment(workspace.as_of, workspace.as_of)
    return Promise(row, steps=tuple(life(row.plan, row.log, moment)) if history else ())
