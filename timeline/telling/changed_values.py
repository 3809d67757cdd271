"""Figures from one estimate to the next, and corrected fields of the log, as entries: old → new."""

from collections.abc import Iterator

from timeline.dates import words
from timeline.log.log import Log
from timeline.log.model import Citation, Event, Plan, Source
from timeline.reports.changes import Corrected, FigureChange
from timeline.reports.counted import lengths_of
from timeline.reports.disputes import brought_words, corrected_words, entry_words
from timeline.reports.figures import Point, excluded_from_change
from timeline.reports.figures import change as change_between
from timeline.reports.wording import amount_words, entry_marks
from timeline.telling.document import Cite, Entry, Run, Sign, Words, phrase, references
from timeline.telling.events import date_words
from timeline.telling.figure_words import area_words, by_words, change_words, changed_since, group_words, lengths_words
from timeline.telling.unsourced import sourced
from timeline.workspace import Workspace

FIGURE = Sign("#", "figure")
CORRECTION = Sign("*", "correction")
MOST_WITHIN = 5
"""Number of estimates in the period from which on only the first and the last are printed."""
SLIP = "a slip of this log"
"""The remark on a correction that no source brought."""


def figure_entry(change: FigureChange, workspace: Workspace, *, is_brief: bool = False) -> Entry:
    """A change of a figure as an entry: the last estimate before the period, and the last one in it.

    Without one before the period, all estimates in it, or the first and the last of many.
    """
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
    earlier = (change.before,) if change.before is not None else _told_within(change)
    parts = [f"{amount_words(point.figure)} ({words(point.figure.when)})" for point in earlier]
    left_out = len(change.within) - len(earlier) if change.before is None else 0
    if left_out:
        parts.insert(1, f"{left_out:,} more")
    return " → ".join([*parts, amount_words(change.after.figure)])


def _told_within(change: FigureChange) -> tuple[Point, ...]:
    """The estimates in the period that stand before the last one: all of a few, else the first."""
    return change.within if len(change.within) < MOST_WITHIN else change.within[:1]


def _facts(change: FigureChange, workspace: Workspace) -> Iterator[Words]:
    key = change.series.key
    yield phrase(area_words(key.places, workspace) if key.places else "")
    yield phrase(by_words(key, workspace, (change.after.figure,)))
    if change.change is not None and change.before is not None:
        excluded = excluded_from_change(change.before.figure, change.after.figure)
        yield phrase(change_words(change.change, excluded) + lengths_words(change.lengths))
    elif change.within:
        yield phrase(_since_first(change))
    yield from _earlier_sources(change)


def _since_first(change: FigureChange) -> str:
    """The change since the first estimate in the period; empty if one of the two has no number."""
    first, last = change.within[0].figure, change.after.figure
    difference = change_between(first, last)
    if difference is None:
        return ""
    told = change_words(difference, excluded_from_change(first, last))
    return f"{changed_since(told, first)}{lengths_words(lengths_of(first.over, last.over))}"


def _earlier_sources(change: FigureChange) -> Iterator[Words]:
    """The sources of the earlier estimates that the entry names, beside those of the last one."""
    earlier = (change.before,) if change.before is not None else _told_within(change)
    last = change.after
    sources: dict[str, tuple[Log, dict[Citation, None]]] = {}
    for point in earlier:
        cited = last.figure.sources if point.log is last.log else ()
        others = dict.fromkeys(source for source in point.figure.sources if source not in cited)
        sources.setdefault(point.log.file, (point.log, {}))[1].update(others)
    cites = tuple(Cite(tuple(others), log) for log, others in sources.values() if others)
    if cites:
        yield phrase("earlier estimates" if len(earlier) > 1 else "earlier estimate", *cites)


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
