"""A text as a tree: its sections, their entries, and the nodes of these, each with the places of its ends."""

from timeline.log.editing.lexis import behind_blanks
from timeline.log.editing.operations import Target
from timeline.log.editing.refusal import NotEditable
from timeline.log.editing.values import Value
from timeline.log.yaml.building import STREAMED
from timeline.log.yaml.growing import Grower
from timeline.log.yaml.inspection import Inspector, Unfit
from timeline.log.yaml.spans import ListNode, MappingNode, Node, ScalarNode
from timeline.text import quoted

__all__ = ["EntryNode", "ListNode", "MappingNode", "Node", "ScalarNode", "SectionNode", "Tree", "parse", "plain"]


class EntryNode:
    """An entry. Of a list its text begins with the dash, or with the brace; of a mapping with its key.

    What has no id (the header, and any section that has no entries) is a single entry whose id is empty.
    """

    __slots__ = ("end", "id", "key", "start", "value")

    def __init__(self, id: str, key: ScalarNode | None, value: Node, start: int) -> None:
        self.id = id
        self.key = key
        self.value = value
        self.start = start
        self.end = value.end


class SectionNode:
    """A section: its key, its value, and the entries in it."""

    __slots__ = ("entries", "key", "start", "value")

    def __init__(self, key: ScalarNode, value: Node, start: int, entries: list[EntryNode]) -> None:
        self.key = key
        self.value = value
        self.start = start
        self.entries = entries


class Tree:
    """A text with its sections in order. `end` is where the document ends: before `...`, else the end of the text."""

    def __init__(self, text: str, root: MappingNode, sections: dict[str, SectionNode], end: int) -> None:
        self.text = text
        self.root = root
        self.sections = sections
        self.end = end
        self._by_id: dict[str, dict[str, list[EntryNode]]] = {}

    def entry(self, target: Target) -> EntryNode:
        """The entry that a target names; refused where there is none, or more than one."""
        section, id = target
        node = self.sections.get(section)
        if node is None:
            raise NotEditable(f"there is no section {quoted(section)} in this text")
        known = self._by_id.get(section)
        if known is None:
            known = self._by_id[section] = {}
            for entry in node.entries:
                known.setdefault(entry.id, []).append(entry)
        found = known.get(id, [])
        if len(found) == 1:
            return found[0]
        name = f"{quoted(id)} in {quoted(section)}" if id else f"{quoted(section)} as a whole"
        if not found:
            raise self.refused(node.key, f"there is no entry {name}")
        raise self.refused(found[1], f"the entry {name} stands twice", "give one of them another id")

    def refused(self, node: "Node | EntryNode", message: str, hint: str = "") -> NotEditable:
        """Return a refusal with the place of a node."""
        return refused_at(self.text, node.start, message, hint)


def refused_at(text: str, at: int, message: str, hint: str = "") -> NotEditable:
    """Return a refusal with a place in a text."""
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at) - (text.startswith("\ufeff") and line == 1)
    return NotEditable(message, hint, line, column)


def parse(text: str) -> Tree:
    """Return the tree of a text; refused is what a log may not hold, and what could not be changed safely."""
    try:
        root, end = _grown(text)
    except Unfit as fault:
        raise NotEditable(fault.message, fault.hint, fault.line, fault.column) from None
    sections: dict[str, SectionNode] = {}
    before = root.start
    for key, value in root.pairs:
        start = behind_blanks(text, before)
        sections[key.value] = SectionNode(key, value, start, _entries(text, key.value, value))
        before = value.end
    return Tree(text, root, sections, end)


def _grown(text: str) -> tuple[MappingNode, int]:
    base = 1 if text.startswith("\ufeff") else 0
    inspector = Inspector()
    inspector.passed(text[base:], is_end=True)
    if inspector.fault:
        raise inspector.fault
    return Grower(text, base).root()


def _entries(text: str, section: str, value: Node) -> list[EntryNode]:
    if section not in STREAMED:
        return [EntryNode("", None, value, value.start)]
    if isinstance(value, ListNode):
        return _items(text, value)
    if isinstance(value, MappingNode):
        entries = []
        before = value.start + (1 if value.is_flow else 0)
        for key, below in value.pairs:
            start = key.start if key.start == before else behind_blanks(text, before, value.is_flow)
            entries.append(EntryNode(key.value, key, below, start))
            before = below.end
        return entries
    return [] if not value.value else [EntryNode("", None, value, value.start)]


def _items(text: str, value: ListNode) -> list[EntryNode]:
    entries = []
    before = value.start
    for item in value.items:
        id = item.get("id") if isinstance(item, MappingNode) else None
        start = item.start if value.is_flow else behind_blanks(text, before)
        entries.append(EntryNode(id.value if isinstance(id, ScalarNode) else "", None, item, start))
        before = item.end
    return entries


def plain(node: Node) -> Value:
    """Return the value of a node: a text, a list or a mapping."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}
