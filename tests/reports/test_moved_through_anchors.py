"""Deadlines that hang on something, in `changes`: those of the day before a revision, and moves without one."""

import json
from typing import Any

from tests.helpers import a_log, run

HEAD = """timeline: {title: T, covers: 2015/2025-12-31}
sources:
  a: {title: A treaty, publisher: Press, date: 2020-01-10}
  d: {title: A decree, publisher: Gazette, date: 2021-05-05}
events:
  - {id: drop, date: 2021-05-05, title: The parties drop the census, type: announcement, sources: [d]}
  - {id: came, date: 2021-06-01, title: A ratification, type: law, sources: [d]}
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
