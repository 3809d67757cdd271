"""What is held against each other once a whole log is read: one small function for each rule.

To add a rule, write a function that yields problems, add it to `CHECKS`, and give it a sample in the tests' catalogue.
"""

from collections.abc import Callable, Iterator

from timeline.log.checks.context import Context
from timeline.log.checks.dependents import anchors_without_date, deadline_loops
from timeline.log.checks.duplicates import near_duplicates
from timeline.log.checks.figures import conflicting_figures, figure_bounds, figure_time
from timeline.log.checks.plans import (
    bad_deadlines,
    missing_outcomes,
    occasions_without_date,
    outcome_order,
    recurrence,
    revision_order,
    superseded_by_nothing,
    superseded_loops,
)
from timeline.log.checks.references import (
    unknown_actors,
    unknown_entries,
    unknown_fields,
    unknown_places,
    unknown_sources,
    unknown_types,
)
from timeline.log.checks.times import (
    known_before_it_happened,
    outside_membership,
    sources_before_events,
    undated_unchecked,
)
from timeline.log.checks.vocabulary import ambiguous_names, loops, shadowed_names, unknown_families, unsourced, unused
from timeline.log.model import Log
from timeline.problems import Problem

CHECKS: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    unknown_sources,
    unknown_actors,
    unknown_places,
    unknown_types,
    unknown_entries,
    unknown_fields,
    unknown_families,
    loops,
    ambiguous_names,
    shadowed_names,
    figure_time,
    figure_bounds,
    bad_deadlines,
    occasions_without_date,
    outcome_order,
    revision_order,
    superseded_by_nothing,
    superseded_loops,
    recurrence,
    deadline_loops,
    anchors_without_date,
    known_before_it_happened,
    undated_unchecked,
    unsourced,
    sources_before_events,
    near_duplicates,
    missing_outcomes,
    conflicting_figures,
    outside_membership,
    unused,
)


def check(log: Log, faulty: frozenset[str] = frozenset(), is_whole: bool = True) -> Iterator[Problem]:
    """Every problem that shows only when the log is there as a whole.

    `faulty` holds the ids of entries that stand in the file and not in the log: their own problems are told already.
    `is_whole` says that nothing at all of the file is missing from the log.
    """
    context = Context(log, faulty, is_whole)
    for rule in CHECKS:
        yield from rule(context)
