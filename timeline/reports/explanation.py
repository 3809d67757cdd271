"""Explanation of a question in words: every filter with what its names stand for."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.query import clauses
from timeline.query.asked_words import typed_words
from timeline.query.filters import FIELDS, Filter
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse
from timeline.query.language.meaning import faulty
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words
from timeline.query.language.printing import text_of
from timeline.query.language.views import saved_in
from timeline.query.question import Question
from timeline.text import visible
from timeline.workspace import Workspace


class Understood(NamedTuple):
    """A part of a question in words, with its own parts below it."""

    words: str
    parts: tuple["Understood", ...] = ()


class Explanation(NamedTuple):
    """A question as one query, and in words; both are empty for a question that asks for everything."""

    query: str | None
    parts: tuple[Understood, ...]


def explanation(workspace: Workspace, question: Question) -> Explanation:
    """Explain a question that was answered already, so that its names and dates are valid."""
    nodes = [*_options(question), *_queries(question)]
    if not nodes:
        return Explanation(None, ())
    flat = [part for node in nodes for part in (node.parts if isinstance(node, And) else (node,))]
    whole = And(tuple(flat)) if len(flat) > 1 else flat[0]
    parts = [_explained(node, workspace) for node in flat]
    return Explanation(visible(text_of(whole)), tuple(_joined(parts, "and ")))


def _options(question: Question) -> Iterator[Node]:
    for row in FIELDS.values():
        if row.name == "text":
            yield from _texts(question.values("texts"))
        elif row.sides is None and row.key is not None and (texts := question.values(row.key)):
            yield Field(row.name, tuple(map(Value, texts)))
        elif row.sides is not None and row.key is None:
            since, until = map(question.values, row.sides)
            if since or until:
                sides = [(start, end) for start in since or (None,) for end in until or (None,)]
                yield Field(row.name, tuple(Period(_side(start), _side(end)) for start, end in sides))


def _texts(texts: tuple[str, ...]) -> Iterator[Node]:
    """Yield the node of `--text`: a field has one word, or words in quotes."""
    several = [[Value(value) for word in typed_words(text) for value in word.values] for text in texts]
    if texts and all(len(values) == 1 for values in several):
        yield Field("text", tuple(values[0] for values in several))
        return
    fields = [[Field("text", (value,)) for value in values] for values in several if values]
    nodes: list[Node] = [parts[0] if len(parts) == 1 else And(tuple(parts)) for parts in fields]
    if nodes:
        yield nodes[0] if len(nodes) == 1 else Or(tuple(nodes))


def _side(text: str | None) -> Value | None:
    return Value(text) if text is not None else None


def _queries(question: Question) -> Iterator[Node]:
    if question.query is not None:
        yield _read(question.query)
    nodes = [_read(text) for text in question.queries]
    if nodes:
        flat = [part for node in nodes for part in (node.parts if isinstance(node, Or) else (node,))]
        yield Or(tuple(flat)) if len(flat) > 1 else nodes[0]


def _read(text: str, view: str | None = None) -> Node:
    node = parse(text, view)
    if isinstance(node, Fault):
        raise faulty(node)
    return node


def _joined(parts: list[Understood], word: str) -> Iterator[Understood]:
    for number, part in enumerate(parts):
        yield part._replace(words=f"{word if number else ''}{part.words}")


def _explained(node: Node, workspace: Workspace) -> Understood:
    match node:
        case And(parts):
            below = [_explained(part, workspace) for part in parts]
            return Understood("all of this:", tuple(_joined(below, "and ")))
        case Or(parts):
            below = [_explained(part, workspace) for part in parts]
            return Understood("any of this:", tuple(_joined(below, "or ")))
        case Not(part):
            inner = _explained(part, workspace)
            return inner._replace(words=f"not {inner.words}")
        case View(name):
            query = saved_in(workspace)[name][0]
            return Understood(f"what the view @{name} finds:", (_explained(_read(query, name), workspace),))
        case Words(text, whole):
            return Understood(f"with {clauses.explained_word(text, whole)} in title, summary or names")
        case Field(name, values):
            row = FIELDS[name]
            in_words = clauses.listed(_value(row, value, workspace) for value in values)
            return Understood(f"{row.beginning}{in_words}")


def _value(row: Filter, value: Value | Period, workspace: Workspace) -> str:
    if isinstance(value, Period):
        sides = [(word, side) for word, side in (("from", value.since), ("to", value.until)) if side is not None]
        return " ".join(f"{word} {clauses.date(workspace, side.text)}" for word, side in sides)
    return row.named(workspace, value.text)
