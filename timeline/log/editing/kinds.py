"""Kinds of values, and their places in an entry, as far as their layout depends on them.

The way to a value is the keys that lead to it from its entry, with "" for an item of any list: `("sources", "", "at")`.
That to an entry itself is `()` in a list, `ENTRY` in a mapping of ids, and `HEAD` for the header of the log.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from timeline.log.editing.values import Value
from timeline.log.figure_shapes import FIGURE
from timeline.log.plan_shapes import CONDITION, OCCASION, PLAN, REVISION
from timeline.log.reading import NAME, NAMES, TEXT, TEXTS
from timeline.log.shapes import (
    ACTOR,
    CITATION,
    CORRECTION,
    DISPUTE,
    EVENT,
    HEADER,
    PLACE,
    QUOTE,
    SOURCE,
    TYPE,
)

Way = tuple[str, ...]
ENTRY: Way = (":",)
HEAD: Way = ("::",)
ROOTS: tuple[Way, ...] = ((), ENTRY, HEAD)

_SHAPES = (
    *(HEADER, SOURCE, ACTOR, PLACE, TYPE, EVENT, FIGURE, PLAN),
    *(CITATION, QUOTE, CORRECTION, DISPUTE, OCCASION, REVISION, CONDITION),
)
_FIELDS = [pair for shape in _SHAPES for pair in shape.fields.items()]

SENTENCES = frozenset(key for key, field in _FIELDS if field.value_type in (TEXT, TEXTS, NAME, NAMES))
"""The keys whose values are words of a language, and not ids, dates or numbers."""

PROSE = frozenset({"summary", "note", "description", "definition", "text", "why"})

TITLES = frozenset({"title", "name"})
"""Those of them whose values stay in one line."""

SEVERAL = frozenset(
    key
    for key, field in _FIELDS
    for option in field.value_type.schema.get("anyOf", ())
    if option.get("type") == "array"
)
"""The keys that take a list, or a single value without brackets."""

_SIGNS = re.compile(r"[\[\]{}?]")
"""The signs that mean something in YAML, though not where they stand in a text outside of brackets."""


class Kind(NamedTuple):
    """The kind of a value, as far as its form may depend on it; long is what does not fit in a line."""

    name: str
    is_long: bool = False
    is_single: bool = False


def below(way: Way, key: str) -> Way:
    """The way to a key's value in a mapping."""
    return (key,) if way in ROOTS else (*way, key)


def key_of(way: Way) -> str:
    """The last key of a way."""
    return next((key for key in reversed(way) if key), "")


@lru_cache(maxsize=1_024)
def is_sentence(way: Way) -> bool:
    """Return whether the texts at the end of a way are words of a language."""
    return key_of(way) in SENTENCES


def kind_of(value: Value, way: Way, is_long: bool) -> Kind:
    """The kind of a value; a mapping is deep if it holds more than texts, a list if one of its items is."""
    if isinstance(value, str):
        return Kind("lines" if "\n" in value.rstrip("\n") else _text_kind(way), is_long)
    if isinstance(value, dict):
        return Kind("mapping" if _is_flat(value) else "deep mapping", is_long, len(value) == 1)
    is_deep = any(not isinstance(item, str) and not _is_flat(item) for item in value)
    name = "texts" if _is_flat(value) else "deep mappings" if is_deep else "mappings"
    return Kind(name, is_long, len(value) == 1)


def quoting_kind(text: str, way: Way) -> Kind:
    """The kind by which texts are quoted without need: of those with some signs, many prefer to quote them all."""
    name = f"quoting {_text_kind(way)}" + (" in a list" if way[-1:] == ("",) else "")
    return Kind(name + (" with signs" if _SIGNS.search(text) else ""))


def single_kind(item: Value, way: Way) -> Kind:
    """The kind by which a list of one item may stand without brackets: of mappings, each key has its own habit."""
    return Kind("single text" if isinstance(item, str) else f"single {key_of(way)}")


@lru_cache(maxsize=1_024)
def _text_kind(way: Way) -> str:
    key = key_of(way)
    if key in TITLES or key in PROSE:
        return "title" if key in TITLES else "sentence"
    return "phrase" if key in SENTENCES else "word"


def _is_flat(value: list[Value] | dict[str, Value]) -> bool:
    """Return whether there are only texts in a list or a mapping."""
    return all(isinstance(item, str) for item in (value.values() if isinstance(value, dict) else value))
