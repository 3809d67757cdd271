"""The words that a question is after, and where they stand in a text.

Words that are only kept out (`not drone`) are not among them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse
from timeline.query.language.meaning import faulty
from timeline.query.language.nodes import And, Field, Node, Not, Or, Value, Words
from timeline.query.language.printing import text_of
from timeline.query.language.views import expand, saved_in
from timeline.query.question import Question
from timeline.text import fold
from timeline.workspace import Workspace


class Spot(NamedTuple):
    """A part of a text, counted in characters."""

    start: int
    end: int


def wanted(question: Question, workspace: Workspace) -> tuple[str, ...]:
    """The folded phrases of a question, each once; the last word of each may be the beginning of one."""
    queries = (*([question.query] if question.query is not None else []), *question.queries)
    phrases = [phrase for query in queries for phrase in _phrases(node_of(query, workspace))]
    return tuple(dict.fromkeys((*phrases, *(word for text in question.texts for word in fold(text).split()))))


def node_of(query: str, workspace: Workspace) -> Node:
    """What a query asks, its views written out. Raises `QueryFaulty`."""
    node = parse(query)
    whole = node if isinstance(node, Fault) else expand(node, saved_in(workspace))
    if isinstance(whole, Fault):
        raise faulty(whole)
    return whole


def parts_of(query: str) -> tuple[str, ...]:
    """The parts of a query all of which must hold, each as a query."""
    node = parse(query)
    return tuple(text_of(part) for part in node.parts) if isinstance(node, And) else (query,)


def _phrases(node: Node) -> Iterator[str]:
    match node:
        case Words(text):
            yield fold(text)
        case Field("text", values):
            for value in values:
                if isinstance(value, Value):
                    yield from fold(value.text).split()
        case And(parts) | Or(parts):
            for part in parts:
                yield from _phrases(part)
        case Not(Not(part)):
            yield from _phrases(part)


def spots(text: str, phrases: Iterable[str]) -> tuple[Spot, ...]:
    """Where a text has any of these folded phrases, whole words, in order and apart from each other."""
    folded, places = _folded(text)
    found: list[Spot] = []
    for phrase in phrases:
        at = folded.find(f" {phrase}")
        while at >= 0:
            end = folded.index(" ", at + 1 + len(phrase))
            found.append(Spot(places[at + 1], _end(text, places, end)))
            at = folded.find(f" {phrase}", at + 1)
    return _merged(found)


def _end(text: str, places: list[int], end: int) -> int:
    """Where a word ends whose last folded letter stands before `end`: with the accents that follow it."""
    after = places[end - 1] + 1
    while after < len(text) and after < places[end] and not _letters(text[after]):
        after += 1
    return after


def _merged(several: Iterable[Spot]) -> tuple[Spot, ...]:
    apart: list[Spot] = []
    for spot in sorted(several):
        if apart and spot.start < apart[-1].end:
            apart[-1] = Spot(apart[-1].start, max(spot.end, apart[-1].end))
        else:
            apart.append(spot)
    return tuple(apart)


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text between two spaces, and for each letter of it the place of the one that it comes from."""
    letters, places = [" "], [0]
    for place, letter in enumerate(text):
        for part in _letters(letter):
            if part != " " or letters[-1] != " ":
                letters.append(part)
                places.append(place)
    if letters[-1] != " ":
        letters.append(" ")
        places.append(len(text))
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _letters(letter: str) -> str:
    """A letter as `fold` has it: nothing for an accent, a space for all that parts words."""
    return fold(f"a{letter}a")[1:-1]
