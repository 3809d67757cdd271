"""The error for a cell that cannot be read."""

from typing import Literal

from timeline.dates.errors import Lack
from timeline.tables.cells import CellError, Content

Cell = Content | CellError


Lacking = Lack | Literal["order"]
"""The part of a date that a cell leaves to its table: the century, the year, the month, or the order of its figures."""


class Unfit(Exception):
    """A value is not what its field needs: why, and the remedy; `index` is that of its cell where it is another one."""

    def __init__(self, why: str, remedy: str, index: int | None = None, lacks: Lacking | None = None) -> None:
        super().__init__(why, remedy)
        self.why = why
        self.remedy = remedy
        self.index = index
        self.lacks = lacks
