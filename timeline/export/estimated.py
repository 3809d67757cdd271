"""Estimates where other tables and documents tell of them: their cells, and what they are called."""

from typing import Any

from timeline.export.document import Words, said, strong
from timeline.export.sheets import Column, columns
from timeline.log.model import Figure
from timeline.reports.wording import amount_words
from timeline.workspace import Workspace

_BOUNDS = ("low", "high", "value")


def amount_columns(name: str) -> tuple[Column, ...]:
    """The columns of an estimate in numbers."""
    return (*columns("number", *(f"{name}_{bound}" for bound in _BOUNDS)), Column(f"{name}_qualifier"))


def amount_cells(name: str, figure: Figure) -> dict[str, Any]:
    """An estimate by the names of these; a bound that the source does not give is empty."""
    return {column.name: getattr(figure, column.name.removeprefix(f"{name}_")) for column in amount_columns(name)}


def measured(figure: Figure, workspace: Workspace) -> Words:
    """Of whom and of what an estimate speaks, and where."""
    places = ", ".join(workspace.geography.name(place) for place in figure.places)
    name = workspace.memberships.name(figure.subject)
    return said(strong(f"{name}, {figure.measure}"), f" ({places})" if places else "")


def amount_in_units(figure: Figure) -> str:
    """An estimate with its unit: `about 2,500 people`."""
    return f"{amount_words(figure)} {figure.unit}"
