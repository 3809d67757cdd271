"""The lengths of lines that neighbours keep to: of what stands in one line, and of texts over several."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator

from timeline.log.editing.brackets import flow
from timeline.log.editing.kinds import SENTENCES, TITLES
from timeline.log.editing.lexis import line_end, line_start
from timeline.log.editing.observing import Sight, column_of, form_of_node, is_line, neighbours, parts_of
from timeline.log.editing.scalars import scalar
from timeline.log.editing.styles import Layout
from timeline.log.editing.tree import EntryNode, MappingNode, Node, ScalarNode, plain

_LONGEST = 120
_LONGEST_SEEN = 130
"""Length up to which a line is somewhat longer than the others; beyond that it is not broken at all."""
_UNLIMITED = 1 << 20
_CUSTOMARY = (120, 100, 80)

Range = tuple[int, int]
"""The shortest and the longest width that explain why a line ends where it does."""


def widths(text: str, entries: Iterable[EntryNode]) -> tuple[int, int]:
    """Return the maximum length of a line that holds a whole value, and of the lines of a text over several."""
    sights = [sight for entry in entries for sight in _fields(text, entry)]
    fold = _best(_broken(text, sights), _CUSTOMARY)
    width = _best(_whole(text, sights), (fold or _LONGEST, *_CUSTOMARY)) or _LONGEST
    return width, fold or min(width, _LONGEST)


def _fields(text: str, entry: EntryNode) -> Iterator[Sight]:
    """The fields of an entry whose lines may be broken, or the entry itself where it is in brackets."""
    node = entry.value
    if isinstance(node, MappingNode) and not node.is_flow:
        for key, value in node.pairs:
            if value.is_flow or (isinstance(value, ScalarNode) and key.value in SENTENCES - TITLES):
                yield Sight((key.value,), value, 0, column_of(text, key.end) + 2)
    elif node.is_flow:
        yield Sight((), node, 0, column_of(text, node.start))


def _best(ranges: Iterable[Range], liked: tuple[int, ...]) -> int:
    """The width that explains most lines, of several the first that is liked, or the longest; 0 without any lines."""
    several = Counter(ranges)
    candidates = {*liked, *(min(one, _LONGEST_SEEN) for pair in several for one in pair)}
    counts = {one: sum(several[low, high] for low, high in several if low <= one <= high) for one in candidates}
    fitting = [width for width, count in counts.items() if count == max(counts.values())]
    return next((width for width in liked if width in fitting), max(fitting)) if several else 0


def _broken(text: str, sights: Iterable[Sight]) -> Iterator[Range]:
    """The widths by which a line of a text ends before the first word of the next."""
    for sight in sights:
        node = sight.node
        if not isinstance(node, ScalarNode) or node.style == "literal":
            continue
        lines = _lines(text, node)
        for one, two in itertools.pairwise(lines):
            if one and two:
                yield len(one), len(one) + len(two.split()[0])


def _lines(text: str, node: Node) -> list[str]:
    """The lines in which a text stands, without the header of a folded one."""
    lines = text[line_start(text, node.start) : line_end(text, node.end)].split("\n")
    return [line.rstrip() for line in lines[1 if isinstance(node, ScalarNode) and node.is_block else 0 :]]


def _whole(text: str, sights: Iterable[Sight]) -> Iterator[Range]:
    """The widths by which a value stands in one line, or does not."""
    for sight in sights:
        value = plain(sight.node)
        form = form_of_node(text, sight.node, _LONGEST)
        if form in ("flow", "line"):
            yield column_of(text, sight.node.end), _UNLIMITED
        elif form in ("filled", "open", "stacked"):
            yield from _filled(text, sight.node) if form == "filled" else ()
            yield 0, sight.column + len(flow(value, Layout(), sight.way)) - 1
        elif form in ("folded", "wrapped") and isinstance(value, str) and len(_lines(text, sight.node)) > 1:
            yield 0, sight.column + len(scalar(value, in_flow=False)) - 1


def _filled(text: str, node: Node) -> Iterator[Range]:
    """The widths by which a line in brackets ends before the next item."""
    for one, two in neighbours(parts_of(node)):
        if not is_line(text, one[1], two[0]):
            end = column_of(text, one[1]) + len(",")
            yield end, end + len(" ") + two[1] - two[0]
