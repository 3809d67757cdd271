"""A note on a new figure that would continue a series of the log, did it name its area."""

from pathlib import Path

import pytest

from tests.helpers import a_log, run

LOG = """
timeline: {title: T, covers: 2020/2024-12-31}
sources: {report: {title: Report, date: 2024-01-01}}
actors: {mission: {name: The Mission}, council: {name: The Council}, desk: {name: The Desk}}
figures:
  - {id: troops-2022, subject: mission, measure: troops, unit: people, as_of: 2022-12, value: 13500, by: council,
     places: [CD], sources: [report]}
  - {id: troops-2023, subject: mission, measure: troops, unit: people, as_of: 2023-12, value: 12000, by: council,
     places: [CD, RW], sources: [report]}
  - {id: staff, subject: mission, measure: staff, unit: people, as_of: 2023-12, value: 900, by: council,
     sources: [report]}
"""

NOTE = (
    "note: 'mission-troops-2024' begins a series of its own: it names no place, and 'troops-2023' speaks of CD,RW; "
    "if it does too, 'timeline set mission-troops-2024 places=CD,RW'"
)


@pytest.mark.parametrize(
    ("line", "is_noted"),
    [
        ("30 June 2024: about 10,500 subject:mission measure:troops by:council source:report", True),
        ("30 June 2024: about 10,500 subject:actor:mission measure:troops by:council source:report", True),
        ("30 June 2024: about 10,500 subject:mission measure:troops by:council country:CD source:report", False),
        ("30 June 2024: about 10,500 subject:mission measure:troops by:desk source:report", False),  # another estimator
        ("30 June 2024: about 10,500 subject:mission measure:troops source:report", False),  # nobody, so the document
        ("Jan – Jun 2024: 10,500 subject:mission measure:troops by:council source:report", False),  # a count
        ("30 June 2024: 800 subject:mission measure:staff by:council source:report", False),  # its like has no place
    ],
)
def test_a_figure_without_the_area_of_its_like_is_noted(line: str, is_noted: bool) -> None:
    path = a_log(LOG)
    done = run("add", "figure", line, "--log", path, "--yes")
    assert done.code == 0, done.err
    assert [text for text in done.err.splitlines() if text.startswith("note: 'mission")] == [NOTE] * is_noted


def test_what_the_note_says_joins_the_series() -> None:
    path = a_log(LOG.replace("places: [CD, RW]", "places: [CD]"))
    line = "30 June 2024: about 10,500 subject:mission measure:troops by:council source:report"
    assert "places=CD'" in run("add", "figure", line, "--log", path, "--yes").err
    assert run("set", "mission-troops-2024", "places=CD", "--log", path, "--yes").code == 0
    assert "4 figures · 2 series" in run("figures", "--log", path).out
    assert "places: [CD]" in Path(path).read_text(encoding="utf-8").partition("mission-troops-2024")[2]
