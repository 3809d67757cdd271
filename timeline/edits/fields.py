"""Single fields of an entry, set by `KEY=VALUE`, `KEY+=VALUE` and `KEY-=VALUE`."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from timeline.edits.arguments import citation_of, written_date, written_deadline
from timeline.errors import WrongUsage
from timeline.log.checks.earlier import SHAPES
from timeline.log.editing.operations import AppendItem, Operation, RemoveValue, SetValue, Target
from timeline.log.editing.values import Value, value_of
from timeline.log.model import Entry, View
from timeline.log.numbers import DIGITS, number_remedy
from timeline.log.plan_shapes import UNTIL
from timeline.log.reading import CODE, DATE, NAME, NUMBER, SLUG, TEXT, TIMEZONE, URL, WORD
from timeline.log.shapes import CITATIONS, Field
from timeline.log.term_shapes import DEADLINE
from timeline.log.yaml.flow import flow_node
from timeline.text import did_you_mean, quoted

Sign = Literal["=", "+=", "-="]


class Assignment(NamedTuple):
    """A field as it was given: its key, what is done with it, and the value (empty: none), a text as it was typed."""

    key: str
    sign: Sign
    given: Value


_ASSIGNMENT = re.compile(r"([A-Za-z_-]+?)(\+=|-=|=)(.*)", re.DOTALL)
_SINGULARS = {"place": "places", "actor": "actors", "tag": "tags", "source": "sources", "alias": "aliases"}


_ONE_TEXT = (TEXT, NAME, WORD, CODE, SLUG, URL, TIMEZONE)
"""The kinds of values that are a text, whatever signs it begins with."""


def assignments(several: Iterable[str]) -> list[Assignment]:
    """Return the parts of what was typed; a key gets at most one value."""
    return once_each([assignment(one) for one in several])


def once_each(several: list[Assignment]) -> list[Assignment]:
    """Return assignments as they are; raises `WrongUsage` for a key that gets more than one value."""
    counted = Counter(one.key for one in several)
    for one in several:
        if one.sign == "=" and counted[one.key] > 1:
            raise WrongUsage(f"{one.key!r} is set more than once", "give one value")
    return several


def assignment(text: str) -> Assignment:
    """Return the parts of `KEY=VALUE`, `KEY+=VALUE` or `KEY-=VALUE`."""
    found = _ASSIGNMENT.fullmatch(text)
    if found is None:
        raise WrongUsage(f"{quoted(text)} sets nothing", "write KEY=VALUE, KEY+=VALUE or KEY-=VALUE")
    key, sign, value = found.groups()
    return Assignment(key_named(key), sign, value.strip())  # type: ignore[arg-type]


def key_named(name: str) -> str:
    """Return the key of a field by its name, which may be in the singular, and with hyphens."""
    return _SINGULARS.get(name, name.replace("-", "_"))


def fields_of(entry: Entry) -> dict[str, Field]:
    """Return the fields that such an entry may have, by their keys."""
    return {} if isinstance(entry, View) else SHAPES[type(entry)].fields


def field_of(entry: Entry, key: str) -> Field:
    """Return a field of an entry; raises `WrongUsage` for a key that it cannot have, and for its id."""
    fields = fields_of(entry)
    if key == "id":
        raise WrongUsage("an id is not set", f"'timeline rename {entry.id} NEW' changes it everywhere it is named")
    if key not in fields:
        name = SHAPES[type(entry)].name if type(entry) in SHAPES else "view"
        hint = did_you_mean(key, fields) or f"its keys are {', '.join(fields)}"
        raise WrongUsage(f"this {name} has no key {quoted(key)}", hint)
    return fields[key]


def value_for(entry: Entry, key: str, text: Value, today: datetime.date) -> Value:
    """Return the value that a text stands for in a field, names as they were typed: a list where several may stand.

    What is no text is the value already.
    """
    field = field_of(entry, key)
    if not isinstance(text, str):
        return text
    is_name = bool(field.value_type.names) and not field.value_type.keys
    if field.value_type in _ONE_TEXT or (is_name and not field.is_list):
        return text
    if field.value_type is NUMBER:
        return _number(key, text)
    if field.value_type in (DATE, UNTIL):  # the brackets of a text such as [2024-03, 2024-05] are part of the date
        return written_date(text, today, "until" if field.value_type is UNTIL else "date")
    if field.value_type is DEADLINE:
        return written_deadline(text, today)
    node = flow_node(text)
    if node is not None:
        return value_of(node)
    if field.value_type is CITATIONS:
        return [citation_of(text)]
    if is_name:
        return [part.strip() for part in text.split(",") if part.strip()]
    if field.is_list:
        return [text]
    return text


def _number(key: str, text: str) -> str:
    if not DIGITS.fullmatch(text):
        raise WrongUsage(
            f"{key!r} is a number, which {quoted(text)} is not", number_remedy(text) or "write digits alone"
        )
    return text


def operations_for(
    entry: Entry, target: Target, old: dict[str, Value], change: Assignment, value: Value
) -> list[Operation]:
    """Return the operations of an assignment with its value; none where the field is so already."""
    field = field_of(entry, change.key)
    path = (change.key,)
    before = old.get(change.key)
    if change.sign == "=" and not change.given:
        if field.required:
            raise WrongUsage(f"{change.key!r} cannot be taken away", f"{field.meaning}: give another value")
        return [] if before is None else [RemoveValue(target, path)]
    if change.sign == "=":
        new = as_before(before, value)
        return [] if new == before else [SetValue(target, path, new)]
    if not isinstance(value, list):
        raise WrongUsage(f"{change.key!r} holds one value", f"set it with {change.key}=…")
    items: list[Value] = before if isinstance(before, list) else [] if before is None else [before]
    if change.sign == "+=":
        return [AppendItem(target, path, item) for item in value if item not in items]
    return _removals(target, path, items, value)


def _removals(target: Target, path: tuple[str], items: list[Value], gone: list[Value]) -> list[Operation]:
    """Return the operations that take items out of a list, the last first, so that the places of the others hold."""
    indexes = [index for index, item in enumerate(items) if any(_is_meant(item, one) for one in gone)]
    if len(indexes) == len(items) and items:
        return [RemoveValue(target, path)]
    return [RemoveValue(target, (*path, index)) for index in reversed(indexes)]


def _is_meant(item: Value, gone: Value) -> bool:
    """Return whether an item is the one named; of citations and other mappings, their first key names them."""
    return item == gone or (isinstance(item, dict) and bool(item) and next(iter(item.values())) == gone)


def as_before(before: Value | None, value: Value) -> Value:
    """Return a value in the form of the one before: a single one stays without brackets."""
    is_single = before is not None and not isinstance(before, list)
    return value[0] if is_single and isinstance(value, list) and len(value) == 1 else value
