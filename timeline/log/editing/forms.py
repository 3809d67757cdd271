"""The forms that the values of each key take on, as the neighbours have them or else as is usual.

The way to a value is the keys that lead to it from its entry, with "" for an item of any list: `("sources", "", "at")`.
That to an entry itself is `()` in a list, and `ENTRY` in a mapping of ids.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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

Form = Literal["line", "folded", "literal", "wrapped", "flow", "filled", "open", "block", "plain", "quoted"]
"""Forms of texts: one line; a block scalar, folded or literal; as in one line, but over several.

Of lists and mappings: in brackets in one line, in lines filled up to the width, or with one item a line; or in block
style, without brackets. A text is plain as far as it can be, or always quoted.
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


class Kind(NamedTuple):
    """The kind of a value, as far as its form may depend on it; long is what does not fit in a line."""

    name: str
    is_long: bool = False
    is_single: bool = False


def below(way: Way, key: str) -> Way:
    """The way of a key's value in a mapping."""
    return (key,) if way == ENTRY else (*way, key)


def is_sentence(way: Way) -> bool:
    """Return whether the texts at the end of a way are words of a language."""
    return _key(way) in SENTENCES


def kind_of(value: Value, way: Way, is_long: bool) -> Kind:
    """Return the kind of a value; a mapping is deep if there are lists or mappings in it."""
    if isinstance(value, str):
        key = _key(way)
        name = "title" if key in _TITLES else "sentence" if key in SENTENCES else "word"
        return Kind("lines" if "\n" in value else name, is_long)
    if isinstance(value, list):
        name = "texts" if all(isinstance(item, str) for item in value) else "mappings"
    else:
        name = "mapping" if all(isinstance(item, str) for item in value.values()) else "deep mapping"
    return Kind(name, is_long, len(value) == 1)


class Forms:
    """The forms that were seen, the nearest first: at the end of a way, of a key anywhere, and of a kind anywhere."""

    def __init__(self, seen: Iterable[tuple[Way, Kind, Form]] = ()) -> None:
        self._counts: dict[tuple[object, ...], dict[Form, int]] = defaultdict(dict)
        for way, kind, form in seen:
            for name in (name for names in _names(way, kind) for name in names):
                counts = self._counts[name]
                counts[form] = counts.get(form, 0) + 1

    def most(self, names: Iterable[tuple[object, ...]]) -> Form | None:
        """The form seen most often by the first of these names that is known; of several, the nearest."""
        for name in names:
            if name in self._counts:
                counts = self._counts[name]
                return max(counts, key=counts.__getitem__)
        return None


def form_of(way: Way, kind: Kind, forms: Iterable[Forms]) -> Form:
    """Return the form for a value of that kind: by the first of the collections that tell, else the usual one."""
    several = tuple(forms)
    for names in _names(way, kind):
        for one in several:
            if (form := one.most(names)) is not None:
                return form
    return _usual(way, kind)


def _names(way: Way, kind: Kind) -> Iterator[tuple[tuple[object, ...], ...]]:
    """The names by which a form is remembered, in groups, the closest first."""
    short = kind._replace(is_single=False)
    family = "list" if kind.name in ("texts", "mappings") else "mapping" if "mapping" in kind.name else kind.name
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
    """The last key on the way to a way."""
    return next((key for key in reversed(way) if key), "")
