"""Answering from a log whose kept index turns out to be damaged while it is read: once more, from the log itself."""

from collections.abc import Callable
from typing import TypeVar

from timeline.index.damage import IndexDamaged

Answer = TypeVar("Answer")

_TRIES = 10
"""How many damaged indexes are dropped for one answer: each log that is named may have one."""


class Progress:
    """Whether any part of the answer was handed on: what was may not be said again."""

    def __init__(self) -> None:
        self.has_begun = False


ANSWER = Progress()
"""That of this process, which gives one answer."""


def healed(ask: Callable[[], Answer]) -> Answer:
    """What a function answers; asked again where an index was damaged and nothing was handed on yet."""
    for _ in range(_TRIES):
        try:
            return ask()
        except IndexDamaged as error:
            from timeline.index.sealed import distrust

            distrust(error)
            if ANSWER.has_begun:
                raise
    return ask()
