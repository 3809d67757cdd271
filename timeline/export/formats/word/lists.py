"""The lists of a Word document: one of bullets for all items without a number, and one for each row of numbers."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from timeline.export.formats.word.elements import element, parsed
from timeline.telling.document import Item

_DEPTHS = 9
"""Number of levels of a list in Word."""
_BULLETS = 1
_SIGNS = "•–"


class Lists:
    """The lists of a document: assigns each item to one of them, and defines them."""

    def __init__(self) -> None:
        self._abstract = [_bullets()]
        self._numbered: dict[int, tuple[int, int]] = {}

    def place(self, item: Item) -> BaseOxmlElement:
        """The list and the level of an item; a number that does not follow the last one of its depth begins a new list.

        Each list has a definition of its own, because Word counts the items of one definition together.
        """
        depth = min(item.depth, _DEPTHS - 1)
        if item.number is None:
            return _place(_BULLETS, depth)
        id, last = self._numbered.get(depth, (0, 0))
        if not id or item.number != last + 1:
            id = self._add(_numbers(len(self._abstract), item.number, 400 * depth + 480, 480))
        self._numbered[depth] = (id, item.number)
        return _place(id, 0)

    def definitions(self) -> Iterator[BaseOxmlElement]:
        """Yield the definitions of the lists, in the order that Word requires."""
        yield from map(parsed, self._abstract)
        for number in range(len(self._abstract)):
            yield parsed(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>')

    def _add(self, definition: str) -> int:
        self._abstract.append(definition)
        return len(self._abstract)


def _place(id: int, depth: int) -> BaseOxmlElement:
    return element("numPr", element("ilvl", val=str(depth)), element("numId", val=str(id)))


def _numbers(id: int, first: int, left: int, hanging: int) -> str:
    level = _level(0, first, "decimal", "%1.", left, hanging)
    return f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'


def _bullets() -> str:
    levels = "".join(
        _level(depth, 1, "bullet", _SIGNS[depth % len(_SIGNS)], 400 * depth + 320, 320) for depth in range(_DEPTHS)
    )
    return f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'


def _level(depth: int, first: int, format: str, sign: str, left: int, hanging: int) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{first}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
