"""The phrases that a question searches for, and their places in a text.

Phrases that are only excluded (`not drone`) are not among them.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from timeline.folding import NOTHING, plain, settled
from timeline.letters import IGNORED, is_within
from timeline.phrases import Phrase, spans
from timeline.query.asked_words import asked_phrases
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse
from timeline.query.language.meaning import faulty
from timeline.query.language.nodes import And, Field, Node, Not, Or, Value, Words
from timeline.query.language.printing import text_of
from timeline.query.language.searched import inflecting, phrase_of
from timeline.query.language.views import expand, saved_in
from timeline.query.question import Question
from timeline.workspace import Workspace


class Highlight(NamedTuple):
    """A part of a text to be marked, counted in characters."""

    start: int
    end: int


def searched_phrases(question: Question, workspace: Workspace) -> tuple[Phrase, ...]:
    """Return the phrases of a question, each once."""
    nodes = [node_of(question.query, workspace, question.inflected)] if question.query is not None else []
    nodes += [node_of(query, workspace) for query in question.queries]
    phrases = [phrase for node in nodes for phrase in _phrases(node)]
    phrases += [phrase for text in question.values("texts") for phrase in asked_phrases(text)]
    return tuple(dict.fromkeys(phrases))


def node_of(query: str, workspace: Workspace, inflected: bool = False) -> Node:
    """Return the node of a query, its views written out. Raises `QueryFaulty`."""
    node = parse(query)
    if inflected and not isinstance(node, Fault):
        node = inflecting(node)
    whole = node if isinstance(node, Fault) else expand(node, saved_in(workspace))
    if isinstance(whole, Fault):
        raise faulty(whole)
    return whole


def parts_of(query: str) -> tuple[str, ...]:
    """Return the parts of a query all of which must hold, each as a query."""
    node = parse(query)
    return tuple(text_of(part) for part in node.parts) if isinstance(node, And) else (query,)


def _phrases(node: Node) -> Iterator[Phrase]:
    match node:
        case Words() as words:
            yield phrase_of(words)
        case Field("text", values):
            for value in values:
                if isinstance(value, Value):
                    yield from asked_phrases(value.text)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _phrases(part)
        case Not(Not(part)):
            yield from _phrases(part)


def highlights(text: str, phrases: Iterable[Phrase]) -> tuple[Highlight, ...]:
    """Return the places of these phrases in a text: whole words, in order and without overlaps."""
    folded, spots = _folded(text)
    return _merged(
        Highlight(spots[start].start, spots[end - 1].end) for phrase in phrases for start, end in spans(phrase, folded)
    )


def _merged(several: Iterable[Highlight]) -> tuple[Highlight, ...]:
    merged: list[Highlight] = []
    for one in sorted(several):
        if merged and one.start < merged[-1].end:
            merged[-1] = Highlight(merged[-1].start, max(one.end, merged[-1].end))
        else:
            merged.append(one)
    return tuple(merged)


def _folded(text: str) -> tuple[str, list[Highlight]]:
    """Return the folded text, and for each letter of it the part of the text from which it comes."""
    letters: list[str] = []
    spots: list[Highlight] = []
    for start, end in _clusters(text):
        shown = end
        while shown > start + 1 and is_within(text[shown - 1], IGNORED):
            shown -= 1
        for letter in _letters(text[start:end]):
            letters.append(letter)
            spots.append(Highlight(start, shown))
    kept = [(letter, spot) for letter, spot in zip(settled("".join(letters)), spots, strict=True) if letter != NOTHING]
    kept = [one for before, one in zip([(" ", None), *kept], kept, strict=False) if one[0] != " " or before[0] != " "]
    if kept and kept[-1][0] == " ":
        kept.pop()
    return "".join(letter for letter, _ in kept), [spot for _, spot in kept]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each letter with its accents, signs without a shape, the rest of its syllable."""
    start = 0
    for index, letter in enumerate(text):
        if index and (letter < "\x80" or not _continues(letter)):
            yield start, index
            start = index
    if text:
        yield start, len(text)


@lru_cache(maxsize=4096)
def _continues(letter: str) -> bool:
    code = ord(letter)
    is_vowel_or_end = 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF
    return plain(letter) == "" or unicodedata.category(letter)[0] == "M" or is_vowel_or_end


@lru_cache(maxsize=4096)
def _letters(cluster: str) -> str:
    """Return the folded letters of a letter with what belongs to it."""
    return unicodedata.normalize("NFC", "".join(map(plain, cluster)))
