"""Deadlines that hang on something, in `changes`: those of the day before a revision, and moves without one."""

import json
from typing import Any

import pytest

from tests.helpers import a_log, run

HEAD = """timeline: {title: T, covers: 2015/2025-12-31}
sources:
  a: {title: A treaty, publisher: Press, date: 2020-01-10}
  d: {title: A decree, publisher: Gazette, date: 2021-05-05}
events:
  - {id: drop, date: 2021-05-05, title: The parties drop the census, type: announcement, sources: [d]}
  - {id: came, date: 2021-06-01, title: Ratification, type: law, sources: [d]}
plans:
  - {id: census, title: Census, kind: commitment, announced: 2020-01-10, deadline: 2020-12-31, sources: [a],
     outcome: {event: drop, result: dropped}}
"""


def plan(id: str, deadline: str, more: str = "") -> str:
    title = id.capitalize()
    return (
        f"  - {{id: {id}, title: {title}, kind: commitment, announced: 2020-01-10, deadline: {deadline}, "
        f"sources: [a]{more and ', '}{more}}}\n"
    )


def revised(log: str, since: str, until: str) -> list[dict[str, Any]]:
    done = run("changes", since, until, "--log", a_log(HEAD + log), "--as-of", "2025-12-31", "--format", "json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)["plans"]["revised"]
    return found


def ends(moved: dict[str, Any]) -> tuple[str | None, str | None, int | None]:
    """The last days of the deadline before and after, and by how many days it moved."""
    last = [None if moved[side] is None else moved[side]["latest"] for side in ("from", "to")]
    return last[0], last[1], moved["days"]


VOTE = "revisions: [{event: drop, deadline: 2022-03-01}, {date: 2022-02-20, deadline: 2027-03-31, sources: [d]}]"


def test_the_old_deadline_is_that_of_the_day_before_the_revision() -> None:
    # 90 days from 31 December 2020: the census is dropped on the very day of the revision.
    log = plan("vote", "{within: 90 days, of: census}", VOTE)
    (found,) = revised(log, "2021-01-01", "2021-12-31")
    assert ends(found["moved"]) == ("2021-03-31", "2022-03-01", 335)
    (found,) = revised(log, "2022-01-01", "2022-12-31")
    assert ends(found["moved"]) == ("2022-03-01", "2027-03-31", 1856)


VOTE_MOVED = plan("vote", "2021-06-30", "revisions: [{date: 2021-03-01, deadline: 2021-12-31, sources: [d]}]")
QUOTA = plan("quota", "{within: 30 days, of: census}")
BEFORE_VOTE = plan("list", "{before: vote}")


@pytest.mark.parametrize(
    ("log", "id", "since", "until", "moved", "when"),
    [
        # The list is due on the day before the vote, and moves with it.
        (VOTE_MOVED + BEFORE_VOTE, "list", "2021-02-28", "2021-03-01", ("2021-06-29", "2021-12-30", 184), "2021-03-01"),
        # 30 days from 31 December 2020; the census is dropped on 5 May 2021.
        (QUOTA, "quota", "2021", "2022", ("2021-01-30", None, None), "2021-05-05"),
        # 10 days from what is due 30 days from the census.
        (
            QUOTA + plan("army", "{within: 10 days, of: quota}"),
            *("army", "2021", "2022", ("2021-02-09", None, None), "2021-05-05"),
        ),
        # 60 days from 1 June 2021, which no one knew before.
        (plan("zone", "{within: 60 days, of: came}"), "zone", "2021", "2022", (None, "2021-07-31", None), "2021-06-01"),
    ],
)  # fmt: skip
def test_a_deadline_moves_with_what_it_hangs_on(
    log: str, id: str, since: str, until: str, moved: tuple[str | None, str | None, int | None], when: str
) -> None:
    found = {one["id"]: one for one in revised(log, since, until)}
    assert ends(found[id]["moved"]) == moved
    assert found[id]["when"]["edtf"] == when


@pytest.mark.parametrize(
    ("log", "since", "until"),
    [
        (VOTE_MOVED + BEFORE_VOTE, "2021-03-01", "2025-01-01"),  # after the move
        (VOTE_MOVED + BEFORE_VOTE, "2020-01-10", "2021-02-28"),  # before it
        # What was done before the move stays as it was.
        (VOTE_MOVED + plan("list", "{before: vote}", "outcome: {date: 2021-02-01, result: met}"), "2021-01-01", "2025"),
        # What has a fixed day does not move.
        (VOTE_MOVED + plan("list", "2021-06-29"), "2021-01-01", "2025"),
    ],
)
def test_other_deadlines_do_not_move(log: str, since: str, until: str) -> None:
    assert "list" not in [one["id"] for one in revised(log, since, until)]


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (
            VOTE_MOVED + BEFORE_VOTE,
            "deadline 29 Jun 2021 → 30 Dec 2021, over 6 months later, as it hangs on “Vote”, which moved: List",
        ),
        (
            QUOTA,
            "deadline 30 Jan 2021 → no date any more, as it hangs on “Census”, which was dropped: Quota",
        ),
        (
            plan("zone", "{within: 60 days, of: came}"),
            "now deadline 31 Jul 2021, as it hangs on “Ratification”, which has happened; before without a date",
        ),
    ],
)
def test_the_first_line_tells_the_move_and_its_cause(log: str, words: str) -> None:
    done = run("changes", "2021-02-01", "2022", "--log", a_log(HEAD + log), "--as-of", "2025-12-31", COLUMNS="200")
    line = next(line for line in done.out.splitlines() if words in line)
    # The source that moved the anchor stands first.
    below = done.out.partition(line)[2].splitlines()[1]
    assert "Gazette, 5 May 2021" in below


