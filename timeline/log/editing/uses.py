"""The places in the text of a log that name an entry, or a tag: what is to change where its id changes.

They are found by the types of values (`timeline.log.editing.typed`), which say what the texts of a key name. A rival
or an earlier value is of the type of its field, and may be written in one line; the names in a query are found by a
function that is handed in, as the query language lies above the log.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from timeline.log.editing.operations import Target
from timeline.log.editing.tree import MappingNode, ScalarNode, SectionNode, Tree
from timeline.log.editing.typed import Typed, typed, typed_in
from timeline.log.editing.values import Path
from timeline.log.loader import LISTS
from timeline.log.reading import NAME, NAMES, TEXT, TEXTS, ValueType
from timeline.log.references import KIND_OF, reference_of
from timeline.log.yaml.growing import Grower
from timeline.log.yaml.inspection import Unfit

TAGS = "tags"
"""The namespace of tags, which no section declares."""


class Name(NamedTuple):
    """An id among those of its section; `tags` are a namespace without a section."""

    section: str
    id: str


class Splice(NamedTuple):
    """A piece of a text, from `start` up to `end`, that becomes `new`."""

    start: int
    end: int
    new: str


QuerySplices = Callable[[str, "Renaming"], Sequence[Splice]]
"""The pieces of a query that name what is renamed."""


class Renaming(NamedTuple):
    """A name that becomes another one."""

    name: Name
    new: str
    rivals: frozenset[str] = frozenset()
    """The other sections in which `new` is an id already: where the id alone could mean both, its kind is written."""
    elsewhere: frozenset[str] = frozenset()
    """The other sections in which the old id is one too."""
    in_query: QuerySplices = lambda _query, _renaming: ()

    def is_meant_alone(self, names: Sequence[str]) -> bool:
        """Return whether the old id alone means this name where ids of several sections may stand."""
        return self.name.section == next((one for one in names if one in self.elsewhere | {self.name.section}), "")

    def written(self, names: Sequence[str]) -> str:
        """Return the new id as it is written where ids of several sections may stand."""
        return _with_kind(self.name.section, self.new) if self.rivals.intersection(names) else self.new

    def rival(self, id: str, names: Sequence[str]) -> str:
        """Return an id as it is to be written that means something else, and would come to mean two things; or none."""
        if id != self.new or self.name.section not in names:
            return ""
        return next((_with_kind(one, id) for one in names if one in self.rivals), "")


class Use(NamedTuple):
    """A text that names what is renamed, in an entry (whose id is the old one, if it is that itself)."""

    target: Target
    path: Path
    node: ScalarNode
    splices: tuple[Splice, ...]
    is_own: bool = False
    """True of the id of the renamed entry itself; where that is the key of a mapping, the path is empty."""

    @property
    def value(self) -> str:
        """The text with the new id."""
        return spliced(self.node.value, self.splices)


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return a text with its pieces replaced.

    >>> spliced("actor:us or actor:uk", [Splice(6, 8, "usa")])
    'actor:usa or actor:uk'
    """
    for one in reversed(splices):
        text = text[: one.start] + one.new + text[one.end :]
    return text


def uses(tree: Tree, renaming: Renaming) -> Iterator[Use]:
    """Yield every place in a text that names what is renamed, its own id too."""
    own = tree.sections.get(renaming.name.section)
    if own is not None and (found := _own(own, renaming)) is not None:
        yield found
    for one in typed(tree):
        if splices := _splices(one, renaming):
            yield Use(one.target, one.path, one.node, splices)


def prose_naming(tree: Tree, name: Name) -> Iterator[Target]:
    """Yield the entries with an id as a word in a text for people, which no renaming changes."""
    word = re.compile(rf"(?<![\w-]){re.escape(name.id)}(?![\w-])")
    for one in typed(tree):
        if name.id in one.node.value and _is_prose(one) and word.search(one.node.value):
            yield one.target


def _is_prose(one: Typed) -> bool:
    """Return whether people read a text; of what may be a mapping, a text alone stands for its text."""
    is_bare = "text" in one.type.keys and not one.type.names
    return not one.is_loose and (is_bare or one.type in (TEXT, NAME, TEXTS, NAMES))


def _own(section: SectionNode, renaming: Renaming) -> Use | None:
    """Return the place of the id itself, in the section that declares it."""
    name, id = renaming.name
    entry = next((entry for entry in section.entries if entry.id == id), None)
    if entry is None or not id:
        return None
    node = entry.key
    if name in LISTS and isinstance(entry.value, MappingNode):
        given = entry.value.get("id")
        node = given if isinstance(given, ScalarNode) else None
    path: Path = ("id",) if name in LISTS else ()
    return None if node is None else Use(Target(name, id), path, node, (Splice(0, len(id), renaming.new),), is_own=True)


def _splices(one: Typed, renaming: Renaming) -> tuple[Splice, ...]:
    text = one.node.value
    if one.type.is_query:
        return tuple(renaming.in_query(text, renaming))
    if not one.is_loose:
        return _of_reference(text, one.type, renaming)
    return tuple(_of_loose(text, one.type, renaming))


def _of_reference(text: str, kind: ValueType, renaming: Renaming, at: int = 0) -> tuple[Splice, ...]:
    """Return the piece of a text that is the id; `at` is added to its place."""
    if not kind.names:
        return ()
    (section, old), reference = renaming.name, reference_of(text)
    id = reference.id.strip()
    start = text.rfind(id) + at
    if reference.kind is not None:
        is_meant = id == old and KIND_OF.get(section) == reference.kind and section in kind.names
        return (Splice(start, start + len(id), renaming.new),) if is_meant else ()
    if text == old and renaming.is_meant_alone(kind.names):
        return (Splice(at, at + len(text), renaming.written(kind.names)),)
    rival = renaming.rival(text, kind.names)
    return (Splice(at, at + len(text), rival),) if rival else ()


def _with_kind(section: str, id: str) -> str:
    return f"{KIND_OF[section]}:{id}" if section in KIND_OF else id


_KEY = "was: "
_ITEM = re.compile(r"[^,]+")


def _of_loose(text: str, kind: ValueType, renaming: Renaming) -> Iterator[Splice]:
    """Yield the pieces of a value in one line: `[a, b]`, `{within: 60 days, of: a}`, `a, b`."""
    if text.startswith(("[", "{")) and "\n" not in text:
        try:
            root, _ = Grower(f"{_KEY}{text}\n", 0).root()
        except Unfit:
            return
        for inner in typed_in(root.pairs[0][1], kind):
            start = inner.node.start - len(_KEY)
            for one in _of_reference(inner.node.value, inner.type, renaming):
                quote = text[start] in "\"'"
                yield one._replace(start=one.start + start + quote, end=one.end + start + quote)
    elif kind.is_list and kind not in (TEXTS, NAMES):
        for part in _ITEM.finditer(text):
            item = part[0].strip()
            yield from _of_reference(item, kind, renaming, part.start() + part[0].index(item))
    else:
        yield from _of_reference(text, kind, renaming)
