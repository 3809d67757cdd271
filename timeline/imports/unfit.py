"""The error for a cell that cannot be read."""

from timeline.tables.cells import CellError, Content

Cell = Content | CellError


class Unfit(Exception):
    """A value is not what its field needs: why, and the remedy; `index` is that of its cell where it is another one."""

    def __init__(self, why: str, remedy: str, index: int | None = None) -> None:
        super().__init__(why, remedy)
        self.why = why
        self.remedy = remedy
        self.index = index
