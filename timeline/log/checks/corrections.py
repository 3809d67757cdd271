"""Claims and corrections on a field of an entry: the field exists, and the earlier value is valid for it."""

import re
from collections.abc import Iterator
from itertools import islice

from timeline.dates import Date, DateError, deadline_window
from timeline.log.checks.context import Context
from timeline.log.findings import Findings, Suggestions
from timeline.log.model import Actor, Correction, Entry, Event, Figure, OwnType, Place, Plan, Source
from timeline.log.plan_shapes import PLAN
from timeline.log.reading import Reading, ValueType, is_slug
from timeline.log.shapes import ACTOR, EVENT, FIGURE, PLACE, SOURCE, TYPE, Shape
from timeline.log.yaml.nodes import Scalar
from timeline.log.zones import LocalTimes
from timeline.problems import Problem, has_errors
from timeline.text import quoted, with_article
from timeline.vocabulary.countries import COUNTRY_CODES
from timeline.vocabulary.types import FAMILIES, TYPES

_SHAPES: dict[type[Entry], Shape] = {
    Event: EVENT,
    Plan: PLAN,
    Figure: FIGURE,
    Source: SOURCE,
    Actor: ACTOR,
    Place: PLACE,
    OwnType: TYPE,
}
"""The table of keys that a kind of entry is read by."""

_ABSENT = "none"
"""The `was` of a field that had no value."""

_ACTORS = frozenset({"actors", "by", "to", "part_of", "subject"})
_PLACES = frozenset({"places", "in", "contains"})
"""Fields whose values are ids of actors, and of places."""

_TERMS = frozenset({"deadline", "until"})
"""Fields whose values have a latest day."""

_DEPENDENT = "within:"
"""Key of a deadline that is written as a mapping."""

_PARTS = re.compile(r"[^\s\[\],][^\[\],]*(?<!\s)")
"""One of several values, as `IQ, SY` and `[IQ, SY]` give them."""


def unknown_fields(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report disputes and corrections about a key that such an entry cannot have."""
    if not (entry.disputed or entry.corrections):
        return
    shape = _SHAPES[type(entry)]
    named = [("disputed", index, d.field) for index, d in enumerate(entry.disputed)]
    named += [("corrections", index, c.field) for index, c in enumerate(entry.corrections)]
    for key, place, field in named:
        if field not in shape.fields:
            hint = context.near(field, shape.name, shape.fields, f"the keys are {', '.join(shape.fields)}")
            message = f"{with_article(shape.name)} has no key {quoted(field)}"
            yield context.problem(entry, (key, place, "field"), "unknown-field", message, hint)


def wrong_corrections(entry: Entry, context: Context) -> Iterator[Problem]:
    """Warn of a correction whose `was` is no value of its field."""
    for index, correction in enumerate(entry.corrections):
        field = _SHAPES[type(entry)].fields.get(correction.field)  # `unknown_fields` reports the others
        if field is None or correction.was == _ABSENT:
            continue
        for fault, remedy in islice(_faults(entry, correction, field.value_type, context), 1):
            message = f"this was no value of {correction.field!r}: {fault}"
            hint = f"{remedy}{' ' if remedy.endswith('?') else '; ' if remedy else ''}what had no value was 'none'"
            yield context.problem(entry, ("corrections", index, "was"), "bad-correction", message, hint, "warning")


def _faults(entry: Entry, correction: Correction, value_type: ValueType, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the faults of an earlier value, with remedies. A mapping may be described in words, and is not checked."""
    if correction.field == "deadline" and _DEPENDENT in correction.was:
        return
    is_list = value_type.schema.get("anyOf", [{}])[0].get("type") == "array"
    parts = _PARTS.findall(correction.was) if is_list else [correction.was]
    findings = Findings()
    reading = Reading(entry.file, findings, Suggestions(), LocalTimes(lambda: context.log.header.timezone))
    values = [value_type.read(Scalar.at(part, entry.line, entry.column), reading) for part in parts]
    if has_errors(findings.problems):
        yield from ((p.message, p.hint) for p in findings.problems if p.code != "expected-mapping")
    else:
        for part in parts:
            yield from _unknown(part, correction.field, context)
        if correction.field in _TERMS:
            yield from (fault for value in values if isinstance(value, Date) for fault in _endless(value))


def _endless(term: Date) -> Iterator[tuple[str, str]]:
    """Yield the fault of a date that cannot be a deadline."""
    try:
        deadline_window(term)
    except DateError as error:
        yield f"{quoted(error.text)}: {error.reason}", error.hint


def _unknown(name: str, field: str, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the fault of a name that the log does not declare, in a field whose values are declared names."""
    log = context.log
    if field in _ACTORS and name not in log.actors and not context.is_faulty("actors", name):
        yield f"unknown actor {quoted(name)}", context.near_actor(name)
    elif field in _PLACES and not context.knows_place(name) and not context.is_faulty("places", name):
        yield f"unknown place {quoted(name)}", context.near_place(name)
    elif field == "sources" and is_slug(name) and name not in log.sources and not context.is_faulty("sources", name):
        names = ((each, each) for each in log.sources)  # a text that is no id describes a place in a source
        yield f"unknown source {quoted(name)}", context.near_name(name, "sources", names)
    elif field == "type" and name not in TYPES and name not in log.types and not context.is_faulty("types", name):
        yield f"unknown type {quoted(name)}", context.near(name, "types", (*TYPES, *log.types), "")
    elif field == "family" and name not in FAMILIES:
        yield f"unknown family {quoted(name)}", f"one of {', '.join(FAMILIES)}"
    elif field == "country" and name not in COUNTRY_CODES:
        yield f"unknown country {quoted(name)}", "use an ISO 3166 code such as 'IQ'"
