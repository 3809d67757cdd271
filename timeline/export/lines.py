"""JSON lines out of the JSON of an answer: the members of its lists, one a line."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, overload

Json = dict[str, Any]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Each(Sequence[Any]):
    """A list of JSON values, each of which is made when it is asked for: an answer of any size needs no room for all.

    >>> list(Each([1, 2], lambda number: {"square": number * number}))
    [{'square': 1}, {'square': 4}]
    """

    def __init__(self, items: Sequence[Any], make: Callable[[Any], Any]) -> None:
        self._items = items
        self._make = make

    def __eq__(self, other: object) -> bool:
        """The same values, whether they are made yet or not."""
        return isinstance(other, Each | list) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        return map(self._make, self._items)

    @overload
    def __getitem__(self, at: int) -> Any: ...

    @overload
    def __getitem__(self, at: slice) -> "Each": ...

    def __getitem__(self, at: int | slice) -> Any:
        return Each(self._items[at], self._make) if isinstance(at, slice) else self._make(self._items[at])


class Lines(NamedTuple):
    """A list of the JSON of an answer whose members are lines."""

    path: str
    """The key of the list, with those above it: `plans.announced`; empty, where the answer itself is the list."""
    front: Mapping[str, Any] = _NOTHING
    """Keys of each line in front of those of the member."""
    each: Callable[[Any, Any], Iterable[Json]] | None = None
    """The lines of a member, given the whole and the member, where they are not the member itself."""

    def of(self, whole: Any) -> Iterator[Any]:
        """The lines of one answer."""
        members = whole
        for key in filter(None, self.path.split(".")):
            members = members[key]
        for member in members:
            for line in self.each(whole, member) if self.each is not None else (member,):
                yield {**self.front, **line} if self.front else line


def lines(whole: Any, lists: Iterable[Lines], order: Iterable[str] | None = None) -> Iterator[Any]:
    """The lines of an answer, list after list; with `order`, each line from the list whose path is named next."""
    if order is None:
        for one in lists:
            yield from one.of(whole)
    else:
        open_lists = {one.path: one.of(whole) for one in lists}
        yield from (next(open_lists[path]) for path in order)
