"""Claims and corrections on a field of an entry: the field exists, and the earlier value is valid for it."""

from collections.abc import Container, Iterator
from itertools import islice
from typing import NamedTuple

from timeline.log.checks.context import Context
from timeline.log.checks.earlier import ABSENT, LASTING, SHAPES, earlier_value, news, state_problems, with_earlier
from timeline.log.known import shows_from
from timeline.log.model import SUBJECT_KINDS, Correction, Entry
from timeline.log.reading import is_slug
from timeline.log.references import reference_of
from timeline.problems import Problem, has_errors
from timeline.text import quoted, with_article
from timeline.vocabulary.countries import COUNTRY_CODES
from timeline.vocabulary.types import FAMILIES, TYPES

_ACTORS = frozenset({"actors", "by", "to", "part_of"})
_PLACES = frozenset({"places", "in", "contains"})
"""Fields whose values are ids of actors, and of places."""


def unknown_fields(entry: Entry, context: Context) -> Iterator[Problem]:
    """Report disputes and corrections about a key that such an entry cannot have."""
    if not (entry.disputed or entry.corrections):
        return
    shape = SHAPES[type(entry)]
    named = [("disputed", index, d.field) for index, d in enumerate(entry.disputed)]
    named += [("corrections", index, c.field) for index, c in enumerate(entry.corrections)]
    for key, place, field in named:
        if field not in shape.fields:
            hint = context.near(field, shape.name, shape.fields, f"the keys are {', '.join(shape.fields)}")
            message = f"{with_article(shape.name)} has no key {quoted(field)}"
            yield context.problem(entry, (key, place, "field"), "unknown-field", message, hint)


def wrong_corrections(entry: Entry, context: Context) -> Iterator[Problem]:
    """Warn of a correction whose `was` is no value of its field, or with which the entry would have been faulty."""
    if not entry.corrections:
        return
    are_values = True
    for index, correction in enumerate(entry.corrections):
        if correction.field not in SHAPES[type(entry)].fields:
            continue  # `unknown_fields` reports it
        for fault in islice(_faults(entry, correction, context), 1):
            are_values = False
            message = f"this was no value of {correction.field!r}: {fault.message}"
            yield context.problem(
                entry, ("corrections", index, "was"), "bad-correction", message, fault.hint, "warning"
            )
    if are_values:
        yield from _faulty_states(entry, context)


class _Fault(NamedTuple):
    """The reason why an earlier value is none, and the hint at a better one."""

    message: str
    hint: str


def _faults(entry: Entry, correction: Correction, context: Context) -> Iterator[_Fault]:
    """Yield the faults of an earlier value.

    One of our own slips is never restored, and may be described in words where a list of keys would stand.
    """
    if correction.sources and correction.field in LASTING:
        yield _Fault("it is the same in every version of the log", "leave the sources out")
        return
    is_optional = not SHAPES[type(entry)].fields[correction.field].required
    absent = f"{ABSENT!r} if there was no value" if is_optional else ""
    found = earlier_value(entry, correction, context.log)
    for problem in found.problems:
        if problem.severity == "error" and (correction.sources or problem.code != "expected-mapping"):
            yield _Fault(problem.message, "; ".join(filter(None, (absent, problem.hint))))
    if not has_errors(found.problems):
        for part in found.parts:
            for message, remedy in _unknown(part, correction.field, context):
                yield _Fault(message, "; ".join(filter(None, (absent, remedy))))


def _faulty_states(entry: Entry, context: Context) -> Iterator[Problem]:
    """Warn where the earlier values of one day do not go together."""
    for day in dict.fromkeys(shows_from(one.date) for one in entry.corrections if one.sources):
        state = entry
        for correction in news(entry, day - 1):
            state = with_earlier(state, correction, context.log) or state
        for fault in islice(state_problems(state, context.log, context.faulty), 1):
            index = next(n for n, one in enumerate(entry.corrections) if one.sources and shows_from(one.date) == day)
            name = SHAPES[type(entry)].name
            message = f"with its values before this correction the {name} would have been faulty: {fault.message}"
            hint = "as long as it is so, --as-of shows the corrected values"
            yield context.problem(entry, ("corrections", index, "was"), "bad-correction", message, hint, "warning")


def _unknown(name: str, field: str, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the fault of a name that the log does not declare, in a field whose values are declared names."""
    log = context.log
    if field in _ACTORS and name not in log.actors and not context.is_faulty("actors", name):
        yield f"unknown actor {quoted(name)}", context.near_actor(name)
    elif field == "subject":
        yield from _unknown_subject(name, context)
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


def _unknown_subject(name: str, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the fault of an earlier subject that is an id of nothing; a text that is no id was a subject in words."""
    reference = reference_of(name)
    identity = reference.id.strip() if reference.kind in SUBJECT_KINDS else name
    log = context.log
    sections: dict[str, Container[str]] = {"actors": log.actors, "places": log.places, "events": log.events}
    is_known = any(identity in ids or context.is_faulty(name, identity) for name, ids in sections.items())
    if is_slug(identity) and not is_known and not context.knows_place(identity):
        yield f"unknown subject {quoted(name)}", context.near_subject(identity, None)
