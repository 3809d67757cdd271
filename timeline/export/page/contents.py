"""The contents of a page: the answers of `list`, `plans` and `figures` to one question."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.dates import Window
from timeline.log.log import Log
from timeline.log.model import Entry
from timeline.query.filters import FIELDS
from timeline.query.question import Question
from timeline.query.wording import in_words
from timeline.reports.chronology import chronology
from timeline.reports.figures import Group, Opposed, figures
from timeline.reports.plans import Judged, plans
from timeline.reports.rows import Row
from timeline.reports.wording import plural
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
    asked: str
    """The question in words; empty if the page holds the whole log."""
    not_judged: int
    emptied_by: tuple[str, ...]
    """The filters of an empty answer as options of the command, with what each alone finds; for standard error."""
    parts_alone: tuple[str, ...]
    """Sentences of the page on what each filter alone finds; empty for one, of which the first sentence tells."""
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
    return Contents(
        workspace,
        rows,
        judged,
        estimates.groups,
        estimates.elsewhere,
        _anchors(entries),
        in_words(question, workspace) if question != Question() else "",
        listed.not_judged,
        () if judged or estimates.groups else listed.emptied_by,
        () if rows or judged or estimates.groups else tuple(_parts_alone(question, workspace)),
        listed.period,
        listed.without_place + estimates.without_place,
    )


def _parts_alone(question: Question, workspace: Workspace) -> Iterator[str]:
    """Sentences on what each part of a question would find alone: `The filter “Iraq” alone finds 3 rows`."""
    parts = list(_parts(question))
    if len(parts) > 1:
        for part in parts:
            number = sum(1 for _ in chronology(workspace, part).rows)
            found = plural(number, "row") if number else "nothing"
            yield f"The filter “{in_words(part, workspace)}” alone finds {found}"
    if question.certain:
        yield "What is only possible is left out"


def _parts(question: Question) -> Iterator[Question]:
    """The filters of a question one by one; the two sides of a period are one."""
    values: dict[str, Any] = dict(question.filters)
    asked: dict[str, Any] = {"exact": question.exact, "slack": question.slack, "inflected": question.inflected}
    for sides in (row.sides for row in FIELDS.values() if row.sides is not None):
        if period := {key: values.pop(key) for key in sides if key in values}:
            yield Question(**asked, **period)
    for key, texts in values.items():
        yield Question(**asked, **{key: texts})
    if question.queries:
        yield Question(**asked, queries=question.queries)
    if question.query is not None:
        yield Question(**asked, query=question.query)


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
