"""JSON lines from the JSON of an answer: the members of its lists, one on each line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Json = dict[str, Any]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Each:
    """A list of JSON values that are made one at a time, so that a large answer is never in memory as a whole.

    It can be read as often as its items.

    >>> list(Each([1, 2], lambda number: {"square": number * number}))
    [{'square': 1}, {'square': 4}]
    """

    def __init__(self, items: Iterable[Any], make: Callable[[Any], Any]) -> None:
        self._items = items
        self._make = make

    def __iter__(self) -> Iterator[Any]:
        return map(self._make, self._items)


class Lines(NamedTuple):
    """A list in the JSON of an answer whose members become lines."""

    path: str
    """The keys that lead to the list: `plans.announced`; empty if the answer itself is the list."""
    front: Mapping[str, Any] = _NOTHING
    """Keys that each line has in front of those of the member."""
    each: Callable[[Any, Any], Iterable[Json]] | None = None
    """Function from the whole answer and a member to the lines of the member; None if the member is the line."""

    def of(self, whole: Any) -> Iterator[Any]:
        """Yield the lines of one answer."""
        members = whole
        for key in filter(None, self.path.split(".")):
            members = members[key]
        for member in members:
            for line in self.each(whole, member) if self.each is not None else (member,):
                yield {**self.front, **line} if self.front else line


def lines(whole: Any, lists: Iterable[Lines]) -> Iterator[Any]:
    """Yield the lines of an answer, list after list."""
    for one in lists:
        yield from one.of(whole)
