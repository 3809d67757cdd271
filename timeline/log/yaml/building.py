"""From the events of the YAML parser to nodes and pieces.

It accepts a strict subset of YAML: one document, a mapping on top, every key once and plain text, no anchors,
aliases or tags, at most `DEEPEST` levels. libyaml parses; nothing is resolved into other types.

The limits are counted alike wherever something stands: levels from the top of the document, parts from the top of the
entry (or the value of a section that has no entries), sizes scalar by scalar.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, NoReturn

import yaml

from timeline.log.yaml.complaints import is_after_end
from timeline.log.yaml.files import LARGEST_TEXT, Feed
from timeline.log.yaml.nodes import Mapping, Node, Remarked, Scalar, Sequence, kind_of
from timeline.problems import Problem
from timeline.text import quoted

DEEPEST = 50
MOST_NODES = 100_000
"""Maximum number of parts of a single entry: texts, lists and mappings, keys included."""

STREAMED = frozenset({"sources", "actors", "places", "types", "views", "events", "plans", "figures"})

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MAYBE_LARGE = LARGEST_TEXT // 4
"""Length from which a text may have more bytes than are allowed."""


class Piece(NamedTuple):
    """A part of a log: of a list an item (`key` is None), of a mapping a key with its value, else the whole value."""

    section: Scalar
    key: Scalar | None
    value: Node
    container: str
    """The form of the section: `list`, `mapping` or `whole`."""


EMPTY = "there is nothing in this log", "'timeline init' writes one to start from"
_ONE_DOCUMENT = "a log is one document: remove the line '{}'"


class Stopped(Exception):
    """Raised to end the reading after a problem was noted."""


class Builder:
    """Builds the pieces of a feed, one entry at a time; passes their faults to `note`.

    Errors of the parser itself are raised.
    """

    def __init__(self, feed: Feed, note: Callable[[Problem], None]) -> None:
        self._get_event = _Parser(feed).get_event
        self._feed = feed
        self._add = note
        self._left = 0

    def pieces(self, is_part: bool = False) -> Iterator[Piece]:
        """The parts of the document. What is a part of a document has no marks of a document at all."""
        self._next()  # the start of the stream
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self._note("empty-log", *EMPTY, 1, 1)
            raise Stopped
        event = self._next()
        if isinstance(event, yaml.MappingStartEvent):
            yield from self._sections(event)
            self._end_document(is_part)
        else:
            self._is_no_mapping(event)

    def _sections(self, start: Any) -> Iterator[Piece]:
        self._look_at(start)
        seen: dict[str, Scalar] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            section = self._key(event, seen, 2)
            value = self._next()
            if section is None:
                self._node(value, 2)
            elif section.value in STREAMED:
                yield from self._section(section, value)
            else:
                yield Piece(section, None, self._node(value, 2), "whole")

    def _section(self, section: Scalar, event: Any) -> Iterator[Piece]:
        if isinstance(event, yaml.SequenceStartEvent):
            self._look_at(event)
            event = self._next()
            while not isinstance(event, yaml.SequenceEndEvent):
                value = self._node(event, 3)
                event = self._next()  # a fault of syntax right behind an entry may have cut it short: it is dropped
                yield Piece(section, None, value, "list")
        elif isinstance(event, yaml.MappingStartEvent):
            self._look_at(event)
            seen: dict[str, Scalar] = {}
            event = self._next()
            while not isinstance(event, yaml.MappingEndEvent):
                key = self._key(event, seen, 3)
                value = self._node(self._next(), 3)
                event = self._next()
                if key is not None:
                    yield Piece(section, key, value, "mapping")
        else:
            yield Piece(section, None, self._node(event, 2), "whole")

    def _is_no_mapping(self, event: Any) -> None:
        """Refuse a document that is empty or no mapping."""
        if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
            self._end_document(is_part=False)
            self._stop("empty-log", *EMPTY, event)
        found = "a list" if isinstance(event, yaml.SequenceStartEvent) else "text"
        hint = "begin with 'timeline:', 'sources:', 'events:' and the like"
        self._stop("expected-mapping", f"a log is a mapping of sections, here is {found}", hint, event)

    def _end_document(self, is_part: bool) -> None:
        """Refuse any text behind the end of the document."""
        end = self._next()
        message = "the log ends here, and more follows"
        if is_part and end.explicit:
            self._stop("several-documents", message, _ONE_DOCUMENT.format("..."), end)
        try:
            event = self._next()
        except yaml.MarkedYAMLError as error:
            if not end.explicit or not is_after_end(error):
                raise
            self._stop("several-documents", message, _ONE_DOCUMENT.format("..."), end)
        if not isinstance(event, yaml.StreamEndEvent):
            message = "a second document begins here"
            self._stop("several-documents", message, _ONE_DOCUMENT.format("---"), event)

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with this event at this level, built whole: its parts are counted from here on."""
        self._left = MOST_NODES
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self._left -= 1
            self._examine(event)
            return self._remarked(event) or Scalar(event.value, event)
        return self._collection(event, depth)

    def _remarked(self, event: Any) -> Scalar | None:
        """The text of an event where a comment stands behind it."""
        end = event.end_mark
        comment = "" if event.style else self._feed.comments.places.get((end.line + 1, end.column + 1), "")
        return Remarked(event.value, event, comment) if comment else None

    # Reading a log spends most of its time in the next three methods. They make a call for every collection, but none
    # for a text, which would double its cost.

    def _collection(self, event: Any, depth: int) -> Node:
        """The list or mapping that begins with this event."""
        self._left -= 1
        if self._left < 0:
            self._overfull(event)
        self._look_at(event)
        if depth > DEEPEST:
            hint = "a log needs five or six"
            self._stop("too-deep", f"nested more than {DEEPEST} levels deep", hint, event)
        if event.__class__ is yaml.MappingStartEvent:
            return self._mapping(event.start_mark, depth + 1)
        return self._sequence(event.start_mark, depth + 1)

    def _sequence(self, start: Any, below: int) -> Sequence:
        feed, get_event, comments = self._feed, self._get_event, self._feed.comments.places
        scalar, end = yaml.ScalarEvent, yaml.SequenceEndEvent
        items: list[Node] = []
        while True:
            feed.reached = event = get_event()
            if feed.is_long:
                feed.measure(event)
            kind = event.__class__
            if kind is scalar:
                self._left = left = self._left - 1
                text = event.value
                if left < 0 or len(text) > _MAYBE_LARGE or event.anchor is not None or event.tag is not None:
                    self._examine(event)
                node = self._remarked(event) if comments else None
                items.append(node or Scalar(text, event))
            elif kind is end:
                return Sequence(items, start)
            else:
                items.append(self._collection(event, below))

    def _mapping(self, start: Any, below: int) -> Mapping:
        feed, get_event, comments = self._feed, self._get_event, self._feed.comments.places
        scalar, end = yaml.ScalarEvent, yaml.MappingEndEvent
        items: dict[str, Node] = {}
        keys: list[Any] = []
        has_second_id = False
        node: Node
        while True:
            feed.reached = event = get_event()
            if feed.is_long:
                feed.measure(event)
            kind = event.__class__
            if kind is scalar:
                self._left = left = self._left - 1
                name = event.value
                if left < 0 or len(name) > _MAYBE_LARGE or event.anchor is not None or event.tag is not None:
                    self._examine(event)
                is_key = name not in items
                if is_key:
                    keys.append(event)
                elif not has_second_id and not name.isdigit():  # digits are the rest of a number with commas
                    has_second_id = name == "id"
                    self._note_again(event, keys[[*items].index(name)])
            elif kind is end:
                return Mapping(items, start, keys)
            else:
                self._note_bad(self._collection(event, below))
                is_key = False
            feed.reached = event = get_event()
            if feed.is_long:
                feed.measure(event)
            kind = event.__class__
            if kind is scalar:
                self._left = left = self._left - 1
                text = event.value
                if left < 0 or len(text) > _MAYBE_LARGE or event.anchor is not None or event.tag is not None:
                    self._examine(event)
                remarked = self._remarked(event) if comments else None
                node = remarked or Scalar(text, event)
            else:
                node = self._collection(event, below)
            if is_key:  # of a key that stands twice, the first holds
                items[name] = node

    def _key(self, event: Any, seen: dict[str, Scalar], depth: int) -> Scalar | None:
        """The key that this event gives; nothing (and a note) where it is no key or stands a second time."""
        node = self._node(event, depth)
        if not isinstance(node, Scalar):
            self._note_bad(node)
        elif node.value in seen:
            self._note_again(event, seen[node.value])
        else:
            seen[node.value] = node
            return node
        return None

    def _note_bad(self, node: Node) -> None:
        hint = "put the text in quotes, if brackets are part of it"
        self._note("bad-key", "a key is text, here is " + kind_of(node), hint, node.line, node.column)

    def _note_again(self, event: Any, earlier: Any) -> None:
        line = earlier.line if isinstance(earlier, Scalar) else earlier.start_mark.line + 1
        hint = f"it stands in line {line} already; keep one of them"
        if event.value == "id":
            hint = f"it stands in line {line} already; if another entry begins here, write '- id: …'"
        mark = event.start_mark
        self._note("duplicate-key", f"the key {quoted(event.value)} stands twice", hint, mark.line + 1, mark.column + 1)

    def _next(self) -> Any:
        feed = self._feed
        feed.reached = event = self._get_event()
        if feed.is_long:
            feed.measure(event)
        return event

    def _examine(self, event: Any) -> None:
        """Refuse a text that is one part too many, too large, or has a tag, an anchor or an alias."""
        if self._left < 0:
            self._overfull(event)
        self._look_at(event)
        text = event.value
        if len(text) > _MAYBE_LARGE and len(text.encode()) > LARGEST_TEXT:
            self._stop("too-large", "a single text of over 1 MiB", "shorten it", event)

    def _overfull(self, event: Any) -> None:
        self._stop("too-large", f"an entry of over {MOST_NODES:,} parts", "split it", event)

    def _look_at(self, event: Any) -> None:
        """Refuse tags, anchors and aliases."""
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out where it belongs; a text that begins with '*' stands in quotes"
            self._stop("alias", f"the alias {quoted('*' + str(event.anchor))} is not read", hint, event)
        if event.anchor is not None:
            hint = "remove it, and write the value out; a text that begins with '&' stands in quotes"
            self._stop("alias", f"the anchor {quoted('&' + str(event.anchor))} is not read", hint, event)
        if event.tag is not None:
            hint = "remove it; a text that begins with '!' stands in quotes"
            self._stop("tag", f"the tag {quoted(str(event.tag))} is not read", hint, event)

    def _note(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        self._add(Problem(self._feed.name, line, column, code, message, hint))

    def _stop(self, code: str, message: str, hint: str, event: Any) -> NoReturn:
        mark = event.start_mark
        self._note(code, message, hint, mark.line + 1, mark.column + 1)
        raise Stopped
