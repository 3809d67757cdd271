"""Shapes of tables that are known by their headings: our own ones that come back, ACLED and UCDP."""

from collections.abc import Iterable
from enum import StrEnum


class Shape(StrEnum):
    """A table of which it is known what its columns mean."""

    TIMELINE_EVENTS = "timeline-events"
    """Rows of `timeline list`: events, and dates of plans, as their column `kind` says."""
    TIMELINE_PLANS = "timeline-plans"
    TIMELINE_FIGURES = "timeline-figures"
    TIMELINE_SOURCES = "timeline-sources"
    ACLED = "acled"
    UCDP_GED = "ucdp-ged"


_NEEDED = {
    Shape.TIMELINE_PLANS: "id verdict deadline_edtf",
    Shape.TIMELINE_FIGURES: "id measure subject edtf words",
    Shape.TIMELINE_EVENTS: "id kind title edtf match",
    Shape.TIMELINE_SOURCES: "id title publisher edtf accessed_edtf",
    Shape.ACLED: "event_id_cnty event_date event_type sub_event_type actor1 fatalities",
    Shape.UCDP_GED: "id type_of_violence side_a side_b date_prec date_start date_end best",
}
"""The headings by which each is known: those that say what a row is, and that stand in every version of it."""


def shape_of(names: Iterable[str]) -> Shape | None:
    """Return the shape of a table with these headings, in any order and any case; None for any other table."""
    there = {name.strip().lower() for name in names}
    return next((shape for shape, needed in _NEEDED.items() if there.issuperset(needed.split())), None)
