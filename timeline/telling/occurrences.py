"""Occurrences of one plan that are folded into a line."""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from timeline.plans.verdict import Timing
from timeline.reports.plans import Judged
from timeline.reports.wording import plural, words_of_term
from timeline.telling.document import Words, phrase, references
from timeline.telling.plan_entry import occasion_sources
from timeline.telling.verdict_words import VERDICT_LABELS


def folded_words(rows: Sequence[Judged]) -> Words:
    """Count occurrences of a plan that have one verdict: `9 more occurrences met (7 on time, 2 late)`.

    Their deadlines follow, and the sources of their outcomes.
    """
    timings = Counter(row.verdict.timing for row in rows)
    each = [f"{timings[name]:,} {name.replace('-', ' ')}" for name in get_args(Timing) if timings[name]]
    timed = f" ({', '.join(each)})" if len(each) > 1 else f", {each[0].partition(' ')[2]}" if each else ""
    deadlines = [row.deadline for row in rows if row.deadline is not None]
    due = ""
    if deadlines:
        deadlines.sort(key=lambda deadline: (deadline.last, deadline.first))
        first, last = (words_of_term(rows[0].plan, deadlines[end].date) for end in (0, -1))
        due = f": {first}" if first == last else f": {first} to {last}"
    sources = dict.fromkeys(source for row in rows for source in occasion_sources(row, row.verdict.outcome))
    verdict = VERDICT_LABELS[rows[0].verdict.name]
    return phrase(
        f"{plural(len(rows), 'more occurrence')} {verdict}{timed}{due}",
        *references(tuple(sources), rows[0].log, rows[0].plan.sources),
    )
