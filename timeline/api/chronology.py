"""The answer of `list`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.api.answers import Asked, Limits
from timeline.reports.chronology import Chronology, chronology
from timeline.reports.rows import Row

if TYPE_CHECKING:
    from timeline.export.forms import Forms
    from timeline.export.others.placing import LeftOut
    from timeline.query.question import Question
    from timeline.reports.ordered_rows import Only
    from timeline.telling.document import Document
    from timeline.workspace import Workspace


class ListAnswer(Asked[Chronology, Row]):
    """The chronology: events, and the dates of plans, in order of time."""

    def members(self) -> Iterable[Row]:
        """Return the rows."""
        return self.value.rows

    def __len__(self) -> int:
        counts = self.value.counts
        return counts.events + counts.dates

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        answer = self.value
        return Limits(answer.period, answer.not_judged, answer.emptied_by, answer.without_place)

    def document(self, *, in_days: bool = False, in_full: bool = False) -> "Document":
        """Return the answer in words; durations in days alone if `in_days`, nothing only counted if `in_full`."""
        from timeline.telling.chronology import document

        return document(self.value, self.workspace, self.question, in_days=in_days, in_full=in_full)

    def forms(self, precise: int | None = None, left_out: "LeftOut | None" = None) -> "Forms":
        """Return the answer in the forms for machines.

        A calendar leaves out dates vaguer than `precise` days; `left_out` gets the numbers of what it leaves out.
        """
        from timeline.export.chronology import forms

        return forms(self.value, self.workspace, precise, left_out)


def listed(
    workspace: "Workspace",
    question: "Question",
    only: "Only | None" = None,
    limit: int | None = None,
    reverse: bool = False,
) -> ListAnswer:
    """Return the chronology; with a period, what begins in it comes before what reaches into it."""
    value = chronology(workspace, question, only, limit, reverse, beginning_first=True)
    return ListAnswer(value, workspace, question)
