"""The phrases that a question searches for, and their places in a text.

Phrases that are only excluded (`not drone`) are not among them.
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


class Highlight(NamedTuple):
    """A part of a text to be marked, counted in characters."""

    start: int
    end: int


def searched_phrases(question: Question, workspace: Workspace) -> tuple[str, ...]:
    """Return the folded phrases of a question, each once; the last word of each may be the beginning of one."""
    queries = (*([question.query] if question.query is not None else []), *question.queries)
    phrases = [phrase for query in queries for phrase in _phrases(node_of(query, workspace))]
    return tuple(dict.fromkeys((*phrases, *(word for text in question.values("texts") for word in fold(text).split()))))


def node_of(query: str, workspace: Workspace) -> Node:
    """Return the node of a query, its views written out. Raises `QueryFaulty`."""
    node = parse(query)
    whole = node if isinstance(node, Fault) else expand(node, saved_in(workspace))
    if isinstance(whole, Fault):
        raise faulty(whole)
    return whole


def parts_of(query: str) -> tuple[str, ...]:
    """Return the parts of a query all of which must hold, each as a query."""
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


def highlights(text: str, phrases: Iterable[str]) -> tuple[Highlight, ...]:
    """Return the places of these folded phrases in a text: whole words, in order and without overlaps."""
    folded, origins = _folded(text)
    found: list[Highlight] = []
    for phrase in phrases:
        at = folded.find(f" {phrase}")
        while at >= 0:
            end = folded.index(" ", at + 1 + len(phrase))
            found.append(Highlight(origins[at + 1], _end(text, origins, end)))
            at = folded.find(f" {phrase}", at + 1)
    return _merged(found)


def _end(text: str, origins: list[int], end: int) -> int:
    """Return the end of a word whose last folded letter stands before `end`: with the accents that follow it."""
    after = origins[end - 1] + 1
    while after < len(text) and after < origins[end] and not _letters(text[after]):
        after += 1
    return after


def _merged(several: Iterable[Highlight]) -> tuple[Highlight, ...]:
    merged: list[Highlight] = []
    for one in sorted(several):
        if merged and one.start < merged[-1].end:
            merged[-1] = Highlight(merged[-1].start, max(one.end, merged[-1].end))
        else:
            merged.append(one)
    return tuple(merged)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the folded text between two spaces, and for each letter of it the index of the one it comes from."""
    letters, origins = [" "], [0]
    for index, letter in enumerate(text):
        for part in _letters(letter):
            if part != " " or letters[-1] != " ":
                letters.append(part)
                origins.append(index)
    if letters[-1] != " ":
        letters.append(" ")
        origins.append(len(text))
    return "".join(letters), origins


@lru_cache(maxsize=4096)
def _letters(letter: str) -> str:
    """Return a letter as `fold` gives it: nothing for an accent, a space for a sign that separates words."""
    return fold(f"a{letter}a")[1:-1]
