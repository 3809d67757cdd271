"""Occurrences of a plan with one verdict: one entry, and a line for the others, which `--all` unfolds."""

from tests.helpers import a_log, run

LOG = """
timeline: {title: The harbour, covers: 2000/2025-06-30}
sources:
  rule: {title: The rule, publisher: The Port, date: 2024-01}
  first: {title: First reports, publisher: The Port, date: 2024-05}
  second: {title: Second reports, publisher: The Board, date: 2025-05}
plans:
  - {id: reports, title: The port reports, kind: commitment, announced: 2024-01-10, deadline: 2024-01-31,
     every: 1 month, times: 15, sources: [rule], outcome: [
     {date: 2024-01-20, result: met, occurrence: 0, sources: [first]},
     {date: 2024-03-20, result: met, occurrence: 1, sources: [first]},
     {date: 2024-03-25, result: met, occurrence: 2, sources: [second]},
     {date: 2024-04-20, result: met, occurrence: 3, sources: [first]},
     {date: 2024-05-20, result: dropped, occurrence: 4, sources: [first]},
     {date: 2024-06-20, result: dropped, occurrence: 5, sources: [first]}]}
"""


def lines(*options: str) -> list[str]:
    done = run("plans", "--log", a_log(LOG), "--as-of", "2025-06-30", *options, COLUMNS="200")
    assert done.code == 0, done.err
    return [line.strip() for line in done.out.splitlines()]


def test_further_occurrences_are_counted_below_the_first() -> None:
    """Met: that of 30 April stands first; 29 February was met on 20 March, late, 31 January and 31 March on time.

    Of the two that were dropped both have entries: one further occurrence takes no more room than its count. Overdue
    are those of 31 July 2024 (no. 6) to 31 March 2025 (no. 14); the latest stands first.
    """
    found = lines()
    met = "· 3 more occurrences met (2 on time, 1 late): 31 Jan 2024 to 31 Mar 2024"
    assert f"{met} (The Board, May 2025; The Port, May 2024)" in found
    assert sum("met on" in line for line in found) == 1
    assert sum("dropped on" in line for line in found) == 2
    assert "│ · 8 more occurrences overdue: 31 Jul 2024 to 28 Feb 2025" in found
    assert "Settled (6)" in found
    assert "Needs attention (9)" in found


def test_all_unfolds_them() -> None:
    found = lines("--all")
    assert not any("more occurrence" in line for line in found)
    assert sum("met on" in line for line in found) == 4
    assert sum("no outcome recorded" in line for line in found) == 9
