"""How a question was understood, in words: every filter with what its names stand for."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.dates import words
from timeline.query import names
from timeline.query.asking import asked_date
from timeline.query.language.faults import Fault
from timeline.query.language.grammar import parse
from timeline.query.language.meaning import faulty
from timeline.query.language.nodes import And, Field, Node, Not, Or, Period, Value, View, Words
from timeline.query.language.printing import text_of
from timeline.query.language.views import saved_in
from timeline.query.question import Question
from timeline.text import visible
from timeline.workspace import Workspace

_FIELDS = (
    *(("region", "regions"), ("country", "countries"), ("actor", "actors"), ("about", "about"), ("type", "types")),
    *(("from", "since"), ("to", "until"), ("on", "on"), ("tag", "tags"), ("source", "sources")),
    *(("status", "statuses"), ("text", "texts"), ("kind", "kinds"), ("id", "ids")),
)


class Understood(NamedTuple):
    """A part of a question in words, with its own parts below it."""

    words: str
    parts: tuple["Understood", ...] = ()


class Explanation(NamedTuple):
    """A question as one query, and in words; of a question that asks for everything neither."""

    query: str | None
    parts: tuple[Understood, ...]


def explanation(workspace: Workspace, question: Question) -> Explanation:
    """How a question is understood; it was asked, so that its names and dates mean something."""
    nodes = [*_options(question), *_queries(question)]
    if not nodes:
        return Explanation(None, ())
    flat = [part for node in nodes for part in (node.parts if isinstance(node, And) else (node,))]
    whole = And(tuple(flat)) if len(flat) > 1 else flat[0]
    parts = [_told(node, workspace, ()) for node in flat]
    return Explanation(visible(text_of(whole)), tuple(_joined(parts, "and ")))


def _options(question: Question) -> Iterator[Node]:
    for field, attribute in _FIELDS:
        texts: tuple[str, ...] = getattr(question, attribute)
        if texts:
            yield Field(field, tuple(map(Value, texts)))
    if question.known_from or question.known_to:
        starts, ends = question.known_from or (None,), question.known_to or (None,)
        sides = [(a, b) for a in starts for b in ends]
        yield Field("known", tuple(Period(_side(start), _side(end)) for start, end in sides))


def _side(text: str | None) -> Value | None:
    return Value(text) if text is not None else None


def _queries(question: Question) -> Iterator[Node]:
    if question.query is not None:
        yield _read(question.query)
    several = [_read(text) for text in question.queries]
    if several:
        flat = [part for node in several for part in (node.parts if isinstance(node, Or) else (node,))]
        yield Or(tuple(flat)) if len(flat) > 1 else several[0]


def _read(text: str, view: str | None = None) -> Node:
    node = parse(text, view)
    if isinstance(node, Fault):
        raise faulty(node)
    return node


def _joined(parts: list[Understood], word: str) -> Iterator[Understood]:
    for number, part in enumerate(parts):
        yield part._replace(words=f"{word if number else ''}{part.words}")


def _told(node: Node, workspace: Workspace, within: tuple[str, ...]) -> Understood:
    match node:
        case And(parts):
            below = [_told(part, workspace, within) for part in parts]
            return Understood("all of this:", tuple(_joined(below, "and ")))
        case Or(parts):
            below = [_told(part, workspace, within) for part in parts]
            return Understood("any of this:", tuple(_joined(below, "or ")))
        case Not(part):
            told = _told(part, workspace, within)
            return told._replace(words=f"not {told.words}")
        case View(name):
            query = saved_in(workspace)[name][0]
            return Understood(f"what the view @{name} finds:", (_told(_read(query, name), workspace, within),))
        case Words(text):
            what = "the word" if len(text.split()) == 1 else "the words"
            return Understood(f"with {what} {_said(text)} in title, summary or names")
        case Field(name, values):
            told_values = [_value(name, value, workspace) for value in values]
            return Understood(f"{_BEGINNINGS[name]}{_list(told_values)}")


_BEGINNINGS = {
    "region": "in ",
    "country": "in ",
    "actor": "with the actor ",
    "about": "about ",
    "type": "of the type ",
    "date": "dated ",
    "from": "dated ",
    "to": "dated ",
    "on": "dated ",
    "known": "known ",
    "tag": "with the tag ",
    "source": "from ",
    "status": "with the status ",
    "text": "with all the words of ",
    "kind": "a plan that is a ",
    "id": "the entry ",
}


def _value(name: str, value: Value | Period, workspace: Workspace) -> str:
    if isinstance(value, Period):
        sides = [(word, side) for word, side in (("from", value.since), ("to", value.until)) if side is not None]
        return " ".join(f"{word} {_date(side.text, workspace)}" for word, side in sides)
    if name in _NAMES:
        return visible(_NAMES[name](workspace, value.text))
    if name in ("date", "from", "to", "on", "known"):
        word = {"from": "from ", "to": "up to "}.get(name, "")
        return f"{word}{_date(value.text, workspace)}"
    return _said(value.text) if name == "text" else visible(value.text)


def _date(text: str, workspace: Workspace) -> str:
    return words(asked_date(text, workspace))


def _place(workspace: Workspace, text: str) -> str:
    return workspace.geography.name(names.place(workspace, text))


def _country(workspace: Workspace, text: str) -> str:
    return workspace.geography.name(names.country(workspace, text))


def _actor(workspace: Workspace, text: str) -> str:
    return _list(_names(workspace, names.actors(workspace, text)))


def _about(workspace: Workspace, text: str) -> str:
    place, actors = names.about(workspace, text)
    places = [workspace.geography.name(place)] if place else []
    return _list(list(dict.fromkeys([*places, *_names(workspace, actors)])))


def _names(workspace: Workspace, actors: tuple[str, ...]) -> list[str]:
    return [workspace.memberships.name(actor) for actor in actors]


def _type(workspace: Workspace, text: str) -> str:
    members = sorted(names.types(workspace, text))
    return members[0] if len(members) == 1 else f"{text} ({_list(members)})"


def _source(workspace: Workspace, text: str) -> str:
    found = names.source(workspace, text)
    return _list([s.title for log in workspace.logs for s in log.sources.values() if s.id in found])


def _tag(workspace: Workspace, text: str) -> str:
    return names.tag(workspace, text)


_NAMES: dict[str, Callable[[Workspace, str], str]] = {
    "region": _place,
    "country": _country,
    "actor": _actor,
    "about": _about,
    "type": _type,
    "source": _source,
    "tag": _tag,
}


def _said(text: str) -> str:
    return f"“{visible(text)}”"


def _list(several: list[str]) -> str:
    return several[0] if len(several) == 1 else f"{', '.join(several[:-1])} or {several[-1]}"
