"""Figures as series: grouping, changes, relations of estimates, and the figures that a question finds."""

from typing import Any

import pytest

from tests.helpers import workspace_of
from timeline.errors import WrongUsage
from timeline.query.question import Question
from timeline.reports.figures import Change, Estimate, Figures, figures
from timeline.telling.figure_words import change_words, since_words

LOG = """
timeline: {title: T, covers: 2014/2025-03-18}
sources:
  un: {title: UN report, date: 2024-08}
  acled: {title: ACLED report, date: 2024-07-31}
  brief: {title: A briefing, date: 2025-03-18}
actors:
  daesh: {name: Islamic State, aliases: [ISIS]}
  is-somalia: {name: IS Somalia, part_of: {actor: daesh, during: 2018/..}}
  un-team: {name: UN team}
  acled-org: {name: ACLED}
  nobody: {name: Nobody}
figures:
  - {id: som-2019, subject: is-somalia, measure: fighters, unit: people, as_of: 2019, low: 200, high: 300, by: un-team,
     places: [SO], sources: [un]}
  - {id: som-2024, subject: is-somalia, measure: fighters, unit: people, as_of: 2024-08, low: 700, high: 1500,
     by: un-team, places: [SO], sources: [un], tags: [somalia]}
  - {id: som-acled, subject: is-somalia, measure: fighters, unit: people, as_of: 2024, low: 100, high: 400,
     by: acled-org, places: [SO], sources: [acled], status: claimed}
  - {id: som-old, subject: is-somalia, measure: fighters, unit: people, as_of: 2016, value: 50, places: [SO],
     by: un-team, sources: [un]}
  - {id: claims-1, subject: daesh, measure: claimed attacks, unit: attacks, over: 2019/2020, value: 3300,
     by: un-team, sources: [un]}
  - {id: claims-2, subject: daesh, measure: claimed attacks, unit: attacks, over: 2023/2024, value: 1200,
     by: un-team, sources: [un]}
  - {id: claims-3, subject: daesh, measure: claimed attacks, unit: attacks, over: 2025-01, low: 100,
     by: un-team, sources: [brief]}
  - {id: held, subject: daesh, measure: claimed attacks, unit: attacks, as_of: 2025, value: 7, by: un-team}
"""


def ask(subject: str | None = None, **filters: Any) -> Figures:
    return figures(workspace_of(LOG), Question(**filters), subject)


def points(answer: Figures) -> list[list[list[str]]]:
    """The ids by group and series."""
    return [[[point.figure.id for point in series.points] for series in group.series] for group in answer.groups]


def estimate(identity: str) -> Estimate:
    every = [point for group in ask().groups for series in group.series for point in series.points]
    return next(point for point in every if point.figure.id == identity)


def test_series_in_order_of_time_comparable_ones_together() -> None:
    assert points(ask()) == [
        [["som-old", "som-2019", "som-2024"], ["som-acled"]],  # another estimator, one group
        [["claims-1", "claims-2", "claims-3"]],
        [["held"]],  # a stock is no count
    ]


CHANGES = [
    ("som-old", None, None, ""),
    ("som-2019", "som-old", Change(150, 250), "+150 to +250 since 2016"),
    ("som-2024", "som-2019", Change(400, 1300), "+400 to +1,300 since 2019"),
    ("claims-2", "claims-1", Change(-2100, -2100), "−2,100 since 2019 – 2020"),
    (
        "claims-3",
        "claims-2",
        Change(-1100, None),
        "a fall of at most 1,100, if any, since 2023 – 2024 (periods of unknown length)",
    ),
    ("som-acled", None, None, ""),  # nothing changes from one estimator to another
]


@pytest.mark.parametrize(("identity", "since", "change", "words"), CHANGES)
def test_a_change_within_a_series_is_a_range(
    identity: str, since: str | None, change: Change | None, words: str
) -> None:
    found = estimate(identity)
    assert (found.since and found.since.id, found.change) == (since, change)
    assert since_words(found) == words


def test_no_change_is_told_between_dates_that_overlap() -> None:
    log = LOG.replace("as_of: 2019,", "as_of: 2019/2024,")
    answer = figures(workspace_of(log), Question(), "is-somalia")
    (series, _) = answer.groups[0].series
    assert [(p.figure.id, p.since and p.since.id) for p in series.points] == [
        ("som-old", None),
        ("som-2019", "som-old"),
        ("som-2024", "som-old"),  # the last one that is wholly before it
    ]


