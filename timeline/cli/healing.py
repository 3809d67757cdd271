"""Recovery from an index that turns out to be damaged while it is read: the log itself is read, and asked again."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

from timeline.index.damage import IndexDamaged

Answer = TypeVar("Answer")
Part = TypeVar("Part", bound=Sized)

_HELD = 1 << 20
"""Size of the beginning of an answer that is held back: an answer up to this size is whole, or asked again."""

HELD_LINES = 1 << 14
"""Number of pieces of lines at the beginning of a text that are held back."""

_TRIES = 10
"""Maximum number of damaged indexes to drop for one answer: each log may have one."""


class Progress:
    """Flag that part of the answer was handed on, so that it must not be given again."""

    def __init__(self) -> None:
        self.has_begun = False


ANSWER = Progress()
"""The progress of this process, which gives one answer."""


def held_back(parts: Iterable[Part], most: int = _HELD) -> Iterator[Part]:
    """Yield the parts of an answer, the first ones not before they have a size, or the answer is over.

    An answer that fails until then can be asked again.
    """
    held: list[Part] = []
    size = 0
    rest = iter(parts)
    for part in rest:
        held.append(part)
        size += len(part)
        if size >= most:
            break
    ANSWER.has_begun = True
    yield from held
    held.clear()
    yield from rest


def healed(ask: Callable[[], Answer]) -> Answer:
    """Return the answer of a function; it is called again where an index was damaged and nothing was handed on yet."""
    for _ in range(_TRIES):
        try:
            return ask()
        except IndexDamaged as error:
            from timeline.index.verified import distrust

            distrust(error)
            if ANSWER.has_begun:
                raise
    return ask()
