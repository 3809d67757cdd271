"""The heading of some figures: the unit stands once."""

import pytest

from tests.helpers import workspace_of
from timeline.reports.figures import Point, series_key
from timeline.telling.figure_words import group_words


@pytest.mark.parametrize(
    ("measure", "unit", "heading"),
    [
        ("fighters", "people", "Rebels: fighters (people)"),
        ("attacks", "attacks", "Rebels: attacks"),
        ("attacks suffered", "attacks", "Rebels: attacks suffered"),
        ("claimed attacks", "attacks", "Rebels: claimed attacks"),
        ("Attacks in a year", "attacks", "Rebels: Attacks in a year"),
        ("counterattacks", "attacks", "Rebels: counterattacks (attacks)"),
        ("cost per attack (in words)", "attacks", "Rebels: cost per attack (in words) (attacks)"),
    ],
)
def test_the_unit_of_a_heading(measure: str, unit: str, heading: str) -> None:
    workspace = workspace_of(
        f"""actors: {{a: {{name: Rebels}}}}
figures: [{{id: f, subject: a, measure: {measure}, unit: {unit}, as_of: 2024, value: 5}}]
"""
    )
    (log,) = workspace.logs
    assert group_words(series_key(*Point(log.figures["f"], log)), workspace) == heading
