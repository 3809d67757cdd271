"""Changes in a document whose entries are rows of tables: the same facts as in its paragraphs."""

from tests.export.test_changes import ASKED, LOG
from tests.helpers import a_log, run

MARKDOWN = r"""# What changed after 1 Sep 2024, up to 18 Mar 2025

1 happened · 1 newly learned · 1 situation begun (and 1 possibly) · 1 situation ended · 1 plan announced · 1 plan moved · 1 past its deadline · possibly 1 figure · 1 correction · 1 plan only reported, not counted

possibly: a vague date may lie outside of the period

log follows 2014 – 18 Mar 2025

## Happened

| Date | What | Where | Sources |
| --- | --- | --- | --- |
| 27 Sep 2024 | They agree (disputed). In a joint statement. | Anbar | \[1\] |

## Newly learned

| Date | What | Where | Sources |
| --- | --- | --- | --- |
| May 2024 | \=They talk\* (known 1 Dec 2024; reported) |  |  |

## Situations begun

| Date | What | Where | Sources |
| --- | --- | --- | --- |
| Oct 2024 – 31 Jan 2025 | A siege | Anbar | \[2\] |

Without a date, and not seen before this period:

| Date | What | Where | Sources |
| --- | --- | --- | --- |
| ongoing | They are there (seen 18 Mar 2025; possibly in this period) |  | \[2\] |

## Situations ended

| Date | What | Where | Sources |
| --- | --- | --- | --- |
| Oct 2024 – 31 Jan 2025 | A siege | Anbar | \[2\] |

## Plans announced

| Deadline | Plan | Verdict | Change | Sources |
| --- | --- | --- | --- | --- |
| Sep 2025 | The mission ends. Commitment by United States. | pending: 167 to 196 days left. Moved once, 242 days later than first announced. | Announced 27 Sep 2024. \[1\] | \[3\] |

## Plans moved or changed

| Deadline | Plan | Verdict | Change | Sources |
| --- | --- | --- | --- | --- |
| Sep 2025 | The mission ends. Commitment by United States. | pending: 167 to 196 days left. Moved once, 242 days later than first announced. | 10 Feb 2025: deadline Jan 2025 → Sep 2025, 242 days later (later). \[2\] | \[3\] |

## Past their deadline without an outcome

| Deadline | Plan | Verdict | Change | Sources |
| --- | --- | --- | --- | --- |
| Sep 2025 | The mission ends. Commitment by United States. | pending: 167 to 196 days left. Moved once, 242 days later than first announced. | Deadline Jan 2025 ran out without an outcome. | \[3\] |

## Newly learned of plans

### Only reported (not counted)

| Deadline | Plan | Verdict | Change | Sources |
| --- | --- | --- | --- | --- |
|  | A hushed plan (reported). Demand. | open: no deadline, no outcome recorded. | Announced 1 Jun 2024, known 1 Nov 2024. |  |

## Figures

| Figure | Before and after | Change | Sources |
| --- | --- | --- | --- |
| **Daesh, fighters** (Iraq) | 2,000 to 3,000 people (Jan 2024) → up to 2,500 people (2025) | by UN monitors; at most +500; possibly in this period | \[4, 2\] |

## Corrections of the log

| Date | Entry | What was put right |
| --- | --- | --- |
| 5 Jan 2025 | agreed | title was They meet (misread) |

## Sources

1. State Department, Joint statement, 27 Sep 2024; cited in Commons Library, 18 Mar 2025, note 87 <https://example.org/joint>
2. Commons Library, Countering Daesh, 18 Mar 2025
3. State Department, Joint statement, 27 Sep 2024 <https://example.org/joint>
4. Commons Library, Countering Daesh, 18 Mar 2025, p3
"""  # noqa: E501


def written(*args: str) -> str:
    done = run("changes", *ASKED, "--log", a_log(LOG), "--as-of", "2026-01-01", "--format", "md", *args)
    assert done.code == 0, done.err
    return done.out


def test_each_section_is_a_table() -> None:
    assert written("--style", "table") == MARKDOWN


def test_groups_have_tables_of_their_own() -> None:
    out = written("--style", "table", "--by", "place", "--type", "battle,agreement")
    heads = [line for line in out.splitlines() if line.startswith("#")]
    assert heads[1:7] == [
        "## Happened",
        "### Anbar",
        "## Situations begun",
        "### Anbar",
        "## Situations ended",
        "### Anbar",
    ]
    assert out.count("| Date | What | Where | Sources |") == 3
