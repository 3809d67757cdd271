"""A text of a log in which a name becomes another one: nothing but the names changes, and that is proved."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.log.editing.meaning import with_value
from timeline.log.editing.patches import Patch, patched
from timeline.log.editing.proof import Outline, outline_of, proved
from timeline.log.editing.replacing import QUOTES
from timeline.log.editing.scalars import in_quotes
from timeline.log.editing.tree import ScalarNode, Tree
from timeline.log.editing.uses import Splice, Use
from timeline.log.editing.values import Value


class Renamed(NamedTuple):
    """The patches of a text, and the text with them."""

    patches: tuple[Patch, ...]
    text: str


def renamed(tree: Tree, uses: Iterable[Use]) -> Renamed:
    r"""Return a text with the new names at these places; raises `NotProved` where it would say something else.

    >>> from timeline.log.editing.tree import parse
    >>> from timeline.log.editing.uses import Name, Renaming, uses
    >>> tree = parse("actors: {us: {name: US}}\nevents:\n- {id: a, actors: [us, us-army]} # by us\n")
    >>> print(renamed(tree, uses(tree, Renaming(Name("actors", "us"), "usa"))).text, end="")
    actors: {usa: {name: US}}
    events:
    - {id: a, actors: [usa, us-army]} # by us
    """
    found = [*uses]
    patches = tuple(sorted(patch for use in found for patch in _patches(tree.text, use)))
    text = patched(tree.text, patches)
    proved(text, _expected(tree, found))
    return Renamed(patches, text)


def _expected(tree: Tree, uses: Iterable[Use]) -> Outline:
    """Return what the new text is to say."""
    by_entry: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        by_entry.setdefault(use.target, []).append(use)
    found: Outline = []
    for section, entries in outline_of(tree):
        found.append((section, [_entry(id, value, by_entry.get((section, id), ())) for id, value in entries]))
    return found


def _entry(id: str, value: Value, uses: Iterable[Use]) -> tuple[str, Value]:
    for use in uses:
        id = use.value if use.is_own else id
        value = with_value(value, use.path, use.value) if use.path or not use.is_own else value
    return id, value


def _patches(text: str, use: Use) -> Iterator[Patch]:
    """Yield the patches of a text that names something: of its pieces, or of the whole where these do not show."""
    node = use.node
    starts = [_start(text, node, splice) for splice in use.splices]
    if None in starts or any(sign in splice.new for splice in use.splices for sign in "\"'\\"):
        yield Patch(node.start, node.end, in_quotes(use.value, QUOTES.get(node.style, '"')))
        return
    for start, splice in zip(starts, use.splices, strict=True):
        assert start is not None
        yield Patch(start, start + splice.end - splice.start, splice.new)


def _start(text: str, node: ScalarNode, splice: Splice) -> int | None:
    """Return the place of a piece of a text as it is written; None where it is written otherwise, with an escape.

    Lines may be folded and signs doubled between the pieces, but a name has neither, so it is found by counting.
    """
    piece = node.value[splice.start : splice.end]
    number = len(_places(node.value, piece, 0, splice.start + len(piece))) - 1
    written, said = _places(text, piece, node.start, node.end), _places(node.value, piece, 0, len(node.value))
    return written[number] if len(written) == len(said) else None


def _places(text: str, piece: str, start: int, end: int) -> list[int]:
    found = []
    while (start := text.find(piece, start, end)) >= 0:
        found.append(start)
        start += 1
    return found
