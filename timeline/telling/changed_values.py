"""Figures from one estimate to the next, and corrected fields of the log, as entries: old → new."""

from collections.abc import Iterator

from timeline.dates import words
from timeline.log.model import Event, Plan, Source
from timeline.reports.changes import Corrected, FigureChange
from timeline.reports.disputes import brought_words, corrected_words, entry_words
from timeline.reports.figures import excluded_from_change
from timeline.reports.wording import amount_words, entry_marks
from timeline.telling.document import Cite, Entry, Run, Sign, Words, phrase, references
from timeline.telling.events import date_words
from timeline.telling.figure_words import area_words, by_words, change_words, group_words, uneven_words
from timeline.telling.unsourced import sourced
from timeline.workspace import Workspace

FIGURE = Sign("#", "figure")
CORRECTION = Sign("*", "correction")
SLIP = "a slip of this log"
"""The remark on a correction that no source brought."""


def figure_entry(change: FigureChange, workspace: Workspace, *, is_brief: bool = False) -> Entry:
    """A change of a figure as an entry: the last estimate before the period, and the last one in it."""
    figure, log = change.after.figure, change.after.log
    return sourced(
        Entry(
            title=phrase(
                Run(group_words(change.series.key, workspace, change.figures), "title"), f": {_amounts(change)}"
            ),
            lead=date_words(figure.when),
            sign=FIGURE,
            flags=tuple(entry_marks(figure)),
            facts=tuple(fact for fact in _facts(change, workspace) if fact),
            cites=references(figure.sources, log),
            id=figure.id,
            is_brief=is_brief,
        ),
        log,
    )


def _amounts(change: FigureChange) -> str:
    now = amount_words(change.after.figure)
    if change.before is None:
        return now
    earlier = change.before.figure
    return f"{amount_words(earlier)} ({words(earlier.when)}) → {now}"


def _facts(change: FigureChange, workspace: Workspace) -> Iterator[Words]:
    key = change.series.key
    yield phrase(area_words(key.places, workspace) if key.places else "")
    yield phrase(by_words(key, workspace, (change.after.figure,)))
    if change.change is not None and change.before is not None:
        excluded = excluded_from_change(change.before.figure, change.after.figure)
        yield phrase(change_words(change.change, excluded) + uneven_words(change.is_uneven))
    if change.before is not None:
        earlier = change.before
        cited = change.after.figure.sources if earlier.log is change.after.log else ()
        others = tuple(source for source in earlier.figure.sources if source not in cited)
        yield phrase("earlier estimate", Cite(others, earlier.log)) if others else ()


def correction_entry(corrected: Corrected, workspace: Workspace, *, is_brief: bool = False) -> Entry:
    """A correction as an entry: the title of what was corrected, the old value, the new one, and the reason."""
    entry, correction = corrected.entry, corrected.correction
    old = corrected_words(entry, correction, corrected.log, workspace)
    new = brought_words(entry, correction, corrected.log, workspace)
    field = correction.field.replace("_", " ")
    if correction.field == "title" and isinstance(entry, Event | Plan | Source):
        title = phrase(f"{field}: {old} → ", Run(new, "title"))
    else:
        title = phrase(Run(entry_words(entry, workspace), "title"), f": {field}: {old} → {new}")
    return Entry(
        title=title,
        lead=date_words(correction.date),
        sign=CORRECTION,
        facts=tuple(phrase(fact) for fact in (correction.why, "" if correction.sources else SLIP) if fact),
        cites=references(corrected.sources, corrected.log),
        id=entry.id,
        is_brief=is_brief,
    )
