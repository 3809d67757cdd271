"""From the events of the YAML parser to nodes and pieces.

Read here is a strict part of YAML: one document, a mapping on top, every key once and plain text, no anchors,
aliases or tags, at most `DEEPEST` levels. libyaml parses; nothing is resolved into other types.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from timeline.log.files import LARGEST_TEXT, Feed
from timeline.log.nodes import Mapping, Node, Remarked, Scalar, Sequence, kind_of
from timeline.problems import Problem
from timeline.text import quoted

DEEPEST = 50
MOST_NODES = 100_000
"""The most that a single entry may consist of."""

STREAMED = frozenset({"sources", "actors", "places", "types", "views", "events", "plans", "figures"})

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Piece(NamedTuple):
    """A part of a log: of a list an item (`key` is None), of a mapping a key with its value, else the whole value."""

    section: Scalar
    key: Scalar | None
    value: Node
    container: str
    """What the section is written as: `list`, `mapping` or `whole`."""


_EMPTY = "there is nothing in this log", "'timeline init' writes one to start from"


class Stopped(Exception):
    """Reading ends here; the problem has been noted."""


class Builder:
    """Builds what a text means: of `source`, whose first line has the number `line`, in the file of `feed`.

    What is wrong goes to `note`; what the parser itself refuses is raised.
    """

    def __init__(self, source: Any, feed: Feed, note: Callable[[Problem], None], line: int = 1) -> None:
        self._parser = _Parser(source)
        self._feed = feed
        self._add = note
        self._line = line
        self._nodes = 0

    def item(self) -> Node | None:
        """The only item of the list that the text consists of; nothing where it is something else."""
        kinds = [self._next().__class__ for _ in range(3)]
        if kinds != [yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.SequenceStartEvent]:
            return None
        item = self._node(self._next(), 3)
        kinds = [self._next().__class__ for _ in range(3)]
        return item if kinds == [yaml.SequenceEndEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent] else None

    def pieces(self, seen: dict[str, Scalar], above: Scalar | None = None, is_part: bool = False) -> Iterator[Piece]:
        """The parts of a document, of which the sections `seen` were read before.

        The first section may be there only for the rest of its list: it is the one `above`. Where the text is part
        of a document, it has to look the same on its own.
        """
        self._next()  # the start of the stream
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            if not is_part:
                self._note("empty-log", *_EMPTY, 1, 1)
            return
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            found = "a list" if isinstance(event, yaml.SequenceStartEvent) else "text"
            if isinstance(event, yaml.ScalarEvent) and not event.value:
                self._stop("empty-log", *_EMPTY, event)
            hint = "begin with 'timeline:', 'sources:', 'events:' and the like"
            self._stop("expected-mapping", f"a log is a mapping of sections, here is {found}", hint, event)
        self._look_at(event)
        if is_part and (event.flow_style or event.start_mark.column):
            raise Stopped
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._nodes = 0
            section = above or self._key(event, seen, 2)
            value = self._next()
            if section is None:
                self._node(value, 3)
            elif section is above and isinstance(value, yaml.ScalarEvent) and not value.value:
                pass  # its list has ended
            elif section.value in STREAMED:
                yield from self._section(section, value)
            else:
                yield Piece(section, None, self._node(value, 2), "whole")
            above = None
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._stop("several-documents", "a second document begins here", "a log is one document", event)

    def _section(self, section: Scalar, event: Any) -> Iterator[Piece]:
        if isinstance(event, yaml.SequenceStartEvent):
            self._look_at(event)
            event = self._next()
            while not isinstance(event, yaml.SequenceEndEvent):
                self._nodes = 0
                value = self._node(event, 3)
                event = self._next()  # a fault of syntax right behind an entry has cut it short: it is not handed on
                yield Piece(section, None, value, "list")
        elif isinstance(event, yaml.MappingStartEvent):
            self._look_at(event)
            seen: dict[str, Scalar] = {}
            event = self._next()
            while not isinstance(event, yaml.MappingEndEvent):
                self._nodes = 0
                key = self._key(event, seen, 3)
                value = self._node(self._next(), 3)
                event = self._next()
                if key is not None:
                    yield Piece(section, key, value, "mapping")
        else:
            yield Piece(section, None, self._node(event, 2), "whole")

    def _node(self, event: Any, depth: int) -> Node:
        """The node that begins with this event, built whole.

        Most of the time of reading a log passes here, so this is one loop with a stack of its own: a call for
        every text would cost as much as the text.
        """
        feed, get_event = self._feed, self._parser.get_event
        scalar, sequence = yaml.ScalarEvent, yaml.SequenceStartEvent
        sequence_end, mapping_end = yaml.SequenceEndEvent, yaml.MappingEndEvent
        # What is being built: of a list its items, of a mapping its pairs with their keys, and the one without a value.
        items: list[Node] | None = None
        pairs: dict[str, Node] | None = None
        keys: dict[str, Scalar] = {}
        key: Node | None = None
        start: Any = None
        around: list[tuple[list[Node] | None, dict[str, Node] | None, dict[str, Scalar], Node | None, Any]] = []
        comments = feed.comments.places
        left = MOST_NODES - self._nodes
        first = self._line
        node: Node
        while True:
            kind = event.__class__
            if kind is scalar:
                left -= 1
                if left < 0:
                    self._overfull(event)
                if event.anchor is not None or event.tag is not None:
                    self._look_at(event)
                text = event.value
                if len(text) > LARGEST_TEXT // 4 and len(text.encode()) > LARGEST_TEXT:
                    self._stop("too-large", "a single text of over 1 MiB", "shorten it", event)
                mark = event.start_mark
                node = Scalar(text, mark.line + first, mark.column + 1, not event.style)
                if comments and not event.style:
                    end = event.end_mark
                    if comment := comments.get((end.line + first, end.column + 1)):
                        node = Remarked(node, comment)
            elif kind is sequence_end or kind is mapping_end:
                if items is not None:
                    node = Sequence(items, start.line + first, start.column + 1)
                else:
                    node = Mapping(pairs or {}, start.line + first, start.column + 1, keys)
                items, pairs, keys, key, start = around.pop()
            else:
                left -= 1
                if left < 0:
                    self._overfull(event)
                self._look_at(event)
                if depth + len(around) > DEEPEST:
                    hint = "a log needs five or six"
                    self._stop("too-deep", f"nested more than {DEEPEST} levels deep", hint, event)
                around.append((items, pairs, keys, key, start))
                keys, key, start = {}, None, event.start_mark
                items, pairs = ([], None) if kind is sequence else (None, {})
                feed.reached = event = get_event()
                continue
            if items is not None:
                items.append(node)
            elif pairs is None:
                self._nodes = MOST_NODES - left
                return node
            elif key is None:
                key = node
                if not isinstance(node, Scalar):
                    self._note_key(node, None)
                elif node.value in keys:
                    self._note_key(node, keys[node.value])
                else:
                    keys[node.value] = node
            else:
                if isinstance(key, Scalar):
                    pairs.setdefault(key.value, node)  # of a key that stands twice, the first holds
                key = None
            feed.reached = event = get_event()

    def _key(self, event: Any, seen: dict[str, Scalar], depth: int) -> Scalar | None:
        """The key that this event gives; nothing (and a note) where it is no key or stands a second time."""
        node = self._node(event, depth)
        if isinstance(node, Scalar) and node.value not in seen:
            seen[node.value] = node
            return node
        self._note_key(node, seen[node.value] if isinstance(node, Scalar) else None)
        return None

    def _note_key(self, node: Node, earlier: Scalar | None) -> None:
        """Note that this is no key, or the same as an earlier one."""
        if earlier is None:
            hint = "put the text in quotes, if brackets are part of it"
            self._note("bad-key", "a key is text, here is " + kind_of(node), hint, node.line, node.column)
        else:
            hint = f"it stands in line {earlier.line} already; keep one of them"
            message = f"the key {quoted(earlier.value)} stands twice"
            self._note("duplicate-key", message, hint, node.line, node.column)

    def _next(self) -> Any:
        self._feed.reached = event = self._parser.get_event()
        return event

    def _overfull(self, event: Any) -> None:
        self._stop("too-large", f"an entry of over {MOST_NODES:,} parts", "split it", event)

    def _look_at(self, event: Any) -> None:
        """Refuse what YAML offers beyond text, lists and mappings."""
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

    def _stop(self, code: str, message: str, hint: str, event: Any) -> None:
        mark = event.start_mark
        self._note(code, message, hint, mark.line + self._line, mark.column + 1)
        raise Stopped
