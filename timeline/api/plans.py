"""The answer of `plans`."""

from typing import TYPE_CHECKING, Literal

from timeline.api.answers import Asked, Limits
from timeline.reports.plans import Judged, Plans, plans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.export.forms import Forms
    from timeline.query.question import Question
    from timeline.reports.slippers import Record
    from timeline.telling.document import Document
    from timeline.telling.plans import Choices
    from timeline.workspace import Workspace


class PlansAnswer(Asked[Plans, Judged]):
    """Plans with their verdicts."""

    def __init__(
        self,
        value: Plans,
        workspace: "Workspace",
        question: "Question",
        verdicts: "Sequence[str]" = (),
        kinds: "Sequence[str]" = (),
    ) -> None:
        """`verdicts` and `kinds` are those that were asked for."""
        super().__init__(value, workspace, question)
        self._verdicts = verdicts
        self._kinds = kinds

    def members(self) -> tuple[Judged, ...]:
        """Return the plans, those that need attention first; of one that recurs, each occurrence."""
        return self.value.rows

    def __len__(self) -> int:
        return len(self.value.rows)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        return Limits(self.value.period, self.value.not_judged, (), self.value.without_place)

    def document(self, choices: "Choices | None" = None) -> "Document":
        """Return the answer in words."""
        from timeline.telling.plans import document

        return document(self.value, self.workspace, self.question, self._narrowed, choices)

    def document_by_actor(self, *, in_days: bool = False) -> "Document":
        """Return the counts for each actor in words."""
        from timeline.telling.records import document

        return document(self.by_actor(), self.workspace, self.question, self._narrowed, in_days=in_days)

    def forms(
        self,
        *,
        by_actor: bool = False,
        in_calendar: Literal["task", "event"] = "task",
        precise: int | None = None,
    ) -> "Forms":
        """Return the answer in the forms for machines; a calendar leaves out deadlines vaguer than `precise` days."""
        from timeline.export.plans import forms

        statistics = self.by_actor() if by_actor else None
        return forms(self.value, self.workspace, statistics=statistics, in_calendar=in_calendar, precise=precise)

    def by_actor(self) -> "Sequence[Record]":
        """Return the counts of `plans --by actor`: of each actor, what became of its promises."""
        from timeline.reports.slippers import records

        return records(self.value.rows)

    @property
    def _narrowed(self) -> str:
        """The filters that only plans have, in words."""
        from timeline.telling.plans import narrowed_words

        return narrowed_words(self._verdicts, self._kinds, self.value.asked_before)


def judged(
    workspace: "Workspace",
    question: "Question",
    verdicts: "Sequence[str]" = (),
    kinds: "Sequence[str]" = (),
    due_before: str | None = None,
    against: str | None = None,
) -> PlansAnswer:
    """Return the plans that answer, with their verdicts."""
    value = plans(workspace, question, verdicts, kinds, due_before, against)
    return PlansAnswer(value, workspace, question, verdicts, kinds)
