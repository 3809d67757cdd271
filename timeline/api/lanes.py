"""The answer of `chart`."""

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.api.answers import Asked, Limits
from timeline.reports.lane_values import Lane, Lanes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.export.forms import Forms
    from timeline.export.picture.drawing import Picture
    from timeline.telling.document import Document


class ChartAnswer(Asked[Lanes, Lane]):
    """Lanes over time."""

    def members(self) -> "Iterable[Lane]":
        """Return the lanes, group after group."""
        return self.value.lanes

    def __len__(self) -> int:
        return sum(1 for _ in self.value.lanes)

    @property
    def limits(self) -> Limits:
        """The limits of the answer."""
        answer = self.value
        return Limits(answer.asked, answer.not_judged, answer.emptied_by, answer.without_place)

    def document(self, *, in_days: bool = False) -> "Document":
        """Return the answer in words; durations in days alone if `in_days`."""
        from timeline.telling.chart import document

        return document(self.value, self.workspace, self.question, in_days=in_days)

    def drawn(self, page: int | None = None) -> "Picture":
        """Return the picture as SVG; of one that is longer than a page of A4, a page alone."""
        from timeline.export.picture.drawing import as_svg
        from timeline.telling.chart import head_of

        return as_svg(self.value, self.workspace, head_of(self.value, self.workspace, self.question), page)

    def forms(self) -> "Forms":
        """Return the answer in the forms for machines, a picture among them."""
        from timeline.export.chart import forms

        made = forms(self.value, self.workspace)
        return replace(made, more={**made.more, "svg": lambda: (self.drawn().text,)})
