"""Checks of a log: one small function for each rule.

There are three kinds of rule. An entry rule looks at one entry, when that is read; it finds others by their ids, and
goes through none of the events, plans and figures, but for a hint. A chain rule looks at one plan, when the whole log
is read, and follows its deadlines from one entry to the next. A log rule looks at what only many entries show together,
once, at the end.

The warnings of a log are mended after an edit (`timeline.index.warnings`). So an entry rule may depend on the entry,
on those that it names, and on the header and the vocabulary; a chain rule also on those that these name, and so on. The
warnings of a log rule are of entries that look alike (`COMPARING`) or of vocabulary that nothing names (`UNUSED`).

A log may be asked about while it is read. Its header is known by then; of the rest any part may be missing still. So
the entry rules keep to this: *no problem now means no problem at the end*. An entry without problems is settled
(`is_settled`), whatever follows it in the log. A rule skips an id that is unknown, because another rule reports it. A
problem that is found early may turn out to be none, and has no hint: such an entry is checked again when the whole log
is read (`Context.finish`), and only then its problems are reported.

To add a rule, write a function that yields problems, add it to `ENTRY_RULES` with the kinds of entry that it looks at,
to `CHAIN_RULES` or to `LOG_RULES`, and give it a sample in the tests' catalogue.
"""

from collections.abc import Callable, Iterator
from typing import Any

from timeline.log.checks.context import Context
from timeline.log.checks.corrections import unknown_fields, wrong_corrections
from timeline.log.checks.dependents import (
    ambiguous_anchors,
    anchors_without_date,
    deadline_loops,
    early_dependents,
    missing_outcomes_of_dependents,
)
from timeline.log.checks.duplicates import alike, near_duplicates
from timeline.log.checks.figures import comparable_figures, figure_bounds, figure_time, qualified_bounds
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
    ambiguous_subjects,
    unknown_actors,
    unknown_countries,
    unknown_distinct,
    unknown_entries,
    unknown_places,
    unknown_sources,
    unknown_subjects,
    unknown_types,
)
from timeline.log.checks.rules import bad_rules
from timeline.log.checks.seasons import seasons_like_years
from timeline.log.checks.times import (
    after_horizon,
    known_before_it_happened,
    outside_membership,
    sources_before_events,
    undated_unchecked,
)
from timeline.log.checks.vocabulary import (
    loops,
    overlapping_names,
    shadowed_names,
    unknown_families,
    unsourced,
    unsourced_steps,
    unused,
)
from timeline.log.conflicts import counted
from timeline.log.model import Actor, Entry, Event, Figure, OwnType, Place, Plan, Source
from timeline.log.roles import Named
from timeline.problems import Problem

__all__ = [
    "CHAIN_RULES",
    "COMPARING",
    "DOUBLES",
    "ENTRY_RULES",
    "LOG_RULES",
    "UNUSED",
    "Context",
    "chain_problems",
    "entry_problems",
    "is_settled",
    "log_problems",
    "look_of",
]

_DEVELOPMENTS = (Event, Plan, Figure)
_ALL = (Source, Actor, Place, OwnType, *_DEVELOPMENTS)

EntryRule = Callable[[Any, Context], Iterator[Problem]]
ChainRule = Callable[[Plan, Context], Iterator[Problem]]
LogRule = Callable[[Context], Iterator[Problem]]

ENTRY_RULES: dict[EntryRule, tuple[type[Entry], ...]] = {
    unknown_sources: _ALL,
    unknown_actors: _ALL,
    unknown_places: _ALL,
    unknown_subjects: (Figure,),
    unknown_countries: (Actor,),
    unknown_types: (Event,),
    unknown_entries: (Plan,),
    unknown_distinct: (Event, Plan),
    unknown_fields: _ALL,
    unknown_families: (OwnType,),
    shadowed_names: (Place,),
    overlapping_names: (Actor,),
    wrong_corrections: _ALL,
    figure_time: (Figure,),
    figure_bounds: (Figure,),
    qualified_bounds: (Figure,),
    bad_deadlines: (Plan,),
    bad_rules: (Plan,),
    occasions_without_date: (Plan,),
    outcome_order: (Plan,),
    revision_order: (Plan,),
    superseded_by_nothing: (Plan,),
    recurrence: (Plan,),
    anchors_without_date: (Plan,),
    known_before_it_happened: _DEVELOPMENTS,
    undated_unchecked: (Event,),
    after_horizon: (Event,),
    unsourced: _DEVELOPMENTS,
    unsourced_steps: (Plan,),
    sources_before_events: (Event,),
    missing_outcomes: (Plan,),
    outside_membership: _DEVELOPMENTS,
    seasons_like_years: _ALL,
}
"""The entry rules, each with the kinds of entry that it checks."""