ARMY = QUOTA + plan("army", "{within: 10 days, of: quota}")


@pytest.mark.parametrize(
    ("id", "lead", "why"),
    [
        # The census was dropped, so that neither gets a date any more.
        ("quota", "no date … Quota", "waiting: 30 days from “Census”, which was dropped"),
        ("army", "no date … Army", "waiting: 10 days from “Quota”, which has no date ·"),
        ("zone", "no date yet … Zone", "waiting: 10 days from “Hope”, which has no date yet"),
        ("pick", "no date yet … Pick", "“Hope” has no date yet"),
        ("both", "no date … Both", "“Census” was dropped"),
    ],
)
def test_what_gets_no_date_any_more_is_not_without_one_yet(id: str, lead: str, why: str) -> None:
    hope = "  - {id: hope, title: Hope, kind: demand, announced: 2020-01-10, sources: [a]}\n"
    members = "[{before: hope}, {before: census}]"
    more = plan("pick", f"{{earlier_of: {members}}}") + plan("both", f"{{later_of: {members}}}")
    log = HEAD + ARMY + hope + plan("zone", "{within: 10 days, of: hope}") + more
    done = run("plans", "--log", a_log(log), "--as-of", "2025-12-31", COLUMNS="220")
    shown = " ".join(done.out.replace("│", "").split())
    assert lead in shown
    entry = shown.partition(lead)[2].partition(f"· {id}")[0]
    assert why in entry


def test_a_deadline_that_ran_out_and_lost_its_date_later_says_since_when() -> None:
    done = run(
        "changes", "2021-01-31", "2021-12-31", "--log", a_log(HEAD + ARMY), "--as-of", "2025-12-31", COLUMNS="200"
    )
    # 10 days from 30 January 2021; the census was dropped on 5 May.
    assert "waiting: was due 9 Feb 2021; without a date since “Census” was dropped (5 May 2021)" in done.out


def test_a_day_from_which_a_deadline_counts_stands_without_by() -> None:
    log = HEAD + plan("seat", "{within: 100 days, of: by the end of 2021}")
    done = run("plans", "--log", a_log(log), "--as-of", "2022-01-31", COLUMNS="200")
    assert "counted 100 days from the end of 2021" in done.out


def test_a_rule_that_is_announced_says_once_that_it_applies() -> None:
    rule = "  - {id: rule, title: A charter applies, kind: rule, announced: 2021-03-10, deadline: from July 2022}\n"
    done = run(
        "changes", "2021-01-31", "2021-12-31", "--log", a_log(HEAD + rule), "--as-of", "2021-12-31", COLUMNS="200"
    )
    assert "A charter applies, from Jul 2022" in done.out
