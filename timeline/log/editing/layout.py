"""The layout of a place in a log, learnt from the entries around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from timeline.log.editing.forms import Forms
from timeline.log.editing.indents import indented
from timeline.log.editing.key_order import learnt_order, usual_order
from timeline.log.editing.kinds import ENTRY, HEAD
from timeline.log.editing.observing import Sight, column_of, commonest, nested, seen_forms, sights
from timeline.log.editing.spacing import blank_lines, bracketed, field_column, is_json, value_column
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import EntryNode, MappingNode, ScalarNode, Tree
from timeline.log.editing.widths import widths
from timeline.log.loader import LISTS

__all__ = ["Layout", "Layouts", "layout_of"]

_MOST = 40
"""Maximum number of entries to look at in the section."""
_MOST_ELSEWHERE = 10
"""Maximum number of entries to look at in each of the others."""
_MOST_LINES = 200
"""Maximum number of entries in a section whose lines are measured."""
_STRETCH = 20
"""Number of entries that share a layout in a long section, so that it is not learnt again for each."""

_Others = tuple[list[list[EntryNode]], list[Sight], Forms]


def layout_of(tree: Tree, section: str, near: int | None = None) -> Layout:
    """Return the layout of a section around an entry (by its number from 0), or at its end.

    What the section does not show, the others do; what these do not show is laid out as in the shipped log.
    """
    return Layouts(tree).of(section, near)


class Layouts:
    """The layouts of one text at all its places, each learnt when it is asked for."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._text = tree.text
        self._known: dict[tuple[str, int | None], Layout] = {}
        self._elsewhere: dict[str, _Others] = {}

    def of(self, section: str, near: int | None = None) -> Layout:
        """The layout of a section around an entry (by its number from 0), or at its end."""
        node = self._tree.sections.get(section)
        if near is not None and node is not None and len(node.entries) > _STRETCH:
            near = near // _STRETCH * _STRETCH + _STRETCH // 2
        if (section, near) not in self._known:
            self._known[section, near] = self._learnt(section, near)
        return self._known[section, near]

    def _learnt(self, section: str, near: int | None) -> Layout:
        text = self._text
        node = self._tree.sections.get(section)
        own = _nearest(node.entries, near, _MOST) if node else []
        here = [sight for entry in own for sight in _sights(text, entry)]
        others, elsewhere, forms = self._elsewhere.get(section) or self._others(section)
        layout = indented(text, section in LISTS, own, others, [*here, *elsewhere])
        width, fold = self._widths
        gaps = (blank_lines(text, sorted(entries, key=_start)) for entries in (own, *_like(section, self._tree)))
        layout = replace(
            layout,
            value_column=value_column(text, own),
            field_column=field_column(text, own),
            blank_lines=next((commonest(one, 0) for one in gaps if one), 1 if section in LISTS else 0),
            newline="\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n",
            quote=commonest(_quotes(here), commonest(_quotes(elsewhere), layout.quote)),
            width=width,
            fold=fold,
            is_json=is_json(own or [entry for entries in others for entry in entries]),
            order=learnt_order(usual_order(section), [_keys(entry) for entry in own]),
        )
        layout = bracketed(text, [*here, *elsewhere], layout)
        return replace(layout, seen=(Forms(seen_forms(text, here, layout)), forms))

    def _others(self, section: str) -> _Others:
        """The last entries of the other sections, what is seen of them, and the forms of it."""
        rest = [one.entries for name, one in self._tree.sections.items() if name != section]
        others = [_nearest(entries, None, _MOST_ELSEWHERE) for entries in rest]
        elsewhere = [sight for entries in others for entry in entries for sight in _sights(self._text, entry)]
        width, _ = self._widths
        found = others, elsewhere, Forms(seen_forms(self._text, elsewhere, Layout(width=width)))
        self._elsewhere[section] = found
        return found

    @cached_property
    def _widths(self) -> tuple[int, int]:
        several = [_nearest(section.entries, None, _MOST_LINES) for section in self._tree.sections.values()]
        return widths(self._text, [entry for entries in several for entry in entries])


def _nearest(entries: Sequence[EntryNode], near: int | None, count: int) -> list[EntryNode]:
    """The entries around one, or at the end, the nearest first."""
    middle = len(entries) - 1 if near is None else near
    first = max(0, min(middle - count // 2, len(entries) - count))
    around = range(first, min(len(entries), first + count))
    return [entries[number] for number in sorted(around, key=lambda number: abs(number - middle))]


def _like(section: str, tree: Tree) -> list[Sequence[EntryNode]]:
    """The last entries of the other sections that are lists or mappings as this one is."""
    alike = (one for name, one in tree.sections.items() if name != section and (name in LISTS) == (section in LISTS))
    return [one.entries[-_MOST:] for one in alike]


def _sights(text: str, entry: EntryNode) -> Iterator[Sight]:
    """The observed layout of an entry."""
    start, column = column_of(text, entry.start), column_of(text, entry.value.start)
    way = ENTRY if entry.key is not None else () if entry.id else HEAD
    return sights(text, Sight(way, entry.value, start, column, entry.key))


def _quotes(several: Iterable[Sight]) -> Iterator[str]:
    """The quotes of the texts that stand in any."""
    for sight in several:
        for _, node, _ in nested(sight.node, sight.way):
            if isinstance(node, ScalarNode) and node.style in ("single", "double"):
                yield "'" if node.style == "single" else '"'


def _keys(entry: EntryNode) -> list[str]:
    return [key.value for key, _ in entry.value.pairs] if isinstance(entry.value, MappingNode) else []


def _start(entry: EntryNode) -> int:
    return entry.start
