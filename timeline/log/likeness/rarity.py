"""The rarity of words in the titles of a log: a word that few entries have tells more than one that many have."""

from collections.abc import Callable
from functools import cache
from typing import Final

_LEAST: Final = 0.15
"""Weight of a word that nearly every title has."""

_COUNTED: Final = 256
"""Number of titles that are counted in any log."""

_SMALLEST: Final = 7
"""Minimum number of binary digits of the size of a log: in a small one no word is frequent."""


class Rarity:
    """The weights of words in a log of some size.

    They go by binary digits of the number of titles, so that an edit changes few of them.
    """

    def __init__(self, frequency: Callable[[str, int], int], size: int) -> None:
        """`frequency` counts the titles with a folded word, up to a number; `size` is the number of events."""
        self._digits = max(_SMALLEST, size.bit_length())
        self._frequency = frequency
        self.of = cache(self._of)

    @property
    def most(self) -> int:
        """The number of titles beyond which a word does not get more frequent."""
        return max(_COUNTED, 1 << (self._digits - 5))

    @property
    def digits(self) -> int:
        """The number of binary digits of the size of the log, on which all weights depend."""
        return self._digits

    def _of(self, word: str) -> float:
        return self.weight(self._frequency(word, self.most))

    def level(self, number: int) -> int:
        """Return how frequent a word is that so many titles have; two of them may be one event told twice: 0."""
        return max(0, min(number, self.most).bit_length() - 2)

    def weight(self, number: int) -> float:
        """Return the weight of a word that so many titles have, from 0 to 1."""
        return max(_LEAST, (self._digits - self.level(number)) / self._digits)
