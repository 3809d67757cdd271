"""The card's date on which an entry became known and its origin, corrections, and the sources of each claim."""

import pytest

from tests.helpers import a_folder, a_log, run, workspace_of
from timeline.reports.card import cards
from timeline.telling.card_facts import known_words

LOG = """\
timeline: {title: T, covers: 2014/2025-12-31}
sources:
  report: {title: A report, publisher: UN, date: 2024-08}
  press: {title: A story, publisher: Press, date: 2024-02-06}
  undated: {title: No date}
actors: {us: {name: United States}}
events:
  - {id: plain, date: 2024-03-05, title: T, type: other}
  - {id: month, date: 2024-03, title: T, type: other}
  - {id: given, date: 2020-01-01, title: T, type: other, known: 2024-03-20}
  - {id: given-year, date: 2024-03-10, title: T, type: other, known: 2024}
  - {id: situation, date: 2019-05-01/.., title: T, type: other}
  - {id: looked, date: /.., title: T, type: other, checked: 2024-03-18}
  - {id: by-march, date: by March 2024, title: T, type: other}
  - id: corrected
    date: 2024-03-05
    title: T
    type: other
    places: [IQ, SY]
    sources: [report]
    corrections:
      - {date: 2024-04-01, field: date, was: 2024-03-06, why: a slip of ours}
      - {date: 2024-05, field: places, was: IQ}
    disputed: [{field: date, value: 2024-03-07, sources: [{ref: press, at: p. 2}], note: so the story,
                date: 2024-02-06}]
plans:
  - {id: own, title: T, kind: intention, announced: 2024-03-05}
  - {id: own-known, title: T, kind: intention, announced: {date: 2024-03-05, known: 2024-06-01}}
  - {id: by-event, title: T, kind: intention, announced: {event: plain}}
  - {id: by-secret, title: T, kind: intention, announced: {event: given}}
figures:
  - {id: sourced, subject: us, measure: m, unit: u, as_of: 2023, value: 1, sources: [report, press]}
  - {id: too-early, subject: us, measure: m, unit: u, as_of: 2024-10, value: 1, sources: [report]}
  - {id: unsourced, subject: us, measure: m, unit: u, as_of: 2023-05-05, value: 1, sources: [undated]}
"""

KNOWN = [
    ("plain", "5 Mar 2024 (assumed: from its own date)"),
    ("month", "Mar 2024 (assumed: from its own date; shown from 1 Mar 2024 on)"),
    ("given", "20 Mar 2024 (given by the log)"),
    ("given-year", "2024 (given by the log; shown from 10 Mar 2024 on)"),  # not before it happened
    ("situation", "1 May 2019 (assumed: from its start)"),
    ("looked", "18 Mar 2024 (assumed: from the day on which it was checked)"),
    ("by-march", "by Mar 2024 (assumed: from its own date; shown from 31 Mar 2024 on)"),
    ("own", "5 Mar 2024 (assumed: from its announcement)"),
    ("own-known", "1 Jun 2024 (given by the log)"),
    ("by-event", "5 Mar 2024 (assumed: from its announcement)"),
    ("by-secret", "20 Mar 2024 (given by the event that announces it)"),
    ("sourced", "6 Feb 2024 (assumed: from the publication of its source)"),  # the first of them
    ("too-early", "Aug 2024 (assumed: from the publication of its source; shown from 1 Oct 2024 on)"),
    ("unsourced", "5 May 2023 (assumed: from its own date)"),
]


@pytest.mark.parametrize(("identity", "words"), KNOWN)
def test_known_days_and_their_grounds(identity: str, words: str) -> None:
    (card,) = cards(workspace_of(LOG), [identity])
    assert known_words(card.known) == words


def test_it_shows_from_the_day_that_is_named() -> None:
    """`--as-of` shows an entry from the day that its card names."""
    for identity, day, before in (
        ("month", "2024-03-01", "2024-02-29"),
        ("given-year", "2024-03-10", "2024-03-09"),
        ("by-march", "2024-03-31", "2024-03-30"),
        ("too-early", "2024-10-01", "2024-09-30"),
    ):
        path = a_log(LOG)
        assert run("show", identity, "--log", path, "--as-of", day).code == 0
        assert run("show", identity, "--log", path, "--as-of", before).code == 2


def test_corrections_with_what_the_log_says_now() -> None:
    """The old value is a value of its field, and printed as the new one is."""
    out = run("show", "corrected", "--log", a_log(LOG), COLUMNS="80").out
    assert "Corrections\n1 Apr 2024  date was: 6 Mar 2024 (a slip of ours); now: 5 Mar 2024\n" in out
    assert "May 2024    places was: Iraq; now: Iraq, Syria\n" in out


def test_the_followed_and_the_other_claim_each_with_sources() -> None:
    out = run("show", "corrected", "--log", a_log(LOG), COLUMNS="80").out
    assert (
        "Disputed (sources disagree)\n"
        "date        the log follows: 5 Mar 2024 [1]\n"
        "  · also claimed: 7 Mar 2024 (claimed 6 Feb 2024; so the story) [2]\n"
    ) in out
    assert out.endswith(
        "Sources\n  [1] UN, A report, Aug 2024 [report]\n  [2] Press, A story, 6 Feb 2024, p. 2 [press]\n"
    )


def test_the_same_as_markdown() -> None:
    folder = a_folder()
    a_log(LOG, folder)
    done = run("show", "corrected", "--as-of", "2025-12-31", "--format", "md", cwd=folder)
    assert done.out.splitlines() == [
        "# T",
        "",
        "As of 31 Dec 2025. The log follows 2014 – 31 Dec 2025.",
        "",
        "## T",
        "",
        "- **Date:** 5 Mar 2024",
        "- **Type:** other (other)",
        "- **Places:** Iraq, Syria",
        "- **Status:** stated",
        "- **Known:** 5 Mar 2024 (assumed: from its own date)",
        "- **Sources:** [^1]",
        "",
        "### Disputed (sources disagree)",
        "",
        "- **Date:** the log follows: 5 Mar 2024[^1]",
        "  - also claimed: 7 Mar 2024 (claimed 6 Feb 2024; so the story)[^2]",
        "",
        "### Corrections",
        "",
        "- **1 Apr 2024:** date was: 6 Mar 2024 (a slip of ours); now: 5 Mar 2024",
        "- **May 2024:** places was: Iraq; now: Iraq, Syria",
        "",
        "### In the log",
        "",
        "- **File:** `events.yaml:15`",
        "",
        "Cite as: T (log of 2014 – 31 Dec 2025), as of 31 Dec 2025.",
        "",
        "[^1]: UN, A report, Aug 2024",
        "",
        "[^2]: Press, A story, 6 Feb 2024, p. 2",
    ]


def test_a_plan_that_became_known_later_than_it_was_announced_in_markdown() -> None:
    out = run("show", "own-known", "--log", a_log(LOG), "--format", "md").out
    assert "- **Announced:** 5 Mar 2024\n" in out
    assert "- **Known:** 1 Jun 2024 (given by the log)\n" in out
