"""The forms of a deadline in a log: a date, or a deadline that hangs on something else."""

import re
from collections.abc import Callable
from typing import Any

from timeline.dates import OPEN_END, Date, DateError, parse, start_of
from timeline.log.deadline_terms import Before, EarlierOf, LaterOf, Step, Within
from timeline.log.reading import DATE, Reading, ValueType, date, reference_to, text
from timeline.log.shapes import Field, Shape, read_shape, types_of
from timeline.log.yaml.nodes import Mapping, Node, Scalar, Sequence
from timeline.text import quoted, sign_remedy

_STEP = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")
_NO_TIME = re.compile(r"(0) (day)s")
_ID = re.compile("(?:[a-z]+:)?[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_AFTER = frozenset({"after", "event", "from", "on", "since", "when"})
"""Keys by which one may try to say that a deadline follows something."""


def _step(node: Node, reading: Reading) -> Step | None:
    """A length of time such as `90 days`."""
    value = text(node, reading)
    return None if value is None else _step_of(value, node, reading)


def _step_or_none(node: Node, reading: Reading) -> Step | None:
    """A length of time, or `0 days`, by which a deadline is the day itself on which the thing happens."""
    value = text(node, reading)
    if value is None:
        return None
    found = _NO_TIME.fullmatch(value)
    return Step(0, found[2]) if found else _step_of(value, node, reading)


def _step_of(value: str, node: Node, reading: Reading) -> Step | None:
    found = _STEP.fullmatch(value if not value.startswith(("day", "week", "month", "year")) else f"1 {value}")
    if not found:
        hint = sign_remedy(value, lambda written: _STEP.fullmatch(written) is not None)
        hint = hint or "write a number and a unit, such as '90 days' or '6 months'"
        reading.fault(node, "bad-step", f"{quoted(value)} is not a length of time", hint)
        return None
    return Step(int(found[1]), found[2])


_STEPS = f"{_STEP.pattern}|day|week|month|year"
STEP = ValueType(_step, {"type": "string", "pattern": f"^(?:{_STEPS})$"})
ALLOWED_TIME = ValueType(_step_or_none, {"type": "string", "pattern": f"^(?:{_STEPS}|{_NO_TIME.pattern})$"})

ANCHOR = reference_to("events", "plans")

WITHIN = Shape(
    "dependent deadline",
    Within,
    {
        "within": Field(
            ALLOWED_TIME,
            "the time allowed, such as '90 days'; '0 days' is the day itself",
            required=True,
            into="step",
        ),
        "of": Field(ANCHOR, "the id of the event or plan, or the date, from which it counts", required=True),
    },
)


BEFORE = Shape(
    "deadline before something",
    Before,
    {"before": Field(ANCHOR, "the id of the event or plan; the deadline is the day before it", required=True)},
)


def _members(node: Node, reading: Reading) -> tuple[Any, ...] | None:
    return _combined(node, reading, _nested_member)


def _inner_members(node: Node, reading: Reading) -> tuple[Any, ...] | None:
    return _combined(node, reading, _member)


def _combined(node: Node, reading: Reading, read: Callable[[Node, Reading], Any]) -> tuple[Any, ...] | None:
    """Two or more deadlines."""
    if not isinstance(node, Sequence) or len(node.items) < 2:
        hint = "write a list: [2026-06-30, {within: 60 days, of: ID}]"
        reading.fault(node, "bad-deadline", "two or more deadlines belong here", hint)
        return None
    members = tuple(read(item, reading) for item in node.items)
    return None if None in members else members


def _member(node: Node, reading: Reading) -> Any:
    """A deadline inside a combination of deadlines that stands in another one."""
    if isinstance(node, Mapping) and not _keys(node).isdisjoint(("earlier_of", "later_of")):
        hint = "put its members into the list around it, where that means the same"
        reading.fault(node, "bad-deadline", "'earlier_of' and 'later_of' stand in one another once, not twice", hint)
        return None
    return _deadline(node, reading)


_SIMPLE: dict[str, Any] = {
    "anyOf": [
        DATE.schema,
        {"$ref": "#/$defs/dependent-deadline"},
        {"$ref": "#/$defs/deadline-before-something"},
    ]
}
_COMBINED = ("earlier_of", "later_of")
_INNER_REFERENCES = [{"$ref": f"#/$defs/nested-{key.replace('_', '-')}"} for key in _COMBINED]
_REFERENCES = [{"$ref": f"#/$defs/{key.replace('_', '-')}"} for key in _COMBINED]
_MEANINGS = {
    "earlier_of": "two or more deadlines, of which the earliest holds; one without a date yet does not count",
    "later_of": "two or more deadlines, of which the latest holds, once all of them have a date",
}


def _shapes(
    prefix: str, read: Callable[[Node, Reading], Any], item: dict[str, Any], keys: dict[str, ValueType]
) -> dict[str, Shape]:
    members = ValueType(read, {"type": "array", "minItems": 2, "items": item}, keys=keys)
    return {
        key: Shape(f"{prefix}{key.replace('_', ' ')}", make, {key: Field(members, _MEANINGS[key], required=True)})
        for key, make in (("earlier_of", EarlierOf), ("later_of", LaterOf))
    }


def _with_terms(keys: dict[str, ValueType], shapes: dict[str, Shape]) -> dict[str, ValueType]:
    """The types of what may stand in a deadline, with those in combinations of deadlines."""
    return {**keys, **{key: value for shape in shapes.values() for key, value in types_of(shape).items()}}


_PLAIN_KEYS = {**types_of(WITHIN), **types_of(BEFORE)}
INNER = _shapes("nested ", _inner_members, _SIMPLE, _PLAIN_KEYS)
_INNER_KEYS = _with_terms(_PLAIN_KEYS, INNER)
OUTER = _shapes("", _members, {"anyOf": [*_SIMPLE["anyOf"], *_INNER_REFERENCES]}, _INNER_KEYS)
TERMS: tuple[Shape, ...] = (WITHIN, BEFORE, *INNER.values(), *OUTER.values())
"""The forms of deadlines that hang on something."""


def _keys(node: Mapping) -> frozenset[str]:
    return frozenset(node.items)


def _nested_member(node: Node, reading: Reading) -> Any:
    return _term(node, reading, INNER)


def _deadline(node: Node, reading: Reading) -> Any:
    """A date, or a deadline that hangs on something else."""
    return _term(node, reading, OUTER)


def _term(node: Node, reading: Reading, combinations: dict[str, Shape]) -> Any:
    if not isinstance(node, Mapping):
        if isinstance(node, Scalar) and _is_bare_id(node.value):
            on = node.value
            hint = f"write a date, or, of the entry with this id, {{within: 60 days, of: {on}}} or {{before: {on}}}"
            reading.fault(node, "bad-date", f"{quoted(node.value)} is not a date", hint)
            return None
        return date(node, reading, "deadline")
    forms = {**combinations, "before": BEFORE, "within": WITHIN, "of": WITHIN}
    form = next((form for key, form in forms.items() if key in node.items), None)
    if form is None:
        return _no_term(node, reading, forms)
    values = read_shape(form, node, reading)
    return None if values is None else form.make(**values)


def _is_bare_id(text: str) -> bool:
    """True if a text may be the id of an entry, and is neither a date nor close to one."""
    if not _ID.fullmatch(text):
        return False
    try:
        parse(text, "deadline")
    except DateError as error:
        return error.hint is None or error.hint.startswith("write a date")
    return False


def _no_term(node: Mapping, reading: Reading, forms: dict[str, Shape]) -> None:
    """Report a mapping that is no deadline."""
    key = next(iter(node.items), "")
    if key[:1].isdigit() or not key:
        date(node, reading, "deadline")  # a set of dates, without its quotes
        return
    known = "{within: 90 days, of: ID}, {before: ID}, {earlier_of: [DATE, …]} or {later_of: [DATE, …]}"
    hint = reading.suggestions.near(key, "deadline", forms) or f"write a date, {known}"
    anchor = node.items.get(key)
    if key in _AFTER and isinstance(anchor, Scalar) and _ID.fullmatch(anchor.value):
        hint = f"write {{within: 90 days, of: {anchor.value}}}, or 'within: 0 days' for the day itself"
    reading.fault(node.key(key), "unknown-key", f"a deadline has no key {quoted(key)}", hint)


DEADLINE = ValueType(_deadline, {"anyOf": [*_SIMPLE["anyOf"], *_REFERENCES]}, keys=_with_terms(_PLAIN_KEYS, OUTER))


def day_of_rule(term: Any) -> Any:
    """The deadline of a rule: "from 2 August 2026" is that day."""
    if isinstance(term, Date):
        start = start_of(term) if term.kind == "span" and term.end_earliest == OPEN_END else None
        return term if start is None else start
    if isinstance(term, EarlierOf):
        return EarlierOf(tuple(map(day_of_rule, term.earlier_of)))
    return LaterOf(tuple(map(day_of_rule, term.later_of))) if isinstance(term, LaterOf) else term
