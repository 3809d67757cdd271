"""The contents of a page: the answers of `list`, `plans` and `figures` to one question."""

from typing import NamedTuple

from timeline.dates import Window
from timeline.log.log import Log
from timeline.log.model import Entry
from timeline.query.question import Question
from timeline.query.selecting import select
from timeline.reports.chronology import chronology
from timeline.reports.figures import Group, Opposed, figures
from timeline.reports.plans import Judged, plans
from timeline.reports.rows import Row
from timeline.workspace import Workspace


class Contents(NamedTuple):
    """The entries of a page, in the order in which they stand there."""

    workspace: Workspace
    rows: tuple[Row, ...]
    plans: tuple[Judged, ...]
    groups: tuple[Group, ...]
    elsewhere: tuple[Opposed, ...]
    """Conflicts of estimates of the page with estimates that are not in it."""
    anchors: dict[Entry, str]
    """The anchor of each entry, for links."""
    asked: tuple[str, ...]
    """The filters of the page as the user would type them; empty if it holds the whole log."""
    not_judged: int
    emptied_by: tuple[str, ...]
    period: Window | None
    """The period of the question."""
    without_place: int = 0
    """Number of events, plans and figures that a filter by place could not judge, because they have no place at all."""

    @property
    def size(self) -> int:
        """The number of events, dates of plans and figures in the page."""
        return len(self.rows) + sum(len(series.points) for group in self.groups for series in group.series)


def contents(workspace: Workspace, question: Question) -> Contents:
    """Collect the answers to a question from every log, as the other commands give them."""
    listed = chronology(workspace, question)
    rows = tuple(listed.rows)
    judged = plans(workspace, question).rows
    estimates = figures(workspace, question)
    entries: list[tuple[Entry, Log]] = [(row.entry, row.log) for row in rows]
    entries += [(row.plan, row.log) for row in judged]
    entries += [(p.figure, p.log) for group in estimates.groups for s in group.series for p in s.points]
    selection = select(question, workspace)
    asked = tuple(criterion.label for criterion in selection.criteria)
    if question.certain:
        asked += ("--certain",)
    return Contents(
        workspace,
        rows,
        judged,
        estimates.groups,
        estimates.elsewhere,
        _anchors(entries),
        asked,
        listed.counts.not_judged,
        () if judged or estimates.groups else listed.emptied_by,
        listed.period,
        listed.without_place + estimates.without_place,
    )


def _anchors(entries: list[tuple[Entry, Log]]) -> dict[Entry, str]:
    """The id of each entry behind its kind; numbered if several logs have the same id."""
    found: dict[Entry, str] = {}
    used: dict[str, int] = {}
    for entry, _ in entries:
        if entry not in found:
            name = f"{type(entry).__name__.lower()}-{entry.id}"
            number = used[name] = used.get(name, 0) + 1
            found[entry] = name if number == 1 else f"{name}~{number}"
    return found
