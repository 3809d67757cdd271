"""Recovery from an index that turns out to be damaged while it is read: the log itself is read, and asked again."""

from collections.abc import Callable
from typing import TypeVar

from timeline.index.damage import IndexDamaged

Answer = TypeVar("Answer")

_TRIES = 10
"""Maximum number of damaged indexes to drop for one answer: each log may have one."""


class Progress:
    """Flag that part of the answer was handed on, so that it must not be given again."""

    def __init__(self) -> None:
        self.has_begun = False


ANSWER = Progress()
"""The progress of this process, which gives one answer."""


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
