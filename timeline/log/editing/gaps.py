"""The items of a list or the keys of a mapping as they are to be: old ones, and new ones in the gaps between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Gap(NamedTuple):
    """The place between two old items that stay: the old items that go from there, and the new ones that come there.

    `before` is the number of the item before it, -1 at the start; `behind` that of the item behind it, at the end the
    number of all items.
    """

    before: int
    behind: int
    new: list[str]

    @property
    def gone(self) -> range:
        """The numbers of the old items that go."""
        return range(self.before + 1, self.behind)


def gaps(count: int, order: Sequence[int | str]) -> Iterator[Gap]:
    """The gaps in which something changes, of so many old items; `order` has their numbers, and the texts of new ones.

    >>> list(gaps(3, [0, "x", 2]))
    [Gap(before=0, behind=2, new=['x'])]
    """
    before, new = -1, list[str]()
    for item in (*order, count):
        if isinstance(item, str):
            new.append(item)
        else:
            if new or item > before + 1:
                yield Gap(before, item, new)
            before, new = item, []
