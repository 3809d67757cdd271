"""Estimates for people: their forms in words, unnamed estimators by document, stock and count side by side."""

from typing import Any

import pytest

from tests.helpers import workspace_of
from tests.telling.printing import lines, markdown
from timeline.reports.figures import Change
from timeline.reports.wording import amount_in_units, amount_words
from timeline.telling.figure_words import change_words

HEAD = """timeline: {title: Estimates, covers: 2014/2025-03-18}
sources:
  paper: {title: Paper, publisher: North, date: 2023-03}
  other: {title: Other, date: 2023-05}
actors: {army: {name: The army}, un: {name: UN}}
places: {sahel: {name: Sahel, contains: [ML, NE]}}
events:
  - {id: quake, date: 2023-02-06, title: An earthquake, type: other, places: [IQ], sources: [paper]}
figures:
"""


def one(name: str, **fields: Any) -> str:
    every = {"subject": "army", "measure": "troops", "unit": "people", "as_of": 2022, **fields}
    return f"  - {{id: {name}, " + ", ".join(f"{k}: {v}" for k, v in every.items() if v is not None) + "}\n"


MORE, FEWER = {"qualifier": "more-than"}, {"qualifier": "fewer-than"}
LEAST, MOST = {"qualifier": "at-least"}, {"qualifier": "at-most"}
ABOUT = {"qualifier": "about"}
FORMS: list[tuple[dict[str, Any], str, str]] = [
    ({"value": 2500}, "2,500", "2,500 people"),
    ({"value": 2500, **ABOUT}, "about 2,500", "about 2,500 people"),
    ({"value": 2500, **LEAST}, "at least 2,500", "at least 2,500 people"),
    ({"value": 2500, **MOST}, "at most 2,500", "at most 2,500 people"),
    ({"value": 2500, **MORE}, "more than 2,500", "more than 2,500 people"),
    ({"value": 2500, **FEWER}, "fewer than 2,500", "fewer than 2,500 people"),
    ({"low": 2000, "high": 3000}, "2,000 to 3,000", "2,000 to 3,000 people"),
    ({"low": 2000, "high": 2000}, "2,000", "2,000 people"),
    ({"low": 2000, "high": 3000, **ABOUT}, "about 2,000 to 3,000", "about 2,000 to 3,000 people"),
    ({"low": 2000}, "at least 2,000", "at least 2,000 people"),
    ({"high": 3000}, "at most 3,000", "at most 3,000 people"),
    ({"low": 2000, **ABOUT}, "at least about 2,000", "at least about 2,000 people"),
    ({"low": 2000, **MORE}, "more than 2,000", "more than 2,000 people"),
    ({"high": 3000, **FEWER}, "fewer than 3,000", "fewer than 3,000 people"),
    ({"low": 2000, "high": 3000, **MORE}, "more than 2,000, at most 3,000", "more than 2,000, at most 3,000 people"),
    ({"low": 2, "high": 3, **FEWER}, "at least 2, fewer than 3", "at least 2, fewer than 3 people"),
    ({"value": 2500, "low": 2000, "high": 3000}, "2,500 (2,000 to 3,000)", "2,500 (2,000 to 3,000) people"),
    ({"value": 2, "high": 3, **MORE}, "more than 2 (at most 3)", "more than 2 (at most 3) people"),
    ({"words": "several thousand"}, "several thousand", "several thousand people"),
    ({"words": "dozens"}, "dozens", "dozens of people"),
    ({"words": "many people"}, "many people", "many people"),
    ({"words": "dozens", "low": 30, "high": 60}, "dozens (30 to 60)", "dozens of people (30 to 60)"),
    ({"words": "a few", "value": 3, **LEAST}, "a few (at least 3)", "a few people (at least 3)"),
    ({"words": "none known", "unit": "EUR"}, "none known", "none known (EUR)"),
    ({"value": 1}, "1", "1 person"),
    ({"value": 1, "unit": "standards"}, "1", "1 standard"),
    ({"value": 1, **ABOUT, "unit": "cities"}, "about 1", "about 1 city"),
    ({"value": 1, **MORE, "unit": "sites"}, "more than 1", "more than 1 sites"),
    ({"low": 1, "high": 1, "unit": "attacks"}, "1", "1 attack"),
    ({"low": 1, "high": 2, "unit": "attacks"}, "1 to 2", "1 to 2 attacks"),
    ({"value": 1, "unit": "series"}, "1", "1 series"),
    ({"value": 1, "unit": "attacks per day"}, "1", "1 attacks per day"),
    ({"low": 900000000, "unit": "euros"}, "at least 900,000,000", "at least 900,000,000 euros"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "alone", "in_units"), FORMS)
def test_every_form_of_an_estimate_in_words(fields: dict[str, Any], alone: str, in_units: str) -> None:
    (figure,) = workspace_of(HEAD + one("f", **fields)).logs[0].figures.values()
    assert (amount_words(figure), amount_in_units(figure)) == (alone, in_units)


