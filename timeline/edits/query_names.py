"""The names in a query: the pieces of its text that stand for an entry, or a tag, by its id.

An id may be typed in other letters, as in `actor:US-Forces`. What an entry is called otherwise stays as it is.
"""

import re
from collections.abc import Callable, Iterator

from timeline.folding import spellings
from timeline.log.editing.uses import TAGS, Name, QuerySplices, Renaming, Splice
from timeline.log.log import Log
from timeline.log.model import Actor, Place
from timeline.log.references import KIND_OF, reference_of
from timeline.log.section import names_by
from timeline.query.filters import FIELDS
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse
from timeline.query.language.nodes import And, Field, Node, Not, Or, Value, View

_QUOTES = re.compile(r'["“”„]')
_DIGITS = re.compile(r"[0-9]+")
_SPELT = frozenset({"actors", "places", "types", TAGS})
"""The sections whose ids may be typed in other letters."""


def names_in_queries(log: Log, name: Name) -> QuerySplices:
    """Return the function that finds a name in the queries of a log."""
    means = _meaning(log, name)

    def splices(query: str, renaming: Renaming) -> list[Splice]:
        node = parse(query)
        return [] if isinstance(node, Fault) else [*_of_node(node, renaming, means)]

    return splices


def _meaning(log: Log, name: Name) -> Callable[[str], bool]:
    """Return whether a text that is typed for an id stands for this name."""
    spelt = frozenset(spellings(name.id)) - {""} if name.section in _SPELT else frozenset()
    section = None if name.section == TAGS else getattr(log, name.section)
    known = frozenset(log.events.used("tag")) if section is None else section
    entry = None if section is None else section.get(name.id)
    names = names_by(entry)[1:] if isinstance(entry, Actor | Place) else ()
    others = frozenset(way for one in names for way in spellings(one))

    def means(text: str) -> bool:
        ways = frozenset(spellings(text))
        return text == name.id or (text not in known and bool(ways & spelt) and ways.isdisjoint(others))

    return means


def _of_node(node: Node, renaming: Renaming, means: Callable[[str], bool]) -> Iterator[Splice]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _of_node(part, renaming, means)
        case Not(part):
            yield from _of_node(part, renaming, means)
        case View(name):
            if renaming.name == ("views", name):
                yield Splice(node.place.start + 1, node.place.end, renaming.new)
        case Field(name, values):
            for value in values:
                if isinstance(value, Value) and renaming.name.section in FIELDS[name].ids_of:
                    yield from _of_value(value, FIELDS[name].ids_of, renaming, means)
        case _:
            pass


def _of_value(
    value: Value, sections: tuple[str, ...], renaming: Renaming, means: Callable[[str], bool]
) -> Iterator[Splice]:
    """Yield the piece of a value that is the id, which may stand in quotes."""
    asked = reference_of(value.text)
    if asked.kind is not None:
        is_meant, new = asked.kind == KIND_OF.get(renaming.name.section) and means(asked.id), renaming.new
    elif means(value.text):
        is_meant, new = renaming.is_meant_alone(sections), renaming.written(sections)
    else:
        is_meant, new = bool(rival := renaming.rival(asked.id, sections)), rival
    text, end = value.place.text, value.place.end - bool(_QUOTES.match(value.place.text[value.place.start]))
    if is_meant:
        is_number = _DIGITS.fullmatch(new) and not _QUOTES.match(text[end : end + 1])
        # Without quotes, behind a comma, it could be the rest of a number.
        yield Splice(end - len(asked.id), end, f'"{new}"' if is_number else new)