CHAIN_RULES: tuple[ChainRule, ...] = (ambiguous_anchors, early_dependents, missing_outcomes_of_dependents)

LOG_RULES: tuple[LogRule, ...] = (
    loops,
    superseded_loops,
    deadline_loops,
    ambiguous_subjects,
    near_duplicates,
    comparable_figures,
    unused,
)

COMPARING = frozenset({"near-duplicate", "figures-in-conflict", "unnamed-estimator"})
"""Codes of the warnings about entries that look alike (`look_of`)."""

DOUBLES = frozenset({"likely-double"})
"""Codes of the warnings about entries that are likely one development (`timeline.log.likeness`)."""

UNUSED = frozenset({"unused-source", "unused-actor"})
"""Codes of the warnings about sources and actors that no entry names."""

_RULES_OF: dict[type[Entry], tuple[EntryRule, ...]] = {
    kind: tuple(rule for rule, kinds in ENTRY_RULES.items() if kind in kinds) for kind in _ALL
}


_NAME_RULES = frozenset({unknown_sources, unknown_actors, unknown_places, unknown_subjects, unknown_types})
"""Rules that depend only on the names in an entry: names that passed once need no second check."""

_RULES_BESIDE_NAMES: dict[type[Entry], tuple[EntryRule, ...]] = {
    kind: tuple(rule for rule in rules if rule not in _NAME_RULES) for kind, rules in _RULES_OF.items()
}


def entry_problems(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield the problems of one entry, as far as the log is known; a saved view has no rules."""
    for rule in _RULES_OF.get(type(entry), ()):
        yield from rule(entry, context)


def is_settled(entry: Entry, names: frozenset[Named], context: Context) -> bool:
    """Return whether an entry that was just read, with these names, has no problems and will have none.

    Every rule runs, also after one that found a problem, because the context records facts from the node. The context
    also records the names of a settled entry.
    """
    is_familiar = names <= context.familiar
    rules = (_RULES_BESIDE_NAMES if is_familiar else _RULES_OF).get(type(entry), ())
    if [problem for rule in rules for problem in rule(entry, context)]:
        return False
    if not is_familiar:
        context.see(entry)
        if isinstance(entry, Event) or (isinstance(entry, Figure) and _names_kinds(entry, context)):
            # Plans name other entries too, too many to remember.
            context.familiar.update(names)
    return True


def _names_kinds(figure: Figure, context: Context) -> bool:
    """Return whether the names of a figure say what each of them is: its subject may be no actor."""
    return figure.subject is None or figure.subject_kind is not None or figure.subject in context.log.actors


def chain_problems(plan: Plan, context: Context) -> Iterator[Problem]:
    """Yield the problems of one plan that show when the whole log is read."""
    for rule in CHAIN_RULES:
        yield from rule(plan, context)


def log_problems(context: Context) -> Iterator[Problem]:
    """Yield the problems that only the whole log shows, when every entry was seen (`Context.see`)."""
    for plan in context.log.plans.values():
        yield from chain_problems(plan, context)
    for rule in LOG_RULES:
        yield from rule(context)


def look_of(entry: Entry) -> str | None:
    """Return the features of an event or a figure, which it shares with those that it is compared with.

    None if it is compared with none. It needs no log.
    """
    return alike(entry) if isinstance(entry, Event) else counted(entry) if isinstance(entry, Figure) else None
