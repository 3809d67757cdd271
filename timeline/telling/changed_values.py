"""Figures from one estimate to the next, and fields of the log that were corrected, as entries: old → new."""

from collections.abc import Iterator

from timeline.dates import words
from timeline.log.model import Event, Plan, Source
from timeline.reports.changes import Corrected, FigureChange
from timeline.reports.disputes import corrected_words, entry_words, followed_words
from timeline.reports.wording import amount_words, entry_marks
from timeline.telling.document import Cite, Entry, Run, Sign, Words, said
from timeline.telling.events import date_words
from timeline.telling.figure_words import area_words, change_words, group_words, uneven_words
from timeline.workspace import Workspace

FIGURE = Sign("#", "figure")
CORRECTION = Sign("*", "correction")


def figure_entry(one: FigureChange, workspace: Workspace, *, is_brief: bool = False) -> Entry:
    """Tell how a figure changed: the last estimate before the period, and the last one in it."""
    figure, log = one.after.figure, one.after.log
    return Entry(
        title=said(Run(group_words(one.series.key, workspace), "title"), f": {_amounts(one)}"),
        lead=date_words(figure.when),
        sign=FIGURE,
        flags=tuple(entry_marks(figure)),
        facts=tuple(fact for fact in _facts(one, workspace) if fact),
        cites=(Cite(figure.sources, log),) if figure.sources else (),
        id=figure.id,
        is_brief=is_brief,
    )


def _amounts(one: FigureChange) -> str:
    now = amount_words(one.after.figure)
    if one.before is None:
        return now
    earlier = one.before.figure
    return f"{amount_words(earlier)} ({words(earlier.when)}) → {now}"


def _facts(one: FigureChange, workspace: Workspace) -> Iterator[Words]:
    key = one.series.key
    yield said(area_words(key.places, workspace) if key.places else "")
    yield said(f"by {workspace.memberships.name(key.by)}" if key.by else "")
    if one.change is not None:
        yield said(change_words(one.change) + uneven_words(one.is_uneven))
    if one.before is not None:
        earlier = one.before
        cited = one.after.figure.sources if earlier.log is one.after.log else ()
        others = tuple(source for source in earlier.figure.sources if source not in cited)
        yield said("earlier estimate", Cite(others, earlier.log)) if others else ()


def correction_entry(one: Corrected, workspace: Workspace, *, is_brief: bool = False) -> Entry:
    """Tell what the log put right: the title of the entry, the old value, the new one, and why."""
    entry, correction = one.entry, one.correction
    old = corrected_words(entry, correction, one.log, workspace)
    new = followed_words(entry, correction.field, one.log, workspace)
    field = correction.field.replace("_", " ")
    if correction.field == "title" and isinstance(entry, Event | Plan | Source):
        title = said(f"{field}: {old} → ", Run(new, "title"))
    else:
        title = said(Run(entry_words(entry, workspace), "title"), f": {field}: {old} → {new}")
    return Entry(
        title=title,
        lead=date_words(correction.date),
        sign=CORRECTION,
        facts=(said(correction.why),) if correction.why else (),
        cites=(Cite(entry.sources, one.log),) if entry.sources else (),
        id=entry.id,
        is_brief=is_brief,
    )
