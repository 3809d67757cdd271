"""Estimates where other documents tell of them."""

from timeline.export.document import Words, said, strong
from timeline.log.model import Figure
from timeline.reports.wording import amount_words
from timeline.workspace import Workspace


def measured(figure: Figure, workspace: Workspace) -> Words:
    """Of whom and of what an estimate speaks, and where."""
    places = ", ".join(workspace.geography.name(place) for place in figure.places)
    name = workspace.memberships.name(figure.subject)
    return said(strong(f"{name}, {figure.measure}"), f" ({places})" if places else "")


def amount_in_units(figure: Figure) -> str:
    """An estimate with its unit: `about 2,500 people`."""
    return f"{amount_words(figure)} {figure.unit}"
