"""The forms that values take on, as the neighbours have them or else as is usual."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from timeline.log.editing.kinds import ROOTS, Kind, Way, key_of

TextForm = Literal["line", "folded", "literal", "wrapped"]
"""One line; a block scalar, folded or literal; or over several lines as in one."""

CollectionForm = Literal["flow", "filled", "stacked", "open", "block"]
"""In brackets: one line, lines filled up to the width, an item a line, a line for each bracket too. Or block style."""

Habit = Literal["plain", "quoted", "bare", "listed"]
"""A text in quotes only where it needs them, or always. A single item of a list without the list, or in it."""

Form = TextForm | CollectionForm | Habit

_BLOCKS = frozenset({"outcome", "revisions", "history", "conditions", "ended", "disputed", "corrections"})
"""The keys whose values are in block style where nobody shows otherwise."""

_BARE = frozenset({"in", "part_of", "outcome", "author", "editors"})
"""The keys whose single values stand without a list where nobody shows otherwise."""

_FAMILIES = {"texts": "list", "mappings": "list", "deep mappings": "list", "deep mapping": "mapping"}
"""The kinds whose forms are taken from each other where nothing else is known of a value's."""


class Forms:
    """The forms that were seen, the nearest first: by way, by key and by kind."""

    def __init__(self, seen: Iterable[tuple[Way, Kind, Form]] = ()) -> None:
        self._seen = seen
        self._counts: dict[tuple[object, ...], dict[Form, int]] = defaultdict(dict)

    def most(self, names: Iterable[tuple[object, ...]]) -> Form | None:
        """The form seen most often by the first of these names that is known; of several, the nearest."""
        # They are counted when a form is asked for, which an edit may never do.
        for (way, kind, form), count in Counter(self._seen).items():
            for name in (name for names in _names(way, kind) for name in names):
                self._counts[name][form] = self._counts[name].get(form, 0) + count
        self._seen = ()
        counts = next((self._counts[name] for name in names if name in self._counts), None)
        if not counts:
            return None
        commonest: Form = max(counts, key=lambda form: counts[form])
        return commonest


@lru_cache(maxsize=1_024)  # a value of a kind has the same form in each of many new entries
def form_of(way: Way, kind: Kind, several: tuple[Forms, ...]) -> Form:
    """Return the form for a value of that kind: by the first of the collections that tell, else the usual one.

    An entry itself is laid out as those of its own section are, whatever its length.
    """
    groups = [(one,) for one in several] if way in ROOTS else [several]
    other = kind._replace(is_long=not kind.is_long)
    for group in groups:
        found = _seen_form(way, kind, group) or _by_length(way, kind, _seen_form(way, other, group))
        if found:
            return found
    return _usual(way, kind)


def _seen_form(way: Way, kind: Kind, several: Sequence[Forms]) -> Form | None:
    """The form that was seen of a kind of values."""
    found = (one.most(names) for names in _names(way, kind) for one in several)
    return next((form for form in found if form is not None), None)


def _by_length(way: Way, kind: Kind, other: Form | None) -> Form | None:
    """The form of a long value by that of short ones, or the other way round; None where that does not tell."""
    if not kind.is_long:
        return "flow" if other in ("filled", "stacked", "open") else None
    if other == "flow" and way in ROOTS:
        return "filled"
    return other if other not in ("flow", "line") else None


def _names(way: Way, kind: Kind) -> Iterator[tuple[tuple[object, ...], ...]]:
    """The names by which a form is remembered, in groups, the closest first."""
    short = kind._replace(is_single=False)
    family = _FAMILIES.get(kind.name, kind.name)
    yield (way, *kind), (way, short.name, kind.is_long), (way, family, kind.is_long)
    if way not in ROOTS:
        yield ((way[-2:] if way[-1] == "" else way[-1:], "anywhere", kind.name, kind.is_long),)
        yield (("anywhere", kind.name, kind.is_long),)
        if kind.name.startswith("quoting"):
            yield (("anywhere", "quoting"),)


def _usual(way: Way, kind: Kind) -> Form:
    """The form where nothing was seen: that of the log that is shipped with the program."""
    if kind.name.startswith("quoting"):
        return "plain"
    if kind.name.startswith("single"):
        return "bare" if key_of(way) in _BARE else "listed"
    if kind.name == "lines":
        return "literal"
    if kind.name in ("title", "word", "phrase", "sentence"):
        return "folded" if kind.name in ("phrase", "sentence") and kind.is_long else "line"
    if kind.name == "texts":
        return "block" if kind.is_long else "flow"
    is_block = kind.is_long or kind.name != "mapping" or way in ROOTS or key_of(way) in _BLOCKS
    return "block" if is_block else "flow"
