"""The picture on a day in a document whose entries are rows of tables."""

from tests.export.test_state import LOG
from tests.helpers import a_log, run

MARKDOWN = r"""# The picture on 1 Oct 2024

1 going on (and 1 possibly) · 1 in office · 1 plan · 1 figure · 1 disputed entry

log follows 2014 – 18 Mar 2025

## Going on

| Date | What | Where | Sources |
| --- | --- | --- | --- |
| Sep 2024 – 31 Jan 2025 | A siege (disputed) | Iraq | \[1\] |

Possibly going on, as their dates are vague, open or unknown:

| Date | What | Where | Sources |
| --- | --- | --- | --- |
| ongoing | They are there (seen 18 Mar 2025; possibly then) |  | \[1\] |

## In office

- The minister: Iraq (since 27 Oct 2022) \[1\]

## Plans (judged on that day)

| Deadline | Plan | Verdict | Sources |
| --- | --- | --- | --- |
| Dec 2024 | They leave. Demand by Iraq. | pending: 61 to 91 days left. | \[1\] |

## Latest figures

| Figure | Estimate | When | Remarks | Sources |
| --- | --- | --- | --- | --- |
| **Daesh, fighters** (Iraq) | about 2,500 people | Sep 2024 | 1 to 30 days old | \[2\] |

## Disputed

- **A siege** — title — also claimed: A raid \[1\]

## Sources

1. Commons Library, Countering Daesh, 18 Mar 2025
2. Commons Library, Countering Daesh, 18 Mar 2025, p3
"""


def written(text: str) -> str:
    done = run(
        *("state", "2024-10-01", "--as-of", "2026-01-01", "--log", a_log(text)),
        *("--format", "md", "--style", "table"),
    )
    assert done.code == 0, done.err
    return done.out


def test_each_section_is_a_table_and_short_lists_stay_lists() -> None:
    assert written(LOG) == MARKDOWN


def test_what_is_only_possible_is_said_in_a_column_of_its_own() -> None:
    """A plan announced in 2024 may not yet have been; an estimate of 2024 may be of a later day."""
    text = (
        "timeline: {title: T, covers: 2014/2025-03-18}\nactors: {a: {name: A}, b: {name: B}}\nplans:\n"
        "  - {id: p, title: P, kind: demand, announced: 2024}\n"
        "figures: [{id: f, subject: a, measure: m, unit: u, as_of: 2024, value: 3, by: b, places: [FR]}]\n"
    )
    out = written(text)
    assert "|  | P. Demand. | open: no deadline, no outcome recorded. | Possibly announced by then. |  |" in out
    assert "| **A, m** (France) | 3 u | 2024 | 0 to 274 days old, by B; possibly of a later day |  |" in out
