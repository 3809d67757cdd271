"""Earlier states of an entry: the values that corrections give as `was`, read as the values of their fields."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from timeline.dates import Date, DateError, Day, deadline_window
from timeline.log.checks.context import Context
from timeline.log.checks.dependents import anchors_without_date
from timeline.log.checks.figures import figure_bounds, figure_time
from timeline.log.checks.plans import (
    bad_deadlines,
    occasions_without_date,
    outcome_order,
    recurrence,
    revision_order,
    superseded_by_nothing,
)
from timeline.log.checks.references import (
    unknown_actors,
    unknown_countries,
    unknown_entries,
    unknown_places,
    unknown_sources,
    unknown_types,
)
from timeline.log.checks.times import known_before_it_happened
from timeline.log.checks.vocabulary import unknown_families
from timeline.log.figure_shapes import FIGURE
from timeline.log.findings import Findings, Suggestions
from timeline.log.known import shows_from
from timeline.log.log import Log
from timeline.log.model import Actor, Correction, Entry, Event, Figure, OwnType, Place, Plan, Source, WrittenSubject
from timeline.log.plan_shapes import PLAN
from timeline.log.reading import NAMES, TEXTS, Reading
from timeline.log.shapes import ACTOR, EVENT, PLACE, SOURCE, TYPE, Field, Shape
from timeline.log.term_shapes import day_of_rule
from timeline.log.yaml.flow import flow_node
from timeline.log.yaml.nodes import Mapping, Node, Point, Scalar, Sequence
from timeline.log.zones import LocalTimes
from timeline.problems import Problem, has_errors
from timeline.text import quoted

AnyEntry = TypeVar("AnyEntry", bound=Entry)

SHAPES: dict[type[Entry], Shape] = {
    Event: EVENT,
    Plan: PLAN,
    Figure: FIGURE,
    Source: SOURCE,
    Actor: ACTOR,
    Place: PLACE,
    OwnType: TYPE,
}
"""The table of keys that a kind of entry is read by."""

ABSENT = "none"
"""The `was` of a field that had no value."""

LASTING = frozenset({"id", "corrections"})
"""Keys that have no earlier value: the id names the entry in every version of the log."""

_TERMS = frozenset({"deadline", "until"})
"""Fields whose values have a latest day."""

_RULES: dict[type[Entry], tuple[Any, ...]] = {
    Event: (unknown_types, known_before_it_happened),
    Plan: (
        *(unknown_entries, bad_deadlines, occasions_without_date, outcome_order, revision_order),
        *(superseded_by_nothing, recurrence, anchors_without_date, known_before_it_happened),
    ),
    Figure: (figure_time, figure_bounds, known_before_it_happened),
    Actor: (unknown_countries,),
    OwnType: (unknown_families,),
}
"""The rules by which a state of an entry is faulty, beside those on the names in it."""


class Earlier(NamedTuple):
    """An earlier value of a field: the value, the texts in it, and its problems; the value is None if it was absent."""

    value: Any
    parts: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def earlier_value(entry: Entry, correction: Correction, log: Log) -> Earlier:
    """Read the value that a field of an entry had; the entry can have such a field."""
    field = SHAPES[type(entry)].fields[correction.field]
    if correction.was == ABSENT:
        return Earlier(None, (), _if_required(entry, correction, field))
    found = Earlier(None, ())
    for node in _nodes(entry, correction, field):
        findings = Findings()
        reading = Reading(entry.file, findings, Suggestions(), LocalTimes(lambda: log.header.timezone))
        value = field.value_type.read(node, reading)
        if correction.field == "deadline" and isinstance(entry, Plan) and entry.kind == "rule":
            value = day_of_rule(value)
        found = Earlier(value, tuple(_texts(node)), tuple(findings.problems))
        if not has_errors(found.problems):
            break
    if not has_errors(found.problems) and correction.field in _TERMS and isinstance(found.value, Date):
        return found._replace(problems=(*found.problems, *_endless(entry, found.value)))
    return found


def _if_required(entry: Entry, correction: Correction, field: Field) -> tuple[Problem, ...]:
    if not (field.required and correction.sources):
        return ()
    name = SHAPES[type(entry)].name
    message = f"every {name} has {correction.field!r}"
    return (Problem(entry.file, entry.line, entry.column, "missing-key", message, "write the value that it had"),)


def _nodes(entry: Entry, correction: Correction, field: Field) -> Iterator[Node]:
    """The nodes that the text of an earlier value may stand for, the most likely first."""
    plain = Scalar.at(correction.was, entry.line, entry.column)
    inner = flow_node(correction.was)
    if not field.is_list:
        # No text but that of a field which takes any text begins like a mapping.
        yield from (inner, plain) if isinstance(inner, Mapping) else (plain,) if inner is None else (plain, inner)
    elif inner is not None:
        yield inner
    elif field.value_type in (TEXTS, NAMES) or correction.field == "conditions":
        yield plain  # a comma is part of the text
    else:
        texts = filter(None, map(str.strip, correction.was.strip("[]").split(",")))
        parts: list[Node] = [Scalar.at(part, entry.line, entry.column) for part in texts]
        yield Sequence(parts, Point(entry.line - 1, entry.column - 1))


def _texts(node: Node) -> Iterator[str]:
    """The text of a value, or the texts in a list; those inside of mappings are left to the rules on a state."""
    items = node.items if isinstance(node, Sequence) else [node]
    yield from (item.value for item in items if isinstance(item, Scalar))


def _endless(entry: Entry, term: Date) -> Iterator[Problem]:
    """Yield the problem of a date that cannot be a deadline."""
    try:
        deadline_window(term)
    except DateError as error:
        message = f"{quoted(error.text)}: {error.reason}"
        yield Problem(entry.file, entry.line, entry.column, "bad-deadline", message, error.hint)


def with_earlier(entry: AnyEntry, correction: Correction, log: Log) -> AnyEntry | None:
    """Return an entry with the value that one of its fields had; None if this is no value of the field."""
    field = SHAPES[type(entry)].fields.get(correction.field)
    if field is None or correction.field in LASTING:
        return None
    found = earlier_value(entry, correction, log)
    if has_errors(found.problems) or (found.value is None and correction.was != ABSENT):
        return None
    into = field.into or correction.field
    # An entry can do without a value that it is not required to have: the default of the model stands for it.
    value = found.value if found.value is not None else getattr(type(entry), into)
    if isinstance(value, WrittenSubject):
        return _with(entry, subject=value.id, subject_kind=value.kind, subject_text=value.text)
    return _with(entry, **{into: value})


def _with(entry: AnyEntry, **values: Any) -> AnyEntry:
    return entry._replace(**values)


def news(entry: Entry, day: Day) -> Iterator[Correction]:
    """The corrections with sources that came after a day, of each field the earliest: its `was` held on that day."""
    fields = set()
    for correction in sorted(entry.corrections, key=lambda one: shows_from(one.date)):
        if correction.sources and shows_from(correction.date) > day and correction.field not in fields:
            fields.add(correction.field)
            yield correction


def state_on(entry: AnyEntry, day: Day, log: Log) -> AnyEntry:
    """Return an entry with the values of a day, before later sources corrected them.

    An earlier value that is none of its field, or with which the entry would be faulty, is left corrected; `check`
    warns of it.
    """
    state = entry
    for correction in news(entry, day):
        state = with_earlier(state, correction, log) or state
    return state if state is entry or not state_problems(state, log) else entry


def state_problems(state: Entry, log: Log, faulty: frozenset[str] = frozenset()) -> list[Problem]:
    """Return the errors that a state of an entry would be."""
    context = Context(log, faulty, is_read=False)
    rules = (unknown_sources, unknown_actors, unknown_places, *_RULES.get(type(state), ()))
    plain = state._replace(corrections=())
    return [problem for rule in rules for problem in rule(plain, context) if problem.severity == "error"]