def test_conflicts_agreements_and_what_is_no_conflict() -> None:
    answer = ask()
    assert [(p.first.figure.id, p.second.figure.id) for p in answer.opposed("conflict")] == [("som-2024", "som-acled")]
    assert answer.opposed("agreement") == ()
    assert answer.elsewhere == ()


def test_a_conflict_with_what_was_not_asked_for_is_told_apart() -> None:
    answer = ask(statuses=("claimed",))
    assert points(answer) == [[["som-acled"]]]
    assert answer.opposed("conflict") == ()
    assert [(p.first.figure.id, p.second.figure.id) for p in answer.elsewhere] == [("som-2024", "som-acled")]


SOMALIA = {"som-old", "som-2019", "som-2024", "som-acled"}
CLAIMS = {"claims-1", "claims-2", "claims-3", "held"}
FOUND: list[tuple[str | None, dict[str, Any], set[str]]] = [
    ("is-somalia", {}, SOMALIA),
    ("IS Somalia", {}, SOMALIA),
    ("isis", {}, CLAIMS | SOMALIA - {"som-old"}),  # a part of it since 2018
    ("Islamic State", {"exact": True}, CLAIMS),
    ("un-team", {}, set()),  # who estimates is no subject
    (None, {"actors": ("un-team",)}, (CLAIMS | SOMALIA) - {"som-acled"}),
    (None, {"regions": ("Eastern Africa",)}, SOMALIA),
    (None, {"since": ("2024-08",), "until": ("2024-08",)}, {"som-2024", "som-acled", "claims-2"}),
    (
        None,
        {"since": ("2024-08",), "until": ("2024-08",), "certain": True},
        {"som-2024"},
    ),  # a span that ends some day in 2024
    (None, {"texts": ("fighter",)}, SOMALIA),  # the name of a figure is what it measures
    (None, {"tags": ("somalia",)}, {"som-2024"}),
    (None, {"sources": ("acled",)}, {"som-acled"}),
    (None, {"types": ("violence",)}, set()),
    ("daesh", {"since": ("2025",)}, {"claims-3", "held"}),
]


@pytest.mark.parametrize(("subject", "filters", "expected"), FOUND)
def test_what_a_question_finds(subject: str | None, filters: dict[str, Any], expected: set[str]) -> None:
    assert {
        identity for group in points(ask(subject, **filters)) for series in group for identity in series
    } == expected


def test_an_empty_answer_says_why() -> None:
    assert ask("nobody").emptied_by == ("figures of nobody alone finds nothing",)
    assert ask("IS Somalia", since=("2025",)).emptied_by == (
        "figures of 'IS Somalia' alone finds 4",
        "--from 2025 alone finds 2",
    )


def test_an_unknown_subject_is_refused_with_the_nearest() -> None:
    with pytest.raises(WrongUsage, match="no subject of figures is called 'IS Somali'; did you mean 'is-somalia'"):
        ask("IS Somali")


def test_as_of_hides_what_was_not_public_yet() -> None:
    answer = figures(workspace_of(LOG, as_of="2024-07-31"), Question())
    assert points(answer) == [[["som-acled"]]]  # the UN report is of August 2024


def test_logs_are_compared_with_each_other() -> None:
    head, figures_of = LOG.split("figures:\n")
    mark = "  - {id: som-acled,"
    first, second = figures_of.split(mark)
    one, other = f"{head}figures:\n{first}", f"{head}figures:\n{mark}{second}"
    answer = figures(workspace_of(one, other), Question())
    assert [(p.first.figure.id, p.second.figure.id) for p in answer.opposed("conflict")] == [("som-2024", "som-acled")]


WORDS = [
    (Change(0, 0), "no change"),
    (Change(5, 5), "+5"),
    (Change(-200, 1500), "−200 to +1,500"),
    (Change(None, 5), "a rise of at most 5, if any"),
    (Change(-3, None), "a fall of at most 3, if any"),
    (Change(None, None), "change not known"),
]


@pytest.mark.parametrize(("change", "words"), WORDS)
def test_a_change_in_words(change: Change, words: str) -> None:
    assert change_words(change) == words
