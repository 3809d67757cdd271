"""The forms that the values of each key take on, as the neighbours have them or else as is usual.

The way to a value is the keys that lead to it from its entry, with "" for an item of any list: `("sources", "", "at")`.
That to an entry itself is `()` in a list, and `ENTRY` in a mapping of ids.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from timeline.log.editing.values import Value
from timeline.log.plan_shapes import CONDITION, OCCASION, PLAN, REVISION
from timeline.log.reading import NAME, NAMES, TEXT, TEXTS
from timeline.log.shapes import (
    ACTOR,
    CITATION,
    CORRECTION,
    DISPUTE,
    EVENT,
    FIGURE,
    HEADER,
    PLACE,
    QUOTE,
    SOURCE,
    TYPE,
)

Form = Literal["line", "folded", "literal", "wrapped", "flow", "filled", "stacked", "open", "block", "plain", "quoted"]
"""Forms of texts: one line; a block scalar, folded or literal; as in one line, but over several.

Of lists and mappings: in brackets in one line, in lines filled up to the width, with one item a line, or with
lines for the brackets too; or in block style, without brackets. A text is plain as far as it can be, or always quoted.
"""

Way = tuple[str, ...]
ENTRY: Way = (":",)

_ENTRIES = (HEADER, SOURCE, ACTOR, PLACE, TYPE, EVENT, FIGURE, PLAN)
_PARTS = (CITATION, QUOTE, CORRECTION, DISPUTE, OCCASION, REVISION, CONDITION)
SENTENCES = frozenset(
    key
    for shape in (*_ENTRIES, *_PARTS)
    for key, field in shape.fields.items()
    if field.value_type in (TEXT, TEXTS, NAME, NAMES)
)
"""The keys whose values are words of a language, and not ids, dates or numbers."""

_TITLES = frozenset({"title", "name"})
_BLOCKS = frozenset({"outcome", "revisions", "history", "conditions", "ended", "disputed", "corrections"})
"""The keys whose values are in block style where nobody shows otherwise."""


_SIGNS = re.compile(r"[\[\]{}?]")
"""The signs that mean something in YAML, though not where they stand in a text outside of brackets."""


class Kind(NamedTuple):
    """The kind of a value, as far as its form may depend on it; long is what does not fit in a line."""

    name: str
    is_long: bool = False
    is_single: bool = False


_FAMILIES = {"texts": "list", "mappings": "list", "deep mappings": "list", "deep mapping": "mapping"}
"""The kinds whose forms are taken from each other where nothing else is known of a value's."""


def below(way: Way, key: str) -> Way:
    """The way to a key's value in a mapping."""
    return (key,) if way == ENTRY else (*way, key)


def is_sentence(way: Way) -> bool:
    """Return whether the texts at the end of a way are words of a language."""
    return _key(way) in SENTENCES


def kind_of(value: Value, way: Way, is_long: bool) -> Kind:
    """Return the kind of a value; a mapping is deep if it holds more than texts, and a list if one of its mappings is."""
    if isinstance(value, str):
        key = _key(way)
        name = "title" if key in _TITLES else "sentence" if key in SENTENCES else "word"
        return Kind("lines" if "\n" in value else name, is_long)
    if isinstance(value, dict):
        return Kind("mapping" if _is_flat(value) else "deep mapping", is_long, len(value) == 1)
    is_deep = any(not isinstance(item, str) and not _is_flat(item) for item in value)
    name = "texts" if _is_flat(value) else "deep mappings" if is_deep else "mappings"
    return Kind(name, is_long, len(value) == 1)


def _is_flat(value: list[Value] | dict[str, Value]) -> bool:
    """Return whether there are only texts in a list or a mapping."""
    return all(isinstance(item, str) for item in (value.values() if isinstance(value, dict) else value))


def quoting_kind(text: str, way: Way) -> Kind:
    """The kind by which it is remembered whether texts are quoted without need; of some, many are not sure of that."""
    return Kind(f"quoting {kind_of('', way, is_long=False).name}" + (" with signs" if _SIGNS.search(text) else ""))


class Forms:
    """The forms that were seen, the nearest first: by way, by key and by kind."""

    def __init__(self, seen: Iterable[tuple[Way, Kind, Form]] = ()) -> None:
        self._seen = seen
        self._counts: dict[tuple[object, ...], dict[Form, int]] = defaultdict(dict)

    def most(self, names: Iterable[tuple[object, ...]]) -> Form | None:
        """The form seen most often by the first of these names that is known; of several, the nearest."""
        for way, kind, form in self._seen:  # which is done when a form is asked for, and not for a text without any
            for name in (name for names in _names(way, kind) for name in names):
                self._counts[name][form] = self._counts[name].get(form, 0) + 1
        self._seen = ()
        counts = next((self._counts[name] for name in names if name in self._counts), None)
        return max(counts, key=lambda form: counts[form]) if counts else None


def form_of(way: Way, kind: Kind, forms: Iterable[Forms]) -> Form:
    """Return the form for a value of that kind: by the first of the collections that tell, else the usual one."""
    several = tuple(forms)
    other = kind._replace(is_long=not kind.is_long)
    seen = _seen_form(way, kind, several)
    return seen or _by_length(way, kind, _seen_form(way, other, several)) or _usual(way, kind)


def _seen_form(way: Way, kind: Kind, several: Sequence[Forms]) -> Form | None:
    """The form that was seen of a kind of values."""
    found = (one.most(names) for names in _names(way, kind) for one in several)
    return next((form for form in found if form is not None), None)


def _by_length(way: Way, kind: Kind, other: Form | None) -> Form | None:
    """The form of a long value by that of short ones, or the other way round; None where that does not tell."""
    if not kind.is_long:
        return "flow" if other in ("filled", "stacked", "open") else None
    if other == "flow" and way in ((), ENTRY):
        return "filled"
    return other if other not in ("flow", "line") else None


def _names(way: Way, kind: Kind) -> Iterator[tuple[tuple[object, ...], ...]]:
    """The names by which a form is remembered, in groups, the closest first."""
    short = kind._replace(is_single=False)
    family = _FAMILIES.get(kind.name, kind.name)
    yield (way, *kind), (way, short.name, kind.is_long), (way, family, kind.is_long)
    if way not in ((), ENTRY):
        yield ((way[-2:] if way[-1] == "" else way[-1:], "anywhere", kind.name, kind.is_long),)
        yield (("anywhere", kind.name, kind.is_long),)


def _usual(way: Way, kind: Kind) -> Form:
    """The form where nothing was seen: that of the log that is shipped with the program."""
    if kind.name.startswith("quoting"):
        return "plain"
    if kind.name == "lines":
        return "literal"
    if kind.name in ("title", "word", "sentence"):
        return "folded" if kind.name == "sentence" and kind.is_long else "line"
    if kind.name == "texts":
        return "block" if kind.is_long else "flow"
    is_block = kind.is_long or kind.name != "mapping" or way in ((), ENTRY) or _key(way) in _BLOCKS
    return "block" if is_block else "flow"


def _key(way: Way) -> str:
    """The last key of a way."""
    return next((key for key in reversed(way) if key), "")