CHANGES = [
    (Change(5, None), (True, False), "a rise of more than 5"),
    (Change(None, 5), (False, True), "a rise of less than 5, if any"),
    (Change(-3, 5), (True, False), "between a fall of less than 3 and a rise of at most 5"),
    (Change(-3, 5), (False, True), "between a fall of at most 3 and a rise of less than 5"),
    (Change(None, -3000), (False, True), "a fall of more than 3,000"),
    (Change(None, -3000), (False, False), "a fall of at least 3,000"),
    (Change(None, 0), (False, False), "no rise"),
    (Change(None, 0), (False, True), "a fall"),
    (Change(0, None), (False, False), "no fall"),
    (Change(0, None), (True, False), "a rise"),
    (Change(2, 5), (True, False), "a rise of more than 2, at most 5"),
    (Change(-5, -2), (False, True), "a fall of more than 2, at most 5"),
    (Change(0, 5), (True, False), "a rise, of at most 5"),
    (Change(0, 5), (False, True), "a rise of less than 5, if any"),
    (Change(-5, 0), (False, True), "a fall, of at most 5"),
    (Change(-5, 0), (True, False), "a fall of less than 5, if any"),
    (Change(None, None), (True, True), "change not known"),
]


@pytest.mark.parametrize(("change", "excluded", "said"), CHANGES)
def test_a_change_with_an_end_that_is_excluded(change: Change, excluded: tuple[bool, bool], said: str) -> None:
    assert change_words(change, excluded) == said


LOG = HEAD + (
    one("a", value=53000, sources="[paper]")
    + one("b", value=21000, sources="[other]")
    + one("c", as_of=2023, value=60000, sources="[paper]", **MORE)
    + one("d", as_of=2024, words="several thousand", sources="[other]")
    + one("e", as_of=None, over=2023, value=900, sources="[paper]")
    + one("f", subject="quake", measure="deaths", as_of=None, over="2023-02", value=2000, sources="[paper]", **FEWER)
)


def test_figures_on_a_terminal() -> None:
    """The axis runs from 0 to 80,000 (60,000 and a quarter for what has no end) on 40 cells: 60,000 is cell 29."""
    shown = lines(LOG, "figures")
    assert shown[5:] == [
        "The army: troops " + "─" * 83,
        "How many there are at a time and how many were counted over a period are different things: their",
        "numbers are not to be compared.",
        "",
        "At a time",
        " " * 60 + "0" + " " * 33 + "80,000",
        "2022        53,000 people" + " " * 35 + "·" * 26 + "●" + "·" * 13,
        "            in: Paper, North · North, Mar 2023 · a",
        "2023        more than 60,000 people" + " " * 25 + "·" * 29 + "]" + "╌" * 9 + "▷",
        "            in: Paper, North · a rise of more than 7,000 since 2022 · North, Mar 2023 · c",
        "2022        21,000 people" + " " * 35 + "·" * 10 + "●" + "·" * 29,
        "            in: Other · Other, May 2023 · b",
        "2024        several thousand people",
        "            in: Other · Other, May 2023 · d",
        "in conflict 53,000 people, 2022, in: Paper, North (North, Mar 2023) – 21,000 people, 2022, in: Other",
        "            (Other, May 2023), as their ranges do not meet",
        "",
        "Counted over a period",
        "2023        900 people",
        "            in: Paper, North · North, Mar 2023 · e",
        "",
        "An earthquake: deaths (counted over a period) " + "─" * 54,
        "Feb 2023    fewer than 2,000 people",
        "            in: Paper, North · North, Mar 2023 · f",
        "",
        "● value  ]╌▷ more than that, no upper bound given",
    ]


def test_the_picture_shows_both_kinds_side_by_side() -> None:
    """Of each document the latest; the count of the year stands behind the numbers at a time."""
    shown = [line for line in markdown(LOG, "state", "2024-12-31") if line.startswith("**2")]
    assert shown == [
        "**2023** The army: troops: more than 60,000 people — the number at that time; 12 months to 2 years old; "
        "in: Paper, North.[^1]",
        "**2024** The army: troops: several thousand people — the number at that time; up to 12 months old; "
        "in: Other.[^2]",
        "**2023** The army: troops: 900 people — counted over that period: not to be compared with the number at a "
        "time; 12 months old; in: Paper, North.[^1]",
    ]


def test_changes_tell_words_and_make_no_number_of_them() -> None:
    shown = lines(LOG, "changes", "2023-12-31", "2024-12-31")
    at = next(number for number, line in enumerate(shown) if "several thousand" in line)
    assert shown[at : at + 2] == [
        "2024  # The army: troops (people): 21,000 (2022) → several thousand",
        "      │ in: Other · Other, May 2023 · d",
    ]
