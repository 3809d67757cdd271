"""From the events of the YAML parser to nodes with both ends.

Both parsers mark the ends of quoted and plain texts and of flow collections well; the rest is mended here. They end a
block collection where the next token begins: here it ends with its last value. They end a block scalar behind the blank
lines below it. Behind a colon in braces, libyaml sees an empty value at the next comma. A byte order mark counts for
PyYAML's own parser and not for libyaml, so neither gets it.
"""

import re
from typing import Any, NoReturn

import yaml

from timeline.log.yaml.building import DEEPEST, EMPTY
from timeline.log.yaml.complaints import translated
from timeline.log.yaml.inspection import Unfit
from timeline.log.yaml.spans import ListNode, MappingNode, Node, ScalarNode, Style
from timeline.text import quoted

PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_COLON = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*:")
_KEEPS = re.compile(r"[|>][0-9]?\+")
_BLANK_LINES = re.compile(r"(?:\r?\n[ \t]*)+\Z")


class Grower:
    """Grows the nodes of one text, whose first signs up to `base` are not part of the document."""

    def __init__(self, text: str, base: int) -> None:
        self._text = text
        self._base = base
        self._event: Any = None
        self._get = PARSER(text[base:]).get_event

    def root(self) -> tuple[MappingNode, int]:
        """The mapping on top, and the end of the document."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            lines = self._text[self._base :].split("\n")
            message, hint, line, column = translated(
                error, lambda n: lines[n - 1] if n <= len(lines) else "", self._event
            )
            raise Unfit("syntax", message, hint, line, column) from None
        except yaml.YAMLError as error:
            message = f"this is not YAML: {getattr(error, 'reason', error)}"
            raise Unfit("syntax", message, "", 1, 1) from None

    def _document(self) -> tuple[MappingNode, int]:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise Unfit("empty-log", *EMPTY, 1, 1)
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            self._refuse(
                event, "expected-mapping", "a log is a mapping of sections", "begin with 'timeline:', 'events:'"
            )
        root = self._collection(event, 1)
        end = self._next()
        if not isinstance(event := self._next(), yaml.StreamEndEvent):
            self._refuse(
                event,
                "several-documents",
                "a second document begins here",
                "a log is one document: remove the line '---'",
            )
        assert isinstance(root, MappingNode)
        return root, end.start_mark.index + self._base if end.explicit else len(self._text)

    def _next(self) -> Any:
        self._event = event = self._get()
        return event

    def _refuse(self, event: Any, code: str, message: str, hint: str) -> NoReturn:
        mark = event.start_mark
        raise Unfit(code, message, hint, mark.line + 1, mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node:
        if event.__class__ is yaml.ScalarEvent:
            return self._scalar(event)
        return self._collection(event, depth)

    def _scalar(self, event: Any) -> ScalarNode:
        if event.anchor is not None or event.tag is not None:
            self._look_at(event)
        style = _STYLES.get(event.style, "plain")
        start, end = event.start_mark.index + self._base, event.end_mark.index + self._base
        if style in ("literal", "folded"):
            end = self._end_of_block(start, end, event.value)
        return ScalarNode(start, end, style, event.value)

    def _end_of_block(self, start: int, end: int, value: str) -> int:
        """The end of the last line that is part of a block scalar."""
        written = self._text[start:end]
        last_line = value.rstrip("\n").rpartition("\n")[2]
        if _KEEPS.match(written) or (last_line and not last_line.strip()):  # its blank lines are part of its value
            return end - (2 if written.endswith("\r\n") else 1 if written.endswith("\n") else 0)
        return start + len(_BLANK_LINES.sub("", written))

    def _collection(self, event: Any, depth: int) -> Node:
        self._look_at(event)
        if depth > DEEPEST:
            self._refuse(event, "too-deep", f"nested more than {DEEPEST} levels deep", "a log needs five or six")
        start = event.start_mark.index + self._base
        is_flow = bool(event.flow_style)
        if event.__class__ is yaml.MappingStartEvent:
            return self._mapping(start, is_flow, depth + 1)
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return ListNode(start, self._event.end_mark.index + self._base if is_flow else items[-1].end, is_flow, items)

    def _mapping(self, start: int, is_flow: bool, depth: int) -> MappingNode:
        pairs: list[tuple[ScalarNode, Node]] = []
        seen: set[str] = set()
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth)
            if not isinstance(key, ScalarNode):
                self._refuse(event, "bad-key", "a key is text, here is a list or a mapping", "put it in quotes")
            if key.value in seen:
                self._refuse(event, "duplicate-key", f"the key {quoted(key.value)} stands twice", "keep one of them")
            seen.add(key.value)
            value = self._node(self._next(), depth)
            if is_flow and value.__class__ is ScalarNode and value.start == value.end:
                value = self._empty(key)
            pairs.append((key, value))
        is_braced = is_flow and self._text[start] == "{"
        end = self._event.end_mark.index + self._base if is_braced else pairs[-1][1].end
        return MappingNode(start, end, is_flow, pairs)

    def _empty(self, key: ScalarNode) -> ScalarNode:
        """The empty value of a key in braces, right behind its colon, or behind the key if it has none."""
        colon = _COLON.match(self._text, key.end)
        at = colon.end() if colon else key.end
        return ScalarNode(at, at, "plain", "")

    def _look_at(self, event: Any) -> None:
        """Refuse tags, anchors and aliases."""
        hint = "remove it, and write the value out"
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "alias", f"the alias {quoted('*' + str(event.anchor))} is not read", hint)
        if event.anchor is not None:
            self._refuse(event, "alias", f"the anchor {quoted('&' + str(event.anchor))} is not read", hint)
        if event.tag is not None:
            self._refuse(event, "tag", f"the tag {quoted(str(event.tag))} is not read", hint)
